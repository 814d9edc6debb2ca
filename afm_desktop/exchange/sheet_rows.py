"""The rows of a workbook's only sheet, written as XML into a book that XlsxWriter has made.

XlsxWriter makes everything of a book but its rows: styles, heads, filter, widths, how it prints.
Cell by cell it takes twice the time its rows take here (docs/decisions/0030).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any, TypeVar
from xml.sax.saxutils import escape

from afm_desktop.domain.dates import KOREA

SHEET = "xl/worksheets/sheet1.xml"
LONGEST = 32_767
"""Characters that Excel takes in a cell."""
_AT_ONCE = 1_000
_EPOCH = date(1899, 12, 30)
_END = b"</sheetData>"
_EXTENT = re.compile(rb'<dimension ref="[^"]*"/>')
_COLUMN = re.compile(rb'<col min="(\d+)" max="(\d+)" width="[^"]*" style="(\d+)"')
_unprintable = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9a-fA-F]{4}_)")
Value = TypeVar("Value")
Cell = str | int | Decimal | date | datetime | None
"""What stands in a cell: a text, a figure, a day or a moment; nothing for None."""


def column_name(place: int) -> str:
    """The letters of a column, the first being 0."""
    letters, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(65 + letter) + letters
    return letters


def insert(
    book: IO[bytes],
    into: IO[bytes],
    rows: Sequence[Value],
    cells: Callable[[Value], Iterable[Cell]],
) -> None:
    """Copy a book whose sheet has only its line of heads, and put the rows below it.

    `cells` tells what the columns of a row say. Each cell has the style of its column.
    """
    with (
        zipfile.ZipFile(book) as source,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for part in source.infolist():
            content = source.read(part)
            part.compress_type = zipfile.ZIP_DEFLATED
            with target.open(part, "w") as written:
                if part.filename == SHEET:
                    _write_sheet(written, content, rows, cells)
                else:
                    written.write(content)


def _write_sheet(
    written: IO[bytes],
    content: bytes,
    rows: Sequence[Value],
    cells: Callable[[Value], Iterable[Cell]],
) -> None:
    styles = _styles(content)
    extent = f'<dimension ref="A1:{column_name(len(styles) - 1)}{len(rows) + 1}"/>'
    before, end, behind = _EXTENT.sub(extent.encode(), content, count=1).partition(_END)
    written.write(before)
    heads = [(f'<c r="{column_name(place)}', f'" s="{style}"') for place, style in styles]
    lines = _lines(heads, rows, cells)
    while block := [line for _, line in zip(range(_AT_ONCE), lines, strict=False)]:
        written.write("".join(block).encode())
    written.write(end + behind)


def _styles(content: bytes) -> list[tuple[int, int]]:
    """The columns and the numbers of their styles."""
    return [
        (place, int(style))
        for first, last, style in _COLUMN.findall(content)
        for place in range(int(first) - 1, int(last))
    ]


def _lines(
    heads: Sequence[tuple[str, str]],
    rows: Sequence[Value],
    cells: Callable[[Value], Iterable[Cell]],
) -> Iterator[str]:
    for number, row in enumerate(rows, 2):
        said = (
            f"{name}{number}{style}{_said(value)}"
            for (name, style), value in zip(heads, cells(row), strict=True)
            if value is not None
        )
        yield f'<row r="{number}">{"".join(said)}</row>'


def _said(value: Any) -> str:
    """What follows in a cell when its place and its style are said."""
    if isinstance(value, str):
        text = escape(_plain(value))
        return f' t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    return f"><v>{_figure(value)}</v></c>"


def _plain(text: str) -> str:
    """A text as a cell can hold it: Excel has its own way to write what XML cannot."""
    if len(text) > LONGEST:
        text = text[: LONGEST - 1] + "…"
    return _unprintable.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def _figure(value: Any) -> str:
    """A figure; days are counted from the end of 1899, and a moment is a day and its part."""
    if isinstance(value, datetime):
        local = value.astimezone(KOREA)
        seconds = local.hour * 3600 + local.minute * 60 + local.second
        return f"{(local.date() - _EPOCH).days + seconds / 86_400:.10f}"
    if isinstance(value, date):
        return str((value - _EPOCH).days)
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
