"""목표 대비 실적: the number first, then how far it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from afm_desktop.services.dashboard_rows import TargetLine
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.drawing import RIGHT, draw_bar, draw_text
from afm_desktop.ui.labels import dashboard as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.dashboard.parts import ROW, Block, EdgeLink, Go, LinkRow
from afm_desktop.ui.theme import theme
from afm_desktop.ui.view_places import narrowed, place_of
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line

MOST = 6
_NARROW = 90  # units from which a bar has room


@dataclass(frozen=True, slots=True)
class Widths:
    """What the numbers of all lines need, so that they stand below one another."""

    number: float
    aim: float
    due: float


def widths_of(lines: Sequence[TargetLine]) -> Widths:
    """The widest of each part."""
    advance = theme().advance
    return Widths(
        max((advance(labels.measured(line), "strong", True) for line in lines), default=0),
        max((advance(labels.aimed(line), "caption", True) for line in lines), default=0),
        max((advance(labels.due(line), "caption", True) for line in lines), default=0),
    )


def foremost(lines: Sequence[TargetLine]) -> list[TargetLine]:
    """Those with a figure first, then those with a day, else in their own order."""
    return sorted(lines, key=lambda line: (line.measured is None, line.due_year is None))[:MOST]


class TargetRow(LinkRow):
    """A target; its bar has a tick where this year's plan lies.

    It leads to the list that is counted, or else to the target and what was measured of it.
    """

    def __init__(self, line: TargetLine, widths: Widths, go: Go, *, is_one: bool = False) -> None:
        super().__init__(labels.target_told(line), _place(line, is_one=is_one), go)
        self._line, self._widths = line, widths

    def draw(self, painter: QPainter, box: QRectF) -> None:
        t, u, line, widths = theme().tokens, theme().u, self._line, self._widths
        right = box.right()
        due = QRectF(right - widths.due, box.top(), widths.due, box.height())
        told = labels.due(line)
        draw_text(painter, due, told, role="caption", ink=t.text3, align=RIGHT, elide=False)
        right -= widths.due + (3 * u if widths.due else 0)
        share = QRectF(right - 10 * u, box.top(), 10 * u, box.height())
        is_known = line.reached is not None
        draw_text(
            painter,
            share,
            labels.percent(line.reached),
            role="strong" if is_known else "body",
            ink=t.text if is_known else t.text3,
            align=RIGHT,
            tabular=True,
        )
        right -= 11 * u
        fixed = widths.number + widths.aim + 2 * u
        bar = 0.0
        if box.width() >= _NARROW * u:
            bar = max(24 * u, min(60 * u, box.width() - fixed - 62 * u))
            self._draw_bar(painter, QRectF(right - bar, box.center().y() - 0.75 * u, bar, 1.5 * u))
        end = right - bar - (5 * u if bar else 3 * u)
        self._draw_numbers(painter, QRectF(box.left(), box.top(), end - box.left(), box.height()))

    def _draw_bar(self, painter: QPainter, box: QRectF) -> None:
        line = self._line
        planned, target = line.planned, line.target
        mark = float(planned / target) if planned is not None and target else None
        draw_bar(painter, box, float(line.reached or 0), mark=mark)

    def _draw_numbers(self, painter: QPainter, box: QRectF) -> None:
        t, u, line, widths = theme().tokens, theme().u, self._line, self._widths
        aim = QRectF(box.right() - widths.aim, box.top(), widths.aim + 1, box.height())
        aimed = labels.aimed(line)
        draw_text(painter, aim, aimed, role="caption", ink=t.text3, elide=False, tabular=True)
        right = box.right() - widths.aim - 1.5 * u
        number = QRectF(right - widths.number, box.top(), widths.number + 1, box.height())
        is_known = line.measured is not None
        draw_text(
            painter,
            number,
            labels.measured(line),
            role="strong" if is_known else "caption",
            ink=t.text if is_known else t.text3,
            align=RIGHT,
            tabular=True,
        )
        name = QRectF(box.left(), box.top(), right - widths.number - 2 * u, box.height())
        name.setRight(max(name.left(), right - widths.number - 2 * u))
        if not line.counted:
            draw_text(painter, name, line.name, ink=t.text2)
            return
        mark = theme().advance(labels.COUNTED, "caption")
        room = QRectF(name.left(), name.top(), name.width() - mark - 2 * u, name.height())
        name.setLeft(name.left() + draw_text(painter, room, line.name, ink=t.text2) + 2 * u)
        draw_text(painter, name, labels.COUNTED, role="caption", ink=t.text3)


def _place(line: TargetLine, *, is_one: bool) -> Place:
    counted = line.counted
    if counted is None:
        return place_of(ViewKind.TARGETS, record=line.id)
    if counted.division is None or is_one:
        return place_of(counted.view, ViewQuery(filters=counted.filters))
    return place_of(counted.view, narrowed(counted.division, *counted.filters))


class TargetBlock(Block):
    """The foremost targets, or that none is set: never 0 %."""

    def __init__(self, lines: Sequence[TargetLine], go: Go, *, is_one: bool = False) -> None:
        every = EdgeLink(labels.ALL_TARGETS.format(count=len(lines)))
        every.clicked.connect(lambda: go(place_of(ViewKind.TARGETS)))
        shown = foremost(lines)
        has_more = len(lines) > len(shown)
        has_plan = any(line.planned is not None for line in shown)
        note = labels.TARGETS_NOTE if has_plan else ""
        super().__init__(labels.TARGETS, note, every if has_more else None)
        widths = widths_of(shown)
        self.rows = [TargetRow(line, widths, go, is_one=is_one) for line in shown]
        self.fill_rows([*self.rows])
        if not shown:
            self._offer_to_set(go)
        self.column.addStretch(1)

    def _offer_to_set(self, go: Go) -> None:
        row = QHBoxLayout()
        row.setSpacing(theme().px(2))
        line = Line(labels.NO_TARGET, "body", "text2")
        line.setFixedHeight(theme().px(ROW))
        row.addWidget(line)
        button = Button(labels.SET_TARGET, "", "link")
        button.setAccessibleName(f"{labels.TARGETS} {labels.SET_TARGET}")
        button.clicked.connect(lambda: go(place_of(ViewKind.TARGETS)))
        row.addWidget(button)
        row.addStretch(1)
        self.column.addLayout(row)
