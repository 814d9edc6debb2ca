"""Which copy of a file this is: a restored backup or a second copy never continues a stream.

Two copies that both wrote sequence 8 would say different things under one name. So this computer
remembers, outside the file, how far each copy had come (the number of its last operation, which no
clock can move); what does not fit begins a new epoch, and a file this computer has never written
begins as a new device.
"""

from __future__ import annotations

import logging
import os
import re
import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

import msgspec

from afm_desktop.paths import office_data
from afm_desktop.storage.sqlite.lock import exclusive

log = logging.getLogger(__name__)
_DEVICE = re.compile(r"[0-9a-f]{16}")


class _Copy(msgspec.Struct):
    epoch: int
    reach: int


class _Notes(msgspec.Struct):
    highest: int
    copies: dict[str, _Copy]
    """By the quoted path of the copy."""


def new_device() -> str:
    """Eight random bytes in hexadecimal."""
    return secrets.token_hex(8)


def identify(path: Path, device: str, epoch: int, reach: int) -> tuple[str, int]:
    """The device and epoch that may continue this file, given what the file says of itself."""
    if _DEVICE.fullmatch(device) is None:
        return new_device(), 0
    with _alone(device):
        notes = _read(device)
        if notes is None:
            return new_device(), 0
        found = _epoch(notes, path, epoch, reach)
        notes.highest = max(notes.highest, found)
        notes.copies[_quoted(path)] = _Copy(found, reach)
        _write(device, notes)
    return device, found


def remember(path: Path, device: str, epoch: int, reach: int) -> None:
    """Note how far this copy has come."""
    with _alone(device):
        notes = _read(device) or _Notes(epoch, {})
        notes.highest = max(notes.highest, epoch)
        notes.copies[_quoted(path)] = _Copy(epoch, reach)
        _write(device, notes)


def _epoch(notes: _Notes, path: Path, epoch: int, reach: int) -> int:
    """The epoch in which a copy goes on; what it was noted as until now is forgotten."""
    here = next((place for place in notes.copies if _is(place, path)), None)
    if here is not None:
        known = notes.copies.pop(here)
        return epoch if known.epoch == epoch and reach >= known.reach else notes.highest + 1
    for place, copy in notes.copies.items():
        if copy.epoch == epoch and copy.reach <= reach and not _path(place).exists():
            del notes.copies[place]  # it was moved here
            return epoch
    return notes.highest + 1


def _is(place: str, path: Path) -> bool:
    """Whether a noted place is this file, in whatever case or form its name is written."""
    if place == _quoted(path):
        return True
    with suppress(OSError):
        return path.samefile(_path(place))
    return False


def _quoted(path: Path) -> str:
    return quote_from_bytes(os.fsencode(path.absolute()), safe="/:\\ ")


def _path(place: str) -> Path:
    return Path(os.fsdecode(unquote_to_bytes(place)))


@contextmanager
def _alone(device: str) -> Iterator[None]:
    """Two copies of a file may be open at once, and share these notes."""
    with ExitStack() as stack:
        with suppress(OSError):  # no place for notes: every opening is a new device's
            _file(device).parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(exclusive(_file(device).with_suffix(".lock")))
        yield


def _read(device: str) -> _Notes | None:
    try:
        return msgspec.json.decode(_file(device).read_bytes(), type=_Notes)
    except (OSError, msgspec.MsgspecError):
        return None  # no note, or a damaged one: the next write is a new device's


def _write(device: str, notes: _Notes) -> None:
    try:
        _file(device).write_bytes(msgspec.json.encode(notes))
    except OSError:
        log.warning("The notes of device %s could not be kept", device, exc_info=True)


def _file(device: str) -> Path:
    return office_data() / "devices" / f"{device}.json"
