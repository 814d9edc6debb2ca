"""A book as it comes through the pipe: frames of a letter, a length and so many bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import IO, Any

import msgspec

from afm_desktop.exchange.reading.book import NoteKind
from afm_desktop.exchange.reading.cleaning import Cleaner, Verbatim, cleaned
from afm_desktop.exchange.reading.errors import Refusal, Refused
from afm_desktop.exchange.reading.packing import BLOCK, pack
from afm_desktop.exchange.reading.raw import RawBook, RawSheet

BLOCK_OF_ROWS, SHEET, BOOK, REFUSED, BEGUN = b"B", b"S", b"E", b"R", b"N"
MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 1_048_576, 16_384, 20_000_000
MOST_NOTES = 1_000
MOST_BYTES = 600_000_000
_HEAD = struct.Struct("<cI")

Frame = tuple[bytes, bytes]


def frames(book: RawBook, digest: str, *, verbatim: bool = False) -> Iterator[Frame]:
    """The frames of a book, in the order in which its sheets are read."""
    cells = [0]
    for raw in book.sheets:
        yield BEGUN, msgspec.msgpack.encode(raw.height)
        yield from _sheet(raw, cells, Verbatim if verbatim else Cleaner)
    about = {
        "format": book.format.value,
        "is_1904": book.is_1904,
        "encoding": book.encoding,
        "preview": book.preview,
        "digest": digest,
    }
    yield BOOK, msgspec.msgpack.encode(about)


def _sheet(raw: RawSheet, cells: list[int], cleaning: type[Cleaner]) -> Iterator[Frame]:
    notes: list[tuple[int, int, str]] = []
    cleaner = cleaning(lambda row, column, kind: notes.append((row, column, kind)))
    block: list[list[Any]] = []
    height = width = 0
    for number, plain in _filled(raw, cleaner, notes):
        cells[0] += len(plain)
        if number > MOST_ROWS or len(plain) > MOST_COLUMNS or cells[0] > MOST_CELLS:
            raise Refused(Refusal.TOO_LARGE)
        width = max(width, len(plain))
        for row in (*([] for _ in range(height + 1, number)), plain):
            block.append(row)
            if len(block) == BLOCK:
                yield BLOCK_OF_ROWS, pack(block)
                block = []
        height = number
    if block:
        yield BLOCK_OF_ROWS, pack(block)
    yield SHEET, _about(raw, height, width, notes)


def _filled(
    raw: RawSheet, cleaner: Cleaner, notes: list[tuple[int, int, str]]
) -> Iterator[tuple[int, list[Any]]]:
    """The rows that hold something; a formula that failed holds what it shows."""
    failed = _by_row(raw, notes)
    for number, row in enumerate(raw.rows, 1):
        for column, text in failed.get(number, ()):
            row.extend([None] * (column + 1 - len(row)))
            row[column] = text
        if plain := cleaner.row(number, row):
            yield number, plain


def _by_row(raw: RawSheet, notes: list[tuple[int, int, str]]) -> dict[int, list[tuple[int, str]]]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for (row, column), text in raw.errors.items():
        rows.setdefault(row, []).append((column, text))
        notes.append((row, column, NoteKind.FORMULA_ERROR))
    return rows


def _about(raw: RawSheet, height: int, width: int, notes: list[tuple[int, int, str]]) -> bytes:
    about = {
        "name": cleaned(raw.name)[0] or "",
        "is_hidden": raw.is_hidden,
        "height": height,
        "width": width,
        "merges": raw.merges,
        "hidden_rows": None if raw.hidden_rows is None else sorted(raw.hidden_rows),
        "hidden_columns": None if raw.hidden_columns is None else sorted(raw.hidden_columns),
        "notes": notes[:MOST_NOTES],
    }
    return msgspec.msgpack.encode(about)


def write_frames(frames_: Iterable[Frame], pipe: IO[bytes]) -> None:
    """Send frames."""
    for letter, data in frames_:
        pipe.write(_HEAD.pack(letter, len(data)))
        pipe.write(data)


def read_frames(pipe: IO[bytes]) -> Iterator[Frame]:
    """The frames up to the last, or until the pipe is closed; one cut short is left out.

    What the process has yet to clear away after the last is not waited for.
    """
    total = 0
    while len(head := pipe.read(_HEAD.size)) == _HEAD.size:
        letter, length = _HEAD.unpack(head)
        total += length
        if total > MOST_BYTES:
            raise Refused(Refusal.TOO_LARGE)
        data = pipe.read(length)
        if len(data) < length:
            return
        yield letter, data
        if letter in (BOOK, REFUSED):
            return
