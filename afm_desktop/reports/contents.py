"""차례 on a page of its own, and the headings below chapters that stand in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from afm_desktop.reports import labels
from afm_desktop.reports.cover import Entry
from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block
from afm_desktop.reports.style import HAIR, LEFT, RIGHT, RULE, Style
from afm_desktop.reports.text import single
from afm_desktop.services import plain
from afm_desktop.services.figures import Anchor, Tone, fitted

LEAD, LOWER_LEAD, SIZE, LOWER_SIZE = 21.0, 16.5, 11.0, 9.5
HEAD, INDENT, PAGE_ROOM = 39.0, 27.0, 36.0
MOST_LOWER = 12


class Subheading(Block):
    """A heading below a chapter, such as the title of a card; it stands in the outline."""

    before, after, keeps_next = 15.0, 4.5, True

    def __init__(self, title: str, key: str, style: Style, mark: str = "") -> None:
        self.title, self.key, self.mark = title, key, mark
        self._size = style.chapter - 3
        self.height = self._size + 9

    def draw(self, ink: Ink, top: float) -> None:
        middle = top - self.height / 2
        x = LEFT
        if self.mark:
            x = ink.flow(x, middle, single(self.mark), self._size, is_bold=True, tone=Tone.ACCENT)
            x += 8
        title = fitted(single(self.title), RIGHT - x, self._size, True, width)
        ink.text(x, middle, title, self._size, is_bold=True)
        ink.rule(LEFT, top - self.height + 1, RIGHT, HAIR)

    def plain(self) -> Iterator[plain.Part]:
        yield plain.Heading(self.title, self.mark, depth=2)


class Contents(Block):
    """All chapters with their pages; what stands below them as far as there is room."""

    after = 6.0

    def __init__(self, chapters: int, lower: int, style: Style) -> None:
        self._scale, self._entries = style.scale, list[Entry]()
        self._has_lower = lower <= MOST_LOWER
        shown = lower if self._has_lower else 0
        self.height = HEAD + self._scale * (chapters * LEAD + shown * LOWER_LEAD)

    def fill(self, entries: Sequence[Entry]) -> None:
        """Take the pages, which are known once all blocks have their places."""
        self._entries = [one for one in entries if self._has_lower or not one.is_lower]

    def draw(self, ink: Ink, top: float) -> None:
        ink.text(LEFT, top - 12, labels.CONTENTS, 15 * self._scale, is_bold=True)
        ink.rule(LEFT, top - 27, RIGHT, RULE, Tone.INK)
        y = top - HEAD
        for entry in self._entries:
            y = self._draw_entry(ink, entry, y)

    def plain(self) -> Iterator[plain.Part]:
        yield contents_line(15 * self._scale)
        for entry in self._entries:
            size = (LOWER_SIZE if entry.is_lower else SIZE) * self._scale
            yield entry_line(entry.mark, entry.title, size, INDENT * entry.is_lower)

    def _draw_entry(self, ink: Ink, entry: Entry, top: float) -> float:
        lead = (LOWER_LEAD if entry.is_lower else LEAD) * self._scale
        size = (LOWER_SIZE if entry.is_lower else SIZE) * self._scale
        tone = Tone.SOFT if entry.is_lower else Tone.INK
        y, page = top - lead / 2, str(entry.page)
        x = LEFT + INDENT * self._scale
        if entry.is_lower:
            said = f"{entry.mark} {entry.title}".strip()
        else:
            said = entry.title
            ink.text(x - 10, y, entry.mark, size, is_bold=True, tone=Tone.ACCENT, anchor=Anchor.END)
        title = fitted(single(said), RIGHT - x - PAGE_ROOM, size, not entry.is_lower, width)
        end = ink.flow(x, y, title, size, tone=tone, is_bold=not entry.is_lower)
        ink.text(RIGHT, y, page, size, tone=tone, anchor=Anchor.END)
        ink.dots(end + 5, y - 2.6, RIGHT - width(page, size) - 5)
        area = (LEFT, y - lead / 2, RIGHT, y + lead / 2)
        ink.canvas.linkRect("", entry.key, area, Border="[0 0 0]")
        return top - lead


def contents_line(size: float) -> plain.Line:
    """차례, over its entries."""
    return plain.Line(labels.CONTENTS, size=size, is_bold=True, before=12, keeps_next=True)


def entry_line(mark: str, title: str, size: float, indent: float = 0.0) -> plain.Line:
    """A chapter; its page is known to whoever lays the document out."""
    return plain.Line(f"{mark} {title}".strip(), "", indent, size)
