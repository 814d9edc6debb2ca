"""A paper in plain structure: what it says in which order, without where it stands on a page.

Papers are told so once and are written from it as a document that can be edited and as sheets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from afm_desktop.services.figures import Anchor, Figure

_FIGURE = re.compile(r"(△?)((?:0|[1-9]\d{0,2})(?:,\d{3})*|[1-9]\d*)(\.\d+)?(%?)")
WIDTH = 481.9
"""Points of a line of text on an upright sheet."""


class Figured(str):
    """The words of a figure that know what they say; `-` may be nothing or not known."""

    __slots__ = ("value",)
    value: Decimal | None

    def __new__(cls, words: str, value: Decimal | int | None = None) -> Figured:
        made = super().__new__(cls, words)
        made.value = None if value is None else Decimal(value)
        return made


def value_of(words: str) -> Decimal | None:
    """The figure that words are, `△1,234.5` or `12.3%`; None where they are something else."""
    if isinstance(words, Figured):
        return words.value
    found = _FIGURE.fullmatch(words)
    if found is None:
        return None
    sign, whole, part, percent = found.groups()
    value = Decimal(whole.replace(",", "") + (part or ""))
    value = -value if sign else value
    return value / 100 if percent else value


@dataclass(frozen=True, slots=True)
class Heading:
    """A title: of the paper at depth 0, of a chapter at 1, below a chapter at 2."""

    text: str
    mark: str = ""
    depth: int = 1
    below: str = ""
    """What stands under the title of a paper."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence behind its mark, in points from the edge of the text."""

    text: str
    mark: str = ""
    indent: float = 0.0
    size: float = 11.0
    is_bold: bool = False
    is_soft: bool = False
    anchor: Anchor = Anchor.START
    before: float = 0.0
    keeps_next: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, and the figure it is of."""

    text: str
    value: Decimal | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row; its label may span the first columns, its first cells may say what stands above."""

    cells: tuple[Cell, ...]
    is_total: bool = False
    span: int = 1
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column; neighbours of one group have a common head."""

    title: str
    share: float
    anchor: Anchor = Anchor.START
    group: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; without a title over any column its first column says what stands beside."""

    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
    label: str = ""
    title: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()
    size: float = 9.5
    row: float = 18.0
    """How high a row of one line is."""

    @property
    def has_head(self) -> bool:
        """Whether anything stands over its columns."""
        return any(column.title for column in self.columns)

    @property
    def has_groups(self) -> bool:
        """Whether some of its columns have a common head."""
        return any(column.group for column in self.columns)

    def groups(self) -> Iterator[tuple[str, int, int]]:
        """The common heads, each with its first column and the one behind its last."""
        first = 0
        while first < len(self.columns):
            group, last = self.columns[first].group, first + 1
            while group and last < len(self.columns) and self.columns[last].group == group:
                last += 1
            yield group, first, last
            first = last


@dataclass(frozen=True, slots=True)
class Boxes:
    """The 결재란."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure under its caption, drawn, and the words in it for whoever cannot see it."""

    figure: Figure
    image: bytes
    label: str = ""
    title: str = ""
    unit: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins a page."""


Part = Heading | Line | Table | Boxes | Picture | PageBreak


@dataclass(frozen=True, slots=True)
class Plain:
    """A whole paper, with what stands around its pages."""

    title: str
    author: str
    subject: str
    keywords: tuple[str, ...]
    running: str
    """What stands over each page, at the left."""
    secrecy: str
    as_of: str
    source: str
    parts: tuple[Part, ...]
    recipient: str = ""
    """수신처: whom the copy is for."""
    is_landscape: bool = False
    scale: float = 1.0

    def tables(self) -> Iterator[tuple[Table, str]]:
        """Its tables, each with its title, that of its card, or that of its chapter."""
        chapter = card = self.title
        for part in self.parts:
            if isinstance(part, Heading):
                chapter = f"{part.mark} {part.text}".strip()
            elif isinstance(part, Table):
                yield part, f"{part.label} {part.title}".strip() or card
            is_head = isinstance(part, Line) and part.is_bold and part.keeps_next
            card = part.text if isinstance(part, Line) and is_head else chapter
