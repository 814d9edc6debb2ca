"""The listings of meetings, survey rounds, lead projects and targets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import Basis, DemandStatus
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.targets import Measurement, Target
from afm_desktop.domain.tables import meeting_kind_word, region
from afm_desktop.services.lists.choice import Choice, found, narrowed, of_keys, sort_of
from afm_desktop.services.lists.counted import counted_values
from afm_desktop.services.lists.listing import ColumnKind, Row, columns
from afm_desktop.services.rounds.model import competition
from afm_desktop.storage.tables import search_row

MEETING_COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.TEXT, "division division_name title"),
        (ColumnKind.DATE, "date"),
        (ColumnKind.ENUM, "status"),
        (ColumnKind.TEXT, "kind"),
        (ColumnKind.NUMBER, "ordinal"),
        (ColumnKind.MOMENT, "starts_at ends_at"),
        (ColumnKind.TEXT, "place host"),
    ]
)
ROUND_COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.YEAR, "year"),
        (ColumnKind.NUMBER, "ordinal"),
        (ColumnKind.TEXT, "name"),
        (ColumnKind.MOMENT, "opens_at closes_at"),
        (ColumnKind.NUMBER, "demands planned_projects"),
        (ColumnKind.WON, "budget_won"),
        (ColumnKind.TEXT, "competition source"),
    ]
)
PROJECT_COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.YEAR, "year"),
        (ColumnKind.TEXT, "title division division_name lead region"),
        (ColumnKind.ENUM, "signal"),
        (ColumnKind.WON, "total_won national_won local_won private_won"),
        (ColumnKind.DATE, "starts_on ends_on"),
        (ColumnKind.TEXT, "period program"),
        (ColumnKind.YES_NO, "is_inferred"),
        (ColumnKind.TEXT, "source"),
    ]
)
TARGET_COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.TEXT, "division division_name name unit"),
        (ColumnKind.NUMBER, "baseline target"),
        (ColumnKind.TEXT, "target_text"),
        (ColumnKind.YEAR, "due_year"),
        (ColumnKind.NUMBER, "measured"),
        (ColumnKind.TEXT, "measured_text"),
        (ColumnKind.DATE, "measured_on announced_on"),
        (ColumnKind.TEXT, "source"),
        (ColumnKind.YES_NO, "is_counted"),
    ]
)


def meeting_rows(session: Session, choice: Choice) -> list[Row]:
    """The meetings by their day; those without one come last."""
    host = aliased(Organization)
    statement = (
        select(
            Meeting.id,
            Division.code,
            Division.name,
            Meeting.title,
            Meeting.status,
            Meeting.kind,
            Meeting.ordinal,
            Meeting.starts_at,
            Meeting.ends_at,
            Meeting.place,
            host.name,
        )
        .outerjoin(Division, Division.id == Meeting.division_id)
        .outerjoin(host, host.id == Meeting.host_id)
        .where(Meeting.deleted.is_(None), Meeting.is_template.is_not(True))
        .order_by(Meeting.starts_at.is_(None), Meeting.starts_at, Meeting.row)
    )
    own = Meeting.division_id == choice.division if choice.division else None
    wanted, only = found(session, choice.query, Meeting), of_keys(Meeting, choice)
    lines = session.execute(narrowed(statement, own, wanted, only))
    return [_meeting_row(line) for line in lines]


def _meeting_row(line: Sequence[Any]) -> Row:
    *first, status, kind, ordinal, starts = line[:8]
    day = starts.astimezone(KOREA).date() if starts else None
    word = meeting_kind_word(kind) if kind else None
    return (*first, day, status, word, ordinal, starts, *line[8:])


def round_rows(session: Session, choice: Choice) -> list[Row]:
    """The survey rounds by year, with how many demands each received."""
    is_filed = case((Demand.status != DemandStatus.DRAFT, 1), else_=0)
    filed = select(Demand.round_id, func.count(), func.sum(is_filed))
    filed = filed.where(Demand.deleted.is_(None))
    own = Demand.division_id == choice.division if choice.division else None
    counted = session.execute(narrowed(filed, own).group_by(Demand.round_id))
    demands: dict[str, tuple[int, int]] = {line[0]: line[1:] for line in counted if line[0]}
    statement = (
        select(
            Round.id,
            Round.year,
            Round.ordinal,
            Round.name,
            Round.opens_at,
            Round.closes_at,
            Round.planned_projects,
            Round.budget_won,
            Round.source,
        )
        .where(Round.deleted.is_(None))
        .order_by(Round.year, Round.ordinal, Round.row)
    )
    wanted = found(session, choice.query, Round)
    found_lines = session.execute(narrowed(statement, wanted, of_keys(Round, choice)))
    return [_round_row(line, *demands.get(line[0], (0, 0))) for line in found_lines]


def _round_row(line: Sequence[Any], demands: int, filed: int) -> Row:
    *first, planned, budget, source = line
    return (*first, demands, planned, budget, competition(filed, planned) or None, source)


def project_rows(session: Session, choice: Choice) -> list[Row]:
    """The lead projects by year, then in 가나다 order; a source's name for the lead if need be."""
    lead = aliased(Organization)
    statement = (
        select(
            LeadProject.id,
            LeadProject.year,
            LeadProject.title,
            Division.code,
            Division.name,
            func.coalesce(lead.name, LeadProject.lead_name),
            LeadProject.region_code,
            LeadProject.signal,
            LeadProject.total_won,
            LeadProject.national_won,
            LeadProject.local_won,
            LeadProject.private_won,
            LeadProject.starts_on,
            LeadProject.ends_on,
            LeadProject.period,
            LeadProject.program,
            LeadProject.division_basis,
            LeadProject.lead_basis,
            LeadProject.source,
        )
        .outerjoin(Division, Division.id == LeadProject.division_id)
        .outerjoin(lead, lead.id == LeadProject.lead_id)
        .outerjoin(search_row, sort_of(LeadProject))
        .where(LeadProject.deleted.is_(None))
        .order_by(LeadProject.year, search_row.c.place, LeadProject.row)
    )
    own = LeadProject.division_id == choice.division if choice.division else None
    wanted = found(session, choice.query, LeadProject, (LeadProject.lead_id, Organization))
    lines = session.execute(narrowed(statement, own, wanted, of_keys(LeadProject, choice)))
    return [_project_row(line) for line in lines]


def _project_row(line: Sequence[Any]) -> Row:
    *first, code = line[:7]
    *others, division_basis, lead_basis, source = line[7:]
    is_inferred = Basis.INFERRED in (division_basis, lead_basis)
    return (*first, region(code).name if code else None, *others, is_inferred, source)


def target_rows(session: Session, choice: Choice) -> list[Row]:
    """The targets in their own order, each with what is counted or was measured last."""
    counted = counted_values(session, choice.day)
    measured = _latest_measurements(session, choice) | {
        target: (value, None, choice.day) for target, value in counted.items()
    }
    statement = (
        select(
            Target.id,
            Division.code,
            Division.name,
            Target.name,
            Target.unit,
            Target.baseline,
            Target.target,
            Target.target_text,
            Target.due_year,
            Target.announced_on,
            Target.source,
        )
        .outerjoin(Division, Division.id == Target.division_id)
        .where(Target.deleted.is_(None))
        .order_by(Division.position, Target.position, Target.row)
    )
    own = Target.division_id == choice.division if choice.division else None
    wanted = found(session, choice.query, Target)
    return [
        (*line[:9], *measured.get(line[0], (None, None, None)), *line[9:], line[0] in counted)
        for line in session.execute(narrowed(statement, own, wanted, of_keys(Target, choice)))
    ]


def _latest_measurements(session: Session, choice: Choice) -> dict[str, Row]:
    statement = (
        select(
            Measurement.target_id,
            Measurement.value,
            Measurement.value_text,
            Measurement.measured_on,
        )
        .where(Measurement.deleted.is_(None))
        .order_by(Measurement.measured_on, Measurement.row)
    )
    only = of_keys(Target, choice)
    named = None if only is None else Measurement.target_id.in_(select(Target.id).where(only))
    lines = session.execute(narrowed(statement, named))
    return {target: tuple(line) for target, *line in lines if target}
