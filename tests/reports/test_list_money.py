"""Amounts of a printed list: in every unit they add up to the total that stands below."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from afm_desktop.reports.list_money import in_unit
from afm_desktop.reports.printed_list import ListColumn, ListMoney, PrintedList
from afm_desktop.reports.units import ShownUnit

WONS = st.lists(st.none() | st.integers(0, 10**13), min_size=1, max_size=30)


def printed(wons):
    return PrintedList(
        "수요 목록",
        (ListColumn("수요과제명"), ListColumn("총사업비(백만원)", is_figure=True)),
        [("과제", "") for _ in wons],
        "수요",
        date(2026, 7, 22),
        totals=("", "0"),
        money=(ListMoney(1, "총사업비", tuple(wons)),),
    )


def figure(text: str) -> int:
    return int(text.replace(",", "") or 0)


@settings(deadline=None)
@given(WONS, st.sampled_from(ShownUnit))
def test_rounded_amounts_add_up_to_the_total(wons, unit):
    found = in_unit(printed(wons), unit)

    assert sum(figure(row[1]) for row in found.rows) == figure(found.totals[1])
    whole = sum(won or 0 for won in wons)
    assert figure(found.totals[1]) == (2 * whole + unit.money) // (2 * unit.money)


def test_the_unit_stands_over_its_column_once_and_what_is_not_stated_stays_so():
    found = in_unit(printed([150_000_000, None]), ShownUnit.HUNDRED_MILLION)

    assert [column.title for column in found.columns] == ["수요과제명", "총사업비(억원)"]
    assert [row[1] for row in found.rows] == ["2", ""]
