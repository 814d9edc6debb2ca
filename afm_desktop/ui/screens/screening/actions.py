"""What may be done with a demand, or with several that are chosen, and what a step asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.errors import AfmError
from afm_desktop.services.screening.findings import unmet_reasons
from afm_desktop.services.screening.model import MoveRow, ScreeningSheet
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.labels import details as words
from afm_desktop.ui.labels import screening as labels
from afm_desktop.ui.screens.details.ask import Ask
from afm_desktop.ui.screens.details.typed_fields import ReferenceField
from afm_desktop.ui.screens.screening.column import at
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import DateField, Field, LongTextField, Option
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.line import Line

DAYS = 14
"""How many days an applicant has as a rule, as the day that is offered says."""
_ASKS = frozenset({S.SUPPLEMENT, S.REJECTED, S.INELIGIBLE, S.NOT_SELECTED, S.WITHDRAWN, S.MERGED})
_BY_FINDINGS = frozenset({S.REJECTED, S.INELIGIBLE})


class Actions(QWidget):
    """Buttons of the steps that may follow; those that cannot be taken now say why."""

    moved = Signal(object, object)
    """The status and the values that were asked."""
    extended = Signal(object)
    letter_wanted = Signal()
    copy_wanted = Signal()
    receipt_wanted = Signal()
    form_wanted = Signal()

    def __init__(
        self, bridge: Bridge, sheet: ScreeningSheet, count: int, *, has_letters: bool = True
    ) -> None:
        super().__init__()
        self._bridge, self._sheet = bridge, sheet
        self.ask: Ask | None = None
        self.buttons: dict[S, Button] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme().px(2))
        self.column.addWidget(SectionTitle(labels.ACTIONS))
        self.several = Line("", "body", "text2", wrap=True)
        self.column.addWidget(self.several)
        flow = Flow()
        for number, move in enumerate(sheet.moves):
            flow.add(self._button(move, is_first=number == 0))
        self.extend = Button(labels.EXTEND, "calendar")
        self.extend.clicked.connect(self.begin_extension)
        self.extend.setEnabled(not sheet.why_not_extend)
        self.extend.set_tip(sheet.why_not_extend)
        at(self.extend, "extend")
        self.form = Button(labels.SUPPLEMENT_FORM, "mail")
        self.form.clicked.connect(self.form_wanted)
        at(self.form, "form")
        is_supplement = sheet.status is S.SUPPLEMENT
        for button, is_shown in (
            (self.extend, is_supplement),
            (self.form, is_supplement and has_letters),
        ):
            if is_shown:
                flow.add(button)
            else:
                button.setParent(self)
                button.hide()
        self.column.addWidget(flow)
        letters = Flow()
        self.letter = Button(labels.SAVE_LETTER, "file-down", "quiet")
        self.copy = Button(labels.COPY_LETTER, "copy", "quiet")
        self.receipt = Button(labels.SAVE_RECEIPT, "file-down", "quiet")
        for button, place, wanted in (
            (self.letter, "letter", self.letter_wanted),
            (self.copy, "copy", self.copy_wanted),
            (self.receipt, "receipt", self.receipt_wanted),
        ):
            at(button, place)
            button.clicked.connect(wanted)
            letters.add(button)
        self.column.addWidget(letters)
        letters.setVisible(has_letters)
        self.show_count(count)

    def show_count(self, count: int) -> None:
        """Say of how many demands a step is taken."""
        self.several.setText(labels.ON_SEVERAL.format(count=count) if count > 1 else "")
        self.several.setVisible(count > 1)
        may = count > 1 or self._sheet.intake_no is not None
        self.receipt.setEnabled(may)
        self.receipt.set_tip("" if may else labels.NOT_RECEIVED_YET)

    def has_drafts(self) -> bool:
        """Whether something is typed for a step that is not taken yet."""
        return self.ask is not None and self.ask.has_drafts()

    def begin(self, move: MoveRow) -> None:
        """Take a step, or ask what it needs."""
        self.end()
        if move.status not in _ASKS:
            self.moved.emit(move.status, {})
            return
        fields, required = self._fields(move.status)
        self._ask(fields, words.MOVE_DO[move.status], required, partial(self._done, move.status))

    def confirm(self, status: S, said: str) -> None:
        """Ask whether a step is taken all the same."""
        self.end()
        self._ask({}, words.MOVE_DO[status], (), partial(self._done, status), said)

    def begin_extension(self) -> None:
        """Ask until when."""
        self.end()
        due = DateField(labels.NEW_DUE, today=self._today)
        before = self._sheet.due_on or self._today
        due.set_value(max(before, self._today) + timedelta(days=7))
        reason = LongTextField(labels.REASON)
        fields: Mapping[str, Field] = {"due_on": due, "reason": reason}
        self._ask(fields, labels.EXTEND_DO, ("due_on",), self.extended.emit)

    def end(self) -> None:
        """Take the question away."""
        ask, self.ask = self.ask, None
        if ask is not None:
            ask.hide()
            ask.deleteLater()

    @property
    def _today(self):  # type: ignore[no-untyped-def]
        return self._bridge.desk.workspace.today

    def _button(self, move: MoveRow, *, is_first: bool) -> Button:
        is_back = self._sheet.status is S.SUPPLEMENT and move.status is S.REVIEWING
        said = words.SETTLED if is_back else words.MOVES[move.status]
        variant = "primary" if is_first and move.status not in _ASKS else "secondary"
        button = Button(said, variant=variant)
        button.setEnabled(not move.why_not)
        button.set_tip(move.why_not)
        button.clicked.connect(lambda: self.begin(move))
        at(button, f"move:{move.status.value}")
        self.buttons[move.status] = button
        return button

    def _fields(self, status: S) -> tuple[Mapping[str, Field], Sequence[str]]:
        has_findings = bool(unmet_reasons(self._sheet.items))
        if status is S.MERGED:
            leader = ReferenceField(labels.LEADER, self._find, is_quiet=False)
            return {"into": leader, "reason": LongTextField(labels.REASON)}, ("into",)
        if status is S.SUPPLEMENT:
            due = DateField(labels.DUE_FIELD, today=self._today)
            due.set_value(self._today + timedelta(days=DAYS))
            more = LongTextField(labels.REASON, placeholder=labels.REASON_MORE)
            return {"due_on": due, "reason": more}, ("due_on",)
        is_told = status in _BY_FINDINGS and has_findings
        hint = labels.REASON_MORE if is_told else labels.REASON_HINT
        reason = LongTextField(labels.REASON, placeholder=hint)
        return {"reason": reason}, (() if is_told else ("reason",))

    def _find(self, text: str) -> Sequence[Option]:
        try:
            found = self._bridge.desk.details.suggest("demands", text)
        except AfmError:
            return ()
        own = self._sheet.id
        return [Option(one.id, one.title, one.note or "") for one in found if one.id != own]

    def _ask(self, fields, verb, required, then, said="") -> None:  # type: ignore[no-untyped-def]
        self.ask = Ask(fields, verb, required=required, said=said)
        self.ask.done.connect(then)
        self.ask.cancelled.connect(self.end)
        self.column.addWidget(self.ask)
        self.ask.start()

    def _done(self, status: S, values: Mapping[str, object]) -> None:
        self.moved.emit(status, values)
