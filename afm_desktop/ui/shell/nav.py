"""The left edge: what the window is narrowed to, the screens, the settings at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from afm_desktop.ui.drawing import RIGHT, colour, draw_icon, draw_text, fill, focus_ring
from afm_desktop.ui.labels import frame
from afm_desktop.ui.screens.screen import Counter, ScreenSpec
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.tooltip import plain_tip

Index = QModelIndex | QPersistentModelIndex
FULL, ICONS = 51, 14
ITEM_ROLE = int(Qt.ItemDataRole.UserRole)
COUNTER_ROLE = ITEM_ROLE + 1
NO_COUNTER = Counter()


class _Screens(QAbstractListModel):
    """The screens under the captions of their groups."""

    def __init__(self, specs: Sequence[ScreenSpec]) -> None:
        super().__init__()
        self.lines: list[ScreenSpec | str] = []
        self.counters: dict[str, Counter] = {}
        group = ""
        for spec in specs:
            if spec.group != group:
                group = spec.group
                self.lines.append(group)
            self.lines.append(spec)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        line = self.lines[index.row()]
        if role == ITEM_ROLE:
            return line
        if isinstance(line, str):
            return line if role == Qt.ItemDataRole.DisplayRole else None
        counter = self.counters.get(line.key, NO_COUNTER)
        if role == COUNTER_ROLE:
            return counter
        if role == Qt.ItemDataRole.DisplayRole:
            return line.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (line.words, counter.words or counter.text)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def count(self, key: str, counter: Counter) -> None:
        self.counters[key] = counter
        for row, line in enumerate(self.lines):
            if isinstance(line, ScreenSpec) and line.key == key:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def row_of(self, key: str) -> int:
        keys = [line.key if isinstance(line, ScreenSpec) else "" for line in self.lines]
        return keys.index(key) if key in keys else -1


class _Painter(QStyledItemDelegate):
    def __init__(self, view: NavList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        if isinstance(index.data(ITEM_ROLE), str):
            return QSize(0, theme().px(4 if self._view.is_narrow else 8))
        return QSize(0, theme().px(7.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, box = index.data(ITEM_ROLE), QRectF(option.rect)
        if isinstance(line, str):
            self._paint_caption(painter, box, line)
            return
        current, state = theme(), option.state
        t, u = current.tokens, current.u
        is_on = bool(state & QStyle.StateFlag.State_Selected)
        inner = box.adjusted(2 * u, 0.25 * u, -2 * u, -0.25 * u)
        if is_on or state & QStyle.StateFlag.State_MouseOver:
            fill(painter, inner, t.nav_on if is_on else t.hover, 1.5 * u)
        x = inner.center().x() - 2 * u if self._view.is_narrow else inner.left() + 2.5 * u
        draw_icon(painter, x, box.center().y(), line.icon, t.accent if is_on else t.text2)
        counter: Counter = index.data(COUNTER_ROLE)
        if self._view.is_narrow:
            if counter.text:
                ink = t.warning if counter.is_urgent else t.accent
                dot = QRectF(x + 3.2 * u, box.center().y() - 2.6 * u, 1.75 * u, 1.75 * u)
                fill(painter, dot, ink, u)
        else:
            self._paint_words(painter, inner, line, counter, is_on)
        if state & QStyle.StateFlag.State_HasFocus:
            focus_ring(painter, inner, 1.5 * u)

    def _paint_caption(self, painter: QPainter, box: QRectF, caption: str) -> None:
        t, u = theme().tokens, theme().u
        if self._view.is_narrow:
            y, right = box.center().y(), box.width() - 8 * u
            painter.fillRect(QRectF(box.left() + 4 * u, y, right, t.edge), colour(t.border))
            return
        text = QRectF(box.left() + 4.5 * u, box.bottom() - 6 * u, box.width() - 6 * u, 6 * u)
        draw_text(painter, text, caption, role="caption", ink=t.text3)

    def _paint_words(
        self, painter: QPainter, inner: QRectF, spec: ScreenSpec, counter: Counter, is_on: bool
    ) -> None:
        t, u = theme().tokens, theme().u
        words = inner.adjusted(8.5 * u, 0, -9 * u if counter.text else -2 * u, 0)
        role, ink = ("strong", t.text) if is_on else ("body", t.text2)
        draw_text(painter, words, spec.words, role=role, ink=ink)
        if counter.text:
            role = "label" if counter.is_urgent or is_on else "caption"
            ink = t.warning if counter.is_urgent else t.text if is_on else t.text3
            end = inner.adjusted(0, 0, -2.5 * u, 0)
            draw_text(painter, end, counter.text, role=role, ink=ink, align=RIGHT, tabular=True)


class NavList(QListView):
    """Screens to go to; arrow keys move, Enter and a click go."""

    chosen = Signal(str)

    def __init__(self, specs: Sequence[ScreenSpec], name: str) -> None:
        super().__init__()
        self.is_narrow = False
        self.screens = _Screens(specs)
        self.setModel(self.screens)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setObjectName("bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)

    def set_narrow(self, is_narrow: bool) -> None:
        """Icons without words; the scroll bar would push them aside."""
        self.is_narrow = is_narrow
        policy = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if is_narrow else policy.ScrollBarAsNeeded
        )
        self.scheduleDelayedItemsLayout()

    def show_current(self, key: str) -> None:
        """Mark the screen that is shown."""
        row = self.screens.row_of(key)
        if row >= 0:
            self.setCurrentIndex(self.screens.index(row, 0))
        else:
            self.selectionModel().clear()

    def height_of_all(self) -> int:
        """How high it is with every screen in sight."""
        return sum(self.sizeHintForRow(row) for row in range(self.screens.rowCount()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._go(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            self._go(self.indexAt(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            words = self.indexAt(event.pos()).data(Qt.ItemDataRole.AccessibleTextRole)
            tip = plain_tip(words) if words and self.is_narrow else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().viewportEvent(event)

    def _go(self, index: Index) -> None:
        spec = index.data(ITEM_ROLE)
        if isinstance(spec, ScreenSpec):
            self.chosen.emit(spec.key)


class NavPane(QWidget):
    """Scope, screens and what stands at the foot; as icons where there is little room."""

    chosen = Signal(str)

    def __init__(self, specs: Sequence[ScreenSpec], scope: QWidget) -> None:
        super().__init__()
        self._scope = scope
        self.list = NavList([spec for spec in specs if not spec.is_at_foot], frame.NAVIGATION)
        foot = [spec for spec in specs if spec.is_at_foot]
        self.foot = NavList(foot, frame.NAVIGATION_FOOT)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(scope)
        self._column.addSpacing(theme().px(1))
        self._column.addWidget(self.list, 1)
        self._column.addWidget(self.foot)
        self.foot.setFixedHeight(self.foot.height_of_all())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.list.chosen.connect(self.chosen)
        self.foot.chosen.connect(self.chosen)
        self.set_narrow(False)

    def set_narrow(self, is_narrow: bool) -> None:
        """Fold to icons, or unfold."""
        u = theme().u
        self.list.set_narrow(is_narrow)
        self.foot.set_narrow(is_narrow)
        self._column.setContentsMargins(0, 2 * u, 0, u)
        self.setFixedWidth(theme().px(ICONS if is_narrow else FULL))

    def show_current(self, key: str) -> None:
        """Mark the screen that is shown."""
        self.list.show_current(key)
        self.foot.show_current(key)

    def show_counter(self, key: str, counter: Counter) -> None:
        """Show what waits behind a screen."""
        self.list.screens.count(key, counter)
        self.foot.screens.count(key, counter)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), colour(theme().tokens.nav))
