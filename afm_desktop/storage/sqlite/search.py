"""The search index: what every record says that is searched, brought up to date at sealing.

`search_row` holds the text to verify and the 가나다 sort key of every searched record; the FTS
table holds only the grams. A search row's key is made of the record's local row and the code of
its table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection

from afm_desktop.domain.hangul import collations, search_forms
from afm_desktop.domain.model.base import Record
from afm_desktop.storage.sqlite.capture import Span, rows_of
from afm_desktop.storage.sqlite.engine import driver
from afm_desktop.storage.sqlite.shelf import (
    Entry,
    Filed,
    file,
    in_order,
    is_in,
    say_anew,
    span_of,
    take_out,
)
from afm_desktop.storage.synced import synced_tables

CREATE = (
    # What is indexed has its capitals and accents settled already, and only spaces between grams.
    "CREATE VIRTUAL TABLE search USING fts5(grams, content='', detail=none, columnsize=0, "
    'tokenize="ascii tokenchars \'!""#$%&()*+,-./:;<=>?@[\\]^_`{|}~\'")'
)
CODES = {
    "organizations": 1,
    "people": 2,
    "demands": 3,
    "lead_projects": 4,
    "divisions": 5,
    "meetings": 6,
    "supply_links": 7,
    "division_events": 8,
    "issues": 9,
    "rounds": 10,
    "structures": 11,
    "indicators": 12,
    "targets": 13,
    "tags": 14,
    "action_items": 15,
    "papers": 16,
}
"""The searched tables; a code never changes, because it is part of the keys in the file."""
PER_ROW = 64
_BETWEEN = "\n"
_IN_ONE_QUERY = 900
_BLOCK = 20_000
Place = tuple[str, str]


def refresh(connection: Connection, places: Iterable[Place]) -> None:
    """Make the index say what these records, or the records they are parts of, say now."""
    wanted: dict[str, list[str]] = {}
    parts: dict[str, list[str]] = {}
    for entity, record in places:
        searched = _searched_table(entity)
        if searched == entity:
            wanted.setdefault(entity, []).append(record)
        elif searched is not None:
            parts.setdefault(entity, []).append(record)
    for entity, records in parts.items():
        wanted.setdefault(str(_searched_table(entity)), []).extend(
            _owners(connection, entity, records)
        )
    for entity, records in wanted.items():
        for part in _in_parts(dict.fromkeys(records)):
            _refresh(connection, entity, f"e.id IN ({_marks(part)})", part)


class Additions:
    """The new records of a gesture, indexed together once all of their parts are there."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._execute = driver(connection).execute
        self._spans: dict[str, list[Span]] = {}
        self._new: set[str] = set()

    def take(self, entity: str, span: Span) -> None:
        """Note some new rows of a table."""
        if _searched_table(entity) is not None:
            self._spans.setdefault(entity, []).append(span)

    def write(self) -> None:
        """Index what was noted."""
        for entity, spans in self._spans.items():
            if _searched_table(entity) == entity:
                self._file(entity, spans)
        for entity in self._spans:
            searched = str(_searched_table(entity))
            if searched != entity:
                refresh(self._connection, [(searched, owner) for owner in self._old(entity)])

    def _file(self, entity: str, spans: Sequence[Span]) -> None:
        """Records that are new themselves: their rows are written in order."""
        texts = ", ".join((_key(entity), "e.id", "e.deleted", *_own(entity)))
        parts = [part for part in self._spans if _searched_table(part) == entity != part]
        entries: list[Entry] = []
        for span in spans:
            rows = self._execute(f"SELECT {texts} {rows_of(entity, span)}").fetchall()
            if parts:
                self._new.update(map(itemgetter(1), rows))
            entries += self._entries(entity, rows, parts)
        if entries:
            file(self._connection, CODES[entity], entries)

    def _entries(
        self, entity: str, rows: Sequence[Sequence[Any]], parts: Sequence[str]
    ) -> list[Entry]:
        there = _there(self._connection, entity, [row[0] for row in rows])
        if there:
            refresh(self._connection, [(entity, row[1]) for row in rows if row[0] in there])
        live = [row for row in rows if row[2] is None and row[0] not in there]
        ids = [row[1] for row in live]
        by_owner = [found for part in parts for found in self._said_by(part, ids)]
        said = _indexed([(*row[3:], *(found.get(row[1]) for found in by_owner)) for row in live])
        return [Entry(sort, row[0], text) for row, (sort, text) in zip(live, said, strict=True)]

    def _said_by(self, part: str, owners: Sequence[str]) -> Iterator[dict[str, str]]:
        """What new parts say of their owners: read in the order in which they lie."""
        record = synced_tables()[part].entity
        bounds = (min(owners, default=""), max(owners, default=""))
        for name in _searched_columns(record):
            found: dict[str, str] = {}
            for span in self._spans[part]:
                for owner, text in self._execute(
                    f"SELECT e.{record.owner}, e.{name} {rows_of(part, span)} AND e.deleted IS NULL"
                    f" AND e.{name} IS NOT NULL AND e.{record.owner} BETWEEN ? AND ?",
                    bounds,
                ):
                    found[owner] = f"{found[owner]}{_BETWEEN}{text}" if owner in found else text
            yield found

    def _old(self, part: str) -> set[str]:
        """The owners of new parts that were there before."""
        owner, found = synced_tables()[part].entity.owner, set[str]()
        for span in self._spans[part]:
            owners = self._execute(f"SELECT DISTINCT e.{owner} {rows_of(part, span)}")
            found |= {id_ for (id_,) in owners} - self._new
        return found - {None}


def _there(connection: Connection, entity: str, keys: Sequence[int]) -> frozenset[int]:
    """Which keys of new records have search rows: of who had the key before, or theirs by now."""
    rows = driver(connection).execute(
        f"SELECT key FROM search_row WHERE key BETWEEN ? AND ? AND key % {PER_ROW} = ?",
        (min(keys, default=0), max(keys, default=0), CODES[entity]),
    )
    return frozenset(key for (key,) in rows).intersection(keys)


def rebuild(connection: Connection) -> None:
    """Make the index anew, after a version that wrote it otherwise."""
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('delete-all')")
    connection.exec_driver_sql("DELETE FROM search_row")
    for entity in CODES:
        _refresh(connection, entity, "TRUE")


def _refresh(
    connection: Connection, entity: str, condition: str, values: Sequence[str] = ()
) -> None:
    execute = driver(connection).execute
    cursor = execute(f"{_texts(entity)} AND {condition}", tuple(values))
    while rows := cursor.fetchmany(_BLOCK):
        _write(connection, entity, rows)


def _write(connection: Connection, entity: str, rows: Sequence[Sequence[Any]]) -> None:
    """Write the search rows of some records where they say something else now."""
    live = [row for row in rows if row[2] is None]
    said = dict(zip((row[1] for row in live), _indexed([row[6:] for row in live]), strict=True))
    gone: list[Filed] = []
    come: list[Entry] = []
    stay: list[tuple[Filed, Entry]] = []
    for _, key, _, place, sort, text, *_ in rows:
        now = said.get(key, (None, None))
        if now == (sort, text):
            continue
        if now[0] == sort:
            stay.append((Filed(place, text), Entry(sort, key, now[1])))
        else:
            gone += [Filed(place, text)] * (place is not None)
            come += [Entry(now[0], key, now[1])] * (key in said)
    if gone:
        take_out(connection, sorted(gone))
    if stay:
        say_anew(connection, sorted(stay))
    if come:
        file(connection, CODES[entity], come)


def _parts(texts: Iterable[Any]) -> Iterator[str]:
    for text in texts:
        if text:
            yield from str(text).split(_BETWEEN)


def key_of(record: type[Record]) -> ColumnElement[int]:
    """The key of a record's search row, as a column of a query."""
    return record.row * PER_ROW + CODES[record.__tablename__]


def keys_beside(connection: Connection, table: str, column: str, entity: str) -> list[int]:
    """The local keys of the rows of a table whose column points to a searched record of another.

    They come in 가나다 order of these, then as they were added; two indexes are all that is read.
    """
    rows = driver(connection).execute(
        f"SELECT t.row FROM search_row AS s CROSS JOIN {entity} AS e ON e.row = s.key / {PER_ROW} "
        f"CROSS JOIN {table} AS t ON t.{column} = e.id "
        "WHERE s.place > ? AND s.place < ? ORDER BY s.place, t.row",
        span_of(CODES[entity]),
    )
    return [row for (row,) in rows.fetchall()]


@cache
def _texts(entity: str) -> str:
    """SELECT id, key, deleted, place and text in the index, sorting text and every text."""
    parts = [
        f"(SELECT group_concat(p.{name}, char(10)) FROM {synced.name} AS p "
        f"WHERE p.{synced.entity.owner} = e.id AND p.deleted IS NULL)"
        for synced in synced_tables().values()
        if _searched_table(synced.name) == entity and synced.name != entity
        for name in _searched_columns(synced.entity)
    ]
    texts = ", ".join([*_own(entity), *parts])
    key = _key(entity)
    return (
        f"SELECT e.id, {key}, e.deleted, s.place, s.sort, s.text, {texts} "
        f"FROM {entity} AS e LEFT JOIN search_row AS s ON s.key = {key} WHERE TRUE"
    )


def _key(entity: str) -> str:
    return f"e.row * {PER_ROW} + {CODES[entity]}"


def _own(entity: str) -> list[str]:
    """The columns of a record that are searched, the one it is sorted by first."""
    record = synced_tables()[entity].entity
    own = [name for name in _searched_columns(record) if name != record.sorted_by]
    return [f"e.{name}" for name in (record.sorted_by, *own)]


@cache
def _searched_table(entity: str) -> str | None:
    """The table whose search row holds this table's text: its own or its owner's; or None."""
    synced = synced_tables()[entity]
    if not _searched_columns(synced.entity):
        return None
    if synced.entity.owner is None:
        return entity
    return dict(synced.references)[synced.entity.owner]


def _searched_columns(record: type[Record]) -> list[str]:
    return [column.name for column in record.__table__.columns if column.info.get("search")]


def _owners(connection: Connection, entity: str, records: Sequence[str]) -> Iterator[str]:
    owner = synced_tables()[entity].entity.owner
    for part in _in_parts(records):
        found = driver(connection).execute(
            f"SELECT DISTINCT {owner} FROM {entity} WHERE id IN ({_marks(part)})", part
        )
        yield from (record for (record,) in found if record is not None)


def _in_parts(records: Iterable[str]) -> Iterator[tuple[str, ...]]:
    wanted = tuple(records)
    for start in range(0, len(wanted), _IN_ONE_QUERY):
        yield wanted[start : start + _IN_ONE_QUERY]


def _marks(part: Sequence[str]) -> str:
    return ",".join("?" * len(part))


def stale(connection: Connection) -> Iterator[Place]:
    """Records whose search row does not say what they say, or stands elsewhere than it should."""
    for entity, code in CODES.items():
        known = set()
        rows = connection.exec_driver_sql(_texts(entity))
        for record, key, deleted, place, sort, text, *texts in rows:
            known.add(key)
            said = _indexed([texts])[0] if deleted is None else (None, None)
            if (sort, text) != said or (place is not None and not is_in(code, place)):
                yield entity, record
        last = ("", 0)
        for sort, key in in_order(connection, code):
            if key not in known or (sort, key) <= last:
                yield entity, str(key // PER_ROW)
            last = (sort, key)


def _indexed(records: Sequence[Sequence[Any]]) -> list[tuple[str, str]]:
    """The sort keys and the searched texts of records whose sorting text comes first."""
    if set(map(len, records)) == {1}:
        lines = [text for (text,) in records]
        if _are_lines(lines):
            forms = search_forms(lines)
            return list(zip(collations(forms), forms, strict=True))
    parts = [tuple(_parts(texts)) for texts in records]
    all_forms = iter(search_forms(list(chain.from_iterable(parts))))
    of_each = [tuple(islice(all_forms, len(own))) for own in parts]
    first = [found[0] if texts[0] else "" for found, texts in zip(of_each, records, strict=True)]
    searched = (
        found[0] if len(found) == 1 else _BETWEEN.join(sorted(set(found))) for found in of_each
    )
    return list(zip(collations(first), searched, strict=True))


def _are_lines(texts: list[Any]) -> bool:
    """Whether each of them is one line that says something."""
    return set(map(type, texts)) == {str} and "" not in texts and _BETWEEN not in "".join(texts)
