"""Asking for 변동 등록 and 탈퇴 점검 of a body, from wherever it is shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from afm_desktop.ui.labels import bodies as labels
from afm_desktop.ui.screens.bodies.dialog import name_of
from afm_desktop.ui.screens.bodies.leaving import LeavingDialog
from afm_desktop.ui.screens.bodies.succession import SuccessionDialog
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.widgets.overlay import Overlay

Make = Callable[[str, QWidget], tuple[Overlay, QWidget]]


def ask_succession(context: ScreenContext, id: str) -> None:
    """Enter what happened to a body."""

    def make(name: str, host: QWidget) -> tuple[Overlay, QWidget]:
        made = SuccessionDialog(host, context, id, name)
        return made, made.kind.choices()[0]

    _ask(context, id, make)


def ask_leaving(context: ScreenContext, id: str, membership: str | None = None) -> None:
    """Go through what a body leaves behind, or one membership of it."""

    def make(name: str, host: QWidget) -> tuple[Overlay, QWidget]:
        made = LeavingDialog(host, context, id, name, membership)
        return made, made.close_button

    _ask(context, id, make)


def _ask(context: ScreenContext, id: str, make: Make) -> None:
    """Not of a body that became another: what it had is with that one."""
    desk = context.bridge.desk

    def look() -> str:
        return "" if desk.sameness.remains(id) is not None else name_of(desk, id)

    context.bridge.glance(look, partial(_open, context, make))


def _open(context: ScreenContext, make: Make, name: str) -> None:
    if name:
        context.frame.cover(partial(make, name))
    else:
        context.toast(labels.MERGED_BODY)
