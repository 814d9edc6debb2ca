"""Finding records by what is typed into a search field, in 가나다 order.

Candidates come from the index of grams, place by place, and the pattern of the query decides, until
there are enough. Grams are joined by AND: the index keeps no positions, so it knows no phrases.
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
from afm_desktop.storage.sqlite.shelf import Span, span_of

_TOKENS = ("L", "N", "S", "P")
_ALL = (
    "SELECT key FROM search_row WHERE place > :low AND place < :high AND ({fits}) "
    "ORDER BY place LIMIT :limit"
)
_WALK = (
    "SELECT key FROM (SELECT key, text FROM search_row WHERE place > :low AND place < :high "
    "ORDER BY place LIMIT :rows) WHERE {fits} LIMIT :limit"
)
_FIND = (
    "SELECT s.key FROM search AS f CROSS JOIN search_row AS s ON s.place = f.rowid "
    "WHERE f.search MATCH :match AND f.rowid > :low AND f.rowid < :high AND ({fits}) "
    "ORDER BY f.rowid LIMIT :limit"
)
WALK = 2_000  # rows
_EVERY = -1


def find(session: Session, entity: str, query: str, limit: int | None = None) -> list[int]:
    """The local keys of the records of a table that a query finds, at most `limit`.

    Signs alone, which no search form keeps, find nothing.
    """
    typed = "".join(PAIRS.get(c, c) for c in search_form(query))
    if query.strip() and not typed:
        return []
    match = match_of(typed)
    search = _Search(session.connection(), span_of(CODES[entity]), globs(query), match, limit)
    if not match:
        return search.taken(_ALL)
    if len(typed) == 1 and (found := search.walked()) is not None:
        return found  # what begins with one syllable is dear to look up
    return search.taken(_FIND)


@dataclass(frozen=True, slots=True)
class _Search:
    """One search of one table."""

    connection: Connection
    span: Span
    globs: Sequence[str]
    match: str
    limit: int | None

    def walked(self) -> list[int] | None:
        """The first finds in 가나다 order without the index of grams; None where it is longer."""
        if self.limit is None:
            return None
        found = self.taken(_WALK, rows=WALK)
        return found if len(found) == self.limit else None

    def taken(self, statement: str, **values: Any) -> list[int]:
        """Those that the query really finds, in 가나다 order.

        It is the driver's own answer: what is typed is searched at every key.
        """
        fits = " OR ".join(f"text GLOB :glob{number}" for number in range(len(self.globs)))
        limit = _EVERY if self.limit is None else self.limit
        told = {"match": self.match, "limit": limit, **self.span._asdict(), **values}
        told |= {f"glob{number}": glob for number, glob in enumerate(self.globs)}
        rows = driver(self.connection).execute(statement.format(fits=fits), told).fetchall()
        return [key // PER_ROW for (key,) in rows]


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
