"""The rows a demand is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from afm_desktop.domain.enums import BudgetSource, DemandStatus, PartnerRole, TechnologyKind
from afm_desktop.domain.model.base import Record, Won, reference


class DemandPart(Record):
    """A row of one demand, seen by whoever sees the demand."""

    __abstract__ = True
    owner = "demand_id"
    scope = ("demand", "demand_id")

    demand_id: Mapped[str | None] = reference("demands", sort_order=-1)


class DemandRelatedDivision(DemandPart):
    """A division a demand also concerns; it is never summed there."""

    __tablename__ = "demand_related_divisions"
    required = ("demand_id", "division_id")

    division_id: Mapped[str | None] = reference("divisions")


class DemandTechnology(DemandPart):
    """A kind of technology a demand asks for."""

    __tablename__ = "demand_technologies"
    required = ("demand_id", "kind")

    kind: Mapped[TechnologyKind | None]


class DemandSite(DemandPart):
    """A site where the demand would be tried out."""

    __tablename__ = "demand_sites"
    required = ("demand_id",)

    site_id: Mapped[str | None] = reference("sites")
    name: Mapped[str | None]
    region_code: Mapped[str | None]


class DemandPartner(DemandPart):
    """A body that takes part in a demand."""

    __tablename__ = "demand_partners"
    required = ("demand_id", "organization_id", "role")

    organization_id: Mapped[str | None] = reference("organizations")
    role: Mapped[PartnerRole | None]
    task: Mapped[str | None]


class BudgetLine(DemandPart):
    """Won of one source in one year."""

    __tablename__ = "budget_lines"
    required = ("demand_id", "year", "source", "amount_won")
    sorted_by = "year"

    year: Mapped[int | None]
    source: Mapped[BudgetSource | None]
    amount_won: Mapped[Won | None]


class KpiTarget(DemandPart):
    """What a demand promises to improve, from its present value to the value aimed at."""

    __tablename__ = "kpi_targets"
    required = ("demand_id", "name")
    sorted_by = "position"

    indicator_id: Mapped[str | None] = reference("indicators")
    position: Mapped[int | None]
    name: Mapped[str | None]
    unit: Mapped[str | None]
    baseline: Mapped[Decimal | None]
    target: Mapped[Decimal | None]


class DemandAnswer(DemandPart):
    """The answer to a question of the round's form."""

    __tablename__ = "demand_answers"
    required = ("demand_id", "field_id")

    field_id: Mapped[str | None] = reference("form_fields")
    text: Mapped[str | None]


class DemandEvent(DemandPart):
    """A step in a demand's life, with its day and reason."""

    __tablename__ = "demand_events"
    required = ("demand_id", "status", "happened_on")
    sorted_by = "happened_on"

    from_status: Mapped[DemandStatus | None]
    status: Mapped[DemandStatus | None]
    happened_on: Mapped[date | None]
    reason: Mapped[str | None]
    person_id: Mapped[str | None] = reference("people")
