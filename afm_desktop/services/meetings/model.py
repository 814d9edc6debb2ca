"""A meeting as screens, commands and papers see it; all of its rows are found here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from afm_desktop.domain.meeting_lacks import Lack
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
    "Lacking",
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


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing a meeting lacks, and where to see to it."""

    lack: Lack
    item_id: str | None = None
    title: str | None = None
    count: int | None = None
    moment: datetime | None = None


@dataclass(frozen=True, slots=True)
class Lacking:
    """A kind of thing that is missing, of one matter or of several; `item_id` is the first."""

    lack: Lack
    count: int | None
    titles: tuple[str, ...]
    item_id: str | None


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
