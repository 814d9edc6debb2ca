"""A field of several lines that grows with its text."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.text import clean
from afm_desktop.ui.drawing import NOTHING, fill, focus_ring
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.own_undo import is_for_window

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextArea(QPlainTextEdit):
    """Plain text; Tab goes on, Ctrl+Enter is done, Esc takes back."""

    edited = Signal()
    entered = Signal()
    escaped = Signal()
    left = Signal()
    framed = Signal()  # the frame has to be painted again

    def __init__(self, name: str, *, least: int, most: int) -> None:
        super().__init__()
        self._composing, self.is_wrong = "", False
        self._resting = ""
        self._least, self._most = least, most
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.viewport().setAutoFillBackground(False)
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Base, QColor(0, 0, 0, 0))
        self.setPalette(palette)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._changed)

    def set_wrong(self, is_wrong: bool) -> None:
        """Mark what is typed as not valid."""
        self.is_wrong = is_wrong
        self.framed.emit()

    def whole_text(self) -> str:
        """The text with what is being composed in it."""
        place, text = self.textCursor().position(), self.toPlainText()
        return text[:place] + self._composing + text[place:]

    def commit(self) -> None:
        """Make what is being composed part of the text."""
        if not self._composing:
            return
        QGuiApplication.inputMethod().commit()
        if self._composing:
            done = QInputMethodEvent("", [])
            done.setCommitString(self._composing)
            QApplication.sendEvent(self, done)

    def sizeHint(self) -> QSize:
        width = theme().px(60)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(20), self._high(self._least))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._high(max(self._least, min(self._most, self._lines(width, self._most))))

    def _high(self, lines: int) -> int:
        return math.ceil(lines * theme().metrics().lineSpacing()) + 2

    def _lines(self, width: int, enough: int) -> int:
        """How many lines the text takes; counted no further than needed."""
        block, count = self.document().firstBlock(), 0
        while block.isValid() and count < enough:
            layout = QTextLayout(block.text(), self.font())
            layout.setTextOption(self.document().defaultTextOption())
            layout.beginLayout()
            while count < enough and (line := layout.createLine()).isValid():
                line.setLineWidth(width)
                count += 1
            layout.endLayout()
            block = block.next()
        return count

    def _changed(self) -> None:
        self._fit_bar()
        self.updateGeometry()
        self.edited.emit()

    def _fit_bar(self) -> None:
        is_full = self._lines(self.viewport().width(), self._most + 1) > self._most
        bars = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            bars.ScrollBarAsNeeded if is_full else bars.ScrollBarAlwaysOff
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self.isReadOnly():
            self._composing = event.preeditString()
        super().inputMethodEvent(event)
        self.edited.emit()

    def event(self, event: QEvent) -> bool:
        document = self.document()
        has_typing = document.isUndoAvailable() or document.isRedoAvailable()
        if is_for_window(event, has_typing=has_typing):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and is_control:
            self.commit()
            self.entered.emit()
            event.ignore()  # the form may have its own use for it
        elif event.key() == Qt.Key.Key_Escape and not self._composing:
            changed = self.document().isModified() or self.is_wrong
            event.setAccepted(changed)
            if changed:
                self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._resting = self.placeholderText() or self._resting
        if self._resting == NOTHING:  # the caret would stand on it
            self.setPlaceholderText("")
        self.framed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.commit()
        super().focusOutEvent(event)
        self.setPlaceholderText(self._resting)
        self.framed.emit()
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class _Box(QWidget):
    """The frame around the text."""

    def __init__(self, area: TextArea, is_quiet: bool) -> None:
        super().__init__()
        u, self._area, self._is_quiet = theme().u, area, is_quiet
        row = QVBoxLayout(self)
        row.setContentsMargins(2 * u, round(1.1 * u), u, round(1.1 * u))
        row.addWidget(area)
        area.framed.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusProxy(area)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, painter, radius = theme().tokens, QPainter(self), 1.5 * theme().u
        box = QRectF(self.rect())
        can_write = self._area.isEnabled() and not self._area.isReadOnly()
        if self._area.is_wrong:
            fill(painter, box, t.surface, radius, t.danger, width=1.5)
        elif self._area.hasFocus():
            fill(painter, box, t.surface, radius)
            focus_ring(painter, box, radius)
        elif can_write and (not self._is_quiet or self.underMouse()):
            fill(painter, box, t.surface, radius, t.field)
        elif not self._is_quiet:
            fill(painter, box, t.window, radius, t.border)


class LongTextField(Field):
    """Several lines of text; the empty one is None."""

    def __init__(
        self,
        label: str,
        *,
        name: str = "",
        least: int = 0,
        most_lines: int = 12,
        most: int = 0,
        placeholder: str = "",
        is_required: bool = False,
        is_quiet: bool = False,
    ) -> None:
        super().__init__(label, name=name, is_required=is_required)
        self._most, self._shown = most, ""
        self.area = TextArea(self._name, least=least or (1 if is_quiet else 2), most=most_lines)
        self.area.setPlaceholderText(placeholder or (NOTHING if is_quiet else ""))
        self._mount(_Box(self.area, is_quiet))
        self.area.edited.connect(self._edited)
        self.area.entered.connect(self.settle)
        self.area.left.connect(self.settle)
        self.area.escaped.connect(self.revert)

    def commit(self) -> None:
        self.area.commit()

    def is_touched(self) -> bool:
        return self.area.whole_text() != self._shown

    def shown_text(self) -> str:
        return self.area.whole_text()

    def set_read_only(self, is_read_only: bool) -> None:
        self.area.setReadOnly(is_read_only)

    def _display(self, value: object) -> None:
        self._shown = "" if value is None else str(value)
        if self.area.toPlainText() != self._shown:
            self.area.setPlainText(self._shown)
        self.area.document().clearUndoRedoStacks()  # it is saved: the window takes it back
        self.area.document().setModified(False)

    def _retype(self, text: str) -> None:
        self.area.setPlainText(text)
        self.area.document().setModified(True)

    def _draft(self) -> str | None:
        text = clean(self.area.toPlainText()).strip()
        if self._most and len(text) > self._most:
            raise RuleViolation(words.too_long(self._most))
        return text or None

    def _mark(self, is_wrong: bool) -> None:
        self.area.set_wrong(is_wrong)
        self.area.setAccessibleDescription(self._error)

    def _edited(self) -> None:
        super()._edited()
        if self._most and not self._error:
            count = len(self.area.whole_text())
            near = count > 0.8 * self._most and self.area.hasFocus()
            self._say(words.length(count, self._most) if near else "")
