"""Tables of a Hangul document: heads that repeat, merged cells, lines as papers have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from afm_desktop.exchange.papers.looks import HEAD, TOTAL, Border, Char, Looks, Para
from afm_desktop.exchange.papers.markup import held, paragraph, plain_text, points, run, said
from afm_desktop.exchange.papers.widths import PAD, lines_of, total, widths_of
from afm_desktop.services.figures import Anchor
from afm_desktop.services.plain import Boxes, Table, TableRow

ALIGN = {Anchor.START: "LEFT", Anchor.MIDDLE: "CENTER", Anchor.END: "RIGHT"}
_HAIR, _RULE = "0.12", "0.4"
_LEADING = 1.3
SHORT = 260.0  # points up to which a table stays whole, like a character of its line


@dataclass(frozen=True, slots=True)
class _Place:
    """A cell where it stands, and how many rows and columns it covers."""

    row: int
    column: int
    text: str
    anchor: Anchor = Anchor.MIDDLE
    down: int = 1
    across: int = 1
    is_bold: bool = False
    fill: str = ""
    is_head: bool = False


@dataclass(frozen=True, slots=True)
class _Grid:
    """The measures of a table in points."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    size: float

    def wide(self, place: _Place) -> float:
        """How wide a cell is."""
        return total(self.widths, place.column, place.across)


class TableWriter:
    """Writes tables with looks of one document, each under a number of its own."""

    def __init__(self, looks: Looks, measure: float) -> None:
        self._looks, self._measure = looks, measure
        self._count = 0

    def table(self, table: Table) -> str:
        """A table as wide as the text, in a paragraph of its own."""
        widths = widths_of(table, self._measure)
        places = list(_places(table))
        grid = _Grid(widths, tuple(_heights(table, places, widths)), table.size)
        is_short = sum(grid.heights) <= SHORT
        framed = self._frame(self._body(places, grid), grid, is_in_line=is_short)
        look = self._looks.para(Para(spacing=100))
        return paragraph(look, run(self._looks.plain, framed))

    def boxes(self, boxes: Boxes, syllables: str) -> str:
        """The 결재란 at the right, in the line."""
        names = boxes.names
        heads = [_Place(0, at, name, fill=HEAD) for at, name in enumerate(names, 1)]
        open_ = [_Place(1, at, "") for at, _ in enumerate(names, 1)]
        places = [_Place(0, 0, syllables, down=2, fill=HEAD), *heads, *open_]
        grid = _Grid((20.0, *[51.0] * len(names)), (18.0, 51.0), 9.5)
        framed = self._frame(self._body(places, grid, is_framed=True), grid, is_in_line=True)
        align = self._looks.para(Para("RIGHT", spacing=100))
        return paragraph(align, run(self._looks.plain, framed))

    def _frame(self, body: str, grid: _Grid, *, is_in_line: bool = False) -> str:
        self._count += 1
        wide, high = points(sum(grid.widths)), points(sum(grid.heights))
        return (
            f'<hp:tbl id="{self._count}" zOrder="{self._count - 1}" numberingType="TABLE" '
            'textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" '
            f'pageBreak="CELL" repeatHeader="1" rowCnt="{len(grid.heights)}" '
            f'colCnt="{len(grid.widths)}" cellSpacing="0" borderFillIDRef="1" noAdjust="0">'
            f'<hp:sz width="{wide}" widthRelTo="ABSOLUTE" height="{high}" '
            'heightRelTo="ABSOLUTE" protect="0"/>'
            f'<hp:pos treatAsChar="{int(is_in_line)}" affectLSpacing="0" flowWithText="1" '
            'allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" '
            'vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>'
            '<hp:outMargin left="0" right="0" top="0" bottom="300"/>'
            '<hp:inMargin left="250" right="250" top="141" bottom="141"/>'
            f"{body}</hp:tbl>"
        )

    def _body(self, places: Sequence[_Place], grid: _Grid, *, is_framed: bool = False) -> str:
        rows: list[list[str]] = [[] for _ in grid.heights]
        for place in places:
            rows[place.row].append(self._cell(place, grid, is_framed))
        return "".join(f"<hp:tr>{''.join(cells)}</hp:tr>" for cells in rows)

    def _cell(self, place: _Place, grid: _Grid, is_framed: bool) -> str:
        looks = self._looks
        char = looks.char(Char(grid.size, place.is_bold))
        para = looks.para(Para(ALIGN[place.anchor], spacing=130))
        lines = plain_text(place.text).split("\n")
        told = "".join(paragraph(para, run(char, said(line))) for line in lines)
        border = looks.border(_border(place, grid, is_framed=is_framed))
        pad = points(PAD[place.anchor])
        high = sum(grid.heights[place.row : place.row + place.down])
        return (
            f'<hp:tc name="" header="{int(place.is_head)}" hasMargin="0" protect="0" editable="0" '
            f'dirty="0" borderFillIDRef="{border}">{held(told)}'
            f'<hp:cellAddr colAddr="{place.column}" rowAddr="{place.row}"/>'
            f'<hp:cellSpan colSpan="{place.across}" rowSpan="{place.down}"/>'
            f'<hp:cellSz width="{points(grid.wide(place))}" height="{points(high)}"/>'
            f'<hp:cellMargin left="{pad}" right="{pad}" top="141" bottom="141"/></hp:tc>'
        )


def _border(place: _Place, grid: _Grid, *, is_framed: bool) -> Border:
    """Open at both sides; a strong line above, below and under the heads."""
    is_first = place.column == 0
    is_last = place.column + place.across == len(grid.widths)
    is_top, is_low = place.row == 0, place.row + place.down == len(grid.heights)
    side = _HAIR if is_framed else ""
    return Border(
        side if is_first else _HAIR,
        side if is_last else _HAIR,
        _RULE if is_top else _HAIR,
        _RULE if is_low else _HAIR,
        place.fill,
    )


def _places(table: Table) -> Iterator[_Place]:
    heads = list(_heads(table)) if table.has_head else []
    yield from heads
    first = 1 + max((place.row + place.down - 1 for place in heads), default=-1)
    below = [0] * len(table.columns)  # rows that a merged cell above still covers
    for number, row in enumerate(table.rows):
        at = 0
        while at < len(row.cells):
            across = row.span if at == 0 else 1
            if below[at]:
                below[at] -= 1
            else:
                down = _down(table.rows, number, at) if across == 1 else 1
                below[at] = down - 1
                yield _body_place(table, row, (first + number, at), (down, across))
            at += across


def _body_place(
    table: Table, row: TableRow, where: tuple[int, int], covers: tuple[int, int]
) -> _Place:
    (at_row, at), (down, across) = where, covers
    is_label = not table.has_head and at == 0
    anchor = Anchor.MIDDLE if is_label or across > 1 else table.columns[at].anchor
    fill = TOTAL if row.is_total else HEAD if is_label else ""
    text = row.cells[at].text
    return _Place(at_row, at, text, anchor, down, across, row.is_total or is_label, fill)


def _down(rows: Sequence[TableRow], number: int, at: int) -> int:
    """How many rows say the same in a column, which they share with the row above."""
    last = number + 1
    while last < len(rows) and rows[last].repeats > at:
        last += 1
    return last - number


def _heads(table: Table) -> Iterator[_Place]:
    """One line of heads, or two where some columns have a common one."""
    if not table.has_groups:
        for at, column in enumerate(table.columns):
            yield _Place(0, at, column.title, is_bold=True, fill=HEAD, is_head=True)
        return
    below: list[_Place] = []
    for group, first, last in table.groups():
        text = group or table.columns[first].title
        down = 1 if group else 2
        yield _Place(0, first, text, Anchor.MIDDLE, down, last - first, True, HEAD, True)
        if group:
            below += [
                _Place(1, at, table.columns[at].title, is_bold=True, fill=HEAD, is_head=True)
                for at in range(first, last)
            ]
    yield from below


def _heights(table: Table, places: Sequence[_Place], widths: Sequence[float]) -> Iterator[float]:
    """About how high each row becomes; Hangul makes it as high as its texts."""
    count = max(place.row + place.down for place in places)
    lines = [1] * count
    for place in places:
        if place.down == 1:
            wide = total(widths, place.column, place.across)
            room = wide - 2 * PAD[place.anchor]
            lines[place.row] = max(lines[place.row], lines_of(place.text, room, table.size))
    for many in lines:
        yield max(table.row, 3 + many * table.size * _LEADING)
