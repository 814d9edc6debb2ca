"""Tables in HTML: pasted from Excel or Hancom, or a web page that was named .xls."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import Any

from afm_desktop.exchange.reading.book import BookFormat
from afm_desktop.exchange.reading.errors import Refusal, Refused
from afm_desktop.exchange.reading.raw import RawBook, RawSheet
from afm_desktop.exchange.reading.texts import decoded

MOST_CELLS = 5_000_000
MOST_TABLES = 200
MOST_WIDE, MOST_HIGH = 1_000, 65_534
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w\-]+)""", re.IGNORECASE)
_KOREAN = frozenset({"euc-kr", "ks_c_5601-1987", "ksc5601", "cp949", "ms949", "x-windows-949"})
_HIDDEN = re.compile(r"display\s*:\s*none|mso-hide\s*:\s*all", re.IGNORECASE)
_BREAKS = frozenset({"br", "p", "div", "li"})
_SKIPPED = frozenset({"script", "style", "head", "title"})


def read_markup(data: bytes, encoding: str | None = None) -> RawBook:
    """Every table of a page as a sheet."""
    text, encoding = decoded(data, encoding or _stated(data))
    sheets = tables_of(text)
    if not sheets:
        raise Refused(Refusal.FOREIGN)
    return RawBook(BookFormat.HTML, sheets, encoding=encoding)


def tables_of(text: str) -> list[RawSheet]:
    """The tables of a text as sheets; a table inside a cell is text of that cell."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    parser.end()
    return [grid.sheet() for grid in parser.grids if grid.rows]


def _stated(data: bytes) -> str | None:
    found = _CHARSET.search(data[:4096])
    if found is None or data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    name = found[1].decode("ascii").casefold()
    return "cp949" if name in _KOREAN else None


class _Grid:
    """The cells of a table on the grid that colspan and rowspan make."""

    def __init__(self) -> None:
        self.rows: list[list[Any]] = []
        self.merges: list[tuple[int, int, int, int]] = []
        self.hidden_rows: set[int] = set()
        self._taken: dict[int, int] = {}  # column: how many more rows it is covered
        self._cells = 0

    def begin_row(self, is_hidden: bool) -> None:
        covered = {column: left - 1 for column, left in self._taken.items() if left > 1}
        self._taken = covered
        self.rows.append([])
        if is_hidden:
            self.hidden_rows.add(len(self.rows))

    def put(self, text: str, wide: int, high: int) -> None:
        if not self.rows:
            self.begin_row(is_hidden=False)
        row = self.rows[-1]
        while len(row) in self._taken:
            row.append(None)
        left, top = len(row), len(self.rows)
        row.append(text or None)
        row.extend([None] * (wide - 1))
        self._cells += wide
        if self._cells > MOST_CELLS:
            raise Refused(Refusal.TOO_LARGE)
        if high > 1:
            self._taken |= dict.fromkeys(range(left, left + wide), high)
        if wide > 1 or high > 1:
            self.merges.append((top, left, top + high - 1, left + wide - 1))

    def sheet(self) -> RawSheet:
        merges = [(t, c, min(b, len(self.rows)), r) for t, c, b, r in self.merges]
        return RawSheet(
            "", self.rows, merges=merges, height=len(self.rows), hidden_rows=self.hidden_rows
        )


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.grids: list[_Grid] = []
        self._depth = 0
        self._skipped = 0
        self._cell: tuple[int, int] | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _SKIPPED:
            self._skipped += 1
        elif tag == "table":
            self._begin_table()
        elif self._depth == 1 and tag == "tr":
            self.end_cell()
            self.grids[-1].begin_row(is_hidden=bool(_HIDDEN.search(given.get("style", ""))))
        elif self._depth == 1 and tag in ("td", "th"):
            self.end_cell()
            self._cell = (_span(given, "colspan", MOST_WIDE), _span(given, "rowspan", MOST_HIGH))
        elif tag in _BREAKS:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipped = max(0, self._skipped - 1)
        elif tag == "table" and self._depth:
            if self._depth == 1:
                self.end_cell()
            self._depth -= 1
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self.end_cell()
        elif tag in _BREAKS:
            self._break(tag)

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._skipped:
            self._text.append(data.replace("\n", " ").replace("\r", " "))

    def end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (" ".join(line.split()) for line in "".join(self._text).split("\n"))
        self.grids[-1].put("\n".join(line for line in lines if line), *self._cell)
        self._cell, self._text = None, []

    def end(self) -> None:
        """Close what the page left open."""
        if self.grids:
            self.end_cell()

    def _begin_table(self) -> None:
        self._depth += 1
        if self._depth > 1:
            return
        self._cell, self._text = None, []
        if len(self.grids) >= MOST_TABLES:
            raise Refused(Refusal.TOO_LARGE)
        self.grids.append(_Grid())

    def _break(self, tag: str) -> None:
        if self._cell is not None and (tag == "br" or self._text):
            self._text.append("\n")


def _span(given: dict[str, str], name: str, most: int) -> int:
    text = given.get(name, "").strip()
    return min(max(int(text), 1), most) if text.isascii() and text.isdigit() else 1
