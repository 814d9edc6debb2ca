"""Days and moments in words."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.dates import (
    DayOutOfReach,
    NotADay,
    day_words,
    end_of,
    korean_moment,
    moment_words,
    parse_day,
    short_day_words,
    sitting_words,
    span_words,
    weekday_words,
)
from afm_desktop.domain.periods import months_before

DAY = date(2026, 7, 22)


@pytest.mark.parametrize(
    ("day", "before"),
    [
        (date(2026, 7, 22), date(2026, 1, 22)),
        (date(2026, 8, 31), date(2026, 2, 28)),
        (date(2026, 3, 1), date(2025, 9, 1)),
    ],
)
def test_half_a_year_before(day, before):
    assert months_before(day, 6) == before


def test_a_day_is_written_as_papers_do():
    assert day_words(DAY) == "2026. 7. 22."
    assert weekday_words(DAY) == "2026. 7. 22.(수)"
    assert short_day_words(DAY) == "7. 22."


def test_a_moment_is_told_in_korean_time():
    moment = datetime(2026, 7, 21, 15, 30, tzinfo=UTC)

    assert moment_words(moment) == "2026. 7. 22.(수) 00:30"
    assert korean_moment(DAY, 0, 30) == moment


def test_a_sitting_repeats_the_day_only_when_it_changes():
    start = korean_moment(DAY, 14)

    assert sitting_words(start, None) == "2026. 7. 22.(수) 14:00"
    assert sitting_words(start, korean_moment(DAY, 16)) == "2026. 7. 22.(수) 14:00 ~ 16:00"
    assert sitting_words(start, korean_moment(date(2026, 7, 23), 9)).endswith(
        "~ 2026. 7. 23.(목) 09:00"
    )


def test_a_span_may_be_open():
    assert span_words(DAY, None) == "2026. 7. 22. ~"
    assert span_words(None, DAY) == "~ 2026. 7. 22."
    assert span_words(None, None) == ""


@given(st.dates(date(1000, 1, 1)))
def test_a_written_day_is_read_back(day):
    written = (day_words(day), weekday_words(day), day.isoformat(), f"{day:%Y%m%d}")

    assert all(parse_day(text) == day for text in written)


@pytest.mark.parametrize("typed", ["", "2026-02-30", "내일", "7. 22.", "2026-13-01"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(NotADay, match="연-월-일로 적으세요"):
        parse_day(typed)


@pytest.mark.parametrize(
    "typed", ["7.22", "7. 22.", "7-22", "7/22", "7월 22일", "7. 22.(수)", "７.２２"]
)
def test_a_day_of_a_known_year_needs_no_year(typed):
    assert parse_day(typed, 2026) == DAY


def test_a_year_that_is_typed_wins():
    assert parse_day("2024. 7. 22.", 2026) == date(2024, 7, 22)


@pytest.mark.parametrize("typed", ["2.30", "13.1", "722", "7.", ""])
def test_what_is_no_day_of_the_year_is_refused(typed):
    with pytest.raises(NotADay):
        parse_day(typed, 2026)


def test_a_day_ends_before_the_next_one_begins():
    assert end_of(date(2026, 7, 22)) == korean_moment(date(2026, 7, 23)) - timedelta(milliseconds=1)
    assert end_of(date(9999, 12, 31)).year == 9999


def test_a_day_without_moments_is_refused():
    with pytest.raises(DayOutOfReach, match=r"1\. 1\. 1\.은 너무 이른 날짜입니다"):
        korean_moment(date(1, 1, 1))
