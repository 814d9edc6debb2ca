"""Where files live: what is shipped, what this computer remembers, what takes a file's place."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
from pathlib import Path

from platformdirs import user_data_path

DATA_DIR = "AFM_DATA_DIR"
VERSION = "0.1.0"
PACKAGE = Path(__file__).parent
NOTICE = PACKAGE.parent / "NOTICE"
MANUAL = PACKAGE.parent / "docs" / "manual"
RESOURCES = PACKAGE.parent / "resources"
FONTS = RESOURCES / "fonts"
ICONS = RESOURCES / "icons"
TABLES = RESOURCES / "tables"
FORMS = RESOURCES / "forms"
DEMONSTRATION = RESOURCES / "demonstration"


def office_data() -> Path:
    """The folder of this computer's own notes; `AFM_DATA_DIR` moves it."""
    moved = os.environ.get(DATA_DIR)
    return Path(moved) if moved else user_data_path("afm-desktop", appauthor=False)


def file_beside(place: Path, ending: str) -> Path:
    """A new empty file in the folder of `place`, to be filled and moved there.

    It is as open to others as the file it will replace, or as the system lets a new one be.
    """
    beside = place.with_name(f".{secrets.token_hex(8)}{ending}")
    os.close(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))
    with contextlib.suppress(OSError):  # nothing to replace, or a disk that knows no modes
        beside.chmod(stat.S_IMODE(place.stat().st_mode) | stat.S_IRUSR | stat.S_IWUSR)
    return beside


def write_whole(place: Path, data: bytes) -> None:
    """Write a file beside its place and move it there, so that it is whole or not there."""
    beside = file_beside(place, ".part")
    try:
        with beside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(place)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def log_file() -> Path:
    """The log for whoever repairs the program."""
    return office_data() / "logs" / "afm-desktop.log"
