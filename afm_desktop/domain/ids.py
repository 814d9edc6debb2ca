"""Record ids: UUIDv7, made by the creating device, so that ids sort by their moment."""

from __future__ import annotations

import secrets
import threading
import time
from functools import lru_cache
from uuid import UUID

_lock = threading.Lock()
_last = 0
_SOME = 512
_COUNTS = tuple(f"{count:03x}-" for count in range(1 << 12))
"""The counter within a millisecond, as it is written."""
_VARIANTS = bytes(0x80 | byte & 0x3F for byte in range(256))
"""The first byte of the last 64 bits, two of which say what kind of id it is."""


def uuid7(milliseconds: int, random_bits: int) -> str:
    """RFC 9562 UUIDv7 of a moment (ms since 1970) and 74 random bits."""
    value = (milliseconds & (1 << 48) - 1) << 80
    value |= 0x7 << 76 | (random_bits >> 62 & 0xFFF) << 64
    value |= 0b10 << 62 | random_bits & (1 << 62) - 1
    return str(UUID(int=value))


def new_ids(count: int) -> list[str]:
    """Fresh ids in order, each later than every id this process made before."""
    global _last  # noqa: PLW0603 - one clock for the process
    with _lock:
        first = max(_last + 1, time.time_ns() // 1_000_000 << 12)
        _last = first + count - 1
    noise = bytearray(secrets.token_bytes(8 * count))
    noise[::8] = noise[::8].translate(_VARIANTS)
    digits = noise.hex()
    bits = (f"{digits[at : at + 4]}-{digits[at + 4 : at + 16]}" for at in range(0, 16 * count, 16))
    return [
        _head(moment >> 12) + _COUNTS[moment & 0xFFF] + random
        for moment, random in zip(range(first, first + count), bits, strict=True)
    ]


@lru_cache(maxsize=16)
def _head(milliseconds: int) -> str:
    """What `uuid7` makes of a moment."""
    digits = f"{milliseconds & (1 << 48) - 1:012x}"
    return f"{digits[:8]}-{digits[8:]}-7"


class Ids:
    """Fresh ids for one piece of work, which takes some hundreds at a time."""

    def __init__(self) -> None:
        self._left: list[str] = []

    def next(self) -> str:
        """The next one."""
        if not self._left:
            self._left = new_ids(_SOME)[::-1]
        return self._left.pop()


def new_id() -> str:
    """A fresh id, later than every id this process made before."""
    global _last  # noqa: PLW0603 - one clock for the process
    with _lock:
        _last = max(_last + 1, time.time_ns() // 1_000_000 << 12)
        moment = _last
    return uuid7(moment >> 12, (moment & 0xFFF) << 62 | secrets.randbits(62))
