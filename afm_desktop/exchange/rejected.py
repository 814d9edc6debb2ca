"""The rows an import did not take, as a workbook that can be mended and imported again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.exchange.importing import REASON, ROW, ForeignList
from afm_desktop.exchange.new_workbook import new_workbook
from afm_desktop.exchange.reading.book import Cell
from afm_desktop.exchange.reading.fields import ImportKind, field_of
from afm_desktop.exchange.reading.table import Column
from afm_desktop.exchange.reading.units import UnitKind
from afm_desktop.exchange.reading.words import folded
from afm_desktop.exchange.sheets import in_place_of
from afm_desktop.services.imports.model import (
    Candidate,
    Doubt,
    ImportReport,
    Outcome,
    Remark,
    RowResult,
)

_HEAD = {"bold": True, "bg_color": "#E8EDF3", "bottom": 1}
_BLAMED = {"bg_color": "#FDE7E7", "num_format": "@", "valign": "top"}
_PLAIN = {"num_format": "@", "valign": "top"}
_DAY = {"num_format": "yyyy-mm-dd", "valign": "top"}
_TELLING = {"valign": "top", "text_wrap": True}
_WIDE, _USUAL = 48, 16
KEPT = "{head} ‘{text}’ 비고에 적음"
LEFT = "{head} ‘{text}’ 넣지 않음"
TAKEN = "{head} ‘{text}’ 가운데 {taken}만 넣음"
ASSUMED = "{field} {year}년 값으로 적습니다(열 제목에 연도가 없는 {count:,}개 행)."
WHOLE = "{header} 모두 {field} 적습니다. 나눈 금액을 알면 수요 화면에서 고치세요."
_WHOLES = {"private_cash": re.compile("(?!.*현금)"), "province": re.compile("(?!.*광역).*지방비")}
"""Columns of sums that lists do not part, by the field that takes them whole."""
UNDECIDED = "같은 곳인지 정해지지 않았습니다: "
_KEPT = (Outcome.REJECTED, Outcome.DUPLICATE)


def reason_of(row: RowResult) -> str:
    """Why a row was not taken, in words."""
    if row.outcome is Outcome.DUPLICATE:
        return UNDECIDED + "; ".join(_doubt(row, doubt) for doubt in row.doubts)
    return " / ".join(problem.reason for problem in row.problems)


def remark_of(row: RowResult) -> str:
    """What of a row that is taken has no place, in words."""
    return " · ".join(map(_remark, row.remarks))


def assumptions_of(report: ImportReport) -> tuple[str, ...]:
    """What the list leaves open and is taken for granted: years and parts of sums, in words."""
    kind = ImportKind(report.kind.value)
    years = (
        ASSUMED.format(
            field=josa(field_of(kind, field).label, "은/는"),
            year=year,
            count=report.assumed[field, year],
        )
        for field, year in sorted(report.assumed)
    )
    wholes = (
        WHOLE.format(
            header=josa(f"‘{' '.join(header.split())}’", "은/는"),
            field=josa(field_of(kind, key).label, "으로/로"),
        )
        for header, key in report.source.mapping.items()
        if kind is ImportKind.DEMANDS and key in _WHOLES and _WHOLES[key].match(folded(header))
    )
    return (*years, *wholes)


def write_rejected(source: ForeignList, report: ImportReport, path: Path) -> int:
    """Write the rows that were not taken with all their cells; answer how many."""
    rows = {row.number: row for row in report.rows if row.outcome in _KEPT}
    settings = {"strings_to_formulas": False, "strings_to_urls": False}
    with in_place_of(path) as building, new_workbook(building, settings) as book:
        sheet = book.add_worksheet("가져오지 못한 행")
        _write_heads(book, sheet, source)
        shapes = {
            name: book.add_format(shape)
            for name, shape in (("blamed", _BLAMED), ("plain", _PLAIN), ("day", _DAY))
        }
        telling, line = book.add_format(_TELLING), 0
        for row in source.table.data():
            result = rows.get(row.number)
            if result is None:
                continue
            line += 1
            fields = {problem.field for problem in result.problems}
            fields |= {doubt.field for doubt in result.doubts}
            blamed = {source.source.letters.get(field) for field in fields}
            for place, cell in enumerate(row.cells):
                is_blamed = source.table.columns[place].letter in blamed
                _write_cell(sheet, (line, place), cell, shapes, is_blamed=is_blamed)
            sheet.write_string(line, len(row.cells), reason_of(result), telling)
            sheet.write_number(line, len(row.cells) + 1, row.number)
    return line


def _write_heads(book: Any, sheet: Any, source: ForeignList) -> None:
    shape = book.add_format(_HEAD)
    heads = [_head(column, source) for column in source.table.columns]
    for place, head in enumerate([*heads, REASON, ROW]):
        sheet.write_string(0, place, head, shape)
        sheet.set_column(place, place, _WIDE if head == REASON else _USUAL)
    sheet.freeze_panes(1, 0)


def _head(column: Column, source: ForeignList) -> str:
    """The header; a unit that stood above the table now stands in it."""
    unit = source.table.unit
    mapped = next(c for c in source.mapping.columns if c.column == column)
    is_money = mapped.field is not None and mapped.field.holds.value == "money"
    if unit is None or column.unit is not None or unit.kind is not UnitKind.MONEY or not is_money:
        return column.header
    return f"{column.header}({unit.word})"


def _write_cell(
    sheet: Any, at: tuple[int, int], cell: Cell, shapes: Mapping[str, Any], *, is_blamed: bool
) -> None:
    shape = shapes["blamed"] if is_blamed else shapes["plain"]
    if isinstance(cell, bool):
        sheet.write_boolean(*at, cell, shape)
    elif isinstance(cell, int | Decimal):
        sheet.write_number(*at, cell, None if not is_blamed else shape)
    elif isinstance(cell, date | datetime):
        sheet.write_datetime(*at, cell, shapes["day"])
    elif cell is None:
        sheet.write_blank(*at, None, shape)
    else:
        sheet.write_string(*at, str(cell), shape)


def _remark(told: Remark) -> str:
    words = KEPT if told.is_kept else LEFT if told.taken is None else TAKEN
    line = words.format(head=told.head, text=told.text, taken=told.taken)
    return f"{line}: {told.why}" if told.why else line


def _doubt(row: RowResult, doubt: Doubt) -> str:
    """Whom a row may mean; of a row that names two bodies, which of them it is about."""
    candidates = ", ".join(map(_candidate, doubt.candidates))
    return f"{doubt.written} → {candidates}" if doubt.written != row.name else candidates


def _candidate(candidate: Candidate) -> str:
    grounds = ", ".join(word(ground) for ground in candidate.grounds)
    return f"‘{candidate.name}’({grounds})" if grounds else f"‘{candidate.name}’"
