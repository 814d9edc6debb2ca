"""Demands by the pairs of letters they are written with: which may be alike, and how much."""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import count, islice, pairwise

from afm_desktop.domain.demand_likeness import Grams, Likeness, Written, compare, share

_LOOKED_UP = 48
"""The rarest pairs of letters of a demand, by which others are looked for."""
_COMPARED = 60
"""So many of those that share most of them are compared."""
_PARTS = ("title", "process", "product", "text")


class LikenessIndex:
    """Knows demands by their letters; a demand that changed is put in anew."""

    def __init__(self) -> None:
        numbers = count()
        self._numbers: defaultdict[tuple[str, str], int] = defaultdict(lambda: next(numbers))
        self._under: defaultdict[int, array[int]] = defaultdict(lambda: array("I"))
        self._ids: list[str | None] = []
        self._places: dict[str, int] = {}
        self._written: dict[str, Written] = {}
        self._of_applicant: defaultdict[str | None, set[str]] = defaultdict(set)

    def __len__(self) -> int:
        return len(self._written)

    def put(self, id: str, written: Written) -> None:
        """Know a demand, instead of what was known of it."""
        self.drop(id)
        place = self._places[id] = len(self._ids)
        self._ids.append(id)
        self._written[id] = written
        self._of_applicant[written.applicant].add(id)
        for gram in self._whole(written):
            self._under[gram].append(place)

    def drop(self, id: str) -> None:
        """Forget a demand; its place stays empty."""
        written = self._written.pop(id, None)
        if written is not None:
            self._ids[self._places.pop(id)] = None
            self._of_applicant[written.applicant].discard(id)

    def likest(self, id: str) -> Iterator[tuple[str, Likeness]]:
        """The demands that may be like one, with how much."""
        own = self._written.get(id)
        if own is None:
            return
        mine = self._grams(own)
        for other in self._candidates(id, own):
            theirs = self._grams(self._written[other])
            shares = {
                part: share(one, two, self._weight)
                for part, one, two in zip(_PARTS, mine, theirs, strict=True)
            }
            yield other, compare(shares, (id, own), (other, self._written[other]))

    def _candidates(self, id: str, own: Written) -> set[str]:
        grams = sorted(self._whole(own), key=lambda gram: len(self._under[gram]))
        seen = Counter[int]()
        for gram in islice(grams, _LOOKED_UP):
            seen.update(self._under[gram])
        near = (self._ids[place] for place, _ in seen.most_common(_COMPARED))
        found = {other for other in near if other is not None}
        found |= self._of_applicant[own.applicant] if own.applicant else set()
        if own.previous in self._written:
            found.add(own.previous)
        return found - {id}

    def _weight(self, gram: int) -> float:
        """Rare pairs of letters say more than those that stand in every demand."""
        return math.log1p(len(self._written) / (1 + len(self._under[gram])))

    def _grams(self, written: Written) -> tuple[Grams, ...]:
        parts = (written.title, written.process, written.product, written.text)
        return tuple(frozenset(self._pairs(part)) for part in parts)

    def _whole(self, written: Written) -> set[int]:
        """All pairs of letters of a demand."""
        together = "\n".join((written.title, written.process, written.product, written.text))
        return set(self._pairs(together))

    def _pairs(self, text: str) -> Iterable[int]:
        return map(self._numbers.__getitem__, set(pairwise(text)))
