"""검토: every row with what it does, ticked or not, before anything is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from afm_desktop.exchange.reading.fields import ImportKind, field_of
from afm_desktop.services.imports.model import (
    Doubt,
    ImportReport,
    Outcome,
    Place,
    Policy,
    RowResult,
    Wishes,
)
from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.screens.imports.opened import Opened
from afm_desktop.ui.screens.imports.review_model import COLUMNS, ReviewModel
from afm_desktop.ui.screens.imports.row_side import RowSide
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.choice_row import Segmented
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.placeholder import Placeholder
from afm_desktop.ui.widgets.tick_table import TickTable

_DEMANDS = "demands"
POLICY = 48  # units
_TABS: tuple[Outcome | None, ...] = (
    None,
    Outcome.NEW,
    Outcome.CHANGED,
    Outcome.DUPLICATE,
    Outcome.REJECTED,
    Outcome.SAME,
)


class ReviewPage(QWidget):
    """Tabs with counts, the rows, and the chosen row in full."""

    asked_anew = Signal()
    """A choice was made on which the rows depend."""
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._report: ImportReport | None = None
        self._opened: Opened | None = None
        self._places: dict[Outcome | None, Sequence[int]] = {}
        self._decisions: dict[Place, str] = {}
        self._doubts: dict[Place, Doubt] = {}
        self.tabs = Segmented([(labels.ALL, "")], 0, labels.ROWS)
        policies = [Option(policy, words) for policy, words in labels.POLICIES.items()]
        self.policy = ChoiceField(labels.POLICY, policies, is_required=True)
        self.policy.set_value(Policy.UPDATE)
        self.model = ReviewModel()
        self.table = TickTable(labels.ROWS)
        self.table.set_model(self.model, COLUMNS)
        self.side = RowSide()
        self._stack = QStackedWidget()
        self._listen()
        self._put_together()

    @property
    def wishes(self) -> Wishes:
        """What is chosen of the rows."""
        return Wishes(
            policy=Policy(str(self.policy.value())),
            left_out=frozenset(self.model.left_out),
            decisions=dict(self._decisions),
        )

    @property
    def ticked(self) -> int:
        """How many rows will be taken."""
        if self._report is None:
            return 0
        counts = self._report.counts
        return counts.new + counts.changed - len(self.model.left_out)

    def show_report(self, report: ImportReport, opened: Opened) -> None:
        """Show what an import of a list would do."""
        self._report, self._opened = report, opened
        self._places = _places(report.rows)
        for at in self._places[Outcome.DUPLICATE]:
            row = report.rows[at]
            self._doubts |= {(row.number, doubt.field): doubt for doubt in row.doubts}
        takable = (*self._places[Outcome.NEW], *self._places[Outcome.CHANGED])
        self.model.left_out &= {report.rows[at].number for at in takable}
        self._show_tabs()
        at = max(0, self.table.currentIndex().row())
        self._show_rows(self.tabs.current(), at, self.table.current_key())

    def show_tab(self, outcome: Outcome | None) -> None:
        """Show the rows of one outcome, or all."""
        self.tabs.set_current(_TABS.index(outcome))
        self._show_rows(self.tabs.current())

    def begin(self) -> None:
        """Another list: nothing of it is unticked or decided yet."""
        self._report = self._opened = None
        self._decisions, self._doubts = {}, {}
        self.model.left_out = set()
        self.model.show_rows((), ())
        self.tabs.set_items([(labels.ALL, "")], 0)
        self.side.show_row(None)

    def named(self) -> Mapping[str, list[str]]:
        """The demands whose words the chosen rows tell, by table."""
        chosen = (self.model.result(row) for row in self.table.selected_rows())
        return {_DEMANDS: [row.core for row in chosen if row.core]}

    def toggle(self) -> None:
        """Take the chosen rows, or leave them out."""
        rows = [self.model.result(row) for row in self.table.selected_rows()]
        if rows:
            self.model.tick(rows, is_ticked=not self.model.is_ticked(rows[0]))
            self.changed.emit()

    def _listen(self) -> None:
        self.tabs.changed.connect(self._show_rows)
        self.policy.left.connect(lambda _policy: self.asked_anew.emit())
        self.table.ticked.connect(self.toggle)
        self.table.current_changed.connect(lambda _key: self._show_row())
        self.table.opened.connect(lambda _key: self.side.open_decision())
        self.side.decided.connect(self._decide)

    def _show_tabs(self) -> None:
        current = self.tabs.current()
        items = [
            (labels.OUTCOMES[tab] if tab else labels.ALL, f"{len(self._places[tab]):,}")
            for tab in _TABS
        ]
        self.tabs.set_items(items, max(0, current))

    def _show_rows(self, tab: int, place: int = 0, number: object = None) -> None:
        """Show the rows of a tab, at that of a number or else at a place."""
        if self._report is None:
            return
        shown = self._places[_TABS[max(0, tab)]]
        if number is None:
            self.table.clearSelection()
        self.model.show_rows(self._report.rows, shown)
        self._stack.setCurrentIndex(0 if shown else 1)
        if shown and not (number is not None and self.table.set_current(number)):
            self.table.set_current(self.model.result(min(place, len(shown) - 1)).number)
        self._show_row()

    def _show_row(self) -> None:
        rows = self.table.selected_rows()
        index = self.table.currentIndex()
        if self._report is None or self._opened is None or not index.isValid() or not rows:
            self.side.show_row(None)
            return
        result = self.model.result(index.row())
        number, kind = result.number, ImportKind(self._report.kind.value)
        doubts = [
            (doubt, field_of(kind, field).label)
            for (row, field), doubt in self._doubts.items()
            if row == number
        ]
        decisions = {at[1]: said for at, said in self._decisions.items() if at[0] == number}
        self.side.show_row(result, doubts, decisions, self._opened.written(number))

    def _decide(self, number: int, field: str, decision: object) -> None:
        """What is decided of one row may settle others, so all of them are worked out anew."""
        self._decisions.pop((number, field), None)
        if decision:
            self._decisions[number, field] = str(decision)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.asked_anew.emit()

    def _put_together(self) -> None:
        u = theme().u
        bar = QHBoxLayout()
        bar.setContentsMargins(4 * u, 2 * u, 4 * u, 3 * u)
        bar.setSpacing(3 * u)
        bar.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignBottom)
        bar.addStretch(1)
        self.policy.setFixedWidth(theme().px(POLICY))
        bar.addWidget(Line(labels.POLICY, "body", "text2"))
        bar.addWidget(self.policy)
        self._stack.addWidget(self.table)
        self._stack.addWidget(Placeholder("search", labels.EMPTY_ROWS))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self._stack, 1)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(self.side)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(row, 1)


def _places(rows: Sequence[RowResult]) -> dict[Outcome | None, Sequence[int]]:
    """The places of the rows of each outcome, and of all but those that stay the same."""
    found: dict[Outcome | None, list[int]] = {tab: [] for tab in (*_TABS, Outcome.LEFT_OUT)}
    for place, row in enumerate(rows):
        found[row.outcome].append(place)
    return {**found, None: range(len(rows))}
