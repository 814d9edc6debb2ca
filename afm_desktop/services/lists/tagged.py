"""The tags of listed records, as one cell of each."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from afm_desktop.services.lists.listing import TAGS, Column, Row
from afm_desktop.services.marks.book import marks_on, read_book

COLUMN = Column(TAGS)


def of_each(session: Session, ids: Sequence[str]) -> dict[str, str | None]:
    """The tags of each of these records that has any, in 가나다 order."""
    book = read_book(session)
    return {id_: book.words(marks) for id_, marks in marks_on(session, book, ids).items()}


def with_tags(session: Session, rows: Sequence[Row]) -> list[Row]:
    """The rows with their tags behind them."""
    words = of_each(session, [str(row[0]) for row in rows])
    return [(*row, words.get(str(row[0]))) for row in rows]
