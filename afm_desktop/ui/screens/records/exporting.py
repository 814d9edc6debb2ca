"""What a list shows as a file: the same rows, columns and order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.secrecy import goes_beyond, needs_reason
from afm_desktop.services.copies import NAMING_DEMANDS
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import Column, Listing, ListKind, Row, Value
from afm_desktop.services.lists.withholding import CORE, SECRECY, withheld
from afm_desktop.services.people import Access, PersonRow
from afm_desktop.services.views.model import YES, Filter, ViewKind, ViewQuery
from afm_desktop.ui.models.keyed import BLOCK
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.tasks import Progress

KIND, RECORD = "kind", "record"
"""The filters of 휴지통 and 이력 that say of which records they tell."""
_IN_FILES = {"division": "division_name"}
"""Columns that show a code on the screen and have their words beside it."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How confidential the rows are that are to leave, and which need a reason."""

    marks: Mapping[Confidentiality, int] = field(default_factory=dict)
    """How many rows have a class."""
    core: Mapping[str, Confidentiality] = field(default_factory=dict)
    """The demands on a national core technology, and their classes."""
    has_classes: bool = False
    """Whether a class withholds what goes beyond it."""

    @property
    def is_open(self) -> bool:
        """Whether everybody may read all of it."""
        return not self.core and set(self.marks) <= {Confidentiality.PUBLIC}

    def beyond(self, paper: Confidentiality | None) -> int:
        """How many rows say nothing in a file of this class; None is the class of the rows."""
        if paper is None:
            return 0
        return sum(count for mark, count in self.marks.items() if goes_beyond(mark, paper))

    def told(self, paper: Confidentiality | None) -> tuple[str, ...]:
        """The demands that need a reason and whose texts stand in a file of this class."""
        return tuple(
            id for id, mark in self.core.items() if needs_reason(mark, is_core=True, paper=paper)
        )


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
    secrecy: Confidentiality | None = None
    """The class of the file; None is that of its rows."""

    def because(self, reason: str) -> Export:
        """The same with persons in full."""
        return replace(self, reason=reason)

    def write(self, desk: Desk, path: Path, progress: Progress) -> int:
        """Read all rows and write the file; return how many."""
        from afm_desktop.exchange import sheets  # noqa: PLC0415 - XlsxWriter

        sheets.refuse_ending(path)
        listing = self.listing(desk, progress)
        if self.secrecy is not None:
            listing = withheld(listing, self.secrecy)
        sheets.write(listing, path)
        return len(listing.rows)

    def contents(self, desk: Desk) -> Contents:
        """What is to be known of the rows before they leave."""
        kind, views = self.spec.kind, desk.views
        if SECRECY not in {one.key for one in views.filters(kind)}:
            # Such a list tells all of what it names, whatever class it is.
            return Contents(core=dict.fromkeys(self._named(desk), Confidentiality.PUBLIC))
        counts = {
            mark: count
            for mark in Confidentiality
            if (query := self._only(SECRECY, mark)) and (count := views.count(kind, query))
        }
        return Contents(counts, self._core(desk), has_classes=True)

    def _named(self, desk: Desk) -> tuple[str, ...]:
        """The guarded demands that a list of other records names, or is narrowed to."""
        kind, views = self.spec.kind, desk.views
        if kind is ViewKind.GESTURES:
            chosen = [id for one in self.query.filters if one.key == RECORD for id in one.values]
            return desk.copies.guarded(chosen)
        if kind is not ViewKind.TRASH:
            return ()
        queries = (self._only(KIND, name) for name in NAMING_DEMANDS)
        found = [key for query in queries if query for key in views.keys(kind, query)]
        return guarded_rows(desk, kind, found)

    def _core(self, desk: Desk) -> dict[str, Confidentiality]:
        query = self._only(CORE, YES) if self.spec.record == "demands" else None
        if query is None:
            return {}
        kind, views = self.spec.kind, desk.views
        at = [column.key for column in views.columns(kind)].index(SECRECY)
        keys, found = views.keys(kind, query), dict[str, Confidentiality]()
        for first in range(0, len(keys), BLOCK):
            block = keys[first : first + BLOCK]
            for row in views.rows(kind, block, query.division, query.filters).values():
                mark = row[at]
                found[str(row[0])] = (
                    mark if isinstance(mark, Confidentiality) else Confidentiality.PUBLIC
                )
        return found

    def _only(self, key: str, value: str) -> ViewQuery | None:
        """The same rows narrowed to one value; None where the list has none of it."""
        chosen = [one.values for one in self.query.filters if one.key == key and one.values]
        if chosen and value not in chosen[0]:
            return None
        others = tuple(one for one in self.query.filters if one.key != key)
        return replace(self.query, filters=(*others, Filter(key, (value,))))

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
        keys = [key for key in dict.fromkeys((*seen, SECRECY)) if key in known]
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


def guarded_rows(desk: Desk, kind: ViewKind, keys: Sequence[int]) -> tuple[str, ...]:
    """The demands of some rows that leave only for a reason."""
    views = desk.views
    if kind is not ViewKind.TRASH:
        return desk.copies.guarded(tuple(views.ids_of(kind, keys).values()))
    columns = [column.key for column in views.columns(kind)]
    at, of = columns.index("id"), columns.index(KIND)
    records = defaultdict[str, list[str]](list)
    for first in range(0, len(keys), BLOCK):
        for row in views.rows(kind, keys[first : first + BLOCK]).values():
            records[str(row[of])].append(str(row[at]))
    return desk.copies.behind(records)


def in_full(person: PersonRow) -> dict[str, str | None]:
    """The values of a person that are masked otherwise, by column."""
    return {"name": person.name, "phone": person.phone, "email": person.email}


def _row(
    row: Row, keys: Sequence[str], places: Sequence[int], person: PersonRow | None
) -> tuple[Value, ...]:
    shown = in_full(person) if person is not None else {}
    pairs = zip(keys, places, strict=True)
    return tuple(shown[key] if key in shown else row[place] for key, place in pairs)
