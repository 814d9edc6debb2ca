"""Charts as geometry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afm_desktop.services.figures import (
    AreaText,
    Bar,
    Curve,
    FunnelHeads,
    FunnelRow,
    Line,
    Polygon,
    RegionBar,
    Text,
    Tone,
    fitted,
    funnel,
    region_bars,
)
from afm_desktop.services.status_supply import SupplyLinkRow, SupplyNode, SupplyStatus
from afm_desktop.services.tier_choice import MOST, choose
from afm_desktop.services.tier_figure import TierWords, tiers
from tests.reports.factory import make_supply

WIDTH = 480.0
HEADS = FunnelHeads("단계", "건수", "비율", "총사업비", "남은 수요")


def measure(text: str, size: float, is_bold: bool) -> float:
    return size * (0.95 if is_bold else 0.9) * len(text)


def make_funnel(*counts: int):
    rows = [
        FunnelRow(f"단계{i}", count, "100.0", "1,000", "철회 1") for i, count in enumerate(counts)
    ]
    return funnel(rows, HEADS, width=WIDTH, measure=measure)


def make_tiers(supply: SupplyStatus):
    choice = choose(supply)
    words = TierWords(
        ("앵커", "1차", "2차"), "단독", tuple(f"외 {n}" if n else "" for n in choice.remaining)
    )
    return tiers(choice, words, width=WIDTH, measure=measure)


def corners(part) -> list[tuple[float, float]]:
    match part:
        case Bar():
            return [(part.x, part.y), (part.x + part.width, part.y + part.height)]
        case Line():
            return [(part.x1, part.y1), (part.x2, part.y2)]
        case Curve():
            return list(zip(part.points[::2], part.points[1::2], strict=True))
        case Polygon():
            return list(part.points)
        case Text():
            return [(part.x, part.y)]


def assert_inside(figure) -> None:
    for part in figure.parts:
        for x, y in corners(part):
            assert -0.01 <= x <= figure.width + 0.01, part
            assert -0.01 <= y <= figure.height + 0.01, part


def texts(figure) -> list[str]:
    return [part.text for part in figure.parts if isinstance(part, Text)]


def test_bars_are_to_scale_and_named_ones_are_dark():
    bars = [RegionBar("충북", 10, "(66.7)", True), RegionBar("경기", 5, "(33.3)", False)]
    areas = [AreaText("충청권", "10개", "충북 10"), AreaText("수도권", "5개", "경기 5")]

    figure = region_bars(bars, areas, width=WIDTH, measure=measure)

    first, second = (part for part in figure.parts if isinstance(part, Bar))
    assert first.width == pytest.approx(2 * second.width)
    assert (first.fill, second.fill) == (Tone.ACCENT, Tone.MARK)
    assert_inside(figure)


def test_the_funnel_is_to_scale_and_ends_in_the_accent():
    figure = make_funnel(20, 10, 5, 1)

    widths = [part.width for part in figure.parts if isinstance(part, Bar)]
    assert widths == pytest.approx([widths[0] * share for share in (1, 0.5, 0.25, 0.05)])
    assert [part.fill for part in figure.parts if isinstance(part, Bar)][-1] is Tone.ACCENT
    assert_inside(figure)


def test_a_stage_nobody_reached_has_no_bar():
    figure = make_funnel(3, 0, 0, 0)

    assert sum(isinstance(part, Bar) for part in figure.parts) == 1
    assert "0" in texts(figure)


def test_what_left_stands_between_the_stages_only():
    assert texts(make_funnel(4, 3, 2)).count("철회 1") == 2


def test_at_most_twelve_bodies_a_lane_and_the_rest_in_one_box():
    choice = choose(make_supply(60))

    assert all(len(lane) <= MOST for lane in choice.lanes)
    assert choice.remaining == (0, 18, 18)
    figure = make_tiers(make_supply(60))
    assert texts(figure).count("외 18") == 2
    assert sum(isinstance(part, Bar) and part.is_dashed for part in figure.parts) == 2


def test_sole_sources_are_always_shown_and_stand_out():
    supply = make_supply(60)
    figure = make_tiers(supply)

    soles = {link.supplier for link in supply.links if link.is_sole}
    shown = {node.id for lane in choose(supply).lanes for node in lane}
    assert soles <= shown
    assert texts(figure).count("단독") == len(soles)
    thick = [part for part in figure.parts if isinstance(part, Curve) and part.tone is Tone.INK]
    assert len(thick) == len(soles)


def test_a_sole_source_stands_out_even_if_its_buyer_is_on_its_own_tier():
    supply = make_supply(24)
    beside = SupplyLinkRow("s0", "s1", "정밀 밸브", None, True)

    choice = choose(replace(supply, links=(*supply.links, beside)))

    assert choice.sole["s0"] == "정밀 밸브"
    assert all((link.supplier, link.buyer) != ("s0", "s1") for link in choice.links)
    words = TierWords(("앵커", "1차", "2차"), "단독", ("", "", ""))
    shown = texts(tiers(choice, words, width=WIDTH, measure=measure))
    assert shown.count("단독") == len(choice.sole) == 4


def test_a_long_name_of_an_anchor_makes_its_lane_wider():
    supply = make_supply(24)
    name = "예시새솔배터리시스템즈"
    first, *rest = supply.nodes

    figure = make_tiers(replace(supply, nodes=(replace(first, name=name), *rest)))

    assert name in texts(figure)
    assert_inside(figure)


def test_what_left_in_two_lines_is_balanced():
    rows = [
        FunnelRow("접수", 25, "100.0", "1,000", "접수 1, 검토 중 2, 부적합 2, 통합 1, 철회 1")
    ] * 2

    figure = funnel(rows, HEADS, width=WIDTH, measure=measure)

    first, second = [text for text in texts(figure) if " 1" in text]
    assert abs(len(first) - len(second)) < 10


def test_areas_stand_in_one_line_each_where_all_are_short():
    bars = [RegionBar("경북", 5, "(100.0)", True)]
    short = [
        AreaText("대경권", "5개 (50.0%)", "경북 5"),
        AreaText("호남권", "5개 (50.0%)", "전북 5"),
    ]
    long = [short[0], AreaText("충청권", "5개 (50.0%)", ", ".join(["충북 1"] * 9))]

    one = region_bars(bars, short, width=WIDTH, measure=measure)
    more = region_bars(bars, long, width=WIDTH, measure=measure)

    assert len({part.y for part in one.parts if isinstance(part, Text) and part.x > WIDTH / 2}) == 2
    assert more.height > one.height
    assert_inside(more)


@pytest.mark.parametrize("suppliers", [14, 24, 30, 60])
def test_every_part_of_the_chain_stands_inside_its_figure(suppliers):
    assert_inside(make_tiers(make_supply(suppliers)))


def test_boxes_of_a_lane_do_not_touch():
    boxes = [
        p for p in make_tiers(make_supply(60)).parts if isinstance(p, Bar) and p.fill is Tone.PAPER
    ]

    for one in boxes:
        for other in boxes:
            if one is not other and one.x == other.x:
                assert abs(one.y - other.y) > one.height


def test_one_supplier_of_one_anchor_is_a_picture_too():
    nodes = (SupplyNode("a", "예시앵커", 0), SupplyNode("f", "예시협력", 1))
    link = SupplyLinkRow("f", "a", "부품", None, False)

    figure = make_tiers(SupplyStatus((), 1, 0, 0, nodes, (link,), ()))

    assert_inside(figure)
    assert sum(isinstance(part, Curve) for part in figure.parts) == 1


def test_lanes_are_untangled():
    nodes = [SupplyNode(f"a{i}", f"앵커{i}", 0) for i in range(4)]
    nodes += [SupplyNode(f"f{i}", f"협력{i}", 1) for i in range(4)]
    links = tuple(SupplyLinkRow(f"f{3 - i}", f"a{i}", "부품", 1, False) for i in range(4))

    choice = choose(SupplyStatus((), 4, 0, 0, tuple(nodes), links, ()))

    buyers = {link.supplier: link.buyer for link in choice.links}
    anchors = [node.id for node in choice.lanes[0]]
    places = [anchors.index(buyers[node.id]) for node in choice.lanes[1]]
    assert places == sorted(places)


def test_links_to_nobody_are_left_out():
    link = SupplyLinkRow("gone", "a", "부품", 1, True)
    nodes = (SupplyNode("a", "예시앵커", 0),)

    assert choose(SupplyStatus((), 0, 0, 0, nodes, (link,), ())).links == ()


@pytest.mark.parametrize(("width", "shown"), [(100.0, "가나다라"), (27.1, "가나…"), (5.0, "")])
def test_a_name_is_cut_to_its_room(width, shown):
    assert fitted("가나다라", width, 10, False, measure) == shown
