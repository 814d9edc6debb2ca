"""Every paper of a file with one record of each kind, and of one with a hundred times as much."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest
from pypdf import PdfReader

from afm_desktop.app import opened
from afm_desktop.reports import demand_status, meeting_book
from afm_desktop.reports.book_options import BookOptions
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.paper import Paper
from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.desk import Desk
from afm_desktop.services.occasions import occasions
from tests.exchange.papers.every_paper import DIVISION, PAPERS
from tests.reports import reading
from tests.reports.facts import facts
from tests.reports.hundredfold import make_hundredfold
from tests.reports.one_record import make_one_record

pytestmark = pytest.mark.slow
ROOM = 20
"""Signs that may stand among the heads of columns: the unit, and the heads of several."""
SIZES = ("one", "hundredfold")
ELSEWHERE = {BookSection.DEMAND_LIST, BookSection.TARGETS, BookSection.SIGN_IN}
PARTS = tuple(part for part in BookSection if part not in ELSEWHERE)
"""What a book tells, without the long lists that are papers of their own here."""


def _book(desk: Desk) -> Paper:
    meeting = occasions(desk.lists, DIVISION).next
    assert meeting is not None
    return meeting_book.make(desk.books.of(meeting.id), BookOptions(sections=PARTS))


MADE = PAPERS | {
    PaperKind.DEMAND_STATUS: lambda desk: demand_status.make(desk.demand_reports.of(DIVISION)),
    PaperKind.MEETING_BOOK: _book,
}
"""The list of all demands of all divisions only says the same at greater length."""


@pytest.fixture(scope="module")
def files(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sizes")
    return {
        "one": make_one_record(folder / "one.afm"),
        "hundredfold": make_hundredfold(demonstration, folder / "hundredfold.afm"),
    }


@pytest.fixture(scope="module")
def made(files: dict[str, Path]) -> Iterator[Callable[[str, PaperKind], Paper]]:
    """Each paper of each file, made once."""
    with ExitStack() as stack:
        desks = {
            size: stack.enter_context(opened(path, read_only=True)) for size, path in files.items()
        }

        @cache
        def make(size: str, kind: PaperKind) -> Paper:
            return MADE[kind](desks[size])

        yield make


every_paper = pytest.mark.parametrize(
    ("size", "kind"), [(size, kind) for size in SIZES for kind in PaperKind]
)


@every_paper
def test_its_text_lies_on_its_pages(made, size, kind):
    paper = made(size, kind)

    assert len(reading.page_words(paper.data)) == paper.pages
    assert all(reading.page_words(paper.data))
    assert reading.outside(paper.data) == ()
    assert paper.missing == ()


@every_paper
def test_its_fonts_are_embedded(made, size, kind):
    fonts = reading.fonts(made(size, kind).data)

    assert fonts
    assert all(fonts.values())


@every_paper
def test_its_bookmarks_lead_to_what_they_name(made, size, kind):
    data = made(size, kind).data
    pages = reading.page_words(data)

    for title, page in reading.outline(data):
        assert page is not None
        assert title == "표지" or reading.squeezed(title) in pages[page]


@every_paper
def test_it_says_what_stands_in_the_file(made, files, size, kind):
    told = "".join(reading.page_words(made(size, kind).data))

    for fact in facts(files[size], kind):
        assert fact in told


@pytest.mark.parametrize("kind", list(PaperKind))
def test_it_says_of_itself_what_it_is(made, kind):
    data = made("one", kind).data
    reader = PdfReader(io.BytesIO(data))
    about = reader.metadata

    assert about is not None
    assert all((about.title, about.author, about.subject, about.get("/Keywords")))
    assert reader.trailer["/Root"]["/Lang"] == "ko-KR"
    for label, page in zip(reader.page_labels, reading.page_words(data), strict=True):
        assert label == "표지" or re.search(rf"-{label}(/\d+)?-", page)


@pytest.mark.parametrize("kind", list(PaperKind))
def test_heads_stand_over_every_part_of_a_long_table(made, kind):
    paper = made("hundredfold", kind)
    heads = defaultdict[str, list[list[str]]](list)
    for table, _ in paper.plain.tables():
        names = [reading.squeezed(column.title) for column in table.columns]
        heads[reading.squeezed(table.title)].append(names)

    for page in reading.page_words(paper.data):
        for title in filter(None, heads):
            _, is_continued, below = page.partition(f"{title}(계속)")
            assert not is_continued or any(_begins_with(below, names) for names in heads[title])


def test_a_list_without_a_caption_repeats_its_head_on_every_page(made):
    pages = reading.page_words(made("hundredfold", PaperKind.MEMBER_LIST).data)

    assert len(pages) > 10
    assert all("연번기업·기관명분과역할규모" in page for page in pages)


def _begins_with(below: str, names: list[str]) -> bool:
    """Whether the heads of all columns, and those over several of them, come first."""
    first = below[: sum(map(len, names)) + ROOM]
    return all(name in first for name in names)
