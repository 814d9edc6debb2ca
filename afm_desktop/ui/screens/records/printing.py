"""What a list shows on paper: the same rows, columns, order and totals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.words import word
from afm_desktop.exchange import labels as marks
from afm_desktop.reports.printed_list import ListColumn, ListMoney, PrintedList
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import ColumnKind, Listing, Row
from afm_desktop.services.lists.withholding import TELLABLE, marks_of
from afm_desktop.services.people import PersonRow
from afm_desktop.services.views.model import Filter, Totals, ViewKind
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.labels import widgets as widget_labels
from afm_desktop.ui.screens.records.exporting import Export
from afm_desktop.ui.screens.records.reading import counted, footer_of, left_out_words
from afm_desktop.ui.screens.records.showing import Showing
from afm_desktop.ui.tasks import Progress
from afm_desktop.ui.widgets.columns import ColumnSpec

_LEFT = (DemandStatus.REJECTED, DemandStatus.MERGED, DemandStatus.WITHDRAWN)
_CENTRED = ("date", "chip", "yesno")


@dataclass(frozen=True, slots=True)
class Printing:
    """A list that is to be printed, read when its paper is made; persons are masked at first."""

    export: Export
    columns: tuple[ColumnSpec, ...]
    """From left to right, as they are shown."""
    conditions: tuple[str, ...]
    showing: Showing

    def make(
        self, desk: Desk, progress: Progress, persons: Sequence[PersonRow] = ()
    ) -> PrintedList:
        """Read the rows, with these persons in full; called on a worker."""
        spec, query = self.export.spec, self.export.query
        listing = self.export.listing(desk, progress, persons)
        totals = desk.views.totals(spec.kind, query)
        office = desk.workspace.office
        sums = self._totals(desk, totals)
        return PrintedList(
            title=self.title,
            columns=tuple(self._columns(desk)),
            rows=[self._texts(desk, row) for row in listing.rows],
            count=spec.words.noun.counted(len(listing.rows)),
            as_of=listing.as_of,
            learned_on=listing.learned_on,
            conditions=(*self.conditions, *((marks.MASKED,) if listing.is_masked else ())),
            totals=sums,
            remarks=tuple(self._remarks(desk, totals)) if sums else (),
            secrecy=marks.secrecy(listing),
            money=tuple(self._money(desk, listing)),
            core=self.export.contents(desk).core,
            marks=marks_of(listing),
            author=office.organization or "",
            is_demonstration=office.is_demonstration,
        )

    @property
    def title(self) -> str:
        """`수요 목록`"""
        return labels.PAPER_TITLE.format(noun=self.export.spec.words.noun.name.partition("(")[0])

    def _columns(self, desk: Desk) -> Iterator[ListColumn]:
        kinds = {one.key: one.kind for one in desk.views.columns(self.export.spec.kind)}
        for one in self.columns:
            is_text = kinds[one.key] is ColumnKind.TEXT and one.key not in TELLABLE
            yield replace(_column(one), is_telling=is_text)

    def _money(self, desk: Desk, listing: Listing) -> Iterator[ListMoney]:
        kinds = {one.key: one.kind for one in desk.views.columns(self.export.spec.kind)}
        for at, one in enumerate(self.columns):
            if kinds[one.key] is ColumnKind.WON:
                wons = (row[at] for row in listing.rows)
                yield ListMoney(
                    at, one.header, tuple(won if isinstance(won, int) else None for won in wons)
                )

    def _texts(self, desk: Desk, row: Row) -> tuple[str, ...]:
        known = {column.key: column for column in desk.views.columns(self.export.spec.kind)}
        shown = zip(self.columns, row, strict=False)  # behind them stands how confidential it is
        return tuple(
            self.showing.text(known[one.key], value) or labels.EMPTY for one, value in shown
        )

    def _totals(self, desk: Desk, totals: Totals) -> tuple[str, ...]:
        spec = self.export.spec
        cells = footer_of(spec, desk.views.columns(spec.kind), totals)
        found: Sequence[str] = [cells.get(one.key, "") for one in self.columns]
        return tuple(found) if any(found) else ()

    def _remarks(self, desk: Desk, totals: Totals) -> Iterator[str]:
        """What the sums do not hold, and what they hold that is no longer pursued."""
        spec, query = self.export.spec, self.export.query
        if left_out := left_out_words(spec, totals):
            yield left_out
        others = tuple(one for one in query.filters if one.key != "status")
        chosen = [one.values for one in query.filters if one.key == "status" and one.values]
        said = []
        for status in _LEFT if spec.kind is ViewKind.DEMANDS else ():
            if chosen and status not in chosen[0]:
                continue
            narrowed = replace(query, filters=(*others, Filter("status", (status,))))
            if 0 < (count := desk.views.totals(spec.kind, narrowed).count) < totals.count:
                said.append(f"{word(status)} {counted(spec, count)}")
        if said:
            yield labels.COUNTED_TOO.format(said=", ".join(said))


def _column(spec: ColumnSpec) -> ListColumn:
    title = widget_labels.header(spec.header, spec.unit)
    return ListColumn(title, is_figure=spec.is_right, is_centred=spec.kind in _CENTRED)
