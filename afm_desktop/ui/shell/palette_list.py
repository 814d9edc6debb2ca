"""The lines of the palette, painted: captions of 7 units, entries of 10."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from afm_desktop.ui.drawing import CENTER, draw_icon, draw_text, fill
from afm_desktop.ui.labels import frame
from afm_desktop.ui.shell.palette_entries import Entry
from afm_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
Line = Entry | str
"""An entry, or the caption of a section."""
CAPTION, ENTRY, HIGHEST = 7, 10, 108
LINE_ROLE = int(Qt.ItemDataRole.UserRole)


class _Lines(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []

    def show_lines(self, lines: list[Line]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        line = self.lines[index.row()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line if isinstance(line, str) else line.words
        if role == Qt.ItemDataRole.AccessibleTextRole and isinstance(line, Entry):
            return ", ".join(filter(None, (line.words, line.about, line.section)))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if isinstance(self.lines[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class _Painter(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        is_caption = isinstance(index.data(LINE_ROLE), str)
        return QSize(0, theme().px(CAPTION if is_caption else ENTRY))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        current, line = theme(), index.data(LINE_ROLE)
        t, u, box = current.tokens, current.u, QRectF(option.rect)
        if isinstance(line, str):
            caption = QRectF(box.left() + 5 * u, box.top() + u, box.width(), box.height() - u)
            draw_text(painter, caption, line, role="caption", ink=t.text3)
            return
        state = option.state
        is_on = bool(state & QStyle.StateFlag.State_Selected)
        inner = box.adjusted(2 * u, 0, -2 * u, 0)
        if is_on:
            fill(painter, inner, t.sel, 1.5 * u)
        ink = t.accent if is_on else t.text2
        draw_icon(painter, inner.left() + 3 * u, box.center().y(), line.icon, ink)
        keys = frame.PALETTE_KEYS[1][0] if is_on else line.keys
        right = inner.right() - 3 * u
        if keys:
            right = _paint_key(painter, right, box.center().y(), keys.replace("+", " ")) - 2 * u
        left = inner.left() + 9.5 * u
        words = QRectF(left, box.top(), right - left, box.height())
        left += draw_text(painter, words, line.words, role="strong") + 3 * u
        if line.about and right - left > 4 * u:
            about = QRectF(left, box.top(), right - left, box.height())
            draw_text(painter, about, line.about, role="caption", ink=t.text2)


def _paint_key(painter: QPainter, right: float, middle: float, keys: str) -> float:
    """A key in its box; answers its left edge."""
    current = theme()
    u, width = current.u, current.advance(keys, "caption") + 3 * current.u
    box = QRectF(round(right - width), round(middle - 2.5 * u), round(width), 5 * u)
    fill(painter, box, current.tokens.raised, u, current.tokens.control)
    draw_text(painter, box, keys, role="caption", ink=current.tokens.text2, align=CENTER)
    return box.left()


class PaletteList(QListView):
    """Entries under their captions; captions are passed over."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = _Lines()
        self.setModel(self._model)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(frame.PALETTE)
        self.setObjectName("bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show entries by section, the first one chosen."""
        lines: list[Line] = []
        section = ""
        for entry in entries:
            if entry.section != section:
                section = entry.section
                lines.append(section)
            lines.append(entry)
        self._model.show_lines(lines)
        self.scrollToTop()
        self._choose(1 if lines else -1)

    def step(self, by: int) -> None:
        """Go up or down by entries, round at the ends."""
        rows = [row for row, line in enumerate(self._model.lines) if isinstance(line, Entry)]
        if not rows:
            return
        here = self.currentIndex().row()
        at = rows.index(here) if here in rows else -1
        self._choose(rows[(at + by) % len(rows)])

    def current(self) -> Entry | None:
        """The chosen entry."""
        line = self.currentIndex().data(LINE_ROLE)
        return line if isinstance(line, Entry) else None

    def entries(self) -> list[Entry]:
        """The entries that are shown."""
        return [line for line in self._model.lines if isinstance(line, Entry)]

    def sizeHint(self) -> QSize:
        units = (CAPTION if isinstance(line, str) else ENTRY for line in self._model.lines)
        return QSize(theme().px(100), min(theme().px(sum(units)), theme().px(HIGHEST)))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, theme().px(ENTRY))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = self.indexAt(event.position().toPoint()).row()
        if row >= 0 and isinstance(self._model.lines[row], Entry):
            self._choose(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        line = index.data(LINE_ROLE)
        if event.button() == Qt.MouseButton.LeftButton and isinstance(line, Entry):
            self.chosen.emit(line)

    def _choose(self, row: int) -> None:
        index = self._model.index(row, 0) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if row == 1:
            self.scrollToTop()  # with the caption above it
