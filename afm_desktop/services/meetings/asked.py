"""What is asked for: a new meeting, a matter, a mark, a follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from afm_desktop.domain.enums import AgendaKind, AttendanceStatus, Placement

DIVISION_MEETING = "division"
"""The code of 분과회의."""


class LinkKind(StrEnum):
    """What a matter may be about; the value is the table of the record."""

    DEMAND = "demands"
    PROJECT = "lead_projects"
    ORGANIZATION = "organizations"


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting to be written down; title, ordinal and year are proposed where they are left out.

    Without a division it is the alliance's; `related` are the ids of divisions it also concerns.
    """

    division_id: str | None = None
    kind: str = DIVISION_MEETING
    series: str | None = None
    title: str | None = None
    ordinal: int | None = None
    year: int | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    place: str | None = None
    host_id: str | None = None
    purpose: str | None = None
    quorum: int | None = None
    chair_note: str | None = None
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a matter goes when its meeting is over; dropped, with the reason."""

    to: Placement
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class NewItem:
    """A matter to be put on an agenda; in a meeting that is over, with what became of it."""

    title: str
    kind: AgendaKind = AgendaKind.REPORT
    presenter_id: str | None = None
    presenter_person_id: str | None = None
    planned_minutes: int | None = None
    chair_note: str | None = None
    links: tuple[tuple[LinkKind, str], ...] = ()
    placed: Placed | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Whether somebody came; None of a detail leaves it as it is noted."""

    status: AttendanceStatus
    proxy_name: str | None = None
    reason: str | None = None
    arrived_at: datetime | None = None
    left_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Votes:
    """How many were for it, against it and neither."""

    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None


@dataclass(frozen=True, slots=True)
class NewAction:
    """A follow-up to be asked for: one owner and a day; the body of a person is added."""

    title: str
    due_on: date | None = None
    organization_id: str | None = None
    person_id: str | None = None
    item_id: str | None = None


Placings = Mapping[str, Placed]
"""What becomes of the matters of a meeting, by their ids."""
