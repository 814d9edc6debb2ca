"""One kind of list over one table of records."""

from __future__ import annotations

from abc import ABC, abstractmethod
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, ClassVar, TypeAlias

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.base import Record
from afm_desktop.domain.office import Office
from afm_desktop.services.lists.choice import Choice, written_out
from afm_desktop.services.lists.listing import TAGS, Row, Value
from afm_desktop.services.views import tagged
from afm_desktop.services.views.model import (
    FilterChoice,
    NoSuchColumn,
    Sort,
    Totals,
    ViewColumn,
    ViewFilter,
    ViewKind,
)
from afm_desktop.services.views.terms import Expression, Term
from afm_desktop.storage.sqlite.search import key_of
from afm_desktop.storage.tables import search_row

Keys: TypeAlias = "array[int]"  # the class takes no brackets before Python 3.12


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a list: on a day, of a division by its id, with filters by their keys."""

    day: date
    division: str | None = None
    text: str | None = None
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: tuple[Sort, ...] = ()
    only: tuple[int, ...] | None = None
    office: Office | None = None
    """Whose file it is; who acts next depends on it."""

    def choice(self, keys: Sequence[int] | None = None) -> Choice:
        """The same as the listings of scripts ask it."""
        return Choice(self.day, self.division, keys=None if keys is None else tuple(keys))


class Sheet(ABC):
    """A kind of list: its columns, its filters, and how it is read."""

    kind: ClassVar[ViewKind]
    reads: ClassVar[frozenset[str]]
    """The tables a change of which may change what it shows."""
    columns: ClassVar[tuple[ViewColumn, ...]]
    filters: ClassVar[tuple[ViewFilter, ...]]
    shaping: ClassVar[frozenset[str]] = frozenset()
    """The filters that say not only which records there are, but what their rows tell."""

    @abstractmethod
    def keys(self, session: Session, asked: Asked) -> Keys:
        """The local keys of all its records in view order."""

    @abstractmethod
    def rows(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        """The rows of some of them, by key; one that is gone is left out."""

    @abstractmethod
    def totals(self, session: Session, asked: Asked) -> Totals:
        """How many there are, and the sums of the summed columns."""

    def count(self, session: Session, asked: Asked) -> int:
        """How many there are."""
        return self.totals(session, asked).count

    def count_from(self, session: Session, asked: Asked, key: str) -> tuple[int, Value]:
        """How many there are, and the least a column says of any of them."""
        raise NoSuchColumn(key)

    @abstractmethod
    def choices(self, session: Session, asked: Asked, key: str) -> list[FilterChoice]:
        """The values of a filter that the other filters leave, with their counts."""

    @abstractmethod
    def ids(self, session: Session, keys: Sequence[int]) -> dict[int, str]:
        """The ids of records by key."""

    @abstractmethod
    def key_of(self, session: Session, id_: str) -> int | None:
        """The key of a record."""


class RecordSheet(Sheet):
    """A list of live records of one table."""

    record: ClassVar[type[Record]]

    def __init_subclass__(cls) -> None:
        """All of them can be filtered by tags."""
        super().__init_subclass__()
        cls.filters = (*cls.filters, tagged.FILTER)
        cls.reads |= tagged.READS

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        """What columns and filters say of a record whatever is asked."""
        return {}

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        """What the others say of it, which depends on the file, the day or the question."""
        return {}

    def all_terms(self, session: Session, asked: Asked, *keys: str) -> Mapping[str, Term]:
        """What is said of a record by the filters, the order and these keys, at least.

        What depends on the question is said only where it is named, as it takes a look at the file.
        """
        steady = _steady(type(self))
        named = {*keys, *asked.filters, *(sort.key for sort in asked.sort)}
        if named <= steady.keys():
            return steady
        own = {**steady, **self.terms(session, asked)}
        if not asked.filters.get(TAGS):
            return own
        return {**own, TAGS: tagged.term(session, self.record)}

    @abstractmethod
    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        """The conditions of the division and of what is typed."""

    @abstractmethod
    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        """The order when none is asked for, and within what is equal."""

    def arranged(self, statement: Select[Any]) -> Select[Any]:
        """The statement with what the usual order needs beside the records."""
        return statement

    @abstractmethod
    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        """The finished rows of these keys."""

    def keys(self, session: Session, asked: Asked) -> Keys:
        return fetched(session, self.ordered(session, asked, self.record.row))

    def ordered(self, session: Session, asked: Asked, *shown: Expression) -> Select[Any]:
        """The statement that answers something of each record in view order."""
        terms = self.all_terms(session, asked) if asked.sort or asked.filters else {}
        statement = self.arranged(self._chosen(session, asked, terms, select(*shown)))
        order = [*self._order(terms, asked.sort), *self.usual(session, asked)]
        if any(one is search_row.c.place for one in order) or any(
            terms[sort.key].is_own_name for sort in asked.sort
        ):
            statement = statement.join(search_row, self._named())
        return statement.order_by(*order)

    def rows(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        return tagged.with_tags(session, self.columns, self.read(session, asked, keys))

    def count(self, session: Session, asked: Asked) -> int:
        terms = self.all_terms(session, asked) if asked.filters else {}
        counted = self._chosen(session, asked, terms, select(func.count()))
        return int(session.execute(counted).scalar_one())

    def count_from(self, session: Session, asked: Asked, key: str) -> tuple[int, Value]:
        terms = self.all_terms(session, asked, key)
        counted = select(func.count(), func.min(_known(terms, key).value))
        count, least = session.execute(self._chosen(session, asked, terms, counted)).one()
        return count, least

    def totals(self, session: Session, asked: Asked) -> Totals:
        summed = [column.key for column in self.columns if column.is_summed]
        terms = self.all_terms(session, asked, *summed)
        sums = [func.sum(terms[key].value) for key in summed]
        stated = [func.count(terms[key].value) for key in summed]
        wanted: Select[Any] = select(func.count(), *sums, *stated)
        count, *found = session.execute(self._chosen(session, asked, terms, wanted)).one()
        added, known = found[: len(summed)], found[len(summed) :]
        return Totals(
            count,
            dict(zip(summed, map(_whole, added), strict=True)),
            {key: count - n for key, n in zip(summed, known, strict=True) if n < count},
        )

    def choices(self, session: Session, asked: Asked, key: str) -> list[FilterChoice]:
        terms = self.all_terms(session, asked, key)
        if key == TAGS:
            ids = self._chosen(session, asked, terms, select(self.record.id), without=key)
            return tagged.choices(session, ids, self.record)
        term = _known(terms, key)
        order = [func.min(one) for one in term.order or (term.value,)]
        counted: Any = select(term.value, func.count())
        counted = self._chosen(session, asked, terms, counted, without=key)
        counted = counted.group_by(term.value).order_by(*(one.nulls_last() for one in order))
        return [
            FilterChoice(term.write(value), term.show(value), n)
            for value, n in session.execute(counted)
        ]

    def ids(self, session: Session, keys: Sequence[int]) -> dict[int, str]:
        statement = select(self.record.row, self.record.id).where(self.record.row.in_(keys))
        return dict(session.execute(statement).all())

    def key_of(self, session: Session, id_: str) -> int | None:
        statement = select(self.record.row).where(
            self.record.id == id_, self.record.deleted.is_(None)
        )
        return session.scalars(statement).one_or_none()

    def by_key(self, session: Session, keys: Sequence[int], lines: Sequence[Row]) -> dict[int, Row]:
        """Rows that begin with their ids, by key."""
        known = {str(line[0]): line for line in lines}
        found = self.ids(session, keys)
        return {key: known[id_] for key, id_ in found.items() if id_ in known}

    def _chosen(
        self,
        session: Session,
        asked: Asked,
        terms: Mapping[str, Term],
        statement: Select[Any],
        without: str | None = None,
    ) -> Select[Any]:
        """The statement on the records that are asked for."""
        conditions = [
            _known(terms, key).among(values)
            for key, values in asked.filters.items()
            if key != without and values
        ]
        if asked.only is not None:
            conditions.append(self.record.row.in_(written_out(asked.only)))
        scope = [one for one in self.scope(session, asked) if one is not None]
        own = statement.select_from(self.record).where(self.record.deleted.is_(None))
        return own.where(*scope, *conditions)

    def _order(self, terms: Mapping[str, Term], sorts: Sequence[Sort]) -> Iterator[Expression]:
        for sort in sorts:
            term = _known(terms, sort.key)
            if term.is_own_name:
                yield search_row.c.place.desc() if sort.descending else search_row.c.place
            else:
                yield from term.ordered(descending=sort.descending)

    def _named(self) -> Expression:
        """Joins the place of each record: read of a narrow index, records are read as they lie."""
        return search_row.c.key == key_of(self.record)


@cache
def _steady(sheet: type[RecordSheet]) -> Mapping[str, Term]:
    """Said once: to say all of it takes longer than to ask a small file for it."""
    return sheet.steady()


def tables(names: str) -> frozenset[str]:
    """Names of tables."""
    return frozenset(names.split())


def fetched(session: Session, statement: Select[Any]) -> Keys:
    """The keys a statement answers."""
    return array("q", [key for (key,) in lines_of(session, statement)])


def lines_of(session: Session, statement: Select[Any]) -> Sequence[tuple[Any, ...]]:
    """What a statement answers, straight from the driver: there may be a hundred thousand."""
    with session.connection().execute(statement) as result:
        lines: Sequence[tuple[Any, ...]] = result.cursor.fetchall()
    return lines


def _known(terms: Mapping[str, Term], key: str) -> Term:
    try:
        return terms[key]
    except KeyError:
        raise NoSuchColumn(key) from None


def _whole(found: int | Decimal | None) -> int | Decimal:
    return found or 0
