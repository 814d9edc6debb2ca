"""Lists that are dropped on the window, one or several, and what else a file holds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from afm_desktop.ui.widgets.line import Line
from tests.ui.screens.imports.conftest import write_list
from tests.ui.whole_window import rest

HEADS = ["업체명", "소속분과", "사업자번호", "시도"]
ROWS = [["(주)예시하나소재", "이차전지"], ["예시두리화학㈜", "이차전지"]]


@pytest.fixture
def sheet(tmp_path):
    return write_list(tmp_path / "회원 명단.xlsx", [["회원 명단"], [], HEADS, *ROWS])


def drop(window, *paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    event = QDropEvent(
        QPointF(QPoint(5, 5)),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    window.dropEvent(event)
    rest(window)


def noted(window):
    return " ".join(line.text() for line in window.body.notes.findChildren(Line))


def test_a_list_that_is_dropped_on_the_window_is_opened(window, sheet):
    drop(window, sheet)

    assert window.body.stage.current.key == "import"
    assert window.body.stage.current.opened.book.name == sheet.name


def test_of_two_dropped_lists_the_first_is_opened_and_the_other_told(window, sheet, tmp_path):
    other = tmp_path / "공급망.csv"
    other.write_text("협력사,구매기업\n예시나래,예시가람\n", encoding="utf-8")

    drop(window, sheet, other)

    assert window.body.stage.current.opened.book.name == sheet.name
    assert "함께 놓은 공급망.csv 파일은 읽지 않았습니다" in noted(window)
    drop(window, other)
    assert "함께 놓은" not in noted(window)


def test_another_list_on_the_sheet_is_told(window, tmp_path):
    later = [["□ 신규 가입 신청"], ["기업명", "대표자"], ["예시나중", "박예시"]]
    two = write_list(tmp_path / "두 명단.xlsx", [HEADS, *ROWS, [], [], [], *later])

    drop(window, two)

    assert "다른 명단도 있습니다: ‘□ 신규 가입 신청’" in noted(window)
