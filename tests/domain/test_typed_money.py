"""Amounts as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.money import MoneyUnit, amount, money
from afm_desktop.domain.typed_money import (
    AmbiguousAmount,
    NotAnAmount,
    TooLargeAnAmount,
    parse_money,
)

MILLION = MoneyUnit.MILLION


@pytest.mark.parametrize(
    ("typed", "won"),
    [
        ("150억", 15_000_000_000),
        ("150억원", 15_000_000_000),
        ("15,000", 15_000_000_000),
        ("15000", 15_000_000_000),
        ("1.5조", 1_500_000_000_000),
        ("1조 1,347억", 1_134_700_000_000),
        ("2조5000억원", 2_500_000_000_000),
        ("9.8억", 980_000_000),
        ("2억 5,000만", 250_000_000),
        ("2억5천만원", 250_000_000),
        ("3천만", 30_000_000),
        ("35백만원", 35_000_000),
        ("300천원", 300_000),
        ("1억 원", 100_000_000),
        ("900원", 900),
        ("1억 500원", 100_000_500),
        ("금234,580원", 234_580),
        ("₩ 1,000원", 1_000),
        ("１５０억", 15_000_000_000),
        ("△35", -35_000_000),
        ("-3.5억", -350_000_000),
        ("0.5", 500_000),
        ("0", 0),
    ],
)
def test_an_amount_is_understood(typed, won):
    assert parse_money(typed, MILLION) == won


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "억",
        "많이",
        "1,5조",
        "1억 2조",
        "150억 정도",
        "1..5억",
        "0.0000001",
        "1,2345",
        "--3",
        "1e9",
    ],
)
def test_what_is_no_amount_is_refused(typed):
    with pytest.raises(NotAnAmount, match="처럼 적으세요"):
        parse_money(typed, MILLION)


@pytest.mark.parametrize("typed", ["2억5천", "1조 500", "2억 5000"])
def test_a_figure_that_may_mean_two_things_is_asked_about(typed):
    with pytest.raises(AmbiguousAmount):
        parse_money(typed, MILLION)


def test_more_than_there_is_is_refused():
    with pytest.raises(TooLargeAnAmount):
        parse_money("99999999999999", MILLION)


@given(st.integers(-(10**9), 10**9), st.sampled_from(MoneyUnit))
def test_a_shown_figure_is_read_back(count, unit):
    won = count * unit
    if abs(won) < 10**16:
        assert parse_money(amount(won, unit), unit) == won


@given(st.integers(0, 9_999_999))
def test_said_amounts_are_read_back(hundred_millions):
    won = hundred_millions * 10**8

    assert parse_money(money(won), MILLION) == won


def read(typed):
    try:
        return parse_money(typed, MILLION)
    except RuleViolation as refusal:
        return str(refusal)


@given(st.text(max_size=30))
def test_anything_typed_is_an_amount_or_a_sentence(typed):
    answer = read(typed)

    assert isinstance(answer, int) or answer.endswith("세요.")
