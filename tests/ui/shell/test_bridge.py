"""Gestures go to one writer, answers come back to the window, and nothing saved is lost."""

from __future__ import annotations

import sys
import threading
import time

import pytest
from PySide6.QtCore import QObject, QThread

from afm_desktop.app import build
from afm_desktop.domain.errors import AfmError, RuleViolation
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui import bridge as bridges
from afm_desktop.ui.tasks import Cancelled
from tests.ui.shell.conftest import names, register


def test_a_saved_gesture_is_told_on_the_gui_thread(bridge, desk, qtbot):
    heard = []
    bridge.changed.connect(lambda kinds: heard.append((kinds, QThread.currentThread())))

    with qtbot.waitSignal(bridge.saved):
        bridge.write(lambda: register(desk, "예시정밀"))

    assert heard == [(frozenset({"organizations"}), bridge.thread())]
    assert names(desk) == {"예시정밀"}


def test_the_answer_comes_after_the_change_was_told(bridge, desk, qtbot):
    order = []
    bridge.changed.connect(lambda _kinds: order.append("changed"))

    bridge.write(lambda: register(desk, "예시정밀"), lambda _id: order.append("then"))

    qtbot.waitUntil(lambda: order == ["changed", "then"])


def test_gestures_are_done_one_after_another_in_their_order(bridge, desk, qtbot):
    done, threads = [], set()

    def gesture(number):
        threads.add(threading.get_ident())
        register(desk, f"예시{number}")
        return number

    for number in range(8):
        bridge.write(lambda number=number: gesture(number), done.append)

    qtbot.waitUntil(lambda: done == list(range(8)))
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


def test_a_refusal_goes_to_whoever_asked(bridge, desk, qtbot):
    heard, unasked = [], []
    bridge.refused.connect(unasked.append)

    bridge.write(lambda: register(desk, ""), failed=heard.append)
    qtbot.waitUntil(lambda: bool(heard))
    bridge.write(lambda: register(desk, ""))
    qtbot.waitUntil(lambda: bool(unasked))

    assert isinstance(heard[0], RuleViolation)
    assert isinstance(unasked[0], AfmError)
    assert names(desk) == set()


def test_a_bug_goes_the_way_of_every_bug(bridge, qtbot):
    with qtbot.captureExceptions() as caught:
        bridge.write(lambda: 1 / 0)
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError


def test_the_writer_goes_on_after_a_bug(bridge, desk, qtbot):
    with qtbot.captureExceptions():
        bridge.write(lambda: 1 / 0)
        with qtbot.waitSignal(bridge.saved):
            bridge.write(lambda: register(desk, "예시정밀"))

    assert names(desk) == {"예시정밀"}


def test_closing_waits_for_what_is_being_saved(desk, qtbot):
    bridge = bridges.Bridge(desk)
    for number in range(5):
        bridge.write(lambda number=number: register(desk, f"예시{number}"))

    bridge.close()

    assert names(desk) == {f"예시{number}" for number in range(5)}


def test_nobody_hears_an_answer_after_closing(desk, qtbot):
    bridge, heard = bridges.Bridge(desk), []
    bridge.write(lambda: register(desk, "예시정밀"), heard.append)

    bridge.close()
    qtbot.wait(20)

    assert heard == []


def test_an_answer_for_a_widget_that_is_gone_is_dropped(bridge, qtbot):
    import shiboken6  # noqa: PLC0415

    class Listener(QObject):
        def hear(self, _answer: object) -> None:
            raise AssertionError("it is gone")

    listener, heard = Listener(), []
    bridge.read(lambda: time.sleep(0.05), listener.hear)
    bridge.read(lambda: time.sleep(0.05), lambda answer: listener.hear(answer))  # noqa: PLW0108
    shiboken6.delete(listener)
    bridge.read(lambda: 1, heard.append)

    qtbot.waitUntil(lambda: heard == [1])
    qtbot.wait(100)


def test_of_reads_in_one_slot_the_latest_is_answered(bridge, qtbot):
    heard = []
    for number in range(6):
        bridge.read(
            lambda number=number: (time.sleep(0.02), number)[1], heard.append, slot="palette"
        )

    qtbot.waitUntil(lambda: 5 in heard)
    qtbot.wait(100)
    assert heard == [5]


def test_a_reader_is_answered_at_once_while_a_gesture_is_being_made(bridge, desk, qtbot):
    begun, go_on = threading.Event(), threading.Event()

    def slowly():
        with desk.workspace.writing("천천히") as session:
            session.connection()
            begun.set()
            go_on.wait(5)

    bridge.write(slowly)
    begun.wait(5)
    since = time.perf_counter()
    found = names(desk)
    took = time.perf_counter() - since
    go_on.set()

    assert found == set()
    assert took < 0.1


def test_a_read_that_met_a_commit_is_read_again(bridge, desk, qtbot, monkeypatch):
    from afm_desktop.storage.errors import LockedFile  # noqa: PLC0415

    answers, heard = [LockedFile(desk.workspace.path), LockedFile(desk.workspace.path), "done"], []

    def read():
        answer = answers.pop(0)
        if isinstance(answer, AfmError):
            raise answer
        return answer

    bridge.glance(read, heard.append)

    qtbot.waitUntil(lambda: heard == ["done"])


def test_undo_and_redo_take_back_and_do_again(bridge, desk, qtbot):
    with qtbot.waitSignal(bridge.saved):
        bridge.write(lambda: register(desk, "예시정밀"))

    with qtbot.waitSignal(bridge.changed):
        bridge.undo()
    assert names(desk) == set()
    with qtbot.waitSignal(bridge.changed):
        bridge.redo()

    assert names(desk) == {"예시정밀"}


def test_there_is_nothing_to_undo_in_a_new_file(bridge, qtbot):
    with qtbot.waitSignal(bridge.refused) as refused:
        bridge.undo()

    assert str(refused.args[0]) == "되돌릴 작업이 없습니다."


def test_long_work_is_shown_with_its_progress_and_can_be_stopped(bridge, qtbot, monkeypatch):
    monkeypatch.setattr(bridges, "SHOWN_AFTER", 0.05)
    shown, stopped, reached = [], [], []
    bridge.working.connect(shown.append)

    def work(progress, _token):
        for done in range(1000):
            time.sleep(0.005)
            reached.append(done)
            progress(done, 1000)

    bridge.run("보고서 만드는 중", work, stopped=lambda: stopped.append(True))
    qtbot.waitUntil(lambda: any(w is not None and w.done for w in shown))
    assert shown[0].words == "보고서 만드는 중"
    assert shown[0].cancellable
    since = time.perf_counter()
    bridge.cancel()

    qtbot.waitUntil(lambda: stopped == [True])
    assert time.perf_counter() - since < 1
    assert len(reached) < 1000
    assert shown[-1] is None


def test_short_work_is_not_shown(bridge, qtbot):
    shown, heard = [], []
    bridge.working.connect(shown.append)

    bridge.run("잠깐", lambda progress, _token: progress(1, 1), heard.append)

    qtbot.waitUntil(lambda: heard == [None])
    assert shown == []


def test_a_stopped_gesture_leaves_nothing_behind(bridge, desk, qtbot):
    stopped = []

    def work(progress, token):
        with desk.workspace.writing("많이 등록") as session:
            session.connection()
            token.cancel()
            progress(1, 2)

    bridge.run("가져오는 중", work, stopped=lambda: stopped.append(True), writes=True)

    qtbot.waitUntil(lambda: stopped == [True])
    assert desk.gestures.rows() == []


def test_a_token_says_that_work_is_no_longer_wanted():
    from afm_desktop.ui.tasks import CancelToken  # noqa: PLC0415

    token = CancelToken()
    token.check()
    token.cancel()

    with pytest.raises(Cancelled):
        token.check()


def test_a_closed_bridge_reads_nothing_and_tells_nobody(bridge):
    heard = []
    bridge.close()

    bridge.read(lambda: heard.append("read"), heard.append)
    bridge.glance(lambda: heard.append("glance"), heard.append)

    assert heard == []


def test_it_rests_once_everything_that_was_ordered_is_answered(bridge, desk, qtbot):
    heard = []
    bridge.rested.connect(lambda: heard.append(bridge.is_resting))
    assert bridge.is_resting

    bridge.write(lambda: register(desk, "예시정밀"), lambda _id: bridge.read(list, heard.append))
    assert not bridge.is_resting

    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == [[], True]


def test_the_window_waits_only_a_millisecond_for_a_worker_that_computes(desk, qtbot):
    sys.setswitchinterval(0.005)

    bridges.Bridge(desk).close()

    assert sys.getswitchinterval() == pytest.approx(0.001)


def test_it_is_saved_before_the_screens_read_anew(bridge, desk, qtbot):
    heard = []
    bridge.changed.connect(lambda _kinds: heard.append("changed"))
    bridge.saved.connect(lambda _when: heard.append("saved"))

    bridge.write(lambda: register(desk, "예시정밀"))

    qtbot.waitUntil(lambda: len(heard) == 2)
    assert heard == ["saved", "changed"]


def test_a_file_is_looked_through_while_it_is_open(workspace, qtbot):
    path = workspace.path
    workspace.close()
    opened = Workspace.open(path, trusts=True)
    bridge = bridges.Bridge(build(opened))

    assert not bridge.is_resting
    qtbot.waitUntil(lambda: bridge.is_resting and opened.is_known_sound)

    bridge.close()
    opened.close()
