"""Charts as geometry."""

from __future__ import annotations

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

WIDTH = 480.0
HEADS = FunnelHeads("단계", "건수", "비율", "총사업비", "남은 수요")


def measure(text: str, size: float, is_bold: bool) -> float:
    return size * (0.95 if is_bold else 0.9) * len(text)


def make_funnel(*counts: int):
    rows = [
        FunnelRow(f"단계{i}", count, "100.0", "1,000", "철회 1") for i, count in enumerate(counts)
    ]
    return funnel(rows, HEADS, width=WIDTH, measure=measure)


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


@pytest.mark.parametrize(("width", "shown"), [(100.0, "가나다라"), (27.1, "가나…"), (5.0, "")])
def test_a_name_is_cut_to_its_room(width, shown):
    assert fitted("가나다라", width, 10, False, measure) == shown
