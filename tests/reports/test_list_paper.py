"""Lists on paper, read back."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pytest
from pypdf import PdfReader

from afm_desktop.reports.list_paper import ListColumn, PrintedList, make, print_list
from tests.reports import reading

COLUMNS = (
    ListColumn("기업·기관명"),
    ListColumn("규모", is_centred=True),
    ListColumn("총사업비(백만원)", is_figure=True),
)
ROWS = [(f"예시가람{number}", "중기업", f"{number * 1000:,}") for number in range(1, 121)]
TOTAL = f"{sum(number * 1000 for number in range(1, 121)):,}"
LIST = PrintedList(
    "예시 수요",
    COLUMNS,
    ROWS,
    "수요 120건",
    date(2026, 7, 22),
    conditions=("분과 이차전지", "상태 접수"),
    totals=("", "", TOTAL),
    secrecy="분과 한정",
)


def sheet(data):
    box = PdfReader(io.BytesIO(data)).pages[0].mediabox
    return float(box.width), float(box.height)


def test_every_row_stands_on_some_page_below_repeated_heads():
    data = print_list(LIST)

    pages = reading.texts(data)
    assert len(pages) > 1
    assert all("기업·기관명" in page and "총사업비" in page for page in pages)
    assert all(name in reading.all_text(data) for name, *_ in ROWS)


def test_filters_count_total_day_and_secrecy_are_told():
    data = print_list(LIST)

    first, last = reading.texts(data)[0], reading.texts(data)[-1]
    assert "조건: 분과 이차전지, 상태 접수" in first
    assert "수요 120건" in first
    assert "계 수요 120건" in last
    assert TOTAL in last
    for page in reading.texts(data):
        assert "기준일 2026. 7. 22.(수)" in page
        assert "분과 한정" in page
    assert f"- 1 / {len(reading.texts(data))} -" in first


def test_the_total_never_stands_alone():
    for count in range(35, 60):
        data = print_list(replace(LIST, rows=ROWS[:count]))
        last = reading.texts(data)[-1]
        assert "예시가람" in last


def test_a_few_columns_stand_on_a_sheet_held_upright_and_many_on_its_side():
    wide, high = sheet(print_list(LIST))
    many = tuple(ListColumn(f"긴 제목의 열 {number}") for number in range(12))
    rows = [tuple(f"예시 내용이 조금 긴 칸 {number}" for number in range(12))] * 5

    broad, low = sheet(print_list(replace(LIST, columns=many, rows=rows, totals=())))

    assert wide < high
    assert broad > low


def test_long_and_hostile_text_is_printed_whole():
    text = "<b>&amp; 굵게</b> " + "가나다라마바사아자차카타파하 " * 40
    data = print_list(replace(LIST, rows=[(text, "중기업", "1")]))

    assert reading.squeezed(text) in reading.squeezed(reading.all_text(data))


def test_a_cell_taller_than_a_page_goes_on_on_the_next():
    text = " ".join(f"낱말{number}" for number in range(3_000))
    paper = make(replace(LIST, rows=[(text, "중기업", "1")]))

    assert paper.pages > 1
    assert "낱말2999" in reading.all_text(paper.data)


def test_an_empty_list_has_its_head_and_its_count():
    data = print_list(replace(LIST, rows=[], count="수요 0건", totals=()))

    assert "계 수요 0건" in reading.all_text(data)


def test_the_same_list_is_the_same_bytes():
    assert print_list(LIST) == print_list(LIST)


def test_what_the_font_lacks_is_listed():
    assert make(replace(LIST, rows=[("예시\U00020bb7", "중기업", "1")])).missing == ("\U00020bb7",)


def test_making_a_long_list_can_be_stopped():
    def tell(done, _total):
        if done:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        make(LIST, tell=tell)
