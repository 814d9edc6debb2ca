"""The rows that 분과 현황 보고 prints: what is known of one division on one day.

Amounts are whole won and `None` means that nobody stated them. Lists stand in the order they are
printed in. Sums that a list can give are properties of the list, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from afm_desktop.domain.enums import (
    AgendaKind,
    Confidentiality,
    IssueState,
    LineLevel,
    MemberRole,
    ProjectSignal,
    SizeClass,
)
from afm_desktop.services.status_demands import ProjectRow, RoundStatus
from afm_desktop.services.status_supply import SupplyStatus


class Section(StrEnum):
    """A part of the paper that an office may word itself; the value is what a narrative stores."""

    GIST = "gist"
    PROGRESS = "progress"
    MEMBERS = "members"
    DEMANDS = "demands"
    PROJECTS = "projects"
    SUPPLY = "supply"
    ISSUES = "issues"
    PLANS = "plans"


@dataclass(frozen=True, slots=True)
class DivisionStatus:
    """Everything 분과 현황 보고 says of one division."""

    division: str
    structure: str
    secretariat: str | None
    is_secretariat_inferred: bool  # its seat in the division has no source
    issuer: str | None  # the body whose file prints the paper
    as_of: date
    learned_on: date | None  # 자료 확보일; None when it is the 기준일
    is_demonstration: bool
    confidentiality: Confidentiality
    control_number: str | None  # 관리번호 of a 대외비 paper
    meeting: MeetingOverview | None
    events: tuple[EventRow, ...]
    last_meeting: MeetingReference | None
    since: SinceLastMeeting | None  # None without a last meeting
    members: Members
    demands: RoundStatus | None  # None when no round was held
    projects: tuple[ProjectRow, ...]
    supply: SupplyStatus
    issues: tuple[IssueRow, ...]
    plans: tuple[PlanRow, ...]
    directory: tuple[DirectoryRow, ...]
    attendance: tuple[AttendanceRow, ...]
    narratives: tuple[NarrativeRow, ...]


# ---------------------------------------------------------------- meeting and course of events


@dataclass(frozen=True, slots=True)
class MeetingReference:
    """A meeting as another sentence names it, e.g. `제2차 분과회의`."""

    name: str
    held_on: date


@dataclass(frozen=True, slots=True)
class MeetingOverview:
    """회의개요; `title` is the full one, e.g. `2026년 제3차 이차전지 분과회의`."""

    title: str
    name: str
    purpose: str | None
    held_on: date
    starts: time | None
    ends: time | None
    place: str | None
    chair: str | None
    anchors: int  # anchor firms among the invited
    participants: int  # people invited, observers apart
    observers: int
    agenda: tuple[AgendaRow, ...]


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One 안건."""

    title: str
    kind: AgendaKind
    presenter: str | None
    minutes: int | None


@dataclass(frozen=True, slots=True)
class EventRow:
    """One dated line of 추진경과."""

    on: date
    text: str


@dataclass(frozen=True, slots=True)
class SinceLastMeeting:
    """변동사항 since the last meeting."""

    received: int
    supplements_requested: int
    supplements_settled: int
    merged: int
    withdrawn: int
    selected: int
    signals: tuple[SignalChange, ...]
    actions: int  # 후속조치 of the last meeting
    actions_done: int
    open_actions: tuple[OpenAction, ...]


@dataclass(frozen=True, slots=True)
class SignalChange:
    """A project whose 추진상태 is another than at the last meeting."""

    project: str
    before: ProjectSignal
    after: ProjectSignal
    reason: str | None
    mark: Confidentiality = Confidentiality.PUBLIC
    cores: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OpenAction:
    """A 후속조치 that is not done yet."""

    title: str
    owner: str | None
    due_on: date | None


# ---------------------------------------------------------------- members


@dataclass(frozen=True, slots=True)
class Members:
    """회원 of the division; a body counts once, under its first role."""

    counts: tuple[MemberCount, ...]
    regions: tuple[RegionCount, ...]  # every 시·도 of the reference table, also those with none
    unplaced: int  # bodies whose 시·도 is unknown
    anchors: tuple[AnchorRow, ...]
    joined: tuple[MemberChange, ...]  # since the last meeting
    left: tuple[MemberChange, ...]
    changes: tuple[SizeChange, ...]

    @property
    def total(self) -> int:
        """Bodies in the division."""
        return sum(row.count for row in self.counts)

    @property
    def change(self) -> int:
        """Bodies more (or less) than at the last meeting."""
        return sum(row.change for row in self.changes)

    def of(self, *, sizes: Iterable[SizeClass] = (), roles: Iterable[MemberRole] = ()) -> int:
        """Bodies of these size classes and roles; an empty choice takes all."""
        size_set, role_set = set(sizes), set(roles)
        return sum(
            row.count
            for row in self.counts
            if (not size_set or row.size in size_set) and (not role_set or row.role in role_set)
        )


@dataclass(frozen=True, slots=True)
class MemberCount:
    """Bodies of one size class in one role; `size` None when it is unknown."""

    size: SizeClass | None
    role: MemberRole
    count: int


@dataclass(frozen=True, slots=True)
class SizeChange:
    """How the bodies of one size class changed since the last meeting."""

    size: SizeClass | None
    change: int


@dataclass(frozen=True, slots=True)
class RegionCount:
    """Bodies in one 시·도 (short name) and its 권역."""

    region: str
    area: str
    count: int


@dataclass(frozen=True, slots=True)
class AnchorRow:
    """An 앵커기업; `is_inferred` when its placing in the division has no source."""

    name: str
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class MemberChange:
    """A body that joined or left, and why."""

    name: str
    on: date
    reason: str | None


# ---------------------------------------------------------------- issues, plans, lists, words


@dataclass(frozen=True, slots=True)
class IssueRow:
    """An open 쟁점 with what is asked for (건의) and of whom."""

    title: str
    situation: tuple[str, ...]
    request: str | None
    owner: str | None
    due_on: date | None
    state: IssueState | None


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One line of 향후계획."""

    on: date
    text: str
    owner: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """One line of 회원(기업·기관) 명부."""

    name: str
    role: MemberRole
    size: SizeClass | None
    region: str | None
    product: str | None
    joined_on: date | None
    is_inferred: bool


@dataclass(frozen=True, slots=True)
class AttendanceRow:
    """One line of 참석자 명부; names stand in full only there."""

    organization: str
    position: str | None
    name: str
    note: str | None
    id: str = ""


@dataclass(frozen=True, slots=True)
class NarrativeLine:
    """One sentence of 서술 and its level (□ ○ - ※)."""

    level: LineLevel
    text: str


@dataclass(frozen=True, slots=True)
class NarrativeRow:
    """Lines an office wrote in place of the drafted ones of a section."""

    section: Section
    lines: tuple[NarrativeLine, ...]
    fingerprint: str | None  # of the figures the lines were written from
