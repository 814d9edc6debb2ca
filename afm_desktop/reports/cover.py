"""The cover: secrecy mark, 결재란, title, 문서요지 and 차례."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.utils import ImageReader

from afm_desktop.reports import labels
from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.logo import Logo
from afm_desktop.reports.style import (
    HAIR,
    LEFT,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    RULE,
    THICK,
    THIN,
    WIDTH,
    Style,
)
from afm_desktop.reports.text import NBSP, Line, Run, broken, single
from afm_desktop.services.figures import Anchor, Tone, fitted

TOP = PAGE_HEIGHT - 20 * MM
TITLE = PAGE_HEIGHT - 88 * MM  # the accent rule above the title
LISTS = PAGE_HEIGHT - 178 * MM  # the rules over 문서요지 and 차례
BODY_NAME = 91.0
LOWEST = BODY_NAME + 30
SMALLEST = 8.0  # of the letters of 문서요지
GIST_WIDTH, GUTTER = 282.0, 24.0
LOGO = (200.0, 48.0)  # the frame of the picture
BOX, SIDE = 18 * MM, 18.0  # of the 결재란
APPROVAL_HEIGHT = 18 + BOX
TITLE_SIZES = (30.0, 26.0, 22.0, 18.0)


@dataclass(frozen=True, slots=True)
class Cover:
    """Everything that stands on a cover; empty texts are left out."""

    series: str
    title: str
    occasion: str
    date: str
    as_of: str
    office: str
    remark: str
    secrecy: str
    secrecy_note: str
    approval: tuple[str, ...]
    gist: tuple[str, ...]
    keywords: tuple[str, ...]
    logo: Logo | None = None
    has_contents: bool = True
    """Whether 차례 stands here; else the gist takes the whole width."""

    @property
    def gist_width(self) -> float:
        return GIST_WIDTH if self.has_contents else WIDTH


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the contents; `page` is the printed number, a lower one is below a chapter."""

    mark: str
    title: str
    key: str
    page: int
    is_lower: bool = False


def draw_cover(ink: Ink, cover: Cover, entries: Sequence[Entry], style: Style) -> None:
    """Draw the whole page."""
    _draw_secrecy(ink, cover)
    if cover.approval:
        draw_approval(ink, cover.approval)
    if cover.logo:
        _draw_logo(ink, cover.logo)
    _draw_title(ink, cover)
    _draw_gist(ink, cover, style)
    if cover.has_contents:
        _draw_contents(ink, [one for one in entries if not one.is_lower], style)
    middle = PAGE_WIDTH / 2
    office, size = _shrunk(cover.office, 17, is_bold=True)
    ink.text(middle, BODY_NAME, office, size, is_bold=True, anchor=Anchor.MIDDLE)
    ink.text(middle, BODY_NAME - 32, cover.remark, 8.5, tone=Tone.SOFT, anchor=Anchor.MIDDLE)


def _draw_secrecy(ink: Ink, cover: Cover) -> None:
    if not cover.secrecy:
        return
    wide = width(cover.secrecy, 13, True) + 24
    ink.box(LEFT, TOP - 24, wide, 24, edge=Tone.INK, weight=RULE)
    centre = LEFT + wide / 2
    ink.text(centre, TOP - 12, cover.secrecy, 13, is_bold=True, anchor=Anchor.MIDDLE)
    ink.text(LEFT, TOP - 36, single(cover.secrecy_note), 8.5, tone=Tone.SOFT)


def draw_approval(ink: Ink, names: Sequence[str], top: float = TOP) -> None:
    """The 결재란 at the right, down from `top`."""
    left = RIGHT - SIDE - BOX * len(names)
    bottom = top - APPROVAL_HEIGHT
    ink.box(left, bottom, SIDE, top - bottom, fill=Tone.FILL)
    ink.box(left + SIDE, top - 18, RIGHT - left - SIDE, 18, fill=Tone.FILL)
    middle = (top + bottom) / 2
    for syllable, away in zip(labels.APPROVAL, (12, -12), strict=True):
        ink.text(left + SIDE / 2, middle + away, syllable, 9.5, anchor=Anchor.MIDDLE)
    edges = [left + SIDE + BOX * index for index in range(len(names))]
    for x, name in zip(edges, names, strict=True):
        text = fitted(single(name), BOX - 4, 9.5, False, width)
        ink.text(x + BOX / 2, top - 9, text, 9.5, anchor=Anchor.MIDDLE)
    lines = [(x, top, x, bottom) for x in edges]
    ink.rules([*lines, (left + SIDE, top - 18, RIGHT, top - 18)], THIN, Tone.INK)
    ink.box(left, bottom, RIGHT - left, top - bottom, edge=Tone.INK)


def _draw_logo(ink: Ink, logo: Logo) -> None:
    """In the middle, over the series."""
    wide, high = logo.fitted(*LOGO)
    picture = ImageReader(io.BytesIO(logo.data))
    ink.canvas.drawImage(picture, (PAGE_WIDTH - wide) / 2, TITLE + 52, wide, high)


def _draw_title(ink: Ink, cover: Cover) -> None:
    middle = PAGE_WIDTH / 2
    series, size = _shrunk(cover.series, 13, is_bold=False)
    ink.text(middle, TITLE + 29, series, size, tone=Tone.SOFT, anchor=Anchor.MIDDLE)
    ink.rule(LEFT, TITLE, RIGHT, THICK, Tone.ACCENT)
    size, lines = _title_lines(cover.title)
    y = TITLE - 45 + (len(lines) - 1) * size * 0.6
    for line in lines:
        ink.text(middle, y, line[0].text, size, is_bold=True, anchor=Anchor.MIDDLE)
        y -= size * 1.2
    ink.rule(LEFT, TITLE - 90, RIGHT, THIN, Tone.ACCENT)
    y = TITLE - 118
    rows = ((cover.occasion, 14.0, False), (cover.date, 15.0, True), (cover.as_of, 10.5, False))
    for text, size, is_bold in rows:
        if text:
            tone = Tone.SOFT if text is cover.as_of else Tone.INK
            shown, fits = _shrunk(text, size, is_bold=is_bold)
            ink.text(middle, y, shown, fits, is_bold=is_bold, tone=tone, anchor=Anchor.MIDDLE)
            y -= 38 if not is_bold else 29


def _shrunk(text: str, size: float, *, is_bold: bool) -> tuple[str, float]:
    """A line of the cover at the largest size at which it fits; cut only when 9 pt is too large."""
    shown = single(text)
    while size > 9 and width(shown, size, is_bold) > WIDTH:
        size -= 0.5
    return fitted(shown, WIDTH, size, is_bold, width), size


def _title_lines(title: str) -> tuple[float, Sequence[Line]]:
    """The title at the largest size at which it fits between its rules."""
    for size in TITLE_SIZES:
        lines = broken(title, size, WIDTH - 20, is_bold=True)
        if len(lines) * size * 1.2 <= 40:
            return size, lines
    return TITLE_SIZES[-1], lines[:3]


def _draw_gist(ink: Ink, cover: Cover, style: Style) -> None:
    _draw_list_head(ink, labels.GIST, LEFT, LEFT + cover.gist_width, style)
    y = LISTS - 6
    size, lines = _gist_lines(cover, style)
    lead = size * 1.65
    for text in lines:
        for index, line in enumerate(text):
            if not index:
                ink.text(LEFT, y - lead / 2, "○", size)
            ink.runs(LEFT + 1.5 * size, y - lead / 2, line, size)
            y -= lead
        y -= 3
    ink.rule(LEFT, y - 3, LEFT + cover.gist_width, HAIR)
    y -= 9
    small = 9 * size / 10
    for line in _keyword_lines(cover, small):
        ink.runs(LEFT, y - small * 0.83, line, small, Tone.SOFT)
        y -= small * 1.66


def _gist_lines(cover: Cover, style: Style) -> tuple[float, list[tuple[Line, ...]]]:
    """The lines of 문서요지 at the largest size at which they stay above the office.

    What is too long at the smallest one is told in full where it comes from, and cut here.
    """
    size = 10 * style.scale
    while True:
        lines = [broken(text, size, cover.gist_width - 1.5 * size) for text in cover.gist]
        words = _keyword_lines(cover, 0.9 * size)
        room = LISTS - LOWEST - 18 - len(words) * size * 1.5
        if _gist_height(lines, size) <= room:
            return size, lines
        if size <= SMALLEST:
            return size, _cut(lines, size, room)
        size -= 0.5


def _gist_height(lines: Sequence[Sequence[Line]], size: float) -> float:
    return sum(len(text) * size * 1.65 + 3 for text in lines)


def _cut(lines: Sequence[tuple[Line, ...]], size: float, room: float) -> list[tuple[Line, ...]]:
    """The texts, of the longest ones the first lines as far as there is room."""
    most = max(map(len, lines))
    shown = list(lines)
    while most > 1 and _gist_height(shown, size) > room:
        most -= 1
        shown = [_ended(text[:most]) if len(text) > most else text for text in lines]
    return shown


def _ended(text: tuple[Line, ...]) -> tuple[Line, ...]:
    """Lines that end before their text does."""
    *others, last = text
    *runs, end = last
    return (*others, (*runs, end._replace(text=f"{end.text[:-2].rstrip()}…")))


def _keyword_lines(cover: Cover, size: float) -> tuple[Line, ...]:
    words = ", ".join(keyword.replace(" ", NBSP) for keyword in cover.keywords)
    label = f"{labels.KEYWORDS}{NBSP}"
    first, *others = broken(label + words, size, cover.gist_width - size)  # bold is a little wider
    rest = first[0].text.removeprefix(label)
    return ((Run(label, True), Run(rest, False)), *others)


def _draw_contents(ink: Ink, entries: Sequence[Entry], style: Style) -> None:
    left = LEFT + GIST_WIDTH + GUTTER
    _draw_list_head(ink, labels.CONTENTS, left, RIGHT, style)
    size, gap = _contents_size(entries, RIGHT - left, style)
    lead = size * 1.65
    y = LISTS - 6 - lead / 2
    for entry in entries:
        page = str(entry.page)
        start = RIGHT - width(page, size)
        ink.text(left, y, entry.mark, size)
        end = ink.flow(left + gap, y, single(entry.title), size)
        ink.text(RIGHT, y, page, size, anchor=Anchor.END)
        ink.dots(end + 5, y - 2.6, start - 5)
        area = (left, y - lead / 2, RIGHT, y + lead / 2)
        ink.canvas.linkRect("", entry.key, area, Border="[0 0 0]")
        y -= lead


def _contents_size(entries: Sequence[Entry], room: float, style: Style) -> tuple[float, float]:
    """The largest size at which every entry fits, and where the titles begin."""
    size = 10 * style.scale
    while True:
        gap = max((width(entry.mark, size) for entry in entries), default=0.0) + 8
        titles = max((width(single(entry.title), size) for entry in entries), default=0.0)
        high = len(entries) * size * 1.65
        if (gap + titles + 36 <= room and high <= LISTS - LOWEST) or size <= 8:
            return size, gap
        size -= 0.5


def _draw_list_head(ink: Ink, name: str, left: float, right: float, style: Style) -> None:
    size = 10.5 * style.scale
    ink.text(left, LISTS + 10, name, size, is_bold=True)
    ink.rule(left, LISTS, right, RULE, Tone.INK)
