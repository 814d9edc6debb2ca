"""Where the bodies of a map stand."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.services.supply_chain.layout import arrange


@st.composite
def maps(draw):
    """Up to five columns of up to six bodies, linked any way there is."""
    sizes = draw(st.lists(st.integers(0, 6), min_size=1, max_size=5))
    columns = [[f"{c}.{n}" for n in range(size)] for c, size in enumerate(sizes)]
    bodies = [body for column in columns for body in column]
    if not bodies:
        return columns, []
    body = st.sampled_from(bodies)
    return columns, draw(st.lists(st.tuples(body, body), max_size=40))


@given(maps())
def test_no_two_bodies_share_a_place(drawn):
    columns, edges = drawn

    found = arrange(columns, edges)

    assert len(set(found.place.values())) == sum(map(len, columns))
    for body, (column, row) in found.place.items():
        assert body in columns[column]
        assert 0 <= row < found.rows


@given(maps())
def test_every_link_has_a_way_from_column_to_column(drawn):
    columns, edges = drawn

    found = arrange(columns, edges)

    assert set(found.ways) == {edge for edge in edges if edge[0] != edge[1]}
    for edge, way in found.ways.items():
        assert {way[0], way[-1]} == {found.place[body] for body in edge}
        steps = [after[0] - before[0] for before, after in itertools.pairwise(way)]
        assert steps in ([0], [1] * len(steps))


@given(maps())
def test_no_link_runs_through_a_body(drawn):
    found = arrange(*drawn)
    taken = set(found.place.values())

    passed = [slot for way in found.ways.values() for slot in way[1:-1]]

    assert not taken.intersection(passed)
    assert len(set(passed)) == len(passed)


@given(maps())
def test_the_same_links_make_the_same_map(drawn):
    columns, edges = drawn

    assert arrange(columns, edges) == arrange(columns, reversed(edges))


def test_links_that_need_not_cross_do_not():
    columns = [["a", "b", "c"], ["x", "y", "z"]]

    found = arrange(columns, [("z", "a"), ("y", "b"), ("x", "c")])

    assert found.crossings == 0


def test_a_lone_supplier_stands_beside_its_buyer():
    columns = [["a"], ["p", "q", "r"], ["s"]]

    found = arrange(columns, [("p", "a"), ("q", "a"), ("r", "a"), ("s", "r")])

    assert found.place["s"][1] == found.place["r"][1]
    assert found.place["a"][1] == 1


def test_a_link_past_a_tier_has_a_row_of_its_own_there():
    found = arrange([["a"], ["p"], ["s"]], [("p", "a"), ("s", "a")])

    (_, between, _) = found.ways["s", "a"]
    assert between[0] == 1
    assert between != found.place["p"]
