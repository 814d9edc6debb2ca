"""Which copy of a file this is: a restored backup or a second copy never continues a stream.

Two copies that both wrote sequence 8 would say different things under one name. So this computer
remembers, outside the file, how far each copy had come; what does not fit begins a new epoch, and
a file this computer has never written begins as a new device.
"""

from __future__ import annotations

import logging
import secrets
from pathlib import Path

import msgspec

from afm_desktop.paths import office_data

log = logging.getLogger(__name__)


class _Copy(msgspec.Struct):
    epoch: int
    clock: int


class _Notes(msgspec.Struct):
    highest: int
    copies: dict[str, _Copy]


def new_device() -> str:
    """Eight random bytes in hexadecimal."""
    return secrets.token_hex(8)


def identify(path: Path, device: str, epoch: int, clock: int) -> tuple[str, int]:
    """The device and epoch that may continue this file, given what the file says of itself."""
    notes = _read(device)
    if notes is None:
        return new_device(), 0
    here = str(path.absolute())
    known = notes.copies.get(here)
    if known is not None:
        continues = known.epoch == epoch and clock >= known.clock
        return device, epoch if continues else notes.highest + 1
    moved = [
        place
        for place, copy in notes.copies.items()
        if copy.epoch == epoch and copy.clock <= clock and not Path(place).exists()
    ]
    if moved:
        del notes.copies[moved[0]]
        _write(device, notes)
        return device, epoch
    return device, notes.highest + 1


def remember(path: Path, device: str, epoch: int, clock: int) -> None:
    """Note how far this copy has come."""
    notes = _read(device) or _Notes(epoch, {})
    notes.highest = max(notes.highest, epoch)
    notes.copies[str(path.absolute())] = _Copy(epoch, clock)
    _write(device, notes)


def _read(device: str) -> _Notes | None:
    try:
        return msgspec.json.decode(_file(device).read_bytes(), type=_Notes)
    except (OSError, msgspec.MsgspecError):
        return None  # no note, or a damaged one: the next write is a new device's


def _write(device: str, notes: _Notes) -> None:
    try:
        _file(device).parent.mkdir(parents=True, exist_ok=True)
        _file(device).write_bytes(msgspec.json.encode(notes))
    except OSError:
        log.warning("The notes of device %s could not be kept", device, exc_info=True)


def _file(device: str) -> Path:
    return office_data() / "devices" / f"{device}.json"
