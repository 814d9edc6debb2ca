"""What stands in a list: the question to its view, and the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Role
from afm_desktop.services.marks.book import TagBook
from afm_desktop.services.naming import DivisionName
from afm_desktop.services.own_body import own_body
from afm_desktop.services.people import PersonRow
from afm_desktop.services.views.model import Filter, FilterChoice, Totals, ViewQuery
from afm_desktop.ui.models.keyed import NOWHERE, KeyedModel
from afm_desktop.ui.screens.records.exporting import in_full
from afm_desktop.ui.screens.records.filter_words import FilterWords
from afm_desktop.ui.screens.records.narrowing import Narrowing
from afm_desktop.ui.screens.records.reading import Asking, Found, RowReader
from afm_desktop.ui.screens.records.showing import Showing
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.view_places import DIVISION

T = TypeVar("T")


class Content(QObject):
    """Reads on a worker; what comes of it is told once it is in the model's reach."""

    came = Signal(object)
    """The `Found` that is to be shown."""
    failed = Signal(object)

    def __init__(self, spec: RecordsSpec, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._spec, self._context, self._bridge = spec, context, context.bridge
        self._desk = context.bridge.desk
        self.showing, self.narrowing = Showing(spec.says), Narrowing()
        self.words = FilterWords(spec, self.showing)
        self.own = self._own_body()
        self.rows = RowReader(self._desk.views, spec)
        titles = [one.header for one in spec.columns]
        self.model = KeyedModel(self.rows, self.rows.columns, self.showing.text, titles, self)

    @property
    def query(self) -> ViewQuery:
        """What is asked now."""
        return self.narrowing.query(self._context.scope.division, self._always)

    @property
    def left_out(self) -> frozenset[str]:
        """The filters that the window or the office decides."""
        scope = {DIVISION} if self._context.scope.division else set()
        return frozenset(scope | {one.key for one in self._always})

    @property
    def settled(self) -> frozenset[str]:
        """The columns that say the same in every row, because of what is left out."""
        return frozenset(key.removesuffix("_id") for key in self.left_out)

    def read(self, record: str | None = None) -> None:
        """Read the list, and where a record stands in it."""
        widest = Narrowing().query(self._context.scope.division, self._always)
        asking = Asking(self._spec, self.query, widest, record, self._nameless())
        self._read(partial(asking.answer, self._desk), self._take, self.failed.emit, "list")

    def ask_choices(self, key: str, then: Callable[[Sequence[FilterChoice]], None]) -> None:
        """The values of a filter that the others leave."""
        views, query = self._desk.views, self.query
        work = partial(views.choices, self._spec.kind, key, query)
        self._read(work, then, self.failed.emit, "choices")

    def sum_up(self, keys: Sequence[int], then: Callable[[Totals], None]) -> None:
        """The totals of chosen rows."""
        work = partial(self._desk.views.totals_of, self._spec.kind, tuple(keys))
        self._read(work, then, lambda _error: None, "chosen")

    def find(self, text: str, then: Callable[[int], None]) -> None:
        """The key of the first row of the list that a text finds."""
        query = Narrowing(text, self.narrowing.filters, self.narrowing.sort).query(
            self._context.scope.division, self._always
        )

        def first(keys: Sequence[int]) -> None:
            for key in keys:
                if self.model.row_of(key) != NOWHERE:
                    then(key)
                    return

        views, kind = self._desk.views, self._spec.kind
        self._read(lambda: views.keys(kind, query), first, lambda _error: None, "typed")

    def identify(self, key: int | None, then: Callable[[str | None], None]) -> None:
        """The id of the record of a row."""
        if key is None:
            then(None)
            return
        views, kind = self._desk.views, self._spec.kind
        self._bridge.glance(lambda: views.id_of(kind, key), then)

    def learn_names(self, then: Callable[[Mapping[str, int]], None]) -> None:
        """Take the names of divisions and tags anew; told are the divisions' colours by code.

        A division that has ended has a name still, but no colour.
        """
        desk = self._desk

        def read() -> tuple[Sequence[DivisionName], Sequence[DivisionName], TagBook]:
            return desk.divisions.names(), desk.divisions.ended(), desk.tags.book()

        def name(found: tuple[Sequence[DivisionName], Sequence[DivisionName], TagBook]) -> None:
            present, ended, self.showing.tags = found
            names = {one.code: one.name for one in reversed(ended)}
            self.showing.divisions = {**names, **{one.code: one.name for one in present}}
            self.showing.hues = {one.code: number for number, one in enumerate(present, 1)}
            then(self.showing.hues)

        self._bridge.glance(read, name)

    def reveal(self, people: Sequence[PersonRow]) -> None:
        """Show these persons in full."""
        self.rows.revealed = {person.id: in_full(person) for person in people}
        self.model.reread()

    def mask(self) -> None:
        """Show no person in full any more."""
        if self.rows.revealed:
            self.rows.revealed = {}
            self.model.reread()

    # --- within -----------------------------------------------------------------------------------

    @property
    def _always(self) -> tuple[Filter, ...]:
        return (Filter(self._spec.own, (self.own,)),) if self.own else ()

    def _own_body(self) -> str | None:
        workspace = self._desk.workspace
        is_own = workspace.office.role is Role.FIRM and bool(self._spec.own)
        return own_body(workspace) if is_own else None

    def _nameless(self) -> tuple[tuple[str, str], ...]:
        """The records that filters name and nobody has named yet."""
        return tuple(
            (spec.record, value)
            for one in self.narrowing.filters
            if (spec := self._spec.filter(one.key)) is not None and spec.record
            for value in one.values
            if value not in self.words.names
        )

    def _take(self, found: Found) -> None:
        self.words.names.update(found.names)
        self.rows.division, self.rows.filters = found.query.division, found.query.filters
        self.came.emit(found)

    def _read(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[AfmError], None],
        slot: str,
    ) -> None:
        self._bridge.read(work, then, failed, slot=f"{self._spec.key}.{slot}")
