"""The map of a chain: what it shows, and how it is drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.domain.enums import LinkKind
from afm_desktop.services.figures import SERIES, Bar, Curve, Figure, Polygon, Text, Tone
from afm_desktop.services.supply_chain.boxes import stripe
from afm_desktop.services.supply_chain.drawing import MapWords, draw_map, fold_key
from afm_desktop.services.supply_chain.legend import LegendItem, Sign, with_legend
from afm_desktop.services.supply_chain.look import SMALLEST, paper_look
from afm_desktop.services.supply_chain.pick import pick
from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink
from tests.factories import DAY


def measure(text, size, is_bold):
    return len(text) * size * (0.6 if is_bold else 0.55)


def chain_of(columns, links):
    bodies = [
        ChainBody(id, f"예시{id}", tier, kind=LinkKind.PART)
        for tier, column in enumerate(columns)
        for id in column
    ]
    rows = [ChainLink(f"{s}>{b}", s, b, "밸브", is_sole=sole) for s, b, sole in links]
    return Chain(DAY, tuple(bodies), tuple(rows), tuple(map(len, columns)))


def words_for(picked):
    names = tuple(f"{n}차" for n in range(len(picked.columns)))
    folded = tuple(f"외 {n}개사" if n else "" for n in picked.folded)
    return MapWords(names, "단독", "지정", {}, folded, names)


def drawn(chain, **options):
    picked = pick(chain, **options)
    return draw_map(picked, words_for(picked), measure=measure)


@st.composite
def chains(draw):
    sizes = draw(st.lists(st.integers(1, 6), min_size=1, max_size=4))
    columns = [[f"{c}.{n}" for n in range(size)] for c, size in enumerate(sizes)]
    body = st.sampled_from([body for column in columns for body in column])
    link = st.tuples(body, body, st.booleans()).filter(lambda link: link[0] != link[1])
    return chain_of(columns, draw(st.lists(link, max_size=25)))


@given(chains(), st.integers(1, 6))
def test_nothing_overlaps_and_everything_is_inside(chain, most):
    found = drawn(chain, most=most)

    for index, one in enumerate(found.spots):
        assert one.x >= 0
        assert one.x + one.width <= found.figure.width
        assert one.y >= 0
        assert one.y + one.height <= found.figure.height
        for other in found.spots[:index]:
            apart = one.x >= other.x + other.width or other.x >= one.x + one.width
            assert apart or one.y >= other.y + other.height or other.y >= one.y + one.height


@given(chains(), st.integers(1, 6))
def test_every_link_between_shown_bodies_is_drawn_from_edge_to_edge(chain, most):
    picked = pick(chain, most=most)
    found = draw_map(picked, words_for(picked), measure=measure)

    shown = {body.id for column in picked.columns for body in column}
    expected = {(link.supplier, link.buyer) for link in chain.links}
    assert found.curves.keys() == {pair for pair in expected if shown.issuperset(pair)}
    drawn_curves = {part for part in found.figure.parts if isinstance(part, Curve)}
    for pair, curves in found.curves.items():
        assert drawn_curves.issuperset(curves)
        ends = {(curves[0].points[0]), (curves[-1].points[6])}
        edges = [{spot.x, spot.x + spot.width} for spot in map(found.spot, pair)]
        assert all(ends & edge for edge in edges)


def test_what_is_not_shown_is_folded_and_counted():
    chain = chain_of([["a"], [f"s{n:02}" for n in range(30)]], [("s00", "a", False)])

    picked = pick(chain, most=7)

    assert (picked.folded, picked.shown, picked.total) == ((0, 23), 8, 31)
    found = draw_map(picked, words_for(picked), measure=measure)
    assert "외 23개사" in [part.text for part in found.figure.parts if isinstance(part, Text)]
    assert found.spot(fold_key(1)).column == 1
    assert pick(chain, most=7, unfolded={1}).folded == (0, 0)


def test_a_single_body_is_not_folded():
    chain = chain_of([["a"], ["p", "q", "r"]], [])

    assert pick(chain, most=2).folded == (0, 0)


def test_sole_sources_and_those_asked_for_are_shown_first():
    suppliers = [f"s{n}" for n in range(9)]
    chain = chain_of([["a"], suppliers], [(s, "a", False) for s in suppliers])

    picked = pick(chain, most=2, kept={"s8"})

    assert "s8" in [body.id for body in picked.columns[1]]


def test_a_sole_source_is_told_by_shape_and_colour():
    base = chain_of([["a"], ["s"]], [("s", "a", True)])
    body = ChainBody("s", "예시소재", 1, item="전해액", is_sole=True)
    chain = Chain(DAY, (base.bodies[0], body), base.links, (1, 1))

    parts = drawn(chain).figure.parts

    assert [part for part in parts if isinstance(part, Polygon) and part.fill is Tone.WARN]
    assert [part.weight for part in parts if isinstance(part, Curve)] == [1.8]
    assert "단독" in [part.text for part in parts if isinstance(part, Text)]


def test_only_sole_deliveries_and_what_they_lead_to_can_be_shown():
    links = [("p", "a", False), ("q", "a", False), ("s", "p", True)]
    chain = chain_of([["a"], ["p", "q"], ["s"]], links)

    picked = pick(chain, only_sole=True)

    assert [[body.id for body in column] for column in picked.columns] == [["a"], ["p"], ["s"]]


@pytest.mark.parametrize(
    ("links", "dashed"),
    [([("p", "a", False)], False), ([("a", "p", False)], True), ([("p", "q", False)], True)],
)
def test_a_delivery_against_the_tiers_is_dashed(links, dashed):
    found = drawn(chain_of([["a"], ["p", "q"]], links))

    ((curve, *_),) = found.curves.values()
    assert curve.is_dashed is dashed


@given(chains())
def test_the_same_chain_is_drawn_the_same(chain):
    assert drawn(chain) == drawn(chain)


@given(chains(), st.integers(1, 6), st.sampled_from([1.0, 1.25]))
def test_a_map_on_paper_keeps_to_the_width_in_legible_type(chain, most, scale):
    picked = pick(chain, most=most)
    look = paper_look(len(picked.columns), 482.0, scale)

    figure = draw_map(picked, words_for(picked), measure=measure, look=look).figure

    assert figure.width <= 482.01
    assert min(part.size for part in figure.parts if isinstance(part, Text)) >= SMALLEST


def test_a_long_name_is_set_smaller_before_it_is_cut():
    name = "가" * 20
    chain = Chain(DAY, (ChainBody("a", name, 0),), (), (1,))
    picked = pick(chain)

    def sizes(look):
        figure = draw_map(picked, words_for(picked), measure=measure, look=look).figure
        return [part.size for part in figure.parts if isinstance(part, Text) and name in part.text]

    assert sizes(paper_look(2, 286.0)) == []
    assert sizes(paper_look(2, 482.0)) == [8.5]
    (smaller,) = sizes(paper_look(2, 312.0))
    assert SMALLEST <= smaller < 8.5


def test_the_share_gives_way_before_the_item_is_cut():
    chain = chain_of([["a"], ["s"]], [("s", "a", False)])
    picked = pick(chain)
    words = words_for(picked)
    note = f"{'나' * 20} · 100%"
    words = MapWords(words.heads, "단독", "지정", {"s": note}, words.folded, words.folds)

    parts = draw_map(picked, words, measure=measure).figure.parts

    assert "나" * 20 in [part.text for part in parts if isinstance(part, Text)]


def test_every_series_has_a_bar_of_its_own_shape():
    shapes = [len(stripe(0, 0, 24, series)) for series in SERIES]

    assert len(set(shapes)) == len(SERIES)


def test_one_whose_buyers_are_all_folded_hangs_on_the_fold():
    first = [f"p{n}" for n in range(6)]
    links = [(p, "a", p == "p0") for p in first] + [("s", "p5", False)]
    chain = chain_of([["a"], first, ["s"]], links)
    picked = pick(chain, most=2, kept={"p0", "p1"})

    found = draw_map(picked, words_for(picked), measure=measure)

    fold, body = found.spot(fold_key(1)), found.spot("s")
    ends = [part.points for part in found.figure.parts if isinstance(part, Curve)]
    assert [points for points in ends if points[0] == fold.x + fold.width and points[6] == body.x]


def test_a_legend_stands_below_the_map_and_turns_its_lines():
    items = [LegendItem(Sign.SERIES, "소재", Tone.FIRST), LegendItem(Sign.SOLE, "단독 공급" * 30)]
    map_, look = Figure(100.0, 50.0, ()), paper_look(2, 482.0)

    figure = with_legend(map_, items, look, width=482.0, measure=measure)

    texts = [part for part in figure.parts if isinstance(part, Text)]
    assert [part.text for part in texts] == [item.text for item in items]
    assert 50 < texts[0].y < texts[1].y < figure.height
    assert [part for part in figure.parts if isinstance(part, Bar)]
