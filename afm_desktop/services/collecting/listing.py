"""The board as a listing: a line for each form of each body."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from afm_desktop.domain.hangul import pattern, search_form
from afm_desktop.services.collecting.columns import newest_form
from afm_desktop.services.collecting.model import Asked, Board
from afm_desktop.services.collecting.reading import read_board
from afm_desktop.services.lists.choice import Choice, names_of_divisions
from afm_desktop.services.lists.listing import ColumnKind as K
from afm_desktop.services.lists.listing import Listing, ListKind, Row, columns

COLUMNS = columns(
    (
        (K.ID, "organization_id form_key"),
        (K.TEXT, "organization division division_name form"),
        (K.ENUM, "state"),
        (K.DATE, "due_on"),
        (K.NUMBER, "days_over"),
        (K.YES_NO, "is_extended is_expected"),
        (K.DATE, "sent_on"),
        (K.NUMBER, "reminders"),
        (K.DATE, "reminded_on replied_on"),
        (K.ENUM, "route"),
        (K.TEXT, "document_no"),
        (K.NUMBER, "demands"),
    )
)


def listing_of(board: Board, told: str | None = None) -> Listing:
    """What the board shows, in its order; `told` is what it is narrowed to, in words."""
    rows = tuple(_rows(board))
    return Listing(ListKind.COLLECTING, COLUMNS, rows, board.as_of, board.asked.division, told)


def rows(session: Session, choice: Choice) -> list[Row]:
    """The newest round as it stands; the other forms have the board's own command."""
    code = names_of_divisions(session)[choice.division].code if choice.division else None
    board = read_board(session, Asked((newest_form(session).key,), code), choice.day)
    wanted = pattern(choice.query) if choice.query else None
    return [
        row for row in _rows(board) if wanted is None or wanted.search(search_form(str(row[2])))
    ]


def _rows(board: Board) -> Iterator[Row]:
    titles = {column.key: column.title for column in board.columns}
    for line in board.lines:
        for cell in line.there:
            yield (
                line.organization_id,
                cell.key.form,
                line.name,
                line.division.code if line.division else None,
                line.division.name if line.division else None,
                titles[cell.key.form],
                cell.state,
                cell.due_on,
                cell.days_over or None,
                cell.is_extended,
                cell.is_expected,
                cell.sent_on,
                cell.reminders or None,
                cell.reminded_on,
                cell.replied_on,
                cell.route,
                cell.document_no,
                len(cell.filed) or None,
            )
