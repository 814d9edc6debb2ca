"""Cleaning and breaking text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.reports import fonts
from afm_desktop.reports.text import MISSING, NBSP, broken, clean, line_width


def joined(lines):
    return ["".join(run.text for run in line) for line in lines]


def test_dates_and_amounts_are_never_broken():
    text = clean("기한은 2026. 7. 22.(수)이고 총액은 1,234 억원")

    assert f"2026.{NBSP}7.{NBSP}22.(수)" in text
    assert f"1,234{NBSP}억원" in text


@pytest.mark.parametrize(
    "amount", ["2조 5,000억원", "3억 5,000만원", "12 개사", "’24. 7. 22.", "500 천원"]
)
def test_what_is_said_in_one_breath_stays_on_one_line(amount):
    assert " " not in clean(amount)
    assert clean(amount).replace(NBSP, " ") == amount


@pytest.mark.parametrize("text", ["2026년 제3차", "제2차 3개", "5 6 7", "표 3 4억원"])
def test_other_numbers_may_part(text):
    assert " " in clean(text)


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        (unicodedata.normalize("NFD", "한글"), "한글"),
        ("가\u200b나\ufeff", "가나"),
        ("10∼20", "10~20"),
        ("웃음 😀", f"웃음 {MISSING}"),
        ("美中", "美中"),
        ("CO₂", "CO2"),
        ("<b>&amp;", "<b>&amp;"),
    ],
)
def test_text_is_cleaned_for_the_canvas(typed, drawn):
    assert clean(typed) == drawn


def test_lines_break_between_words_only():
    lines = joined(broken("인공지능 자율제조 얼라이언스 이차전지 분과회의", 10, 120))

    assert len(lines) > 1
    assert " ".join(lines) == "인공지능 자율제조 얼라이언스 이차전지 분과회의"


def test_a_short_last_line_is_fed_from_above():
    text = "수요 평가 결과 공유와 지연 과제의 대응 방안 논의 및 하반기 운영계획 의결 건"
    narrow = fonts.width(text, 10) - 8

    lines = broken(text, 10, narrow)

    assert len(lines) == 2
    assert line_width(lines[-1], 10) >= 0.2 * narrow


def test_a_lead_in_is_bold():
    (line,) = broken("(수요) 20건 접수", 11.5, 400, has_lead_in=True)

    assert [(run.text, run.is_bold) for run in line] == [("(수요) ", True), ("20건 접수", False)]


@given(st.text(alphabet="가나 다라·(),.ABC12 \n", min_size=1, max_size=300))
def test_no_line_is_longer_than_its_measure_and_nothing_is_lost(text):
    lines = broken(text, 10, 90)

    assert "".join(joined(lines)).replace(" ", "") == clean(text).replace(" ", "").replace("\n", "")
    for line in lines:
        closing = sum(run.text.count(c) for run in line for c in ")],.·")
        assert line_width(line, 10) <= 90 + 10 * closing


def test_a_word_of_twenty_thousand_letters_is_cut():
    lines = broken("가" * 20_000, 10, 400)

    assert sum(len(run.text) for line in lines for run in line) == 20_000


def test_what_is_not_looked_at_closely_needs_nothing():
    plain = [chr(code) for code in (*range(ord("가"), ord("힣") + 1), *range(ord(" "), 0x7F))]

    assert set(plain) <= fonts.known()
    assert clean("2026. 7. 1") != "2026. 7. 1"  # a digit beside a space is looked at
    assert [clean(character) for character in plain] == plain
