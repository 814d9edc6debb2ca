"""The words of a supply chain's map, on screen and paper alike."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.domain.enums import LinkKind, SizeClass
from afm_desktop.domain.words import word
from afm_desktop.services.figures import Tone
from afm_desktop.services.supply_chain.boxes import OF_KIND, OF_SIZE
from afm_desktop.services.supply_chain.drawing import MapWords, noted
from afm_desktop.services.supply_chain.legend import LegendItem, Sign
from afm_desktop.services.supply_chain.pick import MapPick
from afm_desktop.services.supply_chain.rows import Chain

ANCHOR = "앵커기업"
SUPPLIERS = "협력사"
SOLE = "단독"
GIVEN = "차수 지정"
LEGEND_SOLE = "단독 공급(협력사가 하나뿐인 품목)"
LEGEND_BACK = "차수를 거스르는 공급"
LEGEND_FOLD = "그림에 표시하지 않은 기업"


def tier_word(tier: int) -> str:
    """`앵커기업`, `1차 협력사`."""
    return f"{tier}차 {SUPPLIERS}" if tier else ANCHOR


def head(tier: int, count: int) -> str:
    """`1차 협력사 31`."""
    return f"{tier_word(tier)} {count:,}"


def folded(count: int) -> str:
    """`외 23개사`."""
    return f"외 {count:,}개사" if count else ""


def left_out(chain: Chain) -> str:
    """What a map for eyes of one class says of what goes beyond it; empty of nothing."""
    if not chain.withheld:
        return ""
    return (
        f"공개등급이 더 높은 공급관계 {chain.withheld:,}건과 그것으로만 이어진 기업은 수에만 반영"
    )


def map_words(picked: MapPick) -> MapWords:
    """Everything written on a map."""
    return MapWords(
        tuple(head(tier, count) for tier, count in enumerate(picked.counts)),
        SOLE,
        GIVEN,
        {
            body.id: noted(body, f"{ANCHOR} · {SUPPLIERS} {body.suppliers:,}개사")
            for column in picked.columns
            for body in column
        },
        tuple(folded(count) for count in picked.folded),
        tuple(tier_word(tier) for tier in range(len(picked.columns))),
    )


def legend_items(picked: MapPick, *, is_by_size: bool = False) -> list[LegendItem]:
    """What stands in a map and has to be explained."""
    bodies = [body for column in picked.columns for body in column]
    tones: Mapping[SizeClass | None, Tone] | Mapping[LinkKind | None, Tone]
    tones = OF_SIZE if is_by_size else OF_KIND
    there = {body.size if is_by_size else body.kind for body in bodies}
    items = [
        LegendItem(Sign.SERIES, word(one), tone)
        for one, tone in tones.items()
        if one is not None and one in there
    ]
    if any(body.is_sole for body in bodies):
        items.append(LegendItem(Sign.SOLE, LEGEND_SOLE))
    tier = {body.id: index for index, column in enumerate(picked.columns) for body in column}
    if any(tier[link.supplier] <= tier[link.buyer] for link in picked.links):
        items.append(LegendItem(Sign.BACK, LEGEND_BACK))
    if any(picked.folded):
        items.append(LegendItem(Sign.FOLD, LEGEND_FOLD))
    return items
