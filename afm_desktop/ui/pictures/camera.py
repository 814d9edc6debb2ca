"""Waits until a window has come to rest and takes its picture, with what is open over it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import (
    QCoreApplication,
    QDeadlineTimer,
    QEvent,
    QEventLoop,
    QRectF,
    Qt,
    QTimer,
    SignalInstance,
)
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from afm_desktop.ui.drawing import colour, draw_text
from afm_desktop.ui.pictures.errors import NotReady
from afm_desktop.ui.shell.program import Program
from afm_desktop.ui.shell.window import MainWindow
from afm_desktop.ui.theme import theme

PATIENCE = 120  # seconds
SOON = 1000  # milliseconds; a timer that takes longer changes nothing a picture waits for


class Camera:
    """Looks at whatever window the program has."""

    def __init__(self, program: Program, patience: int = PATIENCE) -> None:
        self._program, self._patience = program, patience
        self._bugs: list[BaseException] = []

    @contextmanager
    def watching(self) -> Iterator[None]:
        """A bug in what the window does on its own ends the sitting instead of being printed."""
        before = sys.excepthook
        sys.excepthook = lambda _kind, error, _trace: self._bugs.append(error)
        try:
            yield
        finally:
            sys.excepthook = before

    def wait(self, words: str) -> None:
        """Come to rest: all reads answered, all short timers run out, everything laid out."""
        self._wait(words, QDeadlineTimer(self._patience * 1000))

    def take(self, words: str) -> QImage:
        """The picture of the window at rest: nothing is awaited, and two looks are alike.

        Painting may ask for more rows, and a long list lays itself out bit by bit.
        """
        deadline = QDeadlineTimer(self._patience * 1000)
        before = QImage()
        while True:
            self._wait(words, deadline)
            image = self._grabbed()
            if image == before:
                image.setText("Title", words)
                return image
            if deadline.hasExpired():
                raise NotReady(words, self._patience)
            before = image

    def _wait(self, words: str, deadline: QDeadlineTimer) -> None:
        self._pass_events()
        while signals := list(self._awaited()):
            if deadline.hasExpired() or not _came(signals, deadline):
                raise NotReady(words, self._patience)
            self._pass_events()

    def _pass_events(self) -> None:
        _let_events_pass()
        if self._bugs:
            raise self._bugs[0]

    def _awaited(self) -> Iterator[SignalInstance]:
        """The signals that tell of what is still under way."""
        window, errands = self._program.window, self._program.errands
        if errands.is_busy:
            yield errands.working
        if isinstance(window, MainWindow) and not window.bridge.is_resting:
            yield window.bridge.rested
        if window is not None:
            for timer in window.findChildren(QTimer):
                if timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON:
                    yield timer.timeout

    def _grabbed(self) -> QImage:
        window = self._program.window
        if window is None:
            return QImage()
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        painter = QPainter(image)
        for popup in _over(window):
            place = popup.geometry().translated(-window.geometry().topLeft())
            painter.drawPixmap(place.topLeft(), popup.grab())
            if popup.windowType() is Qt.WindowType.Window:
                _frame(painter, QRectF(place), popup.windowTitle())
        painter.end()
        return image


def _frame(painter: QPainter, box: QRectF, title: str) -> None:
    """What the system draws around a window, as nobody draws it offscreen."""
    t, u = theme().tokens, theme().u
    bar = QRectF(box.left(), box.top() - 8 * u, box.width(), 8 * u)
    painter.fillRect(bar, colour(t.nav))
    draw_text(painter, bar.adjusted(4 * u, 0, -4 * u, 0), title, role="strong", ink=t.text2)
    painter.setPen(colour(t.field))
    painter.drawRect(bar.united(box).adjusted(-1, -1, 0, 0))


def _came(signals: list[SignalInstance], deadline: QDeadlineTimer) -> bool:
    """Wait for the first of some signals; False when the time is over before."""
    loop, end = QEventLoop(), QTimer(singleShot=True)
    end.timeout.connect(lambda: loop.exit(1))
    connections = [signal.connect(lambda *_: loop.quit()) for signal in signals]
    end.start(deadline.remainingTime())
    is_late = bool(loop.exec())
    for signal, connection in zip(signals, connections, strict=True):
        signal.disconnect(connection)
    return not is_late


def _over(window: QWidget) -> Iterator[QWidget]:
    """The menus and lists that are open over a window; they are windows of their own."""
    for top in QApplication.topLevelWidgets():
        if top is not window and top.isVisible() and top.window().parentWidget() is not None:
            yield top


def _let_events_pass() -> None:
    QCoreApplication.sendPostedEvents()
    QApplication.processEvents()
    # What was replaced is gone before anything is drawn.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
