"""The menu of rows: the commands of the list, with their keys and why they cannot be done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from afm_desktop.ui.commands import Commands
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.widgets.popup_menu import PopupMenu

_FIRST, _COPYING = ("take_back", "restore"), ("copy", "copy_headers")
_MAILING = ("copy_mails", "copy_labels")
_CHANGING = ("edit_form", "edit_cell", "fill_down", "bulk_edit")
_OF_BODIES = ("register_event", "check_leaving")
_OF_DEMANDS = ("open_filing", "demand_dossier")
_OF_MEETINGS = ("meeting_minutes", "meeting_result", "meeting_sign_in")
_LAST = ("export", "delete")


def row_menu(
    parent: QWidget,
    commands: Commands,
    open_: Callable[[], object] | None,
    more: tuple[tuple[str, str, Callable[[], object]], ...] = (),
) -> PopupMenu:
    """`more` are (words, icon, what is done) of what only this kind can do."""
    menu = PopupMenu(parent)
    if open_ is not None:
        menu.add(labels.OPEN, open_, icon="panel-right", keys="Enter")
        _add_bound(menu, commands, ("open_apart",), keys="Shift+Enter")
    for words, icon, do in more:
        menu.add(words, do, icon=icon)
    _add_bound(menu, commands, _OF_DEMANDS)
    _add_bound(menu, commands, _OF_MEETINGS)
    _add_bound(menu, commands, _FIRST)
    if menu.actions():
        menu.addSeparator()
    _add_bound(menu, commands, _CHANGING)
    for key in _COPYING:
        _add(menu, commands, key)
    _add_bound(menu, commands, _MAILING)
    if any(map(commands.is_bound, _OF_BODIES)):
        menu.addSeparator()
        _add_bound(menu, commands, _OF_BODIES)
    for key in filter(commands.is_bound, _LAST):
        menu.addSeparator()
        _add(menu, commands, key, is_danger=key == "delete")
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add_bound(
    menu: PopupMenu, commands: Commands, wanted: Sequence[str], *, keys: str = ""
) -> None:
    for key in filter(commands.is_bound, wanted):
        _add(menu, commands, key, keys=keys)


def _add(
    menu: PopupMenu, commands: Commands, key: str, *, keys: str = "", is_danger: bool = False
) -> None:
    menu.add(
        commands.words(key),
        partial(commands.run, key),
        icon=commands.spec(key).icon,
        keys=keys or commands.keys_of(key),
        is_danger=is_danger,
        why_not=commands.reason(key),
    )
