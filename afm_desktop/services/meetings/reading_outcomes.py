"""What meetings leave behind, as it is seen: decisions, follow-ups, minutes and papers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import ActionStatus, MeetingStatus, MinutesState
from afm_desktop.domain.model.meetings import (
    ActionItem,
    AgendaItem,
    Meeting,
    MeetingChange,
    Minutes,
    Paper,
)
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.meetings.asked import Votes
from afm_desktop.services.meetings.outcome_rows import (
    ActionRow,
    DecisionRow,
    MinutesRow,
    PaperRow,
)
from afm_desktop.services.meetings.rows import ChangeRow

_OVER = (ActionStatus.DONE, ActionStatus.DROPPED)


def read_decisions(session: Session, *wanted: ColumnElement[bool]) -> tuple[DecisionRow, ...]:
    """What was decided where a condition holds, in the order of the meetings."""
    query = (
        select(AgendaItem, Meeting, Division.code)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(Division, Division.id == Meeting.division_id)
        .where(
            AgendaItem.deleted.is_(None),
            Meeting.deleted.is_(None),
            AgendaItem.decision_no.is_not(None),
            *wanted,
        )
        .order_by(Meeting.starts_at, AgendaItem.position, AgendaItem.row)
    )
    return tuple(
        DecisionRow(
            item_id=item.id,
            number=item.decision_no or "",
            title=item.title or "",
            decision=item.decision or item.outcome or "",
            votes=Votes(item.votes_for, item.votes_against, item.abstained),
            meeting_id=meeting.id,
            meeting=meeting.title or "",
            division=code,
            held_on=_day(meeting.starts_at),
        )
        for item, meeting, code in session.execute(query)
    )


def read_actions(
    session: Session, day: date, *wanted: ColumnElement[bool]
) -> tuple[ActionRow, ...]:
    """The follow-ups where a condition holds, those due first before the others."""
    query = (
        select(ActionItem, Meeting.title, AgendaItem.title, Organization.name, Person.name)
        .outerjoin(Meeting, Meeting.id == ActionItem.meeting_id)
        .outerjoin(AgendaItem, AgendaItem.id == ActionItem.item_id)
        .outerjoin(Organization, Organization.id == ActionItem.organization_id)
        .outerjoin(Person, Person.id == ActionItem.person_id)
        .where(ActionItem.deleted.is_(None), *wanted)
        .order_by(
            Meeting.starts_at,
            ActionItem.position.is_(None),
            ActionItem.position,
            ActionItem.due_on,
            ActionItem.row,
        )
    )
    lines = enumerate(session.execute(query), 1)
    return tuple(_action(number, day, line) for number, line in lines)


def is_open() -> ColumnElement[bool]:
    """The condition of a query for follow-ups of which something is left to do."""
    return ActionItem.status.is_(None) | ActionItem.status.not_in(_OVER)


def _action(number: int, day: date, line: Sequence[Any]) -> ActionRow:
    one, meeting, item, body, person = line
    end = one.done_on or day
    late = (end - one.due_on).days if one.due_on else 0
    return ActionRow(
        id=one.id,
        number=number,
        title=one.title or "",
        meeting_id=one.meeting_id,
        meeting=meeting,
        item_id=one.item_id,
        item=item,
        organization_id=one.organization_id,
        organization=body,
        person_id=one.person_id,
        person=person,
        agreed_on=one.agreed_on,
        due_on=one.due_on,
        status=one.status or ActionStatus.OPEN,
        done_on=one.done_on,
        outcome=one.outcome,
        age=(end - one.agreed_on).days if one.agreed_on else None,
        late=max(0, late) if one.is_open else 0,
    )


def read_minutes(session: Session, meeting_ids: Collection[str]) -> dict[str, list[MinutesRow]]:
    """The versions of the minutes of some meetings, the first first."""
    query = (
        select(Minutes, Meeting.title)
        .outerjoin(Meeting, Meeting.id == Minutes.approved_in_id)
        .where(Minutes.meeting_id.in_(sorted(meeting_ids)), Minutes.deleted.is_(None))
        .order_by(Minutes.version, Minutes.row)
    )
    found: dict[str, list[MinutesRow]] = {id: [] for id in meeting_ids}
    for one, meeting in session.execute(query):
        found[one.meeting_id or ""].append(
            MinutesRow(
                id=one.id,
                version=one.version or 0,
                state=one.state or MinutesState.DRAFT,
                written_on=one.written_on,
                circulated_on=one.circulated_on,
                approved_on=one.approved_on,
                approved_in_id=one.approved_in_id,
                approved_in=meeting,
                paper_id=one.paper_id,
                changes=one.changes,
            )
        )
    return found


def read_papers(session: Session, meeting: Meeting) -> tuple[PaperRow, ...]:
    """The papers of a meeting that went out, the first first."""
    query = (
        select(Paper)
        .where(Paper.meeting_id == meeting.id, Paper.deleted.is_(None))
        .order_by(Paper.made_at, Paper.row)
    )
    return tuple(_papers(session.scalars(query), meeting))


def _papers(papers: Iterable[Paper], meeting: Meeting) -> Iterable[PaperRow]:
    is_off = meeting.status is MeetingStatus.POSTPONED
    for one in papers:
        yield PaperRow(
            id=one.id,
            kind=one.kind or "",
            version=one.version or 1,
            title=one.title or "",
            as_of=one.as_of,
            made_at=one.made_at,
            meets_at=one.meets_at,
            pages=one.pages,
            size=one.size,
            sha256=one.sha256 or "",
            changes=one.changes,
            is_outdated=is_off or one.meets_at != meeting.starts_at,
        )


def read_changes(session: Session, meeting_id: str) -> tuple[ChangeRow, ...]:
    """The steps a meeting took, the first first."""
    query = (
        select(MeetingChange)
        .where(MeetingChange.meeting_id == meeting_id, MeetingChange.deleted.is_(None))
        .order_by(MeetingChange.happened_on, MeetingChange.id)
    )
    return tuple(
        ChangeRow(
            one.id, one.happened_on or date.min, one.from_status, one.status, one.was_at, one.reason
        )
        for one in session.scalars(query)
    )


def _day(moment: datetime | None) -> date | None:
    return moment.astimezone(KOREA).date() if moment else None
