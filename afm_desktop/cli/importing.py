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
from afm_desktop.cli.import_telling import as_object, tell
from afm_desktop.cli.output import note, write_json
from afm_desktop.domain.dates import moment_words
from afm_desktop.domain.hangul import josa
from afm_desktop.exchange import sheets
from afm_desktop.exchange.importing import (
    ForeignList,
    chosen_by,
    headers_of,
    likely_table,
    others_like,
    suggested,
    told_of,
    without_industries,
)
from afm_desktop.exchange.reading.book import Book, NoteKind
from afm_desktop.exchange.reading.cleaning import LOST
from afm_desktop.exchange.reading.fields import ImportKind, field_of
from afm_desktop.exchange.reading.finding import all_tables, find_tables
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.exchange.reading.table import Table
from afm_desktop.exchange.rejected import write_rejected
from afm_desktop.services.desk import Desk
from afm_desktop.services.imports import model
from afm_desktop.services.imports.model import Wishes


def bring_in(options: Namespace) -> int:
    """Import a list, or tell what that would do."""
    _refuse_places(options)
    with opened(options.file) as desk:
        book = open_book(options.sheet_file, encoding=options.encoding)
        tables = _tables(book, options)
        _refuse_encoding(book, tables, options.encoding)
        table = _table(tables, options)
        source = ForeignList(book, table, _mapping(desk, table, options))
        _refuse_missing(source)
        _refuse_rows(table, options.decide or {})
        wishes = Wishes(
            policy=options.policy,
            division=options.division,
            left_out=frozenset(options.skip_rows or ()),
            decisions=_decisions(source.kind, options.decide or {}),
        )
        earlier = [one for one in desk.imports.earlier(book.digest) if not one.is_undone]
        for batch in () if options.json else earlier[:1]:
            note(labels.IMPORTED_BEFORE.format(at=moment_words(batch.at), file=batch.file))
        for told in () if options.json else (*_others(tables, table, options), *told_of(table)):
            note(told)
        do = desk.imports.rehearse if options.dry_run else desk.imports.run
        report = do(source.kind, source.source, source.rows(), wishes)
    if options.rejected is not None and (report.counts.rejected or report.counts.duplicates):
        write_rejected(source, report, options.rejected)
    if options.json:
        write_json(as_object(report, source, earlier))
    else:
        tell(report, options, source)
    return 0


def _refuse_places(options: Namespace) -> None:
    places.refuse_folder(options.sheet_file)
    if options.rejected is not None:
        places.refuse_folder(options.rejected)
        if options.rejected.suffix.casefold() != sheets.WORKBOOK:
            name = josa(f"‘{options.rejected.name}’", "은/는")
            raise CommandError(labels.NOT_A_WORKBOOK.format(name=name))
        places.refuse_nowhere(options.rejected)


def _tables(book: Book, options: Namespace) -> Sequence[Table]:
    """The tables of the sheet that is asked for; else of all."""
    if options.sheet is None:
        return all_tables(book.sheets)
    sheet = next((sheet for sheet in book.sheets if sheet.name == options.sheet), None)
    if sheet is None:
        if not any(sheet.name for sheet in book.sheets):
            raise CommandError(labels.NO_SHEETS.format(name=josa(f"‘{book.name}’", "은/는")))
        known = ", ".join(f"‘{sheet.name}’" for sheet in book.sheets)
        raise CommandError(labels.NO_SUCH_SHEET.format(name=options.sheet, known=known))
    return find_tables(sheet)


def _others(tables: Sequence[Table], table: Table, options: Namespace) -> tuple[str, ...]:
    """Which other tables look like such a list, where none was asked for."""
    if options.table is not None:
        return ()
    others = [
        labels.OTHER_TABLE.format(name=tables[at].title or tables[at].sheet.name, number=at + 1)
        for at in others_like(options.kind, tables, table)
    ]
    return (labels.OTHER_TABLES.format(tables=", ".join(others)),) if others else ()


def _table(tables: Sequence[Table], options: Namespace) -> Table:
    """The table that is asked for; else the one that looks most like such a list."""
    if options.table is not None:
        if options.table > len(tables):
            raise CommandError(labels.NO_SUCH_TABLE.format(count=len(tables)))
        place: int = options.table - 1
        return tables[place]
    found = likely_table(options.kind, tables)
    if found is None:
        raise CommandError(labels.NO_TABLE)
    return found


def _refuse_encoding(book: Book, tables: Sequence[Table], chosen: str | None) -> None:
    """Headers that a chosen encoding makes unreadable are nobody's, if they are found at all."""
    if chosen is None or book.encoding is None:
        return
    heads = (column.header for table in tables for column in table.columns)
    notes = (note.kind for sheet in book.sheets for note in sheet.notes)
    is_lost = any(LOST in head for head in heads) if tables else NoteKind.CHARACTERS_LOST in notes
    if is_lost:
        raise CommandError(labels.WRONG_ENCODING.format(encoding=chosen))


def _mapping(desk: Desk, table: Table, options: Namespace) -> Any:
    kind: ImportKind = options.kind
    saved = desk.imports.mapping_for(model.ImportKind(kind.value), headers_of(table))
    mapping = suggested(table, kind, saved)
    if not saved:
        mapping = without_industries(mapping, table, desk.imports.names_a_division)
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


def _refuse_rows(table: Table, decided: Mapping[model.Place, str]) -> None:
    """Nothing can be decided of rows that the table does not have."""
    others = sorted({row for row, _ in decided if not table.first_row <= row <= table.last_row})
    if others:
        rows = ", ".join(map(str, others))
        words = {"rows": rows, "first": table.first_row, "last": table.last_row}
        raise CommandError(labels.NO_SUCH_ROW.format(**words))
