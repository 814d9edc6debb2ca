"""The info bar above the screens: one message at a time, the worst first, under what stands."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.screen import Note
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.info_bar import InfoBar
from afm_desktop.ui.widgets.line import rule

_WEIGHT = {Tone.DANGER: 0, Tone.WARNING: 1}


class NoteSlot(QWidget):
    """Holds the window's own notes and the one of the screen that is shown."""

    folded = Signal(bool)
    """Whether there is a note that is folded away into the header."""
    closed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._standing = QWidget()
        self._above = QVBoxLayout(self._standing)
        self._above.setContentsMargins(0, 0, 0, 0)
        self._above.setSpacing(0)
        self._column.addWidget(self._standing)
        self._own: dict[str, Note] = {}
        self._of_screen: Note | None = None
        self._is_narrow = self._is_opened = False
        self._bar: InfoBar | None = None
        self._banner: InfoBar | None = None
        self._build()

    def put(self, note: Note) -> None:
        """Add a note of the window, or replace the one with its key; what stands is put once."""
        self._own[note.key] = note
        if note.stands and self._banner is None:
            self._banner = self._added(self._above, note)
        self._build()

    def take(self, key: str) -> None:
        """Take a note of the window away."""
        if self._own.pop(key, None) is not None:
            self._build()

    def show_screen_note(self, note: Note | None) -> None:
        """Show what the screen has to say; it stands before the window's own."""
        if note != self._of_screen:
            self._of_screen = note
            self._build()

    def arrange(self, room: Room) -> None:
        """Where there is little room the note is an icon in the header."""
        if (room is Room.NARROW) != self._is_narrow:
            self._is_narrow, self._is_opened = room is Room.NARROW, False
            self._build()

    def unfold(self) -> None:
        """Show, or fold away again, what the icon in the header stands for."""
        self._is_opened = not self._is_opened
        self._build()

    def current(self) -> Note | None:
        """The note that comes first; what stands is read when there is nothing else."""
        notes = [note for note in (self._of_screen, *self._own.values()) if note is not None]
        return min(notes, key=_weight, default=None)

    def text(self) -> str:
        """The sentence that is shown; empty when none is."""
        return self._bar.text() if self._bar is not None else ""

    def _build(self) -> None:
        while (item := self._column.takeAt(1)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._bar = None
        note = self.current()
        is_folded = note is not None and self._is_narrow and not self._is_opened
        if note is not None and not is_folded:
            self._bar = self._banner if note.stands else self._added(self._column, note)
        self._standing.setVisible(self._banner is not None and not is_folded)
        self.setVisible(self._bar is not None)
        self.folded.emit(note is not None and self._is_narrow)

    def _added(self, column: QVBoxLayout, note: Note) -> InfoBar:
        bar = self._made(note)
        column.addWidget(bar)
        column.addWidget(rule())
        return bar

    def _made(self, note: Note) -> InfoBar:
        bar = InfoBar(note.text, note.tone, note.action, is_closable=note.can_close)
        if note.do is not None:
            bar.acted.connect(note.do)
        bar.closed.connect(lambda: self._close(note))
        return bar

    def _close(self, note: Note) -> None:
        if self._of_screen is note:
            self._of_screen = None
        self._own.pop(note.key, None)
        self.closed.emit(note.key)
        self._build()


def _weight(note: Note) -> int:
    return 3 if note.stands else _WEIGHT.get(Tone(note.tone), 2)
