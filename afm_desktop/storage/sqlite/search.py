"""The search index: bigrams of every searched text and of its 초성.

`search_row` holds the text to verify and the 가나다 sort key of every searched record; the FTS
table holds only the grams. One syllable is looked up as the beginning of a gram.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection

from afm_desktop.domain.hangul import initials, search_form, sort_key
from afm_desktop.domain.model.base import Record
from afm_desktop.storage.synced import synced_tables

CREATE = (
    "CREATE VIRTUAL TABLE search USING fts5("
    "grams, content='', detail=none, columnsize=0, "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co S* P*'\")"
)
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
    found: dict[str, None] = {}
    for line in text.split(_BETWEEN):
        for form in (line, initials(line)):
            found.update(dict.fromkeys(map(str.__add__, form, f"{form[1:]} ")))
    return " ".join(found)


def _refresh_part(connection: Connection, entity: str, records: Sequence[str]) -> None:
    marks = ",".join("?" * len(records))
    old = connection.exec_driver_sql(
        # CROSS JOIN: few records first; the planner would walk all search rows of the table.
        f"SELECT s.key, s.text FROM {entity} AS e CROSS JOIN search_row AS s "
        f"WHERE s.entity = '{entity}' AND s.row = e.row AND e.id IN ({marks})",
        tuple(records),
    ).all()
    if old:
        connection.exec_driver_sql(
            "INSERT INTO search (search, rowid, grams) VALUES ('delete', ?, ?)",
            [(key, grams(text)) for key, text in old],
        )
        connection.exec_driver_sql(
            "DELETE FROM search_row WHERE key = ?", [(key,) for key, _ in old]
        )
    rows = connection.exec_driver_sql(
        f"{_texts(entity)} WHERE e.deleted IS NULL AND e.id IN ({marks})", tuple(records)
    ).all()
    if not rows:
        return
    last = connection.exec_driver_sql("SELECT coalesce(max(key), 0) FROM search_row").scalar_one()
    found = [
        (key, entity, row, *_indexed(texts)) for key, (_, row, *texts) in enumerate(rows, last + 1)
    ]
    connection.exec_driver_sql(
        "INSERT INTO search_row (key, entity, row, sort, text) VALUES (?, ?, ?, ?, ?)", found
    )
    connection.exec_driver_sql(
        "INSERT INTO search (rowid, grams) VALUES (?, ?)",
        [(key, grams(text)) for key, *_, text in found],
    )


def _parts(texts: Iterable[Any]) -> Iterator[str]:
    for text in texts:
        if text:
            yield from str(text).split(_BETWEEN)


@cache
def _texts(entity: str) -> str:
    """SELECT id, row, sorting text and every searched text of a record and of its parts."""
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
    return f"SELECT e.id, e.row, {texts} FROM {entity} AS e"


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
    for entity in filter(_is_searched, synced_tables()):
        indexed = {
            row: (sort, text)
            for row, sort, text in connection.exec_driver_sql(
                "SELECT row, sort, text FROM search_row WHERE entity = ?", (entity,)
            )
        }
        rows = connection.exec_driver_sql(f"{_texts(entity)} WHERE e.deleted IS NULL")
        for record, row, *texts in rows:
            if indexed.pop(row, None) != _indexed(texts):
                yield entity, record
        for row in indexed:
            yield entity, str(row)


def _is_searched(entity: str) -> bool:
    return _searched_table(entity) == entity


def _indexed(texts: Sequence[Any]) -> tuple[str, str]:
    """The sort key and the searched text of a record whose sorting text comes first."""
    forms = {search_form(part) for part in _parts(texts)}
    return sort_key(str(texts[0] or "")), _BETWEEN.join(sorted(forms))
