"""The pages a map is printed on: one that it is fitted to, or tiles that are glued together.

Frozen geometry without a library: a file and a printer get the same pages.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from afm_desktop.domain.dates import day_words
from afm_desktop.reports.kinds import Fit
from afm_desktop.services.figures import THIN, Anchor, Figure, Line, Part, Text, Tone, shifted

MM: Final = 72 / 25.4
A4: Final = (210 * MM, 297 * MM)
A3: Final = (297 * MM, 420 * MM)
EDGE, OVERLAP, MARK = 12 * MM, 10 * MM, 5 * MM
HEAD, FOOT = 22.0, 16.0
LARGEST: Final = 1.25  # of its own size


@dataclass(frozen=True, slots=True)
class MapSheet:
    """A map with what stands over and under it."""

    figure: Figure
    title: str
    mark: str
    """Who may see it; empty for everybody."""
    as_of: date
    learned_on: date | None = None
    note: str = ""
    """What it leaves out for the eyes it is for."""


@dataclass(frozen=True, slots=True)
class Tile:
    """One page of a map: what part of it, from its upper left corner, in points of the map."""

    column: int
    row: int
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class MapPage:
    """A page: what stands around the map, and the window in which a part of the map is seen."""

    width: float
    height: float
    around: tuple[Part, ...]
    left: float
    top: float
    room: tuple[float, float]
    """Of the window, whose upper left corner is (left, top)."""
    tile: Tile
    scale: float


def map_pages(sheet: MapSheet, fit: Fit = Fit.PAGE) -> tuple[MapPage, ...]:
    """All pages, row by row; the paper is held the way that shows the map larger."""
    paper = A3 if fit is Fit.TILES_A3 else A4
    held = [_laid(sheet, size, fit) for size in (paper[::-1], paper)]
    return min(held, key=lambda pages: (len(pages), -pages[0].scale))


def _laid(sheet: MapSheet, size: tuple[float, float], fit: Fit) -> tuple[MapPage, ...]:
    figure = sheet.figure
    room = size[0] - 2 * EDGE, size[1] - 2 * EDGE - HEAD - FOOT
    left, tiles = EDGE, [Tile(0, 0, 0, 0)]
    scale = min(LARGEST, room[0] / figure.width, room[1] / figure.height)
    if fit is Fit.PAGE or scale >= 1:
        left += (room[0] - figure.width * scale) / 2
    else:
        scale, tiles = _tiles(figure, room)
    shape = max(t.column for t in tiles) + 1, max(t.row for t in tiles) + 1
    return tuple(
        MapPage(
            *size,
            (*_furniture(sheet, size, tile, shape), *_marks(room, tile, shape)),
            left,
            EDGE + HEAD,
            room,
            tile,
            scale,
        )
        for tile in tiles
    )


def _tiles(figure: Figure, room: tuple[float, float]) -> tuple[float, list[Tile]]:
    """As few tiles as its own size takes, and the map as large as they hold."""
    plain = list(tiled(figure, room))
    whole = [
        (max(places) + 1) * (long - OVERLAP) + OVERLAP
        for places, long in zip(
            ([tile.column for tile in plain], [tile.row for tile in plain]), room, strict=True
        )
    ]
    scale = min(LARGEST, whole[0] / figure.width, whole[1] / figure.height)
    return scale, [replace(tile, x=tile.x / scale, y=tile.y / scale) for tile in plain]


def tiled(figure: Figure, room: tuple[float, float]) -> Iterator[Tile]:
    """The parts of a map, row by row; neighbours share a strip to glue."""
    steps = room[0] - OVERLAP, room[1] - OVERLAP
    columns = max(1, math.ceil((figure.width - OVERLAP) / steps[0]))
    rows = max(1, math.ceil((figure.height - OVERLAP) / steps[1]))
    for row in range(rows):
        for column in range(columns):
            yield Tile(column, row, column * steps[0], row * steps[1])


def _furniture(
    sheet: MapSheet, size: tuple[float, float], tile: Tile, shape: tuple[int, int]
) -> Iterator[Part]:
    """The title, who may see it, the day, and which of the pages it is."""
    right, low = size[0] - EDGE, size[1] - EDGE - 5
    yield Text(EDGE, EDGE + 7, sheet.title, 12, True)
    if sheet.mark:
        yield Text(right, EDGE + 7, f"[{sheet.mark}]", 9, True, anchor=Anchor.END)
    yield Text(EDGE, low, _foot(sheet), 8, tone=Tone.SOFT)
    if shape != (1, 1):
        where = f"가로 {tile.column + 1}/{shape[0]} · 세로 {tile.row + 1}/{shape[1]}"
        yield Text(right, low, where, 8, tone=Tone.SOFT, anchor=Anchor.END)


def _foot(sheet: MapSheet) -> str:
    known = f"자료 확보일 {day_words(sheet.learned_on)}" if sheet.learned_on else ""
    parts = (f"기준일 {day_words(sheet.as_of)}", known, sheet.note)
    return " · ".join(part for part in parts if part)


def framed(sheet: MapSheet) -> Figure:
    """The map with its title, who may see it and its day, for a picture in a file."""
    figure = sheet.figure
    low = HEAD + figure.height + FOOT
    parts: list[Part] = [Text(0, 7, sheet.title, 12, True)]
    if sheet.mark:
        parts.append(Text(figure.width, 7, f"[{sheet.mark}]", 9, True, anchor=Anchor.END))
    parts += [shifted(part, 0, HEAD) for part in figure.parts]
    parts.append(Text(0, low - 5, _foot(sheet), 8, tone=Tone.SOFT))
    return Figure(figure.width, low, tuple(parts))


def _marks(room: tuple[float, float], tile: Tile, shape: tuple[int, int]) -> Iterator[Line]:
    """Corners where the strip that is shared begins."""
    left, top = EDGE, EDGE + HEAD
    right, low = left + room[0], top + room[1]
    xs = ([left + OVERLAP] if tile.column else []) + (
        [right - OVERLAP] if tile.column + 1 < shape[0] else []
    )
    ys = ([top + OVERLAP] if tile.row else []) + (
        [low - OVERLAP] if tile.row + 1 < shape[1] else []
    )
    for x in xs:
        yield Line(x, top, x, top - MARK, Tone.INK, THIN)
        yield Line(x, low, x, low + MARK, Tone.INK, THIN)
    for y in ys:
        yield Line(left, y, left - MARK, y, Tone.INK, THIN)
        yield Line(right, y, right + MARK, y, Tone.INK, THIN)
