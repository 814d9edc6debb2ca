"""중복 검토: bodies that look like one, looked at pair by pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.sameness.merge_plan import MergePlan
from afm_desktop.services.sameness.queue import PairRow
from afm_desktop.services.sameness.service import Queue
from afm_desktop.ui.labels import duplicates as labels
from afm_desktop.ui.labels import frame
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.duplicates.compare import Compare
from afm_desktop.ui.screens.duplicates.pages import PairPages
from afm_desktop.ui.screens.duplicates.tables import pair_rows, pair_table
from afm_desktop.ui.screens.records.reasons import guard_rows
from afm_desktop.ui.screens.screen import Doing, Header, Note, Screen, ScreenContext
from afm_desktop.ui.tasks import CancelToken, Progress
from afm_desktop.ui.widgets.line import rule
from afm_desktop.ui.widgets.placeholder import Placeholder

MERGE, DIFFER, SWAP, BULK = "merge_bodies", "differ_bodies", "swap_bodies", "merge_all_bodies"
MOST = 500
"""Pairs that are shown at once."""
SLOT, REFUSED = "duplicates.plan", "duplicates.refused"
READS = frozenset({"organizations", "organization_names", "business_numbers", "duplicates"})
_READING, _NOTHING, _PAIRS = range(3)


class DuplicatesScreen(Screen):
    """The queue at the left, the chosen pair at the right; each decision is one gesture."""

    key = "duplicates"
    title = labels.TITLE
    icon = "git-merge"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.queue: Queue | None = None
        self._pair: PairRow | None = None
        self._is_stale, self._is_looking = False, False
        self.per_page, self._start, self._is_turned = MOST, 0, False
        self.table, self.compare, self.pages = pair_table(), Compare(), PairPages()
        children, named = self.compare.children_table, self.compare.named
        guard_rows(children, context.bridge, named, self._refuse)
        self.pages.turned.connect(self._turn)
        self.table.current_changed.connect(self._choose)
        self.compare.merge.connect(self.merge)
        self.compare.differ.connect(self.differ)
        self.compare.swap.connect(self.swap)
        self.compare.later.connect(self.go_on)
        page = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._upright, self._level = rule(is_vertical=True), rule()
        self._pairs = QWidget()
        column = QVBoxLayout(self._pairs)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.pages)
        for part in (self._pairs, self._upright, self._level, self.compare):
            self._row.addWidget(part)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(Placeholder(self.icon, labels.READING, labels.READING_WHY))
        self._stack.addWidget(Placeholder(self.icon, labels.NOTHING, labels.NOTHING_WHY))
        self._stack.addWidget(page)

    # --- as the frame asks ------------------------------------------------------------------------

    def header(self) -> Header:
        """How many pairs there are, and those that need no look."""
        total = self.queue.total if self.queue is not None else 0
        count = labels.COUNT.format(count=total) if self.queue is not None else ""
        return Header(count, secondary=(BULK,) if total else ())

    def doings(self) -> Mapping[str, Doing]:
        """What is decided of the pair that is shown."""
        return {
            MERGE: Doing(self.merge, self._why_not),
            DIFFER: Doing(self.differ, self._why_not),
            SWAP: Doing(self.swap, self._why_no_pair),
            BULK: Doing(self.merge_all, self._why_not),
        }

    def open(self, place: Place) -> None:
        """Look for pairs, unless what is shown is still true."""
        if self.queue is None or self._is_stale:
            self._look()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Look again, at once while it is seen, else when it is shown next."""
        if self.queue is None or (kinds and not kinds & READS):
            return
        self._is_stale = True
        if self.isVisible():
            self._look()

    def panes(self) -> Sequence[QWidget]:
        """Pairs, fields, what is carried over."""
        if self._stack.currentIndex() != _PAIRS:
            return (self,)
        return (self.table, self.compare.fields, self.compare.merge_button)

    def arrange(self, room: Room) -> None:
        """Side by side, or one below the other."""
        wide = room is Room.WIDE
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(across if wide else down)
        self._row.setStretchFactor(self._pairs, 4 if wide else 2)
        self._row.setStretchFactor(self.compare, 6 if wide else 7)
        self._upright.setVisible(wide)
        self._level.setVisible(not wide)

    # --- what is done -----------------------------------------------------------------------------

    def merge(self) -> None:
        """Merge the pair that is shown, with the values that were chosen."""
        plan, pair = self.compare.plan, self._pair
        if plan is None or pair is None or self._why_not():
            return
        sameness, choices = self.context.bridge.desk.sameness, self.compare.choices
        site = pair.site if plan.keep_id == pair.first_id else None
        self.context.bridge.write(
            lambda: sameness.merge(plan.keep_id, plan.lose_id, choices, site=site),
            self._tell_merged,
            self._refuse,
        )

    def differ(self) -> None:
        """Note that the pair is two bodies."""
        pair = self._pair
        if pair is None or self._why_not():
            return
        sameness = self.context.bridge.desk.sameness
        self.context.bridge.write(
            lambda: sameness.differ(pair.first_id, pair.second_id),
            lambda _none: self._tell(labels.TOLD_APART),
            self._refuse,
        )

    def swap(self) -> None:
        """Keep the other of the two."""
        if self.compare.plan is not None:
            self._read_plan(self.compare.plan.lose_id, self.compare.plan.keep_id)

    def go_on(self) -> None:
        """Leave the pair for later: the next one is shown."""
        row = self.table.currentIndex().row() + 1
        self.table.selectRow(row % max(1, self.table.model().rowCount()))
        self.table.setFocus()

    def merge_all(self) -> None:
        """Merge all pairs of equal business numbers without conflicts, in one gesture."""
        if self.queue is None or self._why_not():
            return
        sameness = self.context.bridge.desk.sameness

        def work(progress: Progress, _token: CancelToken) -> int:
            return sameness.merge_all(progress=progress)

        self.context.bridge.run(
            labels.MERGING_ALL, work, self._tell_bulk, self._refuse, writes=True
        )

    # --- within -----------------------------------------------------------------------------------

    def _look(self) -> None:
        """All bodies are compared on a worker; a second wish waits for the first."""
        if self._is_looking:
            return
        self._is_looking, self._is_stale = True, False
        sameness, start, most = self.context.bridge.desk.sameness, self._start, self.per_page

        def work(progress: Progress, _token: CancelToken) -> Queue:
            return sameness.queue(limit=most, start=start, progress=progress)

        self.context.bridge.run(
            labels.LOOKING, work, self._show, self._fail, stopped=self._stop, is_wanted=False
        )

    def _show(self, queue: Queue) -> None:
        place = 0 if self._is_turned else max(0, self.table.currentIndex().row())
        self._is_looking, self._is_turned, self.queue = False, False, queue
        self._start = queue.start
        self.pages.show_queue(queue, self.per_page)
        self._stack.setCurrentIndex(_PAIRS if queue.rows else _NOTHING)
        self.table.show_rows(pair_rows(queue.rows))
        if queue.rows:
            self.table.selectRow(min(place, len(queue.rows) - 1))
        else:
            self._pair = self.compare.plan = None
        self.header_changed.emit()
        if self._is_stale and self.isVisible():
            self._look()

    def _turn(self, start: int) -> None:
        """Show the pairs from another place on."""
        self._start, self._is_turned, self._is_stale = max(0, start), True, True
        self._look()

    def _stop(self) -> None:
        self._is_looking, self._is_stale = False, True

    def _fail(self, error: AfmError) -> None:
        self._stop()
        self.context.bridge.refused.emit(error)

    def _choose(self, key: object) -> None:
        if self.queue is None or not isinstance(key, int) or key >= len(self.queue.rows):
            self._pair = None
            return
        self._pair = self.queue.rows[key]
        self._read_plan(self._pair.first_id, self._pair.second_id)

    def _read_plan(self, keep: str, lose: str) -> None:
        sameness = self.context.bridge.desk.sameness
        self.context.bridge.read(
            lambda: sameness.plan(keep, lose), self._show_plan, self._refuse, slot=SLOT
        )

    def _show_plan(self, plan: MergePlan) -> None:
        if self._pair is not None:
            self.compare.show_plan(self._pair, plan)
            why = self._why_not()
            self.compare.let(may=not why, tip=why)
        self.header_changed.emit()

    def _tell_merged(self, plan: MergePlan) -> None:
        self._tell(labels.merged(plan.keep_name, plan.lose_name))

    def _tell_bulk(self, count: int) -> None:
        if count:
            self._tell(labels.MERGED_ALL.format(count=count))
        else:
            self.context.info(Note(REFUSED, labels.NO_BULK))

    def _tell(self, words: str) -> None:
        self.context.info(None)
        self.context.toast(words, undo=True)

    def _refuse(self, error: AfmError) -> None:
        self.context.info(Note(REFUSED, str(error), "warning"))

    def _why_no_pair(self) -> str:
        return "" if self._pair is not None and self.compare.plan is not None else labels.CHOOSE

    def _why_not(self) -> str:
        return frame.IS_READ_ONLY if self.context.bridge.read_only else self._why_no_pair()
