"""Writing a meeting down behind the last of its line, with the divisions it also concerns."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import MeetingStatus
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.meetings import Meeting, MeetingRelatedDivision
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.meetings.asked import NewMeeting
from afm_desktop.services.meetings.series import Series, before, proposal, year_of
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import live, require


def write_new(session: Session, new: NewMeeting, today: date) -> Meeting:
    """A new meeting behind the last of its line."""
    line = Series.of(new)
    year = new.year or year_of(new.starts_at, today)
    proposed = proposal(session, line, year)
    last = before(session, line, new.starts_at)
    values = accepted(
        Meeting,
        {
            "division_id": new.division_id,
            "kind": new.kind,
            "series": new.series,
            "year": year,
            "ordinal": new.ordinal or proposed.ordinal,
            "title": new.title or proposed.title,
            "purpose": new.purpose,
            "starts_at": new.starts_at,
            "ends_at": new.ends_at,
            "place": new.place,
            "host_id": new.host_id,
            "quorum": new.quorum,
            "chair_note": new.chair_note,
            "previous_id": last.id if last else None,
            "status": MeetingStatus.DRAFT,
        },
    )
    meeting = Meeting(**values)
    require(session, meeting, values)
    session.add(meeting)
    write_related(session, meeting, new.related)
    return meeting


def write_related(session: Session, meeting: Meeting, division_ids: Collection[str]) -> None:
    """The divisions a meeting also concerns become these."""
    query = select(MeetingRelatedDivision).where(
        MeetingRelatedDivision.meeting_id == meeting.id, MeetingRelatedDivision.deleted.is_(None)
    )
    with session.no_autoflush:
        there = {one.division_id: one for one in session.scalars(query)}
    wanted = dict.fromkeys(id for id in division_ids if id != meeting.division_id)
    for id, one in there.items():
        if id not in wanted:
            one.deleted = DELETED
    for id in wanted:
        if id not in there:
            live(session, Division, id)
            session.add(MeetingRelatedDivision(meeting_id=meeting.id, division_id=id))
