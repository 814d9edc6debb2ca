"""공급망 현황 and the map on paper by itself."""

from __future__ import annotations

import io
from dataclasses import replace

import pypdfium2
import pytest

from afm_desktop.domain.enums import Confidentiality, SizeClass
from afm_desktop.reports import (
    chain_options,
    chain_sheet,
    labels,
    map_pages,
    map_words,
    supply_chain,
    svg,
)
from afm_desktop.reports.chain_options import ChainPaperOptions
from afm_desktop.reports.fonts import width
from afm_desktop.reports.kinds import Fit
from afm_desktop.services.figures import Figure, Line, Text, scaled
from afm_desktop.services.supply_chain.answers import (
    NamedBody,
    Reach,
    ReachCell,
    ReachedAnchor,
    SharedSupplier,
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
    paper = supply_chain.make(make_chain_status(0), ChainPaperOptions(has_cover=False))

    text = reading.all_text(paper.data)
    assert paper.pages == 1
    assert text.count("등록된 공급관계 없음") == 2
    assert "단독 공급 품목 없음" in text


def test_the_mark_of_the_links_stands_on_every_page():
    paper = supply_chain.make(make_chain_status())

    assert reading.all_text(paper.data).count("분과 한정") == paper.pages


def test_the_cover_tells_the_most_and_leads_to_every_chapter():
    paper = supply_chain.make(make_chain_status(structure="예시 얼라이언스"))

    cover = reading.squeezed(reading.texts(paper.data)[0])
    for words in (
        "예시얼라이언스", "예시앵커공급망현황", "분과한정", "결", "담당", "예시사무국",
        "협력사30개사:1차30개사", "확보방안이없는단독공급품목:전해액", "소기업30개사(100.0%)",
    ):  # fmt: skip
        assert words in cover
    assert reading.links(paper.data) == len(supply_chain.CHAPTERS)
    assert all(name in cover for name in map(reading.squeezed, supply_chain.CHAPTERS))


def test_cover_and_approval_are_options():
    bare = supply_chain.make(make_chain_status(), chain_options.parse(["approval="]))
    without = supply_chain.make(make_chain_status(), chain_options.parse(["cover=no"]))

    assert "담당" not in reading.texts(bare.data)[0]
    assert "차례" not in reading.all_text(without.data)
    assert without.pages == bare.pages - 1
    assert "예시앵커 공급망 현황" in reading.texts(without.data)[0]


@pytest.mark.parametrize("options", [ChainPaperOptions(), ChainPaperOptions(has_cover=False)])
def test_the_map_stands_on_the_first_page_of_the_text(options):
    pages = reading.texts(supply_chain.make(make_chain_status(), options).data)

    first = pages[1 if options.has_cover else 0]
    assert "주요 공급관계" in first
    assert "외 " in first


def test_the_same_chain_makes_the_same_bytes():
    status = make_chain_status()

    assert supply_chain.make(status).data == supply_chain.make(status).data


def test_anchors_show_every_tier_although_the_total_counts_the_nearest():
    rows = (AnchorTiers("예시가앵커", (1, 1), 0), AnchorTiers("예시나앵커", (1,), 0))
    status = make_chain_status(2, is_of_division=True, anchors=rows, sole_items=())

    text = reading.all_text(supply_chain.make(status).data)

    assert "앵커기업 2개사의 협력사 2개사: 1차 2개사" in text
    assert "예시가앵커 1 1 2" in text
    assert "합계(중복 제외) 2 - 2" in text
    assert labels.NOTE_OVERLAP[:30] in text


def test_of_many_anchors_the_nearest_are_named_and_the_others_counted():
    anchors = tuple(
        ReachedAnchor(NamedBody(f"a{n}", f"예시앵커{n}"), 9 - n, False) for n in range(1, 9)
    )
    shared = SharedSupplier(NamedBody("s0", "예시소재00"), anchors, ("BAT",))

    paper = supply_chain.make(make_chain_status(shared=(shared,)))

    text = reading.squeezed(reading.all_text(paper.data))

    assert "예시앵커8(1차),예시앵커7(2차)" in text
    assert "외3개사" in text
    assert "예시앵커1(8차)" not in text


def test_what_the_font_lacks_is_told():
    status = make_chain_status()
    body = replace(status.chain.bodies[1], name="예시𓀀")
    chain = replace(status.chain, bodies=(status.chain.bodies[0], body, *status.chain.bodies[2:]))

    assert supply_chain.make(replace(status, chain=chain)).missing == ("𓀀",)


def map_of(suppliers, most=40):
    picked = pick(make_chain_status(suppliers).chain, most=most)
    return draw_map(picked, map_words.map_words(picked), measure=width).figure


@pytest.mark.parametrize("fit", Fit)
def test_a_map_is_fitted_to_a_page_or_tiled(fit):
    figure = map_of(38)
    sheet = map_pages.MapSheet(figure, "예시앵커 공급망도", "분과 한정", DAY)

    data = chain_sheet.map_pdf(sheet, fit)

    pages = len(pypdfium2.PdfDocument(io.BytesIO(data)))
    assert pages == 1 if fit is Fit.PAGE else pages > 1
    assert "예시소재37" in reading.all_text(data)
    assert data == chain_sheet.map_pdf(sheet, fit)


def test_tiles_cover_the_whole_map_and_overlap():
    figure, room = Figure(1000, 700, ()), (400.0, 300.0)

    tiles = list(map_pages.tiled(figure, room))

    assert max(t.x for t in tiles) + room[0] >= figure.width
    assert max(t.y for t in tiles) + room[1] >= figure.height
    seconds = [t.x for t in tiles if t.column == 1]
    assert set(seconds) == {room[0] - map_pages.OVERLAP}


def sheet_of(width, height):
    return map_pages.MapSheet(Figure(width, height, ()), "예시앵커 공급망도", "", DAY)


@pytest.mark.parametrize(("size", "is_wide"), [((900, 400), True), ((400, 900), False)])
def test_the_paper_is_held_as_the_map_is(size, is_wide):
    (page,) = map_pages.map_pages(sheet_of(*size))

    assert (page.width > page.height) is is_wide
    used = size[0] * page.scale
    assert page.left + used / 2 == pytest.approx(page.width / 2)


def test_tiles_show_the_map_as_large_as_they_hold():
    pages = map_pages.map_pages(sheet_of(610, 820), Fit.TILES_A4)

    assert len(pages) > 1
    scale = pages[0].scale
    assert 1 < scale <= map_pages.LARGEST
    last = pages[-1]
    assert last.tile.y * scale + last.room[1] >= 820 * scale - 0.01
    assert last.tile.x * scale + last.room[0] >= 610 * scale - 0.01


def test_a_map_that_fits_is_not_tiled():
    assert len(map_pages.map_pages(sheet_of(300, 300), Fit.TILES_A4)) == 1


def test_pages_say_where_they_belong_and_mark_the_strip_to_glue():
    first, *_ = map_pages.map_pages(sheet_of(2000, 300), Fit.TILES_A4)

    texts = [part.text for part in first.around if isinstance(part, Text)]
    assert any(text.startswith("가로 1/") for text in texts)
    marks = [part for part in first.around if isinstance(part, Line)]
    assert {mark.x1 for mark in marks} == {first.left + first.room[0] - map_pages.OVERLAP}


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


def test_a_shared_supplier_of_whom_one_anchor_is_told_counts_the_others():
    near, far = (
        ReachedAnchor(NamedBody(id, name), tier, by_sole=False)
        for id, name, tier in (("a", "예시가", 1), ("", "(비공개)", 2))
    )
    row = SharedSupplier(NamedBody("s", "예시소재"), (near, far), ("BAT",))

    assert supply_chain._named(row) == "예시가(1차) 외 1개사"
