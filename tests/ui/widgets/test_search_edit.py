"""The search sees what is being composed, and no syllable is lost on the way."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from afm_desktop.ui.widgets.search_edit import PAUSE, SearchEdit


@pytest.fixture
def search(qtbot):
    made = SearchEdit("과제명, 기업, 초성", "수요 검색")
    made._timer.setInterval(0)
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def told(search):
    queries = []
    search.queried.connect(queries.append)
    return queries


def test_the_search_waits_for_the_last_key():
    assert PAUSE == 120


def test_every_stage_of_a_syllable_is_searched(qtbot, search, told, compose):
    steps = [("ㅎ",), ("혀",), ("현",), ("ㄷ", "현"), ("대",), ("댗",), ("차", "대"), ("", "차")]
    for step in steps:
        compose(search, *step)
        qtbot.wait(2)

    assert told == ["ㅎ", "혀", "현", "현ㄷ", "현대", "현댗", "현대차"]
    assert search.text() == "현대차"


def test_enter_while_composing_keeps_the_last_syllable(search, told, compose):
    compose(search, "차", "현대")
    QTest.keyClick(search, Qt.Key.Key_Return)

    assert search.text() == "현대차"
    assert told[-1] == "현대차"


def test_leaving_while_composing_keeps_the_last_syllable(search, compose):
    compose(search, "차", "현대")

    search.clearFocus()

    assert search.text() == "현대차"
    assert search.composing() == ""


def test_escape_empties_the_search(search, told):
    search.set_query("현대")

    QTest.keyClick(search, Qt.Key.Key_Escape)

    assert search.text() == ""
    assert told == [""]


def test_the_cross_empties_the_search(search, told):
    search.set_query("현대")

    QTest.mouseClick(
        search, Qt.MouseButton.LeftButton, pos=QPoint(search.width() - 12, search.height() // 2)
    )

    assert search.text() == ""
    assert told == [""]


def test_a_search_chosen_elsewhere_is_not_told_again(qtbot, search, told):
    search.set_query("현대")
    qtbot.wait(5)

    assert search.query() == "현대"
    assert told == []
