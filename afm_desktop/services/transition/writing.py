"""Many records written with a few statements; the journal sees each of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from sqlalchemy import Table, bindparam
from sqlalchemy.orm import Session

from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.base import Record

Kind = type[Record]
Values = Mapping[str, Any]


def insert(session: Session, kind: Kind, rows: Sequence[Values]) -> None:
    """New records; one that names no id gets its own."""
    if rows:
        names = dict.fromkeys(name for row in rows for name in row)
        table = cast(Table, kind.__table__)
        session.connection().execute(
            table.insert(),
            [{"id": new_id(), **{name: row.get(name) for name in names}} for row in rows],
        )


def change(session: Session, kind: Kind, changes: Mapping[str, Values]) -> None:
    """Other values of records by their ids."""
    table = cast(Table, kind.__table__)
    for shape, rows in _by_shape(changes).items():
        statement = (
            table.update()
            .where(table.c.id == bindparam("of_id"))
            .values({name: bindparam(name) for name in shape})
        )
        session.connection().execute(statement, rows)


def _by_shape(changes: Mapping[str, Values]) -> Mapping[tuple[str, ...], list[dict[str, Any]]]:
    found: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for id, values in changes.items():
        found.setdefault(tuple(sorted(values)), []).append({"of_id": id, **values})
    return found


def in_parts(ids: Iterable[str], size: int = 900) -> Iterable[list[str]]:
    """Ids in groups that fit into one query."""
    wanted = list(dict.fromkeys(ids))
    return (wanted[start : start + size] for start in range(0, len(wanted), size))
