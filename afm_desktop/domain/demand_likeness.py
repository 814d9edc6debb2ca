"""How alike two demands are, and why.

Weights and thresholds are data (`resources/tables/demand_likeness.json`): of a title, a process, a
product and a text the shares that both have are added up by their weights. A share is that of
pairs of letters, rare ones counting more, so that phrases all demands use say little.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, NamedTuple

from afm_desktop.domain.enums import DemandGround
from afm_desktop.paths import TABLES

Grams = frozenset[int]
"""Pairs of letters by number."""
Weigh = Callable[[int], float]
"""How much a pair of letters says."""


_NEAR = {
    "title": DemandGround.NEAR_TITLE,
    "process": DemandGround.NEAR_PROCESS,
    "product": DemandGround.NEAR_PRODUCT,
    "text": DemandGround.NEAR_TEXT,
}
_OF_WHOM = frozenset({DemandGround.FILED_AGAIN, DemandGround.SAME_APPLICANT})
"""Grounds that say nothing of what is written; the part most alike is named beside them."""


class Written(NamedTuple):
    """What is compared of a demand, folded: without spaces, marks and case."""

    applicant: str | None
    previous: str | None
    title: str
    process: str
    product: str
    text: str


class Likeness(NamedTuple):
    """How alike two demands are, from 0 to 100, and what speaks for it."""

    percent: int
    grounds: tuple[DemandGround, ...]


@cache
def likeness_table() -> Mapping[str, Any]:
    """The table of weights and thresholds."""
    read: Mapping[str, Any] = json.loads((TABLES / "demand_likeness.json").read_text("utf-8"))
    return read


def fold(text: str | None) -> str:
    """A text as it is compared."""
    plain = unicodedata.normalize("NFKC", text or "").casefold()
    return "".join(filter(str.isalnum, plain))


def share(first: Grams, second: Grams, weigh: Weigh) -> float:
    """Which part of two texts is in both, from 0 to 1."""
    both = first & second
    if not both:
        return 0.0
    common = sum(map(weigh, both))
    apart = sum(map(weigh, first ^ second))
    return 2 * common / (2 * common + apart)


def compare(shares: Mapping[str, float], first: tuple[str, Written], second: tuple[str, Written]
            ) -> Likeness:  # fmt: skip
    """Two demands, by their ids, from the shares of their title, process, product and text."""
    (first_id, one), (second_id, other) = first, second
    table = likeness_table()
    weights = {name: table["weights"][name] for name in shares if _says(name, one, other)}
    most = sum(weights.values())
    points = {name: weights[name] * shares[name] for name in weights}
    percent = round(100 * sum(points.values()) / most) if most else 0
    grounds = []
    if first_id == other.previous or second_id == one.previous:
        grounds.append(DemandGround.FILED_AGAIN)
    if one.applicant is not None and one.applicant == other.applicant:
        grounds.append(DemandGround.SAME_APPLICANT)
    if one.process and one.process == other.process:
        grounds.append(DemandGround.SAME_PROCESS)
    if one.product and one.product == other.product:
        grounds.append(DemandGround.SAME_PRODUCT)
    if shares["title"] >= table["near_title"]:
        grounds.append(DemandGround.NEAR_TITLE)
    if shares["text"] >= table["near_text"]:
        grounds.append(DemandGround.NEAR_TEXT)
    if percent >= table["least"] and _OF_WHOM.issuperset(grounds):
        grounds.append(_NEAR[max(points, key=points.__getitem__)])
    return Likeness(percent, tuple(grounds))


def is_worth_telling(found: Likeness) -> bool:
    """Whether a demand is alike enough to be shown beside another."""
    table = likeness_table()
    if DemandGround.FILED_AGAIN in found.grounds:
        return True
    if DemandGround.SAME_APPLICANT in found.grounds:
        return bool(found.percent >= table["least_of_same_applicant"])
    return bool(found.percent >= table["least"])


def _says(name: str, one: Written, other: Written) -> bool:
    """Whether one of two demands says anything there; what both leave open speaks for nothing."""
    return bool(getattr(one, name) or getattr(other, name))
