"""The board as a table: one form with all that is known of it, or several side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import MemberRole, RequestState
from afm_desktop.domain.words import word
from afm_desktop.services.collecting.model import Board, BodyLine, DemandMark, FormCell, FormColumn
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.labels import collecting as labels
from afm_desktop.ui.models.rows import Cell, RowsModel, TableRow
from afm_desktop.ui.screens.records.kinds.looks import ROLE
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.columns import ColumnSpec, Look
from afm_desktop.ui.widgets.table import DataTable

LOOKS: Mapping[str, Look] = {
    RequestState.NOT_SENT: Look(Tone.NEUTRAL, Glyph.DASH),
    RequestState.SENT: Look(Tone.INFO, Glyph.RING),
    RequestState.WRITING: Look(Tone.NEUTRAL, Glyph.DASHED),
    RequestState.RECEIVED: Look(Tone.PROGRESS, Glyph.HALF),
    RequestState.SUPPLEMENT: Look(Tone.WARNING, Glyph.BANG, is_loud=True),
    RequestState.DONE: Look(Tone.SUCCESS, Glyph.TICK),
}
_BODY = "주식회사 예시가람정밀"
_TITLE = "예시 전극 코팅 공정 두께 제어"
DEMANDS = "demands"
"""The column that names demands, where one form alone is shown."""
_SHORT = "예시 전극 코팅 공정"
FORM = "form:"
"""Before the key of a form, in the key of its column."""


@dataclass(frozen=True, slots=True)
class _Column:
    """A column, what it shows of a body, and by what bodies are put in order."""

    spec: ColumnSpec
    cell: Callable[[BodyLine], Cell]
    order: Callable[[BodyLine], object] | None = None


class BoardTable(DataTable):
    """Several bodies are chosen at once; a click on a head puts them in order."""

    def __init__(self, columns: tuple[FormColumn, ...], hues: Mapping[str, int]) -> None:
        super().__init__(labels.TABLE)
        self._columns = list(_columns(columns, hues))
        self._sort: tuple[str, bool] | None = None
        self._board: Board | None = None
        specs = [one.spec for one in self._columns]
        self.rows = RowsModel([spec.header for spec in specs], (), self)
        self.set_model(self.rows, specs)
        self.sort_requested.connect(self.sort_by)

    def show_board(self, board: Board) -> None:
        """Show other lines of the same forms."""
        self._board = board
        self.rows.set_rows([self._row(line) for line in self.lines()])

    def sort_by(self, key: str, descending: bool) -> None:
        """Put the bodies in order."""
        self._sort = key, descending
        self.set_sort(key, descending=descending)
        if self._board is not None:
            self.show_board(self._board)

    def lines(self) -> list[BodyLine]:
        """The bodies in the order in which they are shown."""
        lines = list(self._board.lines) if self._board is not None else []
        if self._sort is None:
            return lines
        key, descending = self._sort
        order = next((one.order for one in self._columns if one.spec.key == key), None)
        if order is None:
            return lines[::-1] if descending else lines
        known = [line for line in lines if order(line) is not None]
        rest = [line for line in lines if order(line) is None]
        return [*sorted(known, key=order, reverse=descending), *rest]  # type: ignore[arg-type]

    def shown(self) -> list[tuple[ColumnSpec, Callable[[BodyLine], Cell]]]:
        """The columns from left to right, as they are shown."""
        return [
            (self._columns[place].spec, self._columns[place].cell) for place in self.columns.shown()
        ]

    def named(self, lines: Iterable[BodyLine]) -> list[DemandMark | None]:
        """The demand that each line names as it is shown; None where it names none."""
        is_shown = any(spec.key == DEMANDS for spec, _cell in self.shown())
        return [_first(line).named if is_shown else None for line in lines]

    def chosen_named(self) -> list[DemandMark]:
        """The demands that the chosen lines name."""
        keys = set(self.selected_keys())
        chosen = (line for line in self.lines() if line.organization_id in keys)
        return [one for one in self.named(chosen) if one is not None]

    def _row(self, line: BodyLine) -> TableRow:
        return TableRow(line.organization_id, tuple(one.cell(line) for one in self._columns))


def _columns(columns: tuple[FormColumn, ...], hues: Mapping[str, int]) -> Iterator[_Column]:
    heads = labels.HEADS
    yield _Column(
        ColumnSpec("name", heads["name"], sample=_BODY, brief="예시가람정밀", stretch=True),
        lambda line: Cell(line.name),
    )
    yield _Column(
        ColumnSpec("division", heads["division"], kind="division", hues=hues, yields=2),
        lambda line: Cell(line.division.name, line.division.code) if line.division else Cell(""),
        lambda line: line.division.name if line.division else None,
    )
    yield _Column(
        ColumnSpec("role", heads["role"], kind="chip", sample="앵커기업", looks=ROLE, yields=3),
        _role,
        lambda line: list(MemberRole).index(line.roles[0]) if line.roles else None,
    )
    is_one = len(columns) == 1
    for place, column in enumerate(columns):
        yield _of_form(place, labels.STATES if is_one else column.title, column.title, column.key)
    yield _Column(
        ColumnSpec("due", heads["due"], kind="date", sample="2026. 12. 31. 연장"),
        lambda line: Cell(labels.due_words(line.worst), line.worst and line.worst.due_on),
        lambda line: line.worst.due_on if line.worst else None,
    )
    yield _Column(
        ColumnSpec(
            "over", heads["over"], labels.DAYS, kind="number", sample="123", role="strong",
            ink="danger",
        ),
        lambda line: Cell(labels.over_words(line), line.days_over),
        lambda line: line.days_over or None,
    )  # fmt: skip
    yield _Column(
        ColumnSpec("reminders", heads["reminders"], labels.TIMES, kind="number", sample="12"),
        lambda line: Cell(f"{line.reminders:,}" if line.reminders else "", line.reminders),
        lambda line: line.reminders or None,
    )
    if is_one:
        yield from _of_one()


def _of_form(place: int, header: str, title: str, key: str) -> _Column:
    def cell(line: BodyLine) -> Cell:
        found = line.cells[place]
        if found is None:
            return Cell("")
        return Cell(word(found.state), found.state.value, labels.spoken(found, title))

    def order(line: BodyLine) -> int | None:
        found = line.cells[place]
        return None if found is None else list(RequestState).index(found.state)

    spec = ColumnSpec(f"{FORM}{key}", header, kind="chip", sample="작성 중", looks=LOOKS)
    return _Column(spec, cell, order)


def _of_one() -> Iterator[_Column]:
    """What is told besides where one form alone is shown."""
    heads = labels.HEADS
    yield _Column(
        ColumnSpec("sent", heads["sent"], kind="date", yields=5),
        lambda line: _day(line, "sent_on"),
        lambda line: _first(line).sent_on,
    )
    yield _Column(
        ColumnSpec("replied", heads["replied"], kind="date", yields=4),
        lambda line: _day(line, "replied_on"),
        lambda line: _first(line).replied_on,
    )
    yield _Column(
        ColumnSpec(DEMANDS, heads[DEMANDS], sample=_TITLE, brief=_SHORT, yields=1),
        lambda line: Cell(labels.demands_words(_first(line))),
    )


def _first(line: BodyLine) -> FormCell:
    return next(line.there)


def _day(line: BodyLine, name: str) -> Cell:
    day = getattr(_first(line), name)
    return Cell(day_words(day) if day else "", day)


def _role(line: BodyLine) -> Cell:
    """What a body is first: an anchor is more than a member."""
    return Cell(word(line.roles[0]), line.roles[0].value) if line.roles else Cell("")
