"""A paper as a workbook: a sheet for each of its tables, in which figures are figures."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from afm_desktop.exchange.new_workbook import new_workbook
from afm_desktop.exchange.papers import labels
from afm_desktop.exchange.papers.markup import plain_text
from afm_desktop.exchange.sheet_rows import LONGEST
from afm_desktop.exchange.sheets import width_of
from afm_desktop.services.figures import Anchor
from afm_desktop.services.plain import (
    Cell,
    Heading,
    Line,
    Plain,
    Table,
    TableColumn,
    TableRow,
)

_SETTINGS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
_STILL = datetime(2000, 1, 1)  # noqa: DTZ001 - a paper's day is in its text
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]+")
_RESERVED: Final = "history"
_LONGEST_NAME: Final = 31
_LONGEST_FACT: Final = 255
_NARROWEST, _WIDEST, _MEASURED = 6, 48, 500
_HEAD_FILL, _TOTAL_FILL = "#EBEDF0", "#F5F6F7"
_ALIGN = {Anchor.START: "left", Anchor.MIDDLE: "center", Anchor.END: "right"}


def workbook(paper: Plain) -> bytes:
    """The workbook; the same paper is the same bytes. Without a table it holds the text."""
    stream = io.BytesIO()
    tables = [*paper.tables()] or [(_text_table(paper), labels.TEXT_SHEET)]
    with new_workbook(stream, _SETTINGS) as book:
        book.set_properties(_about(paper))
        looks = _Looks(book)
        for (table, title), name in zip(
            tables, sheet_names([title for _, title in tables]), strict=True
        ):
            _Sheet(book.add_worksheet(name), paper, table, looks).write(title)
    return stream.getvalue()


def _about(paper: Plain) -> dict[str, Any]:
    """What the file says of itself."""
    told = {
        "title": paper.title,
        "subject": paper.subject,
        "author": paper.author or "AFM Desktop",
        "keywords": ", ".join(paper.keywords),
        "comments": " · ".join(filter(None, (paper.as_of, paper.source))),
    }
    shown = {name: plain_text(text)[:_LONGEST_FACT] for name, text in told.items()}
    return {**shown, "created": _STILL}


def sheet_names(titles: Sequence[str]) -> Iterator[str]:
    """What sheets may be called: short, without signs Excel forbids, each once."""
    used: set[str] = set()
    for title in titles:
        plain = _FORBIDDEN.sub(" ", plain_text(title).replace("\n", " "))
        name = " ".join(plain.split()).strip("'")[:_LONGEST_NAME].strip(" '")
        name = labels.TEXT_SHEET if not name or name.casefold() == _RESERVED else name
        found, number = name, 2
        while found.casefold() in used:
            end = f" ({number})"
            found, number = f"{name[: _LONGEST_NAME - len(end)].rstrip()}{end}", number + 1
        used.add(found.casefold())
        yield found


@dataclass(frozen=True, slots=True)
class _Look:
    """What tells one shape of a cell from another."""

    align: str = "left"
    number: str = "@"
    is_bold: bool = False
    fill: str = ""
    is_bare: bool = False
    """A line that runs on over the cells beside it."""


class _Looks:
    """The shapes of cells, each made once for a book."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[_Look, Any] = {}

    def of(self, look: _Look) -> Any:
        """The shape in the book."""
        if look not in self._known:
            told: dict[str, Any] = {
                "align": look.align,
                "num_format": look.number,
                "bold": look.is_bold,
                "valign": "vcenter",
                "text_wrap": look.number == "@" and not look.is_bare,
            }
            if look.fill:
                told["bg_color"] = look.fill
            if not look.is_bare:
                told |= {"border": 7, "border_color": "#8C8C8C"}
            self._known[look] = self._book.add_format(told)
        return self._known[look]


class _Sheet:
    """One table on its sheet: title and unit, heads, rows, notes."""

    def __init__(self, page: Any, paper: Plain, table: Table, looks: _Looks) -> None:
        self._page, self._paper, self._table, self._looks = page, paper, table, looks
        self._last = len(table.columns) - 1

    def write(self, title: str) -> None:
        """Fill the sheet."""
        table = self._table
        look = self._looks.of(_Look(is_bold=True, is_bare=True))
        self._page.write_string(0, 0, _fitting(title), look)
        told = f"({table.unit})" if table.unit else ""
        about = " · ".join(filter(None, (self._paper.title, self._paper.as_of)))
        bare = self._looks.of(_Look(is_bare=True))
        self._page.write_string(1, 0, _fitting(about), bare)
        if told:
            right = self._looks.of(_Look("right", is_bare=True))
            self._page.write_string(1 if self._last else 2, self._last, _fitting(told), right)
        first = 3 if self._last else 4
        down = self._write_heads(first) if table.has_head else first
        for number, row in enumerate(table.rows, down):
            self._write_row(number, row)
        notes = enumerate(table.notes, down + len(table.rows))
        for number, note in notes:
            said = _fitting(f"{labels.NOTE_MARK} {note}")
            self._page.write_string(number, 0, said, bare)
        self._lay_out(first, down)

    def _write_heads(self, first: int) -> int:
        """The heads, in two lines where some columns have a common one."""
        table, look = self._table, self._looks.of(_Look("center", is_bold=True, fill=_HEAD_FILL))
        if not table.has_groups:
            for at, column in enumerate(table.columns):
                self._page.write_string(first, at, _fitting(column.title), look)
            return first + 1
        for group, start, end in table.groups():
            if not group:
                self._merge((first, start, first + 1, start), table.columns[start].title, look)
                continue
            self._merge((first, start, first, end - 1), group, look)
            for at in range(start, end):
                self._page.write_string(first + 1, at, _fitting(table.columns[at].title), look)
        return first + 2

    def _merge(self, where: tuple[int, int, int, int], text: str, look: Any) -> None:
        top, left, low, right = where
        if (top, left) == (low, right):
            self._page.write_string(top, left, _fitting(text), look)
        else:
            self._page.merge_range(top, left, low, right, "", look)
            self._page.write_string(top, left, _fitting(text), look)

    def _write_row(self, number: int, row: TableRow) -> None:
        fill = _TOTAL_FILL if row.is_total else ""
        at = 0
        if row.span > 1:
            look = self._looks.of(_Look("center", is_bold=row.is_total, fill=fill))
            self._merge((number, 0, number, row.span - 1), row.cells[0].text, look)
            at = row.span
        for place in range(at, len(row.cells)):
            self._write_cell(number, place, row.cells[place], row.is_total, fill)

    def _write_cell(self, number: int, at: int, cell: Cell, is_bold: bool, fill: str) -> None:
        column = self._table.columns[at]
        if not self._table.has_head and at == 0:
            is_bold, fill = True, _HEAD_FILL
        align = _ALIGN[column.anchor]
        if cell.value is None:
            look = self._looks.of(_Look(align, is_bold=is_bold, fill=fill))
            self._page.write_string(number, at, _fitting(cell.text), look)
        else:
            look = self._looks.of(_Look(align, shape_of(cell), is_bold, fill))
            self._page.write_number(number, at, _number(cell.value), look)

    def _lay_out(self, first: int, body: int) -> None:
        """A4, as wide as the sheet; heads stay in sight and on every page."""
        page, paper = self._page, self._paper
        for at, column in enumerate(self._table.columns):
            page.set_column(at, at, self._wide(at, column))
        if body > first:
            page.freeze_panes(body, 0)
            page.repeat_rows(first, body - 1)
        if paper.is_landscape:
            page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.7)
        page.set_header(_over(paper))
        page.set_footer("&C- &P -&R&8" + _coded(paper.source, 80))

    def _wide(self, at: int, column: TableColumn) -> float:
        """As wide as the head and the texts of a column ask for."""
        rows = (row for row in self._table.rows[:_MEASURED] if at >= row.span or row.span == 1)
        texts = [*column.title.split("\n")]
        for row in rows:
            texts += row.cells[at].text.split("\n")
        widest = max((width_of(text) for text in texts), default=0)
        return min(_WIDEST, max(_NARROWEST, widest + 2))


def shape_of(cell: Cell) -> str:
    """How Excel shows the figure of a cell: as the paper does, `△` for less than nothing."""
    text = cell.text
    _, point, part = text.rstrip("%").partition(".")
    places = f".{'0' * len(part)}" if point else ""
    if text.endswith("%"):
        return f"0{places}%"
    whole = "0" if "," not in text and cell.value is not None and cell.value >= 1000 else "#,##0"
    shape = f"{whole}{places}"
    return f'{shape};"△"{shape};"-"' if text == "-" or "△" in text else shape


def _number(value: Decimal) -> int | float:
    """As Excel keeps it: whole numbers whole."""
    return int(value) if value == value.to_integral_value() else float(value)


def _fitting(text: str) -> str:
    """A text no longer than Excel takes."""
    text = plain_text(text)
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _over(paper: Plain) -> str:
    """The line over each page: the paper at the left, how confidential it is at the right."""
    left = f"&L&8{_coded(paper.running or paper.title, 120)}"
    if paper.recipient:
        left += f"&C{_coded(labels.RECIPIENT.format(name=paper.recipient), 60)}"
    return f"{left}&R&B{_coded(paper.secrecy, 60)}" if paper.secrecy else left


def _coded(text: str, most: int) -> str:
    """A text that stands in a line over pages as it is; digits are no sizes there."""
    text = plain_text(text).replace("\n", " ")[:most].replace("&", "&&")
    return f" {text}" if text[:1].isdigit() else text


def _text_table(paper: Plain) -> Table:
    """What a paper without tables says, line by line."""
    told = (part for part in paper.parts if isinstance(part, Line | Heading))
    lines = (f"{part.mark} {part.text}".strip() for part in told)
    rows = tuple(TableRow((Cell(line),)) for line in lines if line)
    return Table((TableColumn("", 1.0),), rows)
