"""What a division's paper tells in words: events, plans, issues and kept narratives."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA, korean_moment
from afm_desktop.domain.enums import IssueState, LineLevel, MeetingStatus
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.narratives import DivisionEvent, Issue, Narrative
from afm_desktop.domain.model.narratives import NarrativeLine as KeptLine
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.services.status import (
    EventRow,
    IssueRow,
    NarrativeLine,
    NarrativeRow,
    PlanRow,
    Section,
)

PAPER = "division-status"
"""What a narrative of this paper stores as its paper."""

_ISSUE_ORDER = (
    IssueState.TO_DECIDE,
    IssueState.UNDER_REVIEW,
    IssueState.OPEN,
    IssueState.ON_HOLD,
)


def events(session: Session, division_id: str, day: date) -> tuple[EventRow, ...]:
    """What the division and the alliance did up to a day, in order."""
    query = (
        select(DivisionEvent.happened_on, DivisionEvent.title, DivisionEvent.detail)
        .where(
            _of_division_or_alliance(division_id),
            DivisionEvent.deleted.is_(None),
            DivisionEvent.happened_on <= day,
            DivisionEvent.is_planned.is_not(True),
        )
        .order_by(DivisionEvent.happened_on, DivisionEvent.id)
    )
    return tuple(
        EventRow(on, ": ".join(part for part in (title, detail) if part))
        for on, title, detail in session.execute(query)
        if on
    )


def plans(session: Session, division_id: str, day: date) -> tuple[PlanRow, ...]:
    """What lies ahead of a day: planned events, and meetings that no event stands for."""
    query = select(
        DivisionEvent.happened_on,
        DivisionEvent.title,
        DivisionEvent.detail,
        DivisionEvent.meeting_id,
    ).where(
        _of_division_or_alliance(division_id),
        DivisionEvent.deleted.is_(None),
        or_(
            DivisionEvent.happened_on > day,
            and_(DivisionEvent.happened_on == day, DivisionEvent.is_planned.is_(True)),
        ),
    )
    planned = session.execute(query).all()
    rows = [PlanRow(on, title or "", None, detail) for on, title, detail, _ in planned if on]
    told = {meeting_id for *_, meeting_id in planned} | {None}
    rows += _meetings_ahead(session, division_id, day, told)
    return tuple(sorted(rows, key=lambda row: row.on))


def issues(session: Session, division_id: str) -> tuple[IssueRow, ...]:
    """The issues of a division that are not settled, those to be decided first."""
    query = (
        select(Issue, Organization.name)
        .outerjoin(Organization, Organization.id == Issue.responsible_id)
        .where(
            Issue.division_id == division_id,
            Issue.deleted.is_(None),
            Issue.state != IssueState.SETTLED,
        )
        .order_by(Issue.raised_on, Issue.id)
    )
    found = session.execute(query).all()
    found = sorted(found, key=lambda row: _ISSUE_ORDER.index(row[0].state or IssueState.OPEN))
    return tuple(
        IssueRow(
            title=issue.title or "",
            situation=tuple(_lines(issue.statement, issue.background)),
            request=issue.request,
            owner=owner,
            due_on=issue.due_on,
            state=issue.state,
        )
        for issue, owner in found
    )


def narratives(
    session: Session, division_id: str, meeting_id: str | None, day: date
) -> tuple[NarrativeRow, ...]:
    """The lines kept for this paper: of this day, or of this meeting the latest by then."""
    same_day = or_(Narrative.as_of == day, Narrative.as_of.is_(None))
    by_then = or_(Narrative.as_of <= day, Narrative.as_of.is_(None))
    query = (
        select(Narrative)
        .where(
            Narrative.paper == PAPER,
            Narrative.division_id == division_id,
            Narrative.deleted.is_(None),
            Narrative.meeting_id == meeting_id,
            by_then if meeting_id else same_day,
        )
        .order_by(Narrative.as_of, Narrative.id)
    )
    known = {section.value for section in Section}
    latest = {kept.section: kept for kept in session.scalars(query) if kept.section in known}
    lines = _kept_lines(session, [kept.id for kept in latest.values()])
    return tuple(
        NarrativeRow(section, tuple(lines[kept.id]), kept.drafted_from)
        for section in Section
        if (kept := latest.get(section)) is not None and lines.get(kept.id)
    )


def _of_division_or_alliance(division_id: str) -> ColumnElement[bool]:
    return or_(DivisionEvent.division_id == division_id, DivisionEvent.division_id.is_(None))


def _meetings_ahead(
    session: Session, division_id: str, day: date, told: set[str | None]
) -> Iterable[PlanRow]:
    query = (
        select(Meeting.id, Meeting.starts_at, Meeting.title, Organization.name, Meeting.place)
        .outerjoin(Organization, Organization.id == Meeting.host_id)
        .where(
            or_(Meeting.division_id == division_id, Meeting.division_id.is_(None)),
            Meeting.deleted.is_(None),
            Meeting.status == MeetingStatus.PLANNED,
            Meeting.starts_at >= korean_moment(day),
        )
    )
    for id, starts_at, title, host, place in session.execute(query):
        if id not in told and starts_at:
            yield PlanRow(starts_at.astimezone(KOREA).date(), title or "", host, place)


def _lines(*texts: str | None) -> Iterable[str]:
    for text in texts:
        yield from (line.strip() for line in (text or "").splitlines() if line.strip())


def _kept_lines(session: Session, narrative_ids: list[str]) -> dict[str, list[NarrativeLine]]:
    query = (
        select(KeptLine.narrative_id, KeptLine.level, KeptLine.text)
        .where(KeptLine.narrative_id.in_(narrative_ids), KeptLine.deleted.is_(None))
        .order_by(KeptLine.position, KeptLine.id)
    )
    found: dict[str, list[NarrativeLine]] = {}
    for narrative_id, level, text in session.execute(query):
        if narrative_id and text:
            line = NarrativeLine(level or LineLevel.POINT, text)
            found.setdefault(narrative_id, []).append(line)
    return found
