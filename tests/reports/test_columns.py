"""How wide the columns of a table become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.reports import fonts
from afm_desktop.reports.balance import balanced
from afm_desktop.reports.columns import Column, Row, figure_column, fitted_columns, text_column
from afm_desktop.reports.fonts import width
from afm_desktop.reports.style import WIDTH

LONG = "고가반하중 모바일 매니퓰레이터 및 AI 기반 가변형 셀 조립 자율생산 시스템 개발"
words = st.text(alphabet="가나다라 마바", max_size=40)


@pytest.fixture(autouse=True, scope="module")
def known_fonts():
    fonts.register()


@given(st.lists(st.tuples(words, words, st.integers(0, 10**7)), min_size=1, max_size=12))
def test_columns_fill_the_page_and_figures_stand_whole(lines):
    columns = [text_column("과제명", 100), text_column("주관기관", 60), figure_column("계", 40)]
    rows = [Row((one, two, f"{won:,}")) for one, two, won in lines]

    found = fitted_columns(columns, rows, 9.0)

    assert sum(column.width for column in found) == pytest.approx(WIDTH)
    longest = max(width(row.cells[2], 9.0, False) for row in rows)
    assert found[2].width >= longest


def test_room_goes_from_short_texts_and_empty_figures_to_long_ones():
    columns = [
        text_column("과제명", 50),
        text_column("주관기관", 200),
        *(figure_column(name, 70) for name in ("국비", "지방비", "민간")),
    ]
    rows = [Row((LONG * 2, "예시가람정밀", "-", "-", "1,860")) for _ in range(5)]

    title, lead, *figures = fitted_columns(columns, rows, 9.0)

    assert title.width > 2 * lead.width
    assert lead.width >= width("예시가람정밀", 9.0, False) + 2 * lead.pad
    assert all(column.width < 45 for column in figures)


def test_a_name_is_not_cut_where_half_of_the_room_holds_it():
    name = "예시다봄에너지솔루션"
    columns = [
        text_column("수요과제명", 200),
        text_column("신청기관", 60),
        *(figure_column(head, 70) for head in ("계", "국비", "지방비", "민간")),
    ]
    rows = [Row((LONG, name, *["1,234,567"] * 4)) for _ in range(4)]

    found = fitted_columns(columns, rows, 8.5)

    assert found[1].width - 2 * found[1].pad >= width(name, 8.5, False)


def test_what_fits_in_a_line_keeps_its_share():
    columns = [text_column("내용", 160), text_column("담당", 90), Column("일자", 96)]
    rows = [Row(("점검", "간사기관", "2026. 7. 22."))]

    content, owner, day = fitted_columns(columns, rows, 9.5)

    assert content.width / owner.width == pytest.approx(160 / 90, rel=0.4)
    assert day.width >= 90


def test_no_column_becomes_narrower_than_its_longest_word():
    cells = {0: [(900.0,)] * 4, 1: [(120.0,)] * 4}

    found = balanced({0: 150.0, 1: 150.0}, {0: 40.0, 1: 118.0}, cells)

    assert found[1] >= 118.0
    assert sum(found.values()) == pytest.approx(300.0)


def test_moving_room_makes_rows_lower():
    cells = {0: [(500.0,), (480.0,)], 1: [(60.0,), (50.0,)]}

    found = balanced({0: 100.0, 1: 200.0}, {0: 40.0, 1: 40.0}, cells)

    assert found[0] > 200
    assert found[1] >= 60
