"""수요 흐름: how many demands came how far, and what they cost."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath
from PySide6.QtWidgets import QHBoxLayout

from afm_desktop.services.dashboard_rows import FunnelLine
from afm_desktop.services.status_demands import Stage
from afm_desktop.services.views.model import ViewKind
from afm_desktop.ui.drawing import RIGHT, draw_text
from afm_desktop.ui.labels import dashboard as labels
from afm_desktop.ui.screens.dashboard.parts import Block, Go, LinkRow
from afm_desktop.ui.theme import theme
from afm_desktop.ui.view_places import place_of

HIGH = 21  # units of a stage, the shape included
_SHAPE = 8.5
_TEXT = 11.5
_STRENGTH = (0.42, 0.52, 0.68, 0.84)


class StageCell(LinkRow):
    """One stage with its share of the stage before; its shape runs down to the next."""

    def __init__(self, line: FunnelLine, sizes: tuple[int, int, int], share: str, go: Go) -> None:
        stage = line.stage
        told = labels.stage_told(stage.stage, stage.count, stage.total_won, share)
        super().__init__(told, place_of(ViewKind.DEMANDS, line.query), go, units=HIGH)
        self.is_last = True
        self._stage, self._share = stage, share
        self._first, self._here, self._next = sizes

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(24), theme().px(HIGH))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        t, u, stage = theme().tokens, theme().u, self._stage
        top = QRectF(box.left(), box.top(), box.width() - 2 * u, 5.5 * u)
        draw_text(painter, top, labels.STAGES[stage.stage], ink=t.text2)
        draw_text(painter, top, self._share, role="caption", ink=t.text2, align=RIGHT)
        line = QRectF(top.left(), top.bottom() - u / 2, box.width() - u, 5.5 * u)
        wide = draw_text(painter, line, f"{stage.count:,}", role="h2", tabular=True)
        line.setLeft(line.left() + wide + u)
        cost = f"건 · {labels.cost(stage.total_won)}"
        draw_text(painter, line, cost, role="caption", ink=t.text2)
        gap = 0.0 if stage.stage is Stage.SELECTED else u
        self._draw_shape(painter, box.adjusted(0, _TEXT * u, -gap, 0))

    def _draw_shape(self, painter: QPainter, box: QRectF) -> None:
        u = theme().u
        here, below = self._height(self._here), self._height(self._next)
        foot, bend = box.top() + _SHAPE * u, box.left() + box.width() * 0.62
        path = QPainterPath(QPointF(box.left(), foot))
        path.lineTo(box.left(), foot - here)
        path.lineTo(bend, foot - here)
        middle = (bend + box.right()) / 2
        path.cubicTo(middle, foot - here, middle, foot - below, box.right(), foot - below)
        path.lineTo(box.right(), foot)
        path.closeSubpath()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, self._ink())
        painter.restore()

    def _height(self, count: int) -> float:
        if not count or not self._first:
            return 0.0
        return max(theme().u / 2, _SHAPE * theme().u * count / self._first)

    def _ink(self) -> QColor:
        stage, tokens = self._stage.stage, theme().tokens
        if stage is Stage.SELECTED:
            return QColor(tokens.success)
        ink = QColor(tokens.accent)
        ink.setAlphaF(_STRENGTH[list(Stage).index(stage)])
        return ink


class FunnelBlock(Block):
    """The stages side by side."""

    def __init__(self, lines: Sequence[FunnelLine], round_name: str | None, go: Go) -> None:
        has_any = bool(lines) and lines[0].stage.count > 0
        note = labels.FUNNEL_NOTE.format(round=round_name or "") if has_any else ""
        super().__init__(labels.FUNNEL, note.strip())
        if not has_any:
            self.say(labels.NO_ROUND)
            return
        self.cells = [self._cell(lines, at, go) for at in range(len(lines))]
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for cell in self.cells:
            row.addWidget(cell, 1)
        self.column.addLayout(row)

    def _cell(self, lines: Sequence[FunnelLine], at: int, go: Go) -> StageCell:
        counts = [line.stage.count for line in lines]
        below = counts[at + 1] if at + 1 < len(counts) else counts[at]
        before = counts[at - 1] if at else 0
        share = f"{round(counts[at] * 100 / before)}%" if before else ""
        return StageCell(lines[at], (counts[0], counts[at], below), share, go)
