"""What one tab shows: fields, the cost of a demand or project, and lists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from afm_desktop.services.details.model import Detail, Related
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.budget import BudgetGrid
from afm_desktop.ui.screens.details.cost_bar import CostBar
from afm_desktop.ui.screens.details.form import RecordForm
from afm_desktop.ui.screens.details.layout import BUDGET
from afm_desktop.ui.screens.details.part_list import PartList
from afm_desktop.ui.theme import theme

Shown = PartList | BudgetGrid


class Page(QWidget):
    """One below the other, each list made when it is first needed."""

    def __init__(self, bench: Bench, form: RecordForm) -> None:
        super().__init__()
        self._bench, self.form = bench, form
        self.lists: dict[str, Shown] = {}
        self.bar: CostBar | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(4))
        self._column.addWidget(form)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_related(self, detail: Detail, related: Sequence[Related], *, may_edit: bool) -> None:
        """Show the lists there are now."""
        for one in related:
            known = self.lists.get(one.key)
            if known is None:
                self.lists[one.key] = made = self._made(detail, one, may_edit)
                self._column.addWidget(made)
            else:
                known.refresh(one)
        for key, shown in self.lists.items():
            shown.setVisible(any(one.key == key for one in related))

    def show_cost(self, detail: Detail | None) -> None:
        """Show the bar of sources above everything else, where there is one."""
        has_cost = detail is not None and (detail.demand is not None or detail.project is not None)
        if has_cost and self.bar is None:
            self.bar = CostBar()
            self._column.insertWidget(0, self.bar)
        if self.bar is not None:
            self.bar.setVisible(has_cost)
            if detail is not None and has_cost:
                self.bar.show_detail(detail)

    def clear_related(self) -> None:
        """Take the lists of one record out, before another is shown."""
        for shown in self.lists.values():
            self._column.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self.lists.clear()

    def has_drafts(self) -> bool:
        """Whether something typed in a list is not in the file."""
        return any(shown.has_drafts() for shown in self.lists.values())

    def settle(self) -> bool:
        """Take what is typed in the lists."""
        answers = [shown.settle() for shown in self.lists.values()]
        return all(answers)

    def _made(self, detail: Detail, related: Related, may_edit: bool) -> Shown:
        if related.key == BUDGET:
            return BudgetGrid(self._bench, detail.id, related, may_edit=may_edit)
        return PartList(self._bench, detail.table, detail.id, related, may_edit=may_edit)
