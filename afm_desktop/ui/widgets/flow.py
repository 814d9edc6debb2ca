"""Widgets in lines that break where the room ends."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from afm_desktop.ui.theme import theme


class _Lines(QLayout):
    """Lays one beside the other, and goes on below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(theme().px(1.5))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), is_real=False)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._seen()]
        return QSize(
            max((size.width() for size in sizes), default=0),
            max((size.height() for size in sizes), default=0),
        )

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, is_real=True)

    def _seen(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _lay(self, rect: QRect, *, is_real: bool) -> int:
        """Put the widgets where they belong; how high that is."""
        x, y, high, gap = rect.x(), rect.y(), 0, self.spacing()
        for item in self._seen():
            size = item.sizeHint()
            wide = min(size.width(), rect.width())
            if x > rect.x() and x + wide > rect.right() + 1:
                x, y, high = rect.x(), y + high + gap, 0
            if is_real:
                item.setGeometry(QRect(QPoint(x, y), QSize(wide, size.height())))
            x += wide + gap
            high = max(high, size.height())
        return y + high - rect.y()


class Flow(QWidget):
    """A widget whose children stand in such lines."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = _Lines(self)
        # As high as its lines are at its width, not at its least one.
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)

    def add(self, *widgets: QWidget) -> None:
        """Put widgets behind those there are."""
        for widget in widgets:
            self._lines.addWidget(widget)

    def take(self, widget: QWidget) -> None:
        """Take a widget out; it goes for good."""
        self._lines.removeWidget(widget)
        widget.hide()
        widget.deleteLater()
