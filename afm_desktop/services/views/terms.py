"""What a column says of a record, as an expression over its table alone.

What is said of other records is a correlated subquery, so that sorting, filtering and counting need
no joins and any two of them go together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    Float,
    ScalarSelect,
    Select,
    SQLColumnExpression,
    case,
    cast,
    func,
    or_,
    select,
)
from sqlalchemy.orm import InstrumentedAttribute, aliased

from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.tables import NoSuchRegion, region, regions
from afm_desktop.services.bodies import Mergers
from afm_desktop.services.lists.choice import Reference
from afm_desktop.services.lists.listing import Value
from afm_desktop.services.views.model import NO, NOTHING, YES
from afm_desktop.storage.sqlite.search import key_of
from afm_desktop.storage.tables import search_row

Expression = SQLColumnExpression[Any]
_FIRST_HANGUL = "ㄱ"


def _as_it_is(value: Any) -> Value:
    found: Value = value
    return found


def _written(value: Any) -> str:
    if value is None:
        return NOTHING
    return str(value.value if isinstance(value, StrEnum) else value)


@dataclass(frozen=True, slots=True)
class Term:
    """An expression with how it is sorted, and how a filter reads and shows its values.

    `order` None sorts by the value itself; `is_own_name` by the record's place in 가나다 order.
    """

    value: Expression
    order: tuple[Expression, ...] | None = None
    is_own_name: bool = False
    parse: Callable[[str], Any] = str
    show: Callable[[Any], Value] = _as_it_is
    write: Callable[[Any], str] = _written
    takes: Callable[[Sequence[str]], Expression] | None = None
    """The condition of a filter that is more than being one of these values."""

    def ordered(self, *, descending: bool) -> Iterator[Expression]:
        """The expressions to sort by; what is empty comes last either way."""
        for expression in self.order or (self.value,):
            yield (expression.desc() if descending else expression.asc()).nulls_last()

    def among(self, values: Sequence[str]) -> Expression:
        """The condition that the value is one of these as a filter writes them."""
        if self.takes is not None:
            return self.takes(values)
        parsed = [self.parse(value) for value in values if value != NOTHING]
        parts: list[Expression] = [self.value.in_(parsed)] if parsed else []
        if NOTHING in values:
            parts.append(self.value.is_(None))
        return or_(*parts)


def plain(column: Expression) -> Term:
    """A number, date or code that is sorted by itself."""
    return Term(column)


def number(column: Expression) -> Term:
    """A whole number."""
    return Term(column, parse=int)


def exact(column: Expression) -> Term:
    """An exact decimal."""
    return Term(column, parse=Decimal)


def text(column: Expression) -> Term:
    """Text that no index orders: Hangul first, then the rest."""
    script = case((column.is_(None), None), (column >= _FIRST_HANGUL, 0), else_=1)
    return Term(column, (script, column))


def yes_no(column: Expression) -> Term:
    """A flag; one that nobody set is no."""
    is_set = case((column.is_(True), 1), else_=0)
    return Term(is_set, parse=_flag, show=bool, write=_flag_written)


def choice(column: Expression, kind: type[StrEnum]) -> Term:
    """One of a closed vocabulary, sorted as it is declared."""
    order = case({member: place for place, member in enumerate(kind)}, value=column)
    return Term(column, (order,), parse=kind)


def own_name(column: InstrumentedAttribute[Any]) -> Term:
    """What the record's kind is sorted by in the index of names."""
    return Term(column, is_own_name=True)


def own_place(column: Expression, position: Expression) -> Term:
    """A name that stands in an order of its own."""
    return Term(column, (position, column))


def region_of(column: InstrumentedAttribute[Any]) -> Term:
    """A 시·도 by its code, in the order papers list them."""
    order = case({place.code: number for number, place in enumerate(regions())}, value=column)
    return Term(column, (order,), show=_region_name)


def body(reference: Reference) -> Term:
    """A body's name, sorted 가나다."""
    other = _other(Organization)
    name = _of(other, "name", reference)
    place = (
        select(search_row.c.place)
        .where(search_row.c.key == key_of(other), other.id == reference)
        .scalar_subquery()
    )
    return Term(name, (place,))


def one_of(reference: Reference, merged: Mergers) -> Term:
    """A body by any id it ever had; those that were merged into it count as it."""

    def takes(ids: Sequence[str]) -> Expression:
        return reference.in_(sorted(merged.named(map(merged.body, ids))))

    return Term(reference, takes=takes)


def owns(part: Any, owner: Reference, id_: Reference, merged: Mergers) -> Term:
    """What has a part that names one of these bodies, such as a partner."""
    named = one_of(part.organization_id, merged)

    def takes(ids: Sequence[str]) -> Expression:
        return id_.in_(select(owner).where(part.deleted.is_(None), named.among(ids)))

    return Term(id_, takes=takes)


def division(reference: Expression) -> tuple[Term, Term]:
    """The code and the name of a division, both sorted in the order of the divisions."""
    other = _other(Division)
    place = _of(other, "position", reference)
    code = _of(other, "code", reference)
    return Term(code, (place, code)), Term(_of(other, "name", reference), (place, code))


def pointed(record: type[Record], name: str, reference: Reference) -> Term:
    """A text of the record a reference points to."""
    other = _other(record)
    return text(_of(other, name, reference))


def count_of(part: type[Record], owner: Reference, id_: Expression, *also: Expression) -> Term:
    """How many live records name this one as theirs."""
    counted = select(func.count()).where(owner == id_, part.deleted.is_(None), *also)
    return number(counted.scalar_subquery())


def ratio_of(count: Term, whole: Expression) -> Term:
    """How many there are for each of a whole; without a whole there is no ratio."""
    return Term(cast(count.value, Float) / func.nullif(whole, 0))


@cache
def _other(record: type[Record]) -> Any:
    """What a reference points to, beside the records of the list; told in a query of its own.

    One for all: to make another takes longer than to ask for what it says.
    """
    return aliased(record)


def _of(other: Any, name: str, reference: Expression) -> ScalarSelect[Any]:
    statement: Select[Any] = select(getattr(other, name)).where(other.id == reference)
    # Only the nearest table is found by itself; a reference may be one of another record.
    return statement.correlate_except(other).scalar_subquery()


def _flag(value: str) -> int:
    return int(value == YES)


def _flag_written(value: Any) -> str:
    return YES if value else NO


def _region_name(code: Any) -> Value:
    try:
        return region(code).name if code else None
    except NoSuchRegion:
        return str(code)
