"""Reference tables that come with the program: regions, industries, kinds of meeting.

They change by law and not by us, so they are files with dates, and old records keep old codes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Any

from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.periods import holds
from afm_desktop.paths import TABLES


class NoSuchRegion(NotFound):
    """There is no 시·도 of this code or name."""

    def __init__(self, wanted: str) -> None:
        super().__init__(f"‘{wanted}’에 해당하는 시·도가 없습니다. 시·도 이름을 확인하세요.")


@dataclass(frozen=True, slots=True)
class Region:
    """A 시·도 with the days it exists; `successor` is the code of what it became."""

    code: str
    name: str
    short_name: str
    area: str
    valid_from: date | None
    valid_to: date | None
    successor: str | None

    def in_force_on(self, day: date) -> bool:
        """Whether the region exists on a day."""
        return holds(day, self.valid_from, self.valid_to)


@dataclass(frozen=True, slots=True)
class Industry:
    """A two-digit division of manufacturing in a revision of KSIC."""

    code: str
    name: str
    revision: int


@dataclass(frozen=True, slots=True)
class RootIndustry:
    """One of the 14 뿌리산업, in its group."""

    code: str
    name: str
    group: str


@dataclass(frozen=True, slots=True)
class SizeRow:
    """A size class, and the subtotal it is added to."""

    code: str
    name: str
    subtotal: str | None


@dataclass(frozen=True, slots=True)
class MeetingKind:
    """A kind of meeting with the days it is in use."""

    code: str
    name: str
    valid_from: date | None
    valid_to: date | None


@cache
def regions() -> tuple[Region, ...]:
    """Every 시·도 there is or was, in the order papers list them."""
    return tuple(Region(**row) for row in _rows("regions"))


@cache
def industries() -> tuple[Industry, ...]:
    """The divisions of manufacturing."""
    return tuple(Industry(**row) for row in _rows("industries"))


@cache
def root_industries() -> tuple[RootIndustry, ...]:
    """The 뿌리산업."""
    return tuple(RootIndustry(**row) for row in _rows("root_industries"))


@cache
def size_classes() -> tuple[SizeRow, ...]:
    """The size classes in the order papers list them."""
    return tuple(SizeRow(**row) for row in _rows("size_classes"))


@cache
def meeting_kinds() -> tuple[MeetingKind, ...]:
    """The kinds of meeting."""
    return tuple(MeetingKind(**row) for row in _rows("meeting_kinds"))


@cache
def regions_on(day: date) -> tuple[Region, ...]:
    """The 시·도 that exist on a day."""
    return tuple(region for region in regions() if region.in_force_on(day))


def region(code: str) -> Region:
    """The 시·도 of a code, old codes too."""
    try:
        return _regions_by_code()[code]
    except KeyError:
        raise NoSuchRegion(code) from None


def region_name(code: str) -> str:
    """What the 시·도 of a code is called; a code that is not known stands for itself."""
    found = _regions_by_code().get(code)
    return found.name if found is not None else code


def region_at(code: str, day: date) -> Region:
    """What the 시·도 of a code is on a day: itself, or what it has become since."""
    found = region(code)
    while found.valid_to is not None and found.valid_to <= day and found.successor is not None:
        found = region(found.successor)
    return found


def region_named(name: str, day: date) -> Region:
    """The 시·도 of a full or short name, 서울시 too; among several, the one in force on the day."""
    named = _called(name.replace(" ", ""))
    if not named:
        raise NoSuchRegion(name)
    return next((r for r in named if r.in_force_on(day)), named[0])


@lru_cache(maxsize=1_000)
def _called(wanted: str) -> tuple[Region, ...]:
    return tuple(r for r in regions() if wanted in (r.name, r.short_name, _everyday(r)))


def _everyday(found: Region) -> str:
    """서울시 for 서울특별시, 제주도 for 제주특별자치도."""
    return f"{found.short_name}{found.name[-1]}"


def meeting_kind_word(code: str) -> str:
    """The Korean word of a kind of meeting; one that an office made up is its own word."""
    return next((kind.name for kind in meeting_kinds() if kind.code == code), code)


@cache
def _regions_by_code() -> Mapping[str, Region]:
    return {found.code: found for found in regions()}


def _rows(table: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((TABLES / f"{table}.json").read_text("utf-8"))
    for row in rows:
        for key in row.keys() & {"valid_from", "valid_to"}:
            row[key] = date.fromisoformat(row[key]) if row[key] else None
    return rows
