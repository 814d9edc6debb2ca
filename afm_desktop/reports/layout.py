"""Blocks on pages: which block stands where, before anything is drawn.

Headings stay with what they head, a block that may be parted is parted where it agrees to, and a
last page with a few lines is avoided by narrower gaps where that suffices.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from afm_desktop.reports.ink import Ink
from afm_desktop.reports.style import BODY_HEIGHT

GAPS: Final = (1.0, 0.9, 0.8, 0.7)
HOLE: Final = 0.35  # of the body: more than this is not left empty
SENTENCES: Final = 3  # blocks before a table, heading and all, that can stand without it
SPARSE: Final = 0.4  # of the body: less than this on the last page is not worth a page


class Block(ABC):
    """A thing on a page; `draw` gets the y of its upper edge."""

    before: float = 0.0
    after: float = 0.0
    height: float = 0.0
    keeps_next: bool = False  # never the last on its page
    starts_page: bool = False
    floats: bool = False  # may stand after the next block rather than leave a hole
    key: str = ""  # name of its place, for bookmarks and contents

    @property
    def least(self) -> float:
        """The height that must be free for it to begin on a page."""
        return self.height

    def split(self, room: float) -> tuple[Block, Block] | None:
        """Two blocks, the first no higher than the room; None when it is not to be parted."""
        return None

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
    """The pages of a paper; narrower gaps where they save a nearly empty page."""
    pages: list[Page] = []
    for part in _parts(blocks):
        pages += _tightest(part)
    return pages


def _parts(blocks: Sequence[Block]) -> list[list[Block]]:
    """The runs of blocks that flow together, each beginning on a new page."""
    parts: list[list[Block]] = []
    for block in blocks:
        if block.starts_page or not parts:
            parts.append([])
        parts[-1].append(block)
    return parts


def _tightest(blocks: Sequence[Block]) -> list[Page]:
    first = _flowed(blocks, GAPS[0])
    if len(first) < 2 or _used(first[-1]) >= SPARSE * BODY_HEIGHT:
        return first
    for gap in GAPS[1:]:
        pages = _flowed(blocks, gap)
        if len(pages) < len(first):
            return pages
    return first


def _used(page: Page) -> float:
    return page[-1].down + page[-1].block.height if page else 0.0


def _flowed(blocks: Sequence[Block], gap: float) -> list[Page]:
    flow, waiting = _Flow(gap), list(blocks)
    for index in range(len(waiting)):
        if not (index and waiting[index - 1].keeps_next):
            _make_room(flow, waiting, index)
        flow.add(waiting[index])
    return flow.pages


def _make_room(flow: _Flow, blocks: list[Block], start: int) -> None:
    """Turn the page for a chain that does not fit.

    Not when the figure at its end can let the next block go first, and not when a large hole
    would stay: then the sentences stand here and what they lead to on the next page.
    """
    height, end = _chain(blocks, start, flow.gap)
    if flow.fits(blocks[start].before, height):
        return
    if blocks[end].floats and end + 1 < len(blocks):
        blocks[end : end + 2] = [blocks[end + 1], blocks[end]]
        if flow.fits(blocks[start].before, _chain(blocks, start, flow.gap)[0]):
            return
        blocks[end : end + 2] = [blocks[end + 1], blocks[end]]
    if (
        flow.left() < HOLE * BODY_HEIGHT
        or end - start < SENTENCES
        or not flow.fits(blocks[start].before, height - blocks[end].least)
    ):
        flow.turn()


def _chain(blocks: Sequence[Block], start: int, gap: float) -> tuple[float, int]:
    """What must be free for a block and all it keeps with it, and the last of these."""
    height, end = 0.0, start
    while blocks[end].keeps_next and end + 1 < len(blocks):
        height += blocks[end].height + gap * max(blocks[end].after, blocks[end + 1].before)
        end += 1
    return height + blocks[end].least, end


@dataclass
class _Flow:
    gap: float
    pages: list[Page] = field(default_factory=lambda: [[]])
    down: float = 0.0
    owed: float = 0.0  # space after the last block

    def fits(self, before: float, height: float) -> bool:
        """Whether this much is free, or the page is still empty."""
        return not self.pages[-1] or self._start(before) + height <= BODY_HEIGHT

    def left(self) -> float:
        """What is left of the page."""
        return BODY_HEIGHT - self.down

    def add(self, block: Block) -> None:
        """Place a block, parted over as many pages as it needs."""
        rest: Block | None = block
        while rest is not None:
            rest = self._place(rest)

    def _place(self, block: Block) -> Block | None:
        """Place what fits and return what is left."""
        down = self._start(block.before)
        if down + block.height <= BODY_HEIGHT:
            self._put(block, down)
            return None
        parts = block.split(BODY_HEIGHT - down)
        if parts is not None:
            self._put(parts[0], down)
            self.turn()
            return parts[1]
        if self.pages[-1]:
            self.turn()
            return block
        self._put(block, down)
        return None

    def _start(self, before: float) -> float:
        return self.down + self.gap * max(self.owed, before) if self.pages[-1] else 0.0

    def _put(self, block: Block, down: float) -> None:
        self.pages[-1].append(Placed(block, down))
        self.down, self.owed = down + block.height, block.after

    def turn(self) -> None:
        """Go on with a new page."""
        if self.pages[-1]:
            self.pages.append([])
        self.down = self.owed = 0.0
