"""The line below the window: who works here, what is saved, what is selected, what takes long."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.domain.dates import KOREA
from afm_desktop.ui.drawing import draw_bar, draw_icon
from afm_desktop.ui.labels import frame
from afm_desktop.ui.room import Room
from afm_desktop.ui.tasks import Work
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line


class _Icon(QWidget):
    def __init__(self, name: str, ink: str) -> None:
        super().__init__()
        self._name, self._ink = name, ink
        self.setFixedSize(theme().px(3.5), theme().px(5))

    def set_icon(self, name: str, ink: str) -> None:
        self._name, self._ink = name, ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        ink: str = getattr(theme().tokens, self._ink)
        draw_icon(QPainter(self), 0, self.height() / 2, self._name, ink, units=3.5)


class _Bar(QWidget):
    """How far the work is; without a known end only the track."""

    def __init__(self) -> None:
        super().__init__()
        self.share = 0.0
        self.setFixedSize(theme().px(28), theme().px(5))

    def paintEvent(self, _event: QPaintEvent) -> None:
        u = theme().u
        draw_bar(QPainter(self), QRectF(0, self.height() / 2 - u / 2, self.width(), u), self.share)


class StatusBar(QWidget):
    """Four slots that always stand in the same place; it is no log."""

    cancelled = Signal()

    def __init__(self, who: str, file: str) -> None:
        super().__init__()
        u = theme().u
        self.setAccessibleName(frame.STATUS)
        self.setFixedHeight(theme().px(7))
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * u, 0, 4 * u, 0)
        row.setSpacing(u + u // 2)
        self._who = Line(who, "caption", "text2").may_shrink()
        self._saved_icon = _Icon("check", "text3")
        self._saved = Line(frame.NOT_CHANGED, "caption", "text2")
        self._selected = Line("", "caption", "text").may_shrink()
        self._file = Line(file, "caption", "text3").may_shrink()
        self._words = Line("", "caption", "text2")
        self._bar, self._cancel = _Bar(), Button(frame.CANCEL, variant="link")
        self._cancel.clicked.connect(self.cancelled)
        self._cancel.setFixedHeight(theme().px(6))
        row.addWidget(_Icon("user", "text2"))
        row.addWidget(self._who)
        row.addSpacing(4 * u)
        row.addWidget(self._saved_icon)
        row.addWidget(self._saved)
        row.addSpacing(4 * u)
        row.addWidget(self._selected)
        row.addStretch(1)
        row.addWidget(self._file)
        row.addWidget(self._words)
        row.addWidget(self._bar)
        row.addWidget(self._cancel)
        self._room = Room.WIDE
        self.show_work(None)

    def show_read_only(self) -> None:
        """Say that the file can only be looked at."""
        self._saved.setText(frame.READ_ONLY)
        self._saved_icon.set_icon("lock", "text3")

    def show_saved(self, moment: datetime) -> None:
        """Say when the last gesture was saved."""
        self._saved.setText(frame.SAVED_AT.format(time=f"{moment.astimezone(KOREA):%H:%M}"))
        self._saved_icon.set_icon("check", "success")

    def show_backed_up(self, moment: datetime) -> None:
        """Say when the last backup was made, until something is saved again."""
        self._saved.setText(frame.BACKED_UP_AT.format(time=f"{moment.astimezone(KOREA):%H:%M}"))
        self._saved_icon.set_icon("check", "success")

    def show_selected(self, words: str) -> None:
        """Say what is selected, and its sum."""
        self._selected.setText(words)

    def show_work(self, work: Work | None) -> None:
        """Show how far long work is; the file's name stands there otherwise."""
        is_known = work is not None and work.total > 0
        if work is not None:
            share = work.done / work.total if is_known else 0.0
            percent = frame.PERCENT.format(words=work.said, percent=round(share * 100))
            self._words.setText(percent if is_known else work.said)
            self._bar.share = share
            self._bar.update()
            self._cancel.setAccessibleName(frame.CANCEL_WHAT.format(words=work.words))
        self._words.setVisible(work is not None)
        self._bar.setVisible(is_known)
        self._cancel.setVisible(work is not None and work.cancellable)
        self._file.setVisible(work is None and self._room > Room.NARROW)

    def arrange(self, room: Room) -> None:
        """Where there is little room only who and saved are kept."""
        self._room = room
        self._selected.setVisible(room > Room.NARROW)
        self._file.setVisible(room > Room.NARROW and not self._words.isVisible())

    def saved_words(self) -> str:
        """What it says of the last save."""
        return self._saved.text()

    def work_words(self) -> str:
        """What it says of long work; empty when there is none."""
        return self._words.text() if self._words.isVisibleTo(self) else ""

    def selected_words(self) -> str:
        """What it says of the selection."""
        return self._selected.text()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().tokens.nav)
