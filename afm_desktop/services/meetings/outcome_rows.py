"""What a meeting leaves behind, as it is seen: frozen rows."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from afm_desktop.domain.enums import ActionStatus, MinutesState
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.meetings.asked import Votes


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """What was decided, with its number in the line of its body and year."""

    item_id: str
    number: str
    title: str
    decision: str
    votes: Votes
    meeting_id: str
    meeting: str
    division: str | None
    held_on: date | None


@dataclass(frozen=True, slots=True)
class ActionRow:
    """A follow-up with its one owner; `age` and `late` are days."""

    id: str
    number: int
    title: str
    meeting_id: str | None
    meeting: str | None
    item_id: str | None
    item: str | None
    organization_id: str | None
    organization: str | None
    person_id: str | None
    person: str | None
    agreed_on: date | None
    due_on: date | None
    status: ActionStatus
    done_on: date | None
    outcome: str | None
    age: int | None
    late: int

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.status not in (ActionStatus.DONE, ActionStatus.DROPPED)

    @property
    def is_overdue(self) -> bool:
        """Whether it should have been done by now."""
        return self.late > 0

    def masked(self) -> ActionRow:
        """The owner as 홍*동."""
        return replace(self, person=masked_name(self.person) if self.person else None)


@dataclass(frozen=True, slots=True)
class MinutesRow:
    """A version of the minutes."""

    id: str
    version: int
    state: MinutesState
    written_on: date | None
    circulated_on: date | None
    approved_on: date | None
    approved_in_id: str | None
    approved_in: str | None
    paper_id: str | None
    changes: str | None


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper of the meeting as it went out; `is_outdated` when it was of an older date."""

    id: str
    kind: str
    version: int
    title: str
    as_of: date | None
    made_at: datetime | None
    meets_at: datetime | None
    pages: int | None
    size: int | None
    sha256: str
    changes: str | None
    is_outdated: bool
