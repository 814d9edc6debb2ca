"""Rows of a sheet: another program than ours reads what they say, whatever they say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.exchange import sheets
from afm_desktop.exchange.sheet_rows import LONGEST, column_name
from afm_desktop.services.lists.listing import Column, ColumnKind, Listing, ListKind

DAY = date(2026, 7, 22)
TEXTS = (Column("name"), Column("main_products"), Column("division"))


def cells(tmp_path, *rows, columns=TEXTS):
    path = tmp_path / "rows.xlsx"
    sheets.write(Listing(ListKind.MEMBERS, columns, rows, DAY), path)
    sheet = openpyxl.load_workbook(path).active
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]


@given(
    number=st.integers(1, 16_384),
)
def test_a_column_has_the_letters_that_excel_gives_it(number):
    assert column_name(number - 1) == openpyxl.utils.get_column_letter(number)


def test_a_text_longer_than_a_cell_ends_in_an_ellipsis(tmp_path):
    ((name, *_),) = cells(tmp_path, ("가" * 40_000, None, None))
    assert name == "가" * (LONGEST - 1) + "…"


def test_an_empty_text_leaves_its_cell_empty(tmp_path):
    assert cells(tmp_path, ("", None, "배터리")) == [[None, None, "배터리"]]


def test_spaces_and_lines_of_a_text_stay(tmp_path):
    assert cells(tmp_path, (" 가\n나  ", "다\t라", None)) == [[" 가\n나  ", "다\t라", None]]


def test_a_large_amount_is_exact(tmp_path):
    columns = (Column("yearly_amount_won", ColumnKind.WON), Column("share", ColumnKind.PERCENT))
    columns = (*columns, Column("valid_from", ColumnKind.DATE))
    row = (9_007_199_254_740_991, Decimal("12.50"), DAY)
    path = tmp_path / "rows.xlsx"
    sheets.write(Listing(ListKind.LINKS, columns, (row,), DAY), path)
    (found,) = openpyxl.load_workbook(path).active.iter_rows(min_row=2, values_only=True)
    assert found == (9_007_199_254_740_991, 12.5, datetime(2026, 7, 22))  # noqa: DTZ001


def test_a_moment_stands_in_korean_time(tmp_path):
    columns = (Column("at", ColumnKind.MOMENT),)
    path = tmp_path / "rows.xlsx"
    moment = datetime(2026, 7, 22, 15, 30, 5, tzinfo=UTC)
    sheets.write(Listing(ListKind.GESTURES, columns, ((moment,),), DAY), path)
    ((found,),) = openpyxl.load_workbook(path).active.iter_rows(min_row=2, values_only=True)
    assert found == datetime(2026, 7, 23, 0, 30, 5)  # noqa: DTZ001
