"""The window, when no command is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from afm_desktop.cli import labels, places, values
from afm_desktop.cli.errors import CommandError
from afm_desktop.cli.parser import SUFFIX
from afm_desktop.ui.display import has_display
from afm_desktop.ui.loading import load_first_screen, load_qt, loading
from afm_desktop.ui.pairing import check_installed_pair

if TYPE_CHECKING:
    from afm_desktop.ui.shell.program import Opened


def is_for_window(words: Sequence[str]) -> bool:
    """Whether nothing, or only a workspace file, is named."""
    if not words:
        return True
    return len(words) == 1 and words[0].casefold().endswith(SUFFIX)


def window(words: Sequence[str]) -> int:
    """Open the window, with the file if one is named."""
    path = values.path(words[0]) if words else None
    if path is not None:
        places.refuse_folder(path)
    if not has_display():
        raise CommandError(labels.NO_DISPLAY)
    check_installed_pair()
    # Papers and checks are made where the libraries of Qt are missing.
    try:
        with loading():
            load_qt()
            from afm_desktop.ui import start  # noqa: PLC0415
    except ImportError as error:
        raise CommandError(labels.NO_QT.format(error=error)) from error
    return start.run(path, _open_desk)


def _open_desk(path: Path) -> Opened:
    """Open a file on a worker; what opens it is loaded there, while its window stands already."""
    with loading():
        from afm_desktop.app import open_desk  # noqa: PLC0415 - SQLAlchemy: decision 0022

        load_first_screen()
    return open_desk(path)
