"""What a demand or project costs, by source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.money import money
from afm_desktop.domain.words import word
from afm_desktop.services.details.model import Detail
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.stack_bar import BarPart, StackBar

_SOURCES = ("national_won", "local_won", "private_won")


class CostBar(QWidget):
    """총사업비 by source, and by how much a stated total differs from the sum."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(1))
        self._title = SectionTitle(labels.TOTAL_COST)
        self._bar, self.difference = StackBar(), Line("", "label", "danger", wrap=True)
        for widget in (self._title, self._bar, self.difference):
            column.addWidget(widget)

    def show_detail(self, detail: Detail) -> None:
        """Show the sums there are now."""
        if detail.demand is not None:
            facts = detail.demand
            parts = [(word(source), won) for source, won in facts.by_source.items()]
            self._show(facts.total_won, parts)
            self._tell(labels.DIFFERENCE, facts.stated_difference_won)
        elif detail.project is not None:
            entries = [detail.field(key) for key in _SOURCES]
            total = detail.field("total_won").value
            self._show(
                total if isinstance(total, int) else 0,
                [(one.word, one.value if isinstance(one.value, int) else 0) for one in entries],
            )
            self._tell(labels.UNEXPLAINED, detail.project.unexplained_won or 0)

    def _show(self, total: int, parts: Sequence[tuple[str, int]]) -> None:
        worth = [BarPart(name, won, money(won)) for name, won in parts if won]
        none = labels.UNSTATED if worth else labels.NO_COST
        self._title.set_value(money(total) if total else none)
        rest = total - sum(won for _, won in parts)
        if rest > 0 and worth:
            worth.append(BarPart(labels.UNSTATED, rest, money(rest), is_rest=True))
        self._bar.set_parts(worth)
        self._bar.setVisible(bool(worth))

    def _tell(self, words: str, difference: int) -> None:
        self.difference.setText(words.format(amount=money(difference)))
        self.difference.setVisible(bool(difference))
