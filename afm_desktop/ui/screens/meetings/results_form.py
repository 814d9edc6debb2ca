"""What became of the one matter that is chosen."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.text import clean
from afm_desktop.services.meetings.model import ItemRow, Placed, Votes
from afm_desktop.ui.labels import meeting_results as labels
from afm_desktop.ui.labels import meetings as words
from afm_desktop.ui.screens.details.remark import Remark
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.placing import Placing
from afm_desktop.ui.screens.meetings.value_form import ValueForm
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.fields import LongTextField, NumberField
from afm_desktop.ui.widgets.form import SectionTitle

_VOTES = ("in_favour", "against", "abstained")
_MOST, _DAY = 9_999, 24 * 60


class ResultsForm(QWidget):
    """Gist, outcome, decision with its votes and number, minutes, and where it goes."""

    def __init__(self, acting: Acting) -> None:
        super().__init__()
        self._acting = acting
        self.item: ItemRow | None = None
        self.title = SectionTitle("")
        self.taken = Remark("arrow-right")
        self.form = ValueForm(_fields(), {labels.VOTES: _VOTES})
        self.form.changed.connect(self._change)
        self.placing = Placing(labels.PLACING)
        self.form.grid.add_row(labels.PLACING, self.placing)
        self.placing.placed.connect(self._place)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(1))
        for widget in (self.title, self.taken, self.form):
            column.addWidget(widget)

    def show_item(self, item: ItemRow | None, *, may: bool) -> None:
        """Show a matter; none hides all of it."""
        self.setVisible(item is not None)
        is_other = self.item is None or item is None or self.item.id != item.id
        before, self.item = self.item, item
        if item is None:
            return
        self.title.set_title(f"{words.ITEM.format(number=item.number)}  {item.title}")
        number = item.decision_no
        self.title.set_value(labels.DECISION_NO.format(number=number) if number else "")
        self.taken.say(labels.TAKEN_UP.format(meeting=item.taken_by) if item.taken_by else "")
        self.form.show_values(item.id, _values(item), {})
        self.form.allow(may)
        shown = (item.placement, item.placement_reason)
        if is_other or before is None or shown != (before.placement, before.placement_reason):
            self.placing.show_placed(*shown)
        self.placing.allow(may)

    # --- within -----------------------------------------------------------------------------------

    def _change(self, key: str, value: object, field: Field) -> None:
        item = self.item
        if item is None:
            return
        if key == "decision" or key in _VOTES:
            self._decide(item, field)
            return
        agendas = self._acting.desk.agendas
        self._acting.do(lambda: agendas.change(item.id, {key: value}), field=field)

    def _decide(self, item: ItemRow, field: Field) -> None:
        """A decision is written with its votes; it gets its number then."""
        outcomes = self._acting.desk.outcomes
        decision = clean(str(self.form.fields["decision"].value() or "")).strip()
        if not decision:
            field.set_error(labels.DECISION_FIRST)
            return
        counts = {name: self.form.fields[name].value() for name in _VOTES}
        votes = Votes(**counts)  # type: ignore[arg-type]
        is_new = item.decision_no is None

        def told(number: str) -> None:
            if is_new:
                self._acting.context.toast(labels.decided(number), undo=True)

        self._acting.do(lambda: outcomes.decide(item.id, decision, votes), then=told, field=field)

    def _place(self, placed: Placed) -> None:
        item, outcomes = self.item, self._acting.desk.outcomes
        if item is None or (item.placement, item.placement_reason) == (placed.to, placed.reason):
            return
        self._acting.do(lambda: outcomes.place(item.id, placed))


def _fields() -> Mapping[str, Field]:
    def count(label: str) -> NumberField:
        return NumberField(label, unit=labels.PEOPLE, least=0, most=_MOST)

    return {
        "discussion": LongTextField(labels.DISCUSSION, is_quiet=True),
        "outcome": LongTextField(labels.OUTCOME, is_quiet=True),
        "decision": LongTextField(labels.DECISION, is_quiet=True),
        "in_favour": count(labels.FOR),
        "against": count(labels.AGAINST),
        "abstained": count(labels.ABSTAINED),
        "actual_minutes": NumberField(
            labels.ACTUAL, unit=labels.MINUTES, least=0, most=_DAY, is_quiet=True
        ),
    }


def _values(item: ItemRow) -> Mapping[str, object]:
    votes = {name: getattr(item.votes, name) for name in _VOTES}
    own = ("discussion", "outcome", "decision", "actual_minutes")
    return {**votes, **{name: getattr(item, name) for name in own}}
