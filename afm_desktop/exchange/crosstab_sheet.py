"""집계표 as a sheet: figures are figures, heads stay in sight, totals stand below and behind."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from afm_desktop.exchange.formulas import guarded
from afm_desktop.exchange.new_workbook import new_workbook
from afm_desktop.exchange.sheets import WORKBOOK, in_place_of, refuse_ending

_SETTINGS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
_HEAD = {"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "align": "center"}
_FIGURE = "#,##0"


@dataclass(frozen=True, slots=True)
class CrosstabSheet:
    """The lines in finished words and figures; the last one holds the totals."""

    title: str
    about: tuple[str, ...]
    """Above the heads: what is counted, of which records, as of when, in which unit."""
    heads: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    notes: tuple[str, ...]
    as_of: date


def write(sheet: CrosstabSheet, path: Path) -> None:
    """Write it to a file of the kind its name ends on."""
    refuse_ending(path)
    is_workbook = path.suffix.casefold() == WORKBOOK
    with in_place_of(path) as building:
        (_xlsx if is_workbook else _csv)(sheet, building)


def _csv(sheet: CrosstabSheet, path: Path) -> None:
    """Heads, lines and totals alone, so that programs read it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([guarded(head) for head in sheet.heads])
        for row in sheet.rows:
            writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])


def _xlsx(sheet: CrosstabSheet, path: Path) -> None:
    with new_workbook(str(path), _SETTINGS) as book:
        created = datetime.combine(sheet.as_of, time(), UTC).replace(tzinfo=None)
        book.set_properties({"title": sheet.title, "author": "AFM Desktop", "created": created})
        _fill(book, book.add_worksheet(sheet.title[:31]), sheet)


def _fill(book: Any, page: Any, sheet: CrosstabSheet) -> None:
    bold, soft = book.add_format({"bold": True, "font_size": 14}), book.add_format({})
    heads = book.add_format(_HEAD)
    figure, name = book.add_format({"num_format": _FIGURE}), book.add_format({"num_format": "@"})
    sums = {"bold": True, "top": 1, "bg_color": "#F5F6F7"}
    last_name = book.add_format({**sums, "num_format": "@"})
    last, behind = (
        book.add_format({**sums, "num_format": _FIGURE}),
        book.add_format({"bold": True, "num_format": _FIGURE}),
    )
    page.write_string(0, 0, sheet.title, bold)
    for at, line in enumerate(sheet.about, 1):
        page.write_string(at, 0, line, soft)
    top = len(sheet.about) + 1
    for at, head in enumerate(sheet.heads):
        page.write_string(top, at, head, heads)
        page.set_column(at, at, max(_wide(head) + 3, 24 if at == 0 else 10))
    for down, row in enumerate(sheet.rows, 1):
        is_last, end = down == len(sheet.rows), len(row) - 1
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(top + down, at, cell, last_name if is_last else name)
            else:
                shape = last if is_last else behind if at == end else figure
                page.write_number(top + down, at, cell, shape)
    for at, note in enumerate(sheet.notes, top + len(sheet.rows) + 1):
        page.write_string(at, 0, f"※ {note}", soft)
    _lay_out(page, sheet, top)


def _lay_out(page: Any, sheet: CrosstabSheet, top: int) -> None:
    page.freeze_panes(top + 1, 1)
    page.repeat_rows(top)
    page.repeat_columns(0)
    page.set_landscape()
    page.set_paper(9)  # A4
    page.fit_to_pages(1, 0)
    page.set_footer("&C&P / &N")


def _wide(text: str) -> int:
    return sum(1 if sign.isascii() else 2 for sign in text)
