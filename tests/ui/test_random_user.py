"""Whatever somebody does on any screen, nothing breaks and nothing is lost.

`AFM_RANDOM_ACTIONS=10000` does as many in all; a run of every day does fewer.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from sqlalchemy import select

from afm_desktop.services.safekeeping import check
from afm_desktop.storage.errors import NothingToUndo
from afm_desktop.storage.synced import synced_tables
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.places import Place
from afm_desktop.ui.preferences import Brightness
from afm_desktop.ui.shell.window import MainWindow
from afm_desktop.ui.theme import Density
from tests.ui.waiting import pass_time
from tests.ui.whole_window import KEYS, rest, stop_long_work

ACTIONS = int(os.environ.get("AFM_RANDOM_ACTIONS", "1200"))
SEEDS = (1, 2, 3, 4)
ELSEWHERE = {"quit", "new_file", "open_file", "open_demo"}
"""Commands that leave the file."""
PRESSED = (
    Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Tab, Qt.Key.Key_Tab,
    Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left,
    Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_F6,
    Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_Menu, Qt.Key.Key_Backspace,
    Qt.Key.Key_1, Qt.Key.Key_A, Qt.Key.Key_Period,
)  # fmt: skip
HELD = (
    *[Qt.KeyboardModifier.NoModifier] * 6,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
TYPED = (
    "현대", "가", "<b>굵게</b>", "&amp;", "%1 {words}", "美·中 협력", "가" * 3000, "👩\u200d🔬",
    "15,000", "1.5조", "2026. 7. 22.", "-1", "\u1112\u1167\u11ab", "https://예시", "a@b.kr", "",
)  # fmt: skip
SIZES = ((900, 620), (1024, 768), (1366, 768), (1440, 900), (1920, 1080))


class Person:
    """Somebody who does one thing after another, and says what it was when it went wrong."""

    def __init__(self, window: MainWindow, seed: int) -> None:
        self.window, self.random, self.done = window, random.Random(seed), [""]
        doings = {
            self.command: 14, self.key: 30, self.click: 20, self.compose: 14, self.go: 8,
            self.scope: 2, self.size: 2, self.look: 1, self.wait: 6, self.steps: 6,
        }  # fmt: skip
        self.doings = [doing for doing, weight in doings.items() for _ in range(weight)]
        self.keeper = QTimer(window, interval=15)
        self.keeper.timeout.connect(self._out_of_dialogs)
        self.keeper.start()

    def act(self) -> None:
        self.random.choice(self.doings)()

    def command(self) -> None:
        keys = [spec.key for spec in self.window.commands.offered()]
        self._do(self.random.choice(keys))

    def steps(self) -> None:
        self._do(self.random.choice(("undo", "undo", "redo", "back", "forward", "new", "delete")))

    def key(self) -> None:
        target = QApplication.activePopupWidget() or QApplication.focusWidget()
        if isinstance(target, QMenu):
            target.close()
            return
        if target is not None and target.window() is self.window:
            key, held = self.random.choice(PRESSED), self.random.choice(HELD)
            self._note(f"{key} {held} in {_named(target)}")
            QTest.keyClick(target, key, held)

    def click(self) -> None:
        root = QApplication.activePopupWidget() or self.window
        if isinstance(root, QMenu):
            root.close()
            return
        place = QPoint(self.random.randrange(root.width()), self.random.randrange(root.height()))
        found = root.childAt(place)
        if found is None or not found.isEnabled() or found is self.window.menuBar():
            return
        click = QTest.mouseDClick if self.random.random() < 0.15 else QTest.mouseClick
        button = Qt.MouseButton.RightButton if self.random.random() < 0.1 else _LEFT
        self._note(f"click {button} on {_named(found)}")
        click(found, button, Qt.KeyboardModifier.NoModifier, found.mapFrom(root, place))

    def compose(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None:
            return
        self._note(f"compose in {_named(focused)}")
        event = QInputMethodEvent(self.random.choice(("ㅎ", "혀", "현", "")), [])
        event.setCommitString(self.random.choice(TYPED))
        QApplication.sendEvent(focused, event)

    def go(self) -> None:
        key = self.random.choice(KEYS)
        self._note(f"go to {key}")
        self.window.navigate(Place(key))

    def scope(self) -> None:
        self.window.scope.choose(self.random.choice((None, "BAT", "AUT", "없음")))

    def size(self) -> None:
        self.window.resize(*self.random.choice(SIZES))

    def look(self) -> None:
        self._note("look")
        self.window.program.look.choose(
            brightness=self.random.choice(list(Brightness)),
            high_contrast=self.random.random() < 0.3,
            scale=self.random.choice((1.0, 1.0, 1.5, 2.0)),
            density=self.random.choice(list(Density)),
        )

    def wait(self) -> None:
        pass_time(self.random.choice((1, 5, 50, 130)))

    def _do(self, key: str) -> None:
        if key not in ELSEWHERE:
            self._note(f"command {key}")
            self.window.commands.run(key)

    def _note(self, what: str) -> None:
        screen = self.window.body.stage.current
        self.done.append(f"{screen.key if screen else ''}: {what}")

    def _out_of_dialogs(self) -> None:
        """Menus and dialogs have a loop of their own."""
        modal = QApplication.activeModalWidget()
        popup = QApplication.activePopupWidget()
        if modal is not None:
            modal.close()
        elif isinstance(popup, QMenu):
            popup.close()


_LEFT = Qt.MouseButton.LeftButton


def _named(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName() or widget.objectName()}"


@pytest.mark.slow
@pytest.mark.usefixtures("stays")
@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_a_user_does_breaks_anything(
    demonstration: Path, file: Path, window: MainWindow, seed: int
) -> None:
    person = Person(window, seed)

    with _telling(person):
        for _ in range(ACTIONS // len(SEEDS)):
            person.act()
    person.keeper.stop()
    stop_long_work(window)  # papers of all divisions, if that was the last wish
    rest(window)
    window.close()

    assert check(file).is_whole
    assert _after_undoing_all(file) == _state(demonstration)


class _telling:  # noqa: N801
    """Says the last actions when one of them fails."""

    def __init__(self, person: Person) -> None:
        self.person = person

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, *_: object) -> None:
        trace = Path(os.environ.get("AFM_RANDOM_TRACE", os.devnull))
        trace.write_text("\n".join(self.person.done), encoding="utf-8")


def _state(path: Path) -> dict[str, dict[str, tuple[object, ...]]]:
    """Every live record."""
    workspace = Workspace.open(path, read_only=True)
    with workspace.reading() as session:
        found = {}
        for name, synced in synced_tables().items():
            columns = [synced.table.c[field] for field in synced.fields]
            live = select(synced.table.c.id, *columns).where(synced.table.c.deleted.is_(None))
            found[name] = {row[0]: tuple(row[1:]) for row in session.execute(live)}
    workspace.close()
    return found


def _after_undoing_all(path: Path) -> dict[str, dict[str, tuple[object, ...]]]:
    workspace = Workspace.open(path)
    undo: Callable[[], object] = workspace.undo
    try:
        while True:
            undo()
    except NothingToUndo:
        pass
    workspace.close()
    return _state(path)
