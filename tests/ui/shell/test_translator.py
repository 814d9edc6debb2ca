"""Qt's own dialogs and menus speak the program's Korean."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from afm_desktop.ui.translator import KoreanTranslator

Button = QDialogButtonBox.StandardButton


@pytest.fixture
def translator(qapp):
    made = KoreanTranslator()
    QCoreApplication.installTranslator(made)
    yield made
    QCoreApplication.removeTranslator(made)


def test_qt_brings_its_korean(translator):
    assert translator.is_complete


def test_unsaved_work_is_not_ignored_but_not_saved(translator, qtbot):
    box = QDialogButtonBox(Button.Discard | Button.Save | Button.Cancel)
    qtbot.addWidget(box)

    assert box.button(Button.Discard).text() == "저장 안 함"
    assert box.button(Button.Save).text() == "저장"
    assert box.button(Button.Cancel).text() == "취소"


def test_the_menu_of_a_field_is_korean(translator, qtbot):
    field = QLineEdit("가")
    qtbot.addWidget(field)

    menu = field.createStandardContextMenu()
    words = [action.text().split("\t")[0] for action in menu.actions() if action.text()]
    menu.deleteLater()

    assert words[:5] == ["실행 취소", "다시 실행", "잘라내기", "복사", "붙여넣기"]


def test_arrows_of_shortcuts_are_drawn(translator):
    text = QKeySequence("Alt+Left").toString(QKeySequence.SequenceFormat.NativeText)

    assert text == "Alt+←"
