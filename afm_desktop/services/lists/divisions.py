"""The listing of divisions, with what each of them holds."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.counting import headcount
from afm_desktop.domain.enums import MemberRole
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.services.bodies import mergers
from afm_desktop.services.lists.choice import Choice, found, narrowed, of_keys
from afm_desktop.services.lists.listing import ColumnKind, Row, columns

COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.TEXT, "code name english_name structure secretariat"),
        (ColumnKind.ENUM, "secretariat_basis"),
        (ColumnKind.NUMBER, "members anchors demands projects meetings"),
        (ColumnKind.DATE, "valid_from valid_to"),
    ]
)


def rows(session: Session, choice: Choice) -> list[Row]:
    """The divisions in force, in their own order."""
    secretariat, structure = aliased(Organization), aliased(Structure)
    statement = (
        select(
            Division.id,
            Division.code,
            Division.name,
            Division.english_name,
            structure.name,
            secretariat.name,
            Division.secretariat_basis,
            Division.valid_from,
            Division.valid_to,
        )
        .outerjoin(structure, structure.id == Division.structure_id)
        .outerjoin(secretariat, secretariat.id == Division.secretariat_id)
        .where(
            Division.deleted.is_(None), holding(Division.valid_from, Division.valid_to, choice.day)
        )
        .order_by(Division.position, Division.code, Division.row)
    )
    own = Division.id == choice.division if choice.division else None
    wanted = found(session, choice.query, Division, (Division.secretariat_id, Organization))
    only = of_keys(Division, choice)
    lines = session.execute(narrowed(statement, own, wanted, only)).all()
    tallies = [*_members(session, choice), *_led(session)]
    return [(*line[:7], *(tally.get(line[0], 0) for tally in tallies), *line[7:]) for line in lines]


def _members(session: Session, choice: Choice) -> list[Mapping[str, int]]:
    """How many bodies each division has, and how many of them are anchor firms."""
    statement = (
        select(Membership.division_id, Membership.organization_id, Membership.role)
        .join(Organization, Organization.id == Membership.organization_id)
        .where(
            Membership.deleted.is_(None),
            Organization.deleted.is_(None),
            holding(Membership.joined_on, Membership.left_on, choice.day),
        )
    )
    merged = mergers(session)
    seats = [
        (division, merged.body(body), role)
        for division, body, role in session.execute(statement)
        if division and body
    ]
    anchors = [seat for seat in seats if seat[2] is MemberRole.ANCHOR]
    return [
        headcount((division, body) for division, body, _ in found).by_division
        for found in (seats, anchors)
    ]


def _led(session: Session) -> list[Mapping[str, int]]:
    """How many demands, projects and meetings each division leads."""
    statements = [
        select(record.division_id, func.count())
        .where(record.deleted.is_(None))
        .group_by(record.division_id)
        for record in (Demand, LeadProject, Meeting)
    ]
    return [
        {division: count for division, count in session.execute(statement) if division}
        for statement in statements
    ]
