"""Rows as bytes: how they come out of the reading process, and how they wait until wanted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import msgspec

BLOCK = 1_000
"""Rows of a block."""

_DAY, _MOMENT, _FIGURE = 1, 2, 3
_KINDS: tuple[tuple[type, int], ...] = ((datetime, _MOMENT), (date, _DAY), (Decimal, _FIGURE))


def _unpacked(code: int, data: memoryview) -> Any:
    text = bytes(data).decode("ascii")
    if code == _DAY:
        return date.fromisoformat(text)
    return datetime.fromisoformat(text) if code == _MOMENT else Decimal(text)


def extended(value: datetime | date | Decimal) -> msgspec.msgpack.Ext:
    """A day, a moment or an exact figure in a form of its own."""
    code = next(code for kind, code in _KINDS if isinstance(value, kind))
    text = str(value) if code == _FIGURE else value.isoformat()  # type: ignore[union-attr]
    return msgspec.msgpack.Ext(code, text.encode("ascii"))


_encoder = msgspec.msgpack.Encoder()
_decoder = msgspec.msgpack.Decoder(list[list[Any]], ext_hook=_unpacked)


def pack(rows: Sequence[Sequence[Any]]) -> bytes:
    """A block of rows whose cells are plain or `extended`."""
    return _encoder.encode(rows)


def unpack(block: bytes) -> list[list[Any]]:
    """The rows of a block."""
    return _decoder.decode(block)
