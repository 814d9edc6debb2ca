"""The watchdog barks at what holds the event loop up, and only then."""

import time

import pytest

from tests.ui.watchdog import LONGEST, Watchdog


def test_a_loop_that_goes_round_is_left_alone(qapp):
    dog, begun = Watchdog(), time.perf_counter()

    dog.run(lambda: None, lambda: time.perf_counter() - begun > 0.05)

    assert dog.longest <= LONGEST


def test_work_on_the_gui_thread_is_found(qapp):
    dog, done = Watchdog(), []

    dog.run(lambda: (time.sleep(0.15), done.append(True)), lambda: bool(done))

    assert dog.longest > LONGEST


def test_what_never_comes_true_is_said(qapp):
    with pytest.raises(AssertionError, match="not done"):
        Watchdog().run(lambda: None, lambda: False, seconds=0.05)
