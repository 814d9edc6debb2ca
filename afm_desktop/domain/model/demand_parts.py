"""The rows a demand is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped

from afm_desktop.domain.enums import (
    BudgetSource,
    DemandStatus,
    PartnerRole,
    SizeClass,
    TechnologyKind,
    Verdict,
)
from afm_desktop.domain.errors import RuleViolation
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
    size_class: Mapped[SizeClass | None]
    region_code: Mapped[str | None]


class DemandSupplier(DemandPart):
    """A firm of the applicant's supply chain that takes part, with its tier at that time."""

    __tablename__ = "demand_suppliers"
    required = ("demand_id", "organization_id")

    organization_id: Mapped[str | None] = reference("organizations")
    tier: Mapped[int | None]
    item: Mapped[str | None]


class NegativeCost(RuleViolation):
    """A line of a budget is less than nothing."""

    def __init__(self) -> None:
        super().__init__(
            "사업비의 금액은 0보다 작을 수 없습니다. 값을 확인하세요.", field="amount_won"
        )


class BudgetLine(DemandPart):
    """Won of one source in one year."""

    __tablename__ = "budget_lines"
    required = ("demand_id", "year", "source", "amount_won")
    sorted_by = "year"

    year: Mapped[int | None]
    source: Mapped[BudgetSource | None]
    amount_won: Mapped[Won | None]

    def check(self) -> None:
        """Refuse less than nothing: it would lower the total unseen."""
        if self.amount_won is not None and self.amount_won < 0:
            raise NegativeCost


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
    """The answer to a question of the round's form.

    Each ticked choice is an answer of its own; `position` is the row of a table's answer.
    """

    __tablename__ = "demand_answers"
    required = ("demand_id", "field_id")

    field_id: Mapped[str | None] = reference("form_fields")
    choice_id: Mapped[str | None] = reference("field_choices")
    position: Mapped[int | None]
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
    due_on: Mapped[date | None]
    person_id: Mapped[str | None] = reference("people")


class Finding(DemandPart):
    """What a look at a demand found of an item of the checklist."""

    __tablename__ = "findings"
    required = ("demand_id", "item_id", "verdict")

    item_id: Mapped[str | None] = reference("checklist_items")
    verdict: Mapped[Verdict | None]


class FindingReason(DemandPart):
    """One of the reasons why an item is not met, with the words the applicant reads."""

    __tablename__ = "finding_reasons"
    required = ("demand_id", "item_id")
    sorted_by = "position"

    item_id: Mapped[str | None] = reference("checklist_items")
    reason_id: Mapped[str | None] = reference("checklist_reasons")
    position: Mapped[int | None]
    text: Mapped[str | None]


class ReviewComment(DemandPart):
    """What is to be supplemented, pinned to a field, with the answer beside it.

    `supplement` is the how manyth supplement it belongs to, from 1.
    """

    __tablename__ = "review_comments"
    required = ("demand_id", "text")
    sorted_by = "position"

    supplement: Mapped[int | None]
    position: Mapped[int | None]
    field_id: Mapped[str | None] = reference("form_fields")
    binding: Mapped[str | None]
    text: Mapped[str | None]
    due_on: Mapped[date | None]
    answer: Mapped[str | None]
    answered_on: Mapped[date | None]
    settled_on: Mapped[date | None]
