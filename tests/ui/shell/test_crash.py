"""A bug is logged and told once, and nobody's data stands in what is sent."""

from __future__ import annotations

import sys
import threading

import pytest

from afm_desktop.paths import log_file
from afm_desktop.ui.crash import CrashKeeper, covered


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except BaseException as caught:  # noqa: BLE001 - it is what is looked at
        return caught


def text_of(error: BaseException) -> str:
    found = raised(error)
    return covered(type(found), found, found.__traceback__)


@pytest.mark.parametrize(
    "told",
    ["김민수", "kim@example.org", "010-1234-5678", "123-45-67890", "현대자동차", "'Kim Minsu'"],
)
def test_names_numbers_and_addresses_are_covered(told):
    text = text_of(ValueError(f"bad value {told} here\n    {told} again"))

    assert told.strip("'") not in text
    assert "ValueError: bad value" in text


def test_where_it_happened_stays_readable():
    text = text_of(KeyError("이름"))

    assert "test_crash.py" in text
    assert "raise error" in text
    assert "/tmp" not in text


@pytest.fixture
def keeper(qtbot, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    shown = []
    keeper = CrashKeeper(shown.append)
    keeper.shown = shown
    keeper.install()
    return keeper


def test_a_crash_on_any_thread_is_logged_and_shown(keeper, qtbot):
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()

    qtbot.waitUntil(lambda: bool(keeper.shown))

    assert keeper.shown[0].is_logged
    assert "ZeroDivisionError" in keeper.shown[0].text
    assert "ZeroDivisionError" in log_file().read_text("utf-8")


def test_a_log_that_cannot_be_written_is_said(keeper, qtbot, office_data):
    (office_data / "logs").write_text("")
    error = raised(ValueError())

    keeper.caught(ValueError, error, error.__traceback__)

    qtbot.waitUntil(lambda: bool(keeper.shown))
    assert not keeper.shown[0].is_logged


def test_a_second_crash_while_one_is_shown_only_goes_to_the_log(qtbot, monkeypatch):
    shown = []

    def show(crash):
        shown.append(crash)
        keeper.caught(ValueError, ValueError(), None)
        qtbot.wait(20)

    keeper = CrashKeeper(show)
    keeper.caught(TypeError, TypeError(), None)

    qtbot.waitUntil(lambda: bool(shown))
    qtbot.wait(40)
    assert len(shown) == 1
    assert log_file().read_text("utf-8").count("ValueError") == 1
