"""Which other folders hold backups of a file: a person is erased there too.

This computer remembers them beside its other notes, by the place of the file.
"""

from __future__ import annotations

import logging
from pathlib import Path

import msgspec

from afm_desktop.paths import office_data

log = logging.getLogger(__name__)
_Notes = dict[str, list[str]]


def note(workspace: Path, folder: Path) -> None:
    """Remember that a folder holds backups of a file."""
    notes = _read()
    folders = notes.setdefault(_key(workspace), [])
    if _key(folder) not in folders:
        folders.append(_key(folder))
        _write(notes)


def noted(workspace: Path) -> list[Path]:
    """The folders that were noted; one that was deleted from a disk in reach is forgotten."""
    notes = _read()
    folders = [Path(folder) for folder in notes.get(_key(workspace), [])]
    there = [folder for folder in folders if folder.is_dir() or not folder.parent.is_dir()]
    if there != folders:
        notes[_key(workspace)] = [str(folder) for folder in there]
        _write(notes)
    return there


def _key(path: Path) -> str:
    return str(path.absolute()).encode("utf-8", "backslashreplace").decode()


def _read() -> _Notes:
    try:
        return msgspec.json.decode(_file().read_bytes(), type=_Notes)
    except (OSError, msgspec.MsgspecError):
        return {}


def _write(notes: _Notes) -> None:
    try:
        _file().parent.mkdir(parents=True, exist_ok=True)
        _file().write_bytes(msgspec.json.encode(notes))
    except OSError:
        log.warning("The folders of backups could not be noted", exc_info=True)


def _file() -> Path:
    return office_data() / "backups.json"
