"""What a filing screen, a check page, a paper and the command line see of a demand's form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from afm_desktop.domain.enums import (
    Confidentiality,
    DemandStatus,
    DemandTurn,
    IntakeRoute,
    SizeClass,
)
from afm_desktop.services.forms.model import Answer, Answers, Form, Question

Names = Mapping[str, str]
"""What the records are called that answers name, by id; persons masked."""


class Caution(StrEnum):
    """What is unusual in an answer, and yet may be filed."""

    PUBLIC_SHARE = "public_share"
    CASH_SHARE = "cash_share"
    SAME_VALUE = "same_value"
    READINESS_JUMP = "readiness_jump"
    YEAR_OUTSIDE = "year_outside"
    TOTAL_DIFFERS = "total_differs"


@dataclass(frozen=True, slots=True)
class Warned:
    """One unusual answer: of which question, what about, how it is and how it usually is."""

    caution: Caution
    key: str
    subject: str = ""
    found: Decimal | int | None = None
    usual: Decimal | int | None = None
    size_class: SizeClass | None = None


@dataclass(frozen=True, slots=True)
class Missing:
    """A required question that is open, or a cell of its table: the row from 1."""

    key: str
    label: str
    section_id: str
    row: int | None = None
    column: str | None = None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a section is: its required questions, and what of them is open."""

    section_id: str
    title: str
    required: int
    open: int

    @property
    def is_done(self) -> bool:
        """Whether nothing required is open."""
        return self.open == 0


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be supplemented at a question, or of the whole demand without a key."""

    key: str | None
    text: str
    due_on: date | None
    answer: str | None


@dataclass(frozen=True, slots=True)
class Term:
    """When demands of a round may be filed, an extension of this one counted in."""

    opens_at: datetime | None
    closes_at: datetime | None
    extended_to: date | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Parties:
    """Whose demand it is: the names of applicant, lead division and its secretary."""

    applicant: str
    division: str
    secretariat: str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A demand as its applicant fills it in."""

    demand_id: str
    title: str
    status: DemandStatus
    form: Form
    answers: Answers
    names: Names
    progress: tuple[Progress, ...]
    missing: tuple[Missing, ...]
    warnings: tuple[Warned, ...]
    turn: DemandTurn
    term: Term
    parties: Parties
    total_won: int
    may_answer: bool
    intake_no: str | None
    received_on: date | None
    submitted_at: datetime | None
    previous_id: str | None
    previous_title: str | None
    confidentiality: Confidentiality | None
    control_number: str | None
    is_core_technology: bool
    asked: tuple[Asked, ...] = ()
    applicant_id: str | None = None
    supplement_due: date | None = None
    """Until when it is to be supplemented."""

    @property
    def may_submit(self) -> bool:
        """Whether it is the applicant's to file now."""
        return self.status in (DemandStatus.DRAFT, DemandStatus.SUPPLEMENT)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a 접수증 says: the sheet that was received, when and how, and the body that received it.

    `received_at` is known when the receipt was entered on the day it bears.
    """

    sheet: Sheet
    received_at: datetime | None
    contact: str | None
    intake_route: IntakeRoute | None
    document_no: str | None
    receiver: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """A demand that may be filled in or looked at."""

    id: str
    title: str
    round: str
    applicant: str
    status: DemandStatus
    intake_no: str | None
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round a demand may be begun in."""

    id: str
    name: str
    closes_at: datetime | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class Revision:
    """A demand as it was filed: how manyth time, when, and by whom.

    The hour is known when it was entered on the day it bears.
    """

    number: int
    on: date
    at: datetime | None
    actor: str
    answers: Answers
    names: Names


@dataclass(frozen=True, slots=True)
class Difference:
    """A question that two revisions answer differently."""

    section: str
    question: Question
    before: Answer
    after: Answer
