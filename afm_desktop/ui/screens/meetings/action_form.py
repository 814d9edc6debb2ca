"""The follow-up that is chosen: its fields, and the steps it may take."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.enums import ActionStatus as A
from afm_desktop.domain.errors import AfmError
from afm_desktop.services.meetings.model import ActionRow
from afm_desktop.ui.labels import meeting_results as labels
from afm_desktop.ui.screens.details.ask import Ask
from afm_desktop.ui.screens.details.typed_fields import ReferenceField
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.value_form import ValueForm
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.fields import DateField, LongTextField, TextField
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.form import SectionTitle

_STEPS = {
    A.OPEN: (A.DONE, A.STARTED, A.DROPPED),
    A.STARTED: (A.DONE, A.DROPPED),
    A.DONE: (A.OPEN,),
    A.DROPPED: (A.OPEN,),
}
"""What may follow, the likeliest first."""
_WORDS = {
    A.STARTED: labels.START,
    A.DONE: labels.FINISH,
    A.DROPPED: labels.DROP,
    A.OPEN: labels.REOPEN,
}


class ActionForm(QWidget):
    """Fields are saved when they are left; a step asks what came of it, or why not."""

    def __init__(self, acting: Acting) -> None:
        super().__init__()
        self._acting = acting
        self.action: ActionRow | None = None
        self.ask: Ask | None = None
        self.buttons: dict[A, Button] = {}
        self.title = SectionTitle("")
        self.form = ValueForm(self._fields())
        self.form.changed.connect(self._change)
        self._flow = Flow()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme().px(2), 0, 0)
        self._column.setSpacing(theme().px(1))
        for widget in (self.title, self._flow, self.form):
            self._column.addWidget(widget)

    def show_action(self, action: ActionRow | None, *, may: bool) -> None:
        """Show a follow-up; none hides all of it."""
        self.setVisible(action is not None)
        before, self.action = self.action, action
        if action is None:
            return
        self.title.set_title(labels.NEW_ACTION)
        self.title.set_value(action.meeting or "")
        self.form.show_values(
            action.id,
            {key: getattr(action, key) for key in self.form.fields},
            {"organization_id": action.organization, "person_id": action.person},
        )
        self.form.allow(may)
        is_same = before is not None and (before.id, before.status) == (action.id, action.status)
        if not is_same or bool(self.buttons) is not may:
            self._show_steps(action, may)

    def has_drafts(self) -> bool:
        """Whether something is typed for a step that is not taken yet."""
        return self.ask is not None and self.ask.has_drafts()

    # --- within -----------------------------------------------------------------------------------

    def _fields(self) -> Mapping[str, Field]:
        def body() -> str | None:
            return self.action.organization_id if self.action is not None else None

        return {
            "title": TextField(labels.ACTION_TITLE, is_required=True, is_quiet=True),
            "organization_id": ReferenceField(labels.BODY, self._acting.finder("organizations")),
            "person_id": ReferenceField(labels.PERSON, self._acting.finder("people", body)),
            "due_on": DateField(labels.DUE, today=self._acting.desk.workspace.today, is_quiet=True),
            "outcome": LongTextField(labels.WHAT_CAME, is_quiet=True),
        }

    def _change(self, key: str, value: object, field: Field) -> None:
        outcomes, id_ = self._acting.desk.outcomes, str(self.form.id)
        self._acting.do(lambda: outcomes.change_action(id_, {key: value}), field=field)

    def _show_steps(self, action: ActionRow, may: bool) -> None:
        self._end()
        old, self._flow, self.buttons = self._flow, Flow(), {}
        for to in _STEPS[action.status] if may else ():
            button = Button(_WORDS[to], "check" if to is A.DONE else "")
            button.clicked.connect(partial(self._begin, to))
            self.buttons[to] = button
            self._flow.add(button)
        self._column.replaceWidget(old, self._flow)
        old.hide()
        old.deleteLater()

    def _begin(self, to: A, _on: bool = False) -> None:
        self._end()
        action, outcomes = self.action, self._acting.desk.outcomes
        if action is None:
            return
        if to is A.STARTED:
            self._do(to, lambda: outcomes.start_action(action.id))
        elif to is A.OPEN:
            self._do(to, lambda: outcomes.reopen_action(action.id))
        elif to is A.DONE:
            self._ask(to, labels.WHAT_CAME, labels.FINISH_DO, is_required=False)
        else:
            self._ask(to, labels.WHY_DROPPED, labels.DROP_DO, is_required=True)

    def _ask(self, to: A, label: str, verb: str, *, is_required: bool) -> None:
        field = LongTextField(label)
        self.ask = Ask({"said": field}, verb, required=("said",) if is_required else ())
        self.ask.done.connect(partial(self._finish, to))
        self.ask.cancelled.connect(self._end)
        self._column.insertWidget(2, self.ask)
        self.ask.start()

    def _finish(self, to: A, values: Mapping[str, Any]) -> None:
        action, outcomes, said = self.action, self._acting.desk.outcomes, values["said"]
        if action is None:
            return
        if to is A.DONE:
            self._do(to, lambda: outcomes.finish_action(action.id, outcome=said))
        else:
            self._do(to, lambda: outcomes.drop_action(action.id, said))

    def _do(self, to: A, work: Callable[[], object]) -> None:
        self._acting.do(work, labels.ACTION_SAID[to], failed=self._refuse,
                        then=lambda _done: self._end())  # fmt: skip

    def _refuse(self, error: AfmError) -> None:
        if self.ask is not None:
            self.ask.refuse(str(error))
        else:
            self._acting.refused.emit(str(error))

    def _end(self) -> None:
        ask, self.ask = self.ask, None
        if ask is not None:
            ask.hide()
            ask.deleteLater()
