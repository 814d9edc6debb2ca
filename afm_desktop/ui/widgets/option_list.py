"""A list to choose from, with a search when it is long; several may be ticked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from afm_desktop.domain.hangul import pattern, search_form
from afm_desktop.ui.drawing import RIGHT, draw_check, draw_icon, draw_swatch, draw_text, fill
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.popup import Popup
from afm_desktop.ui.widgets.search_edit import SearchEdit

SEARCHED_FROM = 11
"""From so many choices on, the list has a search."""

_ROWS = 10
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Option:
    """One choice: its value, its word, what stands behind it, and the colour of a division."""

    value: object
    word: str
    note: str = ""
    hue: int | None = None
    icon: str = ""


Find = Callable[[str], Sequence[Option]]
"""The choices for what is typed, where there are too many to hand over."""


def finder(options: Sequence[Option]) -> Find:
    """A search over choices at hand, by word, note and initial consonants."""

    def find(query: str) -> Sequence[Option]:
        if not query.strip():
            return options
        wanted = pattern(query)
        return [
            option
            for option in options
            if wanted.search(search_form(option.word)) or wanted.search(search_form(option.note))
        ]

    return find


class OptionsModel(QAbstractListModel):
    """The choices that are found."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.options: Sequence[Option] = ()

    def show(self, options: Sequence[Option]) -> None:
        """Show other choices."""
        self.beginResetModel()
        self.options = options
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.options)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            option = self.options[index.row()]
            return words.counted(option.word, option.note)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, options: OptionList) -> None:
        super().__init__(options)
        self._list = options

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, theme().px(7.5))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        t, u = theme().tokens, theme().u
        box = QRectF(option.rect)
        state = option.state
        shown = self._list.shown[index.row()]
        is_here = bool(state & QStyle.StateFlag.State_Selected)
        is_on = self._list.is_chosen(shown.value)
        if is_here:
            fill(painter, box, t.accent_soft, u)
        x, middle = box.left() + 2 * u, box.center().y()
        if self._list.is_multiple:
            draw_check(painter, x, middle, is_on)
            x += 6 * u
        if shown.hue is not None:
            draw_swatch(painter, x, middle, t.hue(shown.hue))
            x += 3.5 * u
        elif shown.icon:
            draw_icon(painter, x, middle, shown.icon, t.text2)
            x += 5.5 * u
        right = box.right() - 2 * u
        if is_on and not self._list.is_multiple:
            draw_icon(painter, right - 4 * u, middle, "check", t.accent)
            right -= 5.5 * u
        note = QRectF(x, box.top(), right - x, box.height())
        if shown.note:
            used = draw_text(
                painter, note, shown.note, role="caption", ink=t.text3, align=RIGHT, tabular=True
            )
            right -= min(used + 2 * u, (right - x) / 2)
        role = "strong" if is_on else "body"
        draw_text(painter, QRectF(x, box.top(), right - x, box.height()), shown.word, role=role)


class OptionList(QListView):
    """The choices themselves."""

    picked = Signal(object)

    def __init__(self, chosen: Iterable[object], *, is_multiple: bool, name: str) -> None:
        super().__init__()
        self.is_multiple, self._chosen = is_multiple, set(chosen)
        self._model = OptionsModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setObjectName("bare")
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def shown(self) -> Sequence[Option]:
        """The choices in the list now."""
        return self._model.options

    def show_options(self, options: Sequence[Option]) -> None:
        """Show these, the chosen one marked."""
        self._model.show(options)
        rows = (row for row, option in enumerate(options) if option.value in self._chosen)
        row = 0 if self.is_multiple else next(rows, 0)
        if options:
            self.setCurrentIndex(self._model.index(row, 0))

    def is_chosen(self, value: object) -> bool:
        """Whether a value is ticked."""
        return value in self._chosen

    def chosen(self) -> frozenset[object]:
        """The ticked values."""
        return frozenset(self._chosen)

    def pick(self) -> None:
        """Choose, or tick, what is marked."""
        row = self.currentIndex().row()
        if not 0 <= row < len(self.shown):
            return
        value = self.shown[row].value
        self._chosen = self._chosen ^ {value} if self.is_multiple else {value}
        self.viewport().update()
        self.picked.emit(value)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.setCurrentIndex(index)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).isValid():
            self.pick()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER or event.key() == Qt.Key.Key_Space:
            self.pick()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Forward(QObject):
    """Gives the arrow keys of a search to its list."""

    def __init__(self, search: SearchEdit, to: OptionList) -> None:
        super().__init__(search)
        self._to = to

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() not in _MOVES:
            return False
        self._to.keyPressEvent(event)
        return True


class OptionPopup(Popup):
    """Choices under a control; closes at once unless several may be ticked."""

    chosen = Signal(object)  # the value, or the frozenset of ticked values

    def __init__(
        self,
        opener: QWidget,
        options: Sequence[Option] | Find,
        chosen: Iterable[object] = (),
        *,
        is_multiple: bool = False,
    ) -> None:
        super().__init__(opener)
        self._find = options if callable(options) else finder(options)
        self.list = OptionList(chosen, is_multiple=is_multiple, name=opener.accessibleName())
        found = self._find("")
        self.search: SearchEdit | None = None
        if callable(options) or len(found) >= SEARCHED_FROM:
            self.search = SearchEdit(words.FIND, words.SEARCH)
            self.search.queried.connect(self._search)
            self.search.entered.connect(self.list.pick)
            self.search.installEventFilter(_Forward(self.search, self.list))
            self.column.addWidget(self.search)
            self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = Line(words.NO_MATCH, "body", "text3")
        self._none.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(self.list)
        self.column.addWidget(self._none)
        self.list.picked.connect(self._picked)
        self._show(found)
        self.list.setFixedHeight(theme().px(7.5) * min(_ROWS, max(1, len(found))) + 2)
        self.list.setMinimumWidth(self._wide(found))
        (self.search or self.list).setFocus(Qt.FocusReason.PopupFocusReason)

    def _wide(self, options: Sequence[Option]) -> int:
        advance, u = theme().advance, theme().u
        longest = max(
            (
                advance(option.word, "strong") + advance(option.note, "caption")
                for option in options[:200]
            ),
            default=0,
        )
        return round(min(max(longest + 18 * u, 44 * u), 120 * u))

    def _search(self, query: str) -> None:
        self._show(self._find(query))

    def _show(self, found: Sequence[Option]) -> None:
        self.list.show_options(found)
        self._none.setVisible(not found)

    def _picked(self, value: object) -> None:
        if self.list.is_multiple:
            self.chosen.emit(self.list.chosen())
        else:
            self.close()
            self.chosen.emit(value)
