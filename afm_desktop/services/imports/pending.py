"""Records an import has read or is about to write, block by block.

Nothing is asked row by row: what a block of rows may touch is fetched with a few queries, and what
it makes of it is written with a few statements.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from itertools import islice
from types import FunctionType
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, bindparam, select
from sqlalchemy.orm import Session

from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.text import clean
from afm_desktop.services.imports.model import Values
from afm_desktop.storage.sqlite.adding import add_rows

_IN_ONE_QUERY = 900
Kind = type[Record]


class Pending:
    """The records of one block of rows, as they will be once the block is written."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._by_id: dict[str, tuple[Kind, Values]] = {}
        self._by_owner: dict[tuple[Kind, str, str], list[Values]] = {}
        self._added: defaultdict[Kind, list[Values]] = defaultdict(list)
        self._unknown: list[tuple[Kind, Values, str]] = []
        """New records that nobody has asked for yet, as rows rarely ask for those before them."""
        self._waiting: set[str | None] = set()
        """By which they would be asked for."""
        self._changed: dict[Kind, dict[str, Values]] = {}
        self._new: set[str] = set()

    def fetch(self, kind: Kind, column: str, keys: Collection[str]) -> None:
        """Read the live records whose column is one of these keys."""
        table = _table(kind)
        for part in _in_parts(keys):
            query = select(table).where(table.c[column].in_(part), table.c.deleted.is_(None))
            for found in self._session.connection().execute(query).mappings():
                self._know(kind, dict(found), column)

    def get(self, kind: Kind, id: str) -> Values | None:
        """A record by its id, if it was fetched or is new."""
        if id in self._waiting:
            self._know_added()
        found = self._by_id.get(id)
        return found[1] if found is not None and found[0] is kind else None

    def of(self, kind: Kind, column: str, key: str) -> list[Values]:
        """The records of a key, in the order of entry."""
        if key in self._waiting:
            self._know_added()
        return self._by_owner.get((kind, column, key), [])

    def take(self, draft: Draft) -> None:
        """Keep what a row does; the rows after it see it."""
        self._unknown += draft.added
        for kind, values, column in draft.added:
            self._added[kind].append(values)
            self._waiting.update((values["id"], values.get(column)))
        if draft.changed:
            self._know_added()
        for kind, record, new in draft.changed:
            if record["id"] not in self._new:
                self._changed.setdefault(kind, {}).setdefault(record["id"], {}).update(new)
            record.update(new)

    def flush(self) -> None:
        """Write the block and forget it."""
        for kind, rows in self._added.items():
            self._insert(_table(kind), rows)
        for kind, changes in self._changed.items():
            self._update(_table(kind), changes)
        self._by_id.clear()
        self._by_owner.clear()
        self._added.clear()
        self._unknown.clear()
        self._waiting.clear()
        self._changed.clear()
        self._new.clear()

    def _know_added(self) -> None:
        for kind, values, column in self._unknown:
            self._new.add(values["id"])
            self._by_id[values["id"]] = (kind, values)
            if (key := values.get(column)) is not None:
                self._by_owner.setdefault((kind, column, key), []).append(values)
        self._unknown.clear()
        self._waiting.clear()

    def _know(self, kind: Kind, values: Values, column: str) -> None:
        known = self._by_id.get(values["id"])
        if known is None:
            self._by_id[values["id"]] = (kind, values)
        else:
            values = known[1]
        key = values.get(column)
        if key is not None:
            own = self._by_owner.setdefault((kind, column, key), [])
            if not any(record is values for record in own):
                own.append(values)

    def _insert(self, table: Table, rows: list[Values]) -> None:
        add_rows(self._session.connection(), table, rows)

    def _update(self, table: Table, changes: dict[str, Values]) -> None:
        by_shape: dict[tuple[str, ...], list[Values]] = {}
        for id_, new in changes.items():
            by_shape.setdefault(tuple(sorted(new)), []).append({"of_id": id_, **new})
        for shape, rows in by_shape.items():
            statement = (
                table.update()
                .where(table.c.id == bindparam("of_id"))
                .values({name: bindparam(name) for name in shape})
            )
            self._session.connection().execute(statement, rows)


class Draft:
    """What one row adds and changes; it counts only when the whole row is right."""

    def __init__(self, fresh: Callable[[], str] = new_id) -> None:
        self._fresh = fresh
        self.added: list[tuple[Kind, Values, str]] = []
        self.changed: list[tuple[Kind, Values, Values]] = []

    def add(self, kind: Kind, values: Values, owner: str = "organization_id") -> Values:
        """A new record, checked against its own rules; `owner` is the column it is found by."""
        made = checked(kind, values)
        if not made.get("id"):
            made["id"] = self._fresh()
        self.added.append((kind, made, owner))
        return made

    def change(self, kind: Kind, record: Values, new: Values) -> Values:
        """Other values for a record; what is left of them once its rules wrote them their way."""
        real = other(kind, record, new)
        if real:
            self.changed.append((kind, record, real))
        return real


def other(kind: Kind, record: Values, new: Values) -> Values:
    """What is other than in a record of these values, as the record's own rules leave them."""
    whole = checked(kind, {**_own(record), **new})
    return {name: whole.get(name) for name in new if whole.get(name) != record.get(name)}


def checked(kind: Kind, values: Values) -> Values:
    """The values as the record's own rules leave them."""
    rules = _rules(kind)
    if rules.stand_in is None:
        given = {name: value for name, value in values.items() if value is not None}
        record = kind(**given)
        record.check()
        return {name: getattr(record, name) for name in given}
    texts = rules.texts
    own = {
        name: clean(value, name) if value.__class__ is str and name in texts else value
        for name, value in values.items()
        if value is not None
    }
    if not rules.has_check:
        return own
    count, stand_in = len(own), rules.stand_in()
    stand_in.__dict__ = own
    stand_in.check()
    return own if len(own) == count else dict(islice(own.items(), count))


class _Rules(NamedTuple):
    """How the values of a kind of record are checked."""

    stand_in: type[Any] | None
    has_check: bool
    texts: frozenset[str]


@cache
def _rules(kind: Kind) -> _Rules:
    return _Rules(_plain(kind), kind.check is not Record.check, _texts(kind))


def _plain(kind: Kind) -> type[Any] | None:
    """The rules of a kind of record without its mapping, which costs ten times what they do.

    None where a rule asks the one it is derived from, which only a real record can.
    """
    if "__class__" in kind.check.__code__.co_freevars:
        return None
    members: dict[str, Any] = {column.name: None for column in _table(kind).columns}
    for base in reversed(kind.__mro__):
        members |= {
            name: member
            for name, member in vars(base).items()
            if isinstance(member, FunctionType | property) and not name.startswith("__")
        }
    return type(kind.__name__, (), members)


def _texts(kind: Kind) -> frozenset[str]:
    """The columns that hold what people wrote, and no ids."""
    columns = _table(kind).columns
    return frozenset(
        column.name for column in columns if column.name != "id" and not column.foreign_keys
    )


def _own(record: Values) -> Values:
    return {name: value for name, value in record.items() if name not in ("row", "deleted")}


def _table(kind: Kind) -> Table:
    return cast(Table, kind.__table__)


def _in_parts(keys: Iterable[str]) -> Iterator[list[str]]:
    wanted = list(dict.fromkeys(keys))
    for start in range(0, len(wanted), _IN_ONE_QUERY):
        yield wanted[start : start + _IN_ONE_QUERY]
