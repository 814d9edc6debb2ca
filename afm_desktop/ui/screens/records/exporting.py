"""What a list shows as a file: the same rows, columns and order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import Column, Listing, ListKind, Row, Value
from afm_desktop.services.people import Access, PersonRow
from afm_desktop.services.views.model import YES, Filter, ViewQuery
from afm_desktop.ui.models.keyed import BLOCK
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.tasks import Progress

_IN_FILES = {"division": "division_name"}
"""Columns that show a code on the screen and have their words beside it."""
CORE = "is_core_technology"
_SECRECY = "confidentiality"
"""Always told, or a secret would leave unmarked."""


@dataclass(frozen=True, slots=True)
class Export:
    """What is to be written: the columns from left to right, and what the list is narrowed to."""

    spec: RecordsSpec
    query: ViewQuery
    columns: tuple[str, ...]
    told: str
    """What it is narrowed to, in words."""
    reason: str = ""
    """Why persons are named in full; empty to leave them masked."""

    def because(self, reason: str) -> Export:
        """The same with persons in full."""
        return replace(self, reason=reason)

    def write(self, desk: Desk, path: Path, progress: Progress) -> int:
        """Read all rows and write the file; return how many."""
        from afm_desktop.exchange import sheets  # noqa: PLC0415 - XlsxWriter

        sheets.refuse_ending(path)
        listing = self.listing(desk, progress)
        sheets.write(listing, path)
        return len(listing.rows)

    def core(self, desk: Desk) -> tuple[str, ...]:
        """The demands on a national core technology in the list."""
        if self.spec.record != "demands":
            return ()
        chosen = [one.values for one in self.query.filters if one.key == CORE and one.values]
        if chosen and YES not in chosen[0]:
            return ()
        others = tuple(one for one in self.query.filters if one.key != CORE)
        query = replace(self.query, filters=(*others, Filter(CORE, (YES,))))
        keys = desk.views.keys(self.spec.kind, query)
        return tuple(desk.views.ids_of(self.spec.kind, keys).values())

    def persons(self, desk: Desk, reason: str) -> Sequence[PersonRow]:
        """All persons of the list in full, which is logged with the reason first."""
        keys = desk.views.keys(self.spec.kind, self.query)
        ids = list(desk.views.ids_of(self.spec.kind, keys).values())
        return desk.people.in_full(ids, reason=reason)

    def listing(self, desk: Desk, progress: Progress, persons: Sequence[PersonRow] = ()) -> Listing:
        """The rows as people see them on the screen, these persons in full."""
        kind, views = self.spec.kind, desk.views
        known = [column.key for column in views.columns(kind)]
        seen = (_IN_FILES.get(key, key) for key in self.columns)
        keys = [key for key in dict.fromkeys((*seen, _SECRECY)) if key in known]
        places = [known.index(key) for key in keys]
        rows: list[Row] = []
        found = views.keys(kind, self.query)
        for first in range(0, len(found), BLOCK):
            progress(first, len(found))
            block = found[first : first + BLOCK]
            read = views.rows(kind, block, self.query.division, self.query.filters)
            rows += [read[key] for key in block if key in read]
        ids = [str(row[0]) for row in rows]
        in_full = {one.id: one for one in persons} or self._in_full(desk, ids)
        kinds = {column.key: column.kind for column in views.columns(kind)}
        return Listing(
            ListKind(kind.value),
            tuple(Column(key, kinds[key]) for key in keys),
            tuple(_row(row, keys, places, in_full.get(str(row[0]))) for row in rows),
            desk.workspace.today,
            self.query.division,
            self.told or None,
            self.spec.is_personal and not (in_full and in_full.keys() >= set(ids)),
            learned_on=desk.workspace.learned_on,
        )

    def _in_full(self, desk: Desk, ids: Sequence[str]) -> Mapping[str, PersonRow]:
        if not (self.spec.is_personal and self.reason and ids):
            return {}
        found = desk.people.in_full(ids, reason=self.reason, access=Access.EXPORT)
        return {person.id: person for person in found}


def in_full(person: PersonRow) -> dict[str, str | None]:
    """The values of a person that are masked otherwise, by column."""
    return {"name": person.name, "phone": person.phone, "email": person.email}


def _row(
    row: Row, keys: Sequence[str], places: Sequence[int], person: PersonRow | None
) -> tuple[Value, ...]:
    shown = in_full(person) if person is not None else {}
    pairs = zip(keys, places, strict=True)
    return tuple(shown[key] if key in shown else row[place] for key, place in pairs)
