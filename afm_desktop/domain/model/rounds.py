"""Rounds of the demand survey: when, what is asked, and how it is judged."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.enums import DemandStatus, FieldKind, SizeClass, TieBreak
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.base import Record, Won, reference
from afm_desktop.domain.model.shared import Sourced


class RoundClosesTooEarly(RuleViolation):
    """A round closes before it opens."""

    def __init__(self) -> None:
        super().__init__(
            "접수 마감이 접수 시작보다 빠릅니다. 두 일시를 확인하세요.", field="closes_at"
        )


class Round(Sourced, Record):
    """One round of the demand survey."""

    __tablename__ = "rounds"
    required = ("year", "ordinal")
    sorted_by = "year"

    structure_id: Mapped[str | None] = reference("structures")
    year: Mapped[int | None]
    ordinal: Mapped[int | None]
    name: Mapped[str | None] = mapped_column(info={"search": True})
    opens_at: Mapped[datetime | None]
    closes_at: Mapped[datetime | None]
    planned_projects: Mapped[int | None]
    budget_won: Mapped[Won | None]
    is_extremes_dropped: Mapped[bool | None]
    cut_off: Mapped[Decimal | None]
    tie_break: Mapped[TieBreak | None]
    most_supplements: Mapped[int | None]
    copied_from_id: Mapped[str | None] = reference("rounds")

    def open_at(self, moment: datetime) -> bool:
        """Whether demands may be filed at a moment; the closing minute itself is too late."""
        return (self.opens_at is None or self.opens_at <= moment) and (
            self.closes_at is None or moment < self.closes_at
        )

    def check(self) -> None:
        """Refuse a round that closes before it opens."""
        if self.opens_at and self.closes_at and self.closes_at < self.opens_at:
            raise RoundClosesTooEarly


class FormSection(Record):
    """A part of the survey form."""

    __tablename__ = "form_sections"
    owner = "round_id"
    required = ("round_id", "title")
    sorted_by = "position"

    round_id: Mapped[str | None] = reference("rounds")
    position: Mapped[int | None]
    title: Mapped[str | None]
    guide: Mapped[str | None]


class FormField(Record):
    """A question of the survey form, or with a `parent_id` a column of the table that asks it.

    `binding` names the field or the parts of a demand that hold the answer; without one the answer
    is kept beside the demand.
    """

    __tablename__ = "form_fields"
    owner = "section_id"
    required = ("section_id", "label", "kind")
    sorted_by = "position"

    section_id: Mapped[str | None] = reference("form_sections")
    parent_id: Mapped[str | None] = reference("form_fields")
    position: Mapped[int | None]
    label: Mapped[str | None]
    kind: Mapped[FieldKind | None]
    binding: Mapped[str | None]
    is_required: Mapped[bool | None]
    help: Mapped[str | None]
    example: Mapped[str | None]
    longest: Mapped[int | None]
    unit: Mapped[str | None]


class FieldChoice(Record):
    """One of the answers a question offers."""

    __tablename__ = "field_choices"
    owner = "field_id"
    required = ("field_id", "label")
    sorted_by = "position"

    field_id: Mapped[str | None] = reference("form_fields")
    position: Mapped[int | None]
    label: Mapped[str | None]


class ChecklistItem(Record):
    """What is looked at when a demand is screened."""

    __tablename__ = "checklist_items"
    owner = "round_id"
    required = ("round_id", "question")
    sorted_by = "position"

    round_id: Mapped[str | None] = reference("rounds")
    position: Mapped[int | None]
    question: Mapped[str | None]
    is_decisive: Mapped[bool | None]


class ChecklistReason(Record):
    """Why a checklist item is not met, with what the applicant is told."""

    __tablename__ = "checklist_reasons"
    owner = "item_id"
    required = ("item_id", "label")
    sorted_by = "position"

    item_id: Mapped[str | None] = reference("checklist_items")
    position: Mapped[int | None]
    label: Mapped[str | None]
    reply: Mapped[str | None]
    leads_to: Mapped[DemandStatus | None]


class StageText(Record):
    """The words of a letter that tells an applicant of a step; {braces} hold what is filled in."""

    __tablename__ = "stage_texts"
    owner = "round_id"
    required = ("round_id", "status", "subject")

    round_id: Mapped[str | None] = reference("rounds")
    status: Mapped[DemandStatus | None]
    subject: Mapped[str | None]
    body: Mapped[str | None]


class RoundChange(Record):
    """Why a round that has demands was changed."""

    __tablename__ = "round_changes"
    owner = "round_id"
    required = ("round_id", "happened_on", "reason")
    sorted_by = "happened_on"

    round_id: Mapped[str | None] = reference("rounds")
    happened_on: Mapped[date | None]
    detail: Mapped[str | None]
    reason: Mapped[str | None]


class Criterion(Record):
    """What evaluators give points for."""

    __tablename__ = "criteria"
    owner = "round_id"
    required = ("round_id", "name", "points")
    sorted_by = "position"

    round_id: Mapped[str | None] = reference("rounds")
    position: Mapped[int | None]
    name: Mapped[str | None]
    points: Mapped[Decimal | None]
    weight: Mapped[Decimal | None]
    guide: Mapped[str | None]


class SupportRatio(Record):
    """The usual share of public money for a size of firm; it only warns."""

    __tablename__ = "support_ratios"
    owner = "round_id"
    required = ("round_id", "size_class")

    round_id: Mapped[str | None] = reference("rounds")
    size_class: Mapped[SizeClass | None]
    government_share: Mapped[Decimal | None]
    cash_share: Mapped[Decimal | None]
