"""What stands over the window says what it must, and the keyboard reaches all of it."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from afm_desktop.ui import theme as themes
from afm_desktop.ui.crash import Crash
from afm_desktop.ui.labels import frame
from afm_desktop.ui.shell.about import AboutDialog
from afm_desktop.ui.shell.crash_dialog import CrashDialog
from afm_desktop.ui.shell.sheet import ShortcutSheet


@pytest.fixture(autouse=True)
def installed(qapp):
    themes.install(qapp)


def test_the_record_of_a_crash_is_copied(qtbot):
    dialog = CrashDialog(Crash("ValueError: ○○○", is_logged=True))
    qtbot.addWidget(dialog)

    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "ValueError: ○○○"
    assert dialog.copy.words() == "복사했습니다"


def test_the_licences_of_what_is_shipped_are_shown(qtbot):
    dialog = AboutDialog()
    qtbot.addWidget(dialog)

    texts = [child.toPlainText() for child in dialog.findChildren(type(dialog.notice))]

    assert "Noto-Sans-KR" in texts[0]
    assert "PySide6" in texts[0]


def test_the_sheet_shows_every_key_and_closes_on_escape(window, qtbot):
    window.commands.run("shortcuts")
    sheet = window.findChild(ShortcutSheet)
    assert sheet.cross.hasFocus()

    qtbot.keyClick(sheet.cross, Qt.Key.Key_Escape)

    assert not sheet.isVisible()


def test_there_is_never_one_overlay_over_another(window, qtbot):
    window.commands.run("shortcuts")
    first = window.findChild(ShortcutSheet)

    window.commands.run("palette")

    assert not first.isVisible()


def test_closing_over_long_work_asks_first(window, program, qtbot):
    asked, stopped = [], []

    def work(progress, _token):
        for done in range(2000):
            time.sleep(0.005)
            progress(done, 2000)

    def answer(words):
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == words).click()

    window.bridge.run("보고서 만드는 중", work, stopped=lambda: stopped.append(True))
    QTimer.singleShot(50, lambda: answer(frame.KEEP_WORKING))
    window.close()
    assert window.isVisible()
    QTimer.singleShot(50, lambda: answer(frame.STOP_AND_CLOSE))
    window.close()

    assert not window.isVisible()
    assert "보고서 만드는 중" in asked[0]
    program.window = None
