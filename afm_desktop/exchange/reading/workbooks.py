"""Excel and OpenDocument workbooks, read with calamine; what it does not see, from the XML."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from afm_desktop.exchange.reading.book import BookFormat
from afm_desktop.exchange.reading.errors import Refusal, Refused
from afm_desktop.exchange.reading.raw import RawBook, RawSheet
from afm_desktop.exchange.reading.sheet_xml import BookXml, Unseen

MOST_SHEETS = 500
MOST_AREA = 60_000_000
"""Cells of the smallest rectangle around all of a sheet; calamine holds each."""


def read_workbook(data: bytes, format_: BookFormat) -> RawBook:
    """The sheets of a workbook."""
    xml = BookXml(data) if format_ is BookFormat.XLSX else None
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    except PasswordError as error:
        raise Refused(Refusal.PROTECTED) from error
    except CalamineError as error:
        raise Refused(Refusal.BROKEN) from error
    if len(book.sheet_names) > MOST_SHEETS:
        raise Refused(Refusal.TOO_LARGE)
    return RawBook(format_, _sheets(book, xml), is_1904=xml is not None and xml.is_1904)


def _sheets(book: CalamineWorkbook, xml: BookXml | None) -> Iterator[RawSheet]:
    for place, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        # Looked at first, so that a sheet far too wide is refused before it is laid out.
        unseen = xml.unseen(place) if xml is not None else None
        try:
            sheet = book.get_sheet_by_index(place)
        except CalamineError as error:
            raise Refused(Refusal.BROKEN) from error
        is_hidden = about.visible != SheetVisibleEnum.Visible
        yield _raw(sheet, about.name, is_hidden, unseen)


def _raw(sheet: CalamineSheet, name: str, is_hidden: bool, unseen: Unseen | None) -> RawSheet:
    if sheet.total_height * sheet.total_width > MOST_AREA:
        raise Refused(Refusal.TOO_LARGE)
    raw = RawSheet(name, _rows(sheet), is_hidden, height=sheet.total_height)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        raw.merges.append((top + 1, left, bottom + 1, right))
    if unseen is not None:
        raw.hidden_rows, raw.hidden_columns = unseen.rows, unseen.columns
        raw.errors = unseen.errors
    return raw


def _rows(sheet: CalamineSheet) -> Iterator[list[Any]]:
    """All rows from the first; calamine leaves out the empty columns before the first filled."""
    if sheet.start is None:
        return
    left = [None] * sheet.start[1]
    for row in sheet.iter_rows():
        yield left + row if left else row
