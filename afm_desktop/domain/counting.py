"""Counting bodies: one that sits in several divisions counts once in the total."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Division = TypeVar("Division", bound=Hashable)
Body = TypeVar("Body", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Headcount(Generic[Division]):
    """Bodies by division, and 합계(중복 제외) with its overlap."""

    by_division: Mapping[Division, int]
    total: int

    @property
    def overlap(self) -> int:
        """By how much the divisions add up to more than the total."""
        return sum(self.by_division.values()) - self.total


def headcount(places: Iterable[tuple[Division, Body]]) -> Headcount[Division]:
    """Count who sits where; a body in one division twice, in two roles, counts there once."""
    seats: dict[Division, set[Body]] = {}
    for division, body in places:
        seats.setdefault(division, set()).add(body)
    by_division = {division: len(bodies) for division, bodies in seats.items()}
    return Headcount(by_division, len(set().union(*seats.values())))
