"""Sheets say what the records say: payloads stay text, numbers and days stay what they are."""

from __future__ import annotations

import csv
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from afm_desktop.domain.enums import Confidentiality, DemandStatus
from afm_desktop.exchange import labels, sheets
from afm_desktop.services.lists.listing import Column, ColumnKind, Listing, ListKind
from afm_desktop.services.lists.service import LISTS
from afm_desktop.services.views.agenda import MeetingSheet
from afm_desktop.services.views.demands import DemandSheet
from afm_desktop.services.views.members import MemberSheet

DAY = date(2026, 7, 22)
PAYLOADS = (
    "=1+1",
    "=HYPERLINK(\"http://example.invalid\",\"누르세요\")",
    "+82-2-123-4567",
    "-1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "{=1+1}",
    "http://example.invalid/",
    "mailto:a@example.invalid",
    "_x0041_",
    "0123456789",
    "1e10",
    "TRUE",
    "'=1+1",
    'a"b,c;d',
    "<b>&amp;</b>",
)  # fmt: skip


def text_keys(kind: ListKind) -> list[str]:
    return [column.key for column in LISTS[kind][0] if column.kind is ColumnKind.TEXT]


def with_text(kind: ListKind, text: str) -> Listing:
    """One row whose every text is the same."""
    columns = LISTS[kind][0]
    row = tuple(text if column.kind is ColumnKind.TEXT else None for column in columns)
    return Listing(kind, columns, (row,), DAY)


def listing(*rows: tuple[object, ...], **more: object) -> Listing:
    columns = (
        Column("intake_no"),
        Column("total_cost_won", ColumnKind.WON),
        Column("share", ColumnKind.PERCENT),
        Column("year", ColumnKind.YEAR),
        Column("received_on", ColumnKind.DATE),
        Column("opens_at", ColumnKind.MOMENT),
        Column("status", ColumnKind.ENUM),
        Column("is_inferred", ColumnKind.YES_NO),
        Column("confidentiality", ColumnKind.ENUM),
    )
    return Listing(ListKind.DEMANDS, columns, tuple(rows), DAY, **more)


ROW = (
    "AUT-2026-0001",
    -15_000_000_000,
    Decimal("12.25"),
    2026,
    date(2026, 7, 22),
    datetime(2026, 7, 22, 5, 30, tzinfo=UTC),
    DemandStatus.SELECTED,
    True,
    Confidentiality.DIVISION,
)


def read(path):
    return CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()


@pytest.mark.parametrize("kind", ListKind)
@pytest.mark.parametrize("text", PAYLOADS)
def test_every_text_of_a_workbook_reads_back_as_text(tmp_path, kind, text):
    sheets.write(with_text(kind, text), tmp_path / "a.xlsx")

    head, line = read(tmp_path / "a.xlsx")

    shown = dict(zip(head, line, strict=True))
    assert {shown[labels.head(kind, key)] for key in text_keys(kind)} == {text}


@pytest.mark.parametrize("text", PAYLOADS)
def test_a_workbook_holds_no_formula_and_no_link(tmp_path, text):
    sheets.write(with_text(ListKind.MEMBERS, text), tmp_path / "a.xlsx")

    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet


@pytest.mark.parametrize("kind", ListKind)
@pytest.mark.parametrize("text", PAYLOADS)
def test_every_text_of_a_csv_file_begins_like_no_formula(tmp_path, kind, text):
    sheets.write(with_text(kind, text), tmp_path / "a.csv")

    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        head, line = csv.reader(file)

    shown = dict(zip(head, line, strict=True))
    cells = {shown[labels.head(kind, key)] for key in text_keys(kind)}
    assert cells in ({text}, {f"'{text}"})
    assert not cells & {text} or text[0] not in "=+-@\t\r\n＝＋－＠"


def test_a_negative_number_in_a_csv_file_stays_a_number(tmp_path):
    sheets.write(listing(ROW), tmp_path / "a.csv")

    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        _, line = csv.reader(file)

    assert line == [
        "AUT-2026-0001",
        "-15000000000",
        "12.25",
        "2026",
        "2026-07-22",
        "2026-07-22 14:30",
        "선정",
        "예",
        "분과 한정",
    ]


def test_a_workbook_keeps_numbers_days_and_moments(tmp_path):
    sheets.write(listing(ROW), tmp_path / "a.xlsx")

    _, line = read(tmp_path / "a.xlsx")

    assert line == [
        "AUT-2026-0001",
        -15_000_000_000.0,
        12.25,
        2026.0,
        date(2026, 7, 22),
        datetime(2026, 7, 22, 14, 30),  # noqa: DTZ001 - a sheet knows no time zone
        "선정",
        "예",
        "분과 한정",
    ]


def test_a_workbook_is_ready_to_print(tmp_path):
    sheets.write(listing(ROW, division="BAT", query="R&D"), tmp_path / "a.xlsx")

    with zipfile.ZipFile(tmp_path / "a.xlsx") as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        properties = book.read("docProps/core.xml").decode()
        names = book.read("xl/workbook.xml").decode()

    assert 'orientation="landscape"' in sheet
    assert 'paperSize="9"' in sheet
    assert 'fitToHeight="0"' in sheet
    assert "<autoFilter" in sheet
    assert 'state="frozen"' in sheet
    assert "_xlnm.Print_Titles" in names
    assert "수요 목록 · BAT · ‘R&amp;&amp;D’ · 2026. 7. 22. 기준&amp;R&amp;B분과 한정" in sheet
    assert "수요 목록" in properties


def test_an_early_day_is_kept_as_text(tmp_path):
    sheets.write(
        listing((None, None, None, None, date(1899, 12, 31), *ROW[5:])), tmp_path / "a.xlsx"
    )

    _, line = read(tmp_path / "a.xlsx")

    assert line[4] == "1899. 12. 31."


def test_the_same_listing_is_the_same_bytes(tmp_path):
    for name in ("a.xlsx", "b.xlsx", "a.csv", "b.csv"):
        sheets.write(listing(ROW), tmp_path / name)

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_a_file_in_the_way_is_replaced_whole(tmp_path):
    (tmp_path / "a.csv").write_text("old")

    sheets.write(listing(ROW), tmp_path / "a.csv")

    assert "AUT-2026-0001" in (tmp_path / "a.csv").read_text("utf-8-sig")
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("name", ["a.csv", "a.xlsx"])
def test_a_failure_half_way_leaves_the_old_file(tmp_path, monkeypatch, name):
    (tmp_path / name).write_text("old")

    def failing(*_words: object) -> str:
        raise OSError("disk full")

    monkeypatch.setattr(labels, "in_words", failing)
    with pytest.raises(sheets.CannotWrite, match="쓸 수 없습니다"):
        sheets.write(listing(ROW), tmp_path / name)

    assert (tmp_path / name).read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_more_rows_than_a_workbook_takes_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sheets, "MOST_ROWS", 1)

    with pytest.raises(sheets.TooManyRows, match="2줄입니다"):
        sheets.write(listing(ROW, ROW), tmp_path / "a.xlsx")

    sheets.write(listing(ROW, ROW), tmp_path / "a.csv")


@pytest.mark.parametrize("kind", ListKind)
def test_every_column_has_a_head_and_every_listing_a_name(kind):
    heads = [labels.head(kind, column.key) for column in LISTS[kind][0]]

    assert all(heads)
    assert len(set(heads)) == len(heads)
    assert labels.KINDS[kind].name
    assert labels.BRIEF[kind] <= {column.key for column in LISTS[kind][0]}


@pytest.mark.parametrize("sheet", [MemberSheet, DemandSheet, MeetingSheet])
def test_columns_that_only_screens_show_have_heads_of_their_own(sheet):
    heads = [labels.head(ListKind(sheet.kind), column.key) for column in sheet.columns]

    assert all(heads)
    assert len(set(heads)) == len(heads)
