"""What the board shows as a file and on paper: the same bodies and forms, in the same order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from afm_desktop.domain.enums import Confidentiality, RequestState
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.secrecy import strictest
from afm_desktop.domain.words import word
from afm_desktop.reports import labels as paper_labels
from afm_desktop.reports.printed_list import ListColumn, PrintedList
from afm_desktop.services.collecting.listing import listing_of
from afm_desktop.services.collecting.model import Board, BodyLine, DemandMark
from afm_desktop.services.desk import Desk
from afm_desktop.ui.labels import collecting as labels
from afm_desktop.ui.labels import widgets as widget_labels
from afm_desktop.ui.screens.collecting.table import DEMANDS, BoardTable
from afm_desktop.ui.widgets.columns import ColumnSpec

_CENTRED = ("date", "chip")


@dataclass(frozen=True, slots=True)
class Shown:
    """The board as it stood on the screen when it was asked for."""

    board: Board
    told: str
    """What it is narrowed to, in words."""
    columns: tuple[ColumnSpec, ...]
    texts: tuple[tuple[str, ...], ...]
    scope: str
    named: tuple[DemandMark | None, ...] = ()
    """The demand that each line names; None where it names none."""

    def write(self, path: Path) -> int:
        """Write it to a workbook; return how many forms it holds."""
        from afm_desktop.exchange import sheets  # noqa: PLC0415 - XlsxWriter

        sheets.refuse_ending(path)
        listing = listing_of(self.board, self.told or None)
        sheets.write(listing, path)
        return len(listing.rows)

    def printed(self, desk: Desk) -> PrintedList:
        """The same as a paper."""
        office = desk.workspace.office
        marks = tuple(one.mark if one else Confidentiality.PUBLIC for one in self.named)
        return PrintedList(
            title=labels.PAPER,
            columns=tuple(
                ListColumn(
                    widget_labels.header(one.header, one.unit),
                    is_figure=one.is_right,
                    is_centred=one.kind in _CENTRED,
                    is_telling=one.key == DEMANDS,
                )
                for one in self.columns
            ),
            rows=self.texts,
            count=NOUNS["organizations"].counted(len(self.texts)),
            as_of=self.board.as_of,
            conditions=tuple(part for part in (self.scope, self.told) if part),
            remarks=tuple(_counts(self.board)),
            secrecy=paper_labels.secrecy(strictest(*marks)),
            core={one.id: one.mark for one in self.named if one and one.is_core},
            marks=marks,
            author=office.organization or "",
            is_demonstration=office.is_demonstration,
        )


def as_shown(
    board: Board, lines: Sequence[BodyLine], table: BoardTable, told: str, scope: str
) -> Shown:
    """The board in the order of the table."""
    shown = table.shown()
    return Shown(
        Board(board.asked, board.columns, tuple(lines), board.as_of),
        told,
        tuple(spec for spec, _cell in shown),
        tuple(tuple(cell(line).text for _spec, cell in shown) for line in lines),
        scope,
        tuple(table.named(lines)),
    )


def _counts(board: Board) -> list[str]:
    """How many forms are in each state, and how many are late."""
    counted = ((word(state), board.count(state)) for state in RequestState)
    said = [f"{name} {count:,}건" for name, count in counted if count]
    late = board.late()
    return [", ".join((*said, *((labels.LATE_TOTAL.format(count=late),) if late else ())))]
