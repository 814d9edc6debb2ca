"""What differs between what was known at two moments: every record folded as of either.

So what was undone in between does not differ, and what was imported differs by its values alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model import RECORDS, record_class
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.as_of.difference_rows import (
    ROOTS,
    Change,
    Differences,
    FieldDifference,
    RecordDifference,
)
from afm_desktop.services.details.entries import Names, View, entry_kind, names_of, pointed, shown
from afm_desktop.services.history import Hidden
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.past import UNSAID
from afm_desktop.services.record_fields import fields_of, from_journal
from afm_desktop.storage.journal.fold import State, fold
from afm_desktop.storage.journal.operations import histories, in_parts
from afm_desktop.storage.journal.restate import personal_values
from afm_desktop.storage.journal.turning_back import learned_by, written_between
from afm_desktop.storage.synced import synced_tables
from afm_desktop.storage.workspace import Workspace

NAMED_BY = ("name", "title", "label", "item", "question", "text", "number", "code", "year")
_ORDER = tuple(Change)
_BETWEEN = " · "
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Pair:
    """A record before and after."""

    table: str
    id: str
    before: State
    after: State

    @property
    def change(self) -> Change | None:
        """What became of it; None when it was not there and is not."""
        was, now = (is_there(state) for state in (self.before, self.after))
        if was and now:
            return Change.CHANGED
        return Change.NEW if now else Change.GONE if was else None

    @property
    def last(self) -> State:
        """The state that there is something to say of."""
        return self.after if is_there(self.after) else self.before


@dataclass(slots=True)
class _Reading:
    """What is needed to say the values of a pair."""

    session: Session
    view: View
    personal: dict[str, str | None] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    divisions: dict[str, str] = field(default_factory=dict)
    owners: dict[Place, str | None] = field(default_factory=dict)


def is_there(state: State) -> bool:
    """Whether a record is there, and not in the trash."""
    return state.values.get("deleted") is None


class DifferenceService:
    """Compares what one file said at two moments."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def between(
        self, since: datetime, until: datetime, kinds: Collection[ListKind] = ()
    ) -> Differences:
        """What is new, gone and changed, of these kinds of list or of all."""
        view = View(self._workspace.today, may_edit=False)
        tables = _tables(frozenset(kinds)) if kinds else frozenset(synced_tables())
        with self._workspace.reading() as session:
            connection = session.connection()
            reading = _Reading(session, view)
            codes = _divisions(session)
            reading.divisions = {id: code for id, (code, _) in codes.items()}
            places = [
                place for place in written_between(connection, since, until) if place[0] in tables
            ]
            found: list[tuple[Place | None, RecordDifference]] = []
            for part in in_parts(record for _, record in places):
                found += _rows(reading, _pairs(connection, part, since, until))
        rows = sorted(_apart(found), key=_place)
        return Differences(since, until, tuple(rows), dict(codes.values()))


def _apart(
    found: Sequence[tuple[Place | None, RecordDifference]],
) -> Iterator[RecordDifference]:
    """What does not just come and go with what it is a part of."""
    came = {(row.table, row.id): row.change for _, row in found}
    for owner, row in found:
        with_it = came.get(owner) if owner is not None else None
        if row.change is Change.CHANGED or row.change is not with_it:
            yield row


def _pairs(
    connection: Connection, records: Sequence[str], since: datetime, until: datetime
) -> list[_Pair]:
    found = histories(connection, records)
    learned = _learned(connection)
    first, last = learned_by(since), learned_by(until)
    pairs = []
    for record, history in found.items():
        before, after = (
            fold([one for one in history if learned[one.gesture] <= cut]) for cut in (first, last)
        )
        pairs.append(_Pair(history[0].entity, record, before, after))
    return [pair for pair in pairs if pair.change is not None]


def _learned(connection: Connection) -> Mapping[int, str]:
    rows = connection.exec_driver_sql("SELECT key, learned_at FROM gesture")
    return {int(row[0]): str(row[1]) for row in rows}


def _rows(
    reading: _Reading, pairs: Sequence[_Pair]
) -> Iterator[tuple[Place | None, RecordDifference]]:
    """Each with what it is a part of."""
    session = reading.session
    reading.personal = personal_values(session.connection(), [pair.id for pair in pairs])
    wanted = [(pair.table, pair.id) for pair in pairs]
    for pair in pairs:
        for state in (pair.before, pair.after):
            wanted += pointed(record_class(pair.table), _plain(state.values))
    reading.names = names_of(session, wanted)
    for pair in pairs:
        fields = tuple(_fields(reading, pair))
        if pair.change is Change.CHANGED and not fields:
            continue
        values = {"id": pair.id, **pair.last.values}
        yield (
            _owner(pair),
            RecordDifference(
                pair.change or Change.CHANGED,
                pair.table,
                pair.id,
                _title(reading, pair),
                reading.divisions.get(_division(reading, pair.table, values) or "", ""),
                () if pair.change is Change.GONE else fields,
            ),
        )


def _fields(reading: _Reading, pair: _Pair) -> Iterator[FieldDifference]:
    record = record_class(pair.table)
    for name, column in fields_of(record).items():
        if (pair.table, name) in UNSAID:
            continue
        old, new = (
            _value(reading, pair.table, name, state) if is_there(state) else None
            for state in (pair.before, pair.after)
        )
        if old == new and not (isinstance(new, Hidden) and _raw_differ(pair, name)):
            continue
        said = (
            one
            if one is None or isinstance(one, Hidden)
            else shown(record, name, from_journal(column, one), reading.names, reading.view)
            for one in (old, new)
        )
        yield FieldDifference(name, entry_kind(record, column), *said)


def _value(reading: _Reading, table: str, name: str, state: State) -> Any:
    """A value as the journal keeps it; a personal one is said, or that it was erased."""
    found = state.values.get(name)
    if name not in synced_tables()[table].personal or not isinstance(found, dict):
        return found
    kept = reading.personal.get(found.get("ref", ""))
    return Hidden.ERASED if kept is None else kept


def _raw_differ(pair: _Pair, name: str) -> bool:
    """Whether an erased value was written anew in between, though nobody can say how."""
    return bool(pair.before.values.get(name) != pair.after.values.get(name))


def _title(reading: _Reading, pair: _Pair) -> str:
    """What it is called; a part stands behind what it is a part of."""
    own = reading.names.get((pair.table, pair.id)) or _former_title(reading, pair)
    owner = _owner(pair)
    before = reading.names.get(owner, "") if owner is not None else ""
    return _BETWEEN.join(dict.fromkeys(title for title in (before, own) if title))


def _former_title(reading: _Reading, pair: _Pair) -> str:
    """What was called something and is not here any more: by its name, or what it pointed to."""
    record, synced = record_class(pair.table), synced_tables()[pair.table]
    values = {name: _value(reading, pair.table, name, pair.last) for name in synced.fields}
    for name in NAMED_BY:
        if values.get(name) and not isinstance(values[name], Hidden):
            return str(shown(record, name, values[name], reading.names, reading.view))
    places = (place for place in pointed(record, _plain(values)) if place != _owner(pair))
    return _BETWEEN.join(title for place in places if (title := reading.names.get(place)))


def _owner(pair: _Pair) -> Place | None:
    """The record that a record is a part of."""
    owner = record_class(pair.table).owner
    if owner is None or not pair.last.values.get(owner):
        return None
    return _owner_table(pair.table, owner), pair.last.values[owner]


def _division(reading: _Reading, table: str, values: Mapping[str, Any]) -> str | None:
    """The division a record belongs to, or what owns it does."""
    if table == "divisions" or "division_id" in synced_tables()[table].fields:
        return values.get("id" if table == "divisions" else "division_id")
    owner = record_class(table).owner
    if owner is None or not values.get(owner):
        return None
    place = (_owner_table(table, owner), values[owner])
    if place not in reading.owners:
        found = _row(reading.session, place)
        reading.owners[place] = _division(reading, place[0], found)
    return reading.owners[place]


def _row(session: Session, place: Place) -> Mapping[str, Any]:
    """What a record says now."""
    table = record_class(place[0]).__table__
    found = session.execute(select(table).where(table.c.id == place[1])).mappings().one_or_none()
    return dict(found) if found is not None else {}


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if isinstance(value, str)}


def _divisions(session: Session) -> dict[str, tuple[str, str]]:
    query = select(Division.id, Division.code, Division.name).order_by(
        Division.position, Division.code, Division.row
    )
    return {id: (code or "", name or "") for id, code, name in session.execute(query)}


@cache
def _tables(kinds: frozenset[ListKind]) -> frozenset[str]:
    """The tables of these kinds, with their parts."""
    roots = {table for kind in kinds for table in ROOTS.get(kind, ())}
    return frozenset(name for name in synced_tables() if _root(record_class(name)) in roots)


def _root(record: type[Record]) -> str:
    if record.owner is None:
        return str(record.__tablename__)
    return _root(record_class(_owner_table(str(record.__tablename__), record.owner)))


def _owner_table(table: str, owner: str) -> str:
    return dict(synced_tables()[table].references)[owner]


def _place(row: RecordDifference) -> tuple[Any, ...]:
    return (_tables_in_order().index(row.table), _ORDER.index(row.change), sort_key(row.title))


@cache
def _tables_in_order() -> tuple[str, ...]:
    """Tables as the lists come, each with its parts behind it; what is in no list comes last."""
    roots = [table for tables in ROOTS.values() for table in tables]
    names = [record.__tablename__ for record in RECORDS]

    def place(name: str) -> tuple[int, bool, int]:
        root = _root(record_class(name))
        at = roots.index(root) if root in roots else len(roots)
        return at, name != root, names.index(name)

    return tuple(sorted(names, key=place))
