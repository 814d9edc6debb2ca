"""Finding records by what is typed into a search field, in 가나다 order.

Candidates come from the index of grams, then the pattern of the query decides. Grams are joined by
AND: the index keeps no positions, so that it knows no phrases.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from afm_desktop.domain.hangul import (
    FINALS,
    INITIALS,
    PAIRS,
    PER_VOWEL,
    final_of,
    globs,
    initials,
    is_syllable,
    search_form,
    without_final,
)
from afm_desktop.storage.sqlite.engine import driver
from afm_desktop.storage.sqlite.search import CODES, PER_ROW

_TOKENS = ("L", "N", "S", "P")
_ALL = "SELECT key FROM search_row WHERE entity = :code AND ({fits}) ORDER BY sort LIMIT :limit"
_WALK = (
    "SELECT key FROM (SELECT key, text FROM search_row WHERE entity = :code ORDER BY sort "
    "LIMIT :rows) WHERE {fits} LIMIT :limit"
)
_FEW = (
    "SELECT s.key FROM search AS f CROSS JOIN search_row AS s ON s.key = f.rowid "
    "WHERE f.search MATCH :match AND s.entity = :code AND ({fits}) ORDER BY s.sort LIMIT :limit"
)
_PAGE = (
    # The text is read of those alone that come first.
    "SELECT s.key FROM (SELECT s.key AS key FROM search AS f "
    "CROSS JOIN search_row AS s ON s.key = f.rowid "
    "WHERE f.search MATCH :match AND s.entity = :code ORDER BY s.sort LIMIT :rows) AS page "
    "CROSS JOIN search_row AS s ON s.key = page.key WHERE {fits} ORDER BY s.sort LIMIT :limit"
)
_MANY = (
    # The index is in 가나다 order and knows the key: no sorting, no row read in vain.
    "SELECT s.key FROM search_row AS s INDEXED BY ix_search_row_entity_sort "
    "WHERE +s.key IN (SELECT rowid FROM search WHERE search MATCH :match) AND s.entity = :code "
    "AND ({fits}) ORDER BY s.sort LIMIT :limit"
)
_UP_TO = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH :match LIMIT :rows)"
_AT = "SELECT sort FROM search_row WHERE entity = :code ORDER BY sort LIMIT 1 OFFSET :rows"
_EARLY = (
    "SELECT sum(s.entity = :code AND s.sort < :sort AND ({fits})) FROM "
    "(SELECT rowid FROM search WHERE search MATCH :match LIMIT :rows) AS f "
    "CROSS JOIN search_row AS s ON s.key = f.rowid"
)
FEW, MANY = 4_000, 20_000  # candidates
SAMPLE, SHORT_WALK, WALK = 200, 2_000, 4_000  # rows
PAGE = 4  # times the limit
_EVERY = -1


def find(session: Session, entity: str, query: str, limit: int | None = None) -> list[int]:
    """The local keys of the records of a table that a query finds, at most `limit`."""
    typed = "".join(PAIRS.get(c, c) for c in search_form(query))
    match = match_of(typed)
    search = _Search(session.connection(), CODES[entity], globs(query), match, limit)
    if not match or search.is_small():
        return search.taken(_ALL)
    if len(typed) == 1 and (found := search.walked(SHORT_WALK)) is not None:
        return found  # what begins with one syllable is dear to look up
    candidates = search.counted()
    if candidates < FEW:
        return search.taken(_FEW)
    if search.is_early(candidates) and (found := search.walked(WALK)) is not None:
        return found
    if candidates >= MANY:
        return search.taken(_MANY)
    return search.paged() or search.taken(_FEW)


@dataclass(frozen=True, slots=True)
class _Search:
    """One search of one table."""

    connection: Connection
    code: int
    globs: Sequence[str]
    match: str
    limit: int | None

    def is_small(self) -> bool:
        """Whether the table is sooner read than its candidates: those are of all tables."""
        return not self._rows(_AT, rows=SHORT_WALK)

    def counted(self) -> int:
        """How many candidates there are, of all tables together; counted up to `MANY`."""
        ((found,),) = self._rows(_UP_TO, rows=MANY)
        return int(found)

    def is_early(self, candidates: int) -> bool:
        """Whether, by a sample, enough of the candidates stand at the front in 가나다 order."""
        if self.limit is None:
            return False
        edge = self._rows(_AT, rows=WALK)
        if not edge:
            return True
        ((early,),) = self._rows(_EARLY, rows=SAMPLE, sort=edge[0][0])
        return (early or 0) * candidates >= 2 * self.limit * SAMPLE

    def walked(self, rows: int) -> list[int] | None:
        """The first finds in 가나다 order without the index of grams; None where it is longer."""
        if self.limit is None:
            return None
        found = self.taken(_WALK, rows=rows)
        return found if len(found) == self.limit else None

    def paged(self) -> list[int] | None:
        """The first finds, if they are among the first candidates."""
        if self.limit is None:
            return None
        found = self.taken(_PAGE, rows=self.limit * PAGE)
        return found if len(found) == self.limit else None

    def taken(self, statement: str, **values: Any) -> list[int]:
        """Those that the query really finds."""
        return [key // PER_ROW for (key,) in self._rows(statement, **values)]

    def _rows(self, statement: str, **values: Any) -> list[Any]:
        """The driver's own answer: what is typed is searched at every key."""
        fits = " OR ".join(f"text GLOB :glob{number}" for number in range(len(self.globs)))
        limit = _EVERY if self.limit is None else self.limit
        told = {"code": self.code, "match": self.match, "limit": limit, **values}
        told |= {f"glob{number}": glob for number, glob in enumerate(self.globs)}
        return list(driver(self.connection).execute(statement.format(fits=fits), told).fetchall())


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
