"""The rows of 현황판: what waits to be done, targets, the funnel of demands, and the divisions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from afm_desktop.domain.enums import RequestState, StructureView
from afm_desktop.services.divisions import DivisionLabel
from afm_desktop.services.lists.gestures import GestureRow
from afm_desktop.services.lists.listing import Value
from afm_desktop.services.meetings.model import Lacking
from afm_desktop.services.status_demands import FunnelStage
from afm_desktop.services.views.counted import CountedList
from afm_desktop.services.views.model import ViewKind, ViewQuery


class TodoKind(StrEnum):
    """What may wait to be done, in the order in which it is told."""

    SUPPLEMENTS = "supplements"
    """Demands returned for supplement: `on` is the day of the oldest request."""
    SUPPLEMENTS_LATE = "supplements_late"
    """Supplements asked for by a day that is past: `on` is the earliest of these."""
    FORMS_LATE = "forms_late"
    """Forms whose deadline is past."""
    SUBMITTED = "submitted"
    RECEIVED = "received"
    """Received and not yet in review."""
    ISSUES_OVERDUE = "issues_overdue"
    ISSUES_OPEN = "issues_open"
    PROJECTS_DELAYED = "projects_delayed"
    NEXT_MEETING = "next_meeting"
    """`on` is its day, `text` its title, and `lacks` how much is missing before it."""
    ACTIONS_OVERDUE = "actions_overdue"
    """Follow-ups whose day is past."""
    MEETINGS_WITHOUT_AGENDA = "meetings_without_agenda"
    MEETINGS_UNSETTLED = "meetings_unsettled"
    """Their day is over, but nobody closed them."""
    PEOPLE_EXPIRED = "people_expired"
    MEMBERS_WITHOUT_PEOPLE = "members_without_people"
    DRAFTS = "drafts"
    """Of a firm: demands it has begun and not submitted."""
    SOLE_SOURCES = "sole_sources"
    """Of a firm: what it gets from one supplier alone."""
    PEOPLE_UNCONFIRMED = "people_unconfirmed"
    """Of a firm: its people whose details nobody has confirmed."""


class SectionKind(StrEnum):
    """What else is told of one division or one firm."""

    SIZES = "sizes"
    MEETINGS = "meetings"
    ISSUES = "issues"
    DECISIONS = "decisions"
    ACTIONS = "actions"
    DEMANDS = "demands"
    SUPPLIERS = "suppliers"


@dataclass(frozen=True, slots=True)
class Lateness:
    """The part of 제출 현황판 where forms are late: which of them, and in which states."""

    forms: tuple[str, ...]
    states: tuple[RequestState, ...]
    division: str | None = None


@dataclass(frozen=True, slots=True)
class Todo:
    """Something that waits, with the list that is behind its count.

    `on` is the earliest day of what waits, where there is one; `record` what to open when only one
    is meant.
    """

    kind: TodoKind
    count: int
    view: ViewKind
    query: ViewQuery
    on: date | None = None
    text: str | None = None
    record: str | None = None
    late: Lateness | None = None
    """In place of a list: the board of late forms."""
    lacks: tuple[Lacking, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target, what is planned for this year, and what was measured last.

    `counted` is the list behind a value that is counted from the records: measured of today.
    """

    id: str
    name: str
    unit: str | None
    division: str | None
    baseline: Decimal | None
    target: Decimal | None
    planned: Decimal | None
    measured: Decimal | None
    measured_on: date | None
    due_year: int | None
    is_lower_better: bool
    counted: CountedList | None = None

    @property
    def reached(self) -> Decimal | None:
        """The measured part of the target; None where that says nothing."""
        if self.measured is None or not self.target or self.is_lower_better:
            return None
        return self.measured / self.target


@dataclass(frozen=True, slots=True)
class FunnelLine:
    """A stage of the funnel with the list of the demands that came this far."""

    stage: FunnelStage
    query: ViewQuery


@dataclass(frozen=True, slots=True)
class DivisionLine:
    """What a division holds; amounts are those of all its demands."""

    division: DivisionLabel
    members: int
    anchors: int
    demands: int
    selected: int
    projects: int
    total_won: int
    next_meeting_on: date | None


@dataclass(frozen=True, slots=True)
class AllianceLine:
    """합계: bodies count once, with the overlap of the divisions."""

    members: int
    members_overlap: int
    anchors: int
    anchors_overlap: int
    demands: int
    selected: int
    projects: int
    total_won: int


@dataclass(frozen=True, slots=True)
class StructureFigures:
    """What the divisions of the structure before held, as `view` counts it.

    What is `unplaced` no division took over; it is in the total alone.
    """

    view: StructureView
    structure: str
    last_day: date
    lines: tuple[DivisionLine, ...]
    total: AllianceLine
    unplaced_members: int
    unplaced_demands: int
    unplaced_projects: int
    old: tuple[str, ...] = ()
    """The ids of the divisions before, whatever they are counted under."""


@dataclass(frozen=True, slots=True)
class CountLine:
    """How many records of a section have one value, with their list; None where it is empty."""

    shown: Value
    count: int
    query: ViewQuery


@dataclass(frozen=True, slots=True)
class DatedLine:
    """One record of a section with its day and state."""

    id: str
    title: str
    on: date | None
    state: Value


@dataclass(frozen=True, slots=True)
class Section:
    """A list of the window in short: counts of its values or its first records; `count` is all."""

    kind: SectionKind
    view: ViewKind
    query: ViewQuery
    count: int
    counts: tuple[CountLine, ...] = ()
    dated: tuple[DatedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class DashboardRows:
    """현황판 of all divisions or of one; `divisions` then holds that one alone."""

    as_of: date
    structure: str | None
    round: str | None
    todos: tuple[Todo, ...]
    targets: tuple[TargetLine, ...]
    funnel: tuple[FunnelLine, ...]
    divisions: tuple[DivisionLine, ...]
    total: AllianceLine
    gestures: tuple[GestureRow, ...]
    sections: tuple[Section, ...] = ()
    """Of one division or one firm; none while all divisions are shown."""
    is_firm: bool = False
    has_former: bool = False
    """Whether there was a structure before."""
    figures: StructureFigures | None = None
    """In place of `divisions` and `total`, where another structure is asked for."""

    @property
    def stays_behind(self) -> tuple[int, int]:
        """How many demands and projects are in the total, but with no division of today."""
        return (
            self.total.demands - sum(line.demands for line in self.divisions),
            self.total.projects - sum(line.projects for line in self.divisions),
        )
