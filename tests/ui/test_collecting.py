"""Garbage is collected on the GUI thread, whoever makes it."""

from __future__ import annotations

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from afm_desktop.ui.collecting import EVERY
from afm_desktop.ui.loading import loading


class Ring(QObject):
    """An object that only a collection destroys."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def forget_one(heard: list[int]) -> None:
    """Make a circle of garbage that says on which thread it goes."""
    weakref.finalize(Ring(), lambda: heard.append(threading.get_ident()))


def allocate() -> None:
    """As many objects as several of Python's own collections want."""
    assert len([[number] for number in range(100_000)]) == 100_000


def test_a_worker_that_allocates_destroys_no_object_of_the_window(qtbot):
    heard: list[int] = []
    forget_one(heard)

    worker = threading.Thread(target=allocate)
    worker.start()
    worker.join()

    assert heard == []
    kept = [[number] for number in range(1_000)]  # enough to look for garbage
    qtbot.waitUntil(lambda: bool(heard), timeout=20 * EVERY)
    assert heard == [threading.get_ident()]
    assert kept


def test_without_a_window_python_collects_by_itself_again(collector):
    assert not gc.isenabled()

    collector.stop()

    assert gc.isenabled()


def test_no_object_is_held_while_what_there_is_is_counted(collector, monkeypatch):
    """A tuple that a worker is filling must not get another owner meanwhile."""
    monkeypatch.setattr(gc, "get_objects", lambda: pytest.fail("every object has been held"))

    collector._collect_all()

    assert collector._kept > 10_000
    assert not collector._has_grown()


def test_what_was_set_aside_is_not_looked_through(collector):
    gc.freeze()
    aside = gc.get_freeze_count()

    collector._collect_all()

    assert aside > 10_000
    assert gc.get_freeze_count() > 0.9 * aside  # a few have gone by themselves


def test_what_is_being_loaded_is_not_looked_through(collector):
    heard: list[int] = []
    with loading():
        forget_one(heard)
        kept = [[number] for number in range(1_000)]  # enough to look for garbage

        collector.look()

        assert heard == []
    gc.unfreeze()
    gc.collect()
    assert heard
    assert kept
