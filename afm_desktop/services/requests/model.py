"""Forms out and back as frozen rows: what a body is asked, what it said, what that changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from afm_desktop.domain.enums import Confidentiality, DemandStatus, FormKind, IntakeRoute
from afm_desktop.services.forms.model import Answer, Answers, Question, Section, Single

Progress = Callable[[int, int], None]
"""Told how many of how many are done; it may raise to end the work."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on an answer, as it stands beside the place for what the applicant says of it.

    One that is not open does not go out any more; `earlier` is what was said before it was asked
    anew.
    """

    text: str
    due_on: date | None = None
    is_open: bool = True
    earlier: str | None = None


@dataclass(frozen=True, slots=True)
class FormSheet:
    """What one body is asked, with what is known already; no id of a record stands in it.

    `locked` are the columns (`table.column`) that say what a row is about; in a table that has one,
    no row can be added. `yearly` are those whose rows are of a year each, so that they have no
    total. `remarks` are comments by the keys of the questions that answer them.
    """

    kind: FormKind
    key: str
    title: str
    body: str
    sections: tuple[Section, ...]
    answers: Answers = field(default_factory=dict)
    guide: str | None = None
    asked_by: str = ""
    made_on: date | None = None
    due_on: date | None = None
    locked: frozenset[str] = frozenset()
    yearly: frozenset[str] = frozenset()
    confidentiality: Confidentiality | None = None
    is_core_technology: bool = False
    remarks: Mapping[str, Remark] = field(default_factory=dict)
    intake_no: str | None = None
    """The number of the demand it is about."""
    is_supplement: bool = False

    @property
    def whose(self) -> str:
        """The body, with the number of the demand where it has one: as files are to be called."""
        return f"{self.body}_{self.intake_no}" if self.intake_no else self.body

    @property
    def questions(self) -> Iterator[Question]:
        """All questions in their order."""
        return (question for section in self.sections for question in section.questions)

    def question(self, key: str) -> Question | None:
        """The question of a key."""
        return next((one for one in self.questions if one.key == key), None)

    @property
    def open_remarks(self) -> int:
        """How many comments are to be answered."""
        return sum(one.is_open for one in self.remarks.values())

    def asks(self, question: Question) -> bool:
        """Whether a question goes out; a comment that is done with does not."""
        remark = self.remarks.get(question.key)
        return remark is None or remark.is_open

    def is_fixed(self, question: Question) -> bool:
        """Whether the rows of a table are given."""
        return any(f"{question.key}.{column.key}" in self.locked for column in question.columns)


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be asked of whom: a kind of form, and the round, meeting or quarter it is of."""

    kind: FormKind
    bodies: tuple[str, ...]
    due_on: date | None = None
    division_id: str | None = None
    round_id: str | None = None
    meeting_id: str | None = None
    quarter: str | None = None
    route: IntakeRoute | None = None
    document_no: str | None = None
    reason: str | None = None
    """Why a plain copy of what is confidential leaves; kept in the access log."""
    is_another: bool = False
    """Whether bodies that have a demand of the round already are asked for one more."""
    demands: tuple[str, ...] = ()
    """The demands that are asked for, where these alone are; without bodies, of all applicants."""


@dataclass(frozen=True, slots=True)
class Request:
    """A form one body is asked for, as it is about to go out or went out."""

    id: str
    key: str
    kind: FormKind
    organization_id: str
    body: str
    division_id: str | None
    round_id: str | None
    meeting_id: str | None
    quarter: str | None
    demand_id: str | None
    is_new: bool
    due_on: date | None
    new_due_on: date | None = None
    """The day it was put off to."""
    sent_on: date | None = None
    replied_on: date | None = None


@dataclass(frozen=True, slots=True)
class Prepared:
    """The forms of a wish, ready to be written; nothing is recorded yet."""

    wish: Wish
    subject: str
    requests: tuple[Request, ...]
    sheets: tuple[FormSheet, ...]
    people: int
    """How many persons' data the forms hold."""
    guarded: tuple[str, ...]
    """The bodies whose form holds what must not leave without a recorded reason."""
    without: tuple[str, ...] = ()
    """The bodies that are left out, because there is nothing to ask them."""
    settled: tuple[str, ...] = ()
    """The bodies that are left out, because their demands are filed and want nothing."""
    extended: tuple[str, ...] = ()
    """The demands that have until a later day to be supplemented with this."""

    @property
    def own_days(self) -> tuple[str, ...]:
        """The demands that are due when their supplement is, though another day was named."""
        named = self.wish.due_on
        return tuple(
            one.intake_no or one.body
            for one in self.sheets
            if named is not None and one.is_supplement and one.due_on != named
        )


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why an answer cannot be taken; without a label no single answer is to blame."""

    label: str
    reason: str
    question: str = ""
    """The key of the question whose answer it is; a reply can be taken without that."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a file says that came back: the answers to its form, and what could not be read."""

    file: str
    key: str
    answers: Answers
    troubles: tuple[Trouble, ...] = ()
    saved_at: datetime | None = None
    """When the file was last saved, as far as it says."""
    asked: frozenset[str] = frozenset()
    """The questions the file holds; one that is not answered is left open on purpose."""
    enclosures: tuple[Path, ...] = ()
    """The files that came with it, to be attached to its demand."""
    unwanted: frozenset[str] = frozenset()
    """The places of changes that are not wanted, and the keys of questions."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that came back and is no form of ours, with the reason in words."""

    file: str
    reason: str
    path: Path | None = None
    """Where it lies, if it may be a file that came along with a reply."""


@dataclass(frozen=True, slots=True)
class Received:
    """What came back: replies with the files that are theirs by name, and those of nobody."""

    replies: tuple[Reply | Unreadable, ...]
    loose: tuple[Path, ...] = ()


class ReplyOutcome(StrEnum):
    """What a reply does."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REJECTED = "rejected"
    LEFT_OUT = "left_out"
    """It was unticked."""


@dataclass(frozen=True, slots=True)
class AnswerChange:
    """One answer before and after, in words; of a table the row and the column it stands in."""

    question: str
    label: str
    before: str
    after: str
    place: str = ""
    """What tells it from the other changes of a reply; all cells of a new row are one."""
    at: int = 0
    """The place of the question in the form."""


@dataclass(frozen=True, slots=True)
class ReplyResult:
    """What a reply does, or did."""

    file: str
    outcome: ReplyOutcome
    kind: FormKind | None = None
    body: str = ""
    request_id: str | None = None
    demand_id: str | None = None
    changes: tuple[AnswerChange, ...] = ()
    left_out: tuple[AnswerChange, ...] = ()
    """What it says too and what was unticked."""
    enclosed: tuple[str, ...] = ()
    """The names of the files that are attached to its demand."""
    known: tuple[str, ...] = ()
    """The names of files that came along and are attached already."""
    troubles: tuple[Trouble, ...] = ()
    created: tuple[str, ...] = ()
    """The names of bodies and persons that had to be made for it."""
    missing: int = 0
    """How many required answers a demand lacks, so that it is not filed yet."""
    unanswered: int = 0
    """How many comments are not answered, so that it stays in supplement."""
    status: DemandStatus | None = None
    """Where the demand stands then."""
    is_moved: bool = False
    """Whether the reply took it there."""
    differs_won: int = 0
    """By how much a stated total exceeds the lines, so that the demand stays where it is."""
    applicant: str = ""
    """Whose demand it is, where that is not the body that was asked."""

    @property
    def is_open(self) -> bool:
        """Whether a demand came that still wants something before it goes on."""
        return bool(self.missing or self.unanswered or self.differs_won)

    @property
    def is_accepted(self) -> bool:
        """Whether it is taken; one that changes nothing is still an answer."""
        return self.outcome not in (ReplyOutcome.REJECTED, ReplyOutcome.LEFT_OUT)


@dataclass(frozen=True, slots=True)
class ReplyReport:
    """What a bundle of replies does, file by file; a rehearsal has no gesture."""

    results: tuple[ReplyResult, ...]
    gesture: str | None = None

    def count(self, outcome: ReplyOutcome) -> int:
        """How many files do this."""
        return sum(one.outcome is outcome for one in self.results)

    @property
    def written(self) -> int:
        """How many files change something."""
        return self.count(ReplyOutcome.NEW) + self.count(ReplyOutcome.CHANGED)

    def count_at(self, status: DemandStatus) -> int:
        """How many new demands stand at a station then."""
        return sum(one.outcome is ReplyOutcome.NEW and one.status is status for one in self.results)

    @property
    def accepted(self) -> int:
        """How many files are taken."""
        return sum(one.is_accepted for one in self.results)


@dataclass(frozen=True, slots=True)
class Arrival:
    """How replies came: when, by which route, under which number."""

    on: date | None = None
    route: IntakeRoute | None = None
    document_no: str | None = None
    takes_older: bool = False
    """Whether a file counts that was saved before an earlier reply was taken."""


def rows_of(answer: Answer) -> Sequence[Mapping[str, Single]]:
    """The rows of a table's answer."""
    if not isinstance(answer, tuple):
        return ()
    return [row for row in answer if isinstance(row, Mapping)]
