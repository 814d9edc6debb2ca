"""The meetings a division's paper can be for, and which of them it is for unless one is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from afm_desktop.domain.enums import MeetingStatus
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.lists.service import Lists


@dataclass(frozen=True, slots=True)
class Occasion:
    """One dated meeting."""

    id: str
    title: str
    held_on: date
    status: MeetingStatus | None


@dataclass(frozen=True, slots=True)
class Occasions:
    """The dated meetings of one division as seen from a day, in order."""

    all: tuple[Occasion, ...]
    day: date

    @property
    def next(self) -> Occasion | None:
        """The next planned meeting."""
        planned = MeetingStatus.PLANNED
        ahead = (one for one in self.all if one.status is planned and one.held_on >= self.day)
        return next(ahead, None)

    @property
    def last(self) -> Occasion | None:
        """The latest meeting that is over."""
        closed = MeetingStatus.CLOSED
        over = [one for one in self.all if one.status is closed and one.held_on <= self.day]
        return over[-1] if over else None

    def of(self, id: str | None) -> Occasion | None:
        """The meeting of an id, or None."""
        return next((one for one in self.all if one.id == id), None)


def occasions(lists: Lists, division: str | None) -> Occasions:
    """The meetings of a division by its code, or all there are."""
    found = lists.listing(ListKind.MEETINGS, division=division)
    columns = [found.values(key) for key in ("id", "title", "date", "status")]
    dated = [_occasion(line) for line in zip(*columns, strict=True) if line[2] is not None]
    return Occasions(tuple(sorted(dated, key=lambda one: one.held_on)), found.as_of)


def _occasion(line: Sequence[object]) -> Occasion:
    id_, title, held_on, status = line
    if not isinstance(held_on, date):
        raise TypeError(f"{held_on!r} is no day")
    known = status if isinstance(status, MeetingStatus) else None
    return Occasion(str(id_), str(title or ""), held_on, known)
