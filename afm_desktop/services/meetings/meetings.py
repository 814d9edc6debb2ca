"""What is done with meetings as such; each call is one gesture."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import MeetingStatus
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.text import clean
from afm_desktop.domain.words import word
from afm_desktop.services.demands import refuse_ahead
from afm_desktop.services.meetings.asked import DIVISION_MEETING, NewMeeting, Placings
from afm_desktop.services.meetings.copying import (
    begin,
    copy_agenda,
    copy_roster,
    end_like,
    like,
    write_template,
)
from afm_desktop.services.meetings.errors import NoMeetingFound, NotATemplate, SeveralMeetings
from afm_desktop.services.meetings.keeping import writing
from afm_desktop.services.meetings.lacks import lacks_of
from afm_desktop.services.meetings.model import Copied, MeetingSheet, Missing, Proposal, TemplateRow
from afm_desktop.services.meetings.reading import read_templates, sheet_of
from afm_desktop.services.meetings.series import Series, proposal
from afm_desktop.services.meetings.steps import (
    NewTime,
    place_all,
    require_closable,
    set_time,
    take_step,
)
from afm_desktop.services.meetings.writing import write_new, write_related
from afm_desktop.services.records import given, live, require
from afm_desktop.services.settled import refuse_new_time, require_unsettled
from afm_desktop.storage.workspace import Workspace

KIND = Meeting.__tablename__
_NOUN = NOUNS[KIND]


class MeetingService:
    """Writing meetings down, moving them through their life, and reading them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # --- reads -----------------------------------------------------------------------------------

    def of(self, id: str) -> MeetingSheet:
        """Everything of one meeting; names of persons in full, `masked` hides them."""
        with self._workspace.reading() as session:
            return sheet_of(session, id, self._workspace.today)

    def missing(self, id: str) -> tuple[Missing, ...]:
        """What a meeting lacks, in the order in which one would see to it."""
        return lacks_of(self.of(id))

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

    def templates(self) -> tuple[TemplateRow, ...]:
        """The meetings kept as patterns."""
        with self._workspace.reading() as session:
            return read_templates(session)

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

    def create(self, new: NewMeeting, *, follows: bool = False) -> str:
        """Write a meeting down; answers its id.

        One that follows another of its line begins with the minutes to approve, the open
        follow-ups and all that was put off to it.
        """
        with writing(self._workspace, f"{_NOUN.counted(1)} 등록") as session:
            meeting = write_new(session, new, self._workspace.today)
            if follows:
                session.flush()
                begin(session, meeting, self._workspace.today)
            return meeting.id

    def change(self, id: str, values: Mapping[str, Any]) -> None:
        """Set fields of a meeting; its time only while nobody was told of it."""
        with self._changing(id, "수정") as (session, meeting):
            taken = given(KIND, values)
            refuse_new_time([meeting], taken.get("starts_at", meeting.starts_at))
            for name, value in taken.items():
                setattr(meeting, name, value)
            require(session, meeting, taken)

    def relate(self, id: str, division_ids: Collection[str]) -> None:
        """Say which divisions a meeting also concerns."""
        with self._changing(id, "관련 분과 변경") as (session, meeting):
            write_related(session, meeting, division_ids)

    def copy(
        self,
        id: str,
        starts_at: datetime | None = None,
        ends_at: datetime | None = None,
        *,
        with_agenda: bool = True,
        with_roster: bool = True,
    ) -> Copied:
        """The next meeting after an old one: with the same place, host and people, unmarked.

        It begins with the minutes to approve, the open follow-ups and all that was put off to it.
        """
        new = NewMeeting(starts_at=starts_at, ends_at=ends_at)
        with writing(self._workspace, f"{_NOUN.counted(1)} 복사") as session:
            source = live(session, Meeting, id)
            return self._after(session, source, new, with_agenda, with_roster)

    def make_template(self, id: str, *, title: str | None = None) -> str:
        """Keep a meeting as a pattern for others; answers the id of the template."""
        with writing(self._workspace, f"{_NOUN.name} 서식 저장") as session:
            source = live(session, Meeting, id)
            name, day = said(title) or source.title or "", self._workspace.today
            return write_template(session, source, name, day).id

    def from_template(self, id: str, new: NewMeeting | None = None) -> Copied:
        """A new meeting after a template, whose values stand where nothing else is asked for."""
        with writing(self._workspace, f"{_NOUN.counted(1)} 등록") as session:
            source = live(session, Meeting, id)
            if not source.is_template:
                raise NotATemplate(source.title or "")
            return self._after(session, source, new or NewMeeting(), True, True)

    # --- steps -----------------------------------------------------------------------------------

    def move(
        self, id: str, to: MeetingStatus, *, reason: str | None = None, on: date | None = None
    ) -> None:
        """Go on to another status, with the day and the reason."""
        self._refuse_ahead(on)
        with writing(self._workspace, f"{_NOUN.counted(1)} {word(to)}") as session:
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
        with writing(self._workspace, f"{_NOUN.name} 일시 변경") as session:
            meeting = live(session, Meeting, id)
            time = NewTime(starts_at, ends_at or end_like(meeting, starts_at), said(reason))
            set_time(session, meeting, time, on=self._day(on))

    def close(self, id: str, placings: Placings, *, on: date | None = None) -> None:
        """Place the matters and close the meeting; refused while one of them is not placed."""
        self._refuse_ahead(on)
        to = MeetingStatus.CLOSED
        with writing(self._workspace, f"{_NOUN.counted(1)} {word(to)}") as session:
            meeting = live(session, Meeting, id)
            require_closable(meeting)
            place_all(session, meeting, placings)
            session.flush()
            take_step(session, meeting, to, on=self._day(on), reason=None)

    # --- within ----------------------------------------------------------------------------------

    def _after(self, session: Session, source: Meeting, new: NewMeeting, *wanted: bool) -> Copied:
        with_agenda, with_roster = wanted
        today = self._workspace.today
        meeting = write_new(session, like(session, source, new), today)
        session.flush()
        carried, actions = begin(session, meeting, today)
        if with_agenda:
            copy_agenda(session, source, meeting)
        if with_roster:
            copy_roster(session, source, meeting, today)
        return Copied(meeting.id, carried, actions)

    def _day(self, on: date | None) -> date:
        return on or self._workspace.today

    def _refuse_ahead(self, on: date | None) -> None:
        refuse_ahead(on, self._workspace.today)

    @contextmanager
    def _changing(self, id: str, words: str) -> Iterator[tuple[Session, Meeting]]:
        with writing(self._workspace, f"{_NOUN.name} {words}") as session:
            meeting = live(session, Meeting, id)
            require_unsettled(session, meeting)
            yield session, meeting


def said(reason: str | None) -> str | None:
    """A reason as it is kept; nothing but spaces is none."""
    return clean(reason or "").strip() or None
