"""Rounds of the demand survey: when, what is asked, and how it is judged."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.demand_form import BINDINGS
from afm_desktop.domain.enums import DemandStatus, FieldKind, SizeClass, TieBreak
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.letter_words import unknown_placeholders
from afm_desktop.domain.model.base import Record, Won, reference
from afm_desktop.domain.model.shared import Sourced


class RoundClosesTooEarly(RuleViolation):
    """A round closes before it opens."""

    def __init__(self) -> None:
        super().__init__(
            "접수 마감이 접수 시작보다 빠릅니다. 두 일시를 확인하세요.", field="closes_at"
        )


class NotLessThanNothing(RuleViolation):
    """A number of a round that counts something is less than nothing."""

    def __init__(self, what: str, field: str) -> None:
        super().__init__(
            f"{josa(what, '은/는')} 0보다 작을 수 없습니다. 값을 확인하세요.", field=field
        )


class UnknownBinding(RuleViolation):
    """A question is to fill what no demand has."""

    def __init__(self, binding: str) -> None:
        super().__init__(
            f"‘{binding}’에 해당하는 수요 항목이 없습니다. 목록에서 고르세요.", field="binding"
        )


class LimitTooShort(RuleViolation):
    """An answer is limited to less than one letter."""

    def __init__(self) -> None:
        super().__init__("글자 수 제한은 1자 이상이어야 합니다.", field="longest")


class UnknownPlaceholder(RuleViolation):
    """A letter wants something filled in that is not known of a demand."""

    def __init__(self, name: str, field: str) -> None:
        super().__init__(
            f"‘{{{name}}}’에 채울 수 있는 내용이 없습니다. 넣을 수 있는 항목에서 고르세요.",
            field=field,
        )


class NotAShare(RuleViolation):
    """A share is not between nothing and all."""

    def __init__(self, field: str) -> None:
        super().__init__("비율은 0～100 사이의 %로 적으세요.", field=field)


def round_name(year: int | None, ordinal: int | None) -> str:
    """What a round is called that was given no name: 2027년 제1차 수요조사."""
    return f"{year}년 제{ordinal}차 수요조사"


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

    @property
    def title(self) -> str:
        """What it is called, also without a name of its own."""
        return self.name or round_name(self.year, self.ordinal)

    def open_at(self, moment: datetime) -> bool:
        """Whether demands may be filed at a moment; the closing minute itself is too late."""
        return (self.opens_at is None or self.opens_at <= moment) and (
            self.closes_at is None or moment < self.closes_at
        )

    def check(self) -> None:
        """Refuse a round that closes before it opens or plans less than nothing."""
        if self.opens_at and self.closes_at and self.closes_at < self.opens_at:
            raise RoundClosesTooEarly
        for field, what in _COUNTED.items():
            if (getattr(self, field) or 0) < 0:
                raise NotLessThanNothing(what, field)


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

    def check(self) -> None:
        """Refuse what no demand has; a question that is bound is of the kind of what it fills."""
        if self.longest is not None and self.longest < 1:
            raise LimitTooShort
        if self.binding is None:
            return
        if self.binding not in BINDINGS:
            raise UnknownBinding(self.binding)
        self.kind = BINDINGS[self.binding].kind


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

    def check(self) -> None:
        """Refuse what nobody could fill in."""
        for field, text in (("subject", self.subject), ("body", self.body)):
            for name in unknown_placeholders(text):
                raise UnknownPlaceholder(name, field)


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

    def check(self) -> None:
        """Refuse less than no points."""
        for field, what in (("points", "배점"), ("weight", "가중치")):
            if (getattr(self, field) or 0) < 0:
                raise NotLessThanNothing(what, field)


class SupportRatio(Record):
    """The usual share of public money for a size of firm; it only warns."""

    __tablename__ = "support_ratios"
    owner = "round_id"
    required = ("round_id", "size_class")

    round_id: Mapped[str | None] = reference("rounds")
    size_class: Mapped[SizeClass | None]
    government_share: Mapped[Decimal | None]
    cash_share: Mapped[Decimal | None]

    def check(self) -> None:
        """Refuse what is no share."""
        for field in ("government_share", "cash_share"):
            share = getattr(self, field)
            if share is not None and not 0 <= share <= 100:
                raise NotAShare(field)


_COUNTED = {
    "planned_projects": "선정 예정 수",
    "budget_won": "예산",
    "most_supplements": "최대 보완 횟수",
    "cut_off": "기준 점수",
}
