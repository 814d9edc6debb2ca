"""A book as it comes through the pipe: frames of a letter, a length and so many bytes."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import IO, Any

import msgspec

from afm_desktop.exchange.reading.book import Book, BookFormat, Merge, Note, NoteKind, Sheet
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


class Assembly:
    """Puts a book together from its frames."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._blocks: list[bytes] = []
        self._sheets: list[Sheet] = []
        self.book: Book | None = None
        self.refusal: Refusal | None = None
        self.rows = self.expected = 0

    def take(self, letter: bytes, data: bytes) -> None:
        """Add the next frame."""
        if letter == BLOCK_OF_ROWS:
            self._blocks.append(data)
            self.rows += BLOCK
        elif letter == BEGUN:
            self.expected = self.rows + int(msgspec.msgpack.decode(data))
        elif letter == SHEET:
            self._sheets.append(_sheet_of(msgspec.msgpack.decode(data), tuple(self._blocks)))
            self._blocks = []
        elif letter == REFUSED:
            self.refusal = Refusal(msgspec.msgpack.decode(data))
        else:
            self._complete(msgspec.msgpack.decode(data))

    def _complete(self, about: dict[str, Any]) -> None:
        if not any(sheet.height for sheet in self._sheets):
            self.refusal = Refusal.EMPTY
            return
        self.book = Book(
            name=self._name,
            format=BookFormat(about["format"]),
            sheets=tuple(self._sheets),
            is_1904=about["is_1904"],
            encoding=about["encoding"],
            preview=tuple(about["preview"]),
            digest=about["digest"],
        )


def _sheet_of(about: dict[str, Any], blocks: tuple[bytes, ...]) -> Sheet:
    rows, columns = about["hidden_rows"], about["hidden_columns"]
    return Sheet(
        name=about["name"],
        is_hidden=about["is_hidden"],
        height=about["height"],
        width=about["width"],
        merges=tuple(Merge(*merge) for merge in about["merges"]),
        hidden_rows=None if rows is None else frozenset(rows),
        hidden_columns=None if columns is None else frozenset(columns),
        notes=tuple(Note(row, column, NoteKind(kind)) for row, column, kind in about["notes"]),
        blocks=blocks,
    )


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
