"""집계표: figures that add up in every unit, all columns on some sheet, and the overlap told."""

from __future__ import annotations

import io
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from afm_desktop.domain.money import MoneyUnit
from afm_desktop.reports import crosstab
from afm_desktop.reports.crosstab_words import UNITS, Around, PrintedCrosstab, worded
from afm_desktop.reports.style import LEFT
from afm_desktop.services.crosstab import COUNT, Crosstab, CrosstabAsked
from afm_desktop.services.views.model import FilterChoice, ViewKind, ViewQuery
from tests.reports import reading

AROUND = Around(date(2026, 7, 22), {})
WON = st.integers(min_value=0, max_value=10**13)
MATRIX = st.integers(1, 5).flatmap(
    lambda wide: st.lists(st.lists(WON, min_size=wide, max_size=wide), min_size=1, max_size=6)
)


def counted(matrix: list[list[int]], measure: str = "total_cost_won", **changed) -> Crosstab:
    """A table of demands in which no record stands twice."""
    rows = [FilterChoice(f"r{i}", f"행 {i}", 1) for i in range(len(matrix))]
    columns = [FilterChoice(f"c{i}", f"열 {i}", 1) for i in range(len(matrix[0]))]
    known = {
        "cells": {
            (row.value, column.value): won
            for row, line in zip(rows, matrix, strict=True)
            for column, won in zip(columns, line, strict=True)
            if won
        },
        "row_totals": {row.value: sum(line) for row, line in zip(rows, matrix, strict=True)},
        "column_totals": {
            column.value: sum(line[at] for line in matrix) for at, column in enumerate(columns)
        },
        "total": sum(map(sum, matrix)),
    }
    asked = CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "round", "purpose", measure)
    return Crosstab(asked, tuple(rows), tuple(columns), **{**known, **changed})


def sizes(data: bytes) -> list[tuple[float, float]]:
    pages = PdfReader(io.BytesIO(data)).pages
    return [(float(page.mediabox.width), float(page.mediabox.height)) for page in pages]


def printed(matrix, unit=MoneyUnit.MILLION, **changed) -> PrintedCrosstab:
    return worded(counted(matrix, **changed), unit, AROUND)


@settings(deadline=None)
@given(MATRIX, st.sampled_from(UNITS))
def test_rounded_cells_add_up_to_rounded_totals(matrix, unit):
    found = printed(matrix, unit)

    for line in found.lines:
        assert sum(line.cells) == line.total
    for at, total in enumerate(found.total.cells):
        assert sum(line.cells[at] for line in found.lines) == total
    assert sum(line.total for line in found.lines) == found.total.total
    assert found.total.total == (2 * sum(map(sum, matrix)) + unit) // (2 * unit)
    for line, wons in zip(found.lines, matrix, strict=True):
        assert all(
            abs(cell * unit - won) < unit for cell, won in zip(line.cells, wons, strict=True)
        )


@settings(deadline=None)
@given(st.lists(WON, min_size=1, max_size=8), st.sampled_from(UNITS))
def test_lines_without_columns_add_up_too(wons, unit):
    whole = counted([[won] for won in wons])
    asked = CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "round", None, "total_cost_won")
    table = Crosstab(asked, whole.rows, (), {}, whole.row_totals, {}, whole.total)

    found = worded(table, unit, AROUND)

    assert sum(line.total for line in found.lines) == found.total.total
    assert found.total.cells == ()


def test_the_unit_stands_once_and_what_rounding_did_is_told():
    data = crosstab.make(printed([[1_400_000, 1_400_000], [1_400_000, 0]])).data

    text = reading.all_text(data)

    assert text.count("단위:") == 1
    assert "(단위: 백만원)" in text
    assert "끝수를 조정" in text
    assert "기준일 2026. 7. 22.(수)" in text


def test_counts_have_no_unit_of_money():
    found = printed([[1, 2], [3, 4]], measure=COUNT)

    assert found.unit == "건"
    assert [line.total for line in found.lines] == [3, 7]
    assert found.notes == ()


def test_an_overlap_is_told_and_nothing_is_made_to_add_up():
    found = printed([[3, 4], [5, 6]], measure=COUNT, total=15)

    assert found.total.name == "합계(중복 제외)"
    assert found.total.total == 15
    assert any("3건 많음(18건)" in note for note in found.notes)
    assert "합계(중복 제외)" in reading.all_text(crosstab.make(found).data)


def test_amounts_that_are_not_stated_are_told():
    found = printed([[1_000_000]], unstated=4)

    assert found.notes == ("총사업비를 적지 않은 수요 4건은 금액에 없음",)


@pytest.mark.parametrize(
    ("columns", "is_large"), [(3, False), (18, False), (60, False), (60, True)]
)
def test_no_column_is_lost_however_wide_the_table(columns, is_large):
    matrix = [[10_000_000 * (row + column) for column in range(columns)] for row in range(4)]
    found = printed(matrix)

    data = crosstab.make(found, is_large=is_large).data

    text = reading.all_text(data)
    for name in found.columns:
        assert name in text
    for total in found.total.cells:
        assert f"{total:,}" in text
    assert text.count("합계") >= 2
    right = max(width for width, _ in sizes(data)) - LEFT + 0.5
    assert all(one.x1 <= right for _, one in reading.characters(data))


def test_a_long_table_repeats_its_heads_and_its_totals_are_not_alone():
    data = crosstab.make(printed([[1_000_000 * row, 2_000_000] for row in range(1, 120)])).data

    pages = reading.texts(data)

    assert len(pages) > 1
    assert all("열 0" in page for page in pages)
    assert "행 118" in pages[-1]
    assert "합계" in pages[-1]


def test_the_same_table_is_the_same_bytes():
    one, other = (crosstab.make(printed([[1_000_000, 2]])).data for _ in range(2))

    assert one == other


def test_nothing_to_count_is_said():
    asked = CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "round", "status")
    found = worded(Crosstab(asked, (), (), {}, {}, {}, 0), MoneyUnit.MILLION, AROUND)

    assert found.is_empty
    assert "조건에 맞는 자료 없음" in reading.all_text(crosstab.make(found).data)
