"""`report … meeting-book`: the book of a meeting, what to look at before, and keeping it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence

from afm_desktop.app import opened
from afm_desktop.cli import book_cli_labels as words
from afm_desktop.cli import labels, paper_files, paper_labels
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.meetings import LAST, NEXT, occasion_of
from afm_desktop.cli.output import note, remark, say, write_json
from afm_desktop.cli.papers import ALL
from afm_desktop.cli.secrecy import let_out
from afm_desktop.cli.times import opened_then
from afm_desktop.reports import book_checks, book_options, meeting_book
from afm_desktop.reports.book_keeping import invited, masked, to_keep
from afm_desktop.reports.book_labels import difference_words
from afm_desktop.reports.book_options import BookOptions
from afm_desktop.reports.book_withheld import told
from afm_desktop.reports.options import WrongOption
from afm_desktop.reports.paper import Paper
from afm_desktop.services.book.kinds import Severity
from afm_desktop.services.book.model import Book
from afm_desktop.services.book.preflight import BookCheck, checks_of_meeting
from afm_desktop.services.desk import Desk
from afm_desktop.services.people import Access
from afm_desktop.storage.errors import LockedFile, ReadOnlyFile, WriteFailed


def report(asked: Namespace) -> int:
    """Make the book of a meeting, or say what to look at before."""
    options = _chosen(asked)
    if asked.out is not None:
        paper_files.refuse_odd(asked.out, asked.format)
    elif asked.format is not None:
        raise UsageError(paper_labels.ONLY_FOLDERS)
    with opened_then(asked) as desk:
        meeting = _meeting(desk, asked)
        if asked.check:
            return _check(desk, meeting, asked, options)
        book = desk.books.of(meeting)
        found = book_checks.checks(book, options)
    let_out(asked.file, told(book, options.mark), asked.reason, Access.PRINT)
    book, people = _with_names(asked, book, options)
    for one in found:
        remark(f"{words.SEVERITIES[one.severity]}: {book_checks.check_words(one)}")
    paper = meeting_book.make(book, options)
    paper_files.put(paper, asked.out)
    if asked.keep:
        _keep(asked, book, options, paper, people)
    return 0


def _chosen(asked: Namespace) -> BookOptions:
    try:
        return book_options.parse(asked.option)
    except WrongOption as error:
        raise UsageError(str(error)) from error


def _meeting(desk: Desk, asked: Namespace) -> str:
    """The meeting that is meant: by its id, or the next or last of a division or of all."""
    wanted = asked.meeting or NEXT
    if wanted not in (LAST, NEXT):
        return str(wanted)
    code = asked.division or desk.workspace.office.division
    found = occasion_of(desk.lists, [None if code == ALL else code], wanted)
    if found is None:
        raise CommandError(words.NO_MEETING[wanted])
    return found.id


# ---------------------------------------------------------------- before it is made


def _check(desk: Desk, meeting: str, asked: Namespace, options: BookOptions) -> int:
    """Say every finding; one that must be mended first is told by the exit code too."""
    head = desk.books.head(meeting)
    if head.starts_at is None:
        rows = checks_of_meeting(head, desk.books.matters(meeting))
        found = book_checks.in_order(list(rows))
    else:
        found = book_checks.checks(desk.books.of(meeting), options)
    if asked.json:
        write_json([_as_json(one) for one in found])
    else:
        _say(head.title, found)
    stops = sum(one.severity is Severity.STOP for one in found)
    if stops:
        note(words.MEND_FIRST.format(count=f"{stops:,}"))
    return 1 if stops else 0


def _say(title: str, found: Sequence[BookCheck]) -> None:
    if not found:
        say(words.NOTHING_FOUND.format(title=title))
    for one in found:
        place = book_checks.place_words(one)
        where = f" [{place}]" if place else ""
        say(f"{words.SEVERITIES[one.severity]}: {book_checks.check_words(one)}{where}")


def _as_json(one: BookCheck) -> dict[str, object]:
    return {
        "code": one.code.value,
        "severity": one.severity.value,
        "table": one.table,
        "id": one.id,
        "field": one.field,
        "name": one.name,
        "count": one.count,
        "text": book_checks.check_words(one),
    }


# ---------------------------------------------------------------- names, and keeping


def _with_names(asked: Namespace, book: Book, options: BookOptions) -> tuple[Book, int]:
    """Names of those invited stand in full for a reason that can be logged, else masked."""
    people = invited(book, options)
    if not people:
        return masked(book), 0
    if not asked.reason:
        remark(labels.ATTENDANCE_MASKED)
        return masked(book), 0
    try:
        with opened(asked.file) as desk:
            desk.workspace.note_access(Access.PRINT, book.head.id, people, asked.reason)
    except (LockedFile, ReadOnlyFile, WriteFailed):
        remark(labels.PRINTED_MASKED)
        return masked(book), 0
    return book, people


def _keep(asked: Namespace, book: Book, options: BookOptions, paper: Paper, people: int) -> None:
    with opened(asked.file) as desk:
        kept = desk.kept_papers.keep(to_keep(book, options, paper, people), difference_words)
    line = words.KEPT if kept.is_new else words.KEPT_ALREADY
    say(line.format(version=kept.paper.version))
    if kept.is_new and kept.paper.changes:
        say(words.CHANGES.format(changes=kept.paper.changes))
