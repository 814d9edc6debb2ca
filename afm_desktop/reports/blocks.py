"""The blocks of running text: chapters, levelled lines, dated lines, the list of annexes."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Self

from afm_desktop.domain.enums import LineLevel
from afm_desktop.reports import labels
from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block
from afm_desktop.reports.style import (
    LEFT,
    PAGE_WIDTH,
    RIGHT,
    RULE,
    THICK,
    THIN,
    WIDTH,
    Level,
    Style,
)
from afm_desktop.reports.text import Line, broken, single
from afm_desktop.services import plain
from afm_desktop.services.figures import Anchor, Tone, fitted

FEW_LINES = 3  # a text of this many lines is not parted
ORPHAN = 2
LONE = 8.0  # what it costs to begin a page with the end of a list
BELOW = 10.5  # size of the line under a title
BAD_STARTS = {LineLevel.POINT: 2.0, LineLevel.DETAIL: 3.0, LineLevel.NOTE: 5.0}


class Chapter(Block):
    """Ⅰ 추진경과: a numeral in a solid square, the title, an accent rule across the column."""

    before, after, keeps_next, is_chapter = 24.0, 6.0, True, True
    is_below = False
    """Whether it stands below the title of a part in the outline."""

    def __init__(self, mark: str, title: str, key: str, style: Style) -> None:
        self.mark, self.title, self.key = mark, title, key
        self._size = style.chapter
        self.height = 12 + self._size

    def draw(self, ink: Ink, top: float) -> None:
        high, small = self.height, self._size - 2
        middle = top - high / 2
        mark, title = single(self.mark), single(self.title)
        square = max(high, width(mark, small, True) + 14)
        ink.box(LEFT, top - high, square, high, fill=Tone.ACCENT)
        ink.text(
            LEFT + square / 2,
            middle,
            mark,
            small,
            is_bold=True,
            tone=Tone.PAPER,
            anchor=Anchor.MIDDLE,
        )
        ink.text(LEFT + square + 9, middle, title, self._size, is_bold=True)
        ink.rule(LEFT, top - high + 0.5, RIGHT, RULE, Tone.ACCENT)

    def plain(self) -> Iterator[plain.Part]:
        yield plain.Heading(self.title, self.mark)


class Title(Block):
    """The title of a paper without a cover, between rules, with what it is for below."""

    after, keeps_next = 6.0, True
    key, mark, is_part = "title", "", False
    """A paper of several parts has the title of each in its outline."""

    def __init__(self, title: str, below: str, style: Style) -> None:
        self.title, self._below = title, below
        self._size = style.chapter + 5
        self.height = 3 * self._size + 15

    def draw(self, ink: Ink, top: float) -> None:
        middle, band = PAGE_WIDTH / 2, 2 * self._size
        ink.rule(LEFT, top - 1, RIGHT, THICK, Tone.ACCENT)
        title = fitted(single(self.title), WIDTH, self._size, True, width)
        centre = top - band / 2 - 1
        ink.text(middle, centre, title, self._size, is_bold=True, anchor=Anchor.MIDDLE)
        ink.rule(LEFT, top - band - 2, RIGHT, THIN, Tone.ACCENT)
        below = fitted(single(self._below), WIDTH, BELOW, False, width)
        ink.text(RIGHT, top - band - 15, below, BELOW, tone=Tone.SOFT, anchor=Anchor.END)

    def plain(self) -> Iterator[plain.Part]:
        yield plain.Heading(self.title, depth=0, below=self._below)


class Heading(Block):
    """A chapter without a numeral, such as 회의개요."""

    before, after, keeps_next = 24.0, 6.0, True
    mark = ""

    def __init__(self, title: str, key: str, style: Style) -> None:
        self.title, self.key = title, key
        self._size = style.chapter
        self.height = 9 + self._size

    def draw(self, ink: Ink, top: float) -> None:
        middle = top - self.height / 2
        ink.text(LEFT, middle, single(self.title), self._size, is_bold=True)

    def plain(self) -> Iterator[plain.Part]:
        yield plain.Heading(self.title)


class _Lines(Block):
    """Lines at one text edge; long ones may be parted, two lines on either side."""

    def __init__(self, level: Level, text_x: float, lines: Sequence[Line], said: str) -> None:
        self._level, self._text_x, self._lines, self._said = level, text_x, lines, said
        self._has_mark = True
        self.before, self.after = level.before, level.after
        self.height = level.lead * len(lines)

    @property
    def least(self) -> float:
        if len(self._lines) <= FEW_LINES:
            return self.height
        return self._level.lead * ORPHAN

    def split(self, room: float) -> tuple[Block, Block] | None:
        count = min(int(room / self._level.lead), len(self._lines) - ORPHAN)
        if len(self._lines) <= FEW_LINES or count < ORPHAN:
            return None
        return self._part(0, count), self._part(count, len(self._lines))

    def draw(self, ink: Ink, top: float) -> None:
        level, y = self._level, top - self._level.lead / 2
        if self._has_mark:
            self._draw_mark(ink, y)
        for line in self._lines:
            ink.runs(LEFT + self._text_x, y, line, level.size, level.tone)
            y -= level.lead

    def plain(self) -> Iterator[plain.Part]:
        level = self._level
        yield plain.Line(
            self._said,
            level.mark,
            level.mark_x,
            level.size,
            level.is_bold,
            level.tone is Tone.SOFT,
            before=level.before,
            keeps_next=self.keeps_next,
        )

    def _draw_mark(self, ink: Ink, y: float) -> None:
        level = self._level
        x = LEFT + level.mark_x
        ink.text(x, y, level.mark, level.size, is_bold=level.is_bold, tone=level.tone)

    def _part(self, start: int, end: int) -> Self:
        part = copy.copy(self)
        part._lines = self._lines[start:end]
        part._has_mark = self._has_mark and not start
        part.height = self._level.lead * len(part._lines)
        if start:
            part.before = 0.0
        else:
            part.after, part.keeps_next = 0.0, False
        return part


class Item(_Lines):
    """A line of one level: □ ○ - ※; what stands in brackets first is bold in ○."""

    def __init__(
        self, level: LineLevel, text: str, style: Style, *, keeps_next: bool = False
    ) -> None:
        look = style[level]
        lines = broken(
            text,
            look.size,
            WIDTH - look.text_x,
            is_bold=look.is_bold,
            has_lead_in=level is LineLevel.POINT,
        )
        super().__init__(look, look.text_x, lines, text)
        self.keeps_next = keeps_next or level is LineLevel.TOPIC
        self.bad_start = BAD_STARTS.get(level, 0.0)


class Marked(_Lines):
    """Lines under a mark of their own, such as `1.` or `가.`"""

    def __init__(self, level: Level, text: str) -> None:
        lines = broken(text, level.size, WIDTH - level.text_x)
        super().__init__(level, level.text_x, lines, text)


class Dated(_Lines):
    """○ with a date, and what happened on an edge of its own."""

    def __init__(
        self,
        date: str,
        text: str,
        style: Style,
        *,
        is_dense: bool = False,
        is_near_end: bool = False,
    ) -> None:
        look = style[LineLevel.POINT]
        look = replace(look, before=look.before / 2) if is_dense else look
        lines = broken(text, look.size, WIDTH - style.dated_x)
        super().__init__(look, style.dated_x, lines, f"{date}  {text}")
        self._date = single(date)
        self.bad_start = LONE if is_near_end else BAD_STARTS[LineLevel.POINT]

    def _draw_mark(self, ink: Ink, y: float) -> None:
        super()._draw_mark(ink, y)
        ink.text(LEFT + self._level.text_x, y, self._date, self._level.size)


class Closing(Block):
    """붙임 with its hanging numbers and 끝."""

    before, bad_start = 21.0, 3.0

    def __init__(self, titles: Sequence[str], style: Style) -> None:
        self._titles, self._look = titles, style[LineLevel.DETAIL]
        self.height = self._look.lead * len(titles)

    def draw(self, ink: Ink, top: float) -> None:
        size, y = self._look.size, top - self._look.lead / 2
        x = ink.flow(LEFT, y, labels.ANNEX, size, is_bold=True) + 12
        is_one = len(self._titles) == 1
        hang = 0.0 if is_one else width(f"{len(self._titles)}. ", size) + 2
        for number, title in enumerate(self._titles, 1):
            end = labels.END_MARK if number == len(self._titles) else ""
            ink.text(x, y, "" if is_one else f"{number}.", size)
            text = labels.annex_line(single(title)) + end
            ink.text(x + hang, y, fitted(text, RIGHT - x - hang, size, False, width), size)
            y -= self._look.lead

    def plain(self) -> Iterator[plain.Part]:
        is_one = len(self._titles) == 1
        for number, title in enumerate(self._titles, 1):
            mark = labels.ANNEX if number == 1 else ""
            said = labels.annex_line(title) + (
                labels.END_MARK if number == len(self._titles) else ""
            )
            counted = said if is_one else f"{number}. {said}"
            yield plain.Line(counted, mark, size=self._look.size, before=0 if number > 1 else 12)
