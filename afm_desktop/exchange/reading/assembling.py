"""A book put together from the frames in which it comes out of the reading process."""

from __future__ import annotations

from typing import Any

import msgspec

from afm_desktop.exchange.reading.book import Book, BookFormat, Merge, Note, NoteKind, Sheet
from afm_desktop.exchange.reading.errors import Refusal
from afm_desktop.exchange.reading.framing import BEGUN, BLOCK_OF_ROWS, REFUSED, SHEET
from afm_desktop.exchange.reading.heads import is_header_row
from afm_desktop.exchange.reading.packing import BLOCK, unpack


class Assembly:
    """Puts a book together from its frames."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._blocks: list[bytes] = []
        self._headers: list[int] = []
        self._sheets: list[Sheet] = []
        self.book: Book | None = None
        self.refusal: Refusal | None = None
        self.rows = self.expected = 0

    def take(self, letter: bytes, data: bytes) -> None:
        """Add the next frame."""
        if letter == BLOCK_OF_ROWS:
            self._look_for_headers(data)
            self._blocks.append(data)
            self.rows += BLOCK
        elif letter == BEGUN:
            self.expected = self.rows + int(msgspec.msgpack.decode(data))
        elif letter == SHEET:
            about = msgspec.msgpack.decode(data)
            self._sheets.append(_sheet_of(about, tuple(self._blocks), tuple(self._headers)))
            self._blocks, self._headers = [], []
        elif letter == REFUSED:
            self.refusal = Refusal(msgspec.msgpack.decode(data))
        else:
            self._complete(msgspec.msgpack.decode(data))

    def _look_for_headers(self, block: bytes) -> None:
        """While the next rows are still being read: of a long list this takes its time."""
        first = len(self._blocks) * BLOCK + 1
        for number, cells in enumerate(unpack(block), first):
            if is_header_row(cells):
                self._headers.append(number)

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


def _sheet_of(about: dict[str, Any], blocks: tuple[bytes, ...], headers: tuple[int, ...]) -> Sheet:
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
        header_rows=headers,
        blocks=blocks,
    )
