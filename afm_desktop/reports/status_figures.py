"""The figures of 분과 현황 보고: rows into the geometry of `services.figures`, under a caption."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from afm_desktop.domain.apportion import percent
from afm_desktop.domain.words import word
from afm_desktop.reports import labels
from afm_desktop.reports.amounts import figure
from afm_desktop.reports.caption import Caption, Notes
from afm_desktop.reports.chain_figure import ChainBlock
from afm_desktop.reports.demand_money import DemandMoney
from afm_desktop.reports.figure_block import FigureBlock
from afm_desktop.reports.fonts import width
from afm_desktop.reports.style import WIDTH, Style
from afm_desktop.services.draft_members import (
    leading,
    ranked_regions,
)
from afm_desktop.services.figures import (
    AreaText,
    FunnelHeads,
    FunnelRow,
    RegionBar,
    funnel,
    region_bars,
)
from afm_desktop.services.status import Members
from afm_desktop.services.status_demands import FunnelStage, RoundStatus
from afm_desktop.services.status_supply import SupplyStatus

FUNNEL_HEADS: Final = FunnelHeads(
    labels.STAGE, labels.COUNT, labels.RATE, labels.COST, labels.NOT_ON
)


def region_block(members: Members, label: str, style: Style) -> FigureBlock:
    """Members by 시·도; the bars that the sentence names are dark."""
    rows = ranked_regions(members.regions)
    placed = sum(row.count for row in rows)
    named = leading(rows)
    bars = [
        RegionBar(row.region, row.count, f"({percent(row.count, placed)})", index < named)
        for index, row in enumerate(rows)
    ]
    areas = []
    by_area = sorted(members.regions, key=lambda row: _first_place(members, row.area))
    for area, group in groupby(by_area, key=lambda row: row.area):
        present = sorted((row for row in group if row.count), key=lambda row: -row.count)
        if present:
            count = sum(row.count for row in present)
            names = ", ".join(f"{row.region} {row.count:,}" for row in present)
            areas.append(AreaText(area, labels.count_share(count, percent(count, placed)), names))
    drawing = region_bars(bars, areas, width=WIDTH, measure=width, scale=style.scale)
    caption = Caption(label, labels.REGION_FIGURE, labels.REGION_UNIT)
    adds_up = sum(percent(row.count, placed) or 0 for row in rows) == 100
    note = "" if adds_up else labels.NOTE_PLAIN_SHARES
    return FigureBlock(caption, drawing, style, Notes.of((note,), style))


def _first_place(members: Members, area: str) -> int:
    return next(index for index, row in enumerate(members.regions) if row.area == area)


def funnel_block(found: RoundStatus, money: DemandMoney, label: str, style: Style) -> FigureBlock:
    """Demands by stage with what left between, to scale."""
    unit = money.unit
    first = found.stages[0].count
    rows = [
        FunnelRow(
            labels.STAGES[stage.stage],
            stage.count,
            str(percent(stage.count, first) or labels.NONE),
            figure(money.of_stage(stage), unit),
            _left(stage),
        )
        for stage in found.stages
    ]
    drawing = funnel(rows, FUNNEL_HEADS, width=WIDTH, measure=width, scale=style.scale)
    caption = Caption(label, labels.FUNNEL_FIGURE, labels.unit_line("건", "%", unit.word))
    return FigureBlock(caption, drawing, style, Notes.of(money.stage_notes(), style))


def _left(stage: FunnelStage) -> str:
    return ", ".join(f"{word(row.status)} {row.count:,}" for row in stage.left if row.count)


def tier_block(found: SupplyStatus, label: str, style: Style) -> ChainBlock:
    """The map of the division's chains; anchors of which nothing is known are named below."""
    left_out = sum(not body.suppliers for body in found.chain.anchors)
    return ChainBlock(found.chain, label, style, notes=[labels.without_supply_note(left_out)])
