"""A list that was opened: its tables, what each column most likely is, and what is chosen of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from afm_desktop.domain.errors import ExchangeError
from afm_desktop.exchange.importing import (
    ForeignList,
    headers_of,
    likely_table,
    others_like,
    suggested,
    without_industries,
)
from afm_desktop.exchange.reading.book import Book, BookFormat, Cell
from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.mapping import Mapping
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.exchange.reading.pasting import paste
from afm_desktop.exchange.reading.suggesting import likely_kind
from afm_desktop.exchange.reading.table import Table
from afm_desktop.services.desk import Desk
from afm_desktop.services.imports import model
from afm_desktop.services.imports.model import Batch, ImportReport, Wishes
from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.tasks import Progress

SAMPLES = 3
_LOOKED_AT = 30


class NoTable(ExchangeError):
    """There is nothing in a file that looks like a list."""

    def __init__(self) -> None:
        super().__init__(labels.NO_TABLE)


@dataclass(frozen=True, slots=True)
class Written:
    """A cell of a list under its header, with the field it fills."""

    letter: str
    header: str
    cell: str
    field: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A list with what is chosen of it."""

    path: Path | None
    book: Book
    tables: tuple[Table, ...]
    at: int
    mapping: Mapping
    is_saved: bool
    """Whether the mapping is one that was used before."""
    earlier: tuple[Batch, ...]
    rows: int
    """How many rows are data."""
    others: tuple[str, ...] = ()
    """The other tables of the book that look like such a list."""

    @property
    def kind(self) -> ImportKind:
        return self.mapping.kind

    @property
    def table(self) -> Table:
        return self.tables[self.at]

    @property
    def list(self) -> ForeignList:
        return ForeignList(self.book, self.table, self.mapping)

    @property
    def is_text(self) -> bool:
        """Whether the file says nothing of how its characters are written."""
        return self.book.format is BookFormat.TEXT and self.path is not None

    def mapped(self, place: int, key: str | None) -> Opened:
        """The same with another field for a column."""
        return replace(self, mapping=self.mapping.chosen(place, key), is_saved=False)

    def written(self, number: int) -> tuple[Written, ...]:
        """What stands in a row of the list, cell by cell; empty cells are left out."""
        cells = zip(self.mapping.columns, self.table.row(number), strict=True)
        return tuple(
            Written(
                one.column.letter,
                one.column.header,
                labels.written(cell, is_figure=one.field is not None and one.field.is_figure),
                one.field.key if one.field else "",
            )
            for one, cell in cells
            if cell is not None
        )

    def samples(self) -> Sequence[Sequence[Cell]]:
        """Of each column the first cells that hold something."""
        rows = [row.cells for row in self.table.samples(_LOOKED_AT)]
        return [
            [row[place] for row in rows if row[place] is not None][:SAMPLES]
            for place in range(len(self.table.columns))
        ]


def read_file(
    desk: Desk,
    path: Path,
    wanted: ImportKind | None,
    encoding: str | None,
    progress: Progress,
) -> Opened:
    """Open a file in a process apart and look what is in it."""
    return look_at(desk, open_book(path, encoding=encoding, progress=progress), wanted, path=path)


def read_pasted(desk: Desk, text: str, wanted: ImportKind | None) -> Opened:
    """Look what is in a table that was copied."""
    return look_at(desk, paste(text, labels.PASTED), wanted)


def look_at(
    desk: Desk,
    book: Book,
    wanted: ImportKind | None,
    at: int | None = None,
    path: Path | None = None,
) -> Opened:
    """The tables of a book, with the fields of the chosen one or of the likeliest."""
    tables = all_tables(book.sheets)
    if not tables:
        raise NoTable
    if at is None:
        kinds = [wanted] if wanted else _kinds(tables)
        best = likely_table(kinds[0], tables)
        at = next(place for place, table in enumerate(tables) if table is best)
    table = tables[at]
    kind = wanted or likely_kind(table) or ImportKind.MEMBERS
    saved = desk.imports.mapping_for(model.ImportKind(kind.value), headers_of(table))
    mapping = suggested(table, kind, saved)
    if not saved:
        mapping = without_industries(mapping, table, desk.imports.names_a_division)
    earlier = tuple(batch for batch in desk.imports.earlier(book.digest) if not batch.is_undone)
    is_saved = bool(saved) and mapping.saved() == dict(saved)
    rows = sum(1 for _ in table.data())
    others = tuple(
        tables[place].title or tables[place].sheet.name
        for place in others_like(kind, tables, table)
    )
    return Opened(path, book, tables, at, mapping, is_saved, earlier, rows, others)


def rehearse(desk: Desk, opened: Opened, wishes: Wishes, progress: Progress) -> ImportReport:
    """What an import would do."""
    source = opened.list
    return desk.imports.rehearse(source.kind, source.source, source.rows(), wishes, progress)


def carry_out(desk: Desk, opened: Opened, wishes: Wishes, progress: Progress) -> ImportReport:
    """Import the list."""
    source = opened.list
    return desk.imports.run(source.kind, source.source, source.rows(), wishes, progress)


def _kinds(tables: Sequence[Table]) -> list[ImportKind]:
    """What the tables most likely are, the first that is anything."""
    found = [kind for table in tables if (kind := likely_kind(table)) is not None]
    return found or [ImportKind.MEMBERS]
