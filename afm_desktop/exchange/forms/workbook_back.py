"""A workbook that came back: what stands in its cells, found by the hidden marks."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from afm_desktop.exchange.forms import labels
from afm_desktop.exchange.forms.filled import (
    BETWEEN,
    END,
    QUESTION,
    TABLE,
    TICK,
    Filled,
    NoForm,
)
from afm_desktop.exchange.forms.sealing import unsealed
from afm_desktop.exchange.reading.book import Book, Cell, Sheet
from afm_desktop.exchange.reading.opening import Limits, open_book
from afm_desktop.exchange.reading.sniffing import BROKEN_ARCHIVE

_FIRST_ANSWER = 2  # column C
_MOST_ROWS = 20_000
_LIMITS = Limits(megabytes=1_000, seconds=60.0)
_CORE, _MOST_CORE = "docProps/core.xml", 1 << 16
_MODIFIED = re.compile(rb"<dcterms:modified[^>]*>\s*([0-9T:.Z+-]{10,35})\s*<")


def read_workbook_form(path: Path) -> Filled:
    """What a workbook says; one that is no form of ours is refused."""
    book = open_book(path, limits=_LIMITS, verbatim=True)
    filled = Filled(path.name, _key(book, path.name), saved_at(path))
    page = next((one for one in book.sheets if _is_page(one)), None)
    if page is None:
        raise NoForm(path.name)
    _read(page, filled)
    return filled


def saved_at(path: Path) -> datetime | None:
    """When a workbook says that it was saved after it was made; it is made at midnight."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open(_CORE) as part:
            found = _MODIFIED.search(part.read(_MOST_CORE))
        said = datetime.fromisoformat(found[1].decode()) if found else None
    except (*BROKEN_ARCHIVE, UnicodeDecodeError):
        return None
    is_ours = said is not None and said.hour == said.minute == said.second == 0
    return said if said is not None and said.tzinfo is not None and not is_ours else None


def _key(book: Book, name: str) -> str:
    for sheet in book.sheets:
        if sheet.name == labels.KEY_NAME:
            for _, cells in sheet.rows(1, 1):
                if cells and isinstance(cells[0], str):
                    return unsealed(cells[0], name)
    raise NoForm(name)


def _is_page(sheet: Sheet) -> bool:
    """The sheet with the marks, whatever it is called by now."""
    return any(
        cells and isinstance(cells[0], str) and cells[0].startswith((QUESTION + BETWEEN, TABLE + BETWEEN, TICK + BETWEEN))  # noqa: E501
        for _, cells in sheet.rows(1, 500)
    )  # fmt: skip


def _read(page: Sheet, filled: Filled) -> None:
    table: tuple[str, Sequence[str]] | None = None
    for _, cells in page.rows(1, _MOST_ROWS):
        said = cells[0] if cells and isinstance(cells[0], str) else ""
        kind, *keys = said.split(BETWEEN)
        if kind == TABLE and keys:
            table = keys[0], keys[1:]
            filled.tables[keys[0]] = []
        elif kind == END:
            table = None
        elif kind == QUESTION and keys:
            filled.singles[keys[0]] = _cell(cells, _FIRST_ANSWER)
        elif kind == TICK and len(keys) > 1:
            filled.ticks.setdefault(keys[0], {})[keys[1]] = _cell(cells, _FIRST_ANSWER)
        elif table is not None:
            key, columns = table
            row = {column: _cell(cells, place) for place, column in enumerate(columns, 2)}
            if any(cell is not None for cell in row.values()):
                filled.tables[key].append(row)


def _cell(cells: Sequence[Cell], place: int) -> Cell:
    return cells[place] if place < len(cells) else None
