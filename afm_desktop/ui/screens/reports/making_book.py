"""Making 회의자료 묶음, away from the GUI thread; knows no Qt."""

from __future__ import annotations

import time
from dataclasses import replace

from afm_desktop.reports.book_options import BookOptions
from afm_desktop.reports.names import file_name
from afm_desktop.reports.paper import Progress
from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.book.preflight import checks_of_meeting
from afm_desktop.services.book.service import Telling
from afm_desktop.services.desk import Desk
from afm_desktop.services.occasions import occasions
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.wanted import NEXT, Made, Wanted


def make_meeting_book(desk: Desk, wanted: Wanted, tell: Progress) -> Made:
    """The book of a meeting; of none, or of one without a day, there is nothing to make."""
    from afm_desktop.reports import book_checks, meeting_book  # noqa: PLC0415 - ReportLab
    from afm_desktop.reports.book_keeping import invited, masked, to_keep  # noqa: PLC0415
    from afm_desktop.reports.book_withheld import told  # noqa: PLC0415

    begun = time.perf_counter()
    options = wanted.options if isinstance(wanted.options, BookOptions) else BookOptions()
    known = occasions(desk.lists, wanted.division)
    found = known.next if wanted.meeting == NEXT else known.of(wanted.meeting)
    meeting = found.id if found else None if wanted.meeting == NEXT else wanted.meeting
    words, day = labels.FILE_WORDS[wanted.kind], desk.workspace.today
    made = Made(wanted, None, file_name(words, day=day), occasions=known, meeting=meeting)
    if meeting is None:
        return made
    head = desk.books.head(meeting)
    made = replace(
        made, division_name=head.title, kept=desk.kept_papers.papers(meeting, wanted.kind)
    )
    if head.starts_at is None:
        rows = list(checks_of_meeting(head, desk.books.matters(meeting)))
        return replace(made, checks=book_checks.in_order(rows))
    book = desk.books.of(meeting, _reading(tell))
    people = invited(book, options)
    if not wanted.names_in_full:
        book, people = masked(book), 0
    paper = meeting_book.make(book, options, tell=tell)
    return replace(
        made,
        paper=paper,
        name=file_name(words, head.title, day=book.as_of),
        as_of=book.as_of,
        people=people,
        core=told(book, options.mark),
        checks=book_checks.checks(book, options),
        to_keep=to_keep(book, options, paper, people),
        seconds=time.perf_counter() - begun,
    )


def _reading(tell: Progress) -> Telling:
    """Tells what is read by the name of its chapter: `안건 관련 수요 상세 3/7`."""
    from afm_desktop.reports.book_labels import CHAPTERS  # noqa: PLC0415 - ReportLab

    def told(section: BookSection, done: int, total: int) -> None:
        reached = f" {done:,}/{total:,}" if total > 1 else ""
        tell(0, 0, f"{CHAPTERS[section]}{reached}")

    return told
