"""The history of the whole file: every gesture, the latest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA, korean_moment
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.services.lists.gestures import gestures_on, undone
from afm_desktop.services.lists.listing import Column, ColumnKind, Row
from afm_desktop.services.views.model import (
    FilterChoice,
    FilterKind,
    NoSuchColumn,
    Totals,
    ViewFilter,
    ViewKind,
    columns,
    offered,
)
from afm_desktop.services.views.sheet import Asked, Keys, Sheet, fetched
from afm_desktop.services.views.terms import Expression, Term, choice, number, plain, text, yes_no
from afm_desktop.storage.journal.pen import clock_of, moment_of
from afm_desktop.storage.synced import synced_tables
from afm_desktop.storage.tables import gesture, operation

_ENTITY, _RECORD = "entity", "record"
PERIOD = "period"
TODAY, WEEK = "today", "week"
"""Periods that move on; the others are months, written `2026-07`."""


class GestureSheet(Sheet):
    """이력; `entity` filters by what a gesture touched, so that a gesture may stand under several.

    Nothing in it belongs to one division.
    """

    kind = ViewKind.GESTURES
    reads = frozenset(synced_tables())
    columns = columns(
        [
            Column("id", ColumnKind.ID),
            Column("at", ColumnKind.MOMENT),
            Column("actor"),
            Column("words"),
            Column("kind", ColumnKind.ENUM),
            Column("records", ColumnKind.NUMBER),
            Column("is_undone", ColumnKind.YES_NO),
        ],
        shown="at actor words kind records is_undone",
        is_tagged=False,
    )
    filters = (
        *offered("period actor kind entity is_undone"),
        ViewFilter(_RECORD, FilterKind.RECORD),
    )

    def keys(self, session: Session, asked: Asked) -> Keys:
        terms = _terms(session)
        order: list[Expression] = []
        for sort in asked.sort:
            order += _known(terms, sort.key).ordered(descending=sort.descending)
        statement = _chosen(select(gesture.c.key), terms, asked)
        return fetched(
            session, statement.order_by(*order, gesture.c.clock.desc(), gesture.c.key.desc())
        )

    def rows(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        taken_back = undone(session)
        statement = select(gesture, _records()).where(gesture.c.key.in_(keys))
        return {
            line.key: (
                line.id,
                moment_of(line.clock),
                line.actor,
                line.words,
                GestureKind(line.kind),
                line[-1],
                line.id in taken_back,
            )
            for line in session.execute(statement)
        }

    def totals(self, session: Session, asked: Asked) -> Totals:
        statement = _chosen(select(func.count()).select_from(gesture), _terms(session), asked)
        return Totals(session.execute(statement).scalar_one())

    def choices(self, session: Session, asked: Asked, key: str) -> list[FilterChoice]:
        terms = _terms(session)
        others = {name: values for name, values in asked.filters.items() if name != key}
        rest = replace(asked, filters=others)
        if key == _ENTITY:
            return _entities(session, terms, rest)
        if key == PERIOD:
            return _periods(session, terms, rest)
        term = _known(terms, key)
        counted: Any = select(term.value, func.count()).select_from(gesture)
        statement = _chosen(counted, terms, rest).group_by(term.value).order_by(term.value)
        return [
            FilterChoice(term.write(value), term.show(value), count)
            for value, count in session.execute(statement)
        ]

    def ids(self, session: Session, keys: Sequence[int]) -> dict[int, str]:
        statement = select(gesture.c.key, gesture.c.id).where(gesture.c.key.in_(keys))
        return dict(session.execute(statement).all())

    def key_of(self, session: Session, id_: str) -> int | None:
        return session.scalars(select(gesture.c.key).where(gesture.c.id == id_)).one_or_none()


def _terms(session: Session) -> Mapping[str, Term]:
    entity = exists().where(operation.c.gesture == gesture.c.key)
    return {
        "at": plain(gesture.c.clock),
        "actor": text(gesture.c.actor),
        "words": text(gesture.c.words),
        "kind": replace(choice(gesture.c.kind, GestureKind), show=GestureKind),
        "records": number(_records()),
        "is_undone": yes_no(gesture.c.id.in_(undone(session))),
        _ENTITY: Term(
            gesture.c.key, takes=lambda tables: entity.where(operation.c.entity.in_(tables))
        ),
        _RECORD: Term(
            gesture.c.key, takes=lambda ids: gesture.c.key.in_(gestures_on(session, ids))
        ),
        PERIOD: Term(gesture.c.key, takes=lambda names: or_(*map(_within, names))),
    }


def _within(name: str) -> Expression:
    """The condition of a period: clocks say when, and days begin in Korea."""
    today = datetime.now(KOREA).date()
    if name in (TODAY, WEEK):
        first, end = today - timedelta(days=6 if name == WEEK else 0), today + timedelta(days=1)
    else:
        first = date.fromisoformat(f"{name}-01")
        end = (first + timedelta(days=31)).replace(day=1)
    return and_(gesture.c.clock >= _clock(first), gesture.c.clock < _clock(end))


def _clock(day: date) -> int:
    """The clock at the beginning of a day."""
    return clock_of(korean_moment(day))


def _records() -> Expression:
    """How many records a gesture touched."""
    counted = select(func.coalesce(func.sum(operation.c.records), 0))
    return counted.where(operation.c.gesture == gesture.c.key).scalar_subquery()


def _chosen(statement: Select[Any], terms: Mapping[str, Term], asked: Asked) -> Select[Any]:
    for key, values in asked.filters.items():
        if values:
            statement = statement.where(_known(terms, key).among(values))
    if asked.only is not None:
        statement = statement.where(gesture.c.key.in_(asked.only))
    if asked.text is not None:
        wanted = asked.text.casefold()
        statement = statement.where(
            or_(
                func.lower(gesture.c.words).contains(wanted, autoescape=True),
                func.lower(gesture.c.actor).contains(wanted, autoescape=True),
            )
        )
    return statement


def _entities(session: Session, terms: Mapping[str, Term], asked: Asked) -> list[FilterChoice]:
    counted: Select[Any] = select(operation.c.entity, func.count(operation.c.gesture.distinct()))
    joined = counted.join(gesture, gesture.c.key == operation.c.gesture)
    statement = _chosen(joined, terms, asked).group_by(operation.c.entity)
    return [
        FilterChoice(entity, entity, count)
        for entity, count in session.execute(statement.order_by(operation.c.entity))
    ]


def _periods(session: Session, terms: Mapping[str, Term], asked: Asked) -> list[FilterChoice]:
    """Today, the last days, then every month in which something was done, the latest first."""
    first, last = session.execute(
        select(func.min(gesture.c.clock), func.max(gesture.c.clock))
    ).one()
    if first is None:
        return []
    names = [TODAY, WEEK, *_months(_day(first), _day(last))]
    counted: Any = select(*(func.sum(case((_within(name), 1), else_=0)) for name in names))
    counts = session.execute(_chosen(counted.select_from(gesture), terms, asked)).one()
    return [FilterChoice(name, name, n) for name, n in zip(names, counts, strict=True) if n]


def _day(clock: int) -> date:
    return moment_of(clock).astimezone(KOREA).date()


def _months(first: date, last: date) -> Iterator[str]:
    month = last.replace(day=1)
    while month >= first.replace(day=1):
        yield f"{month:%Y-%m}"
        month = (month - timedelta(days=1)).replace(day=1)


def _known(terms: Mapping[str, Term], key: str) -> Term:
    if key not in terms:
        raise NoSuchColumn(key)
    return terms[key]
