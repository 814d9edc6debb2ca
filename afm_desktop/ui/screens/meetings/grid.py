"""A table as high as its rows, inside a page that scrolls; rows are moved by key and by mouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QScrollArea

from afm_desktop.ui.drawing import colour
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.models.rows import TableRow
from afm_desktop.ui.screens.rounds.list_editor import EditedTable
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.columns import ColumnSpec
from afm_desktop.ui.widgets.tooltip import announce


class Grid(EditedTable):
    """`reordered` tells the keys in their new order; `typed` a letter that was pressed."""

    reordered = Signal(object)
    typed = Signal(str)

    def __init__(
        self, name: str, columns: Iterable[ColumnSpec], *, is_ordered: bool = False
    ) -> None:
        super().__init__(name, columns)
        self.is_ordered = is_ordered
        self.letters = frozenset[str]()
        """What is told when it is typed; keys of menus and lists stay what they are."""
        self._pressed_at: QPoint | None = None
        self._target: int | None = None
        self.moved.connect(self._shift)
        self.current_changed.connect(lambda _key: self._reveal())

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show other rows, all of them in sight of the page."""
        super().show_rows(rows)
        self.show_all_rows()
        self.setVisible(bool(rows))

    def order(self) -> list[object]:
        """The keys from top to bottom."""
        return [self.rows.key(row) for row in range(self.rows.rowCount())]

    # --- keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        letter = self._letter(event)
        if letter and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            self.typed.emit(letter)
        else:
            super().keyPressEvent(event)

    def _letter(self, event: QKeyEvent) -> str:
        """What was typed, whatever the input method makes of the key."""
        for typed in (event.text().upper(), _key_of(event)):
            if typed in self.letters:
                return typed
        return ""

    def _shift(self, step: int) -> None:
        here = self.currentIndex().row()
        self._put(here, here + step)

    def _put(self, here: int, there: int) -> None:
        keys = self.order()
        if not self.is_ordered or here == there or not 0 <= there < len(keys) or here < 0:
            return
        keys.insert(there, keys.pop(here))
        self.reordered.emit(keys)
        announce(self, labels.MOVED_TO.format(place=there + 1))

    # --- the mouse --------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        is_row = event.button() == Qt.MouseButton.LeftButton and self.indexAt(at).isValid()
        self._pressed_at = at if is_row and self.is_ordered else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start, at = self._pressed_at, event.position().toPoint()
        if start is None:
            super().mouseMoveEvent(event)
            return
        far = abs(at.y() - start.y()) >= QApplication.startDragDistance()
        if far or self._target is not None:
            self._target = self._gap_at(at.y())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        start, target = self._pressed_at, self._target
        self._pressed_at = self._target = None
        super().mouseReleaseEvent(event)
        self.viewport().update()
        if start is not None and target is not None:
            here = self.indexAt(start).row()
            self._put(here, target - (1 if target > here else 0))

    def _gap_at(self, y: int) -> int:
        """Between which rows something would come to stand."""
        high = self.verticalHeader().defaultSectionSize()
        return min(max(0, round(y / high)), self.rows.rowCount())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is None:
            return
        high, painter = self.verticalHeader().defaultSectionSize(), QPainter(self.viewport())
        top = max(0, self._target * high - 1)
        painter.fillRect(0, top, self.viewport().width(), 2, colour(theme().tokens.accent))

    # --- the page ---------------------------------------------------------------------------------

    def _reveal(self) -> None:
        """Scroll the page to the row the keyboard is at."""
        if not self.hasFocus():
            return
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        page = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and page is not None:
            row = self.visualRect(self.currentIndex())
            at = self.viewport().mapTo(page, row.center())
            area.ensureVisible(0, at.y(), 0, 2 * row.height())


def _key_of(event: QKeyEvent) -> str:
    """The Latin letter on a key."""
    key = event.key()
    return chr(key) if Qt.Key.Key_A <= key <= Qt.Key.Key_Z else ""
