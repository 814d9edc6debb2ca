"""Every paper of the demonstration as a Hangul document and as a workbook, read back by others."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hwpx import validate_package

from afm_desktop.app import opened
from afm_desktop.exchange.papers.hangul import hangul
from afm_desktop.exchange.papers.workbook import sheet_names, workbook
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.paper import Paper
from afm_desktop.reports.text import clean
from afm_desktop.services.plain import Cell, Plain, Table, TableRow
from tests.exchange.forms import owpml
from tests.exchange.papers.every_paper import PAPERS
from tests.reports import reading

ONLY_PAGES = {"(계속)", "/", "-"}
"""What a paper says because it has pages: that a table goes on, of how many pages one is, and the
dashes around its number."""


@dataclass(frozen=True, slots=True)
class Made:
    """A paper, and the files that were written from it."""

    paper: Paper
    plain: Plain
    hangul: bytes
    workbook: bytes

    @property
    def tables(self) -> list[Table]:
        return [table for table, _ in self.plain.tables()]


@pytest.fixture(scope="module")
def made(demonstration: Path) -> Iterator[Callable[[PaperKind], Made]]:
    """Each paper once, for all tests here."""
    with opened(demonstration, read_only=True) as desk:

        @cache
        def make(kind: PaperKind) -> Made:
            paper = PAPERS[kind](desk)
            plain = paper.plain
            return Made(paper, plain, hangul(plain), workbook(plain))

        yield make


every_kind = pytest.mark.parametrize("kind", list(PaperKind))


def words_of(document: bytes) -> str:
    """All that a document says on its pages and in its drawings, without spaces."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        section = archive.read("Contents/section0.xml").decode()
    told = unescape(re.sub(r"<[^>]*>", " ", section))
    return reading.squeezed(clean(told))


def sheets_of(book: bytes) -> list[list[list[Any]]]:
    """The values of every sheet by row."""
    found = openpyxl.load_workbook(io.BytesIO(book))
    return [[list(row) for row in sheet.iter_rows(values_only=True)] for sheet in found]


def body_of(table: Table, sheet: list[list[Any]]) -> list[list[Any]]:
    """The rows of a table on its sheet."""
    heads = (2 if table.has_groups else 1) if table.has_head else 0
    first = 3 + heads if len(table.columns) > 1 else 4 + heads
    return [row[: len(table.columns)] for row in sheet[first : first + len(table.rows)]]


@every_kind
def test_its_hangul_document_is_sound(made, tmp_path, kind):
    document = made(kind).hangul
    path = tmp_path / "문서.hwpx"
    path.write_bytes(document)

    assert validate_package(document).ok
    assert owpml.read(path).title == made(kind).plain.title


@every_kind
def test_its_hangul_document_says_all_that_its_pages_say(made, kind):
    pages = reading.texts(made(kind).paper.data)
    told = words_of(made(kind).hangul)

    words = {word for page in pages for word in page.replace("\u00a0", " ").split()}
    assert {word for word in words if word not in told} <= ONLY_PAGES


@every_kind
def test_its_tables_are_tables_in_the_document(made, tmp_path, kind):
    path = tmp_path / "문서.hwpx"
    path.write_bytes(made(kind).hangul)
    found = [one for one in owpml.read(path).tables if not is_boxes(one)]

    assert len(found) == len(made(kind).tables)
    for table, one in zip(made(kind).tables, found, strict=True):
        assert one.size[1] == len(table.columns)
        body = one.cells[-len(table.rows) :]
        for row, cells in zip(table.rows, body, strict=True):
            for at, cell in enumerate(row.cells):
                is_said_above = at < max(row.repeats, row.span if at else 0)
                assert cells[at] == ("" if is_said_above else cell.text)


def is_boxes(table: owpml.Table) -> bool:
    """Whether it is a 결재란."""
    return table.cells[0][0] == "결\n재"


@every_kind
def test_figures_of_its_tables_are_numbers_in_the_workbook(made, kind):
    sheets = sheets_of(made(kind).workbook)

    assert len(sheets) == max(1, len(made(kind).tables))
    for table, sheet in zip(made(kind).tables, sheets, strict=False):
        for row, values in zip(table.rows, body_of(table, sheet), strict=True):
            for at in range(row.span if row.span > 1 else 0, len(row.cells)):
                assert is_as_told(row.cells[at], values[at])


def is_as_told(cell: Cell, value: Any) -> bool:
    """Whether a sheet holds what a cell says, and a figure as a number."""
    if cell.value is not None:
        return isinstance(value, int | float) and Decimal(str(value)) == cell.value
    return (value or "") == cell.text


@every_kind
def test_the_same_paper_is_the_same_bytes(made, kind):
    again = made(kind).paper.plain

    assert again == made(kind).plain
    assert hangul(again) == made(kind).hangul
    assert workbook(again) == made(kind).workbook


def test_amounts_of_a_list_add_up_to_its_total_in_the_workbook(made):
    tables = made(PaperKind.DEMAND_STATUS).tables
    places = [at for at, table in enumerate(tables) if "연차별" in table.title]
    sheet = sheets_of(made(PaperKind.DEMAND_STATUS).workbook)[places[0]]
    *years, total = body_of(tables[places[0]], sheet)

    for at in range(1, len(total)):
        assert sum(row[at] for row in years) == total[at]
    assert sum(total[1:-1]) == total[-1] > 0


def test_a_crosstab_adds_up_in_the_workbook(made):
    (table,) = made(PaperKind.CROSSTAB).tables
    *lines, total = body_of(table, sheets_of(made(PaperKind.CROSSTAB).workbook)[0])

    assert sum(line[-1] for line in lines) == total[-1] > 0


def test_sheets_are_ready_to_print(made):
    book = openpyxl.load_workbook(io.BytesIO(made(PaperKind.DEMAND_STATUS).workbook))

    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
    repeated = [sheet.print_title_rows for sheet in book]
    assert all(repeated)
    assert any("단위" in str(cell.value) for sheet in book for cell in sheet[2])


def test_names_of_sheets_are_legal_and_each_once():
    titles = ["표 1 [수요]: 목록/계?", "표 1 수요 목록 계", "가" * 50, "가" * 50, "'", "History"]

    names = list(sheet_names(titles))

    assert names[:2] == ["표 1 수요 목록 계", "표 1 수요 목록 계 (2)"]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert "history" not in {name.casefold() for name in names}


HOSTILE = (
    "<b>&amp; 굵게</b> & 비교 < 3",
    "\"따옴표\" '와' ]]> <!-- -->",
    "=SUM(A1:A9)",
    "+82-2-000-0000",
    "@cmd|' /C calc'!A0",
    "_x000D_ 그대로",
    "가나다라" * 400,
    "美中 통상 \U0001f600 \U00020bb7",
    "한 줄\n두 줄\t칸",
    "&[쪽] &P &D",
)


def hostile_paper(text: str) -> Plain:
    from afm_desktop.services.plain import Heading, Line, TableColumn  # noqa: PLC0415

    table = Table(
        (TableColumn(text, 1), TableColumn("값", 1)),
        (TableRow((Cell(text), Cell("1", Decimal(1)))),),
        title=text,
        unit=text,
        notes=(text,),
    )
    parts = (Heading(text, depth=0, below=text), Heading(text, "Ⅰ"), Line(text, "○"), table)
    return Plain(text, text, text, (text,), text, text, text, text, parts)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_what_it_is(tmp_path, text):
    paper = hostile_paper(text)
    path = tmp_path / "문서.hwpx"
    path.write_bytes(hangul(paper))

    document = owpml.read(path)
    book = openpyxl.load_workbook(io.BytesIO(workbook(paper)))

    plain = text.replace("\t", " ")
    assert validate_package(path.read_bytes()).ok
    assert document.tables[0].cells[1][0] == plain
    assert f"○ {plain}" in document.paragraphs
    cell = book.worksheets[0].cell(5, 1)
    assert (cell.data_type, cell.value) == ("s", plain)


@pytest.mark.parametrize("text", ["\x00\x08", "\ud800", "\ufffe\uffff"])
def test_what_no_document_can_hold_is_left_out(tmp_path, text):
    path = tmp_path / "문서.hwpx"
    path.write_bytes(hangul(hostile_paper(f"가{text}나")))

    assert owpml.read(path).title == "가나"
    assert openpyxl.load_workbook(io.BytesIO(workbook(hostile_paper(f"가{text}나"))))
