"""What 회의록, 회의결과 and 참석자 명부 print of a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import Confidentiality, MeetingStatus, Placement
from afm_desktop.services.lists.people import masked_phone
from afm_desktop.services.meetings.model import (
    ItemRow,
    LinkKind,
    LinkRow,
    MeetingHead,
    MeetingSheet,
    MinutesRow,
    RosterRow,
)
from afm_desktop.services.meetings.reading_roster import VOTING
from afm_desktop.services.status import PlanRow


@dataclass(frozen=True, slots=True)
class LinkedDemand:
    """A demand that a matter is about: its number and its class."""

    intake_no: str | None
    mark: Confidentiality


@dataclass(frozen=True, slots=True)
class PrintedMeeting:
    """A meeting with a day, and what its papers say beside it.

    `phones` are by the id of a row of the roster, `demands` by their own.
    """

    sheet: MeetingSheet
    starts_at: datetime
    structure: str
    secretariat: str | None
    issuer: str | None
    phones: Mapping[str, str]
    demands: Mapping[str, LinkedDemand]
    plans: tuple[PlanRow, ...]
    learned_on: date | None
    is_demonstration: bool
    confidentiality: Confidentiality
    control_number: str | None
    spoken: tuple[str, ...] = ()
    """The demands on a national core technology that its words call by their titles."""

    @property
    def head(self) -> MeetingHead:
        """What stands over it."""
        return self.sheet.head

    @property
    def held_on(self) -> date:
        """Its day in Korea."""
        return self.starts_at.astimezone(KOREA).date()

    @property
    def is_over(self) -> bool:
        """Whether it was held."""
        return self.head.status is MeetingStatus.CLOSED

    @property
    def seated(self) -> tuple[RosterRow, ...]:
        """참석자: those who count for the quorum."""
        return tuple(row for row in self.sheet.roster if row.role in VOTING)

    @property
    def observers(self) -> tuple[RosterRow, ...]:
        """배석자, and those who come to present."""
        return tuple(row for row in self.sheet.roster if row.role not in VOTING)

    @property
    def version(self) -> MinutesRow | None:
        """The latest version of the minutes."""
        return max(self.sheet.minutes, key=lambda row: row.version, default=None)

    @property
    def versions(self) -> tuple[MinutesRow, ...]:
        """All versions of the minutes, the first one first."""
        return tuple(sorted(self.sheet.minutes, key=lambda row: row.version))

    @property
    def decided(self) -> tuple[ItemRow, ...]:
        """The matters that were decided."""
        return tuple(row for row in self.sheet.items if row.decision or row.decision_no)

    @property
    def carried(self) -> tuple[ItemRow, ...]:
        """What is put off: to the next meeting, to the backlog, or dropped."""
        dealt = (None, Placement.DONE)
        return tuple(row for row in self.sheet.items if row.placement not in dealt)

    def begins(self, place: int) -> datetime | None:
        """When a matter, counted from 0, begins; None where one before it has no minutes."""
        known = [minutes_of(row) for row in self.sheet.items[:place]]
        if None in known:
            return None
        return self.starts_at + timedelta(minutes=sum(filter(None, known)))

    def class_of(self, link: LinkRow) -> Confidentiality:
        """How confidential a linked record is; only demands have a class."""
        found = self.demands.get(link.record_id) if link.kind is LinkKind.DEMAND else None
        return found.mark if found else Confidentiality.PUBLIC

    def masked(
        self, *, is_list: bool = True, is_rest: bool = True, are_phones: bool = True
    ) -> PrintedMeeting:
        """With the names of the list of attendees, those elsewhere, or numbers hidden."""
        sheet, hidden = self.sheet, self.sheet.masked()
        roster = hidden.roster if is_list else sheet.roster
        rest = hidden if is_rest else sheet
        phones = self.phones
        if are_phones:
            phones = {id: masked_phone(phone) for id, phone in phones.items()}
        return replace(self, sheet=replace(rest, roster=roster), phones=phones)


def minutes_of(row: ItemRow) -> int | None:
    """How long a matter took, else how long it is to take."""
    return row.planned_minutes if row.actual_minutes is None else row.actual_minutes


def persons_in(sheet: MeetingSheet) -> int:
    """How many persons are named beside the list of attendees."""
    presenters = sum(bool(row.presenter_person) for row in sheet.items)
    return presenters + sum(bool(row.person) for row in sheet.actions)


def words_of(sheet: MeetingSheet) -> Iterator[str]:
    """All that somebody wrote of matters and follow-ups."""
    for row in sheet.items:
        texts = (row.title, row.discussion, row.outcome, row.decision, row.placement_reason)
        yield from filter(None, texts)
    for action in sheet.actions:
        yield from filter(None, (action.title, action.outcome))
