"""Drawing on a ReportLab canvas: strings, rules, boxes, each state set only when it changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from reportlab.pdfgen.pathobject import PDFPathObject

from afm_desktop.reports import fonts
from afm_desktop.reports.style import HAIR, OPTICAL, PALETTE, THIN
from afm_desktop.reports.text import Line
from afm_desktop.services.figures import Anchor, Tone

Segment = tuple[float, float, float, float]
_DASH = [2.0, 2.0]
_BACK = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}


class Ink:
    """A canvas that is told what, not how: y upwards, texts on their visual centre."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self._forget()

    def turn_page(self) -> None:
        """Finish a page; the next one begins with the canvas's own state."""
        self.canvas.showPage()
        self._forget()

    def text(
        self,
        x: float,
        middle: float,
        text: str,
        size: float,
        *,
        is_bold: bool = False,
        tone: Tone = Tone.INK,
        anchor: Anchor = Anchor.START,
        is_tabular: bool = False,
    ) -> None:
        """Draw a cleaned string.

        Bold figures of a column are tightened, so that they stand under regular ones.
        """
        if not text:
            return
        tight = -fonts.BOLD_FIGURE_EXCESS * size if is_tabular and is_bold else 0.0
        if anchor is not Anchor.START:  # measuring is a good part of the work in a long list
            x -= (fonts.width(text, size, is_bold) + tight * len(text)) * _BACK[anchor]
        if self._font != (is_bold, size):
            self._face(is_bold, size)
        if self._filled is not tone:
            self._fill(tone)
        base = round(middle - OPTICAL * size, 2)
        self.canvas.drawString(round(x, 2), base, text, charSpace=tight)

    def flow(
        self,
        x: float,
        middle: float,
        text: str,
        size: float,
        *,
        is_bold: bool = False,
        tone: Tone = Tone.INK,
    ) -> float:
        """Draw a cleaned string from its left end and return where it ends."""
        self.text(x, middle, text, size, is_bold=is_bold, tone=tone)
        return x + fonts.width(text, size, is_bold)

    def runs(
        self, x: float, middle: float, line: Line, size: float, tone: Tone = Tone.INK
    ) -> float:
        """Draw a broken line from its left end."""
        for run in line:
            x = self.flow(x, middle, run.text, size, is_bold=run.is_bold, tone=tone)
        return x

    def rules(
        self, segments: Sequence[Segment], weight: float = HAIR, tone: Tone = Tone.HAIR
    ) -> None:
        """Draw straight lines of one weight and colour."""
        if segments:
            self._stroke(tone, weight)
            self.canvas.lines(segments)

    def rule(
        self, x1: float, y: float, x2: float, weight: float = HAIR, tone: Tone = Tone.HAIR
    ) -> None:
        """Draw one horizontal line."""
        self.rules([(x1, y, x2, y)], weight, tone)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        *,
        fill: Tone | None = None,
        edge: Tone | None = None,
        weight: float = THIN,
        is_dashed: bool = False,
        radius: float = 0.0,
    ) -> None:
        """Draw a rectangle from its lower left corner."""
        if fill is not None:
            self._fill(fill)
        if edge is not None:
            self._stroke(edge, weight)
        if is_dashed:
            self.canvas.setDash(_DASH)
        paints = {"stroke": int(edge is not None), "fill": int(fill is not None)}
        if radius:
            self.canvas.roundRect(x, y, width, height, radius, **paints)
        else:
            self.canvas.rect(x, y, width, height, **paints)
        if is_dashed:
            self.canvas.setDash()

    def polygon(
        self,
        points: Sequence[tuple[float, float]],
        fill: Tone,
        edge: Tone | None = None,
        weight: float = THIN,
    ) -> None:
        """Fill an area."""
        path = PDFPathObject()
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
        path.close()
        self._fill(fill)
        if edge is not None:
            self._stroke(edge, weight)
        self.canvas.drawPath(path, stroke=int(edge is not None), fill=1)

    def ring(self, x: float, y: float, radius: float, weight: float) -> None:
        """Draw an open circle."""
        self._stroke(Tone.INK, weight)
        self.canvas.circle(x, y, radius, stroke=1, fill=0)

    def curve(
        self, points: Sequence[float], tone: Tone, weight: float, *, is_dashed: bool = False
    ) -> None:
        """Draw a cubic curve."""
        self._stroke(tone, weight)
        if is_dashed:
            self.canvas.setDash(_DASH)
        self.canvas.bezier(*points)
        if is_dashed:
            self.canvas.setDash()

    def dots(self, x1: float, y: float, x2: float) -> None:
        """Draw the dotted leader of a table of contents."""
        self._stroke(Tone.MARK, THIN)
        self.canvas.setDash([0.6, 2.4])
        self.canvas.line(x1, y, x2, y)
        self.canvas.setDash()

    def _forget(self) -> None:
        self._font: tuple[bool, float] | None = None
        self._filled: Tone | None = None
        self._stroked: Tone | None = None
        self._weight: float | None = None

    def _face(self, is_bold: bool, size: float) -> None:
        self._font = is_bold, size
        self.canvas.setFont(fonts.face(is_bold), size)

    def _fill(self, tone: Tone) -> None:
        if self._filled is not tone:
            self._filled = tone
            self.canvas.setFillColor(PALETTE[tone])

    def _stroke(self, tone: Tone, weight: float) -> None:
        if self._stroked is not tone:
            self._stroked = tone
            self.canvas.setStrokeColor(PALETTE[tone])
        if self._weight != weight:
            self._weight = weight
            self.canvas.setLineWidth(weight)
