"""공급망 현황 and the map on paper by itself."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest

from afm_desktop.domain.enums import Confidentiality, SizeClass
from afm_desktop.reports import chain_sheet, chain_words, supply_chain, svg
from afm_desktop.reports.fonts import width
from afm_desktop.services.figures import Figure, Text, scaled
from afm_desktop.services.supply_chain.answers import (
    NamedBody,
    Reach,
    ReachCell,
    SoleSupply,
)
from afm_desktop.services.supply_chain.drawing import draw_map
from afm_desktop.services.supply_chain.paper import AnchorTiers, ChainStatus
from afm_desktop.services.supply_chain.pick import pick
from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink
from tests.factories import DAY
from tests.reports import reading


def make_chain_status(suppliers=30, **values):
    anchor = ChainBody("a", "예시앵커", 0, suppliers=suppliers)
    bodies = [
        ChainBody(f"s{n}", f"예시소재{n:02}", 1, size=SizeClass.SMALL, item="전해액", is_sole=not n)
        for n in range(suppliers)
    ]
    links = [ChainLink(body.id, body.id, "a", "전해액", is_sole=body.is_sole) for body in bodies]
    chain = Chain(
        DAY,
        (anchor, *bodies),
        tuple(links),
        (1, suppliers) if suppliers else (1,),
        mark=Confidentiality.DIVISION,
    )
    sole = SoleSupply(
        "전해액", NamedBody("s0", "예시소재00"), (NamedBody("a", "예시앵커"),),
        (NamedBody("a", "예시앵커"),), 1, 0, None,
    )  # fmt: skip
    cells = (ReachCell(1, SizeClass.SMALL, "경기", suppliers),) if suppliers else ()
    filled = {
        "about": "예시앵커",
        "is_of_division": False,
        "as_of": DAY,
        "issuer": "예시 사무국",
        "is_demonstration": True,
        "chain": chain,
        "anchors": (AnchorTiers("예시앵커", (suppliers,), 1 if suppliers else 0),),
        "sole_items": (sole,) if suppliers else (),
        "shared": (),
        "reach": Reach(cells),
    }
    return ChainStatus(**filled | values)


def test_the_paper_tells_tiers_single_sources_and_reach():
    text = reading.all_text(supply_chain.make(make_chain_status()).data)

    for words in ("예시앵커 공급망 현황", "협력사 30개사: 1차 30개사", "외 21개사", "경기"):
        assert words in text


def test_a_chain_without_links_says_so_in_a_line_each():
    paper = supply_chain.make(make_chain_status(0))

    text = reading.all_text(paper.data)
    assert paper.pages == 1
    assert text.count("등록된 공급관계 없음") == 2
    assert "단독 공급 품목 없음" in text


def test_the_mark_of_the_links_stands_on_every_page():
    paper = supply_chain.make(make_chain_status())

    assert reading.all_text(paper.data).count("분과 한정") == paper.pages


def test_what_the_font_lacks_is_told():
    status = make_chain_status()
    body = replace(status.chain.bodies[1], name="예시𓀀")
    chain = replace(status.chain, bodies=(status.chain.bodies[0], body, *status.chain.bodies[2:]))

    assert supply_chain.make(replace(status, chain=chain)).missing == ("𓀀",)


def map_of(suppliers, most=40):
    picked = pick(make_chain_status(suppliers).chain, most=most)
    return draw_map(picked, chain_words.map_words(picked), measure=width).figure


@pytest.mark.parametrize("fit", chain_sheet.Fit)
def test_a_map_is_fitted_to_a_page_or_tiled(fit):
    figure = map_of(38)
    sheet = chain_sheet.MapSheet(figure, "예시앵커 공급망도", "분과 한정", DAY)

    data = chain_sheet.map_pdf(sheet, fit)

    pages = len(pypdfium2.PdfDocument(io.BytesIO(data)))
    assert pages == 1 if fit is chain_sheet.Fit.PAGE else pages > 1
    assert "예시소재37" in reading.all_text(data)
    assert data == chain_sheet.map_pdf(sheet, fit)


def test_tiles_cover_the_whole_map_and_overlap():
    figure, room = Figure(1000, 700, ()), (400.0, 300.0)

    tiles = list(chain_sheet.tiled(figure, room))

    assert max(t.x for t in tiles) + room[0] >= figure.width
    assert max(t.y for t in tiles) + room[1] >= figure.height
    seconds = [t.x for t in tiles if t.column == 1]
    assert set(seconds) == {room[0] - chain_sheet.OVERLAP}


def test_a_scaled_figure_is_the_same_drawing():
    figure = map_of(3)

    half = scaled(figure, 0.5)

    assert (half.width, half.height) == (figure.width / 2, figure.height / 2)
    sizes = [part.size for part in half.parts if isinstance(part, Text)]
    assert sizes == [part.size / 2 for part in figure.parts if isinstance(part, Text)]


def test_names_are_escaped_in_a_picture():
    text = svg.svg(Figure(10, 10, (Text(0, 5, "A&B <주>", 8),)), "예시 & <제목>")

    assert "A&amp;B &lt;주&gt;" in text
    assert "예시 &amp; &lt;제목&gt;" in text
