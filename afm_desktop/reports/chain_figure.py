"""공급망도 in a paper: the drawing of the screen as wide as the text, with its legend below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Final

from afm_desktop.reports import fonts, labels
from afm_desktop.reports.caption import Caption, Notes
from afm_desktop.reports.figure_block import PADDING, FigureBlock
from afm_desktop.reports.layout import Block
from afm_desktop.reports.map_words import left_out, legend_items, map_words
from afm_desktop.reports.style import LARGE, WIDTH, Style
from afm_desktop.services.figures import Figure
from afm_desktop.services.supply_chain.drawing import arranged, draw_map, map_height
from afm_desktop.services.supply_chain.legend import legend_height, with_legend
from afm_desktop.services.supply_chain.look import paper_look
from afm_desktop.services.supply_chain.pick import MapPick, pick
from afm_desktop.services.supply_chain.rows import Chain

MOST: Final = 9  # bodies of a tier
FEWER: Final = (7, 5, 4)  # where a page has less room
COLUMNS: Final = 4  # tiers a page is wide enough for, the anchors among them


class ChainBlock(FigureBlock):
    """The map of a chain; where a page is short of room it folds more of every tier."""

    def __init__(
        self, chain: Chain, label: str, style: Style, *, most: int = MOST, notes: Sequence[str] = ()
    ) -> None:
        self._chain, self._label, self._said, self._most = chain, label, notes, most
        self._style, columns = style, COLUMNS - (style is LARGE)
        self._picked = as_paper(chain, pick(chain, most=most), columns)
        self._found = arranged(self._picked)
        texts = ". ".join(note for note in (*_notes(chain, self._picked), *notes) if note)
        unit = labels.BY_AMOUNT if any(self._picked.folded) else ""
        self._caption = Caption(label, labels.TIER_FIGURE, unit)
        self._notes = Notes.of((texts,), style)
        self._look = paper_look(len(self._picked.columns), WIDTH, style.scale)
        self._legend = legend_items(self._picked)
        high = map_height(self._picked, self._found, self._look)
        high += legend_height(self._legend, self._look, width=WIDTH, measure=fonts.width)
        self.height = self._caption.height(style) + PADDING + high + self._notes.height

    @cached_property
    def _figure(self) -> Figure:  # type: ignore[override]
        """Drawn only where it is printed: several are weighed against each other."""
        drawn = draw_map(
            self._picked,
            map_words(self._picked),
            measure=fonts.width,
            look=self._look,
            found=self._found,
        )
        return with_legend(drawn.figure, self._legend, self._look, width=WIDTH, measure=fonts.width)

    def lower(self, room: float) -> Block | None:
        """The map with fewer bodies of each tier, as many as there is room for."""
        return next((block for block in self._lower_ones if block.height <= room), None)

    @cached_property
    def _lower_ones(self) -> list[ChainBlock]:
        """Asked for again and again while pages are weighed."""
        blocks = [
            ChainBlock(self._chain, self._label, self._style, most=most, notes=self._said)
            for most in FEWER
            if most < self._most
        ]
        return [block for block in blocks if block.height < self.height]


def as_paper(chain: Chain, picked: MapPick, most: int) -> MapPick:
    """So many tiers, the anchors that buy something, and the deliveries towards them alone."""
    columns = picked.columns[:most]
    buying = tuple(body for body in columns[0] if body.suppliers) or columns[0]
    anchors = sum(body.suppliers > 0 for body in chain.anchors) or picked.counts[0]
    columns = (buying, *columns[1:])
    tier = {body.id: index for index, column in enumerate(columns) for body in column}
    links = tuple(
        link
        for link in picked.links
        if tier.get(link.supplier, 0) > tier.get(link.buyer, len(columns))
    )
    return replace(
        picked,
        columns=columns,
        links=links,
        folded=(anchors - len(buying), *picked.folded[1:most]),
        counts=(anchors, *picked.counts[1:most]),
    )


def _notes(chain: Chain, picked: MapPick) -> list[str]:
    """What the map leaves out, and what its words mean."""
    bodies = {body.id: body.tier for column in picked.columns for body in column}
    across = {
        (link.supplier, link.buyer)
        for link in chain.links
        if link.supplier in bodies
        and link.buyer in bodies
        and bodies[link.supplier] <= bodies[link.buyer]
    }
    is_given = any(body.is_given for column in picked.columns for body in column)
    deeper = sum(chain.counts[len(picked.columns) :])
    return [
        labels.NOTE_GIVEN_TIER if is_given else "",
        labels.across_note(len(across)) if across else "",
        labels.deeper_note(len(picked.columns), deeper) if deeper else "",
        left_out(chain),
    ]
