"""The page of the manual that lists every key, made from the commands themselves."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from afm_desktop.domain.office import Role
from afm_desktop.ui.command_specs import COMMANDS, screen_command
from afm_desktop.ui.commands import Commands
from afm_desktop.ui.labels import manual as labels
from afm_desktop.ui.screens import SCREENS


def shortcut_page() -> str:
    """Markdown with one table for each menu, as the sheet of the window shows them."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield f"# {labels.SHORTCUTS}"
    yield ""
    yield labels.SHORTCUTS_WHY
    for title, lines in _commands().sheet():
        yield from ("", f"## {title}", "", labels.SHORTCUTS_HEAD, "|---|---|")
        for line in lines:
            yield f"| {line.words} | {', '.join(f'`{_written(keys)}`' for keys in line.keys)} |"


def _written(native: str) -> str:
    """The same on every computer, whatever its keys are called there."""
    forms = QKeySequence.SequenceFormat
    written = QKeySequence.fromString(native, forms.NativeText).toString(forms.PortableText)
    if not written:  # arrows are drawn in the sheet, and are no names of keys
        return native
    return written.replace("Left", "←").replace("Right", "→")


def _commands() -> Commands:
    """The commands of the central office, which has every screen."""
    declared = {spec.key for spec in COMMANDS}
    screens = [screen for screen in SCREENS if Role.CENTER in screen.roles]
    more = (
        screen_command(at, screen.key, screen.words, screen.icon)
        for at, screen in enumerate(screens)
        if f"screen.{screen.key}" not in declared
    )
    return Commands((*COMMANDS, *more), QWidget())
