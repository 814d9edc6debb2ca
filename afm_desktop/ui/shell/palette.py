"""The command palette: one field that finds records, screens and commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from afm_desktop.ui.drawing import CENTER, RIGHT, draw_icon, draw_text, fill
from afm_desktop.ui.labels import frame
from afm_desktop.ui.shell.palette_entries import Entries, Entry
from afm_desktop.ui.shell.palette_list import PaletteList
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.overlay import Card, Overlay
from afm_desktop.ui.widgets.tooltip import announce

if TYPE_CHECKING:
    from afm_desktop.services.hits import Hit

PAUSE = 40  # milliseconds; the search itself takes less
Ask = Callable[[str, Callable[["Sequence[Hit]"], None]], None]
"""Has records searched away from the GUI thread, and told when they are found."""
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -6, Qt.Key.Key_PageDown: 6}


class Input(QLineEdit):
    """The field of the palette; the syllable that is being composed counts."""

    queried = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._composing = self._last = ""
        self._timer = QTimer(self, interval=PAUSE, singleShot=True)
        self._timer.timeout.connect(self._tell)
        u = theme().u
        self.setFrame(False)
        self.setFixedHeight(theme().px(13))
        self.setTextMargins(12 * u, 0, 4 * u, 1)
        self.setFont(theme().font("strong"))
        self.setPlaceholderText(frame.PALETTE_PLACEHOLDER)
        self.setAccessibleName(frame.PALETTE)
        self.setObjectName("entry")  # the style sheet takes Qt's own frame and ground away
        self.textChanged.connect(lambda _text: self._timer.start())

    def query(self) -> str:
        """What is typed, with the syllable being composed in its place."""
        at = self.cursorPosition()
        return self.text()[:at] + self._composing + self.text()[at:]

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._composing = event.preeditString()
        self._timer.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        current, painter = theme(), QPainter(self)
        u, middle = current.u, self.height() / 2
        draw_icon(painter, 4.75 * u, middle, "search", current.tokens.text2, units=4.5)
        if not self.text() and not self._composing:
            return
        hint = QRectF(0, 0, self.width() - 5 * u, self.height())
        if current.advance(self.query(), "strong") < self.width() - 50 * u:
            ink = current.tokens.text3
            draw_text(painter, hint, frame.PALETTE_HINT, role="caption", ink=ink, align=RIGHT)

    def _tell(self) -> None:
        if self.query() != self._last:
            self._last = self.query()
            self.queried.emit(self._last)


class _Keys(QWidget):
    """The foot, which says what the keys do."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(theme().px(8.5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        current, painter = theme(), QPainter(self)
        t, u, middle = current.tokens, current.u, self.height() / 2
        x = 5.0 * u
        for key, words in frame.PALETTE_KEYS:
            width = current.advance(key, "caption") + 3 * u
            box = QRectF(round(x), round(middle - 2.5 * u), round(width), 5 * u)
            fill(painter, box, t.surface, u, t.control)
            draw_text(painter, box, key, role="caption", ink=t.text2, align=CENTER)
            label = QRectF(box.right() + 2 * u, 0, 40 * u, self.height())
            x = label.left() + draw_text(painter, label, words, role="caption", ink=t.text2) + 5 * u


class Palette(Overlay):
    """Ctrl+K: what is typed is looked for among screens and commands at once, records follow."""

    def __init__(self, host: QWidget, entries: Entries, ask: Ask) -> None:
        self.card = Card()
        super().__init__(host, self.card, top_units=27, width_units=152)
        self._entries, self._ask = entries, ask
        self._typed, self._hits = "", list[Entry]()
        self.field = Input()
        self.list = PaletteList()
        self._none = Line(frame.PALETTE_NONE, "body", "text2", align=CENTER)
        self._none.setFixedHeight(theme().px(16))
        self.card.column.addWidget(self.field)
        self.card.column.addWidget(rule())
        self._box = _padded(self.list)
        self.card.column.addWidget(self._box, 1)
        self.card.column.addWidget(self._none)
        self.card.column.addWidget(rule())
        self.card.column.addWidget(_Keys())
        self.field.installEventFilter(self)
        self.field.queried.connect(self.look)
        self.list.chosen.connect(self._run)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if watched is self.field and is_pressed and self._key(cast(QKeyEvent, event)):
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Whether a key of the field belongs to the list."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.list.step(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run(self.list.current())
        else:
            return False
        return True

    def look(self, text: str) -> None:
        """Find what is typed."""
        self._typed = text
        if not text.strip() or not self._entries.kinds:
            self._hits = []
            self._show()
            return
        self._ask(text, lambda hits: self._found(text, hits))
        self._show()

    def _found(self, text: str, hits: Sequence[Hit]) -> None:
        if text == self._typed:
            self._hits = list(self._entries.of_hits(hits))
            self._show()

    def _show(self) -> None:
        entries = [*self._hits, *self._entries.typed(self._typed)]
        self.list.show_entries(entries)
        self._none.setVisible(not entries)
        self._box.setVisible(bool(entries))
        self.list.updateGeometry()
        self._box.updateGeometry()
        self.card.column.invalidate()
        self.card.column.activate()
        self.fit()
        announce(self.list, frame.PALETTE_FOUND.format(count=len(entries)))

    def _run(self, entry: Entry | None) -> None:
        if entry is not None:
            self.close_overlay()
            entry.run()


def _padded(widget: QWidget) -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, theme().px(1), 0, theme().px(1.5))
    row.addWidget(widget)
    return box
