"""The window asks another account of the computer who works now."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from afm_desktop.ui.shell.who_works import WhoWorksSheet
from tests.ui.shell.conftest import shown


def sheet_of(window):
    return window.findChild(WhoWorksSheet)


@pytest.fixture
def known(program, path, qtbot, monkeypatch):
    """A file in which the account of one officer has worked."""
    monkeypatch.setenv("LOGNAME", "hong")
    window = shown(program, path, qtbot)
    qtbot.waitUntil(lambda: not window.furnishing.who.is_finding_out)
    assert sheet_of(window) is None
    return path


def opened_by(account, program, path, qtbot, monkeypatch):
    monkeypatch.setenv("LOGNAME", account)
    program.welcome()
    window = shown(program, path, qtbot)
    qtbot.waitUntil(lambda: not window.furnishing.who.is_finding_out)
    return window


def test_another_account_is_asked_and_works_under_the_name_it_says(
    known, program, qtbot, monkeypatch
):
    window = opened_by("kim", program, known, qtbot, monkeypatch)
    sheet = sheet_of(window)
    assert "kim" in sheet.why.text()
    assert sheet.list.hasFocus()

    sheet.name.entry.setText("김대행")
    qtbot.mouseClick(sheet.go, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: window.desk.workspace.office.actor == "김대행")
    qtbot.waitUntil(lambda: sheet_of(window) is None)


def test_who_worked_last_is_chosen_by_one_key(known, program, qtbot, monkeypatch):
    window = opened_by("kim", program, known, qtbot, monkeypatch)

    qtbot.keyClick(sheet_of(window).list, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: sheet_of(window) is None)
    again = opened_by("kim", program, known, qtbot, monkeypatch)
    assert sheet_of(again) is None


def test_an_empty_name_is_refused_in_a_sentence(known, program, qtbot, monkeypatch):
    window = opened_by("kim", program, known, qtbot, monkeypatch)
    sheet = sheet_of(window)

    qtbot.mouseClick(sheet.go, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: "이름을 적으세요" in sheet.refusal.text())
