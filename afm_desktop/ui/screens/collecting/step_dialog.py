"""The card on which a step with many forms is told: when, by which route, until when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from afm_desktop.domain.enums import IntakeRoute, RequestState
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.words import word
from afm_desktop.services.collecting.model import CellKey, Done
from afm_desktop.services.collecting.steps import Extend, Receive, Remind, Send, SetState, Step
from afm_desktop.ui.labels import collecting as labels
from afm_desktop.ui.screens.bodies.dialog import BodyDialog, labelled
from afm_desktop.ui.screens.collecting.mailing import read_mail
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import ChoiceField, DateField, Field, Option, TextField
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.tooltip import announce

SENDING, REMINDING, EXTENDING = "mark_sent", "remind", "extend_forms"
RECEIVING, SETTING = "receive_forms", "set_form_state"
STEPS = (SENDING, REMINDING, EXTENDING, RECEIVING, SETTING)
_WIDE = 128
_HIGH: Mapping[str, int] = {
    SENDING: 84, REMINDING: 152, EXTENDING: 56, RECEIVING: 76, SETTING: 56,
}  # fmt: skip


class StepDialog(BodyDialog):
    """Asks what a step needs to know; one gesture takes it for all that were chosen."""

    def __init__(
        self,
        host: QWidget,
        context: ScreenContext,
        step: str,
        cells: frozenset[CellKey],
        *,
        about: str,
        division: str | None,
        then: Callable[[Done], None],
    ) -> None:
        super().__init__(host, context, labels.STEPS[step], about, width_units=_WIDE)
        self._step, self._cells, self._division, self._then = step, cells, division, then
        self.fields = self._make_fields()
        self.text = ""
        self.mail = Line("", "body", "text2", wrap=True)
        self.copy = Button(labels.COPY_MAIL, "copy")
        self.told = Line("", "body", "danger", wrap=True)
        self.enter = Button(labels.DOES[step], "check", "primary")
        self.cancel = Button(labels.CANCEL)
        self._put_together()
        self.full_height = theme().px(_HIGH[step])
        self.fit()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return next(iter(self.fields.values()))

    def order(self) -> None:
        """Take the step with what was entered."""
        if not all(field.settle() for field in self.fields.values()):
            return
        collecting, cells, division = self.desk.collecting, self._cells, self._division
        step = self._made()
        self.enter.setEnabled(False)
        self.context.bridge.write(
            lambda: collecting.take(step, cells, division), self._done, self._refuse
        )

    def copy_mail(self) -> None:
        """Put the text of the mail on the clipboard."""
        QGuiApplication.clipboard().setText(self.text)
        self.context.toast(labels.MAIL_COPIED)

    # --- what is asked ----------------------------------------------------------------------------

    def _make_fields(self) -> Mapping[str, Field]:
        today = self.desk.workspace.today
        found: dict[str, Field] = {}
        if self._step in labels.DAY:
            found["on"] = DateField(labels.DAY[self._step], today=today, is_required=True)
            found["on"].set_value(today)
        if self._step == SENDING:
            found["due_on"] = DateField(labels.DUE, today=today)
            found["due_on"].set_value(None)
        if self._step == EXTENDING:
            found["new_due_on"] = DateField(labels.NEW_DUE, today=today, is_required=True)
            found["new_due_on"].set_value(None)
        if self._step in (SENDING, REMINDING, RECEIVING):
            name = labels.REPLY_ROUTE if self._step == RECEIVING else labels.ROUTE
            found["route"] = ChoiceField(name, [Option(one, word(one)) for one in IntakeRoute])
            found["route"].set_value(None)
        if self._step in (SENDING, RECEIVING):
            found["document_no"] = TextField(labels.DOCUMENT, most=100)
            found["document_no"].set_value(None)
        if self._step == SETTING:
            states = [Option(one, word(one)) for one in RequestState]
            found["state"] = ChoiceField(labels.NEW_STATE, states, is_required=True)
            found["state"].set_value(RequestState.DONE)
        return found

    def _made(self) -> Step:
        values = {key: field.value() for key, field in self.fields.items()}
        on = values.pop("on", None)
        day = on if isinstance(on, date) else self.desk.workspace.today
        makes: Mapping[str, type[Step]] = {
            SENDING: Send,
            REMINDING: Remind,
            EXTENDING: Extend,
            RECEIVING: Receive,
            SETTING: SetState,
        }
        return makes[self._step](on=day, **values)

    # --- putting together -------------------------------------------------------------------------

    def _put_together(self) -> None:
        content = self.content
        content.space(3)
        content.add(Line(labels.ABOUT[self._step], "body", "text2", wrap=True))
        for field in self.fields.values():
            content.add(labelled(field.label, field))
        if self._step == REMINDING:
            content.add(Line(labels.MAIL, "strong"))
            content.add(self.mail)
            self.foot.addWidget(self.copy)
            self.copy.setEnabled(False)
            self.copy.clicked.connect(self.copy_mail)
            read_mail(self.context, self._cells, self._division, self._show_mail, self._refuse)
        self.bottom.addWidget(self.told)
        self.told.hide()
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.enter)
        self.cancel.clicked.connect(self.close_overlay)
        self.enter.clicked.connect(self.order)

    def _show_mail(self, text: str) -> None:
        self.text = text
        self.mail.setText(text)
        self.copy.setEnabled(True)

    def _refuse(self, error: AfmError) -> None:
        self.enter.setEnabled(True)
        self.told.setText(str(error))
        self.told.show()
        announce(self, str(error))

    def _done(self, done: Done) -> None:
        self.close_overlay()
        self._then(done)


def ask_step(
    context: ScreenContext,
    step: str,
    cells: frozenset[CellKey],
    *,
    about: str,
    division: str | None,
    then: Callable[[Done], None],
) -> None:
    """Ask over the window."""

    def make(host: QWidget) -> tuple[StepDialog, QWidget]:
        made = StepDialog(host, context, step, cells, about=about, division=division, then=then)
        return made, made.first

    context.frame.cover(make)
