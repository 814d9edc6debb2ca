"""`import`: other people's lists into the file, or only what they would do."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import labels, places
from afm_desktop.cli.errors import CommandError
from afm_desktop.cli.output import note, say, write_json
from afm_desktop.domain.dates import moment_words
from afm_desktop.domain.hangul import josa
from afm_desktop.exchange import sheets
from afm_desktop.exchange.importing import (
    ForeignList,
    chosen_by,
    headers_of,
    likely_table,
    suggested,
    told_of,
)
from afm_desktop.exchange.reading.book import Book
from afm_desktop.exchange.reading.fields import ImportKind, field_of
from afm_desktop.exchange.reading.finding import all_tables, find_tables
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.exchange.reading.table import Table
from afm_desktop.exchange.rejected import reason_of, remark_of, write_rejected
from afm_desktop.services.desk import Desk
from afm_desktop.services.imports import model
from afm_desktop.services.imports.model import ImportReport, Outcome, Wishes

MOST_TOLD = 20


def bring_in(options: Namespace) -> int:
    """Import a list, or tell what that would do."""
    _refuse_places(options)
    with opened(options.file) as desk:
        book = open_book(options.sheet_file, encoding=options.encoding)
        table = _table(book, options)
        source = ForeignList(book, table, _mapping(desk, table, options))
        _refuse_missing(source)
        wishes = Wishes(
            policy=options.policy,
            division=options.division,
            left_out=frozenset(options.skip_rows or ()),
            decisions=_decisions(source.kind, options.decide or {}),
        )
        for batch in desk.imports.earlier(book.digest):
            if not batch.is_undone and not options.json:
                note(labels.IMPORTED_BEFORE.format(at=moment_words(batch.at), file=batch.file))
                break
        for told in () if options.json else told_of(table):
            note(told)
        do = desk.imports.rehearse if options.dry_run else desk.imports.run
        report = do(source.kind, source.source, source.rows(), wishes)
    if options.rejected is not None and (report.counts.rejected or report.counts.duplicates):
        write_rejected(source, report, options.rejected)
    if options.json:
        write_json(as_object(report))
    else:
        _tell(report, options)
    return 0


def as_object(report: ImportReport) -> dict[str, Any]:
    """What an import did, for programs; rows and columns are the sheet's own."""
    counts, letters = report.counts, report.source.letters
    return {
        "file": report.source.file,
        "sheet": report.source.sheet,
        "new": counts.new,
        "changed": counts.changed,
        "same": counts.same,
        "duplicates": counts.duplicates,
        "rejected": [
            {
                "row": row.number,
                "column": next(
                    (letters[p.field] for p in row.problems if letters.get(p.field)), None
                ),
                "reason": reason_of(row),
            }
            for row in report.rejected
        ],
        "gesture": report.gesture,
        "doubtful": [
            _doubt_as_object(row.number, doubt, letters)
            for row in report.rows
            for doubt in row.doubts
        ],
        "remarks": [
            {
                "row": row.number,
                "column": letters.get(told.field),
                "text": told.text,
                "kept": told.is_kept,
            }
            for row in report.rows
            for told in row.remarks
        ],
    }


def _doubt_as_object(row: int, doubt: model.Doubt, letters: Mapping[str, str]) -> dict[str, Any]:
    return {
        "row": row,
        "column": letters.get(doubt.field),
        "field": doubt.field,
        "name": doubt.written,
        "candidates": [
            {"id": one.id, "name": one.name, "grounds": [ground.value for ground in one.grounds]}
            for one in doubt.candidates
        ],
    }


def _refuse_places(options: Namespace) -> None:
    places.refuse_folder(options.sheet_file)
    if options.rejected is not None:
        places.refuse_folder(options.rejected)
        if options.rejected.suffix.casefold() != sheets.WORKBOOK:
            name = josa(f"‘{options.rejected.name}’", "은/는")
            raise CommandError(labels.NOT_A_WORKBOOK.format(name=name))
        places.refuse_nowhere(options.rejected)


def _table(book: Book, options: Namespace) -> Table:
    """The table that is asked for; else the one that looks most like such a list."""
    tables = all_tables(book.sheets)
    if options.sheet is not None:
        sheet = next((sheet for sheet in book.sheets if sheet.name == options.sheet), None)
        if sheet is None:
            known = ", ".join(f"‘{sheet.name}’" for sheet in book.sheets)
            raise CommandError(labels.NO_SUCH_SHEET.format(name=options.sheet, known=known))
        tables = find_tables(sheet)
    if options.table is not None:
        if options.table > len(tables):
            raise CommandError(labels.NO_SUCH_TABLE.format(count=len(tables)))
        place: int = options.table - 1
        return tables[place]
    found = likely_table(options.kind, tables)
    if found is None:
        raise CommandError(labels.NO_TABLE)
    return found


def _mapping(desk: Desk, table: Table, options: Namespace) -> Any:
    kind: ImportKind = options.kind
    saved = desk.imports.mapping_for(model.ImportKind(kind.value), headers_of(table))
    mapping = suggested(table, kind, saved)
    return chosen_by(mapping, _read_map(options.map)) if options.map else mapping


def _read_map(path: Path) -> Mapping[str, str]:
    """The fields a file gives to headers or to letters of columns."""
    places.refuse_folder(path)
    try:
        read = json.loads(path.read_text("utf-8-sig"))
    except (OSError, ValueError) as error:
        raise CommandError(labels.NO_MAP.format(name=path.name)) from error
    if not isinstance(read, dict) or not all(isinstance(key, str) for key in read.values()):
        raise CommandError(labels.NO_MAP.format(name=path.name))
    return read


def _decisions(
    kind: model.ImportKind, said: Mapping[model.Place, str]
) -> Mapping[model.Place, str]:
    """What is said of each doubtful body; only a list of links names two that weigh the same."""
    fields = model.BODIES[kind]
    known = ", ".join(fields)
    for row, field in said:
        if not field and kind is model.ImportKind.LINKS:
            words = " · ".join(f"{row}.{field}" for field in fields)
            raise CommandError(labels.WHICH_BODY.format(row=row, known=words))
        if field and field not in fields:
            raise CommandError(labels.NO_SUCH_DOUBT.format(row=row, field=field, known=known))
    return {(row, field or fields[0]): decision for (row, field), decision in said.items()}


def _refuse_missing(source: ForeignList) -> None:
    missing = source.mapping.missing
    if missing:
        names = ", ".join(f"‘{field_of(source.mapping.kind, key).label}’" for key in missing)
        there = ", ".join(column.header for column in source.table.columns)
        raise CommandError(labels.NO_COLUMN.format(names=names, there=there))


def _tell(report: ImportReport, options: Namespace) -> None:
    counts = report.counts
    say(labels.READ_FROM.format(file=report.source.file, sheet=report.source.sheet))
    say(
        labels.IMPORT_COUNTS.format(
            new=counts.new,
            changed=counts.changed,
            same=counts.same,
            duplicates=counts.duplicates,
            rejected=counts.rejected,
        )
    )
    lacking = [p for row in report.rows for p in row.problems if p.field == "division"]
    if lacking and not options.division and "division" not in report.source.mapping.values():
        say(labels.HOW_TO_PLACE)
    for outcome in (Outcome.DUPLICATE, Outcome.REJECTED):
        _tell_rows([(row, reason_of(row)) for row in report.rows if row.outcome is outcome])
    remarked = [(row, remark_of(row)) for row in report.rows if row.remarks]
    if remarked:
        say(labels.REMARKED.format(count=len(remarked)))
        _tell_rows(remarked)
    doubtful = next((row for row in report.rows if row.doubts), None)
    if doubtful is not None:
        _tell_how_to_decide(doubtful, report.kind)
    if options.rejected is not None and (counts.rejected or counts.duplicates):
        say(labels.REJECTED_KEPT.format(place=places.whole(options.rejected)))
    if options.dry_run:
        say(labels.ONLY_REHEARSED)
    elif report.gesture is None:
        say(labels.NOTHING_TO_IMPORT)
    else:
        say(labels.IMPORTED.format(count=counts.written, gesture=report.gesture))


def _tell_rows(rows: Sequence[tuple[model.RowResult, str]]) -> None:
    for row, words in rows[:MOST_TOLD]:
        say(labels.ROW_TOLD.format(row=row.number, name=row.name or "-", reason=words))
    if len(rows) > MOST_TOLD:
        say(labels.ROWS_MORE.format(count=len(rows) - MOST_TOLD))


def _tell_how_to_decide(row: model.RowResult, kind: model.ImportKind) -> None:
    field = f".{row.doubts[0].field}" if kind is model.ImportKind.LINKS else ""
    say(labels.HOW_TO_DECIDE.format(place=f"{row.number}{field}"))
