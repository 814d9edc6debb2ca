"""Columns several kinds of record share: dates of validity and the source of a fact."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ColumnElement, and_, or_
from sqlalchemy.orm import InstrumentedAttribute, Mapped, mapped_column

from afm_desktop.domain.enums import Basis
from afm_desktop.domain.periods import check_period, holds

Day = InstrumentedAttribute[date | None]


def holding(start: Day, end: Day, day: date) -> ColumnElement[bool]:
    """The condition of a query for what holds on a day; the same rule as `periods.holds`."""
    return and_(or_(start.is_(None), start <= day), or_(end.is_(None), end > day))


class Dated:
    """A record that is in force from `valid_from` until the day before `valid_to`."""

    valid_from: Mapped[date | None] = mapped_column(sort_order=80)
    valid_to: Mapped[date | None] = mapped_column(sort_order=81)

    def in_force_on(self, day: date) -> bool:
        """Whether the record holds on a day."""
        return holds(day, self.valid_from, self.valid_to)

    def check(self) -> None:
        """Refuse an end before the start."""
        check_period(self.valid_from, self.valid_to, field="valid_to")


class Sourced:
    """A record that may stand on a public source; an inferred one is printed with 추정."""

    source: Mapped[str | None] = mapped_column(sort_order=90)
    basis: Mapped[Basis | None] = mapped_column(sort_order=91)

    @property
    def inferred(self) -> bool:
        """Whether the fact is a conclusion of ours and no source says it."""
        return self.basis is Basis.INFERRED
