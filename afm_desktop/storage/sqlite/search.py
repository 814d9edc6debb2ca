"""The search index: bigrams of every searched text and of its 초성.

`search_row` holds the text to verify and the 가나다 sort key of every searched record; the FTS
table holds only the grams. One syllable is looked up as the beginning of a gram. A search row's key
is made of the record's local row and the code of its table, so that neither needs an index.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import chain, islice
from typing import Any

from sqlalchemy import ColumnElement, Connection

from afm_desktop.domain.hangul import collations, initials, search_forms
from afm_desktop.domain.model.base import Record
from afm_desktop.storage.sqlite.engine import driver
from afm_desktop.storage.synced import synced_tables

CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "grams, content='', detail=none, columnsize=0, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co S* P*'\")"
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
}
"""The searched tables; a code never changes, because it is part of the keys in the file."""
PER_ROW = 64
_BETWEEN = "\n"
_NEXT_RECORD = "\r"
_BETWEEN_RECORDS = f"{_NEXT_RECORD} {_NEXT_RECORD}"
_LINE, _SPACE = map(ord, "\n ")
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


def added_texts(entity: str) -> str:
    """What to read of a new record, behind other columns: the index as it is, what it says, texts.

    It has no parts yet: those that come with it are indexed after it.
    """
    if _searched_table(entity) == entity:
        key = _key(entity)
        there = (f"(SELECT {name} FROM search_row WHERE key = {key})" for name in ("sort", "text"))
        return "".join(f", {column}" for column in (key, "e.deleted", *there, *_own(entity)))
    owner = synced_tables()[entity].entity.owner
    return f", e.{owner}" if _searched_table(entity) else ""


def add(connection: Connection, entity: str, rows: Sequence[Sequence[Any]]) -> None:
    """Index new records, each given as its local key and its `added_texts`."""
    searched = _searched_table(entity)
    if searched == entity:
        _write(connection, entity, rows)
    elif searched is not None:
        owners = dict.fromkeys(owner for _, owner in rows if owner is not None)
        refresh(connection, [(searched, owner) for owner in owners])


def rebuild(connection: Connection) -> None:
    """Make the index anew, after a version that wrote it otherwise."""
    connection.exec_driver_sql("INSERT INTO search (search) VALUES ('delete-all')")
    connection.exec_driver_sql("DELETE FROM search_row")
    for entity in CODES:
        _refresh(connection, entity, "TRUE")


def grams(texts: Sequence[str]) -> list[str]:
    """The tokens of searched texts: bigrams of each, its last syllable, the same of its 초성."""
    together = "".join(f"{_NEXT_RECORD}{text}" for text in texts)
    as_they_are, by_initials = _bigrams(together), _bigrams(initials(together))
    return [
        f"{one[2:]} {other[2:]}"  # what stands between two records begins with a lone character
        for one, other in zip(
            as_they_are.split(_BETWEEN_RECORDS)[1:],
            by_initials.split(_BETWEEN_RECORDS)[1:],
            strict=True,
        )
    ]


def _bigrams(text: str) -> str:
    """Each character with the one behind it: 정밀기 becomes `정밀 밀기 기`."""
    characters = array("I", text.encode("utf-32-le"))
    tokens = array("I", bytes(12 * len(characters)))
    tokens[0::3] = characters
    tokens[1::3] = characters[1:] + array("I", [_LINE])
    tokens[2::3] = array("I", [_SPACE]) * len(characters)
    return f"{_NEXT_RECORD} " + tokens.tobytes().decode("utf-32-le")


def _refresh(
    connection: Connection, entity: str, condition: str, values: Sequence[str] = ()
) -> None:
    execute = driver(connection).execute
    cursor = execute(f"{_texts(entity)} AND {condition}", tuple(values))
    while rows := cursor.fetchmany(_BLOCK):
        _write(connection, entity, rows)


def _write(connection: Connection, entity: str, rows: Sequence[Any]) -> None:
    """Write the search rows of some records where they say something else now."""
    gone, come = [], []
    live = [row for row in rows if row[2] is None]
    said = dict(zip((row[1] for row in live), _indexed([row[5:] for row in live]), strict=True))
    for _, key, _, sort, text, *_ in rows:
        now = said.get(key)
        if now == (sort, text):
            continue
        if text is not None:
            gone.append((key, text))
        if now is not None:
            come.append((key, CODES[entity], *now))
    execute = driver(connection).executemany
    if gone:
        keys, texts = zip(*gone, strict=True)
        execute(
            "INSERT INTO search (search, rowid, grams) VALUES ('delete', ?, ?)",
            zip(keys, grams(texts), strict=True),
        )
        execute("DELETE FROM search_row WHERE key = ?", [(key,) for key in keys])
    if come:
        execute("INSERT INTO search_row (key, entity, sort, text) VALUES (?, ?, ?, ?)", come)
        found = grams([text for *_, text in come])
        execute(
            "INSERT INTO search (rowid, grams) VALUES (?, ?)",
            zip((key for key, *_ in come), found, strict=True),
        )


def _parts(texts: Iterable[Any]) -> Iterator[str]:
    for text in texts:
        if text:
            yield from str(text).split(_BETWEEN)


def key_of(record: type[Record]) -> ColumnElement[int]:
    """The key of a record's search row, as a column of a query."""
    return record.row * PER_ROW + CODES[record.__tablename__]


@cache
def _texts(entity: str) -> str:
    """SELECT id, key, deleted, what is indexed, sorting text and every text of a record."""
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
        f"SELECT e.id, {key}, e.deleted, s.sort, s.text, {texts} "
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
    """Records whose search row does not say what they say."""
    for entity, code in CODES.items():
        known = set()
        for record, key, deleted, sort, text, *texts in connection.exec_driver_sql(_texts(entity)):
            known.add(key)
            if (sort, text) != (_indexed([texts])[0] if deleted is None else (None, None)):
                yield entity, record
        indexed = connection.exec_driver_sql("SELECT key FROM search_row WHERE entity = ?", (code,))
        for key in set(indexed.scalars()) - known:
            yield entity, str(key // PER_ROW)


def _indexed(records: Sequence[Sequence[Any]]) -> list[tuple[str, str]]:
    """The sort keys and the searched texts of records whose sorting text comes first."""
    parts = [tuple(_parts(texts)) for texts in records]
    all_forms = iter(search_forms(list(chain.from_iterable(parts))))
    forms = [tuple(islice(all_forms, len(own))) for own in parts]
    first = [found[0] if texts[0] else "" for found, texts in zip(forms, records, strict=True)]
    searched = (
        found[0] if len(found) == 1 else _BETWEEN.join(sorted(set(found))) for found in forms
    )
    return list(zip(collations(first), searched, strict=True))
