"""Tables of papers in plain structure: their words, and the figures these are of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from afm_desktop.domain.words import word
from afm_desktop.reports import labels
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import BarCell, Cell, Column, Measures, Row, SignalCell
from afm_desktop.services import plain
from afm_desktop.services.figures import Anchor


def plain_table(
    caption: Caption,
    columns: Sequence[Column],
    rows: Iterable[Row],
    notes: Sequence[str],
    measures: Measures,
) -> plain.Table:
    """A table as it is given to a paper; `columns` are as wide as they stand there."""
    return plain.Table(
        tuple(
            plain.TableColumn(column.title, column.width, column.anchor, column.group)
            for column in columns
        ),
        tuple(_row(row, columns) for row in rows),
        caption.label,
        caption.title,
        caption.unit,
        tuple(note for note in notes if note),
        measures.size,
        measures.row,
    )


def _row(row: Row, columns: Sequence[Column]) -> plain.TableRow:
    cells = (_cell(cell, column) for cell, column in zip(row.cells, columns, strict=True))
    return plain.TableRow(tuple(cells), row.is_total, row.span, row.repeats)


def _cell(cell: Cell, column: Column) -> plain.Cell:
    """Figures are those of columns of figures and 연번; elsewhere digits may be a number's name."""
    if isinstance(cell, SignalCell):
        return plain.Cell(word(cell.signal))
    if isinstance(cell, BarCell):
        return plain.Cell(cell.text, plain.value_of(cell.text))
    is_figure = column.anchor is Anchor.END or column.title == labels.NUMBER
    return plain.Cell(str(cell), plain.value_of(cell) if is_figure else None)
