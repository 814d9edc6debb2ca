"""Another day is looked at in a window of its own, with the same screens, read only."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.places import Place
from afm_desktop.ui.shell.looking_then import REFUSED
from afm_desktop.ui.shell.past_window import PastWindow
from tests.ui.screens.records.conftest import show

JUNE = date(2026, 6, 30)


@pytest.fixture
def window(window, qtbot):
    """The window of the demonstration at its demands."""
    show(window, Place("demands"), qtbot)
    yield window
    window.program.close_then()


@pytest.fixture
def look(window, qtbot):
    """Look at a day and wait for its window."""

    def opened(day: date = JUNE, known_on: date | None = None) -> PastWindow:
        count = len(window.program.then)
        window.furnishing.then.look(day, known_on)
        qtbot.waitUntil(lambda: len(window.program.then) > count, timeout=20_000)
        then = window.program.then[-1]
        then.resize(1440, 900)
        return then

    return opened


def statuses(window):
    views = window.desk.views
    choices = views.choices(ViewKind.DEMANDS, "status", ViewQuery())
    return {str(one.value): one.count for one in choices}


def test_the_window_of_a_day_says_so_and_shows_what_held(window, look):
    then = look()

    assert then.notes._slot().text() == "2026. 6. 30. 기준으로 보는 중 (읽기 전용)"
    assert "demo.afm (2026. 6. 30. 기준)" in then.windowTitle()
    assert then.body.stage.current.place().screen == "demands"
    assert "selected" not in statuses(then)
    assert statuses(window)["selected"] == 41


def test_nothing_can_be_changed_in_it(look):
    then = look()

    assert then.bridge.read_only
    for key in ("back_up", "save_as", "check"):
        assert not then.commands.is_bound(key)
    assert then.commands.reason("new")


def test_its_button_leads_back_to_today(window, look):
    then = look()

    then.to_today()

    assert window.program.then == []
    assert window.isVisible()
    assert statuses(window)["selected"] == 41


def test_today_goes_on_while_another_day_is_seen(window, look, qtbot):
    then = look()

    window.bridge.write(partial(window.desk.records.delete, "demands", _some(window)))

    qtbot.waitUntil(lambda: window.bridge.is_resting)
    assert window.desk.views.count(ViewKind.DEMANDS, ViewQuery()) == 212
    assert then.desk.views.count(ViewKind.DEMANDS, ViewQuery()) == 213


def _some(window):
    keys = window.desk.views.keys(ViewKind.DEMANDS, ViewQuery())
    return list(window.desk.views.ids_of(ViewKind.DEMANDS, keys[:1]).values())


def test_what_was_not_known_yet_says_why_nothing_is_there(look):
    then = look(JUNE, date(2026, 6, 1))

    assert then.notes._slot().text().startswith("이 파일의 첫 기록은 ")
    assert then.desk.views.count(ViewKind.DEMANDS, ViewQuery()) == 0


def test_two_times_are_both_said(look):
    then = look(JUNE, date(2026, 6, 1))

    assert then.notes._own["past"].text == (
        "2026. 6. 30. 기준, 2026. 6. 1.까지 알던 대로 보는 중 (읽기 전용)"
    )


def test_closing_today_closes_the_past(window, look):
    look()
    look(date(2026, 5, 31))

    window.program.close_then()

    assert window.program.then == []


def test_the_day_is_asked_for_from_the_menu_of_views(window, qtbot):
    window.body.stage.current.views.day_asked.emit()
    asking = window.furnishing.then._asking

    assert asking.as_of.value() == JUNE  # the end of the month before
    asking.as_of.set_value(date(2026, 5, 31))
    asking.button.click()

    qtbot.waitUntil(lambda: bool(window.program.then), timeout=20_000)
    assert window.program.then[0].times.as_of == date(2026, 5, 31)
    assert window.furnishing.then._asking is None


def test_a_day_to_come_is_refused_in_place(window, qtbot):
    window.commands.run("look_back")
    asking = window.furnishing.then._asking
    asking.as_of.set_value(date(2026, 7, 23))

    asking.button.click()

    qtbot.waitUntil(asking.refusal.isVisible, timeout=20_000)
    assert "아직 오지 않은 날입니다" in asking.refusal.text()
    assert window.program.then == []
    asking.close_overlay()


def test_a_refusal_without_the_card_is_said_above(window, qtbot):
    window.furnishing.then.look(date(2026, 7, 23))

    qtbot.waitUntil(lambda: REFUSED in window.notes._own, timeout=20_000)


def test_another_day_is_asked_for_from_the_past(window, look):
    then = look()

    then.commands.run("look_back")

    assert window.furnishing.then._asking.as_of.value() == JUNE
    window.furnishing.then._asking.close_overlay()


def test_today_is_here_already(window, qtbot):
    window.furnishing.then.look(date(2026, 7, 22))

    qtbot.waitUntil(lambda: window.bridge.is_resting, timeout=20_000)
    assert window.program.then == []


def test_an_erasure_closes_the_past(window, look, qtbot):
    look()
    keys = window.desk.views.keys(ViewKind.PEOPLE, ViewQuery())
    person = window.desk.views.id_of(ViewKind.PEOPLE, keys[0])

    window.bridge.write(partial(window.desk.people.erase, [person]))

    qtbot.waitUntil(lambda: window.program.then == [], timeout=30_000)


def test_another_change_of_persons_leaves_it_open(window, look, qtbot):
    look()
    keys = window.desk.views.keys(ViewKind.PEOPLE, ViewQuery())
    person = window.desk.views.id_of(ViewKind.PEOPLE, keys[0])
    change = partial(window.desk.records.change, "people", person, {"title": "부장"})

    with qtbot.waitSignal(window.bridge.changed, timeout=20_000):
        window.bridge.write(change)

    qtbot.waitUntil(lambda: window.bridge.is_resting, timeout=20_000)
    assert len(window.program.then) == 1
