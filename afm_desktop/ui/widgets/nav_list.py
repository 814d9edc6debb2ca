"""The screens in groups, each with its icon and what waits there; or as icons only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from afm_desktop.ui.drawing import RIGHT, draw_icon, draw_text, fill, focus_ring, rule
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.scroll_ends import ScrollEnds
from afm_desktop.ui.widgets.tooltip import plain_tip

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_ITEM, _CAPTION, _GAP = (7.5, 6.0), (8.0, 6.0), (4.0, 2.0)
"""Units of an item, a caption and the line between icons: usual, and where height is scarce."""


@dataclass(frozen=True, slots=True)
class NavItem:
    """One screen; `count` is what waits there, `is_due` when it waits for a day."""

    key: str
    text: str
    icon: str
    count: str = ""
    is_due: bool = False


@dataclass(frozen=True, slots=True)
class NavGroup:
    """The caption over a group of screens."""

    text: str


Entry = NavItem | NavGroup


class _Model(QAbstractListModel):
    def __init__(self, parent: NavList) -> None:
        super().__init__(parent)
        self._list = parent
        self.entries: list[Entry] = []

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.entries[index.row()], NavGroup):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            count = entry.count if isinstance(entry, NavItem) else ""
            return words.counted(entry.text, count)
        if role == Qt.ItemDataRole.ToolTipRole and self._list.is_compact:
            return plain_tip(entry.text) if isinstance(entry, NavItem) else None
        return None


class _Delegate(QStyledItemDelegate):
    """Heights come from here, never from the style sheet."""

    def __init__(self, nav: NavList) -> None:
        super().__init__(nav)
        self._nav = nav

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._nav.height_of(self._nav.entries()[index.row()]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry, box = self._nav.entries()[index.row()], QRectF(option.rect)
        if not self._nav.is_whole(index):
            return
        if isinstance(entry, NavGroup):
            self._paint_group(painter, box, entry)
            return
        t, u = theme().tokens, theme().u
        is_on = entry.key == self._nav.current()
        item = box.adjusted(2 * u, u / 4, -2 * u, -u / 4)
        if is_on or option.state & QStyle.StateFlag.State_MouseOver:
            fill(painter, item, t.nav_on if is_on else t.track, 1.5 * u)
        if self._nav.is_compact:
            self._paint_icon(painter, item, entry, is_on)
        else:
            self._paint_item(painter, item, entry, is_on)
        if self._nav.has_ring(index.row()):
            focus_ring(painter, item, 1.5 * u)

    def _paint_group(self, painter: QPainter, box: QRectF, group: NavGroup) -> None:
        u = theme().u
        if self._nav.is_compact:
            rule(painter, box.left() + 4 * u, round(box.center().y()), box.width() - 8 * u)
            return
        caption = QRectF(box.left() + 4.5 * u, box.bottom() - 6 * u, box.width() - 6 * u, 6 * u)
        draw_text(painter, caption, group.text, role="caption", ink=theme().tokens.text3)

    def _paint_icon(self, painter: QPainter, box: QRectF, item: NavItem, is_on: bool) -> None:
        t, u, middle = theme().tokens, theme().u, box.center().y()
        x = box.center().x() - 2 * u
        draw_icon(painter, x, middle, item.icon, t.accent if is_on else t.text2)
        if item.count:
            dot = QRectF(x + 3.2 * u, middle - 2.6 * u, 1.75 * u, 1.75 * u)
            fill(painter, dot, t.warning if item.is_due else t.accent, u, t.nav, width=1)

    def _paint_item(self, painter: QPainter, box: QRectF, item: NavItem, is_on: bool) -> None:
        t, u, middle = theme().tokens, theme().u, box.center().y()
        draw_icon(painter, box.left() + 2.5 * u, middle, item.icon, t.accent if is_on else t.text2)
        right = box.right() - 2.5 * u
        if item.count:
            ink = t.warning if item.is_due else t.text if is_on else t.text3
            role = "label" if item.is_due or is_on else "caption"
            place = QRectF(box.left(), box.top(), right - box.left(), box.height())
            right -= u + draw_text(
                painter, place, item.count, role=role, ink=ink, align=RIGHT, tabular=True
            )
        room = QRectF(box.left() + 8.5 * u, box.top(), 0, box.height())
        room.setRight(right)
        ink = t.text if is_on else t.text2
        draw_text(painter, room, item.text, role="strong" if is_on else "body", ink=ink)


class NavList(QListView):
    """Arrow keys move the ring, Enter or a click goes to the screen.

    Entries draw together where the window is low. When even that is not enough they scroll one
    by one, none is ever shown in part, and arrows tell that there are more.
    """

    chosen = Signal(str)

    def __init__(self, name: str, entries: Sequence[Entry] = (), *, is_compact: bool = False):
        super().__init__()
        # Qt's own would make PySide6 go through every class of widget to see which one it is.
        self.setViewport(QWidget())
        self.is_compact = is_compact
        self._current, self._has_ring, self._squeeze = "", True, 0.0
        self._model = _Model(self)
        self._model.entries = list(entries)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        # A scroll bar beside icons would push them off their axis.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.ends = ScrollEnds(self)

    def entries(self) -> Sequence[Entry]:
        """The items and captions in order."""
        return self._model.entries

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """Show other screens."""
        self._model.beginResetModel()
        self._model.entries = list(entries)
        self._model.endResetModel()
        self._fit()
        self.set_current(self._current)

    def set_compact(self, is_compact: bool) -> None:
        """Show icons only, or icons with words."""
        self.is_compact = is_compact
        self._fit()

    def set_count(self, key: str, count: str, *, is_due: bool = False) -> None:
        """Say what waits in a screen; nothing when empty."""
        for row, entry in enumerate(self._model.entries):
            if isinstance(entry, NavItem) and entry.key == key:
                self._model.entries[row] = replace(entry, count=count, is_due=is_due)
                self.viewport().update()

    def current(self) -> str:
        """The key of the screen that is shown."""
        return self._current

    def set_current(self, key: str) -> None:
        """Mark the screen that is shown, without going there."""
        self._current = key
        for row, entry in enumerate(self._model.entries):
            if isinstance(entry, NavItem) and entry.key == key:
                self.setCurrentIndex(self._model.index(row, 0))
        self.viewport().update()

    def height_of(self, entry: Entry) -> int:
        """How high one entry is now."""
        usual, least = _ITEM
        if isinstance(entry, NavGroup):
            usual, least = _GAP if self.is_compact else _CAPTION
        return int((usual - self._squeeze * (usual - least)) * theme().u)

    def content_height(self) -> int:
        """How high all entries are together."""
        return sum(self.height_of(entry) for entry in self._model.entries)

    def is_whole(self, index: Index) -> bool:
        """Whether an entry is in view from its top to its bottom."""
        box = self.visualRect(index)
        return box.top() >= 0 and box.bottom() < self.viewport().height()

    def has_ring(self, row: int) -> bool:
        """Whether the keyboard is on this row."""
        return self.hasFocus() and self._has_ring and row == self.currentIndex().row()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._choose(self.currentIndex().row())
        else:
            self._has_ring = True
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            index = self.indexAt(event.position().toPoint())
            self._choose(index.row() if index.isValid() and self.is_whole(index) else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._has_ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def _choose(self, row: int) -> None:
        entry = self._model.entries[row] if row >= 0 else None
        if isinstance(entry, NavItem):
            self.set_current(entry.key)
            self.chosen.emit(entry.key)

    def _fit(self) -> None:
        """Draw the entries together as far as the height asks, and scroll beyond that."""
        heights = []
        for squeeze in (0.0, 1.0):
            self._squeeze = squeeze
            heights.append(self.content_height())
        usual, least = heights
        over = usual - self.height()
        self._squeeze = min(1.0, max(0.0, over / (usual - least))) if usual > least else 0.0
        self.ends.arrange(is_needed=self.content_height() > self.height())
        self.doItemsLayout()
        self.scrollTo(self.currentIndex())
