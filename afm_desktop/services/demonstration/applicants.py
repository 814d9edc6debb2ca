"""Who files which demand: a firm that works on the process, else an anchor firm."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from random import Random

from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.packs import Idea

_MOST_OF_A_SUPPLIER = 4
_ANCHORS_PART = 3  # one anchor files at most one in three


def applicants(ideas: Sequence[Idea], firms: Sequence[Body], rng: Random) -> list[Body]:
    """An applicant for each demand; `firms` are those of the division, its anchors among them."""
    filed: Counter[str] = Counter()
    found = []
    for idea in ideas:
        open_ones = [body for body in firms if filed[body.id] < _most(body, len(ideas))]
        best = max(open_ones, key=lambda body: (_fit(idea, body), -filed[body.id], rng.random()))
        filed[best.id] += 1
        found.append(best)
    return found


def _most(body: Body, ideas: int) -> int:
    return -(-ideas // _ANCHORS_PART) if body.level == 0 else _MOST_OF_A_SUPPLIER


def _fit(idea: Idea, body: Body) -> int:
    """How many pairs of syllables the work of a firm shares with a demand; anchors do all."""
    if body.family is None:
        return 1 + len(_pairs(body.product) & _pairs(idea.product))
    work = f"{body.family.process} {body.product} {' '.join(body.family.items)}"
    return len(_pairs(work) & _pairs(f"{idea.process} {idea.product}"))


@cache
def _pairs(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pair for word in text.replace("·", " ").split() for pair in pairwise(word))
