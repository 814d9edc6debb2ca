"""Fields whose value is chosen: one of a list, or yes and no."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from afm_desktop.ui.drawing import NOTHING, draw_icon, draw_swatch, draw_text, fill, focus_ring
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.choice_row import Segmented
from afm_desktop.ui.widgets.field import Draft, Field
from afm_desktop.ui.widgets.option_list import Find, Option, OptionPopup

_OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_F4)
_ERASE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class _Face(QWidget):
    """What is chosen, in the frame of a field."""

    asked = Signal()
    erased = Signal()
    escaped = Signal()

    def __init__(self, name: str, *, is_quiet: bool) -> None:
        super().__init__()
        self._name, self._is_quiet = name, is_quiet
        self.is_wrong, self.is_read_only = False, False
        self._option: Option | None = None
        self._unset = NOTHING if is_quiet else words.UNSET
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedHeight(theme().control_h)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_option(None)

    def show_option(self, option: Option | None) -> None:
        """Show what is chosen."""
        self._option = option
        self.setAccessibleName(words.named_value(self._name, option.word if option else ""))
        self.update()

    def set_unset(self, text: str) -> None:
        """Say what is to be chosen, where no label stands beside it."""
        self._unset = text
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(44), theme().control_h)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_read_only:
            super().keyPressEvent(event)
        elif event.key() in _OPENING:
            self.asked.emit()
        elif event.key() in _ERASE:
            self.erased.emit()
        elif event.key() == Qt.Key.Key_Escape and self.is_wrong:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.is_read_only:
            self.asked.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(self.rect())
        calm = self._is_quiet and not self.underMouse() and not self.hasFocus()
        self._paint_edge(painter, box, calm)
        x, middle = 2 * u, box.center().y()
        option = self._option
        if option is not None and option.hue is not None:
            draw_swatch(painter, x, middle, t.hue(option.hue))
            x += round(3.5 * u)
        can_open = not self.is_read_only and not calm
        room = QRectF(x, 0, box.width() - x - (6 if can_open else 2) * u, box.height())
        text = option.word if option else self._unset
        draw_text(painter, room, text, ink=t.text if option else t.text3)
        if can_open:
            draw_icon(painter, box.right() - 5 * u, middle, "chevron-down", t.text2, units=3.5)

    def _paint_edge(self, painter: QPainter, box: QRectF, calm: bool) -> None:
        t, radius = theme().tokens, 1.5 * theme().u
        if self.is_wrong:
            fill(painter, box, t.surface, radius, t.danger, width=1.5)
        elif self.is_read_only and not self._is_quiet:
            fill(painter, box, t.window, radius, t.border)
        elif not calm and not self.is_read_only:
            fill(painter, box, t.surface, radius, t.field)
        if self.hasFocus():
            focus_ring(painter, box, radius)


class ChoiceField(Field):
    """One of several values, or None; a long list has a search, an endless one is asked for."""

    def __init__(
        self,
        label: str,
        options: Sequence[Option] | Find,
        *,
        name: str = "",
        is_required: bool = False,
        is_quiet: bool = False,
    ) -> None:
        super().__init__(label, name=name, is_required=is_required)
        self._options = options
        self._known: dict[object, Option] = {}
        self.face = _Face(self._name, is_quiet=is_quiet)
        self._mount(self.face)
        self.face.asked.connect(self.open_list)
        self.face.erased.connect(self._erase)
        self.face.escaped.connect(self.revert)

    def set_options(self, options: Sequence[Option] | Find) -> None:
        """Offer other choices."""
        self._options = options
        self._display(self._sent)

    def set_value(self, value: object, word: str = "") -> None:
        """Show a value; `word` says it where the choices are asked for."""
        if word:
            self._known[value] = Option(value, word)
        super().set_value(value)

    def refresh_value(self, value: object, word: str = "") -> None:
        """Show what the file holds now."""
        if word:
            self._known[value] = Option(value, word)
        super().refresh_value(value)

    def open_list(self) -> OptionPopup:
        """Open the choices under the field."""
        options = self._options
        if not callable(options) and not self._is_required:
            options = (Option(None, words.UNSET), *options)
        popup = OptionPopup(self.face, options, (self._sent,))
        popup.chosen.connect(lambda value: self._take(value, popup.list.shown))
        popup.open_under(self.face.width())
        return popup

    def choose(self, value: object) -> None:
        """Take a value as if it was chosen in the list."""
        self._take(value)

    def is_touched(self) -> bool:
        return False

    def shown_text(self) -> str:
        return self._word_of(self._sent)

    def take_up(self, draft: Draft) -> None:
        if draft.word:
            self._known[draft.value] = Option(draft.value, draft.word)
        super().take_up(draft)

    def set_read_only(self, is_read_only: bool) -> None:
        self.face.is_read_only = is_read_only
        self.face.update()

    def _take(self, value: object, shown: Sequence[Option] = ()) -> None:
        self._known.update({option.value: option for option in shown if option.value == value})
        if value == self._sent:
            return
        self._display(value)
        self.set_error(None)
        self._sent = value
        self.typed.emit(self.shown_text())
        self.left.emit(value)

    def _erase(self) -> None:
        if not self._is_required:
            self._take(None)

    def _word_of(self, value: object) -> str:
        option = self._option(value)
        return option.word if option else ""

    def _draft(self) -> object:
        return self._sent

    def _display(self, value: object) -> None:
        self.face.show_option(self._option(value))

    def _option(self, value: object) -> Option | None:
        if value is None:
            return None
        at_hand = () if callable(self._options) else self._options
        found = next((option for option in at_hand if option.value == value), None)
        return found or self._known.get(value) or Option(value, str(value))

    def _mark(self, is_wrong: bool) -> None:
        self.face.is_wrong = is_wrong
        self.face.setAccessibleDescription(self._error)
        self.face.update()


class YesNoField(Field):
    """Yes, no, or not known yet (None)."""

    def __init__(
        self, label: str, *, name: str = "", yes: str = words.YES, no: str = words.NO
    ) -> None:
        super().__init__(label, name=name)
        self.row = Segmented([(yes, ""), (no, "")], -1, self._name)
        for choice in self.row.choices():
            choice.setAccessibleName(words.named_value(self._name, choice.word))
        self._mount(self.row)
        self.setFocusProxy(self.row.choices()[0])
        self.row.changed.connect(lambda index: self._take(index == 0))

    def is_touched(self) -> bool:
        return False

    def shown_text(self) -> str:
        current = self.row.current()
        return "" if current < 0 else self.row.choices()[current].word

    def set_read_only(self, is_read_only: bool) -> None:
        self.row.setEnabled(not is_read_only)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ERASE and self.row.isEnabled():
            self.row.set_current(-1)
            self._take(None)
        else:
            super().keyPressEvent(event)

    def _take(self, value: bool | None) -> None:
        self.set_error(None)
        if value != self._sent:
            self._sent = value
            self.typed.emit(self.shown_text())
            self.left.emit(value)

    def _draft(self) -> object:
        return self._sent

    def _display(self, value: object) -> None:
        self.row.set_current(-1 if value is None else int(not value))

    def _mark(self, is_wrong: bool) -> None:
        self.row.setAccessibleDescription(self._error)
