"""Rows of records waiting to be written, with ids that are the same in every run."""

from __future__ import annotations

from random import Random
from typing import Any, cast

from sqlalchemy import Table
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.ids import uuid7
from afm_desktop.domain.model.base import Record
from afm_desktop.services.demonstration.days import TODAY

_MOMENT = int(korean_moment(TODAY).timestamp()) * 1000
_AT_A_TIME = 5_000
_TAIL_BITS = 42


class Ledger:
    """Collects rows in bulk; `flush` puts them into the file within a gesture."""

    def __init__(self) -> None:
        self._random = Random("예시 자료")
        self._rows: dict[type[Record], list[dict[str, Any]]] = {}
        self._number = 0
        self.waiting = 0

    def new_id(self) -> str:
        """The next id: the demonstration's day, a running number, and seeded bits."""
        self._number += 1
        return uuid7(_MOMENT, self._number << _TAIL_BITS | self._random.getrandbits(_TAIL_BITS))

    def add(self, entity: type[Record], **values: Any) -> str:
        """Note a record; its id is given back."""
        id = values.setdefault("id", self.new_id())
        self._rows.setdefault(entity, []).append(values)
        self.waiting += 1
        return str(id)

    def flush(self, session: Session) -> None:
        """Write what waits; references are checked when the gesture commits."""
        for entity, rows in self._rows.items():
            empty = dict.fromkeys(key for row in rows for key in row)
            table = cast(Table, entity.__table__)
            for start in range(0, len(rows), _AT_A_TIME):
                part = [empty | row for row in rows[start : start + _AT_A_TIME]]
                session.connection().execute(table.insert(), part)
        self._rows.clear()
        self.waiting = 0
