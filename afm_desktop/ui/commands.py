"""The commands of the window: declared once, then menus, palette, tooltips and sheet show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from afm_desktop.ui.labels import commands as labels
from afm_desktop.ui.widgets.popup_menu import make_round

Do = Callable[[], None]
Reason = Callable[[], str]
"""Why a command cannot be done now, as a sentence; empty when it can."""


class Group(StrEnum):
    """The menus, in their order."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    GO = "go"
    TOOLS = "tools"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """What is known of a command before anything is open."""

    key: str
    words: str
    group: Group
    tooltip: str = ""
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    section: int = 0
    """Commands of one menu with the same number stand together."""
    in_palette: bool = True


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the shortcut sheet."""

    words: str
    keys: tuple[str, ...]


def may_always() -> str:
    """The reason of a command that can always be done."""
    return ""


class Commands(QObject):
    """Makes one QAction of each command; whoever can do it says so with `bind`.

    A command nobody has bound is greyed in its menu, with the reason, and not in the palette.
    """

    refreshed = Signal()

    def __init__(
        self,
        specs: Iterable[CommandSpec],
        window: QWidget,
        icon: Callable[[str], QIcon] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._icon = icon
        self._specs: dict[str, CommandSpec] = {}
        self._actions: dict[str, QAction] = {}
        self._doers: dict[str, tuple[Do, Reason]] = {}
        self._keys: dict[str, str] = {}
        self._explained: dict[str, tuple[str, str]] = {}
        """What each command is called and why it cannot be done, as it was said last."""
        self._why_unbound = labels.NOT_HERE
        for spec in specs:
            self.add(spec)

    def add(self, spec: CommandSpec) -> QAction:
        """Declare one more command."""
        if spec.key in self._specs:
            raise ValueError(f"{spec.key} is declared twice")
        action = QAction(spec.words, self._window)
        action.setObjectName(spec.key)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda: self.run(spec.key))
        self._specs[spec.key], self._actions[spec.key] = spec, action
        native = QKeySequence.SequenceFormat.NativeText
        self._keys[spec.key] = action.shortcut().toString(native)
        self._window.addAction(action)
        self._paint(spec)
        self._judge(spec.key)
        return action

    def bind(self, key: str, do: Do, when: Reason = may_always) -> None:
        """Say who does a command from now on, and when it can be done."""
        self._doers[self._specs[key].key] = (do, when)
        self._judge(key)

    def unbind(self, *keys: str) -> None:
        """Nobody does these commands any more."""
        for key in keys:
            self._doers.pop(key, None)
            self._judge(key)

    def has(self, key: str) -> bool:
        """Whether a command was declared."""
        return key in self._specs

    def explain_unbound(self, why: str) -> None:
        """Say from now on why a command that nobody has bound cannot be done."""
        self._why_unbound = why
        self.refresh()

    def is_bound(self, key: str) -> bool:
        """Whether somebody does this command."""
        return key in self._doers

    def reason(self, key: str) -> str:
        """Why a command cannot be done now; empty when it can."""
        if key not in self._doers:
            return self._why_unbound
        return self._doers[key][1]()

    def run(self, key: str) -> bool:
        """Do a command if it can be done; whether it was."""
        if self.reason(key):
            self._judge(key)
            return False
        # The syllable that is being typed belongs to what the command works on.
        QGuiApplication.inputMethod().commit()
        self._doers[key][0]()
        return True

    def rename(self, key: str, words: str) -> None:
        """Give a command other words, as 실행 취소 names what it takes back."""
        self._actions[key].setText(words)

    def words(self, key: str) -> str:
        """What a command is called now."""
        return self._actions[key].text()

    def spec(self, key: str) -> CommandSpec:
        """What was declared of a command."""
        return self._specs[key]

    def action(self, key: str) -> QAction:
        """The action of a command, for a button or a menu."""
        return self._actions[key]

    def keys_of(self, key: str) -> str:
        """The first shortcut as people read it."""
        return self._keys[key]

    def refresh(self) -> None:
        """Look again which commands can be done."""
        for key in self._specs:
            self._judge(key)
        self.refreshed.emit()

    def repaint(self) -> None:
        """Take the icons anew, after the colours have changed."""
        for spec in self._specs.values():
            self._paint(spec)

    def fill(self, bar: QMenuBar, extra: Mapping[str, QMenu] | None = None) -> None:
        """Put every command into its menu; `extra` follows the command it is named for."""
        for group in Group:
            menu = make_round(bar.addMenu(labels.MENUS[group]))
            menu.setToolTipsVisible(True)
            menu.aboutToShow.connect(self.refresh)
            for number, specs in _sections(self._specs.values(), group):
                if number:
                    menu.addSeparator()
                for spec in specs:
                    menu.addAction(self._actions[spec.key])
                    if extra and spec.key in extra:
                        menu.addMenu(extra[spec.key])

    def offered(self) -> Iterator[CommandSpec]:
        """The commands the palette may show: those that can be done now."""
        for key, spec in self._specs.items():
            if spec.in_palette and not self.reason(key):
                yield spec

    def sheet(self) -> list[tuple[str, list[SheetLine]]]:
        """Every shortcut, by menu."""
        found: list[tuple[str, list[SheetLine]]] = []
        for group in Group:
            lines = [
                SheetLine(spec.words.rstrip("…"), _readable(spec.shortcuts))
                for spec in self._specs.values()
                if spec.group is group and spec.shortcuts
            ]
            if lines:
                found.append((labels.MENUS[group], lines))
        in_lists = [SheetLine(words, keys) for keys, words in labels.LIST_KEYS]
        return [*found, (labels.LISTS, in_lists)]

    def _judge(self, key: str) -> None:
        action, why = self._actions[key], self.reason(key)
        said = action.text(), why
        if self._explained.get(key) == said:
            return  # a window looks at all of them several times as it opens
        self._explained[key] = said
        action.setEnabled(not why)
        tip = why or self._specs[key].tooltip
        words = action.text().rstrip("…")
        shortcut = self.keys_of(key)
        title = labels.WITH_KEY.format(words=words, key=shortcut) if shortcut else words
        action.setToolTip(labels.EXPLAINED.format(words=title, why=tip) if tip else title)

    def _paint(self, spec: CommandSpec) -> None:
        if self._icon is not None and spec.icon:
            self._actions[spec.key].setIcon(self._icon(spec.icon))
            self._actions[spec.key].setIconVisibleInMenu(True)


def _sections(
    specs: Iterable[CommandSpec], group: Group
) -> Iterator[tuple[int, list[CommandSpec]]]:
    mine = sorted((spec for spec in specs if spec.group is group), key=lambda spec: spec.section)
    for number, (_, found) in enumerate(groupby(mine, key=lambda spec: spec.section)):
        yield number, list(found)


def _readable(shortcuts: Iterable[str]) -> tuple[str, ...]:
    native = QKeySequence.SequenceFormat.NativeText
    return tuple(QKeySequence(keys).toString(native) for keys in shortcuts)
