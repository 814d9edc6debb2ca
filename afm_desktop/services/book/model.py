"""The rows that 회의자료 묶음 prints: a meeting, what it deals with, and the state it meets in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from afm_desktop.domain.enums import (
    ActionStatus,
    AgendaKind,
    Confidentiality,
    DemandStatus,
    MinutesState,
    Placement,
    ProjectSignal,
)
from afm_desktop.domain.secrecy import strictest
from afm_desktop.services.dashboard_rows import TargetLine
from afm_desktop.services.dossier import Dossier
from afm_desktop.services.meetings.asked import LinkKind
from afm_desktop.services.status import DivisionStatus, MeetingReference
from afm_desktop.services.status_demands import ProjectCost

Said = str | int | bool | Decimal | ProjectSignal | None
"""A value of a field before or after a change."""


@dataclass(frozen=True, slots=True)
class LinkedRecord:
    """A record that a matter is about, as far as an agenda names it."""

    kind: LinkKind
    id: str
    title: str
    number: str | None = None
    mark: Confidentiality = Confidentiality.PUBLIC
    cores: tuple[str, ...] = ()
    """The demands on a national core technology that it is or came from, which leave for a reason.
    """


@dataclass(frozen=True, slots=True)
class BookMatter:
    """One 안건 with what the chair should know; `is_carried` when another meeting left it."""

    id: str
    kind: AgendaKind
    title: str
    presenter: str | None
    minutes: int | None
    chair_note: str | None
    links: tuple[LinkedRecord, ...]
    is_carried: bool


@dataclass(frozen=True, slots=True)
class BookHead:
    """The meeting itself; `name` is short, e.g. `제3차 분과회의`."""

    id: str
    title: str
    name: str
    kind: str
    starts_at: datetime | None
    ends_at: datetime | None
    place: str | None
    host: str | None
    quorum: int
    """How many must come so that it may decide; 0 where nobody has a vote."""
    chair_note: str | None
    divisions: tuple[str, ...]
    """The codes of the divisions it concerns; the first is its own, of the alliance all."""
    is_of_alliance: bool

    @property
    def minutes(self) -> int | None:
        """How long it is planned to last."""
        if self.starts_at is None or self.ends_at is None:
            return None
        return int((self.ends_at - self.starts_at).total_seconds() // 60)


@dataclass(frozen=True, slots=True)
class MinutedMatter:
    """What became of a matter at the meeting before."""

    id: str
    kind: AgendaKind
    title: str
    decision_no: str | None
    decision: str | None
    gist: str | None
    votes: tuple[int, int, int] | None
    """For, against, abstained."""
    placement: Placement | None
    placement_reason: str | None


@dataclass(frozen=True, slots=True)
class LastMinutes:
    """The meeting before, with the gist of its minutes."""

    id: str
    meeting: MeetingReference
    title: str
    place: str | None
    present: int
    invited: int
    state: MinutesState | None
    """How far its minutes are; None where there are none."""
    version: int
    matters: tuple[MinutedMatter, ...]


class Subject(StrEnum):
    """What has changed since the meeting before."""

    MEMBERS = "members"
    LINKS = "links"
    DEMANDS = "demands"
    PROJECTS = "projects"
    TARGETS = "targets"


class Became(StrEnum):
    """How it has changed."""

    JOINED = "joined"
    LEFT = "left"
    STARTED = "started"
    ENDED = "ended"
    ALTERED = "altered"
    MOVED = "moved"
    """A demand reached another status."""
    MEASURED = "measured"


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One named change; `field` is that of the record, `before` and `after` are its values."""

    subject: Subject
    became: Became
    name: str
    on: date | None = None
    field: str | None = None
    before: Said = None
    after: Said = None
    note: str | None = None
    status: DemandStatus | None = None
    number: str | None = None
    mark: Confidentiality = Confidentiality.PUBLIC
    cores: tuple[str, ...] = ()
    division: str = ""
    """The name of its division, where a book is of several."""


@dataclass(frozen=True, slots=True)
class BookChanges:
    """변동사항 between the meeting before and the day of the book."""

    since: MeetingReference
    until: date
    lines: tuple[ChangeLine, ...]

    def of(self, subject: Subject) -> tuple[ChangeLine, ...]:
        """The changes of one kind of record."""
        return tuple(line for line in self.lines if line.subject is subject)

    def count(self, subject: Subject, *became: Became) -> int:
        """How many changes of one kind of record, of these ways to change or of all."""
        return sum(not became or line.became in became for line in self.of(subject))


@dataclass(frozen=True, slots=True)
class ActionLine:
    """An open 후속조치; its age counts from the day it was agreed on."""

    id: str
    title: str
    owner: str | None
    agreed_on: date | None
    due_on: date | None
    status: ActionStatus
    outcome: str | None
    meeting: str | None
    age: int | None
    """In days."""
    late: int
    """Days past its due day; 0 when it is not late."""


@dataclass(frozen=True, slots=True)
class LateReport:
    """분기 실적 that a body was asked for and has not sent back in time."""

    id: str
    body: str
    quarter: str
    late: int
    """Days past its due day."""


@dataclass(frozen=True, slots=True)
class ProjectCard:
    """One 선도프로젝트 on half a page."""

    id: str
    title: str
    division: str
    program: str | None
    lead: str
    region: str | None
    period: str
    cost: ProjectCost
    signal: ProjectSignal | None
    signal_reason: str | None
    partners: tuple[str, ...]
    demands: tuple[LinkedRecord, ...]
    is_on_agenda: bool

    @property
    def mark(self) -> Confidentiality:
        """Who may see it: the strictest of the demands it came from."""
        return strictest(*(one.mark for one in self.demands))


@dataclass(frozen=True, slots=True)
class BookFile:
    """A file attached to the meeting; without content when its bytes are not here."""

    id: str
    name: str
    media_type: str
    size: int
    mark: Confidentiality
    content: bytes | None


@dataclass(frozen=True, slots=True)
class Book:
    """Everything 회의자료 묶음 says; the first division is that of the meeting."""

    head: BookHead
    structure: str
    issuer: str
    as_of: date
    learned_on: date | None
    is_demonstration: bool
    statuses: tuple[DivisionStatus, ...]
    matters: tuple[BookMatter, ...]
    last: LastMinutes | None
    changes: BookChanges | None
    dossiers: tuple[Dossier, ...]
    projects: tuple[ProjectCard, ...]
    targets: tuple[TargetLine, ...]
    actions: tuple[ActionLine, ...]
    files: tuple[BookFile, ...]
    reports: tuple[LateReport, ...] = ()

    @property
    def main(self) -> DivisionStatus | None:
        """The state of the only division it is of; None of several."""
        return self.statuses[0] if len(self.statuses) == 1 else None

    @property
    def planned_minutes(self) -> int:
        """What the matters take together."""
        return sum(row.minutes or 0 for row in self.matters)

    @property
    def overrun(self) -> int:
        """Minutes by which the agenda is longer than the meeting."""
        return max(0, self.planned_minutes - self.head.minutes) if self.head.minutes else 0
