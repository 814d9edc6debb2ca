"""Nothing that was typed is lost: not the last syllable, not by Esc, not by a process killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from functools import partial
from pathlib import Path
from unicodedata import normalize

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from afm_desktop.services.safekeeping import check
from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.places import Place
from afm_desktop.ui.widgets.entry import Entry
from tests.ui.waiting import pass_time
from tests.ui.whole_window import KEYS, rest, visit

HOSTILE = (
    "<b>굵게</b>", "&amp;", "가" * 20_000, "美·中 協力", "\u1112\u1167\u11ab\u1103\u1162",
    "👩\u200d🔬 연구", "%1 {words} %s", "=1+1",
)  # fmt: skip


def compose(widget, preedit: str, committed: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if committed:
        event.setCommitString(committed)
    QApplication.sendEvent(widget, event)


def entry_of(window, name: str) -> Entry:
    screen = window.body.stage.current
    found = [one for one in screen.findChildren(Entry) if one.accessibleName().startswith(name)]
    return next(one for one in found if one.isVisible())


@pytest.fixture
def address(window) -> Entry:
    """The address of the first body, with the keyboard in it."""
    visit(window, "members")
    entry = entry_of(window, "주소")
    entry.setFocus()
    entry.selectAll()
    return entry


def stored(window) -> str:
    screen = window.body.stage.current
    record = screen.place().record
    return str(window.desk.records.values("organizations", record)["address"])


@pytest.mark.parametrize("way", ["enter", "control enter", "click", "tab", "shortcut"])
def test_the_syllable_being_composed_is_saved(window, address, way):
    place = window.body.stage.current.place()
    compose(address, "", "서울시 중구 세종대")
    compose(address, "로")

    if way == "enter":
        QTest.keyClick(address, Qt.Key.Key_Return)
    elif way == "control enter":
        QTest.keyClick(address, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    elif way == "click":
        table = window.body.stage.current.list.table
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.rect().center())
    elif way == "tab":
        QTest.keyClick(address, Qt.Key.Key_Tab)
    else:
        window.commands.run("screen.demands")
    rest(window)

    found = window.desk.records.values("organizations", place.record)
    assert found["address"] == "서울시 중구 세종대로"


def test_escape_takes_back_one_field_and_no_other(window, address):
    before = stored(window)
    compose(address, "", "잘못 적은 곳")
    QTest.keyClick(address, Qt.Key.Key_Escape)
    rest(window)

    assert stored(window) == before
    assert address.isVisible()


def test_what_was_typed_is_saved_when_the_details_are_closed(window, address):
    record = window.body.stage.current.place().record
    compose(address, "", "울산시 북구 염포로")

    window.navigate(Place("demands"))
    rest(window)

    assert window.desk.records.values("organizations", record)["address"] == "울산시 북구 염포로"


def test_hostile_text_is_stored_and_shown_as_text(window):
    visit(window, "members")
    desk, views = window.desk, window.desk.views
    keys = views.keys(ViewKind.MEMBERS, ViewQuery())[: len(HOSTILE)]
    ids = [views.id_of(ViewKind.MEMBERS, key) for key in keys]
    for id_, text in zip(ids, HOSTILE, strict=True):
        values = {"name": f"예시 {text}"[:200], "notes": text, "main_products": text[:300]}
        window.bridge.write(partial(desk.records.change, "organizations", id_, values))
    rest(window)

    for key in KEYS:
        visit(window, key)
        window.grab()
    window.show_palette()
    pass_time(200)
    window.grab()
    window.close_overlay()
    visit(window, "members")
    for id_ in ids:
        window.navigate(Place("members", id_))
        rest(window)
        window.grab()

    model = window.body.stage.current.list.table.model()
    texts = {model.index(row, 0).data() for row in range(model.rowCount())}
    kept = [desk.records.values("organizations", id_) for id_ in ids]
    assert [one["notes"] for one in kept] == [normalize("NFC", text) for text in HOSTILE]
    assert {one["name"] for one in kept} <= texts


KILLED = """
    import os, sys, time
    from pathlib import Path
    from afm_desktop.app import open_desk
    from afm_desktop.services.views.model import ViewKind, ViewQuery
    from afm_desktop.ui.start import make_application, make_program
    app = make_application()
    program = make_program(app, open_desk)
    program.begin(Path(sys.argv[1]))
    while not hasattr(program.window, "bridge"):
        app.processEvents()
    window = program.window
    desk, bridge = window.desk, window.bridge
    keys = desk.views.keys(ViewKind.MEMBERS, ViewQuery())
    number, id = 0, desk.views.id_of(ViewKind.MEMBERS, keys[0])
    def again(_when=None):
        global number
        print(number, flush=True)  # as 저장됨 is shown
        number += 1
        text = f"고침 {number}"
        bridge.write(lambda: desk.records.change("organizations", id, {"notes": text}))
    bridge.saved.connect(again)
    print(id, flush=True)
    again()
    app.exec()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
@pytest.mark.parametrize("after", [3, 40])
def test_what_was_shown_as_saved_is_there_after_kill(file: Path, after: int) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(KILLED), str(file)],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert process.stdout is not None
    record = process.stdout.readline().strip()
    shown = 0
    while shown < after:
        shown = int(process.stdout.readline())

    process.send_signal(signal.SIGKILL)
    told = [int(line) for line in process.stdout.read().split()]
    process.stdout.close()
    process.wait()

    last = max([shown, *told])
    workspace = Workspace.open(file)
    with workspace.reading() as session:
        notes = session.connection().exec_driver_sql(
            "SELECT notes FROM organizations WHERE id = ?", (record,)
        )
        kept = notes.scalar_one()
    workspace.close()
    assert int(str(kept).removeprefix("고침 ")) >= last
    assert check(file).is_whole
