"""회의자료 묶음: everything a meeting needs, bound in one PDF with its annexes and its data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from reportlab.pdfgen.canvas import Canvas

from afm_desktop.domain.dates import KOREA, weekday_words
from afm_desktop.reports import book_labels as words
from afm_desktop.reports import fonts, labels
from afm_desktop.reports.blocks import Title
from afm_desktop.reports.book_annexes import Annex, annexes_of
from afm_desktop.reports.book_data import workbook
from afm_desktop.reports.book_finish import finished
from afm_desktop.reports.book_options import BookOptions
from afm_desktop.reports.book_story import book_blocks
from afm_desktop.reports.book_withheld import ShownBook, shown
from afm_desktop.reports.cover import Cover
from afm_desktop.reports.document import Document, MakeCanvas, Properties, render, unheard
from afm_desktop.reports.furniture import Furniture
from afm_desktop.reports.logo import read_logo
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.style import LARGE, NORMAL
from afm_desktop.reports.text import texts_in
from afm_desktop.services import drafts
from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.book.model import Book
from afm_desktop.services.status import Section

GIST_LINES = 6


@dataclass(frozen=True, slots=True)
class BookDocument:
    """A book before it is laid out, with the files that go into it."""

    document: Document
    annexes: tuple[Annex, ...]
    shown: ShownBook


def make(
    book: Book,
    options: BookOptions | None = None,
    *,
    make_canvas: MakeCanvas = Canvas,
    tell: Progress = unheard,
) -> Paper:
    """Make the book in memory."""
    options = options or BookOptions()
    laid = document(book, options, tell)
    made = render(laid.document, make_canvas, tell)
    tell(made.pages, made.pages, words.DATA_NAME)
    data = workbook(laid.shown.book, title(book))
    whole = finished(made.data, made.spots, laid.annexes, {words.DATA_NAME: data})
    outdated = drafts.outdated(book.main) if book.main is not None else ()
    return replace(made.paper(missing_glyphs(book, options), outdated), data=whole)


def missing_glyphs(book: Book, options: BookOptions) -> tuple[str, ...]:
    """The characters of the data that the font lacks."""
    return fonts.missing([*texts_in(shown(book, options.mark).book), *options.approval])


def title(book: Book) -> str:
    """`2026년 제3차 이차전지 분과회의 회의자료`."""
    return f"{book.head.title} {words.TITLE}"


def document(book: Book, options: BookOptions, tell: Progress = unheard) -> BookDocument:
    """The book before it is laid out."""
    told = shown(book, options.mark)
    has_files = BookSection.FILES in options.sections
    annexes = tuple(annexes_of(told.book.files)) if has_files else ()
    mark = _mark_words(options)
    source = labels.SOURCE_DEMONSTRATION if book.is_demonstration else labels.SOURCE
    as_of = labels.as_of(book.as_of, book.learned_on)
    blocks = book_blocks(told, annexes, options, tell)
    if not options.has_cover:
        style = LARGE if options.is_large else NORMAL
        below = f"{_when(book.head.starts_at)} · {book.issuer}".strip(" ·")
        blocks = [Title(title(book), below, style), *blocks]
    keywords, about = _keywords(book), labels.subject(book.head.title, gist(book))
    return BookDocument(
        Document(
            Properties(title(book), book.issuer, about, keywords),
            Furniture(title(book), mark, as_of, source, options.recipient),
            _cover(told.book, options, mark, keywords) if options.has_cover else None,
            blocks,
            LARGE if options.is_large else NORMAL,
        ),
        annexes,
        told,
    )


def _mark_words(options: BookOptions) -> str:
    """`분과 한정 · 의장용`."""
    chair = words.CHAIR if options.is_for_chair else ""
    return " · ".join(part for part in (labels.secrecy(options.mark), chair) if part)


def _cover(book: Book, options: BookOptions, mark: str, keywords: tuple[str, ...]) -> Cover:
    head = book.head
    where = f"{_when(head.starts_at, head.ends_at)}, {head.place}" if head.place else ""
    return Cover(
        series=book.structure,
        title=title(book),
        occasion=where or _when(head.starts_at, head.ends_at),
        date="",
        as_of=labels.as_of(book.as_of, book.learned_on),
        office=book.issuer,
        remark=labels.DEMONSTRATION if book.is_demonstration else "",
        secrecy=mark,
        secrecy_note=f"배포 대상: {words.AUDIENCES[options.audience]}",
        approval=options.approval,
        gist=gist(book),
        keywords=keywords,
        logo=read_logo(options.logo),
        has_contents=False,
    )


def _when(starts: datetime | None, ends: datetime | None = None) -> str:
    """`2026. 7. 30.(목) 10:00~12:30`."""
    if starts is None:
        return ""
    begun, over = starts.astimezone(KOREA), ends.astimezone(KOREA) if ends else None
    hours = labels.hours(begun.time(), over.time() if over else None)
    return f"{weekday_words(begun.date())} {hours}"


def _keywords(book: Book) -> tuple[str, ...]:
    head = book.head
    named = [one.division for one in book.statuses] if not head.is_of_alliance else []
    return tuple(
        dict.fromkeys(part for part in (book.structure, *named, head.kind, words.TITLE) if part)
    )


def gist(book: Book) -> tuple[str, ...]:
    """What it says in short, as its cover tells it."""
    return tuple(_gist(book))[:GIST_LINES]


def _gist(book: Book) -> Iterator[str]:
    """What the book says, in few lines."""
    if book.matters:
        named = ", ".join(row.title for row in book.matters[:2])
        more = f" 등 {len(book.matters):,}건" if len(book.matters) > 2 else ""
        yield f"안건: {named}{more}"
    changes = book.changes
    if changes is not None and changes.lines:
        counted = ", ".join(
            f"{words.SUBJECTS[one]} {changes.count(one):,}{words.COUNTERS[one]}"
            for one in words.SUBJECTS
            if changes.of(one)
        )
        yield words.since_head(changes.since.name, changes.since.held_on, counted)
    if book.actions:
        late = sum(bool(row.late) for row in book.actions)
        said = f"(기한 경과 {late:,}건)" if late else ""
        yield f"진행 중인 후속조치 {len(book.actions):,}건{said}"
    if book.main is not None:
        for group in drafts.groups(book.main, Section.GIST):
            yield from (line.text for line in group if not line.text.startswith("회의 안건"))
    elif book.statuses:
        members = sum(one.members.total for one in book.statuses)
        projects = sum(len(one.projects) for one in book.statuses)
        yield f"분과 {len(book.statuses):,}개, 회원 연 {members:,}개, 선도 프로젝트 {projects:,}개"
