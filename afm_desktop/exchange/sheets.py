"""Listings as sheets: Excel workbooks and CSV files, written whole or not at all.

A cell is what the record says and never a formula: what begins like one is kept as text.
"""

from __future__ import annotations

import contextlib
import csv
import io
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.errors import ExchangeError
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.space import is_full
from afm_desktop.exchange import labels, sheet_rows
from afm_desktop.exchange.formulas import guarded
from afm_desktop.exchange.new_workbook import is_failure_to_write, new_workbook
from afm_desktop.paths import file_beside
from afm_desktop.services.lists.listing import Column, ColumnKind, Listing, Value

WORKBOOK, TEXT = ".xlsx", ".csv"
MOST_ROWS = 1_048_575  # of a sheet, below its heads
_NARROWEST, _WIDEST = 6, 48
_MEASURED = 500  # rows that decide how wide a column is
_HEAD = {"bold": True, "bg_color": "#E8EDF3", "bottom": 1, "align": "center"}
_SETTINGS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
_EARLIEST = date(1900, 3, 1)  # Excel counts a 29 February 1900
_FORMATS: Mapping[ColumnKind, str] = {
    ColumnKind.TEXT: "@",
    ColumnKind.ENUM: "@",
    ColumnKind.YES_NO: "@",
    ColumnKind.NUMBER: "#,##0.####",
    ColumnKind.YEAR: "0",
    ColumnKind.WON: "#,##0",
    ColumnKind.PERCENT: "0.0###",
    ColumnKind.DATE: 'yyyy". "m". "d"."',
    ColumnKind.MOMENT: 'yyyy". "m". "d". "hh":"mm',
}


class UnknownEnding(ExchangeError):
    """A sheet can be of two kinds only."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{josa(f'‘{path.name}’', '은/는')} 만들 수 없는 형식입니다. "
            "파일 이름의 끝을 .xlsx나 .csv로 적으세요."
        )


class NoSpace(ExchangeError):
    """The disk takes no more."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"‘{path.absolute()}’에 내보낼 공간이 없습니다. 공간을 비우고 다시 하세요."
        )


class CannotWrite(ExchangeError):
    """The file cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"‘{path.absolute()}’에 쓸 수 없습니다. 다른 프로그램에서 열려 있으면 닫고, "
            "폴더에 쓸 수 있는지 확인하세요."
        )


class TooManyRows(ExchangeError):
    """A workbook does not take so many rows."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"엑셀 파일 하나에는 {MOST_ROWS:,}줄까지 들어가는데 {count:,}줄입니다. "
            "분과나 찾을 말로 나누거나 .csv로 내보내세요."
        )


def write(listing: Listing, path: Path) -> None:
    """Write a listing to a file of the kind its name ends on."""
    refuse_ending(path)
    is_workbook = path.suffix.casefold() == WORKBOOK
    if is_workbook and len(listing.rows) > MOST_ROWS:
        raise TooManyRows(len(listing.rows))
    with in_place_of(path) as building:
        (_xlsx if is_workbook else _csv)(labels.said(listing), building)


def refuse_ending(path: Path) -> None:
    """Refuse a file that is to be of another kind than sheets are."""
    if path.suffix.casefold() not in (WORKBOOK, TEXT):
        raise UnknownEnding(path)


def shown(listing: Listing) -> list[tuple[int, Column]]:
    """The columns people read, with their places in a row."""
    return [
        (place, column)
        for place, column in enumerate(listing.columns)
        if column.kind is not ColumnKind.ID
    ]


@contextlib.contextmanager
def in_place_of(path: Path) -> Iterator[Path]:
    """A file beside, which takes the place of `path` once it is complete."""
    building: Path | None = None
    try:
        building = file_beside(path, path.suffix)
        yield building
        building.replace(path)
    except Exception as error:
        if not is_failure_to_write(error):
            raise
        # The writer of workbooks wraps what the system says.
        is_space = is_full(error) or is_full(error.__context__)
        raise (NoSpace if is_space else CannotWrite)(path) from error
    finally:
        if building is not None:
            building.unlink(missing_ok=True)


# ---------------------------------------------------------------- CSV


def _csv(listing: Listing, path: Path) -> None:
    columns = shown(listing)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([labels.head(listing.kind, column.key) for _, column in columns])
        for row in listing.rows:
            writer.writerow([_csv_cell(row[place]) for place, _ in columns])


def _csv_cell(value: Value) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(KOREA):%Y-%m-%d %H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return f"{value}"
    return guarded(labels.in_words(value))


# ---------------------------------------------------------------- Excel


def _xlsx(listing: Listing, path: Path) -> None:
    # The packed book is small. An archive that was cut short would complain on its own.
    empty, packed = io.BytesIO(), io.BytesIO()
    with new_workbook(empty, _SETTINGS) as book:
        _describe(book, listing)
        _furnish(book, listing)
    places = [place for place, _ in shown(listing)]
    sheet_rows.insert(
        empty, packed, listing.rows, lambda row: [_cell(row[place]) for place in places]
    )
    path.write_bytes(packed.getvalue())


def _furnish(book: Any, listing: Listing) -> None:
    """The sheet without its rows: heads, and columns with their widths and shapes."""
    sheet = book.add_worksheet(labels.KINDS[listing.kind].name.partition("(")[0])
    columns = shown(listing)
    _lay_out(sheet, listing, len(columns))
    formats = {
        kind: book.add_format({"num_format": shape, "valign": "top"})
        for kind, shape in _FORMATS.items()
    }
    heads = book.add_format(_HEAD)
    for place, (index, column) in enumerate(columns):
        sheet.set_column(place, place, _wide(listing, index, column), formats[column.kind])
        sheet.write_string(0, place, labels.head(listing.kind, column.key), heads)


def _cell(value: Value) -> sheet_rows.Cell:
    """What stands in a cell; a day that Excel does not know stands there in words."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return value or None
    if isinstance(value, datetime | int | Decimal) and not isinstance(value, bool):
        return value
    if isinstance(value, date) and value >= _EARLIEST:
        return value
    return labels.in_words(value) or None


def _describe(book: Any, listing: Listing) -> None:
    """What the file says of itself; the same listing is the same bytes."""
    book.set_properties(
        {
            "title": labels.title(listing),
            "subject": labels.secrecy(listing),
            "author": "AFM Desktop",
            "created": datetime.combine(listing.as_of, time(), UTC).replace(tzinfo=None),
        }
    )


def _lay_out(sheet: Any, listing: Listing, width: int) -> None:
    """Heads that stay in sight and on every printed page."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(listing.rows)), width - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
    sheet.set_header(_print_line(labels.title(listing), labels.secrecy(listing)))
    sheet.set_footer("&C&P / &N")


def _print_line(title: str, mark: str) -> str:
    """The line over each page: what it shows at the left, how confidential it is at the right."""
    left = f"&L{title[:180].replace('&', '&&')}"
    return f"{left}&R&B{mark}" if mark else left


def _wide(listing: Listing, index: int, column: Column) -> int:
    """As wide as a column's head and its first rows ask for."""
    head = labels.head(listing.kind, column.key)
    texts = (labels.in_words(row[index], column.kind) for row in listing.rows[:_MEASURED])
    widest = max((width_of(text) for text in texts), default=0)
    return min(_WIDEST, max(_NARROWEST, width_of(head) + 3, widest + 1))


def width_of(text: str) -> int:
    """How many narrow signs wide a text is."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
