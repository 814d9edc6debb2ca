"""Blocks on pages: which block stands where, before anything is drawn.

All ways to part a run of blocks into pages are weighed against each other, as a careful typist
would: no large hole before a figure that does not fit, no heading at a page's end, no page for a
last line, gaps a little narrower where that helps, and a short annex below the end of the text.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import islice, pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from afm_desktop.reports.ink import Ink
from afm_desktop.reports.style import BODY_HEIGHT
from afm_desktop.services.plain import Part

TIGHTEST: Final = 0.8  # of the natural gaps
SENTENCES: Final = 3  # blocks before a table, heading and all, that can stand without it
SPARSE: Final = 0.4  # of the body: less than this on the last page is not worth a page
LARGE: Final = 0.3  # of the body: a hole that is seen at once
CHOICES: Final = 8  # ends of one page that are followed up

# What each flaw costs, in the same measure as a hole: 1.35 for 15 % of a page, 3.75 for 25 %.
PAGE, HOLE, TIGHT, LONELY = 8.0, 60.0, 15.0, 6.0
APART, ORPHANED, PARTED, EARLY, LOWERED, WAITING = 2.5, 80.0, 1.0, 1.0, 1.0, 1.0


class Block(ABC):
    """A thing on a page; `draw` gets the y of its upper edge."""

    before: float = 0.0
    after: float = 0.0
    height: float = 0.0
    keeps_next: bool = False  # never the last on its page
    starts_page: bool = False
    is_sheet: bool = False  # a page that is there for its paper's sake and no other file has
    may_follow: bool = False  # or stands below the end of the last page, if all of its part does
    may_wait: bool = False  # begins the next page, behind what follows it, rather than leave a hole
    is_chapter: bool = False  # nothing from before it waits behind it
    bad_start: float = 0.0  # what it costs to begin a page with it
    parting: float = PARTED  # what it costs to part it
    key: str = ""  # name of its place, for bookmarks and contents

    @property
    def least(self) -> float:
        """The height that must be free for it to begin on a page."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Two blocks, the first no higher than the room; None when it is not to be parted."""
        return None

    def lower(self, room: float) -> Block | None:
        """The same told in less height; None when it cannot be."""
        return None

    def plain(self) -> Iterable[Part]:
        """What it says, for papers that are not PDFs; nothing where it only adorns."""
        return ()

    @abstractmethod
    def draw(self, ink: Ink, top: float) -> None:
        """Draw it below `top`."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and how far its upper edge is from the top of the body."""

    block: Block
    down: float


Page = list[Placed]


def paginate(blocks: Sequence[Block]) -> list[Page]:
    """The pages of a paper."""
    pages: list[Page] = []
    for part in _parts(blocks):
        found = _best(part).pages()
        is_short = part[0].may_follow and len(found) == 1
        joined = _joined(pages[-1], found[0]) if pages and is_short else None
        if joined:
            pages[-1] = joined
        else:
            pages += found
    return pages


def _joined(upper: Page, lower: Page) -> Page | None:
    """The blocks of two pages on one, the gaps narrowed if need be; None where they do not fit."""
    sheet = _Sheet()
    for placed in (*upper, *lower):
        if not sheet.takes(placed.block):
            return None
        sheet.add(placed.block)
    return _placed(sheet.blocks, sheet.gap)


def _parts(blocks: Sequence[Block]) -> list[list[Block]]:
    """The runs of blocks that flow together, each beginning on a new page."""
    parts: list[list[Block]] = []
    for block in blocks:
        if block.starts_page or not parts:
            parts.append([])
        parts[-1].append(block)
    return parts


# ---------------------------------------------------------------- the search


@dataclass(slots=True)
class _Ended:
    """Pages so far: what they cost, and where the next one begins.

    Thousands are weighed for one paper and few are followed up, so they share the lists of blocks.
    """

    cost: float
    start: int
    rest: Block | None = None  # what is left of the block before `start`
    filled: Sequence[Block] = ()  # its first `count` blocks are the last page
    count: int = 0
    gap: float = 1.0
    previous: _Ended | None = None

    @property
    def place(self) -> tuple[int, float]:
        """Where the next page begins; ways that lead to the same place can be compared."""
        return self.start, self.rest.height if self.rest else 0.0

    def pages(self) -> list[Page]:
        """All pages in their order."""
        found, end = list[Page](), self
        while end.previous is not None:
            found.append(_placed(end.filled[: end.count], end.gap))
            end = end.previous
        return found[::-1]


class _Flow(NamedTuple):
    """Blocks in their order, and what it costs to turn the page before each."""

    blocks: Sequence[Block]
    turns: Sequence[float]


def _best(blocks: Sequence[Block]) -> _Ended:
    """The cheapest way to the end; each place is gone on from once, by the best way that led there.

    Pages only lead onward, so all ways to the place that lies first are known when it is taken.
    """
    flow = _Flow(blocks, [_turn_cost(blocks, start) for start in range(len(blocks))])
    ways = {(0, 0.0): _Ended(0.0, 0)}
    waiting, best = [(0, 0.0)], _Ended(float("inf"), 0)
    while waiting:
        start, left = heappop(waiting)
        way = ways.pop((start, -left))
        if way.cost >= best.cost:
            continue
        for end in _ends(flow, way):
            if end.start == len(blocks) and end.rest is None:
                best = min(best, end, key=attrgetter("cost"))
            elif end.place not in ways:
                ways[end.place] = end
                heappush(waiting, (end.start, -end.place[1]))
            elif end.cost < ways[end.place].cost:
                ways[end.place] = end
    return best


def _ends(flow: _Flow, way: _Ended) -> Sequence[_Ended]:
    """The best places for the page after these pages to end."""
    sheet, found, later = _Sheet(), list[_Ended](), list[_Ended]()
    if way.rest is not None:
        parts = None if sheet.takes(way.rest) else way.rest.split(BODY_HEIGHT)
        if parts is not None:
            return [_ended(way, sheet.with_block(parts[0]), way.start, way.rest.parting, parts[1])]
        sheet.add(way.rest)
        found.append(_turned(flow, way, sheet, way.start))
    for index, block in islice(enumerate(flow.blocks), way.start, None):
        if not sheet.takes(block):
            later += _waiting(flow, way, sheet, index)
            lower = block.lower(sheet.room(block)) if sheet.blocks else None
            if lower is None:
                found += _parted(way, sheet, index, block)
                break
            sheet.lowered += 1
            sheet.add(lower)
        else:
            sheet.add(block)
        found.append(_turned(flow, way, sheet, index + 1))
    else:
        return found[-1:]  # all that was left fits
    _weigh_early_turns(found, way)
    return sorted([*found, *later], key=attrgetter("cost"))[:CHOICES]


def _weigh_early_turns(found: Sequence[_Ended], way: _Ended) -> None:
    """A page that turns although more would fit has to be worth it."""
    latest = len(found) - 1
    while latest > 0 and found[latest].cost - way.cost >= ORPHANED:
        latest -= 1
    for end in found[:latest]:
        end.cost += EARLY


def _turned(flow: _Flow, way: _Ended, sheet: _Sheet, start: int) -> _Ended:
    """The page as it is, the next one beginning with a whole block."""
    if start == len(flow.blocks):
        return _ended(way, sheet, start, sheet.lonely, is_last=True)
    return _ended(way, sheet, start, flow.turns[start])


def _parted(way: _Ended, sheet: _Sheet, index: int, block: Block) -> list[_Ended]:
    """The page with the first part of a block that does not fit; all of one taller than a page."""
    parts = block.split(sheet.room(block)) if block.least <= sheet.room(block) else None
    if parts is None and sheet.blocks:
        return []
    first, rest = parts or (block, None)
    return [_ended(way, sheet.with_block(first), index + 1, block.parting, rest)]


def _waiting(flow: _Flow, way: _Ended, sheet: _Sheet, index: int) -> Iterator[_Ended]:
    """The page with what follows a figure that does not fit; the figure begins the next one."""
    figure = flow.blocks[index]
    if not figure.may_wait or not sheet.blocks or sheet.blocks[-1].keeps_next:
        return
    for start in range(index + 1, len(flow.blocks)):
        block = flow.blocks[start]
        if block.is_chapter or not sheet.takes(block):
            return
        sheet = sheet.with_block(block)
        turn = flow.turns[start + 1] if start + 1 < len(flow.turns) else 0.0
        yield _ended(way, sheet, start + 1, WAITING + turn, figure)


def _ended(
    way: _Ended,
    sheet: _Sheet,
    start: int,
    cost: float,
    rest: Block | None = None,
    *,
    is_last: bool = False,
) -> _Ended:
    gap = sheet.gap
    cost += PAGE + (1 - gap) * TIGHT + sheet.lowered * LOWERED
    if not is_last:
        hole = sheet.hole
        cost += HOLE * hole**2 + HOLE * max(0.0, hole - LARGE)
    return _Ended(way.cost + cost, start, rest, sheet.blocks, len(sheet.blocks), gap, way)


def _turn_cost(blocks: Sequence[Block], start: int) -> float:
    """What it costs to turn the page before a block."""
    run = start
    while run and blocks[run - 1].keeps_next:
        run -= 1
    if run == start:
        return blocks[start].bad_start
    is_exhibit = not blocks[start].keeps_next and not blocks[start].bad_start
    return APART if is_exhibit and start - run >= SENTENCES else ORPHANED


# ---------------------------------------------------------------- one page


@dataclass
class _Sheet:
    """A page that is being filled."""

    blocks: list[Block] = field(default_factory=list)
    heights: float = 0.0
    gaps: float = 0.0
    lowered: int = 0  # blocks that tell less for want of room

    @property
    def gap(self) -> float:
        """By how much the gaps must give way."""
        if self.heights + self.gaps <= BODY_HEIGHT or not self.gaps:
            return 1.0
        return max(TIGHTEST, (BODY_HEIGHT - self.heights) / self.gaps)

    @property
    def hole(self) -> float:
        """The share of the page that stays empty."""
        return max(0.0, 1 - (self.heights + self.gap * self.gaps) / BODY_HEIGHT)

    @property
    def lonely(self) -> float:
        """What it costs to end the paper with so little on its page."""
        return LONELY * max(0.0, self.hole - (1 - SPARSE))

    def takes(self, block: Block) -> bool:
        """Whether a block fits, the gaps narrowed."""
        gaps = TIGHTEST * (self.gaps + self._gap(block))
        return self.heights + gaps + block.height <= BODY_HEIGHT

    def room(self, block: Block) -> float:
        """The height that a part of a block may have."""
        return BODY_HEIGHT - self.heights - self.gaps - self._gap(block)

    def add(self, block: Block) -> None:
        """Put a block below the others."""
        self.gaps += self._gap(block)
        self.heights += block.height
        self.blocks.append(block)

    def with_block(self, block: Block) -> _Sheet:
        """The page with one more block."""
        other = _Sheet(list(self.blocks), self.heights, self.gaps, self.lowered)
        other.add(block)
        return other

    def _gap(self, block: Block) -> float:
        return _gap(self.blocks[-1], block) if self.blocks else 0.0


def _gap(upper: Block, lower: Block) -> float:
    return max(upper.after, lower.before)


def _placed(blocks: Sequence[Block], gap: float) -> Page:
    down = 0.0
    page = [Placed(block, down) for block in blocks[:1]]
    for upper, lower in pairwise(blocks):
        down += upper.height + gap * _gap(upper, lower)
        page.append(Placed(lower, down))
    return page
