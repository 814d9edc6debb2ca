"""The line people type in: painted from the tokens, safe while a syllable is composed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip

from afm_desktop.ui.drawing import (
    NOTHING,
    RIGHT,
    draw_icon,
    draw_text,
    fill,
    focus_ring,
    shown,
)
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.own_undo import is_for_window
from afm_desktop.ui.widgets.tooltip import plain_tip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Entry(QLineEdit):
    """Text with room for an icon before it and a unit behind it; a quiet one has no edge at rest.

    What an input method is composing is no part of `text()`: `whole_text()` has it, and `commit()`
    makes it part of the text before anything reads it.
    """

    edited = Signal()  # typed text or what is being composed has changed
    entered = Signal()
    escaped = Signal()
    left = Signal()

    def __init__(self, name: str, *, is_quiet: bool = False) -> None:
        super().__init__()
        self._composing, self._icon, self._unit = "", "", ""
        self._is_quiet, self._is_wrong = is_quiet, False
        self._rests_on_nothing = False
        self.setFrame(False)
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedHeight(theme().control_h)
        self.setObjectName("entry")  # the style sheet takes Qt's own frame and ground away
        self.textEdited.connect(self.edited)
        self._make_room()

    def set_icon(self, icon: str) -> None:
        """Show an icon before the text."""
        self._icon = icon
        self._make_room()

    def set_unit(self, unit: str) -> None:
        """Show a unit, or a key, behind the text."""
        self._unit = unit
        self._make_room()

    def set_wrong(self, is_wrong: bool) -> None:
        """Mark what is typed as not valid."""
        self._is_wrong = is_wrong
        self.update()

    def extra_room(self) -> float:
        """Pixels kept free at the right for what stands in the field."""
        return 0.0

    def composing(self) -> str:
        """The syllable that is being composed; usually none."""
        return self._composing

    def whole_text(self) -> str:
        """What the person sees: the text with what is being composed in it."""
        place = self.cursorPosition()
        return self.text()[:place] + self._composing + self.text()[place:]

    def commit(self) -> None:
        """Make what is being composed part of the text."""
        if not self._composing:
            return
        QGuiApplication.inputMethod().commit()
        if self._composing:  # no input method answered
            done = QInputMethodEvent("", [])
            done.setCommitString(self._composing)
            QApplication.sendEvent(self, done)

    def show_text(self, text: str) -> None:
        """Replace the text; what is being composed goes with it."""
        if self._composing:
            self._composing = ""
            QGuiApplication.inputMethod().reset()
        if text != self.text():
            self.setText(text)
            self.setCursorPosition(0)
        elif self._has_typing():  # it is saved: from now on the window takes it back
            place = self.cursorPosition()
            self.setText(text)
            self.setCursorPosition(place)
        self.setModified(False)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self.isReadOnly():
            self._composing = event.preeditString()
        super().inputMethodEvent(event)
        self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_control = held == Qt.KeyboardModifier.ControlModifier
        if event.key() in _ENTER and (is_control or not held):
            self.commit()
            self.entered.emit()
            if is_control:
                event.ignore()  # the form may have its own use for it
        elif event.key() == Qt.Key.Key_Escape and not self._composing:
            event.ignore()
            self._escape(event)
        else:
            super().keyPressEvent(event)

    def _escape(self, event: QKeyEvent) -> None:
        """Let the field take back what was typed; an Esc that does nothing goes on."""
        if self.isModified() or self._is_wrong:
            event.accept()
            self.escaped.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        if self.placeholderText() == NOTHING:  # the caret would stand on it
            self.setPlaceholderText("")
            self._rests_on_nothing = True
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)
        if self._rests_on_nothing:
            self.setPlaceholderText(NOTHING)
            self._rests_on_nothing = False
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.commit()
        super().contextMenuEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box, radius = QRectF(self.rect()), 1.5 * theme().u
        self._paint_edge(painter, box, radius)
        middle = box.center().y()
        if self._icon:
            draw_icon(painter, 2 * u, middle, self._icon, t.text3, units=3.5)
        self._paint_unit(painter, box)
        if self.is_cut() and not self.hasFocus():
            draw_text(painter, self._text_box(), self.text(), ink=self._ink())
            return
        painter.end()
        super().paintEvent(event)

    def is_cut(self) -> bool:
        """Whether the text is longer than the field; it ends in dots until one types in it."""
        return theme().advance(shown(self.text()), "body") > self._text_box().width() + 0.5

    def _has_typing(self) -> bool:
        return self.isUndoAvailable() or self.isRedoAvailable()

    def event(self, event: QEvent) -> bool:
        if is_for_window(event, has_typing=self._has_typing()):
            event.ignore()
            return False
        is_needed = self.is_cut() and not self.toolTip()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and is_needed:
            QToolTip.showText(event.globalPos(), plain_tip(self.text()), self)
            return True
        return super().event(event)

    def _text_box(self) -> QRectF:
        room = self.textMargins()
        return QRectF(self.rect()).adjusted(room.left() + 2, 0, -room.right() - 2, 0)

    def _ink(self) -> str:
        return theme().tokens.text if self.isEnabled() else theme().tokens.text3

    def _paint_unit(self, painter: QPainter, box: QRectF) -> None:
        """At the right of a field; right behind the text of a quiet one."""
        u, text = theme().u, self.text()
        if not self._unit or (self._is_quiet and not text and not self.hasFocus()):
            return
        if self._is_quiet and not self.hasFocus():
            place = box.adjusted(3 * u + theme().advance(text), 0, 0, 0)
            draw_text(painter, place, self._unit, ink=theme().tokens.text2)
            return
        place = box.adjusted(0, 0, -2 * u - self.extra_room(), 0)
        ink = theme().tokens.text3
        draw_text(painter, place, self._unit, role="caption", ink=ink, align=RIGHT)

    def _paint_edge(self, painter: QPainter, box: QRectF, radius: float) -> None:
        t = theme().tokens
        calm = self._is_quiet and not self.underMouse() and not self.hasFocus()
        if self._is_wrong:
            fill(painter, box, t.surface, radius, t.danger, width=2 if self.hasFocus() else 1.5)
        elif self.hasFocus():
            fill(painter, box, t.surface, radius)
            focus_ring(painter, box, radius)
        elif not calm and self.isEnabled() and not self.isReadOnly():
            fill(painter, box, t.surface, radius, t.field)
        elif not self._is_quiet:
            fill(painter, box, t.window, radius, t.border)

    def _make_room(self) -> None:
        current = theme()
        u, metrics = current.u, current.metrics()
        left = 2 * u + (5 * u if self._icon else 0)
        right = 2 * u + self.extra_room()
        if self._unit:
            right += current.advance(self._unit, "caption") + u
        # QLineEdit centres the line box, which sets Hangul low; see drawing.draw_text.
        lift = metrics.ascent() - metrics.height() / 2 - 0.365 * current.pixels()
        # QLineEdit adds two pixels at either side itself.
        self.setTextMargins(round(left) - 2, 0, round(right) - 2, max(0, round(2 * lift)))
        self.update()
