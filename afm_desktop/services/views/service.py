"""Lists of an open file, as the window shows them."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence

from sqlalchemy.orm import Session

from afm_desktop.domain.text import clean
from afm_desktop.services.lists.choice import division_ever
from afm_desktop.services.lists.listing import Column, Listing, ListKind, Row, Value
from afm_desktop.services.views.agenda import MeetingSheet, ProjectSheet, RoundSheet, TargetSheet
from afm_desktop.services.views.collecting import CollectingSheet
from afm_desktop.services.views.demands import DemandSheet
from afm_desktop.services.views.divisions import DivisionSheet, IssueSheet
from afm_desktop.services.views.gestures import GestureSheet
from afm_desktop.services.views.links import LinkSheet, TierBook
from afm_desktop.services.views.members import MemberSheet
from afm_desktop.services.views.model import (
    Filter,
    FilterChoice,
    NoSuchColumn,
    Totals,
    ViewColumn,
    ViewFilter,
    ViewKind,
    ViewQuery,
)
from afm_desktop.services.views.outcomes import ActionSheet, DecisionSheet
from afm_desktop.services.views.people import PersonSheet
from afm_desktop.services.views.sheet import Asked, Sheet
from afm_desktop.services.views.trash import TrashSheet
from afm_desktop.storage.journal.seal import Sealed
from afm_desktop.storage.workspace import Workspace

_BLOCK = 900
_SECRECY = "confidentiality"


class Views:
    """What the lists of the window show, a block at a time."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._book = TierBook()
        self._sheets: Mapping[ViewKind, Sheet] = _by_kind(
            MemberSheet(),
            LinkSheet(self._book),
            DemandSheet(),
            PersonSheet(),
            ProjectSheet(),
            MeetingSheet(),
            RoundSheet(),
            CollectingSheet(),
            TargetSheet(),
            DivisionSheet(),
            IssueSheet(),
            DecisionSheet(),
            ActionSheet(),
            GestureSheet(),
            TrashSheet(),
        )
        workspace.subscribe(self._forget)

    def columns(self, kind: ViewKind) -> tuple[ViewColumn, ...]:
        """The columns of a list, in the order of its rows."""
        return self._sheets[kind].columns

    def filters(self, kind: ViewKind) -> tuple[ViewFilter, ...]:
        """What a list can be filtered by."""
        return self._sheets[kind].filters

    def reads(self, kind: ViewKind) -> frozenset[str]:
        """The tables a change of which may change what a list shows."""
        return self._sheets[kind].reads

    def choices(self, kind: ViewKind, key: str, query: ViewQuery) -> tuple[FilterChoice, ...]:
        """The values of a filter that the other filters of a query leave, with their counts."""
        if key not in {known.key for known in self.filters(kind)}:
            raise NoSuchColumn(key)
        with self._workspace.reading() as session:
            asked = self._asked(session, query)
            return tuple(self._sheets[kind].choices(session, asked, key))

    def keys(self, kind: ViewKind, query: ViewQuery) -> array[int]:
        """The local keys of all records a query takes, in view order."""
        with self._workspace.reading() as session:
            return self._sheets[kind].keys(session, self._asked(session, query))

    def rows(
        self,
        kind: ViewKind,
        keys: Sequence[int],
        division: str | None = None,
        filters: tuple[Filter, ...] = (),
    ) -> dict[int, Row]:
        """The rows of a block of keys; `division` and `filters` as in the query they came from.

        A record that is gone since has no row.
        """
        with self._workspace.reading() as session:
            shaping = tuple(one for one in filters if one.key in self._sheets[kind].shaping)
            asked = self._asked(session, ViewQuery(division, filters=shaping))
            return self._sheets[kind].rows(session, asked, keys)

    def totals(self, kind: ViewKind, query: ViewQuery) -> Totals:
        """How many records a query takes, and their sums."""
        with self._workspace.reading() as session:
            return self._sheets[kind].totals(session, self._asked(session, query))

    def count(self, kind: ViewKind, query: ViewQuery) -> int:
        """How many records a query takes."""
        with self._workspace.reading() as session:
            return self._sheets[kind].count(session, self._asked(session, query))

    def count_from(self, kind: ViewKind, query: ViewQuery, key: str) -> tuple[int, Value]:
        """How many records a query takes, and the least a column says of any of them."""
        with self._workspace.reading() as session:
            return self._sheets[kind].count_from(session, self._asked(session, query), key)

    def totals_of(self, kind: ViewKind, keys: Sequence[int]) -> Totals:
        """How many records are chosen, and their sums."""
        with self._workspace.reading() as session:
            asked = Asked(self._workspace.today, only=tuple(keys))
            return self._sheets[kind].totals(session, asked)

    def listing(
        self, kind: ListKind, query: ViewQuery, columns: Sequence[str] | None = None
    ) -> Listing:
        """All rows of a list as it is seen, to write out: in view order, with chosen columns.

        How confidential a row is is always told, or a secret would leave unmarked.
        """
        view = ViewKind(kind)
        known = [column.key for column in self.columns(view)]
        chosen = dict.fromkeys((*(columns or known), _SECRECY))
        places = [known.index(key) for key in chosen if key in known]
        kinds = [self.columns(view)[place].kind for place in places]
        keys = self.keys(view, query)
        rows: list[Row] = []
        for start in range(0, len(keys), _BLOCK):
            block = keys[start : start + _BLOCK]
            found = self.rows(view, block, query.division, query.filters)
            rows += (tuple(found[key][place] for place in places) for key in block if key in found)
        return Listing(
            kind,
            tuple(Column(known[place], one) for place, one in zip(places, kinds, strict=True)),
            tuple(rows),
            self._workspace.today,
            query.division,
            query.text or None,
            is_masked=kind is ListKind.PEOPLE,
            learned_on=self._workspace.learned_on,
        )

    def key_of(self, kind: ViewKind, id: str) -> int | None:
        """The key of a live record; None when there is none."""
        with self._workspace.reading() as session:
            return self._sheets[kind].key_of(session, id)

    def id_of(self, kind: ViewKind, key: int) -> str | None:
        """The id of the record of a key; None when there is none."""
        return self.ids_of(kind, [key]).get(key)

    def ids_of(self, kind: ViewKind, keys: Sequence[int]) -> dict[int, str]:
        """The ids of records by key."""
        with self._workspace.reading() as session:
            return self._sheets[kind].ids(session, keys)

    def _asked(self, session: Session, query: ViewQuery) -> Asked:
        division, day = None, self._workspace.today
        if query.division:
            found, day = division_ever(session, clean(query.division), day)
            division = found.id
        return Asked(
            day,
            division,
            clean(query.text).strip() or None,
            {one.key: one.values for one in query.filters},
            query.sort,
            office=self._workspace.office,
        )

    def _forget(self, sealed: Sealed) -> None:
        self._book.forget(sealed.tables)


def _by_kind(*sheets: Sheet) -> Mapping[ViewKind, Sheet]:
    return {sheet.kind: sheet for sheet in sheets}
