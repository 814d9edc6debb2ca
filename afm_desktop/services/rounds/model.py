"""A round with all that belongs to it, as frozen rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from afm_desktop.domain.enums import DemandStatus, FieldKind, SizeClass, TieBreak


def competition(filed: int, planned: int | None) -> str:
    """`213건/10개 = 21.3:1`; empty where nothing is planned."""
    if not planned:
        return ""
    times = (Decimal(filed) / planned).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{filed:,}건/{planned:,}개 = {times:,}:1"


@dataclass(frozen=True, slots=True)
class ChoiceRow:
    """One of the answers a question offers."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A question of the form, or a column of its table."""

    id: str
    label: str
    kind: FieldKind
    binding: str | None
    is_required: bool
    help: str | None
    example: str | None
    longest: int | None
    unit: str | None
    choices: tuple[ChoiceRow, ...] = ()
    columns: tuple[FieldRow, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A titled part of the form."""

    id: str
    title: str
    guide: str | None
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """Why an item of the checklist is not met, what the applicant is told, what follows."""

    id: str
    label: str
    reply: str | None
    leads_to: DemandStatus | None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """What is looked at when a demand is screened."""

    id: str
    question: str
    is_decisive: bool
    reasons: tuple[ReasonRow, ...]


@dataclass(frozen=True, slots=True)
class TextRow:
    """The letter that tells of one status."""

    id: str
    status: DemandStatus
    subject: str
    body: str | None


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """What evaluators give points for."""

    id: str
    name: str
    points: Decimal
    weight: Decimal | None
    guide: str | None


@dataclass(frozen=True, slots=True)
class RatioRow:
    """The usual shares for a size of firm, in percent."""

    id: str
    size_class: SizeClass
    government_share: Decimal | None
    cash_share: Decimal | None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One recorded change of a used round."""

    id: str
    happened_on: date
    detail: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One round with how many demands it received.

    A draft is not counted; a round is used once a demand was filed or a form was sent.
    """

    id: str
    year: int | None
    ordinal: int | None
    name: str
    opens_at: datetime | None
    closes_at: datetime | None
    planned_projects: int | None
    budget_won: int | None
    most_supplements: int | None
    is_extremes_dropped: bool | None
    cut_off: Decimal | None
    tie_break: TieBreak | None
    copied_from_id: str | None
    source: str | None
    notes: str | None
    filed: int
    drafts: int
    sent: int

    @property
    def is_used(self) -> bool:
        """Whether it changes only by a recorded change."""
        return bool(self.filed or self.sent)

    @property
    def competition(self) -> str:
        """`213건/10개 = 21.3:1`; empty where nothing is planned."""
        return competition(self.filed, self.planned_projects)


@dataclass(frozen=True, slots=True)
class RoundSheet:
    """All of a round."""

    round: RoundRow
    sections: tuple[SectionRow, ...]
    checklist: tuple[ItemRow, ...]
    texts: tuple[TextRow, ...]
    criteria: tuple[CriterionRow, ...]
    ratios: tuple[RatioRow, ...]
    changes: tuple[ChangeRow, ...]

    @property
    def fields(self) -> Iterator[FieldRow]:
        """All questions in their order, without the columns of tables."""
        return (field for section in self.sections for field in section.fields)


class Part(StrEnum):
    """A part of a round, where a problem stands."""

    BASICS = "basics"
    FORM = "form"
    CHECKLIST = "checklist"
    TEXTS = "texts"
    CRITERIA = "criteria"
    RATIOS = "ratios"


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a round from being used as it is, in a sentence; `id` is of the record."""

    part: Part
    id: str
    sentence: str


@dataclass(frozen=True, slots=True)
class EarlierBody:
    """A body that filed in the round before, with whom to reconfirm."""

    organization_id: str
    name: str
    division: str
    filed: int
    selected: int
    person_id: str | None
    person: str
    """Masked, as in every list."""
    last_confirmed_on: date | None
    is_to_confirm: bool
    """Whether nobody confirmed the contact since the round before closed."""
    has_filed_again: bool
    """Whether a demand of this round is marked 재신청, or was filed by the same body."""
    again: int
    """How many demands of this round follow one of the round before."""
