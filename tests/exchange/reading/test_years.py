"""The year a header names, and the column that is taken where several do."""

from __future__ import annotations

import pytest

from afm_desktop.exchange.importing import ForeignList, suggested
from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.pasting import paste
from afm_desktop.exchange.reading.years import without_year, year_in


@pytest.mark.parametrize(
    ("header", "year"),
    [
        ("매출액(2024)", 2024),
        ("2024년 매출(백만원)", 2024),
        ("’24년 매출액", 2024),
        ("24년도 매출액", 2024),
        ("종업원수(2024. 12. 31. 기준)", 2024),
        ("FY2023 매출", 2023),
        ("매출액", None),
        ("최근 10년 매출", None),
        ("20년간 매출", None),
        ("2023~2024년 매출", None),
    ],
)
def test_a_header_names_one_year_or_none(header, year):
    assert year_in(header) == year


def test_what_is_left_of_a_header_has_its_unit():
    assert without_year("2024년 매출(백만원)") == "매출(백만원)"
    assert without_year("매출(백만원)") == "매출(백만원)"


def rows_of(text):
    book = paste(text, "표")
    (table,) = all_tables(book.sheets)
    mapping = suggested(table, ImportKind.MEMBERS, {})
    return [row.values for row in ForeignList(book, table, mapping).rows()]


@pytest.mark.parametrize(
    "head", ["2024년 매출(백만원)", "매출액(2024)(백만원)", "’24 매출액(백만원)"]
)
def test_the_year_of_a_header_goes_with_its_figures(head):
    (row,) = rows_of(f"기업명\t{head}\t종업원수\n예시전자\t1,200\t35\n")

    assert (row["revenue"], row["revenue_year"]) == (1_200_000_000, 2024)
    assert row["employees"] == 35
    assert "employees_year" not in row


def test_a_year_stands_below_a_group_too():
    (row,) = rows_of("기업명\t재무현황\t\n\t’24년 매출\t종업원\n예시전자\t100\t7명\n")

    assert (row["revenue"], row["revenue_year"], row["employees"]) == (100, 2024, 7)


def test_of_several_years_the_latest_is_taken():
    (row,) = rows_of("기업명\t2022년 매출액\t2024년 매출액\t2023년 매출액\n예시전자\t1\t3\t2\n")

    assert (row["revenue"], row["revenue_year"]) == (3, 2024)


def test_a_year_over_several_columns_is_that_of_each():
    (row,) = rows_of("기업명\t2024년\t\n\t매출액\t종업원수\n예시전자\t100\t7\n")

    assert (row["revenue_year"], row["employees_year"]) == (2024, 2024)
