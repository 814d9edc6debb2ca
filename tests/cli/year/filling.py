"""People without the program fill in what they were sent: workbooks and Hangul documents."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.cli.year.plan import Wanted, answers_of, kpis_of, partners_of

PAGE, SHEET, SECTION = "작성", "xl/worksheets/sheet1.xml", "Contents/section0.xml"
Rows = Mapping[str, Sequence[int]]
Change = Callable[[Any], None]
_CELL = re.compile(r'<c r="([A-Z]+\d+)"( s="\d+")?[^>]*?(?:/>|>.*?</c>)')
_TEXT = re.compile(r"<hp:t/>|<hp:t>[^<]*</hp:t>")


def tables_of(wanted: Wanted) -> dict[str, list[tuple[Any, ...]]]:
    """The tables of the form by their keys; cells in the order of the columns."""
    return {
        "kpis": kpis_of(wanted),
        "budget": list(wanted.budget),
        "partners": list(partners_of(wanted)),
        "sites": [(f"{wanted.body.name} 1공장", wanted.body.place)],
    }


# --- workbooks ----------------------------------------------------------------------------------


def fill_by_hand(
    path: Path, wanted: Wanted, today: date, to: Path | None = None, change: Change | None = None
) -> Path:
    """Write into the cells of a workbook, do with it whatever people do, and save it."""
    book = openpyxl.load_workbook(path)
    page = book[PAGE]
    for (row, column), value in _cells(rows_of(page), wanted, today).items():
        page.cell(row, column).value = value
    if change is not None:
        change(book)
    book.save(to or path)
    return to or path


def fill(path: Path, wanted: Wanted, today: date) -> Path:
    """The same, for many: the sheet is written over in its text, as another program saves it."""
    told = _cells(_layout(path.parent), wanted, today)
    by_name = {f"{get_column_letter(column)}{row}": told[row, column] for row, column in told}

    def answered(found: re.Match[str]) -> str:
        name = found[1]
        return _cell(name, found[2] or "", by_name[name]) if name in by_name else found[0]

    parts = _parts(path)
    parts[SHEET] = _CELL.sub(answered, parts[SHEET].decode()).encode()
    return _packed(path, parts)


def row_of(page: Worksheet, mark: str) -> int:
    """Where an answer stands."""
    return rows_of(page)[mark][0]


def rows_of(page: Worksheet) -> Rows:
    """The rows of each hidden mark."""
    found: dict[str, list[int]] = {}
    for (cell,) in page.iter_rows(max_col=1):
        if cell.value:
            found.setdefault(str(cell.value), []).append(cell.row)
    return found


@cache
def _layout(folder: Path) -> Rows:
    """Empty forms of one round are laid out alike, so that one of them tells it of all."""
    first = min(folder.glob("*.xlsx"))
    return rows_of(openpyxl.load_workbook(first)[PAGE])


def _cells(rows: Rows, wanted: Wanted, today: date) -> dict[tuple[int, int], Any]:
    """What is written where; a row of a table that is not filled is left as it is."""
    found: dict[tuple[int, int], Any] = {}
    for key, value in answers_of(wanted, today).items():
        found[rows[f"q|{key}"][0], 3] = value
    for name in wanted.technologies:
        found[rows[f"c|technologies|{name}"][0], 3] = "O"
    for key, lines in tables_of(wanted).items():
        for row, line in zip(rows[f"r|{key}"][: len(lines)], lines, strict=True):
            found |= {(row, column): value for column, value in enumerate(line, 3)}
    return found


def _cell(name: str, style: str, value: Any) -> str:
    if value is None:
        return f'<c r="{name}"{style}/>'
    if isinstance(value, int):
        return f'<c r="{name}"{style}><v>{value}</v></c>'
    return f'<c r="{name}"{style} t="inlineStr"><is><t>{escape(str(value))}</t></is></c>'


# --- Hangul documents ---------------------------------------------------------------------------


def fill_hangul(path: Path, wanted: Wanted, today: date, labels: Mapping[str, str]) -> Path:
    """Write into the right-hand cells and tick boxes, as a word processor saves it."""
    parts = _parts(path)
    text = parts[SECTION].decode()
    for key, value in answers_of(wanted, today).items():
        text = _answered(text, f"q|{key}", "" if value is None else str(value))
    for name in wanted.technologies:
        text = text.replace(f"☐ {labels[name]}<", f"☑ {labels[name]}<", 1)
    for key, lines in tables_of(wanted).items():
        text = _filled(text, key, lines)
    parts[SECTION] = text.encode()
    return _packed(path, parts)


def _answered(text: str, mark: str, value: str) -> str:
    """The document with an answer: a choice is ticked, anything else is typed."""
    start = text.index(f'name="{mark}"')
    end = text.index("</hp:tc>", start)
    cell = text[start:end]
    is_choice = "☐" in cell
    cell = cell.replace(f"☐ {value}<", f"☑ {value}<") if is_choice else _typed(cell, value)
    return text[:start] + cell + text[end:]


def _filled(text: str, key: str, lines: list[tuple[Any, ...]]) -> str:
    """The document with rows in a table."""
    start = text.index(f'name="t|{key}|')
    end = text.index("</hp:tbl>", start)
    head, *rows = re.split(r"(?=<hp:tr>)", text[start:end])
    rows += rows[-1:] * (len(lines) - len(rows))  # as a row is added at the foot of a table
    for place, line in enumerate(lines):
        first, *cells = re.split(r"(?=<hp:tc )", rows[place])
        told = [_typed(cell, str(value)) for cell, value in zip(cells, line, strict=False)]
        rows[place] = "".join((first, *told, *cells[len(line) :]))
    return text[:start] + head + "".join(rows) + text[end:]


def _typed(cell: str, value: str) -> str:
    return _TEXT.sub(f"<hp:t>{escape(value)}</hp:t>", cell, count=1)


# --- both ---------------------------------------------------------------------------------------


def _parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path
