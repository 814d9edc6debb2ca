"""What the alliance and its divisions set out to reach, and how far they have come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.enums import IndicatorCategory
from afm_desktop.domain.model.base import Record, reference
from afm_desktop.domain.model.shared import Sourced


class Indicator(Record):
    """Something that is measured in the same way everywhere."""

    __tablename__ = "indicators"
    required = ("name",)
    sorted_by = "name"

    name: Mapped[str | None] = mapped_column(info={"search": True})
    category: Mapped[IndicatorCategory | None]
    unit: Mapped[str | None]
    definition: Mapped[str | None]
    is_lower_better: Mapped[bool | None]


class Target(Sourced, Record):
    """A value to be reached by a year; of a division, or of the alliance when none is named."""

    __tablename__ = "targets"
    scope = ("division", "division_id")
    required = ("name",)
    sorted_by = "position"

    indicator_id: Mapped[str | None] = reference("indicators")
    structure_id: Mapped[str | None] = reference("structures")
    division_id: Mapped[str | None] = reference("divisions")
    position: Mapped[int | None]
    name: Mapped[str | None] = mapped_column(info={"search": True})
    unit: Mapped[str | None]
    baseline: Mapped[Decimal | None]
    target: Mapped[Decimal | None]
    target_text: Mapped[str | None]
    announced_on: Mapped[date | None]
    due_year: Mapped[int | None]


class TargetYear(Record):
    """The value planned for one year on the way to a target."""

    __tablename__ = "target_years"
    owner = "target_id"
    scope = ("target", "target_id")
    required = ("target_id", "year")
    sorted_by = "year"

    target_id: Mapped[str | None] = reference("targets")
    year: Mapped[int | None]
    value: Mapped[Decimal | None]


class Measurement(Sourced, Record):
    """A measured value; as text when the source gives a mix."""

    __tablename__ = "measurements"
    owner = "target_id"
    scope = ("target", "target_id")
    required = ("target_id", "measured_on")
    sorted_by = "measured_on"

    target_id: Mapped[str | None] = reference("targets")
    measured_on: Mapped[date | None]
    value: Mapped[Decimal | None]
    value_text: Mapped[str | None]
    evidence: Mapped[str | None]
