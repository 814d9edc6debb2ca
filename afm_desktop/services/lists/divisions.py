"""The listing of divisions, with what each of them holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, SQLColumnExpression, case, func, select, true
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.counting import Headcount
from afm_desktop.domain.enums import MemberRole, StructureView
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.services.bodies import mergers, remaining
from afm_desktop.services.former_figures import read_held, require_handover
from afm_desktop.services.lists.choice import Choice, found, narrowed, of_keys
from afm_desktop.services.lists.listing import ColumnKind, Row, columns

_COUNTED = ("members", "anchors", "demands", "projects", "meetings")
COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.TEXT, "code name english_name structure secretariat"),
        (ColumnKind.ENUM, "secretariat_basis"),
        (ColumnKind.NUMBER, " ".join(_COUNTED)),
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
        .where(Division.deleted.is_(None))
        .order_by(Division.position, Division.code, Division.row)
    )
    own = Division.id == choice.division if choice.division else None
    wanted = found(session, choice.query, Division, (Division.secretariat_id, Organization))
    only = of_keys(Division, choice)
    shown, tallies = _shown(session, choice)
    lines = session.execute(narrowed(statement, shown, own, wanted, only)).all()
    return [(*line[:7], *(tally.get(line[0], 0) for tally in tallies), *line[7:]) for line in lines]


def _shown(
    session: Session, choice: Choice
) -> tuple[ColumnElement[bool], Sequence[Mapping[str, int]]]:
    """Which divisions a structure shows, and what each of them holds by column."""
    in_force = holding(Division.valid_from, Division.valid_to, choice.day)
    if choice.structure is StructureView.CURRENT:
        counts = headcounts(session, choice.day)
        return in_force, [*(count.by_division for count in counts), *_led(session)]
    handover = require_handover(session, choice.day)
    is_mapped = choice.structure is StructureView.MAPPED
    held = read_held(session, handover, is_mapped=is_mapped).by_division
    tallies = [{id: figures[what] for id, figures in held.items()} for what in _COUNTED]
    return in_force if is_mapped else Division.id.in_(handover.old), tallies


def headcounts(
    session: Session, day: date, *conditions: ColumnElement[bool]
) -> tuple[Headcount[str], Headcount[str]]:
    """How many bodies sit in each division, and how many of them are anchor firms."""
    body = remaining(Membership.organization_id, mergers(session))
    anchor = case((Membership.role == MemberRole.ANCHOR, body))
    counted = [func.count(body.distinct()), func.count(anchor.distinct())]
    here = (
        Membership.deleted.is_(None),
        body.is_not(None),
        # Few bodies are gone: a list of them is asked faster than the body of each seat.
        Membership.organization_id.not_in(
            select(Organization.id).where(Organization.deleted.is_not(None))
        ),
        holding(Membership.joined_on, Membership.left_on, day),
        *conditions,
    )
    by_division: Any = select(Membership.division_id, *counted)
    lines = session.execute(by_division.where(*here).group_by(Membership.division_id)).all()
    totals = session.execute(_of_all(body, here)).one()
    members = {division: count for division, count, _ in lines if division}
    anchors = {division: count for division, _, count in lines if division}
    return Headcount(members, totals[0]), Headcount(anchors, totals[1] or 0)


def _of_all(body: SQLColumnExpression[Any], here: Iterable[ColumnElement[bool]]) -> Any:
    """Each body once: seats are gone through body by body, so that nothing is sorted."""
    is_anchor = func.max(case((Membership.role == MemberRole.ANCHOR, 1), else_=0))
    bodies = select(is_anchor.label("is_anchor")).where(*here).group_by(body).subquery()
    return select(func.count(), func.sum(bodies.c.is_anchor)).select_from(bodies)


def _led(session: Session) -> list[Mapping[str, int]]:
    """How many demands, projects and meetings each division leads; a template is no meeting."""
    statements = [
        select(record.division_id, func.count())
        .where(record.deleted.is_(None), counts)
        .group_by(record.division_id)
        for record, counts in (
            (Demand, true()),
            (LeadProject, true()),
            (Meeting, Meeting.is_template.is_not(True)),
        )
    ]
    return [
        {division: count for division, count in session.execute(statement) if division}
        for statement in statements
    ]
