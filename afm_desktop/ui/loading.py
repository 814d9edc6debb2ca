"""Loads Qt and the program so that a start costs no more than what is loaded (decision 0022)."""

from __future__ import annotations

import builtins
import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from types import ModuleType

FIRST = ("shell.furnishing", "screens.dashboard.screen")
OTHERS = (
    "screens.records.screen",
    "screens.details.pane",
    "screens.records.listing",
    "screens.history.screen",
    "screens.trash.screen",
    "screens.settings.screen",
)
"""One after the other; the papers need QtPdf, which is loaded when they are shown."""
_one_at_a_time = threading.RLock()
_under_way: list[None] = []
"""One for each thread that is loading something."""


@contextmanager
def loading() -> Iterator[None]:
    """While modules are loaded nothing is collected, and what they hold is never looked at again.

    It stays as long as the program does. Every full collection would go through all of it: a tenth
    of a second on the GUI thread.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    _under_way.append(None)
    try:
        yield
    finally:
        _under_way.pop()
        gc.freeze()
        if was_enabled:
            gc.enable()


def is_loading() -> bool:
    """Whether modules are being loaded, on whichever thread."""
    return bool(_under_way)


def load_qt() -> None:
    """Load Qt, and let Python import as before.

    PySide6 puts an `__import__` of its own in place that reads, and keeps, the source of every
    module loaded after it, to see whether it asks for `snake_case`. Nothing here does.
    """
    plain = builtins.__import__
    try:
        import PySide6.QtCore  # noqa: F401, PLC0415 - that it is loaded is what is wanted
    finally:
        builtins.__import__ = plain


def load(place: str) -> ModuleType:
    """Load one module of the window; two threads never meet in the middle of what needs another."""
    with _one_at_a_time:
        return import_module(f"afm_desktop.ui.{place}")


def load_first_screen() -> None:
    """Load what the window shows first, on the worker that opens its file."""
    for place in FIRST:
        load(place)


@cache
def load_screens() -> None:
    """Load what the other screens are made of, so that the first click is answered at once."""
    with loading():
        for place in OTHERS:
            load(place)


@cache
def load_papers() -> None:
    """Load what draws papers; on a worker, as it takes half a second."""
    with loading():
        from afm_desktop.reports import batch, list_paper  # noqa: F401, PLC0415 - ReportLab
