"""The counted table as rows and columns of the window, and where each number leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from afm_desktop.domain.enums import RequestState
from afm_desktop.reports.crosstab_words import CrosstabLine, PrintedCrosstab
from afm_desktop.services.collecting.model import Asked, Narrowing
from afm_desktop.services.crosstab import Crosstab
from afm_desktop.services.views.collecting import DIVISION, LATE, STATE
from afm_desktop.services.views.model import YES, ViewKind
from afm_desktop.ui import board_places
from afm_desktop.ui.labels import crosstab as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.dashboard.link_table import TOTAL
from afm_desktop.ui.view_places import place_of
from afm_desktop.ui.widgets.columns import ColumnSpec

NAME, SUM = "name", "sum"
NONE = "-"
FEW, ROOMY = 12, "1,234,567"
"""Up to so many columns stand comfortably wide."""


def column_key(place: int) -> str:
    """The key of a counted column."""
    return f"column-{place}"


def specs(printed: PrintedCrosstab) -> list[ColumnSpec]:
    """The names of the lines, the columns, and the totals of the lines."""
    longest = max((line.name for line in (*printed.lines, printed.total)), key=len)
    *parts, whole = (f"{said(one)}0" for one in _figures(printed.total))
    widest = max(parts, key=len, default=whole)  # the sum of all is wider than any of them
    if len(printed.columns) <= FEW:
        widest = max(widest, ROOMY, key=len)
    name = ColumnSpec(NAME, printed.row_title, sample=longest, stretch=True, is_sortable=False)
    columns = (*enumerate(printed.columns), (-1, printed.total_title))
    return [
        name,
        *(
            ColumnSpec(
                SUM if place < 0 else column_key(place),
                title,
                kind="number",
                sample=widest if place >= 0 else max(widest, whole, key=len),
                is_sortable=False,
            )
            for place, title in columns
        ),
    ]


def rows(printed: PrintedCrosstab) -> list[TableRow]:
    """The lines and their totals; each number is read aloud with its row and column."""
    return [
        TableRow(TOTAL if line.value is None else (line.value,), tuple(_cells(printed, line)))
        for line in (*printed.lines, printed.total)
    ]


def places(
    table: Crosstab, printed: PrintedCrosstab, form: str = ""
) -> dict[tuple[object, str], Place]:
    """The list behind each number; the window is narrowed to its division already."""
    found: dict[tuple[object, str], Place] = {}
    for line in (*printed.lines, printed.total):
        key = TOTAL if line.value is None else (line.value,)
        found[key, SUM] = found[key, NAME] = _place(table, line.value, None, form)
        for place, column in enumerate(printed.column_values):
            found[key, column_key(place)] = _place(table, line.value, column, form)
    return found


def texts(printed: PrintedCrosstab) -> tuple[Sequence[str], list[list[str]]]:
    """Heads and lines as other programs paste them."""
    heads = (printed.row_title, *printed.columns, printed.total_title)
    lines = (*printed.lines, printed.total)
    return heads, [[line.name, *map(said, _figures(line))] for line in lines]


def said(number: int) -> str:
    """A figure of a cell; `-` for none."""
    return f"{number:,}" if number else NONE


def _place(table: Crosstab, row: str | None, column: str | None, form: str) -> Place:
    behind = replace(table.behind(row, column), division=None)
    if table.asked.kind is not ViewKind.COLLECTING:
        return place_of(table.asked.kind, behind)
    said = {one.key: one.values for one in behind.filters}
    return board_places.place_of(
        Asked((form,), next(iter(said.get(DIVISION, ())), None)),
        Narrowing(
            frozenset(map(RequestState, said.get(STATE, ()))),
            is_late=said.get(LATE) == (YES,),
            text=behind.text,
        ),
    )


def _figures(line: CrosstabLine) -> tuple[int, ...]:
    return (*line.cells, line.total)


def _cells(printed: PrintedCrosstab, line: CrosstabLine) -> Iterator[Cell]:
    yield Cell(line.name)
    titles = (*printed.columns, printed.total_title)
    for title, number in zip(titles, _figures(line), strict=True):
        told = labels.SPOKEN.format(
            row=line.name, column=title, figure=f"{number:,}", unit=printed.unit
        )
        yield Cell(said(number), number, told)
