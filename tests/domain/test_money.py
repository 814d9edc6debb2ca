"""Money in words, and figures that still add up when they are rounded."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.apportion import apportion, percent, rounded, shares
from afm_desktop.domain.money import MoneyUnit, amount, amounts, money

won = st.integers(-(10**16), 10**16)
columns = st.lists(won, max_size=30)
units = st.sampled_from([unit.value for unit in MoneyUnit])


@given(columns, units)
def test_rounded_amounts_add_up_to_the_rounded_total(column, unit):
    assert sum(apportion(column, unit)) == rounded(sum(column), unit)


@given(columns, units)
def test_no_amount_moves_by_a_whole_unit(column, unit):
    for exact, count in zip(column, apportion(column, unit), strict=True):
        assert abs(count * unit - exact) < unit


@given(columns, units)
def test_what_is_whole_stays_as_it_is(column, unit):
    whole = [value * unit for value in column]

    assert apportion(whole, unit) == column


@given(st.lists(st.integers(0, 10**14), min_size=1, max_size=30), st.integers(0, 3))
def test_shares_add_up_to_one_hundred(column, places):
    wanted = Decimal(100) if sum(column) else Decimal(0)

    assert sum(shares(column, places)) == wanted


@given(st.lists(st.integers(0, 1000), min_size=1, max_size=10))
def test_nothing_has_no_share(column):
    for value, share in zip(column, shares(column), strict=True):
        assert share >= 0
        assert value or not share


def test_a_share_is_shown_with_its_place():
    assert [str(share) for share in shares([32, 35, 86])] == ["20.9", "22.9", "56.2"]
    assert [str(share) for share in shares([1, 1, 1])] == ["33.4", "33.3", "33.3"]
    assert str(percent(543, 1094)) == "49.6"
    assert percent(1, 0) is None


@pytest.mark.parametrize(
    ("won", "words"),
    [
        (0, "0원"),
        (900, "900원"),
        (1_234_567, "1백만원"),
        (35_000_000, "35백만원"),
        (99_999_999, "1억원"),
        (980_000_000, "9.8억원"),
        (15_000_000_000, "150억원"),
        (999_996_000_000, "1조원"),
        (1_134_700_000_000, "1조 1,347억원"),
        (2_500_000_000_000, "2조 5,000억원"),
        (-350_000_000, "△3.5억원"),
    ],
)
def test_an_amount_is_said_in_its_own_unit(won, words):
    assert money(won) == words


def test_a_figure_of_a_table_has_no_unit():
    assert amount(15_000_000_000, MoneyUnit.MILLION) == "15,000"
    assert amount(10_940_000_000, MoneyUnit.HUNDRED_MILLION, 1) == "109.4"
    assert amount(-50_000_000, MoneyUnit.HUNDRED_MILLION, 1) == "△0.5"
    assert amount(-1, MoneyUnit.HUNDRED_MILLION) == "0"
    assert MoneyUnit.HUNDRED_MILLION.word == "억원"


def test_the_figures_of_a_column_add_up():
    parts = [8_333_333_333, 8_333_333_333, 8_333_333_334]

    assert amounts(parts, MoneyUnit.HUNDRED_MILLION) == ["83", "83", "84"]
