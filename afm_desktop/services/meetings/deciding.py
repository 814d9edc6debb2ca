"""What a meeting made of its matters: decisions with their numbers, and follow-ups."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.decision_no import ALLIANCE, DecisionNumber, next_decision_number
from afm_desktop.domain.enums import ActionStatus, AttendanceStatus
from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.model.meetings import ActionItem, AgendaItem, Attendance, Meeting
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.meetings.asked import NewAction, Votes
from afm_desktop.services.meetings.outcome_errors import (
    ActionWithoutDue,
    ActionWithoutOwner,
    DecidedElsewhere,
    DueBeforeMeeting,
    ItemOfAnother,
    MoreVotesThanVoters,
    NotHeldForOutcomes,
    NothingDecided,
)
from afm_desktop.services.meetings.reading import day_of
from afm_desktop.services.meetings.reading_roster import VOTING
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import live, require

_CAME = (AttendanceStatus.PRESENT, AttendanceStatus.PROXY)


def decide(
    session: Session, office: Office, item: AgendaItem, decision: str | None, votes: Votes
) -> str:
    """Write what was decided; the number is issued with the first writing and stays."""
    if decision is None:
        raise NothingDecided
    meeting = live(session, Meeting, item.meeting_id or "")
    require_held(meeting)
    _require_votes(session, meeting, votes)
    if item.decision_no is None:
        item.decision_no = str(_issue(session, office, meeting))
    item.decision = decision
    item.votes_for, item.votes_against = votes.in_favour, votes.against
    item.abstained = votes.abstained
    return item.decision_no


def require_held(meeting: Meeting) -> None:
    """Refuse outcomes of a meeting that is not set for a day, was put off or called off."""
    if meeting.status not in (S.PLANNED, S.CLOSED):
        raise NotHeldForOutcomes(meeting.status or S.DRAFT)


def write_action(session: Session, meeting: Meeting, new: NewAction, today: date) -> ActionItem:
    """A follow-up that a meeting asks one owner for."""
    agreed_on = day_of(meeting.starts_at) or today
    values = accepted(
        ActionItem,
        {
            "division_id": meeting.division_id,
            "meeting_id": meeting.id,
            "item_id": new.item_id,
            "title": new.title,
            "organization_id": new.organization_id,
            "person_id": new.person_id,
            "agreed_on": agreed_on,
            "due_on": new.due_on,
            "status": ActionStatus.OPEN,
        },
    )
    action = ActionItem(**values)
    require(session, action, {**values, "meeting_id": None})
    _require_item(session, meeting, new.item_id)
    settle_owner(session, action)
    query = select(func.max(ActionItem.position)).where(ActionItem.meeting_id == meeting.id)
    action.position = (session.scalar(query) or 0) + 1
    session.add(action)
    return action


def change_action(
    session: Session, action: ActionItem, values: Mapping[str, Any], day: date
) -> None:
    """Set fields of a follow-up; it keeps one owner and a day."""
    action.take(values, day)
    require(session, action, values)
    if "person_id" in values and "organization_id" not in values:
        action.organization_id = None
    with session.no_autoflush:
        settle_owner(session, action)


def settle_owner(session: Session, action: ActionItem) -> None:
    """A follow-up has one owner and a day; the body of a person goes without saying."""
    if action.person_id is not None:
        body = live(session, Person, action.person_id).organization_id
        action.organization_id = body or action.organization_id
    if action.person_id is None and action.organization_id is None:
        raise ActionWithoutOwner
    if action.due_on is None:
        raise ActionWithoutDue
    if action.agreed_on is not None and action.due_on < action.agreed_on:
        raise DueBeforeMeeting(action.due_on, action.agreed_on)


def _require_item(session: Session, meeting: Meeting, item_id: str | None) -> None:
    if item_id is not None and live(session, AgendaItem, item_id).meeting_id != meeting.id:
        raise ItemOfAnother


def _require_votes(session: Session, meeting: Meeting, votes: Votes) -> None:
    """Refuse more votes than those who came and have one; before marks nobody knows."""
    query = select(func.count()).where(
        Attendance.meeting_id == meeting.id,
        Attendance.deleted.is_(None),
        Attendance.status.in_(_CAME),
        Attendance.role.is_(None) | Attendance.role.in_(VOTING),
    )
    came = session.scalar(query) or 0
    cast = sum(one or 0 for one in (votes.in_favour, votes.against, votes.abstained))
    if came and cast > came:
        raise MoreVotesThanVoters(cast, came)


def _issue(session: Session, office: Office, meeting: Meeting) -> DecisionNumber:
    """The next number of the body and year, after all this file knows, deleted ones included."""
    body = ALLIANCE
    if meeting.division_id is not None:
        body = live(session, Division, meeting.division_id).code or ""
    is_own = office.role is Role.SECRETARY and office.division in (None, body)
    if not is_own and office.role is not Role.CENTER:
        raise DecidedElsewhere
    held_on = day_of(meeting.starts_at)
    year = held_on.year if held_on else meeting.year or 0
    query = select(AgendaItem.decision_no).where(
        AgendaItem.decision_no.startswith(f"{body}-{year:04d}-")
    )
    return next_decision_number(body, year, (text for text in session.scalars(query) if text))
