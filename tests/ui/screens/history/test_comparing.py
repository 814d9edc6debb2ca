"""두 날짜 비교: asked over the window, answered in place, and leading to the records."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime

import pytest
from PySide6.QtGui import QGuiApplication

from afm_desktop.domain.dates import KOREA
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.history.comparing import CompareDialog
from afm_desktop.ui.screens.history.lines import HeadLine, ValueLine
from tests.ui.screens.asking import answer
from tests.ui.screens.frames import settle


@pytest.fixture
def dialog(window, qtbot):
    """The dialog on a file that knew the demonstration in June."""
    with closing(sqlite3.connect(window.path)) as connection:
        connection.execute("UPDATE gesture SET learned_at = '2026-06-10T00:00:00.000+00:00'")
        connection.commit()
    window.navigate(Place("history"))
    window.commands.run("compare_dates")
    qtbot.waitUntil(lambda: window.bridge.is_resting)
    return window.findChild(CompareDialog)


def compared(dialog, qtbot):
    """What stands in the dialog once it has compared."""
    dialog.compare()
    qtbot.waitUntil(dialog.button.isEnabled, timeout=30_000)
    return dialog.list.lines()


def first(desk, kind, *filters):
    """The id of the first record of a list."""
    (key, *_) = desk.views.keys(kind, ViewQuery(filters=filters))
    return desk.views.id_of(kind, key)


@pytest.fixture
def meeting(window):
    return first(window.desk, ViewKind.MEETINGS, Filter("course", ("ahead",)))


@pytest.fixture
def issue(window):
    return first(window.desk, ViewKind.ISSUES)


def test_nothing_differs_at_first(dialog, qtbot):
    assert dialog.until.value() == datetime.now(KOREA).date()

    assert compared(dialog, qtbot) == []
    assert dialog.told.text() == "두 날짜 사이에 달라진 자료가 없습니다."
    assert dialog.divisions.isHidden()


def test_what_was_changed_is_told_and_leads_to_the_record(window, dialog, meeting, qtbot):
    window.desk.records.change("meetings", meeting, {"place": "예시 회의실"})

    group, record, value = compared(dialog, qtbot)

    assert (group.text, group.note) == ("회의", "바뀜 1건")
    assert isinstance(record, HeadLine)
    assert record.note.startswith("바뀜")
    assert isinstance(value, ValueLine)
    assert (value.field, value.new, value.may_go_back) == ("장소", "예시 회의실", False)
    assert dialog.told.text() == "달라진 자료 1건"
    assert "1건" in dialog.divisions.text()

    dialog.list.opened.emit(record.place)
    assert window.body.stage.current.place().record == meeting


def test_kinds_leave_out_the_others(window, dialog, meeting, qtbot):
    window.desk.records.change("meetings", meeting, {"place": "예시 회의실"})

    dialog.kind.set_value(ListKind.DEMANDS.value)
    assert compared(dialog, qtbot) == []

    dialog.kind.set_value(ListKind.MEETINGS.value)
    assert len(compared(dialog, qtbot)) == 3


def test_what_is_gone_leads_nowhere(window, dialog, issue, qtbot):
    window.desk.records.delete("issues", [issue])

    group, record = compared(dialog, qtbot)

    assert group.note == "없어짐 1건"
    assert record.place is None
    assert record.text


def test_days_that_cannot_be_compared_are_refused(dialog, qtbot):
    dialog.since.set_value(date(2026, 7, 2))
    dialog.until.set_value(date(2026, 7, 1))
    dialog.compare()
    assert "늦습니다" in dialog.told.text()

    dialog.until.set_value(date(2100, 1, 1))
    compared(dialog, qtbot)
    assert "아직 없습니다" in dialog.told.text()


def test_a_whole_file_is_told_line_by_line(dialog, qtbot):
    dialog.since.set_value(date(2026, 1, 1))

    lines = compared(dialog, qtbot)

    assert len(lines) > 2_000
    assert ("수요", "새로 생김 213건") in {
        (line.text, line.note) for line in lines if isinstance(line, HeadLine)
    }
    dialog.close_overlay()


def test_a_value_of_a_core_technology_is_copied_for_a_reason_alone(window, qtbot, dialog):
    desk = window.desk
    demand = first(desk, ViewKind.DEMANDS)
    values = {"is_core_technology": True, "title": "예시 극박 코팅"}
    window.bridge.write(lambda: desk.records.change("demands", demand, values))
    settle(window, qtbot)
    lines = compared(dialog, qtbot)
    (line,) = (one for one in lines if isinstance(one, ValueLine) and one.new == values["title"])
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("앞의 것")

    dialog.list.copy_value(line, line.new)
    settle(window, qtbot)
    before = clipboard.text()
    answer(dialog, "감사 자료")
    settle(window, qtbot)

    assert (before, clipboard.text()) == ("앞의 것", values["title"])
