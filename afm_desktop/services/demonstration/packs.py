"""What is told of each division's industry: its chains, products, demands and concerns."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from afm_desktop.domain.dates import parse_day
from afm_desktop.domain.enums import IssueKind, IssueState, LinkKind, SizeClass, TechnologyKind
from afm_desktop.paths import DEMONSTRATION
from afm_desktop.services.founding import division_codes


@dataclass(frozen=True, slots=True)
class Family:
    """A sort of supplier: the end of its name, its product, and the items it delivers.

    `general` are the items that other industries buy as well.
    """

    suffix: str
    product: str
    kind: LinkKind
    process: str
    items: tuple[str, ...]
    general: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnchorSort:
    """A sort of anchor firm."""

    suffix: str
    product: str
    size: SizeClass


@dataclass(frozen=True, slots=True)
class Idea:
    """A demand before anybody files it."""

    title: str
    process: str
    product: str
    technology: TechnologyKind


@dataclass(frozen=True, slots=True)
class Concern:
    """An issue that the division talks about.

    `about` says which records its sentences quote (sole, reserve, supplement or local),
    and is empty where they quote none; `by` which body answers for it: host, support or anchor.
    """

    about: str
    kind: IssueKind
    state: IssueState
    by: str
    title: str
    statement: str
    background: str
    request: str


@dataclass(frozen=True, slots=True)
class Dated:
    """A day and what happens on it."""

    day: date
    title: str
    detail: str | None


@dataclass(frozen=True, slots=True)
class Planned:
    """A gathering to come; `by` says which body holds it: host, support or anchor."""

    day: date
    title: str
    purpose: str
    by: str
    kind: str
    place: str


@dataclass(frozen=True, slots=True)
class Pack:
    """One division's industry.

    `tiers` are the sorts of its 1차, 2차 and 3차 suppliers, `sole` the items only one firm makes,
    `newcomers` how many of its guests came after its last meeting, `topics` what its meetings
    dealt with from the founding on.
    """

    code: str
    industry: str
    regions: tuple[str, ...]
    institute: tuple[str, str, str] | None
    place: str
    related: tuple[str, ...]
    guests: int
    newcomers: int
    anchors: tuple[AnchorSort, ...]
    tiers: tuple[tuple[Family, ...], ...]
    sole: tuple[str, ...]
    ideas: tuple[Idea, ...]
    concerns: tuple[Concern, ...]
    events: tuple[Dated, ...]
    plans: tuple[Planned, ...]
    other_place: str
    hours: tuple[int, ...]
    topics: tuple[str, ...]


@cache
def packs() -> tuple[Pack, ...]:
    """The packs of all divisions, in the order of the alliance."""
    return tuple(_pack(code, read(f"divisions/{code}")) for code in division_codes())


@cache
def read(name: str) -> dict[str, Any]:
    """A file of the demonstration's data."""
    text = (DEMONSTRATION / f"{name}.json").read_text("utf-8")
    found: dict[str, Any] = json.loads(text, parse_float=Decimal)
    return found


def _pack(code: str, found: dict[str, Any]) -> Pack:
    institute = found["institute"]
    return Pack(
        code=code,
        industry=found["industry"],
        regions=tuple(found["regions"]),
        institute=tuple(institute) if institute else None,
        place=found["place"],
        related=tuple(found["related"]),
        guests=found["guests"],
        newcomers=found["newcomers"],
        anchors=tuple(AnchorSort(a, b, SizeClass(size)) for a, b, size in found["anchors"]),
        tiers=tuple(tuple(_family(code, row) for row in tier) for tier in found["tiers"]),
        sole=tuple(found["sole"]),
        ideas=tuple(Idea(a, b, c, TechnologyKind(kind)) for a, b, c, kind in found["demands"]),
        concerns=tuple(_concern(row) for row in found["issues"]),
        events=tuple(Dated(parse_day(day), title, None) for day, title in found["events"]),
        plans=tuple(Planned(parse_day(day), *told) for day, *told in found["plans"]),
        other_place=found["other_place"],
        hours=tuple(found["hours"]),
        topics=tuple(found["topics"]),
    )


def _family(code: str, row: list[Any]) -> Family:
    suffix, product, kind, process, items = row
    general = read("general")[code].get(suffix, ())
    return Family(suffix, product, LinkKind(kind), process, tuple(items), tuple(general))


def _concern(row: list[str]) -> Concern:
    about, kind, state, *texts = row
    return Concern(about, IssueKind(kind), IssueState(state), *texts)
