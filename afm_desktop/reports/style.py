"""The look of papers: page, colours, lines, and the type of every level in two sizes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4

from afm_desktop.domain.enums import LineLevel
from afm_desktop.services.figures import Tone

MM: Final = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT: Final = 20 * MM
WIDTH: Final = PAGE_WIDTH - 2 * LEFT
RIGHT: Final = LEFT + WIDTH
BODY_TOP: Final = PAGE_HEIGHT - 24 * MM
BODY_HEIGHT: Final = 711.0
HEADER: Final = PAGE_HEIGHT - 15 * MM  # baseline
FOOTER: Final = 12 * MM  # baseline
HAIR, THIN, RULE, THICK = 0.35, 0.6, 1.0, 2.25
OPTICAL: Final = 0.36  # em from the baseline to the visual centre of Hangul and figures


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper as it is held; the margins are the same on all."""

    width: float
    height: float
    body_height: float

    left = LEFT

    @property
    def right(self) -> float:
        return self.width - LEFT

    @property
    def measure(self) -> float:
        """How wide a line of text is."""
        return self.width - 2 * LEFT

    @property
    def body_top(self) -> float:
        return self.height - 24 * MM

    @property
    def header(self) -> float:
        """The baseline of the line above the body."""
        return self.height - 15 * MM


PORTRAIT: Final = Sheet(PAGE_WIDTH, PAGE_HEIGHT, BODY_HEIGHT)
LANDSCAPE: Final = Sheet(PAGE_HEIGHT, PAGE_WIDTH, PAGE_WIDTH - 46 * MM)

PALETTE: Final[Mapping[Tone, Color]] = {
    Tone.INK: HexColor("#111111"),
    Tone.SOFT: HexColor("#555555"),
    Tone.MARK: HexColor("#8C8C8C"),
    Tone.HAIR: HexColor("#C4C4C4"),
    Tone.FILL: HexColor("#EBEDF0"),
    Tone.TOTAL: HexColor("#F5F6F7"),
    Tone.PAPER: HexColor("#FFFFFF"),
    Tone.ACCENT: HexColor("#1D3F72"),
    Tone.WARN: HexColor("#111111"),  # a copier knows no amber: thick black lines say it too
    Tone.FIRST: HexColor("#1D3F72"),
    Tone.SECOND: HexColor("#B9C6D8"),
    Tone.THIRD: HexColor("#6C8EB8"),
    Tone.FOURTH: HexColor("#4A4A4A"),
    Tone.FIFTH: HexColor("#C4C4C4"),
}


@dataclass(frozen=True, slots=True)
class Level:
    """How a line of one level is set; its mark stands on the text edge of the level above."""

    mark: str
    mark_x: float
    text_x: float
    size: float
    lead: float
    before: float
    after: float = 0.0
    is_bold: bool = False
    tone: Tone = Tone.INK


@dataclass(frozen=True, slots=True)
class Style:
    """All sizes of one paper."""

    levels: Mapping[LineLevel, Level]
    star: Level  # a note on the line above
    dated_x: float  # where the events of dated lines stand
    scale: float  # of tables, figures, captions and the cover's lists
    chapter: float

    def __getitem__(self, level: LineLevel) -> Level:
        return self.levels[level]


NORMAL: Final = Style(
    levels={
        LineLevel.TOPIC: Level("□", 0, 17, 12.5, 21, 12, 3, is_bold=True),
        LineLevel.POINT: Level("○", 17, 33, 11.5, 18, 4.5),
        LineLevel.DETAIL: Level("-", 33, 42, 11, 18, 1.5),
        LineLevel.NOTE: Level("※", 33, 47, 9.5, 15, 3, tone=Tone.SOFT),
    },
    star=Level("*", 33, 42, 9.5, 15, 3, tone=Tone.SOFT),
    dated_x=145,
    scale=1.0,
    chapter=15,
)

LARGE: Final = Style(  # 큰 글자: 15 and 13 pt at 160 %
    levels={
        LineLevel.TOPIC: Level("□", 0, 21, 15, 24, 15, 3, is_bold=True),
        LineLevel.POINT: Level("○", 21, 42, 15, 24, 6),
        LineLevel.DETAIL: Level("-", 42, 54, 13, 21, 3),
        LineLevel.NOTE: Level("※", 42, 60, 13, 21, 3, tone=Tone.SOFT),
    },
    star=Level("*", 42, 54, 13, 21, 3, tone=Tone.SOFT),
    dated_x=180,
    scale=1.25,
    chapter=18,
)
