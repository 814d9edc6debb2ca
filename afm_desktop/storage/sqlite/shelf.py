"""The rows of the search index, each at a place: places are in 가나다 order.

The FTS table knows a row by its place, so that what it finds comes out in order and the first
finds are all that is read. A place is a number with room on both sides: a new row takes one between
its neighbours', and where there is none left a few rows around it are spread anew. Places that are
near each other make a small index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection

from afm_desktop.storage.sqlite.engine import driver
from afm_desktop.storage.sqlite.grams import grams
from afm_desktop.storage.sqlite.many import insert_rows
from afm_desktop.storage.tables import search_row

ROOM = 1 << 56
"""Places of one table; those of the next begin behind them."""
APART = 64
"""From one place to the next, where nothing is in the way."""
_WINDOWS = range(8, 57, 4)
"""Bits of the stretches of places that may be spread anew, the last all of a table's."""
_BLOCK = 20_000
_A_SEARCH = 64
"""Rows that are read in order in the time one new row's neighbours are searched."""
_INSERT = "INSERT INTO search_row (place, sort, key, text) VALUES (?, ?, ?, ?)"
_ROWS = "FROM search_row WHERE place > ? AND place < ?"
_GAP = """
    WITH RECURSIVE gap (low, high) AS (
        SELECT ?1, ?2
        UNION ALL
        SELECT iif((sort, key) < (?3, ?4), place, low), iif((sort, key) < (?3, ?4), high, place)
        FROM gap CROSS JOIN search_row ON place = ifnull(
            (SELECT min(place) FROM search_row
                WHERE place >= max((low + high) / 2, low + 1) AND place < high),
            (SELECT max(place) FROM search_row WHERE place > low AND place < (low + high) / 2)
        )
    )
    SELECT max(low), min(high) FROM gap
"""
"""Halves the places of a table until no row is left between two neighbours."""


class Entry(NamedTuple):
    """What is filed; entries compare as they are ordered."""

    sort: str
    key: int
    text: str


class Filed(NamedTuple):
    """What is taken out again."""

    place: int
    text: str


class Span(NamedTuple):
    """The places between two others."""

    low: int
    high: int


def span_of(code: int) -> Span:
    """The places of a table."""
    return Span(code * ROOM, (code + 1) * ROOM)


def is_on_shelf(code: int) -> ColumnElement[bool]:
    """Whether a row is of a table, as a condition that is walked in order."""
    low, high = span_of(code)
    return (search_row.c.place > low) & (search_row.c.place < high)


def is_in(code: int, place: int) -> bool:
    """Whether a place is one of a table's."""
    low, high = span_of(code)
    return low < place < high


def in_order(connection: Connection, code: int) -> Iterator[tuple[str, int]]:
    """The sort keys and the keys of a table's rows, from place to place."""
    yield from driver(connection).execute(f"SELECT sort, key {_ROWS} ORDER BY place", span_of(code))


def file(connection: Connection, code: int, entries: Sequence[Entry]) -> None:
    """Put new entries among those of their table."""
    whole, ordered = span_of(code), sorted(entries)
    if len(ordered) == 1 or _are_many(connection, whole, _A_SEARCH * len(ordered)):
        for entry in ordered:
            _file_one(connection, whole, entry)
    else:
        _merge(connection, whole, ordered)


def _are_many(connection: Connection, span: Span, count: int) -> bool:
    """Whether so many rows are there; no further one is counted."""
    there = driver(connection).execute(
        f"SELECT count(*) FROM (SELECT 1 {_ROWS} LIMIT ?)", (*span, count)
    )
    return bool(there.fetchone()[0] == count)


def take_out(connection: Connection, rows: Sequence[Filed]) -> None:
    """Remove rows; the index is told what they said, for it does not know."""
    _unindex(connection, rows)
    driver(connection).executemany(
        "DELETE FROM search_row WHERE place = ?", [(row.place,) for row in rows]
    )


def say_anew(connection: Connection, changed: Sequence[tuple[Filed, Entry]]) -> None:
    """Let rows that keep their places say something else."""
    places = [filed.place for filed, _ in changed]
    entries = [entry for _, entry in changed]
    _unindex(connection, [filed for filed, _ in changed])
    driver(connection).executemany(
        "UPDATE search_row SET text = ? WHERE place = ?",
        [(entry.text, place) for place, entry in zip(places, entries, strict=True)],
    )
    _index(connection, places, entries)


def _file_one(connection: Connection, whole: Span, entry: Entry) -> None:
    gap = _gap(connection, whole, entry)
    if gap.high - gap.low > 1:
        _put(connection, _places(whole, gap, 1), [entry])
        return
    for bits in _WINDOWS:
        start = (gap.low >> bits) << bits
        window = Span(max(start - 1, whole.low), start + (1 << bits))
        ((there,),) = driver(connection).execute(f"SELECT count(*) {_ROWS}", window)
        if there < 2 ** (bits * 15 / 16 - 2.5):  # the larger the emptier: an eighth, a sixteenth
            _spread_anew(connection, window, [entry])
            return


def _gap(connection: Connection, whole: Span, entry: Entry) -> Span:
    """The places of the two neighbours of a new entry."""
    sort, key, _ = entry
    return Span(*driver(connection).execute(_GAP, (*whole, sort, key)).fetchone())


def _merge(connection: Connection, whole: Span, entries: Sequence[Entry]) -> None:
    """File many entries: all that is there is read once."""
    there = driver(connection).execute(f"SELECT sort, key, place {_ROWS}", whole).fetchall()
    if not there:
        _put(connection, _places(whole, whole, len(entries)), entries)
        return
    together: list[Any] = sorted([*there, *((sort, key, None) for sort, key, _ in entries)])
    places: list[int] = []
    low, waiting = whole.low, 0
    for place in (*(place for *_, place in together), whole.high):
        if place is None:
            waiting += 1
            continue
        if waiting >= place - low:
            _spread_anew(connection, whole, entries)
            return
        places += _places(whole, Span(low, place), waiting)
        low, waiting = place, 0
    _put(connection, places, entries)


def _spread_anew(connection: Connection, span: Span, entries: Sequence[Entry]) -> None:
    """File entries in a stretch of places all of which are given anew."""
    there = driver(connection).execute(f"SELECT place, key, sort, text {_ROWS}", span).fetchall()
    take_out(connection, [Filed(place, text) for place, *_, text in there])
    together = sorted([*entries, *(Entry(sort, key, text) for _, key, sort, text in there)])
    step = (span.high - span.low) // (len(together) + 1)
    places = range(span.low + step, span.high, step)[: len(together)]
    _put(connection, places, together)


def _places(whole: Span, gap: Span, wanted: int) -> Sequence[int]:
    """So many places in a gap: in the middle, or near the rows where these end."""
    step = min(APART, (gap.high - gap.low) // (wanted + 1))
    taken = step * (wanted - 1)
    if gap.low == whole.low and gap.high < whole.high:
        first = gap.high - step - taken
    elif gap.high == whole.high and gap.low > whole.low:
        first = gap.low + step
    else:
        first = (gap.low + gap.high - taken) // 2
    return range(first, first + taken + 1, step)[:wanted]


def _put(connection: Connection, places: Sequence[int], entries: Sequence[Entry]) -> None:
    for start in range(0, len(entries), _BLOCK):
        part, at = entries[start : start + _BLOCK], places[start : start + _BLOCK]
        rows = list(zip(at, *zip(*part, strict=True), strict=True))
        insert_rows(driver(connection), _INSERT, rows)
        _index(connection, at, part)


def _index(connection: Connection, places: Sequence[int], entries: Sequence[Entry]) -> None:
    found = grams([entry.text for entry in entries])
    driver(connection).executemany(
        "INSERT INTO search (rowid, grams) VALUES (?, ?)", zip(places, found, strict=True)
    )


def _unindex(connection: Connection, rows: Sequence[Filed]) -> None:
    found = grams([row.text for row in rows])
    driver(connection).executemany(
        "INSERT INTO search (search, rowid, grams) VALUES ('delete', ?, ?)",
        zip((row.place for row in rows), found, strict=True),
    )
