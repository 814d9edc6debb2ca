"""What a screen needs is loaded before it is opened, while nothing else is done."""

from __future__ import annotations

import sys
import threading

import pytest

from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.shell.ahead import LoadingAhead

NAMES = ("예시_먼저", "예시_나중")


@pytest.fixture
def modules(tmp_path, monkeypatch):
    for name in NAMES:
        (tmp_path / f"{name}.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield NAMES
    for name in NAMES:
        sys.modules.pop(name, None)


@pytest.fixture
def bridge(desk, qtbot):
    made = Bridge(desk)
    yield made
    made.close()


def test_one_module_is_loaded_in_each_turn(bridge, modules, qtbot):
    ahead = LoadingAhead(bridge, modules, bridge)
    qtbot.waitUntil(lambda: modules[0] in sys.modules)
    assert modules[1] not in sys.modules

    qtbot.waitUntil(lambda: ahead.is_over)

    assert modules[1] in sys.modules


def test_nothing_is_loaded_while_an_order_is_not_answered(bridge, modules, qtbot):
    answer = threading.Event()
    bridge.read(lambda: answer.wait(30), lambda _set: None)
    ahead = LoadingAhead(bridge, modules, bridge)

    ahead._step()
    assert modules[0] not in sys.modules
    answer.set()

    qtbot.waitUntil(lambda: ahead.is_over)
