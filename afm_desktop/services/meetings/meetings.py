"""What is done with meetings as such; each call is one gesture."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import MeetingStatus
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.meetings import Meeting, MeetingRelatedDivision
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.text import clean
from afm_desktop.domain.words import word
from afm_desktop.services.demands import refuse_ahead
from afm_desktop.services.meetings.asked import DIVISION_MEETING, NewMeeting, Placings
from afm_desktop.services.meetings.errors import NoMeetingFound, SeveralMeetings
from afm_desktop.services.meetings.model import MeetingSheet, Proposal
from afm_desktop.services.meetings.reading import sheet_of
from afm_desktop.services.meetings.series import Series, before, proposal, year_of
from afm_desktop.services.meetings.steps import (
    NewTime,
    place_all,
    require_closable,
    set_time,
    take_step,
)
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import SetElsewhere, given, live, require
from afm_desktop.services.settled import require_unsettled
from afm_desktop.storage.workspace import Workspace

KIND = Meeting.__tablename__
_NOUN = NOUNS[KIND]
_BY_STEPS = frozenset({"status", "starts_at"})


class MeetingService:
    """Writing meetings down, moving them through their life, and reading them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # --- reads -----------------------------------------------------------------------------------

    def of(self, id: str) -> MeetingSheet:
        """Everything of one meeting; names of persons in full, `masked` hides them."""
        with self._workspace.reading() as session:
            return sheet_of(session, id, self._workspace.today)

    def find(self, name: str) -> str:
        """The id of the one meeting of an id or a title."""
        with self._workspace.reading() as session:
            for column in (Meeting.id, Meeting.title):
                query = select(Meeting.id).where(
                    column == name, Meeting.deleted.is_(None), Meeting.is_template.is_not(True)
                )
                found = session.scalars(query.limit(100)).all()
                if len(found) > 1:
                    raise SeveralMeetings(name, len(found))
                if found:
                    return found[0]
        raise NoMeetingFound(name)

    def propose(
        self,
        division_id: str | None,
        kind: str = DIVISION_MEETING,
        *,
        series: str | None = None,
        year: int | None = None,
    ) -> Proposal:
        """What the next meeting of a body, kind and series would be called."""
        line = Series(division_id, kind, series or None)
        with self._workspace.reading() as session:
            return proposal(session, line, year or self._workspace.today.year)

    # --- writing down ----------------------------------------------------------------------------

    def create(self, new: NewMeeting) -> str:
        """Write a meeting down; answers its id."""
        with self._workspace.writing(f"{_NOUN.counted(1)} 등록") as session:
            return write_new(session, new, self._workspace.today).id

    def change(self, id: str, values: Mapping[str, Any]) -> None:
        """Set fields of a meeting; its time only while nobody was told of it."""
        with self._changing(id, "수정") as (session, meeting):
            taken = given(KIND, values)
            if meeting.status not in (None, MeetingStatus.DRAFT):
                for field in sorted(_BY_STEPS & _changed(meeting, taken)):
                    raise SetElsewhere(KIND, field)
            for name, value in taken.items():
                setattr(meeting, name, value)
            require(session, meeting, taken)

    def relate(self, id: str, division_ids: Collection[str]) -> None:
        """Say which divisions a meeting also concerns."""
        with self._changing(id, "관련 분과 변경") as (session, meeting):
            write_related(session, meeting, division_ids)

    # --- steps -----------------------------------------------------------------------------------

    def move(
        self, id: str, to: MeetingStatus, *, reason: str | None = None, on: date | None = None
    ) -> None:
        """Go on to another status, with the day and the reason."""
        self._refuse_ahead(on)
        with self._workspace.writing(f"{_NOUN.counted(1)} {word(to)}") as session:
            meeting = live(session, Meeting, id)
            take_step(session, meeting, to, on=self._day(on), reason=said(reason))

    def reschedule(
        self,
        id: str,
        starts_at: datetime,
        ends_at: datetime | None = None,
        *,
        reason: str | None = None,
        on: date | None = None,
    ) -> None:
        """Set a meeting for another time; one that was planned says why, and a notice goes out.

        Without an end it lasts as long as before.
        """
        self._refuse_ahead(on)
        with self._workspace.writing(f"{_NOUN.name} 일시 변경") as session:
            meeting = live(session, Meeting, id)
            time = NewTime(starts_at, ends_at or _end(meeting, starts_at), said(reason))
            set_time(session, meeting, time, on=self._day(on))

    def close(self, id: str, placings: Placings, *, on: date | None = None) -> None:
        """Place the matters and close the meeting; refused while one of them is not placed."""
        self._refuse_ahead(on)
        to = MeetingStatus.CLOSED
        with self._workspace.writing(f"{_NOUN.counted(1)} {word(to)}") as session:
            meeting = live(session, Meeting, id)
            require_closable(meeting)
            place_all(session, meeting, placings)
            session.flush()
            take_step(session, meeting, to, on=self._day(on), reason=None)

    # --- within ----------------------------------------------------------------------------------

    def _day(self, on: date | None) -> date:
        return on or self._workspace.today

    def _refuse_ahead(self, on: date | None) -> None:
        refuse_ahead(on, self._workspace.today)

    @contextmanager
    def _changing(self, id: str, words: str) -> Iterator[tuple[Session, Meeting]]:
        with self._workspace.writing(f"{_NOUN.name} {words}") as session:
            meeting = live(session, Meeting, id)
            require_unsettled(session, meeting)
            yield session, meeting


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


def said(reason: str | None) -> str | None:
    """A reason as it is kept; nothing but spaces is none."""
    return clean(reason or "").strip() or None


def _changed(meeting: Meeting, values: Mapping[str, Any]) -> set[str]:
    return {name for name, value in values.items() if getattr(meeting, name) != value}


def _end(meeting: Meeting, starts_at: datetime) -> datetime | None:
    if meeting.starts_at is None or meeting.ends_at is None:
        return None
    return starts_at + (meeting.ends_at - meeting.starts_at)
