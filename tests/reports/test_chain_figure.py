"""The map of a chain in a paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afm_desktop.domain.enums import LinkKind, SizeClass
from afm_desktop.domain.words import word
from afm_desktop.reports import division_status, fonts, map_words
from afm_desktop.reports.chain_figure import COLUMNS, ChainBlock, as_paper
from afm_desktop.reports.figure_block import PADDING
from afm_desktop.reports.options import PaperOptions
from afm_desktop.reports.style import LARGE, NORMAL, WIDTH
from afm_desktop.services.figures import Curve, Polygon, Text
from afm_desktop.services.supply_chain.look import SMALLEST
from afm_desktop.services.supply_chain.pick import pick
from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink
from tests.reports import reading
from tests.reports.factory import AS_OF, make_status, make_supply


@pytest.fixture(autouse=True)
def known_fonts():
    fonts.register()


def make_chain(*columns: int, sole: int = 1) -> Chain:
    """So many bodies a tier; each delivers to one of the tier before."""
    bodies, links = [], []
    for tier, count in enumerate(columns):
        for n in range(count):
            body = ChainBody(
                f"{tier}.{n}",
                f"예시{tier}차{n:02}",
                tier,
                kind=list(LinkKind)[n % 4] if tier else None,
                item="정밀 밸브",
                is_sole=bool(tier) and n < sole,
                suppliers=int(tier + 1 < len(columns)),
            )
            bodies.append(body)
            if tier:
                buyer = f"{tier - 1}.{n % columns[tier - 1]}"
                links.append(ChainLink(body.id, body.id, buyer, "밸브", is_sole=body.is_sole))
    return Chain(AS_OF, tuple(bodies), tuple(links), columns)


def parts(block: ChainBlock, kind: type) -> list:
    return [part for part in block._figure.parts if isinstance(part, kind)]


@pytest.mark.parametrize("style", [NORMAL, LARGE])
@pytest.mark.parametrize("columns", [(1, 1), (3, 14, 60), (2, 9, 23, 5), (12, 40, 40, 40, 9)])
def test_a_map_is_legible_and_as_wide_as_the_text(columns, style):
    block = ChainBlock(make_chain(*columns), "그림 1", style)

    texts = parts(block, Text)
    assert min(text.size for text in texts) >= SMALLEST
    assert all(0 <= text.x <= WIDTH for text in texts)
    assert block._figure.width == WIDTH
    around = block._caption.height(style) + PADDING + block._notes.height
    assert block.height == pytest.approx(around + block._figure.height)


def test_a_sole_source_has_a_triangle_a_thick_line_and_a_place_in_the_legend():
    block = ChainBlock(make_chain(1, 4), "그림 1", NORMAL)

    assert sum(isinstance(part, Polygon) for part in block._figure.parts) == 2  # and the legend's
    assert [part.weight for part in parts(block, Curve)].count(1.8) == 1
    assert map_words.LEGEND_SOLE in [text.text for text in parts(block, Text)]


def test_the_legend_names_the_kinds_that_are_there():
    chain = make_chain(1, 2, sole=0)

    texts = [text.text for text in parts(ChainBlock(chain, "그림 1", NORMAL), Text)]

    assert [word(kind) in texts for kind in LinkKind] == [True, True, False, False]
    assert map_words.LEGEND_SOLE not in texts
    assert map_words.LEGEND_FOLD not in texts


def test_a_picture_explains_its_dashes_and_colours_by_size():
    chain = make_chain(1, 2, sole=0)
    back = ChainLink("back", "1.0", "1.1", "밸브")
    small = replace(chain.bodies[1], size=SizeClass.SMALL)
    chain = replace(chain, bodies=(chain.bodies[0], small, chain.bodies[2]))
    picked = pick(replace(chain, links=(*chain.links, back)))

    said = [item.text for item in map_words.legend_items(picked, is_by_size=True)]

    assert said == [word(SizeClass.SMALL), map_words.LEGEND_BACK]


def test_what_a_page_is_too_narrow_or_too_low_for_is_counted():
    chain = make_chain(2, 9, 23, 5, 7)
    block = ChainBlock(chain, "그림 1", NORMAL)

    texts = [text.text for text in parts(block, Text)]

    assert "외 14개사" in texts
    assert map_words.LEGEND_FOLD in texts
    said = "".join(run.text for note in block._notes.texts for line in note for run in line)
    assert "4차 이상 협력사 7개사는 그림에서 제외" in said


def test_anchors_that_buy_nothing_and_deliveries_away_from_anchors_are_left_out():
    chain = make_chain(2, 3)
    idle = ChainBody("idle", "예시한가", 0)
    beside = ChainLink("beside", "1.0", "1.1", "밸브")
    chain = replace(
        chain, bodies=(idle, *chain.bodies), links=(*chain.links, beside), counts=(3, 3)
    )

    shown = as_paper(chain, pick(chain), COLUMNS)

    assert "idle" not in {body.id for body in shown.columns[0]}
    assert shown.counts == (2, 3)
    assert beside not in shown.links
    block = ChainBlock(chain, "그림 1", NORMAL)
    assert "공급관계 1건은 생략" in "".join(
        run.text for note in block._notes.texts for line in note for run in line
    )


def test_a_map_short_of_room_folds_more():
    block = ChainBlock(make_chain(2, 20, 20), "그림 1", NORMAL)

    lower = block.lower(block.height - 1)

    assert lower is not None
    assert lower.height < block.height
    assert block.lower(40) is None


@pytest.mark.parametrize("options", [PaperOptions(), PaperOptions(is_large=True)])
def test_the_status_paper_shows_the_map_with_its_legend(options):
    data = division_status.make(make_status(supply=make_supply(60)), options).data

    text = reading.all_text(data)
    for words in (
        "앵커기업 3",
        "1차 협력사 30",
        "외 ",
        map_words.LEGEND_SOLE,
        map_words.LEGEND_FOLD,
    ):
        assert words in text
    (page,) = {n for n, line in enumerate(reading.texts(data)) if map_words.LEGEND_SOLE in line}
    sizes = [c.size for n, c in reading.characters(data) if n == page]
    assert min(sizes) >= SMALLEST - 0.01
