"""Changes line by line: only what is in view is painted, however many there are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QFrame, QListView

from afm_desktop.ui.labels import history as labels
from afm_desktop.ui.screens.history.line_delegate import LineDelegate
from afm_desktop.ui.screens.history.lines import HeadLine, Line, MoreLine, ValueLine
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.popup_menu import PopupMenu

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_OUTSIDE = QModelIndex()
BACK_U = 8
"""Units at the right in which a click puts an old value back."""


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def rowCount(self, parent: Index = _OUTSIDE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.lines[index.row()].told
        return None


class LineList(QListView):
    """Enter opens what a line speaks of, or asks what to do with a value."""

    opened = Signal(object)
    """The `Place` of a record or a gesture."""
    put_back = Signal(object)
    """The `ShownChange` whose old value is wanted."""
    more_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.hover_row, self.is_on_back = -1, False
        self._has_ring = True
        self.copy_value: Callable[[ValueLine, str], None] | None = None
        self._model = _Model()
        self.setModel(self._model)
        self.setItemDelegate(LineDelegate(self))
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)

    def lines(self) -> Sequence[Line]:
        """What is shown, from top to bottom."""
        return self._model.lines

    def set_lines(self, lines: Sequence[Line], *, keep_place: bool = False) -> None:
        """Show other lines; those that were longer before keep their place."""
        at, row = self.verticalScrollBar().value(), self.currentIndex().row()
        self._model.beginResetModel()
        self._model.lines = list(lines)
        self._model.endResetModel()
        if keep_place and lines:
            self.setCurrentIndex(self._model.index(min(max(row, 0), len(lines) - 1), 0))
            self.doItemsLayout()
            self.verticalScrollBar().setValue(at)

    def line(self, index: Index) -> Line:
        """The line of an index."""
        return self._model.lines[index.row()]

    def has_ring(self, row: int) -> bool:
        """Whether the keyboard is on this line."""
        return self.hasFocus() and self._has_ring and row == self.currentIndex().row()

    def act(self, row: int) -> None:
        """Do what Enter does on a line."""
        if not 0 <= row < len(self._model.lines):
            return
        line = self._model.lines[row]
        if isinstance(line, HeadLine) and line.place is not None:
            self.opened.emit(line.place)
        elif isinstance(line, MoreLine):
            self.more_wanted.emit()
        elif isinstance(line, ValueLine):
            self._open_menu(row)

    # --- as Qt asks ---------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._model.lines:
            self.setCurrentIndex(self._model.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._has_ring = True
        if event.key() in _ENTER:
            self.act(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _typed: str) -> None:
        """Nothing: lines are found in the list at the left."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        is_by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        row = self.currentIndex().row() if is_by_key else self.indexAt(event.pos()).row()
        if row >= 0:
            self._open_menu(row, None if is_by_key else event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        row, is_on_back = self.indexAt(at).row(), self._is_back(at)
        if (row, is_on_back) != (self.hover_row, self.is_on_back):
            self.hover_row, self.is_on_back = row, is_on_back
            self._point()
            self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hover_row = -1
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if event.button() != Qt.MouseButton.LeftButton or not index.isValid():
            return
        line = self.line(index)
        if not isinstance(line, ValueLine):
            self.act(index.row())
        elif line.may_go_back and self._is_back(at):  # who taps has not been there before
            self.put_back.emit(line.change)

    def _is_back(self, at: QPoint) -> bool:
        """Whether a place is where a value is put back."""
        return at.x() > self.viewport().width() - theme().px(BACK_U)

    def _point(self) -> None:
        """Show a hand where a click does something."""
        line = self._model.lines[self.hover_row] if self.hover_row >= 0 else None
        leads = (
            (isinstance(line, HeadLine) and line.place is not None)
            or isinstance(line, MoreLine)
            or (isinstance(line, ValueLine) and line.may_go_back and self.is_on_back)
        )
        shape = Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        self.viewport().setToolTip(labels.PUT_BACK if leads and isinstance(line, ValueLine) else "")

    def _open_menu(self, row: int, place: QPoint | None = None) -> None:
        line = self._model.lines[row]
        menu = PopupMenu(self, line.told)
        menu.aboutToHide.connect(menu.deleteLater)
        if isinstance(line, ValueLine):
            self._fill(menu, line)
        elif isinstance(line, HeadLine) and line.place is not None:
            menu.add(
                labels.OPEN_RECORD, partial(self.opened.emit, line.place), icon="external-link"
            )
        if menu.isEmpty():
            return
        box = self.visualRect(self._model.index(row, 0))
        menu.popup(place or self.viewport().mapToGlobal(box.bottomLeft()))

    def _fill(self, menu: PopupMenu, line: ValueLine) -> None:
        why = "" if line.may_go_back else labels.WHY_NOT_BACK
        if not line.whole:
            back = partial(self.put_back.emit, line.change)
            if line.change is not None:
                menu.add(labels.PUT_BACK, back, icon="undo-2", why_not=why)
                menu.addSeparator()
            if self.copy_value is not None:
                menu.add(labels.COPY_VALUE, partial(self.copy_value, line, line.new), icon="copy")
                menu.add(labels.COPY_OLD, partial(self.copy_value, line, line.old))
