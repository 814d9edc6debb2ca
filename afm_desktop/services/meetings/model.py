"""A meeting as screens, commands and papers see it; all of its rows are found here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from afm_desktop.services.meetings.asked import (
    DIVISION_MEETING,
    LinkKind,
    Mark,
    NewAction,
    NewItem,
    NewMeeting,
    Placed,
    Placings,
    Votes,
)
from afm_desktop.services.meetings.outcome_rows import ActionRow, DecisionRow, MinutesRow, PaperRow
from afm_desktop.services.meetings.rows import (
    BodyRow,
    ChangeRow,
    Invitee,
    ItemRow,
    LinkRow,
    MeetingHead,
    Quorum,
    RosterRow,
    Step,
    Timing,
    WaitingRow,
)
from afm_desktop.services.officers import OfficerRow

__all__ = [
    "DIVISION_MEETING",
    "ActionRow",
    "BodyRow",
    "ChangeRow",
    "Copied",
    "DecisionRow",
    "Invitee",
    "ItemRow",
    "Lack",
    "LinkKind",
    "LinkRow",
    "Mark",
    "MeetingHead",
    "MeetingSheet",
    "MinutesRow",
    "Missing",
    "NewAction",
    "NewItem",
    "NewMeeting",
    "OfficerRow",
    "PaperRow",
    "Placed",
    "Placings",
    "Proposal",
    "Quorum",
    "RosterRow",
    "Step",
    "TemplateRow",
    "Timing",
    "Votes",
    "WaitingRow",
]


class Lack(StrEnum):
    """What a meeting lacks, in the order in which one would see to it."""

    DAY = "day"
    PLACE = "place"
    CHAIR = "chair"
    ROSTER = "roster"
    AGENDA = "agenda"
    PRESENTER = "presenter"
    """Nobody is named who presents a matter."""
    MINUTES_PLANNED = "minutes_planned"
    """A matter has no minutes."""
    OVER_RUN = "over_run"
    """The matters take longer than the meeting; `count` minutes."""
    WAITING = "waiting"
    """Matters of the series put off to the next meeting are not taken up; `count` of them."""
    LAST_MINUTES = "last_minutes"
    """The minutes of the meeting before, `title`, are not approved."""
    BOOK = "book"
    """No book of it was kept."""
    OLD_BOOK = "old_book"
    """The latest book is of an older date, `moment`, or the meeting was put off."""
    QUORUM = "quorum"
    """Fewer came than must; `count` are missing."""
    MARKS = "marks"
    """It is not noted whether somebody came; `count` of them."""
    DECISION = "decision"
    """A matter to be decided was dealt with and has no decision."""
    PLACEMENT = "placement"
    """A matter is not placed."""
    CLOSING = "closing"
    """It was held and is not closed."""
    MINUTES = "minutes"
    """There are no minutes of it."""


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing a meeting lacks, and where to see to it."""

    lack: Lack
    item_id: str | None = None
    title: str | None = None
    count: int | None = None
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class MeetingSheet:
    """Everything of one meeting on a day. Names of persons are in full; `masked` hides them.

    `actions` are those it asked for; `open_actions` those of its series that are open from before.
    """

    head: MeetingHead
    day: date
    steps: tuple[Step, ...]
    chair: OfficerRow | None
    """Who presides: whoever is in the chair of its body on its day, or stands in."""
    items: tuple[ItemRow, ...]
    timing: Timing
    waiting: tuple[WaitingRow, ...]
    roster: tuple[RosterRow, ...]
    quorum: Quorum
    decisions: tuple[DecisionRow, ...]
    actions: tuple[ActionRow, ...]
    open_actions: tuple[ActionRow, ...]
    changes: tuple[ChangeRow, ...]
    minutes: tuple[MinutesRow, ...]
    last_minutes: tuple[MinutesRow, ...]
    """Those of the meeting before."""
    papers: tuple[PaperRow, ...]
    is_settled: bool
    """Whether its minutes are approved, so that it changes only after it is reopened."""

    def masked(self) -> MeetingSheet:
        """The same with the names of persons hidden: 홍*동."""
        return replace(
            self,
            chair=self.chair.masked() if self.chair else None,
            items=tuple(one.masked() for one in self.items),
            roster=tuple(one.masked() for one in self.roster),
            actions=tuple(one.masked() for one in self.actions),
            open_actions=tuple(one.masked() for one in self.open_actions),
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a new meeting would be called: its place in the line of its body, kind and year."""

    year: int
    ordinal: int
    title: str


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A meeting kept as a pattern for others."""

    id: str
    title: str
    division: BodyRow | None
    kind: str | None
    kind_name: str
    series: str | None
    items: int


@dataclass(frozen=True, slots=True)
class Copied:
    """A new meeting with what it took over."""

    id: str
    carried: int
    """How many matters were put off to it."""
    open_actions: int
