"""What whoever screens a demand sees of it: frozen rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from afm_desktop.domain.enums import Confidentiality, DemandStatus, DemandTurn, Verdict
from afm_desktop.services.screening.conflict import Conflict


class CommentState(StrEnum):
    """How far a comment is."""

    NOTED = "noted"
    """Not sent to the applicant yet."""
    ASKED = "asked"
    LATE = "late"
    ANSWERED = "answered"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class ReadyReason:
    """A reason that the checklist offers, with what the applicant is told."""

    id: str
    label: str
    reply: str
    leads_to: DemandStatus | None


@dataclass(frozen=True, slots=True)
class GivenReason:
    """A reason that is given, with the words the applicant reads; `reason_id` None is one's own."""

    text: str
    reason_id: str | None = None


@dataclass(frozen=True, slots=True)
class ItemRow:
    """An item of the checklist, and what was found."""

    id: str
    question: str
    is_decisive: bool
    offered: tuple[ReadyReason, ...]
    verdict: Verdict | None
    reasons: tuple[GivenReason, ...]


@dataclass(frozen=True, slots=True)
class CommentRow:
    """What is to be supplemented; `key` is the question it is pinned to."""

    id: str
    key: str | None
    label: str
    text: str
    supplement: int | None
    due_on: date | None
    answer: str | None
    answered_on: date | None
    settled_on: date | None
    state: CommentState


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A question with its answer in words; a table has heads and rows instead."""

    key: str
    label: str
    text: str
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    is_required: bool = False

    @property
    def is_missing(self) -> bool:
        """Whether a required question is not answered."""
        return self.is_required and not self.text and not self.rows


@dataclass(frozen=True, slots=True)
class AnswerSection:
    """A titled part of the form with its answers."""

    title: str
    answers: tuple[AnswerRow, ...]


@dataclass(frozen=True, slots=True)
class MoveRow:
    """A step that may follow; `why_not` says why it cannot be taken now."""

    status: DemandStatus
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """A demand that is named beside another."""

    id: str
    intake_no: str | None
    title: str


@dataclass(frozen=True, slots=True)
class ScreeningSheet:
    """One demand as it is screened."""

    id: str
    intake_no: str | None
    title: str
    applicant: str
    round: str
    division: str
    status: DemandStatus
    turn: DemandTurn
    confidentiality: Confidentiality | None
    is_core_technology: bool
    supplements: int
    most_supplements: int | None
    due_on: date | None
    days_late: int
    reason: str | None
    conflict: Conflict | None
    sections: tuple[AnswerSection, ...]
    items: tuple[ItemRow, ...]
    comments: tuple[CommentRow, ...]
    moves: tuple[MoveRow, ...]
    leader: Named | None
    merged: tuple[Named, ...]
    why_not_judge: str = ""
    """Why this office notes no findings or comments now; empty where it may."""
    why_not_answer: str = ""
    why_not_extend: str = ""


class Similar(Protocol):
    """A demand that resembles another; `percent` None is one of the same applicant."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def applicant(self) -> str: ...
    @property
    def round(self) -> str: ...
    @property
    def division(self) -> str: ...
    @property
    def status(self) -> DemandStatus: ...
    @property
    def percent(self) -> int | None: ...
    @property
    def grounds(self) -> Sequence[StrEnum]: ...


class FindsSimilar(Protocol):
    """Finds demands that resemble one."""

    def to(self, demand_id: str) -> Sequence[Similar]: ...
