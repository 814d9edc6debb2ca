"""Parts of a meeting as they are seen: frozen rows, names of persons in full."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import (
    AgendaKind,
    AttendanceRole,
    AttendanceStatus,
    MeetingStatus,
    Placement,
)
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.meetings.asked import LinkKind, Votes


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A division a meeting concerns."""

    id: str
    code: str
    name: str


@dataclass(frozen=True, slots=True)
class MeetingHead:
    """What stands over a meeting; `name` is 제3차 분과회의, `division` None the alliance.

    `notice` is how many notices went out after the first: the SEQUENCE of its calendar entry.
    """

    id: str
    title: str
    name: str
    kind: str | None
    kind_name: str
    division: BodyRow | None
    related: tuple[BodyRow, ...]
    year: int | None
    ordinal: int | None
    series: str | None
    purpose: str | None
    starts_at: datetime | None
    ends_at: datetime | None
    place: str | None
    host_id: str | None
    host: str | None
    status: MeetingStatus
    is_template: bool
    previous_id: str | None
    previous: str | None
    notice: int
    chair_note: str | None

    @property
    def held_on(self) -> date | None:
        """Its day in Korea; None while it has none."""
        return self.starts_at.astimezone(KOREA).date() if self.starts_at else None


@dataclass(frozen=True, slots=True)
class Step:
    """A step that the meeting may take now."""

    to: MeetingStatus
    asks_reason: bool
    is_told: bool
    """Whether a notice goes out of it, to calendars and by mail."""


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A step that was taken; `was_at` the time the meeting was set for until then."""

    id: str
    happened_on: date
    from_status: MeetingStatus | None
    status: MeetingStatus | None
    was_at: datetime | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A record that a matter is about."""

    id: str
    kind: LinkKind
    record_id: str
    title: str


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A matter on the agenda, with what became of it; `number` counts from one.

    `carried_from` is the meeting it comes from; `taken_by` the one that takes it up again.
    """

    id: str
    number: int
    kind: AgendaKind
    title: str
    presenter_id: str | None
    presenter: str | None
    presenter_person_id: str | None
    presenter_person: str | None
    planned_minutes: int | None
    actual_minutes: int | None
    chair_note: str | None
    discussion: str | None
    outcome: str | None
    decision_no: str | None
    decision: str | None
    votes: Votes
    placement: Placement | None
    placement_reason: str | None
    carried_from_id: str | None
    carried_from: str | None
    taken_by_id: str | None
    taken_by: str | None
    links: tuple[LinkRow, ...]

    @property
    def is_placed(self) -> bool:
        """Whether it is said where it goes."""
        return self.placement is not None

    @property
    def proposed(self) -> Placement:
        """Where it goes unless somebody says otherwise: what was dealt with is done."""
        dealt = (self.outcome, self.decision, self.discussion, self.actual_minutes)
        return self.placement or (Placement.DONE if any(dealt) else Placement.NEXT)

    def masked(self) -> ItemRow:
        """The person who presents as 홍*동."""
        return replace(self, presenter_person=_masked(self.presenter_person))


@dataclass(frozen=True, slots=True)
class Timing:
    """The minutes of an agenda against those there are; `available` None without an end."""

    planned: int
    actual: int
    available: int | None
    untimed: int
    """How many matters have no minutes yet."""

    @property
    def over(self) -> int:
        """How many minutes too long the agenda is."""
        return 0 if self.available is None else max(0, self.planned - self.available)


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A matter of the series that waits for a meeting: put off to the next one, or kept back."""

    id: str
    meeting_id: str
    meeting: str
    held_on: date | None
    kind: AgendaKind
    title: str
    placement: Placement
    reason: str | None
    age: int | None
    """Days since its meeting."""


@dataclass(frozen=True, slots=True)
class RosterRow:
    """Somebody invited; `number` counts from one, and marks are typed by it. Names in full."""

    id: str
    number: int
    role: AttendanceRole
    name: str
    title: str | None
    organization_id: str | None
    organization: str
    person_id: str | None
    status: AttendanceStatus
    proxy_name: str | None
    reason: str | None
    arrived_at: datetime | None
    left_at: datetime | None
    is_late: bool
    left_early: bool
    erased_on: date | None

    @property
    def is_guest(self) -> bool:
        """Whether it is somebody known by name alone."""
        return self.person_id is None and bool(self.name)

    @property
    def is_present(self) -> bool:
        """Whether the seat was taken, by a proxy too."""
        return self.status in (AttendanceStatus.PRESENT, AttendanceStatus.PROXY)

    def masked(self) -> RosterRow:
        """홍*동."""
        return replace(self, name=masked_name(self.name), proxy_name=_masked(self.proxy_name))


@dataclass(frozen=True, slots=True)
class Invitee:
    """Somebody whom a meeting should invite, and why."""

    organization_id: str | None
    organization: str
    person_id: str | None
    name: str
    title: str | None
    role: AttendanceRole
    stands_in_for: str | None = None

    def masked(self) -> Invitee:
        """홍*동."""
        return replace(self, name=masked_name(self.name), stands_in_for=_masked(self.stands_in_for))


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many must come and how many came, of those who have a vote."""

    voters: int
    needed: int
    present: int
    proxies: int
    """How many of those present were proxies."""

    @property
    def is_met(self) -> bool:
        """Whether the meeting may decide."""
        return 0 < self.needed <= self.present


def _masked(name: str | None) -> str | None:
    return masked_name(name) if name else name
