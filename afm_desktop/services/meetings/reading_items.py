"""Agendas as they are seen, and the matters that wait for a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import AgendaKind, Placement
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import AgendaItem, AgendaLink, Meeting
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.services.meetings.asked import LinkKind, Votes
from afm_desktop.services.meetings.rows import ItemRow, LinkRow, Timing, WaitingRow
from afm_desktop.services.meetings.series import Series
from afm_desktop.services.meetings.waits import waits


def read_items(session: Session, meeting_id: str) -> tuple[ItemRow, ...]:
    """The matters of a meeting in order, with all that became of them."""
    source, origin = aliased(AgendaItem), aliased(Meeting)
    taking, taker = aliased(AgendaItem), aliased(Meeting)
    query = (
        select(AgendaItem, Organization.name, Person.name, origin.title, taker.id, taker.title)
        .outerjoin(Organization, Organization.id == AgendaItem.presenter_id)
        .outerjoin(Person, Person.id == AgendaItem.presenter_person_id)
        .outerjoin(source, source.id == AgendaItem.carried_from_id)
        .outerjoin(origin, origin.id == source.meeting_id)
        .outerjoin(taking, and_(taking.carried_from_id == AgendaItem.id, taking.deleted.is_(None)))
        .outerjoin(taker, taker.id == taking.meeting_id)
        .where(AgendaItem.meeting_id == meeting_id, AgendaItem.deleted.is_(None))
        .order_by(AgendaItem.position.is_(None), AgendaItem.position, AgendaItem.row, taking.row)
    )
    found: dict[str, Sequence[Any]] = {}
    for line in session.execute(query):
        found.setdefault(line[0].id, line)
    links = _read_links(session, meeting_id)
    return tuple(
        _item(number, line, tuple(links.get(id, ())))
        for number, (id, line) in enumerate(found.items(), 1)
    )


def _item(number: int, line: Sequence[Any], links: tuple[LinkRow, ...]) -> ItemRow:
    one, presenter, person, origin, taker_id, taker = line
    return ItemRow(
        id=one.id,
        number=number,
        kind=one.kind or AgendaKind.REPORT,
        title=one.title or "",
        presenter_id=one.presenter_id,
        presenter=presenter,
        presenter_person_id=one.presenter_person_id,
        presenter_person=person,
        planned_minutes=one.planned_minutes,
        actual_minutes=one.actual_minutes,
        chair_note=one.chair_note,
        discussion=one.discussion,
        outcome=one.outcome,
        decision_no=one.decision_no,
        decision=one.decision,
        votes=Votes(one.votes_for, one.votes_against, one.abstained),
        placement=one.placement,
        placement_reason=one.placement_reason,
        carried_from_id=one.carried_from_id,
        carried_from=origin,
        taken_by_id=taker_id,
        taken_by=taker,
        links=links,
    )


def _read_links(session: Session, meeting_id: str) -> dict[str, list[LinkRow]]:
    query = (
        select(AgendaLink, Demand.title, LeadProject.title, Organization.name)
        .join(AgendaItem, AgendaItem.id == AgendaLink.item_id)
        .outerjoin(Demand, Demand.id == AgendaLink.demand_id)
        .outerjoin(LeadProject, LeadProject.id == AgendaLink.project_id)
        .outerjoin(Organization, Organization.id == AgendaLink.organization_id)
        .where(
            AgendaItem.meeting_id == meeting_id,
            AgendaItem.deleted.is_(None),
            AgendaLink.deleted.is_(None),
        )
        .order_by(AgendaLink.position.is_(None), AgendaLink.position, AgendaLink.row)
    )
    found: dict[str, list[LinkRow]] = {}
    for link, demand, project, body in session.execute(query):
        kind, record = linked(link)
        title = {LinkKind.DEMAND: demand, LinkKind.PROJECT: project}.get(kind, body)
        row = LinkRow(link.id, kind, record, title or "")
        found.setdefault(link.item_id or "", []).append(row)
    return found


def linked(link: AgendaLink) -> tuple[LinkKind, str]:
    """The kind and the id of the record a link names."""
    if link.demand_id:
        return LinkKind.DEMAND, link.demand_id
    if link.project_id:
        return LinkKind.PROJECT, link.project_id
    return LinkKind.ORGANIZATION, link.organization_id or ""


def timing(items: Iterable[ItemRow], meeting: Meeting) -> Timing:
    """The minutes of an agenda against those of its meeting."""
    rows = tuple(items)
    starts, ends = meeting.starts_at, meeting.ends_at
    return Timing(
        planned=sum(row.planned_minutes or 0 for row in rows),
        actual=sum(row.actual_minutes or 0 for row in rows),
        available=int((ends - starts).total_seconds()) // 60 if starts and ends else None,
        untimed=sum(1 for row in rows if row.planned_minutes is None),
    )


def read_waiting(
    session: Session, series: Series, day: date, *, but: str | None = None
) -> tuple[WaitingRow, ...]:
    """The matters that wait for a meeting of a line, the longest first."""
    query = (
        select(AgendaItem, Meeting.title, Meeting.starts_at)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(series.meetings, waits(), Meeting.id != (but or ""))
        .order_by(Meeting.starts_at, AgendaItem.position, AgendaItem.row)
    )
    return tuple(_waiting(*line, day) for line in session.execute(query))


def _waiting(one: AgendaItem, meeting: str | None, starts: Any, day: date) -> WaitingRow:
    held_on = starts.astimezone(KOREA).date() if starts else None
    return WaitingRow(
        id=one.id,
        meeting_id=one.meeting_id or "",
        meeting=meeting or "",
        held_on=held_on,
        kind=one.kind or AgendaKind.REPORT,
        title=one.title or "",
        placement=one.placement or Placement.NEXT,
        reason=one.placement_reason,
        age=(day - held_on).days if held_on else None,
    )
