"""A button that stands for a command: its words, icon, key and whether it can be done."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from afm_desktop.ui.commands import Commands
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.popup_menu import PopupMenu


class CommandButton(Button):
    """Follows its command; `words` stand on it instead of the command's own."""

    def __init__(
        self,
        commands: Commands,
        key: str,
        variant: str = "secondary",
        *,
        words: str = "",
        is_icon: bool = False,
        icon: str = "",
    ) -> None:
        spec = commands.spec(key)
        text = words or commands.words(key)
        super().__init__("" if is_icon else text, icon or spec.icon, variant, text.rstrip("…"))
        self._commands, self._key = commands, key
        self.clicked.connect(lambda: commands.run(key))
        commands.action(key).changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._commands.action(self._key)
        self.setEnabled(action.isEnabled())
        self.set_tip(action.toolTip())


def menu_of(
    parent: QWidget, commands: Commands, keys: tuple[str, ...], words: dict[str, str]
) -> PopupMenu:
    """A menu of commands, as of the button with three dots."""
    menu = PopupMenu(parent)
    commands.refresh()
    for key in keys:
        action = menu.addAction(words.get(key, commands.words(key)))
        action.setIcon(commands.action(key).icon())
        action.setEnabled(commands.action(key).isEnabled())
        action.setToolTip(commands.action(key).toolTip())
        shortcut = commands.action(key).shortcut()
        native = QKeySequence.SequenceFormat.NativeText
        if not shortcut.isEmpty():
            action.setText(f"{action.text()}\t{shortcut.toString(native)}")
        action.triggered.connect(lambda _=False, key=key: commands.run(key))
    return menu
