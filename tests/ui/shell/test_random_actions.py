"""Whatever somebody does to the frame, nothing breaks and the file stays whole."""

from __future__ import annotations

import random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from afm_desktop.services.safekeeping import check
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Brightness
from afm_desktop.ui.screens.screen import Note
from afm_desktop.ui.shell.palette import Palette
from tests.ui.waiting import pass_time

STEPS = 1_000
HARMLESS = (
    "new", "undo", "redo", "back", "forward", "nav", "menu_bar", "next_pane", "previous_pane",
    "palette", "shortcuts", "refresh", "copy_link", "find", "dark", "compact", "larger", "smaller",
    "normal_size", "screen.settings", "screen.members", "screen.demands",
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Delete, Qt.Key.Key_Space, Qt.Key.Key_F6,
)  # fmt: skip
HOSTILE = ("<b>굵게</b>", "&amp;", "%1 {words}", "\u202e뒤집힘", "가" * 400, "👩\u200d🔬", "…")
SAFE = {"새 파일 만들기", "열기", "예시 자료 열기", "끝내기", "AFM Desktop 정보"}


class Person:
    """Somebody who does one thing after another."""

    def __init__(self, window, seed: int) -> None:
        self.window, self.random = window, random.Random(seed)

    def act(self) -> None:
        doings = (
            self.command, self.command, self.key, self.compose, self.scope, self.size, self.note,
            self.look, self.wait, self.search,
        )  # fmt: skip
        self.random.choice(doings)()

    def command(self) -> None:
        self.window.commands.run(self.random.choice(HARMLESS))

    def key(self) -> None:
        focused = QApplication.focusWidget()
        palette = self.window.findChild(Palette)
        entry = palette.list.current() if palette is not None else None
        if focused is not None and (entry is None or entry.words not in SAFE):
            QTest.keyClick(focused, self.random.choice(KEYS))

    def compose(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None:
            event = QInputMethodEvent(self.random.choice(("ㅎ", "혀", "현", "")), [])
            event.setCommitString(self.random.choice(("", "현", *HOSTILE)))
            QApplication.sendEvent(focused, event)

    def scope(self) -> None:
        self.window.scope.choose(self.random.choice((None, "BAT", "AUT", "없음")))

    def size(self) -> None:
        self.window.resize(self.random.choice((700, 1000, 1366, 1440, 1920)), 768)

    def note(self) -> None:
        text, tone = self.random.choice(HOSTILE), self.random.choice(("info", "warning", "danger"))
        self.random.choice((
            lambda: self.window.info(Note("x", text, tone, "열기", lambda: None)),
            lambda: self.window.info(None),
            lambda: self.window.toast(text, undo=True),
            lambda: self.window.note_of("members", Note("y", text, tone)),
        ))()  # fmt: skip

    def look(self) -> None:
        look = self.window.program.look
        look.choose(
            brightness=self.random.choice(list(Brightness)),
            high_contrast=self.random.random() < 0.3,
            scale=self.random.choice((1.0, 1.5, 2.0)),
        )

    def wait(self) -> None:
        pass_time(5)

    def search(self) -> None:
        self.window.navigate(Place(self.random.choice(("members", "demands", "nowhere")), "a"))
        palette = self.window.findChild(Palette)
        if palette is not None and palette.isVisible():
            palette.field.setText(self.random.choice((*HOSTILE, "ㅅㅈ", "예시", "#members/x")))


@pytest.mark.slow
@pytest.mark.usefixtures("stays")
@pytest.mark.parametrize("seed", [1, 2])
def test_random_actions_break_nothing(program, window, path, qtbot, seed):
    person = Person(window, seed)

    for _ in range(STEPS):
        person.act()
    qtbot.wait(100)

    assert program.window is window
    window.close()
    program.window = None
    assert check(path).is_whole
