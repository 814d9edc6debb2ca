"""While a paper is made the part that it is at is said."""

from __future__ import annotations

import threading

from afm_desktop.ui.screens.reports.wanted import Made
from tests.ui.screens.reports.conftest import WAIT, settled
from tests.ui.whole_window import rest


def test_it_says_which_part_is_being_made(screen, window, monkeypatch, qtbot):
    may_end = threading.Event()

    def slow(_desk, wanted, tell):
        tell(7, 17, "과제별 현황 7/17")
        may_end.wait(WAIT / 1000)
        return Made(wanted, None, "이름")

    rest(window)  # a paper that is ordered twice would wait for itself
    monkeypatch.setattr(screen.maker, "_recipe", lambda _key: slow)
    screen.side.form.widgets["large"].click()

    said = "분과 현황 보고 만드는 중 · 과제별 현황 7/17"
    status = window.body.status
    qtbot.waitUntil(lambda: screen.preview.busy_words() == said, timeout=WAIT)
    qtbot.waitUntil(lambda: said in status.work_words(), timeout=WAIT)
    may_end.set()
    settled(screen, qtbot)
