"""A chart's geometry painted on the canvas, under its caption."""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch

from afm_desktop.reports.caption import Caption, Notes
from afm_desktop.reports.figure_picture import picture
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block
from afm_desktop.reports.style import LEFT, RIGHT, RULE, Style
from afm_desktop.reports.text import single
from afm_desktop.services import plain
from afm_desktop.services.figures import Bar, Curve, Figure, Line, Part, Polygon, Text, Tone

PADDING = 6.0


class FigureBlock(Block):
    """A chart with its caption, rules and notes; never parted."""

    before, after, may_wait = 9.0, 6.0, True

    def __init__(self, caption: Caption, figure: Figure, style: Style, notes: Notes) -> None:
        self._caption, self._figure, self._notes = caption, figure, notes
        self.height = caption.height(style) + PADDING + figure.height + notes.height
        self._style = style

    def draw(self, ink: Ink, top: float) -> None:
        y = self._caption.draw(ink, top, self._style)
        ink.rule(LEFT, y, RIGHT, RULE, Tone.INK)
        y -= PADDING
        for part in self._figure.parts:
            paint(part, ink, LEFT, y)
        y -= self._figure.height
        ink.rule(LEFT, y, RIGHT, RULE, Tone.INK)
        self._notes.draw(ink, y)

    def plain(self) -> Iterator[plain.Part]:
        caption, figure = self._caption, self._figure
        yield plain.Picture(
            figure,
            picture(figure),
            caption.label,
            caption.title,
            caption.unit,
            self._notes.said,
        )


@singledispatch
def paint(part: Part, ink: Ink, left: float, top: float) -> None:
    """Paint one part of a figure whose upper left corner is given."""
    raise TypeError(part)


@paint.register
def _bar(part: Bar, ink: Ink, left: float, top: float) -> None:
    ink.box(
        left + part.x,
        top - part.y - part.height,
        part.width,
        part.height,
        fill=part.fill,
        edge=part.edge,
        weight=part.weight,
        is_dashed=part.is_dashed,
        radius=part.radius,
    )


@paint.register
def _line(part: Line, ink: Ink, left: float, top: float) -> None:
    segment = (left + part.x1, top - part.y1, left + part.x2, top - part.y2)
    ink.rules([segment], part.weight, part.tone)


@paint.register
def _curve(part: Curve, ink: Ink, left: float, top: float) -> None:
    points = [top - value if index % 2 else left + value for index, value in enumerate(part.points)]
    ink.curve(points, part.tone, part.weight, is_dashed=part.is_dashed)


@paint.register
def _polygon(part: Polygon, ink: Ink, left: float, top: float) -> None:
    ink.polygon([(left + x, top - y) for x, y in part.points], part.fill)


@paint.register
def _text(part: Text, ink: Ink, left: float, top: float) -> None:
    ink.text(
        left + part.x,
        top - part.y,
        single(part.text),
        part.size,
        is_bold=part.is_bold,
        tone=part.tone,
        anchor=part.anchor,
    )
