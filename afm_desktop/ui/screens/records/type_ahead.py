"""Typing in a list goes to the first record that begins to match; 초성 are enough."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent

from afm_desktop.ui.widgets.table import DataTable

PAUSE = 200  # milliseconds until what was typed is looked for
FORGOTTEN = 1_500  # milliseconds until typing begins anew
_SHIFTED = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class TypeAhead(QObject):
    """Collects what is typed over a table and tells it; the text is asked of the database."""

    typed = Signal(str)

    def __init__(self, table: DataTable) -> None:
        super().__init__(table)
        self._text = ""
        self._look = QTimer(self, interval=PAUSE, singleShot=True)
        self._look.timeout.connect(lambda: self.typed.emit(self._text))
        self._forget = QTimer(self, interval=FORGOTTEN, singleShot=True)
        self._forget.timeout.connect(self.clear)
        table.installEventFilter(self)

    def clear(self) -> None:
        """Begin anew."""
        self._text = ""
        self._look.stop()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._key(event)
        if isinstance(event, QInputMethodEvent) and event.commitString():
            self._add(event.commitString())
            return True
        return False

    def _key(self, event: QKeyEvent) -> bool:
        text = event.text()
        is_plain = not event.modifiers() & ~_SHIFTED
        if not text or not text.isprintable() or not is_plain or (text == " " and not self._text):
            return False
        self._add(text)
        return True

    def _add(self, text: str) -> None:
        self._text += text
        self._look.start()
        self._forget.start()
