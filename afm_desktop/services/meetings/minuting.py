"""The versions of a meeting's minutes: written, circulated, approved in a later meeting."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.enums import MinutesState
from afm_desktop.domain.model.meetings import Meeting, Minutes, Paper
from afm_desktop.services.demands import BeforeLastStep
from afm_desktop.services.meetings.outcome_errors import (
    AnotherVersion,
    ApprovedAlready,
    ChangesUnsaid,
    MinutesBeforeMeeting,
    NotALaterMeeting,
    NotClosedForMinutes,
)
from afm_desktop.services.meetings.reading import day_of
from afm_desktop.services.records import live
from afm_desktop.services.settled import require_unsettled


def write_version(
    session: Session, meeting: Meeting, changes: str | None, paper_id: str | None, on: date
) -> Minutes:
    """A new version, a draft; from the second on it says what it changes."""
    require_unsettled(session, meeting)
    if meeting.status not in (S.PLANNED, S.CLOSED):
        raise NotClosedForMinutes
    held_on = day_of(meeting.starts_at)
    if held_on is not None and on < held_on:
        raise MinutesBeforeMeeting(held_on)
    last = latest(session, meeting.id)
    if last is not None and not changes:
        raise ChangesUnsaid
    if paper_id is not None:
        live(session, Paper, paper_id)
    version = 1 if last is None else (last.version or 0) + 1
    made = Minutes(
        meeting_id=meeting.id,
        version=version,
        state=MinutesState.DRAFT,
        written_on=on,
        paper_id=paper_id,
        changes=changes,
    )
    session.add(made)
    return made


def circulate(session: Session, minutes: Minutes, on: date) -> None:
    """Note that the latest version went round to those who came."""
    _require_latest(session, minutes)
    _refuse_past(minutes.circulated_on or minutes.written_on, on)
    minutes.state, minutes.circulated_on = MinutesState.CIRCULATED, on


def approve(session: Session, minutes: Minutes, in_id: str | None, on: date) -> None:
    """Note that the latest version was approved: in a later meeting, or in writing."""
    _require_latest(session, minutes)
    _refuse_past(minutes.circulated_on or minutes.written_on, on)
    meeting = live(session, Meeting, minutes.meeting_id or "")
    if meeting.status is not S.CLOSED:
        raise NotClosedForMinutes
    if in_id is not None:
        _require_later(meeting, live(session, Meeting, in_id))
    minutes.state, minutes.approved_on = MinutesState.APPROVED, on
    minutes.approved_in_id = in_id


def latest(session: Session, meeting_id: str) -> Minutes | None:
    """The latest version of a meeting's minutes."""
    query = (
        select(Minutes)
        .where(Minutes.meeting_id == meeting_id, Minutes.deleted.is_(None))
        .order_by(Minutes.version.desc(), Minutes.id.desc())
    )
    return session.scalars(query.limit(1)).one_or_none()


def next_version(session: Session, meeting_id: str) -> int:
    """The number of the version after all there were."""
    query = select(func.max(Minutes.version)).where(Minutes.meeting_id == meeting_id)
    return (session.scalar(query) or 0) + 1


def _require_latest(session: Session, minutes: Minutes) -> None:
    if minutes.state is MinutesState.APPROVED:
        raise ApprovedAlready
    last = latest(session, minutes.meeting_id or "")
    if last is not None and last.id != minutes.id:
        raise AnotherVersion(last.version or 0)


def _refuse_past(last: date | None, on: date) -> None:
    if last is not None and on < last:
        raise BeforeLastStep(on, last)


def _require_later(meeting: Meeting, other: Meeting) -> None:
    is_later = (
        other.id != meeting.id
        and meeting.starts_at is not None
        and other.starts_at is not None
        and other.starts_at > meeting.starts_at
    )
    if not is_later or other.division_id not in (meeting.division_id, None):
        raise NotALaterMeeting
