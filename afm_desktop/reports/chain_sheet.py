"""The map of a chain on paper by itself: fitted to one page, or in tiles that are put together."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportlab.lib.pagesizes import A3, A4

from afm_desktop.domain.dates import day_words
from afm_desktop.reports import fonts
from afm_desktop.reports.document import Properties, new_canvas
from afm_desktop.reports.figure_block import paint
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.style import MM, THIN, Sheet
from afm_desktop.reports.text import single
from afm_desktop.services.figures import Anchor, Figure, Tone

EDGE = 12 * MM
OVERLAP = 10 * MM
HEAD, FOOT = 22.0, 16.0
MARK = 5 * MM
LARGEST = 1.25  # of its own size, when it is fitted


class Fit(StrEnum):
    """How a map is brought onto paper."""

    PAGE = "page"
    """One A4 page."""
    TILES_A4 = "a4"
    TILES_A3 = "a3"


@dataclass(frozen=True, slots=True)
class Tile:
    """One page of a map: what part of it, from its upper left corner, in points of the map."""

    column: int
    row: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapSheet:
    """A map with what stands over and under it."""

    figure: Figure
    title: str
    mark: str
    """Who may see it; empty for everybody."""
    as_of: date


def map_pdf(sheet: MapSheet, fit: Fit = Fit.PAGE) -> bytes:
    """The map as vectors; the same map is the same bytes."""
    fonts.register()
    wide, high = A3 if fit is Fit.TILES_A3 else A4
    is_flat = sheet.figure.width > sheet.figure.height or fit is not Fit.PAGE
    size = (max(wide, high), min(wide, high)) if is_flat else (min(wide, high), max(wide, high))
    stream = io.BytesIO()
    about = Properties(sheet.title, "", sheet.mark, ())
    canvas = new_canvas(about, stream, sheet=Sheet(size[0], size[1], 0))
    ink = Ink(canvas)
    room = size[0] - 2 * EDGE, size[1] - 2 * EDGE - HEAD - FOOT
    if fit is Fit.PAGE:
        scale = min(LARGEST, room[0] / sheet.figure.width, room[1] / sheet.figure.height)
        _page(ink, sheet, size, room, Tile(0, 0, 0, 0), scale=scale, shape=(1, 1))
    else:
        tiles = list(tiled(sheet.figure, room))
        shape = max(t.column for t in tiles) + 1, max(t.row for t in tiles) + 1
        for tile in tiles:
            _page(ink, sheet, size, room, tile, scale=1.0, shape=shape)
    canvas.save()
    return stream.getvalue()


def tiled(figure: Figure, room: tuple[float, float]) -> Iterator[Tile]:
    """The parts of a map, row by row; neighbours share a strip to glue."""
    steps = room[0] - OVERLAP, room[1] - OVERLAP
    columns = max(1, math.ceil((figure.width - OVERLAP) / steps[0]))
    rows = max(1, math.ceil((figure.height - OVERLAP) / steps[1]))
    for row in range(rows):
        for column in range(columns):
            yield Tile(column, row, column * steps[0], row * steps[1])


def _page(
    ink: Ink,
    sheet: MapSheet,
    size: tuple[float, float],
    room: tuple[float, float],
    tile: Tile,
    *,
    scale: float,
    shape: tuple[int, int],
) -> None:
    canvas, top = ink.canvas, size[1] - EDGE
    ink.text(EDGE, top - 7, single(sheet.title), 12, is_bold=True)
    if sheet.mark:
        ink.text(
            size[0] - EDGE, top - 7, single(f"[{sheet.mark}]"), 9, is_bold=True, anchor=Anchor.END
        )
    foot = f"기준일 {day_words(sheet.as_of)}"
    ink.text(EDGE, EDGE + 5, foot, 8, tone=Tone.SOFT)
    if shape != (1, 1):
        where = f"가로 {tile.column + 1}/{shape[0]} · 세로 {tile.row + 1}/{shape[1]}"
        ink.text(size[0] - EDGE, EDGE + 5, where, 8, tone=Tone.SOFT, anchor=Anchor.END)
        _marks(ink, room, tile, shape)
    canvas.saveState()
    path = canvas.beginPath()
    path.rect(EDGE - 1, EDGE + FOOT - 1, room[0] + 2, room[1] + 2)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.translate(EDGE, EDGE + FOOT + room[1])
    canvas.scale(scale, scale)
    inner = Ink(canvas)
    for part in sheet.figure.parts:
        paint(part, inner, -tile.x, tile.y)
    canvas.restoreState()
    ink.turn_page()


def _marks(ink: Ink, room: tuple[float, float], tile: Tile, shape: tuple[int, int]) -> None:
    """Corners where the strip that is shared begins."""
    left, low = EDGE, EDGE + FOOT
    right, high = left + room[0], low + room[1]
    xs = ([left + OVERLAP] if tile.column else []) + (
        [right - OVERLAP] if tile.column + 1 < shape[0] else []
    )
    ys = ([high - OVERLAP] if tile.row else []) + (
        [low + OVERLAP] if tile.row + 1 < shape[1] else []
    )
    lines = [(x, y, x, y + MARK * way) for x in xs for y, way in ((high, 1), (low, -1))]
    lines += [(x, y, x + MARK * way, y) for y in ys for x, way in ((left, -1), (right, 1))]
    ink.rules(lines, THIN, Tone.INK)
