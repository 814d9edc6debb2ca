"""One meeting with all of it, as it is seen on a day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import AppointmentRole, AttendanceRole, MeetingStatus, MinutesState
from afm_desktop.domain.meeting_life import NEXT, asks_reason, is_told
from afm_desktop.domain.model.meetings import (
    ActionItem,
    AgendaItem,
    Meeting,
    MeetingRelatedDivision,
)
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.tables import meeting_kind_word
from afm_desktop.services.meetings.model import MeetingSheet, TemplateRow
from afm_desktop.services.meetings.outcome_rows import ActionRow, DecisionRow
from afm_desktop.services.meetings.reading_items import read_items, read_waiting, timing
from afm_desktop.services.meetings.reading_outcomes import (
    is_open,
    read_actions,
    read_changes,
    read_minutes,
    read_papers,
)
from afm_desktop.services.meetings.reading_roster import quorum, read_roster
from afm_desktop.services.meetings.rows import BodyRow, ItemRow, MeetingHead, RosterRow, Step
from afm_desktop.services.meetings.series import Series, name_of
from afm_desktop.services.officers import OfficerRow, standing_in
from afm_desktop.services.parts import NoSuchRecords

_PRESIDES = (AppointmentRole.DIVISION_CHAIR, AppointmentRole.CO_CHAIR)


@dataclass(frozen=True, slots=True)
class _Found:
    """A meeting with the names around it."""

    meeting: Meeting
    division: BodyRow | None
    host: str | None
    previous: str | None


def sheet_of(session: Session, id: str, day: date) -> MeetingSheet:
    """Everything of one meeting on a day."""
    found = _find(session, id)
    meeting, series = found.meeting, Series.of(found.meeting)
    head = _head(session, found)
    items = read_items(session, id)
    roster = read_roster(session, meeting)
    minutes = read_minutes(session, {id, meeting.previous_id or id})
    own, last = minutes[id], minutes[meeting.previous_id] if meeting.previous_id else []
    is_approved = bool(own) and own[-1].state is MinutesState.APPROVED
    return MeetingSheet(
        head=head,
        day=day,
        steps=_steps(head),
        chair=_chair(session, meeting, roster, day),
        items=items,
        timing=timing(items, meeting),
        waiting=read_waiting(session, series, day, but=id),
        roster=roster,
        quorum=quorum(roster, meeting.quorum),
        decisions=tuple(_decisions(items, head)),
        actions=read_actions(session, day, ActionItem.meeting_id == id),
        open_actions=open_before(session, meeting, day),
        changes=read_changes(session, id),
        minutes=tuple(own),
        last_minutes=tuple(last),
        papers=read_papers(session, meeting),
        is_settled=is_approved and head.status is MeetingStatus.CLOSED,
    )


def read_templates(session: Session) -> tuple[TemplateRow, ...]:
    """The meetings kept as patterns, with how many matters each has."""
    items = (
        select(func.count())
        .where(AgendaItem.meeting_id == Meeting.id, AgendaItem.deleted.is_(None))
        .scalar_subquery()
    )
    query = (
        select(Meeting, Division.code, Division.name, items)
        .outerjoin(Division, Division.id == Meeting.division_id)
        .where(Meeting.is_template.is_(True), Meeting.deleted.is_(None))
        .order_by(Division.position, Meeting.title, Meeting.row)
    )
    return tuple(
        TemplateRow(
            id=one.id,
            title=one.title or "",
            division=_body(one.division_id, code, name),
            kind=one.kind,
            kind_name=meeting_kind_word(one.kind) if one.kind else "",
            series=one.series,
            items=count,
        )
        for one, code, name, count in session.execute(query)
    )


def open_before(session: Session, meeting: Meeting, day: date) -> tuple[ActionRow, ...]:
    """The follow-ups of earlier meetings of the line of which something is left to do."""
    wanted = [Series.of(meeting).meetings, Meeting.id != meeting.id, is_open()]
    if meeting.starts_at is not None:
        wanted.append(Meeting.starts_at < meeting.starts_at)
    return read_actions(session, day, *wanted)


def _find(session: Session, id: str) -> _Found:
    before = aliased(Meeting)
    query = (
        select(Meeting, Division.code, Division.name, Organization.name, before.title)
        .outerjoin(Division, Division.id == Meeting.division_id)
        .outerjoin(Organization, Organization.id == Meeting.host_id)
        .outerjoin(before, before.id == Meeting.previous_id)
        .where(Meeting.id == id, Meeting.deleted.is_(None))
    )
    line = session.execute(query).one_or_none()
    if line is None:
        raise NoSuchRecords(Meeting.__tablename__, 1)
    meeting, code, name, host, previous = line
    return _Found(meeting, _body(meeting.division_id, code, name), host, previous)


def _body(id: str | None, code: str | None, name: str | None) -> BodyRow | None:
    return BodyRow(id, code or "", name or "") if id else None


def _head(session: Session, found: _Found) -> MeetingHead:
    one = found.meeting
    return MeetingHead(
        id=one.id,
        title=one.title or "",
        name=name_of(one.kind, one.series, one.ordinal, one.title),
        kind=one.kind,
        kind_name=meeting_kind_word(one.kind) if one.kind else "",
        division=found.division,
        related=tuple(_related(session, one.id)),
        year=one.year,
        ordinal=one.ordinal,
        series=one.series,
        purpose=one.purpose,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        place=one.place,
        host_id=one.host_id,
        host=found.host,
        status=one.status or MeetingStatus.DRAFT,
        is_template=bool(one.is_template),
        previous_id=one.previous_id,
        previous=found.previous,
        notice=one.notice or 0,
        chair_note=one.chair_note,
    )


def _related(session: Session, id: str) -> list[BodyRow]:
    query = (
        select(Division.id, Division.code, Division.name)
        .join(MeetingRelatedDivision, MeetingRelatedDivision.division_id == Division.id)
        .where(MeetingRelatedDivision.meeting_id == id, MeetingRelatedDivision.deleted.is_(None))
        .order_by(Division.position, Division.row)
    )
    return [BodyRow(one, code or "", name or "") for one, code, name in session.execute(query)]


def _steps(head: MeetingHead) -> tuple[Step, ...]:
    if head.is_template:
        return ()
    now = head.status
    return tuple(Step(to, asks_reason(now, to), is_told(now, to)) for to in NEXT[now])


def _chair(
    session: Session, meeting: Meeting, roster: Sequence[RosterRow], day: date
) -> OfficerRow | None:
    """Who presides: whoever the roster says, else who is in the chair or stands in for it."""
    officers = standing_in(session, meeting.division_id, day_of(meeting.starts_at) or day)
    in_chair = next((one for one in officers if one.role in _PRESIDES), None)
    said = next((row for row in roster if row.role is AttendanceRole.CHAIR), None)
    if said is None:
        return in_chair
    same = (one for one in officers if one.person_id == said.person_id)
    known = in_chair if in_chair and in_chair.person_id == said.person_id else next(same, None)
    return known or OfficerRow(
        person_id=said.person_id,
        name=said.name,
        title=said.title,
        organization_id=said.organization_id,
        organization=said.organization,
        role=_PRESIDES[0] if meeting.division_id else _PRESIDES[1],
    )


def _decisions(items: Sequence[ItemRow], head: MeetingHead) -> list[DecisionRow]:
    return [
        DecisionRow(
            item_id=one.id,
            number=one.decision_no,
            title=one.title,
            decision=one.decision or one.outcome or "",
            votes=one.votes,
            meeting_id=head.id,
            meeting=head.title,
            division=head.division.code if head.division else None,
            held_on=head.held_on,
        )
        for one in items
        if one.decision_no
    ]


def day_of(moment: datetime | None) -> date | None:
    """The day of a moment in Korea."""
    return moment.astimezone(KOREA).date() if moment else None
