"""Composes the program's window and runs its event loop."""

from __future__ import annotations

import logging
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from afm_desktop.paths import VERSION
from afm_desktop.ui.bridge import TURN
from afm_desktop.ui.collecting import Collector
from afm_desktop.ui.crash import CrashKeeper
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.screens.screen import ScreenSpec
from afm_desktop.ui.shell.program import OpenDesk, Program
from afm_desktop.ui.translator import KoreanTranslator, speak_korean

NAME = "afm-desktop"
log = logging.getLogger(__name__)
_LEVELS = {QtMsgType.QtWarningMsg: logging.WARNING, QtMsgType.QtCriticalMsg: logging.ERROR}


def run(path: Path | None, open_desk: OpenDesk) -> int:
    """Open the window, with a file if one is named; answer the exit code."""
    sys.setswitchinterval(TURN)
    listen_to_qt()
    app = make_application()
    program = make_program(app, open_desk)
    keeper = CrashKeeper(program.show_crash)
    keeper.install()
    program.begin(path)
    return app.exec()


def make_application() -> QApplication:
    """The application of this process, in Korean."""
    QGuiApplication.setDesktopFileName(NAME)
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setApplicationVersion(VERSION)
    speak_korean()
    app = QApplication([NAME])
    app.setQuitOnLastWindowClosed(False)  # the program says when it ends
    QCoreApplication.installTranslator(KoreanTranslator(app))
    Collector(app)
    return app


def listen_to_qt() -> None:
    """Send what Qt complains of to the log; nothing of it reaches the terminal."""
    qInstallMessageHandler(_log_message)


def application() -> QApplication:
    """The application of this process; it is made when there is none."""
    known = QApplication.instance()
    return known if isinstance(known, QApplication) else make_application()


def make_program(
    app: QApplication, open_desk: OpenDesk, screens: Sequence[ScreenSpec] = SCREENS
) -> Program:
    """The program on this computer's preferences."""
    return Program(app, Preferences(), open_desk, screens)


def _log_message(kind: QtMsgType, _context: object, message: str) -> None:
    log.log(_LEVELS.get(kind, logging.DEBUG), "Qt: %s", message)
