"""The search index: bigrams of every searched text and of its 초성.

`search_row` holds the text to verify and the 가나다 sort key of every searched record; the FTS
table holds only the grams. One syllable is looked up as the beginning of a gram. A search row's key
is made of the record's local row and the code of its table, so that neither needs an index.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection

from afm_desktop.domain.hangul import collation, initials, search_form
from afm_desktop.domain.model.base import Record
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
_IN_ONE_QUERY = 900
Place = tuple[str, str]


def refresh(connection: Connection, places: Iterable[Place]) -> None:
    """Make the index say what these records, or the records they are parts of, say now."""
    wanted: dict[str, list[str]] = {}
    for entity, record in places:
        searched = _searched_table(entity)
        if searched == entity:
            wanted.setdefault(entity, []).append(record)
        elif searched is not None:
            wanted.setdefault(searched, []).extend(_owners(connection, entity, record))
    for entity, records in wanted.items():
        unique = list(dict.fromkeys(records))
        for start in range(0, len(unique), _IN_ONE_QUERY):
            _refresh_part(connection, entity, unique[start : start + _IN_ONE_QUERY])


def grams(text: str) -> str:
    """The tokens of a searched text: its bigrams, its last syllable, and the same of its 초성."""
    tokens: list[str] = []
    for line in text.split(_BETWEEN):
        for form in (line, initials(line)):
            tokens.extend(map(str.__add__, form, f"{form[1:]} "))
    return " ".join(tokens)


def _refresh_part(connection: Connection, entity: str, records: Sequence[str]) -> None:
    marks = ",".join("?" * len(records))
    rows = connection.exec_driver_sql(f"{_texts(entity)} AND e.id IN ({marks})", tuple(records))
    gone, come = [], []
    for _, key, deleted, sort, text, *texts in rows.all():
        now = _indexed(texts) if deleted is None else None
        if now == (sort, text):
            continue
        if text is not None:
            gone.append((key, text))
        if now is not None:
            come.append((key, CODES[entity], *now))
    if gone:
        connection.exec_driver_sql(
            "INSERT INTO search (search, rowid, grams) VALUES ('delete', ?, ?)",
            [(key, grams(text)) for key, text in gone],
        )
        connection.exec_driver_sql(
            "DELETE FROM search_row WHERE key = ?", [(key,) for key, _ in gone]
        )
    if come:
        connection.exec_driver_sql(
            "INSERT INTO search_row (key, entity, sort, text) VALUES (?, ?, ?, ?)", come
        )
        connection.exec_driver_sql(
            "INSERT INTO search (rowid, grams) VALUES (?, ?)",
            [(key, grams(text)) for key, *_, text in come],
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
    record = synced_tables()[entity].entity
    own = [f"e.{name}" for name in _searched_columns(record) if name != record.sorted_by]
    parts = [
        f"(SELECT group_concat(p.{name}, char(10)) FROM {synced.name} AS p "
        f"WHERE p.{synced.entity.owner} = e.id AND p.deleted IS NULL)"
        for synced in synced_tables().values()
        if _searched_table(synced.name) == entity and synced.name != entity
        for name in _searched_columns(synced.entity)
    ]
    texts = ", ".join([f"e.{record.sorted_by}", *own, *parts])
    key = f"e.row * {PER_ROW} + {CODES[entity]}"
    return (
        f"SELECT e.id, {key}, e.deleted, s.sort, s.text, {texts} "
        f"FROM {entity} AS e LEFT JOIN search_row AS s ON s.key = {key} WHERE TRUE"
    )


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


def _owners(connection: Connection, entity: str, record: str) -> list[str]:
    owner = synced_tables()[entity].entity.owner
    return [
        found
        for found in connection.exec_driver_sql(
            f"SELECT {owner} FROM {entity} WHERE id = ?", (record,)
        ).scalars()
        if found is not None
    ]


def stale(connection: Connection) -> Iterator[Place]:
    """Records whose search row does not say what they say."""
    for entity, code in CODES.items():
        known = set()
        for record, key, deleted, sort, text, *texts in connection.exec_driver_sql(_texts(entity)):
            known.add(key)
            if (sort, text) != (_indexed(texts) if deleted is None else (None, None)):
                yield entity, record
        indexed = connection.exec_driver_sql("SELECT key FROM search_row WHERE entity = ?", (code,))
        for key in set(indexed.scalars()) - known:
            yield entity, str(key // PER_ROW)


def _indexed(texts: Sequence[Any]) -> tuple[str, str]:
    """The sort key and the searched text of a record whose sorting text comes first."""
    forms = [search_form(part) for part in _parts(texts)]
    sort = collation(forms[0]) if texts[0] else ""
    return sort, forms[0] if len(forms) == 1 else _BETWEEN.join(sorted(set(forms)))
