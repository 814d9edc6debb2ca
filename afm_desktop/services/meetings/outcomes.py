"""What is done with what meetings leave behind; each call is one gesture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import ActionStatus
from afm_desktop.domain.hangul import pattern, search_form
from afm_desktop.domain.model.meetings import (
    ActionItem,
    AgendaItem,
    AgendaLink,
    Meeting,
    Minutes,
    ReasonToDrop,
)
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.book.facts import BookDifference
from afm_desktop.services.demands import BeforeLastStep, refuse_ahead
from afm_desktop.services.kept_papers import ToKeep, put
from afm_desktop.services.marks.sources import require_room
from afm_desktop.services.meetings import deciding, minuting
from afm_desktop.services.meetings.agendas import LINK_FIELDS, require_open
from afm_desktop.services.meetings.asked import LinkKind, NewAction, Placed, Votes
from afm_desktop.services.meetings.keeping import writing
from afm_desktop.services.meetings.meetings import said
from afm_desktop.services.meetings.outcome_rows import ActionRow, DecisionRow
from afm_desktop.services.meetings.reading_outcomes import is_open, read_actions, read_decisions
from afm_desktop.services.meetings.steps import place_all
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import given, live
from afm_desktop.storage.workspace import Workspace

_ITEM, _ACTION, _MINUTES = (NOUNS[kind.__tablename__] for kind in (AgendaItem, ActionItem, Minutes))


class OutcomeService:
    """Decisions, follow-ups and minutes."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # --- reads -----------------------------------------------------------------------------------

    def decisions(
        self, *, division_id: str | None = None, year: int | None = None, text: str | None = None
    ) -> tuple[DecisionRow, ...]:
        """What was decided: of a division, in a year, with words in number, title or decision."""
        wanted = []
        if division_id is not None:
            wanted.append(Meeting.division_id == division_id)
        if year is not None:
            wanted.append(Meeting.year == year)
        with self._workspace.reading() as session:
            found = read_decisions(session, *wanted)
        if not text:
            return found
        looked_for = pattern(text)
        return tuple(
            one
            for one in found
            if looked_for.search(search_form(f"{one.number} {one.title} {one.decision}"))
        )

    def decisions_about(self, kind: LinkKind, record_id: str) -> tuple[DecisionRow, ...]:
        """What was decided of a record that matters are linked to."""
        about = select(AgendaLink.item_id).where(
            getattr(AgendaLink, LINK_FIELDS[kind]) == record_id, AgendaLink.deleted.is_(None)
        )
        with self._workspace.reading() as session:
            return read_decisions(session, AgendaItem.id.in_(about))

    def open_actions(self, division_id: str | None) -> tuple[ActionRow, ...]:
        """The follow-ups of a division, or of the alliance, of which something is left to do."""
        with self._workspace.reading() as session:
            wanted = and_(ActionItem.division_id.is_not_distinct_from(division_id), is_open())
            return read_actions(session, self._workspace.today, wanted)

    # --- what became of a matter -----------------------------------------------------------------

    def decide(self, item_id: str, decision: str, votes: Votes | None = None) -> str:
        """Write what was decided; answers the number, which is issued once and stays."""
        with self._at(item_id, "의결") as (session, item):
            office, taken = self._workspace.office, said(decision)
            return deciding.decide(session, office, item, taken, votes or Votes())

    def note(
        self,
        item_id: str,
        *,
        discussion: str | None = None,
        outcome: str | None = None,
        actual_minutes: int | None = None,
    ) -> None:
        """Note what was said, what came of it and how long it took; None leaves it as it is."""
        told = {
            "discussion": discussion,
            "outcome": outcome,
            "actual_minutes": actual_minutes,
        }
        values = {name: value for name, value in told.items() if value is not None}
        with self._at(item_id, "결과 기록") as (session, item):
            deciding.require_held(live(session, Meeting, item.meeting_id or ""))
            for name, value in accepted(AgendaItem, values).items():
                setattr(item, name, value)

    def place(self, item_id: str, placed: Placed) -> None:
        """Say where a matter goes when its meeting is over."""
        with self._at(item_id, word(placed.to)) as (session, item):
            meeting = live(session, Meeting, item.meeting_id or "")
            deciding.require_held(meeting)
            place_all(session, meeting, {item_id: placed})

    # --- follow-ups ------------------------------------------------------------------------------

    def add_action(self, meeting_id: str, new: NewAction) -> str:
        """Ask one owner for something by a day; answers its id."""
        with writing(self._workspace, f"{_ACTION.counted(1)} 등록") as session:
            meeting = live(session, Meeting, meeting_id)
            require_open(session, meeting)
            deciding.require_held(meeting)
            return deciding.write_action(session, meeting, new, self._workspace.today).id

    def change_action(self, id: str, values: Mapping[str, Any]) -> None:
        """Set fields of a follow-up."""
        taken = given(ActionItem.__tablename__, values)
        with self._acting(id, "수정") as (session, action):
            deciding.change_action(session, action, taken, self._workspace.today)

    def start_action(self, id: str) -> None:
        """Note that work on it has begun."""
        with self._acting(id, word(ActionStatus.STARTED)) as (_, action):
            action.take({"status": ActionStatus.STARTED}, self._workspace.today)

    def finish_action(self, id: str, *, outcome: str | None = None, on: date | None = None) -> None:
        """Note that it is done, and what came of it."""
        self._end(id, ActionStatus.DONE, said(outcome), on)

    def drop_action(self, id: str, reason: str, *, on: date | None = None) -> None:
        """Note that it is asked for no more, and why."""
        told = said(reason)
        if told is None:
            raise ReasonToDrop
        self._end(id, ActionStatus.DROPPED, told, on)

    def reopen_action(self, id: str) -> None:
        """Note that something is left to do after all."""
        with self._acting(id, "재개") as (_, action):
            action.take({"status": ActionStatus.OPEN}, self._workspace.today)

    # --- minutes ---------------------------------------------------------------------------------

    def draft_minutes(
        self,
        meeting_id: str,
        *,
        changes: str | None = None,
        paper_id: str | None = None,
        on: date | None = None,
    ) -> str:
        """Begin a version of the minutes; from the second on it says what it changes."""
        day = self._day(on)
        with writing(self._workspace, f"{_MINUTES.name} 작성") as session:
            meeting = live(session, Meeting, meeting_id)
            return minuting.write_version(session, meeting, said(changes), paper_id, day).id

    def circulate(
        self, minutes_id: str, *, on: date | None = None, paper: ToKeep | None = None
    ) -> None:
        """Note that the latest version went round; the paper that did is kept with it."""
        day = self._day(on)
        with self._minuting(minutes_id, "회람", paper) as (session, minutes):
            minuting.circulate(session, minutes, day)

    def approve(
        self,
        minutes_id: str,
        *,
        in_id: str | None = None,
        on: date | None = None,
        paper: ToKeep | None = None,
    ) -> None:
        """Note that it was approved, in a later meeting or in writing; the meeting is settled."""
        day = self._day(on)
        with self._minuting(minutes_id, "승인", paper) as (session, minutes):
            minuting.approve(session, minutes, in_id, day)

    # --- within ----------------------------------------------------------------------------------

    def _day(self, on: date | None) -> date:
        refuse_ahead(on, self._workspace.today)
        return on or self._workspace.today

    def _end(self, id: str, status: ActionStatus, outcome: str | None, on: date | None) -> None:
        day = self._day(on)
        with self._acting(id, word(status)) as (_, action):
            if action.agreed_on is not None and day < action.agreed_on:
                raise BeforeLastStep(day, action.agreed_on)
            told = {"outcome": outcome} if outcome else {}
            action.take({**told, "status": status, "done_on": day}, day)

    @contextmanager
    def _minuting(
        self, id: str, words: str, paper: ToKeep | None
    ) -> Iterator[tuple[Session, Minutes]]:
        """A step of a version; the paper of it, if there is one, is kept in the same gesture."""
        if paper is not None:
            require_room(self._workspace.path, len(paper.data))
        with writing(self._workspace, f"{_MINUTES.name} {words}") as session:
            minutes = live(session, Minutes, id)
            yield session, minutes
            if paper is not None:
                minutes.paper_id = put(session, paper, _unsaid, self._workspace.today)

    @contextmanager
    def _at(self, id: str, words: str) -> Iterator[tuple[Session, AgendaItem]]:
        with writing(self._workspace, f"{_ITEM.counted(1)} {words}") as session:
            item = live(session, AgendaItem, id)
            require_open(session, live(session, Meeting, item.meeting_id or ""))
            yield session, item

    @contextmanager
    def _acting(self, id: str, words: str) -> Iterator[tuple[Session, ActionItem]]:
        with self._workspace.writing(f"{_ACTION.counted(1)} {words}") as session:
            yield session, live(session, ActionItem, id)


def _unsaid(_difference: BookDifference) -> str:
    """What a version of the minutes changes is said by the version."""
    return ""
