"""Lists of the window show what the listings of scripts show, in the same order."""

from __future__ import annotations

from collections import Counter

import pytest

from afm_desktop.services.lists.listing import ColumnKind, ListKind
from afm_desktop.services.lists.service import LISTS, Lists
from afm_desktop.services.views.model import (
    Filter,
    FilterKind,
    Sort,
    ViewKind,
    ViewQuery,
)
from afm_desktop.services.views.service import Views

SCOPES = (None, "BAT", "AUT")

KINDS = [kind for kind in ListKind if kind is not ListKind.COLLECTING]
"""The board of what is collected has a screen of its own, and no list."""


def shown(views: Views, kind: ViewKind, query: ViewQuery) -> list[tuple[object, ...]]:
    """All rows of a list in view order, read in blocks."""
    keys = views.keys(kind, query)
    found = {}
    for start in range(0, len(keys), 256):
        found |= views.rows(kind, keys[start : start + 256], query.division)
    return [found[key] for key in keys]


@pytest.mark.parametrize("division", SCOPES)
@pytest.mark.parametrize("kind", KINDS)
def test_rows_and_their_order_are_those_of_the_listing(alliance, kind, division):
    listing = Lists(alliance).listing(kind, division=division)

    rows = shown(Views(alliance), ViewKind(kind), ViewQuery(division))

    assert [row[: len(listing.columns)] for row in rows] == list(listing.rows)


@pytest.mark.parametrize("text", ["현대", "ㅎㄷ", "검사", "BAT-2026", "없는 이름"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_text_finds_what_it_finds_in_the_listing(alliance, kind, text):
    listing = Lists(alliance).listing(kind, query=text)

    rows = shown(Views(alliance), ViewKind(kind), ViewQuery(text=text))

    assert [row[0] for row in rows] == listing.values("id")


@pytest.mark.parametrize("kind", KINDS)
def test_the_columns_are_those_of_the_listing_and_more(alliance, kind):
    columns = Views(alliance).columns(ViewKind(kind))
    listed = LISTS[kind][0]

    assert [(c.key, c.kind) for c in columns[: len(listed)]] == [(c.key, c.kind) for c in listed]


@pytest.mark.parametrize("division", SCOPES)
@pytest.mark.parametrize("kind", KINDS)
def test_totals_are_the_sums_of_the_column(alliance, kind, division):
    views, query = Views(alliance), ViewQuery(division)
    columns, rows = views.columns(ViewKind(kind)), shown(Views(alliance), ViewKind(kind), query)

    totals = views.totals(ViewKind(kind), query)

    assert totals.count == len(rows)
    sums = {
        column.key: sum(row[place] or 0 for row in rows)
        for place, column in enumerate(columns)
        if column.is_summed
    }
    if kind is ListKind.ROUNDS and division:  # a round belongs to all; its demands do not
        return
    assert totals.sums == sums


@pytest.mark.parametrize("kind", ViewKind)
def test_totals_of_a_selection_are_those_of_its_rows(alliance, kind):
    views = Views(alliance)
    keys = views.keys(kind, ViewQuery())[:7]
    rows = views.rows(kind, keys)

    totals = views.totals_of(kind, keys)

    assert totals.count == len(keys)
    for place, column in enumerate(views.columns(kind)):
        if column.is_summed:
            assert totals.sums[column.key] == sum(row[place] or 0 for row in rows.values())


SEVERAL = {
    (ViewKind.COLLECTING, "division"),
    (ViewKind.DEMANDS, "technology"),
    (ViewKind.GESTURES, "entity"),
    (ViewKind.GESTURES, "period"),
    (ViewKind.MEMBERS, "division"),
}
"""Periods overlap, a gesture touches records of several kinds, a body sits in several divisions."""


@pytest.mark.parametrize("division", [None, "BAT"])
@pytest.mark.parametrize("kind", ViewKind)
def test_each_choice_of_a_filter_counts_what_it_leaves(alliance, kind, division):
    views = Views(alliance)
    everything = len(views.keys(kind, ViewQuery(division)))
    for one in views.filters(kind):
        if one.kind is not FilterKind.CHOICE or (kind, one.key) in SEVERAL:
            continue
        choices = views.choices(kind, one.key, ViewQuery(division))
        assert sum(choice.count for choice in choices) == everything, one.key
        for choice in choices:
            query = ViewQuery(division, filters=(Filter(one.key, (choice.value,)),))
            assert len(views.keys(kind, query)) == choice.count, (one.key, choice)


@pytest.mark.parametrize("kind", ViewKind)
def test_every_column_sorts_both_ways_and_what_is_empty_comes_last(alliance, kind):
    views = Views(alliance)
    everything = sorted(views.keys(kind, ViewQuery()))
    for place, column in enumerate(views.columns(kind)):
        if not column.is_sortable:
            continue
        for descending in (False, True):
            query = ViewQuery(sort=(Sort(column.key, descending),))
            keys = views.keys(kind, query)
            assert sorted(keys) == everything, column.key
            values = [row[place] for row in shown(views, kind, query)]
            empty = [value is None for value in values]
            assert empty == sorted(empty), (column.key, descending)
            known = [value for value in values if value is not None]
            if column.kind in (ColumnKind.WON, ColumnKind.NUMBER, ColumnKind.DATE):
                assert known == sorted(known, reverse=descending), column.key


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_written_out_is_what_is_seen(alliance, kind):
    views = Views(alliance)
    query = ViewQuery("BAT", sort=(Sort(views.columns(ViewKind(kind))[1].key, descending=True),))
    chosen = [column.key for column in views.columns(ViewKind(kind)) if column.is_default][::-1]

    listing = views.listing(kind, query, chosen)

    if kind in (ListKind.DEMANDS, ListKind.LINKS):
        chosen.append("confidentiality")  # a secret never leaves unmarked
    assert [column.key for column in listing.columns] == chosen
    seen = shown(views, ViewKind(kind), query)
    places = [[column.key for column in views.columns(ViewKind(kind))].index(k) for k in chosen]
    assert list(listing.rows) == [tuple(row[place] for place in places) for row in seen]
    assert len(views.listing(kind, query).columns) == len(views.columns(ViewKind(kind)))


@pytest.mark.parametrize("kind", [ViewKind.DECISIONS, ViewKind.ACTIONS, ViewKind.MEETINGS])
def test_a_division_takes_the_records_that_say_it(alliance, kind):
    views = Views(alliance)
    place = [column.key for column in views.columns(kind)].index("division")
    said = Counter(row[place] or "" for row in shown(views, kind, ViewQuery()))

    offered = {one.value: one.count for one in views.choices(kind, "division", ViewQuery())}

    assert offered == said
    for code in said:
        rows = shown(views, kind, ViewQuery(filters=(Filter("division", (code,)),)))
        assert {row[place] or "" for row in rows} == {code}
