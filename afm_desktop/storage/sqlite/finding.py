"""Finding records by what is typed into a search field, in 가나다 order.

Candidates come from the index of grams, then the pattern of the query decides. Grams are joined by
AND: the index keeps no positions, so that it knows no phrases.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, closing
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from afm_desktop.domain.hangul import (
    FINALS,
    INITIALS,
    PAIRS,
    PER_VOWEL,
    final_of,
    initials,
    is_syllable,
    pattern,
    search_form,
    without_final,
)
from afm_desktop.storage.sqlite.search import CODES, PER_ROW

_TOKENS = ("L", "N", "S", "P")
_ALL = "SELECT key, text FROM search_row WHERE entity = ? ORDER BY sort"
_FEW = (
    "SELECT s.key, s.text FROM search AS f CROSS JOIN search_row AS s ON s.key = f.rowid "
    "WHERE f.search MATCH ? AND s.entity = ? ORDER BY s.sort"
)
_PAGE = (
    # The text is read of those alone that come first.
    "SELECT s.key, s.text FROM (SELECT s.key AS key FROM search AS f "
    "CROSS JOIN search_row AS s ON s.key = f.rowid "
    "WHERE f.search MATCH ? AND s.entity = ? ORDER BY s.sort LIMIT ?) AS page "
    "CROSS JOIN search_row AS s ON s.key = page.key ORDER BY s.sort"
)
_MANY = (
    # The index is in 가나다 order and knows the key: no sorting, no row read in vain.
    "SELECT s.key, s.text FROM search_row AS s INDEXED BY ix_search_row_entity_sort "
    "WHERE +s.key IN (SELECT rowid FROM search WHERE search MATCH ?) AND s.entity = ? "
    "ORDER BY s.sort"
)
_UP_TO = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
Rows = Iterator[tuple[int, str]]
FEW, MANY = 4_000, 20_000  # candidates
SAMPLE, LONGEST_WALK = 100, 2_000  # rows
PAGE = 4  # times the limit


def find(session: Session, entity: str, query: str, limit: int | None = None) -> list[int]:
    """The local keys of the records of a table that a query finds, at most `limit`."""
    typed = "".join(PAIRS.get(c, c) for c in search_form(query))
    search = _Search(session.connection(), CODES[entity], pattern(query), limit)
    match = match_of(typed)
    if not match:
        return search.taken(_ALL, search.code)
    is_short = len(typed) == 1  # what begins with one syllable is dear to look up
    if is_short and (found := search.walked()) is not None:
        return found
    if search.is_below(FEW, match):
        return search.taken(_FEW, match, search.code)
    if not is_short and (found := search.walked()) is not None:
        return found
    if not search.is_below(MANY, match):
        return search.taken(_MANY, match, search.code)
    return search.paged(match) or search.taken(_FEW, match, search.code)


@dataclass(frozen=True, slots=True)
class _Search:
    """One search of one table."""

    connection: Connection
    code: int
    wanted: re.Pattern[str]
    limit: int | None

    def is_below(self, most: int, match: str) -> bool:
        """Whether there are fewer candidates than this, of all tables together."""
        with self._rows(_UP_TO, (match, most)) as rows:
            return bool(next(rows)[0] < most)

    def taken(self, statement: str, *values: str | int) -> list[int]:
        """Those of the candidates that the query really finds."""
        search = self.wanted.search
        with self._rows(statement, values) as rows:
            return list(islice((key // PER_ROW for key, text in rows if search(text)), self.limit))

    def paged(self, match: str) -> list[int] | None:
        """The first finds, if they are among the first candidates."""
        if self.limit is None:
            return None
        found = self.taken(_PAGE, match, self.code, self.limit * PAGE)
        return found if len(found) == self.limit else None

    def walked(self) -> list[int] | None:
        """The first finds in 가나다 order without the index of grams; None where it takes long."""
        if self.limit is None:
            return None
        found: list[int] = []
        with self._rows(_ALL, (self.code,)) as rows:
            for visited, (key, text) in enumerate(rows, 1):
                if self.wanted.search(text):
                    found.append(key // PER_ROW)
                    if len(found) == self.limit:
                        return found
                is_slow = visited == SAMPLE and len(found) * LONGEST_WALK < self.limit * SAMPLE
                if is_slow or visited == LONGEST_WALK:
                    return None
        return found

    def _rows(self, statement: str, values: tuple[str | int, ...]) -> AbstractContextManager[Rows]:
        """The driver's own cursor: thousands of rows are looked at to find fifty."""
        cursor: Any = self.connection.connection.cursor()
        return closing(cursor.execute(statement, values))


def match_of(typed: str) -> str:
    """The MATCH expression of a query's form; empty when no gram can be looked up."""
    readings = [_reading(typed, "")]
    if typed and is_syllable(typed[-1]) and final_of(typed[-1]):
        final = final_of(typed[-1])
        pair = PAIRS.get(final, "")
        stays, moves = (pair[0], pair[1]) if pair else ("", final)
        kept = chr(ord(without_final(typed[-1])) + FINALS.index(stays))
        readings.append(_reading(typed[:-1] + kept + moves, kept))
    return " OR ".join(f"({reading})" for reading in readings) if all(readings) else ""


def _reading(typed: str, kept: str) -> str:
    """All grams of one reading; `kept` is a syllable before the last that is read as it is."""
    classes = [_variants(c) for c in typed]
    if kept:
        classes[-2] = (kept,)
    if len(typed) == 1:
        return _single(typed, classes[0])
    places = zip(pairwise(typed), pairwise(classes), strict=True)
    grams = (
        _gram(a + b, left, right)
        for (a, b), (left, right) in places
        if _is_token(a) and _is_token(b)
    )
    return " AND ".join(dict.fromkeys(grams))


def _single(character: str, variants: Sequence[str]) -> str:
    if not _is_token(character):
        return ""
    return " OR ".join(f"{_quoted(v)} *" for v in variants or (character,))


def _gram(pair: str, left: Sequence[str], right: Sequence[str]) -> str:
    """One pair exactly or in its variants, or by its 초성 where there would be too many."""
    if not left or not right or len(left) * len(right) > PER_VOWEL:
        return _quoted(initials(pair))
    tokens = [_quoted(a + b) for a in left for b in right]
    return tokens[0] if len(tokens) == 1 else f"({' OR '.join(tokens)})"


def _variants(character: str) -> tuple[str, ...]:
    """What a typed character stands for; empty when that is every syllable of a 초성."""
    if character in INITIALS:
        return ()
    if is_syllable(character) and not final_of(character):
        return tuple(chr(ord(character) + n) for n in range(PER_VOWEL))
    return (character,)


def _is_token(character: str) -> bool:
    return ord(character) < 0x10000 and unicodedata.category(character)[0] in _TOKENS


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'
