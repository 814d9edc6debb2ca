"""How lines of changes are painted: the old value, an arrow, the new one in a tinted box."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from afm_desktop.ui.drawing import (
    colour,
    draw_icon,
    draw_lines,
    draw_text,
    fill,
    focus_ring,
    line_height,
    rule,
    wrapped,
)
from afm_desktop.ui.labels import history as labels
from afm_desktop.ui.screens.history.lines import HeadLine, LeftLine, MoreLine, ValueLine
from afm_desktop.ui.theme import theme

if TYPE_CHECKING:
    from afm_desktop.ui.screens.history.line_list import LineList

Index = QModelIndex | QPersistentModelIndex
LABEL = 26  # units in which the names of fields stand
_SIDE = 4
_BESIDE = 5.5  # units beside a long value: its sign and the edges of its box
_MOST = 400
"""Characters of a value that are shown; the whole of it can be copied."""


def _cut(text: str) -> str:
    return text if len(text) <= _MOST else f"{text[:_MOST]}…"


class LineDelegate(QStyledItemDelegate):
    """Heights are those of the wrapped values."""

    def __init__(self, view: LineList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._height(index))

    def _height(self, index: Index) -> int:
        u, line = theme().px, self._view.line(index)
        if isinstance(line, HeadLine):
            return u(11)
        if isinstance(line, MoreLine):
            return u(9)
        if isinstance(line, LeftLine):
            wide = self._view.viewport().width() - 2 * _SIDE * theme().u - u(5)
            return len(wrapped(line.text, wide)) * line_height() + u(2)
        if line.whole or self._is_short(line):
            return u(7)
        rows = sum(
            len(wrapped(_cut(part), self._room() - u(_BESIDE))) for part in self._parts(line)
        )
        return rows * line_height() + len(self._parts(line)) * u(1.5) + u(1)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, box, u = self._view.line(index), QRectF(option.rect), theme().u
        row = index.row()
        leads = not isinstance(line, LeftLine) and not (
            isinstance(line, HeadLine) and line.place is None
        )
        if leads and self._view.hover_row == row:
            painter.fillRect(box, colour(theme().tokens.hover))
        inner = box.adjusted(_SIDE * u, 0, -_SIDE * u, 0)
        if isinstance(line, HeadLine):
            self._head(painter, inner, line, is_first=row == 0)
        elif isinstance(line, ValueLine):
            self._value(painter, inner, line, row)
        elif isinstance(line, LeftLine):
            self._left(painter, inner, line)
        else:
            draw_text(painter, inner, line.text, role="label", ink=theme().tokens.accent)
        if self._view.has_ring(row):
            focus_ring(painter, box.adjusted(1, 0, -1, 0), 1.5 * u)

    def _head(self, painter: QPainter, box: QRectF, line: HeadLine, *, is_first: bool) -> None:
        t, u = theme().tokens, theme().u
        if not is_first:
            rule(painter, box.left(), box.top() + u, box.width(), t.hairline)
        low = box.adjusted(0, 2.5 * u, 0, 0)
        end = low.right()
        if line.place is not None:
            draw_icon(painter, end - 3 * u, low.center().y(), "chevron-right", t.accent, units=3)
            end -= 5 * u
        title = QRectF(low.left(), low.top(), end - low.left(), low.height())
        note = min(theme().advance(line.note, "caption"), title.width() * 0.6)
        title.setRight(max(title.left() + 10 * u, end - note - 2 * u))
        used = draw_text(painter, title, line.text, role="strong")
        rest = QRectF(low.left() + used + 2 * u, low.top(), 0, low.height())
        rest.setRight(end)
        draw_text(painter, rest, line.note, role="caption", ink=t.text3)

    def _value(self, painter: QPainter, box: QRectF, line: ValueLine, row: int) -> None:
        t, u = theme().tokens, theme().u
        if line.whole:
            draw_text(painter, box, line.whole, role="label", ink=t.text2)
            return
        label = QRectF(box.left(), box.top(), LABEL * u - u, 7 * u)
        draw_text(painter, label, line.field, ink=t.text3)
        values = QRectF(box.left() + LABEL * u, box.top(), self._room(), box.height())
        if self._is_short(line):
            self._short(painter, values, line)
        else:
            self._long(painter, values, line)
        if line.may_go_back:
            is_here = self._view.hover_row == row and self._view.is_on_back
            ink = t.accent if is_here else t.text3
            draw_icon(painter, box.right() - 3.5 * u, box.top() + 3.5 * u, "undo-2", ink, units=3.5)

    def _short(self, painter: QPainter, box: QRectF, line: ValueLine) -> None:
        t, u = theme().tokens, theme().u
        left = box
        if line.old != labels.NOTHING:
            ground = t.diff_delete if line.new == labels.NOTHING else ""
            used = self._boxed(painter, left, line.old, ground, t.text2) + u
            draw_icon(
                painter, left.left() + used, box.center().y(), "arrow-right", t.text3, units=3
            )
            left = left.adjusted(used + 4.5 * u, 0, 0, 0)
        ground = t.diff_add if line.old == labels.NOTHING else t.diff_change
        self._boxed(painter, left, line.new, ground, t.text)

    def _boxed(self, painter: QPainter, box: QRectF, text: str, ground: str, ink: str) -> float:
        """One value at the left of a box; the width it takes."""
        u = theme().u
        if text == labels.NOTHING:
            ground, ink = "", theme().tokens.text3
        pad = u if ground else 0
        wide = theme().advance(text, "body") + 2 * pad
        room = QRectF(box.left(), box.center().y() - 2.75 * u, wide, 5.5 * u)
        if ground:
            fill(painter, room, ground, u)
        draw_text(painter, room.adjusted(pad, 0, 1, 0), text, ink=ink, elide=False)
        return wide

    def _long(self, painter: QPainter, box: QRectF, line: ValueLine) -> None:
        t, u = theme().tokens, theme().u
        top = box.top() + u
        for part in self._parts(line):
            is_old = part is line.old
            high = len(wrapped(_cut(part), box.width() - u * _BESIDE)) * line_height()
            room = QRectF(box.left(), top, box.width(), high + u)
            fill(painter, room, t.diff_delete if is_old else t.diff_add, u)
            sign, middle = "minus" if is_old else "plus", room.top() + (line_height() + u) / 2
            draw_icon(painter, room.left() + u, middle, sign, t.text2, units=3)
            inner = room.adjusted(4.5 * u, u / 2, -u, 0)
            draw_lines(painter, inner, _cut(part), ink=t.text2 if is_old else t.text)
            top = room.bottom() + u / 2

    def _left(self, painter: QPainter, box: QRectF, line: LeftLine) -> None:
        t, u = theme().tokens, theme().u
        draw_icon(painter, box.left(), box.top() + 3.5 * u, "info", t.warning, units=3.5)
        draw_lines(painter, box.adjusted(5 * u, u, 0, 0), line.text, ink=t.text2)

    def _parts(self, line: ValueLine) -> list[str]:
        return [part for part in (line.old, line.new) if part != labels.NOTHING]

    def _room(self) -> float:
        """How wide values may be."""
        return max(10.0, self._view.viewport().width() - (2 * _SIDE + LABEL + 6) * theme().u)

    def _is_short(self, line: ValueLine) -> bool:
        """Whether both values fit into one line."""
        if "\n" in line.old or "\n" in line.new or len(line.old) + len(line.new) > _MOST:
            return False
        advance, u = theme().advance, theme().u
        return advance(line.old) + advance(line.new) + 10 * u <= self._room()
