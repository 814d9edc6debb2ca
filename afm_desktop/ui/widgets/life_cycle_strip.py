"""The way of a demand on one line: what is behind it, where it is, what may follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from afm_desktop.ui.drawing import CENTER, colour, draw_text, shown
from afm_desktop.ui.glyphs import Glyph, status_glyph
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone

DONE, NOW, NEXT = "done", "now", "next"


@dataclass(frozen=True, slots=True)
class Step:
    """One state with the day it was reached; `state` is done, now or next."""

    label: str
    date: str = ""
    state: str = NEXT
    short_date: str = ""
    """Without its year, where the step before names it; empty where it has to be named."""


class LifeCycleStrip(QWidget):
    """Tick for what is done, the sign of the state for now, a ring for what may follow."""

    def __init__(
        self, steps: Sequence[Step] = (), tone: str = Tone.PROGRESS, glyph: str = Glyph.HALF
    ) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_steps(steps, tone, glyph)

    def set_steps(self, steps: Sequence[Step], tone: str, glyph: str) -> None:
        """Show another way; tone and sign are those of the state it is in."""
        self._steps, self._tone, self._glyph = tuple(steps), tone, glyph
        self.setFixedHeight(theme().px(13.5 if any(step.date for step in steps) else 9.5))
        self.setAccessibleName(" → ".join(f"{step.label} {step.date}".strip() for step in steps))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(84), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), self.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._steps:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = self.width() / len(self._steps)
        self._paint_lines(painter, cell)
        for number, step in enumerate(self._steps):
            centre = cell * (number + 0.5)
            self._paint_sign(painter, centre, step)
            self._paint_words(painter, centre, cell, step)
        for day, box in self.days():
            draw_text(painter, box, day, role="caption", ink=theme().tokens.text3, tabular=True)

    def days(self) -> list[tuple[str, QRectF]]:
        """The days that have room, and where; a year is named once and reaches out of its cell."""
        cell, u = self.width() / max(1, len(self._steps)), theme().u
        found: list[tuple[str, QRectF]] = []
        has_year = False
        for number, step in enumerate(self._steps):
            day = step.short_date or step.date
            wide = theme().advance(day, "caption", True)
            left = min(max(cell * (number + 0.5) - wide / 2, 0), self.width() - wide)
            is_free = not found or found[-1][1].right() + u / 2 <= left
            has_room = is_free and wide <= 1.5 * cell
            if day and not step.short_date:
                has_year = has_room
            if day and has_room and has_year:
                found.append((day, QRectF(left, 9 * u, wide + 1, 4 * u)))
        return found

    def _paint_lines(self, painter: QPainter, cell: float) -> None:
        t, u = theme().tokens, theme().u
        gap = 2.75 * u
        for number, step in enumerate(self._steps[1:]):
            painter.setPen(QPen(colour(t.control if step.state == NEXT else t.accent), 1.5))
            left, right = cell * (number + 0.5) + gap, cell * (number + 1.5) - gap
            if right > left:
                painter.drawLine(QPointF(left, 2.25 * u), QPointF(right, 2.25 * u))

    def _paint_sign(self, painter: QPainter, centre: float, step: Step) -> None:
        t, u = theme().tokens, theme().u
        kind, ink = {
            DONE: (Glyph.TICK, t.accent),
            NOW: (self._glyph, t.chips[self._tone].glyph),
        }.get(step.state, (Glyph.RING, t.control))
        status_glyph(painter, centre - 2 * u, 2.25 * u, kind, ink, size=4 * u)

    def _paint_words(self, painter: QPainter, centre: float, cell: float, step: Step) -> None:
        t, u = theme().tokens, theme().u
        role = "label" if step.state == NOW else "caption"
        wide = theme().advance(shown(step.label), role)
        if wide > cell and step.state == NEXT:
            return  # where there is no room, what may follow keeps its sign only
        room = max(cell, wide)
        inks = {NEXT: t.text3, NOW: t.warning if self._tone == Tone.WARNING else t.text}
        ink = inks.get(step.state, t.text)
        left = min(max(centre - room / 2, 0), self.width() - room)
        label = QRectF(left, 5 * u, room, 4 * u)
        draw_text(painter, label, step.label, role=role, ink=ink, align=CENTER, elide=False)
