"""What to look at before a book is made: missing, stale, at odds, or not for its readers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import AgendaKind, Confidentiality
from afm_desktop.domain.secrecy import goes_beyond, needs_reason
from afm_desktop.services import drafts
from afm_desktop.services.book.kinds import Severity
from afm_desktop.services.book.model import Book, BookHead, BookMatter
from afm_desktop.services.status import AttendanceRow, DivisionStatus

AHEAD = timedelta(days=14)
"""A book of data older than this on the day of its meeting is made anew before it."""
STALE_VALUE = timedelta(days=365)
SHORTEST = 4
"""A title of fewer letters could stand in any sentence."""


_FIELDS = {"budget": "budget_lines", "kpis": "kpi_targets"}
"""What a question about a demand is called among its details."""


class CheckCode(StrEnum):
    """What was found."""

    NO_DAY = "no_day"
    NO_END = "no_end"
    NO_PLACE = "no_place"
    NO_AGENDA = "no_agenda"
    NO_PRESENTER = "no_presenter"
    NO_MINUTES = "no_minutes"
    NO_GUESTS = "no_guests"
    NO_NAME = "no_name"
    NO_SIGNAL = "no_signal"
    NO_OWNER = "no_owner"
    NO_DUE = "no_due"
    DECISION_UNSAID = "decision_unsaid"
    OVERRUN = "overrun"
    OLD_DATA = "old_data"
    OLD_VALUE = "old_value"
    LATE_REPORT = "late_report"
    OUTDATED_WORDS = "outdated_words"
    ACTION_LATE = "action_late"
    PROJECT_SUM = "project_sum"
    DEMAND_SUM = "demand_sum"
    WITHHELD_DEMAND = "withheld_demand"
    WITHHELD_FILE = "withheld_file"
    NAMED_DEMAND = "named_demand"
    CORE_DEMAND = "core_demand"
    CORE_NAMED = "core_named"
    FILE_UNREADABLE = "file_unreadable"
    FILE_NOT_PRINTED = "file_not_printed"
    GLYPHS = "glyphs"


_SEVERITIES = {
    Severity.STOP: frozenset(
        {CheckCode.NO_DAY, CheckCode.NAMED_DEMAND, CheckCode.FILE_UNREADABLE, CheckCode.NO_AGENDA}
    ),
    Severity.KNOW: frozenset(
        {
            CheckCode.WITHHELD_DEMAND,
            CheckCode.WITHHELD_FILE,
            CheckCode.CORE_DEMAND,
            CheckCode.CORE_NAMED,
            CheckCode.FILE_NOT_PRINTED,
        }
    ),
}


@dataclass(frozen=True, slots=True)
class BookCheck:
    """One finding and where it is mended: the record by table and id, and its field."""

    code: CheckCode
    table: str
    id: str
    field: str | None = None
    name: str = ""
    """The record, as people call it."""
    count: int = 0
    meeting: str = ""
    """The meeting that it is a part of."""

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        found = (one for one, codes in _SEVERITIES.items() if self.code in codes)
        return next(found, Severity.LOOK)


def checks_of_meeting(head: BookHead, matters: Iterable[BookMatter]) -> Iterator[BookCheck]:
    """What a meeting itself lacks; that can be said of one without a day too."""
    rows, own = list(matters), partial(BookCheck, meeting=head.id)
    over = sum(row.minutes or 0 for row in rows) - (head.minutes or 0)
    for code, field, count in (
        (CheckCode.NO_DAY, "starts_at", head.starts_at is None),
        (CheckCode.NO_END, "ends_at", head.starts_at is not None and head.ends_at is None),
        (CheckCode.NO_PLACE, "place", not head.place),
        (CheckCode.NO_AGENDA, "agenda_items", not rows),
        (CheckCode.OVERRUN, "ends_at", max(0, over) if head.minutes else 0),
    ):
        if count:
            yield BookCheck(code, "meetings", head.id, field, head.title, int(count))
    for row in rows:
        if not row.presenter:
            yield own(CheckCode.NO_PRESENTER, "agenda_items", row.id, "presenter_id", row.title)
        if not row.minutes:
            yield own(CheckCode.NO_MINUTES, "agenda_items", row.id, "planned_minutes", row.title)


def checks_of(book: Book, paper: Confidentiality) -> Iterator[BookCheck]:
    """What to look at before a book of this class is made."""
    yield from checks_of_meeting(book.head, book.matters)
    yield from _missing(book)
    yield from _stale(book)
    yield from _at_odds(book)
    yield from _not_for_its_readers(book, paper)


def _missing(book: Book) -> Iterator[BookCheck]:
    yield from _missing_guests(book)
    for card in book.projects:
        if card.signal is None:
            yield BookCheck(CheckCode.NO_SIGNAL, "lead_projects", card.id, "signal", card.title)
    for row in book.actions:
        if row.owner is None:
            yield BookCheck(
                CheckCode.NO_OWNER, "action_items", row.id, "organization_id", row.title
            )
        if row.due_on is None:
            yield BookCheck(CheckCode.NO_DUE, "action_items", row.id, "due_on", row.title)
    last = book.last
    unsaid = [
        matter
        for matter in (last.matters if last else ())
        if matter.kind is AgendaKind.DECISION and not matter.decision
    ]
    if last is not None and unsaid:
        code, table, count = CheckCode.DECISION_UNSAID, "agenda_items", len(unsaid)
        yield BookCheck(code, table, unsaid[0].id, "decision", last.title, count, last.id)


def _missing_guests(book: Book) -> Iterator[BookCheck]:
    head, guests = book.head, _guests(book)
    if not guests:
        yield BookCheck(CheckCode.NO_GUESTS, "meetings", head.id, "attendances", head.title)
    nameless = [row for row in guests if not row.name]
    if nameless:
        first, count = nameless[0], len(nameless)
        yield BookCheck(
            CheckCode.NO_NAME, "attendances", first.id, None, first.organization, count, head.id
        )


def _guests(book: Book) -> Sequence[AttendanceRow]:
    """Whom the roster of the book names."""
    return book.statuses[0].attendance if book.statuses else ()


def _stale(book: Book) -> Iterator[BookCheck]:
    head = book.head
    meets = head.starts_at.astimezone(KOREA).date() if head.starts_at else book.as_of
    if meets - book.as_of > AHEAD:
        days = (meets - book.as_of).days
        yield BookCheck(CheckCode.OLD_DATA, "meetings", head.id, "starts_at", head.title, days)
    for status in book.statuses:
        for section in drafts.outdated(status):
            yield BookCheck(
                CheckCode.OUTDATED_WORDS, "narratives", head.id, section.value, status.division
            )
    for row in book.targets:
        if row.measured_on is not None and _is_old(row.measured_on, book.as_of):
            yield BookCheck(CheckCode.OLD_VALUE, "targets", row.id, "measurements", row.name)
    for report in book.reports:
        named = f"{report.body} {report.quarter}"
        yield BookCheck(CheckCode.LATE_REPORT, "form_requests", report.id, None, named, report.late)
    late = (action for action in book.actions if action.late)
    for action in late:
        table, title = "action_items", action.title
        yield BookCheck(CheckCode.ACTION_LATE, table, action.id, "due_on", title, action.late)


def _is_old(day: date, today: date) -> bool:
    return today - day > STALE_VALUE


def _at_odds(book: Book) -> Iterator[BookCheck]:
    """Sums that the data state and that do not agree with what they are sums of."""
    for card in book.projects:
        cost = card.cost
        parts = [part for part in (cost.national, cost.local, cost.private) if part is not None]
        if cost.total is not None and len(parts) > 1 and sum(parts) > cost.total:
            over = sum(parts) - cost.total
            yield BookCheck(
                CheckCode.PROJECT_SUM, "lead_projects", card.id, "total_won", card.title, over
            )
    for dossier in book.dossiers:
        sheet = dossier.sheet
        if sheet.warnings:
            yield BookCheck(
                CheckCode.DEMAND_SUM,
                "demands",
                sheet.demand_id,
                _FIELDS.get(sheet.warnings[0].key, sheet.warnings[0].key),
                sheet.title,
                len(sheet.warnings),
            )


# ---------------------------------------------------------------- confidential text


def _not_for_its_readers(book: Book, paper: Confidentiality) -> Iterator[BookCheck]:
    for dossier in book.dossiers:
        sheet = dossier.sheet
        mark = sheet.confidentiality or Confidentiality.PUBLIC
        if goes_beyond(mark, paper):
            yield BookCheck(
                CheckCode.WITHHELD_DEMAND,
                "demands",
                sheet.demand_id,
                "confidentiality",
                sheet.title,
            )
        elif needs_reason(mark, is_core=sheet.is_core_technology, paper=paper):
            yield BookCheck(
                CheckCode.CORE_DEMAND,
                "demands",
                sheet.demand_id,
                "is_core_technology",
                sheet.title,
            )
    for file in book.files:
        if goes_beyond(file.mark, paper):
            code, table, field = CheckCode.WITHHELD_FILE, "attachments", "confidentiality"
            yield BookCheck(code, table, file.id, field, file.name, meeting=book.head.id)
    yield from _named(book, paper)


def _named(book: Book, paper: Confidentiality) -> Iterator[BookCheck]:
    """Words of the office that name what the book withholds: they are printed as they stand."""
    hidden = {name for status in book.statuses for name in _hidden(status, paper)}
    hidden |= {
        _squeezed(one.sheet.title)
        for one in book.dossiers
        if goes_beyond(one.sheet.confidentiality or Confidentiality.PUBLIC, paper)
    }
    names = {name for name in hidden if len(name) >= SHORTEST}
    for row in book.matters:
        texts = {"title": row.title, "chair_note": row.chair_note or ""}
        for field, text in texts.items():
            if any(name in _squeezed(text) for name in names):
                code, table = CheckCode.NAMED_DEMAND, "agenda_items"
                yield BookCheck(code, table, row.id, field, row.title, meeting=book.head.id)
    for action in book.actions:
        if any(name in _squeezed(action.title) for name in names):
            yield BookCheck(
                CheckCode.NAMED_DEMAND, "action_items", action.id, "title", action.title
            )


def _hidden(status: DivisionStatus, paper: Confidentiality) -> Iterator[str]:
    for row in status.demands.demands if status.demands is not None else ():
        if goes_beyond(row.mark, paper):
            yield _squeezed(row.title)
            yield _squeezed(row.intake_no or "")
    for project in status.projects:
        if goes_beyond(project.mark, paper):
            yield _squeezed(project.title)


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
