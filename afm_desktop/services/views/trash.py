"""What was deleted and can be restored: records of every kind that is no part of another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, Subquery, Text, cast, func, literal, select, union_all
from sqlalchemy.orm import Session

from afm_desktop.domain.model import RECORDS
from afm_desktop.domain.model.base import DELETED, Record
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.tags import Tagging
from afm_desktop.services.lists.choice import written_out
from afm_desktop.services.lists.listing import Column, ColumnKind, Row
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.parts import deleted_in
from afm_desktop.services.titles import title_of
from afm_desktop.services.views.model import (
    FilterChoice,
    NoSuchColumn,
    Totals,
    ViewFilter,
    ViewKind,
    columns,
)
from afm_desktop.services.views.sheet import Asked, Keys, Sheet, fetched
from afm_desktop.services.views.terms import Expression, Term, plain
from afm_desktop.storage.journal.pen import moment_of
from afm_desktop.storage.synced import synced_tables
from afm_desktop.storage.tables import gesture, operation, written

_PER_ROW = 64  # kinds of record that a key can tell apart
_KIND = "kind"


class TrashSheet(Sheet):
    """휴지통; the kind of a record is the name of its table, as `Records.restore` takes it.

    Nothing in it belongs to one division.
    """

    kind = ViewKind.TRASH
    reads = frozenset(synced_tables())
    columns = columns(
        [
            Column("id", ColumnKind.ID),
            Column(_KIND),
            Column("name"),
            Column("deleted_at", ColumnKind.MOMENT),
            Column("actor"),
            Column("words"),
            Column("gesture", ColumnKind.ID),
        ],
        shown="kind name deleted_at actor words",
        fixed="name actor words",
        is_tagged=False,
    )
    filters = (ViewFilter(_KIND),)

    def keys(self, session: Session, asked: Asked) -> Keys:
        bin_ = _bin(asked)
        terms = _terms(bin_)
        order: list[Expression] = []
        for sort in asked.sort:
            order += _known(terms, sort.key).ordered(descending=sort.descending)
        latest = terms["deleted_at"].value.desc().nulls_last()
        statement = _chosen(select(bin_.c.key), bin_, asked)
        return fetched(session, statement.order_by(*order, latest, bin_.c.key))

    def rows(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        found: dict[int, tuple[str, str, str]] = {}
        for place, rows in _by_place(keys).items():
            record = _KINDS[place]
            statement = select(record.row, record.id, title_of(record)).where(
                record.row.in_(rows), record.deleted == DELETED
            )
            for row, id_, title in session.execute(statement):
                name = masked_name(title or "") if record is Person else title or ""
                found[row * _PER_ROW + place] = (id_, record.__tablename__, name)
        gestures = deleted_in(session, [id_ for id_, *_ in found.values()])
        steps = _steps(session, set(gestures.values()))
        return {key: (*line, *steps[gestures[line[0]]]) for key, line in found.items()}

    def totals(self, session: Session, asked: Asked) -> Totals:
        bin_ = _bin(asked)
        statement = _chosen(select(func.count()).select_from(bin_), bin_, asked)
        return Totals(session.execute(statement).scalar_one())

    def choices(self, session: Session, asked: Asked, key: str) -> list[FilterChoice]:
        bin_ = _bin(Asked(asked.day, text=asked.text))
        counted = select(bin_.c.kind, func.count()).group_by(bin_.c.kind).order_by(bin_.c.kind)
        return [FilterChoice(kind, kind, count) for kind, count in session.execute(counted)]

    def ids(self, session: Session, keys: Sequence[int]) -> dict[int, str]:
        found = {}
        for place, rows in _by_place(keys).items():
            record = _KINDS[place]
            statement = select(record.row, record.id).where(record.row.in_(rows))
            for row, id_ in session.execute(statement):
                found[row * _PER_ROW + place] = id_
        return found

    def key_of(self, session: Session, id_: str) -> int | None:
        bin_ = _bin(None)
        return session.scalars(select(bin_.c.key).where(bin_.c.id == id_)).one_or_none()


_KINDS: tuple[type[Record], ...] = tuple(
    record for record in RECORDS if record.owner is None and record is not Tagging
)
"""A tag that was taken off is put on again, it is not restored."""


def _bin(asked: Asked | None) -> Subquery:
    """All that was deleted, found by what is typed; persons are never found by their name."""
    parts = [_deleted(place, asked) for place in range(len(_KINDS))]
    return union_all(*parts).subquery("bin")


def _deleted(place: int, asked: Asked | None) -> Select[Any]:
    record = _KINDS[place]
    key = record.row * _PER_ROW + place
    kind = cast(literal(record.__tablename__), Text)
    shown = (key.label("key"), kind.label("kind"), record.id.label("id"))
    statement: Any = select(*shown).where(record.deleted == DELETED)
    if asked is not None and asked.filters.get(_KIND):
        statement = statement.where(literal(record.__tablename__).in_(asked.filters[_KIND]))
    if asked is not None and asked.text is not None:
        title = literal("") if record is Person else title_of(record)
        wanted = asked.text.casefold()
        statement = statement.where(func.lower(title).contains(wanted, autoescape=True))
    found: Select[Any] = statement
    return found


def _terms(bin_: Subquery) -> Mapping[str, Term]:
    latest = (
        select(func.max(gesture.c.clock))
        .join(operation, operation.c.gesture == gesture.c.key)
        .join(written, written.c.operation == operation.c.number)
        .where(written.c.record == bin_.c.id)
        .scalar_subquery()
    )
    return {_KIND: plain(bin_.c.kind), "deleted_at": plain(latest)}


def _chosen(statement: Select[Any], bin_: Subquery, asked: Asked) -> Select[Any]:
    if asked.only is None:
        return statement
    return statement.where(bin_.c.key.in_(written_out(asked.only)))


def _by_place(keys: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for key in keys:
        found.setdefault(key % _PER_ROW, []).append(key // _PER_ROW)
    return found


def _steps(session: Session, keys: set[int]) -> Mapping[int, Row]:
    """Of each gesture when, by whom and in which words something was deleted."""
    statement = select(gesture).where(gesture.c.key.in_(keys))
    return {
        line.key: (moment_of(line.clock), line.actor, line.words, line.id)
        for line in session.execute(statement)
    }


def _known(terms: Mapping[str, Term], key: str) -> Term:
    if key not in terms:
        raise NoSuchColumn(key)
    return terms[key]
