"""The listings of what was done and of what was deleted: the same rows as the window shows."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.orm import Session

from afm_desktop.services.lists.choice import Choice
from afm_desktop.services.lists.listing import Column, Row
from afm_desktop.services.views.sheet import Asked, Sheet

_BLOCK = 900


def columns_of(sheet: Sheet) -> tuple[Column, ...]:
    """The columns of a list of the window."""
    return tuple(Column(column.key, column.kind) for column in sheet.columns)


def reader_of(sheet: Sheet) -> Callable[[Session, Choice], list[Row]]:
    """Reads all rows of a list of the window, in its usual order."""

    def read(session: Session, choice: Choice) -> list[Row]:
        asked = Asked(choice.day, text=choice.query)
        keys = sheet.keys(session, asked)
        rows: list[Row] = []
        for start in range(0, len(keys), _BLOCK):
            block = keys[start : start + _BLOCK]
            found = sheet.rows(session, asked, block)
            rows += (found[key] for key in block if key in found)
        return rows

    return read
