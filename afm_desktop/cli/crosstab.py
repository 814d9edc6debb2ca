"""`report … crosstab`: a list counted by two of its filters, as PDF, sheet or JSON."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from afm_desktop.cli import crosstab_labels as labels
from afm_desktop.cli import paper_files, places
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import note, say, write_json
from afm_desktop.cli.papers import ALL
from afm_desktop.cli.times import opened_then
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.exchange import crosstab_sheet
from afm_desktop.exchange.crosstab_sheet import CrosstabSheet
from afm_desktop.exchange.sheets import TEXT, WORKBOOK
from afm_desktop.reports import crosstab
from afm_desktop.reports import options as paper_options
from afm_desktop.reports.crosstab_labels import axis
from afm_desktop.reports.crosstab_words import (
    UNITS,
    Around,
    PrintedCrosstab,
    about_lines,
    said_filters,
    sheet_rows,
    worded,
)
from afm_desktop.reports.labels import secrecy
from afm_desktop.services.crosstab import COUNT, KINDS, UNDIVIDED, Crosstab, CrosstabAsked
from afm_desktop.services.desk import Desk
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery

_OWN = ("list", "rows", "columns", "measure", "unit", "query", "large", "secrecy", "recipient")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the options say, before a file is opened."""

    table: CrosstabAsked
    unit: MoneyUnit
    is_large: bool
    secrecy: str
    recipient: str


def report(options: Namespace) -> int:
    """Count a list and write it down."""
    if options.meeting is not None:
        raise UsageError(labels.NO_MEETING)
    division = None if options.division == ALL else options.division
    asked = _asked(options.option, division)
    if options.out is not None:
        _refuse(options.out)
    elif not options.json:
        raise UsageError(labels.NO_OUT)
    with opened_then(options) as desk:
        table = _counted(desk, asked.table)
        printed = replace(
            worded(table, asked.unit, _around(desk, table)),
            secrecy=asked.secrecy,
            recipient=asked.recipient,
        )
    if options.out is not None:
        _write(printed, asked, options)
    if options.json:
        write_json(as_object(table, printed))
    return 0


def as_object(table: Crosstab, printed: PrintedCrosstab) -> dict[str, Any]:
    """A table for programs: cells by line, in the unit that is named."""
    columns = zip(printed.column_values, printed.columns, printed.total.cells, strict=True)
    return {
        "list": table.asked.kind.value,
        "measure": table.asked.measure,
        "unit": printed.unit,
        "as_of": printed.as_of.isoformat(),
        "learned_on": printed.learned_on and printed.learned_on.isoformat(),
        "rows": [
            {"value": line.value, "name": line.name, "total": line.total} for line in printed.lines
        ],
        "columns": [
            {"value": value, "name": name, "total": total} for value, name, total in columns
        ],
        "cells": [list(line.cells) for line in printed.lines],
        "total": printed.total.total,
        "has_overlap": table.has_overlap,
        "unstated": table.unstated,
    }


def sheet_of(printed: PrintedCrosstab) -> CrosstabSheet:
    """The table as a sheet takes it."""
    heads, rows = sheet_rows(printed)
    return CrosstabSheet(
        printed.title, about_lines(printed), heads, rows, printed.notes, printed.as_of
    )


def _asked(pairs: list[str], division: str | None) -> _Asked:
    said = dict(_pair(one) for one in pairs)
    kind = _one_of(said, "list", {one.value: one for one in KINDS}, ViewKind.DEMANDS)
    if "rows" not in said:
        raise UsageError(labels.NO_ROWS)
    units = {unit.word: unit for unit in UNITS}
    filters = tuple(
        Filter(key, tuple(part.strip() for part in value.split(",") if part.strip()))
        for key, value in said.items()
        if key not in _OWN
    )
    query = ViewQuery(None if kind in UNDIVIDED else division, said.get("query", ""), filters)
    measure = said.get("measure", COUNT)
    table = CrosstabAsked(kind, query, said["rows"], said.get("columns") or None, measure)
    is_large = _one_of(said, "large", {"yes": True, "no": False}, usual=False)
    unit = _one_of(said, "unit", units, MoneyUnit.MILLION)
    return _Asked(table, unit, is_large, *_marks(said))


def _marks(said: Mapping[str, str]) -> tuple[str, str]:
    """What stands on each page: how confidential it is, and whom it is for."""
    try:
        mark = paper_options.secrecy("secrecy", said.get("secrecy", Confidentiality.PUBLIC.value))
        return secrecy(mark), paper_options.recipient("recipient", said.get("recipient", ""))
    except paper_options.WrongOption as error:
        raise UsageError(str(error)) from error


def _pair(word: str) -> tuple[str, str]:
    name, sign, value = word.partition("=")
    if not sign:
        raise UsageError(labels.NO_VALUE.format(name=name))
    return name.strip(), value.strip()


def _one_of(said: Mapping[str, str], name: str, known: Mapping[str, Any], usual: Any) -> Any:
    value = said.get(name)
    if value is None:
        return usual
    if value not in known:
        raise UsageError(labels.WRONG.format(name=name, value=value, known=", ".join(known)))
    return known[value]


def _counted(desk: Desk, asked: CrosstabAsked) -> Crosstab:
    known = {one.key for one in desk.views.filters(asked.kind)}
    for one in asked.query.filters:
        if one.key not in known:
            options = ", ".join((*_OWN, *sorted(known)))
            raise UsageError(labels.UNKNOWN.format(name=one.key, known=options))
    return desk.crosstabs.of(asked)


def _around(desk: Desk, table: Crosstab) -> Around:
    names = {one.code: one.name for one in desk.divisions.names()}
    query = table.asked.query
    code = query.division or ""
    scope = (f"{axis(table.asked.kind, 'division')} {names.get(code, code)}",)
    office = desk.workspace.office
    forms = desk.collecting.forms()[:1] if table.asked.kind is ViewKind.COLLECTING else ()
    return Around(
        desk.workspace.today,
        names,
        (
            *(one.title for one in forms),
            *(scope if code else ()),
            *said_filters(desk.views, table.asked, names),
        ),
        office.organization or "",
        office.is_demonstration,
        desk.workspace.learned_on,
    )


def _refuse(path: Path) -> None:
    """Refuse a place or kind of file before anything is counted."""
    places.refuse_no_paper(path, TEXT)


def _write(printed: PrintedCrosstab, asked: _Asked, options: Namespace) -> None:
    tell = note if options.json else say
    if options.out.suffix.casefold() in (WORKBOOK, TEXT):
        crosstab_sheet.write(sheet_of(printed), options.out)
        place = places.whole(options.out)
        tell(labels.SHEET_MADE.format(place=place, count=len(printed.lines)))
    else:
        paper = crosstab.make(printed, is_large=asked.is_large)
        paper_files.write(paper, options.out, printed.title, tell)
