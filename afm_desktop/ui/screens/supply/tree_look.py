"""How the tree of a chain is painted: its heads over its texts, its rows as those of tables."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from afm_desktop.ui.drawing import LEFT, RIGHT, colour, draw_icon, draw_text
from afm_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
STEP = 5  # units by which suppliers stand in
SHARE = 3  # the column of figures
_SIGN = 3.5  # units of the sign that opens a row
_BESIDE, _EDGE = 2.0, 4.0  # units at either side of a text, and after the last


class TreeHeader(QHeaderView):
    """Titles start where the texts of the anchors start."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(Qt.Orientation.Horizontal, tree)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme().px(8))
        self.setStretchLastSection(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), theme().px(7.5))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        box = _inside(rect, logical, self.count())
        if logical == 0:
            box.setLeft(box.left() + STEP * theme().u)
        head = str(self.model().headerData(logical, Qt.Orientation.Horizontal) or "")
        ink = theme().tokens.text2
        draw_text(painter, box, head, role="label", ink=ink, align=_side(logical))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, tokens = QPainter(self.viewport()), theme().tokens
        painter.fillRect(event.rect(), colour(tokens.surface))
        line = QRect(0, self.height() - tokens.edge, self.width(), tokens.edge)
        painter.fillRect(line, colour(tokens.border))
        painter.end()
        super().paintEvent(event)


class TreeDelegate(QStyledItemDelegate):
    """Paints ground, row line and selection, then the text."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, theme().row_h)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._ground(painter, option.rect, is_selected=is_selected)
        column = index.column()
        box = _inside(option.rect, column, self._tree.header().count())
        text = str(index.data() or "")
        draw_text(painter, box, text, align=_side(column), tabular=column == SHARE)

    def branch(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """What stands before the first text: the sign that opens the row."""
        tree, u, tokens = self._tree, theme().u, theme().tokens
        is_selected = tree.selectionModel().isSelected(index)
        self._ground(painter, rect, is_selected=is_selected)
        if is_selected:
            bar = QRect(rect.left(), rect.top(), 2 + tokens.edge, rect.height())
            painter.fillRect(bar, colour(tokens.accent))
        if tree.model().hasChildren(index):
            icon = "chevron-down" if tree.isExpanded(index) else "chevron-right"
            x = rect.right() + 1 - (STEP + _SIGN) / 2 * u
            middle = QRectF(rect).center().y()
            draw_icon(painter, x, middle, icon, tokens.text2, units=_SIGN)

    def _ground(self, painter: QPainter, rect: QRect, *, is_selected: bool) -> None:
        tokens = theme().tokens
        painter.fillRect(rect, colour(tokens.sel if is_selected else tokens.surface))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, colour(tokens.hairline))
        if is_selected and self._tree.hasFocus():
            for top in (rect.top(), rect.bottom() - 1):
                painter.fillRect(QRect(rect.left(), top, rect.width(), 2), colour(tokens.focus))


def _inside(rect: QRect, column: int, count: int) -> QRectF:
    """Where the text of a cell or a head stands."""
    u = theme().u
    left = u if column == 0 else _BESIDE * u
    right = _EDGE * u if column == count - 1 else _BESIDE * u
    return QRectF(rect.left() + left, rect.top(), rect.width() - left - right, rect.height() - 1)


def _side(column: int) -> Qt.AlignmentFlag:
    return RIGHT if column == SHARE else LEFT
