"""How the cells of a table are painted: one delegate, one method for each kind of column."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from afm_desktop.ui.drawing import (
    NOTHING,
    RIGHT,
    colour,
    draw_bar,
    draw_chip,
    draw_icon,
    draw_swatch,
    draw_text,
)
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.models.roles import RAW_ROLE
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.columns import ColumnSpec, Due, Look, number_width

if TYPE_CHECKING:
    from afm_desktop.ui.widgets.table import DataTable

Index = QModelIndex | QPersistentModelIndex
Paint = Callable[[QPainter, QRectF, ColumnSpec, Index], None]
SOON = 3
"""So many days before it, a day is marked."""

_PLAIN = Look()


class RowDelegate(QStyledItemDelegate):
    """Paints ground, row line and selection for every column, then what the column shows."""

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._table = table
        self._paints: dict[str, Paint] = {
            "chip": self._chip,
            "division": self._division,
            "yesno": self._yes_no,
            "due": self._due,
            "bar": self._bar,
        }

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, theme().row_h)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        table, rect = self._table, option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        column = index.column()
        self._ground(painter, rect, index.row(), is_selected, column)
        left, right = table.columns.padding(column)
        box = QRectF(rect.left() + left, rect.top(), rect.width() - left - right, rect.height() - 1)
        spec = table.specs[column]
        self._paints.get(spec.kind, self._text)(painter, box, spec, index)
        if is_selected and table.marks(index):
            self._focus_lines(painter, rect)
            if table.is_at(index):
                self._cell_sides(painter, rect)

    def _ground(
        self, painter: QPainter, rect: QRect, row: int, is_selected: bool, column: int
    ) -> None:
        tokens = theme().tokens
        if is_selected:
            painter.fillRect(rect, colour(tokens.sel))
        elif self._table.hover_row == row:
            painter.fillRect(rect, colour(tokens.hover))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, colour(tokens.hairline))
        if is_selected and column == self._table.columns.first:
            bar = QRect(rect.left(), rect.top(), 2 + tokens.edge, rect.height())
            painter.fillRect(bar, colour(tokens.accent))

    def _focus_lines(self, painter: QPainter, rect: QRect) -> None:
        ink = colour(theme().tokens.focus)
        for top in (rect.top(), rect.bottom() - 1):
            painter.fillRect(QRect(rect.left(), top, rect.width(), 2), ink)

    def _cell_sides(self, painter: QPainter, rect: QRect) -> None:
        """The cell that F2 edits is closed at its sides as well."""
        ink = colour(theme().tokens.focus)
        for left in (rect.left(), rect.right() - 1):
            painter.fillRect(QRect(left, rect.top(), 2, rect.height()), ink)

    def _shown(self, index: Index) -> str:
        value = self._table.data_of(index, Qt.ItemDataRole.DisplayRole)
        return "" if value is None else str(value)

    def _raw(self, index: Index) -> object:
        return self._table.data_of(index, RAW_ROLE)

    # ------------------------------------------------ kinds of column

    def _text(self, painter: QPainter, box: QRectF, spec: ColumnSpec, index: Index) -> None:
        text, tokens = self._shown(index), theme().tokens
        is_nothing = not text or (spec.kind == "number" and self._raw(index) == 0)
        ink = tokens.text3 if is_nothing else getattr(tokens, spec.ink)
        if spec.is_link and text and self._table.is_lit(index):
            ink = tokens.accent
        draw_text(
            painter,
            box,
            text or NOTHING,
            role=spec.role,
            ink=ink,
            align=spec.side,
            tabular=spec.kind != "text",
        )

    def _chip(self, painter: QPainter, box: QRectF, spec: ColumnSpec, index: Index) -> None:
        word = self._shown(index)
        if not word:
            self._text(painter, box, spec, index)
            return
        look = spec.looks.get(str(self._raw(index)), _PLAIN)
        # Glyphs, or words without one, share their x with the header's text.
        hang = (1.25 if look.glyph else 1.5) * theme().u
        draw_chip(
            painter,
            box.left() - hang,
            box.center().y(),
            word,
            look.tone,
            glyph=look.glyph,
            is_quiet=not look.is_loud,
            most=box.width() + 2 * hang,
        )

    def _division(self, painter: QPainter, box: QRectF, spec: ColumnSpec, index: Index) -> None:
        raw = self._raw(index)
        hue = spec.hues.get(str(raw), raw if isinstance(raw, int) else None)
        if hue is None:
            self._text(painter, box, spec, index)
            return
        draw_swatch(painter, box.left(), box.center().y(), theme().tokens.hue(hue))
        self._text(painter, box.adjusted(3.5 * theme().u, 0, 0, 0), spec, index)

    def _yes_no(self, painter: QPainter, box: QRectF, spec: ColumnSpec, index: Index) -> None:
        raw, tokens = self._raw(index), theme().tokens
        if raw is True:
            draw_icon(painter, box.left(), box.center().y(), "check", tokens.text2, units=3.5)
            text = self._shown(index) or words.YES
            draw_text(painter, box.adjusted(4.5 * theme().u, 0, 0, 0), text)
        elif raw is False:
            draw_text(painter, box, self._shown(index) or words.NO, ink=tokens.text3)
        else:
            self._text(painter, box, spec, index)

    def _due(self, painter: QPainter, box: QRectF, spec: ColumnSpec, index: Index) -> None:
        days = self._days(self._raw(index))
        if days is None or not self._shown(index):
            self._text(painter, box, spec, index)
            return
        tokens = theme().tokens
        ink = tokens.danger if days < 0 else tokens.warning if days <= SOON else tokens.text3
        role = "label" if days <= SOON else "caption"
        used = draw_text(
            painter, box, words.days_left(days), role=role, ink=ink, align=RIGHT, elide=False
        )
        self._text(painter, box.adjusted(0, 0, -used - theme().u, 0), spec, index)

    def _days(self, raw: object) -> int | None:
        if isinstance(raw, Due):
            return raw.days
        if isinstance(raw, date) and self._table.today is not None:
            return (raw - self._table.today).days
        return None

    def _bar(self, painter: QPainter, box: QRectF, spec: ColumnSpec, index: Index) -> None:
        u, tokens, raw = theme().u, theme().tokens, self._raw(index)
        number = QRectF(box.left(), box.top(), number_width(spec), box.height())
        text = self._shown(index)
        ink = tokens.text if raw else tokens.text3
        if spec.is_link and self._table.is_lit(index):
            ink = tokens.accent
        draw_text(painter, number, text or NOTHING, ink=ink, align=RIGHT, tabular=True)
        left = number.right() + 2 * u
        bar = QRectF(left, round(box.center().y() - 0.75 * u), box.right() - left, 1.5 * u)
        if isinstance(raw, int | float | Decimal) and raw > 0 and spec.largest > 0:
            ink = tokens.bar2 if spec.ink == "bar2" else tokens.bar
            draw_bar(painter, bar, float(raw) / spec.largest, ink, has_track=False)
