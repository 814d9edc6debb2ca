"""What may follow in the life of a meeting: buttons, and what a step asks under them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import MeetingSheet, Step
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.screens.details.ask import Ask
from afm_desktop.ui.screens.details.life import PAPERS
from afm_desktop.ui.screens.details.typed_fields import MomentField
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.doings import MORE
from afm_desktop.ui.screens.meetings.paper_links import MeetingPaperLinks
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.fields import LongTextField
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.popup_menu import PopupMenu

_SELDOM = (S.POSTPONED, S.CANCELLED)
"""Steps that stand in the menu behind the buttons."""


class Steps(QWidget):
    """The book, the steps of the table, and a menu of what is seldom done."""

    close_wanted = Signal()
    book_wanted = Signal()
    more_wanted = Signal(object)
    """The menu, to which whatever else is done with a meeting is added."""

    def __init__(self, acting: Acting) -> None:
        super().__init__()
        self._acting = acting
        self.ask: Ask | None = None
        self.buttons: dict[S, Button] = {}
        self.book = self._made(labels.BOOK, "file-text", self.book_wanted.emit)
        self.new_time = self._made(labels.NEW_TIME, "calendar", self.begin_new_time)
        self.more = Button("", "ellipsis", "secondary", labels.MORE)
        self.more.setObjectName(MORE)
        self.more.clicked.connect(self._open_menu)
        self._flow = Flow()
        self._steps: Sequence[Step] = ()
        self._shown: tuple[object, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(2))
        self._column.addWidget(self._flow)

    def show_sheet(self, sheet: MeetingSheet) -> None:
        """Offer what may be done with a meeting now."""
        shown = (sheet.head.id, sheet.head.status, sheet.head.starts_at, self._acting.may,
                 self._acting.is_reader)  # fmt: skip
        if shown == self._shown:
            return
        self._shown, self._steps = shown, sheet.steps
        self.end()
        old, self._flow = self._flow, Flow()
        self._fill(sheet)
        self._column.replaceWidget(old, self._flow)
        old.hide()
        old.deleteLater()

    def has_drafts(self) -> bool:
        """Whether something is typed for a step that is not taken yet."""
        return self.ask is not None and self.ask.has_drafts()

    # --- buttons ----------------------------------------------------------------------------------

    def _made(self, text: str, icon: str, do: Any) -> Button:
        button = Button(text, icon)
        button.clicked.connect(lambda _on=False: do())
        return button

    def _fill(self, sheet: MeetingSheet) -> None:
        head = sheet.head
        self.buttons = {}
        may_step = not self._acting.is_reader
        first = next((one for one in sheet.steps if self._is_due(sheet, one)), None)
        self.book = self._made(labels.BOOK, "file-text", self.book_wanted.emit)
        self.book.variant = "primary" if first is None else "secondary"
        self.new_time = self._made(labels.NEW_TIME, "calendar", self.begin_new_time)
        self.more = Button("", "ellipsis", "secondary", labels.MORE)
        self.more.setObjectName(MORE)
        self.more.clicked.connect(self._open_menu)
        shown: list[Button] = [] if head.is_template else [self.book]
        if may_step:
            open_steps = [one for one in sheet.steps if one.to not in _SELDOM]
            shown += [self._step_button(sheet, one, is_first=one is first) for one in open_steps]
            if head.status in (S.PLANNED, S.POSTPONED) and not self._acting.why_not:
                shown.append(self.new_time)
        self._flow.add(*shown, self.more)
        if not head.is_template and self._acting.context.commands.is_bound(PAPERS):
            self._flow.add(MeetingPaperLinks(self._acting.context, head.id))

    def _step_button(self, sheet: MeetingSheet, step: Step, *, is_first: bool) -> Button:
        variant = "primary" if is_first else "secondary"
        icon = "check" if is_first else ""
        button = Button(labels.STEPS[sheet.head.status, step.to], icon, variant)
        held_on = sheet.head.held_on
        if step.to is S.CLOSED and held_on is not None and held_on > sheet.day:
            button.setEnabled(False)
            button.set_tip(labels.not_yet(held_on))
        button.clicked.connect(partial(self._pressed, step))
        self.buttons[step.to] = button
        return button

    def _is_due(self, sheet: MeetingSheet, step: Step) -> bool:
        """Whether a step is what one would do next."""
        head = sheet.head
        if step.to is S.CLOSED:
            return head.held_on is not None and head.held_on <= sheet.day
        return head.status is S.DRAFT and head.starts_at is not None

    def _open_menu(self) -> None:
        menu = PopupMenu(self.more, labels.MORE)
        sheet = self._acting.sheet
        if sheet is not None and not self._acting.is_reader:
            for step in self._steps:
                if step.to in _SELDOM:
                    menu.add(labels.STEPS[sheet.head.status, step.to], partial(self.begin, step))
        if menu.actions():
            menu.addSeparator()
        self.more_wanted.emit(menu)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.open_under(self.more)

    # --- steps ------------------------------------------------------------------------------------

    def _pressed(self, step: Step, _on: bool = False) -> None:
        self.begin(step)

    def begin(self, step: Step) -> None:
        """Take a step, or ask for the one thing it needs."""
        self.end()
        sheet = self._acting.sheet
        if sheet is None:
            return
        if step.to is S.CLOSED:
            self.close_wanted.emit()
        elif step.asks_reason:
            reason = LongTextField(labels.REASON, placeholder=labels.REASON_HINT)
            verb = labels.STEP_DO[sheet.head.status, step.to]
            self._begin({"reason": reason}, verb, ("reason",), partial(self._move, step))
        elif sheet.head.status is S.POSTPONED:
            self.begin_new_time()
        else:
            self._move(step, {})

    def begin_new_time(self) -> None:
        """Ask for when it is to be instead, and why."""
        self.end()
        sheet = self._acting.sheet
        if sheet is None:
            return
        today = self._acting.desk.workspace.today
        starts = MomentField(labels.NEW_START, today=today)
        ends = MomentField(labels.NEW_END, today=today)
        starts.set_value(sheet.head.starts_at)
        ends.set_value(sheet.head.ends_at)
        reason = LongTextField(labels.REASON, placeholder=labels.REASON_HINT)
        fields: Mapping[str, Field] = {"starts_at": starts, "ends_at": ends, "reason": reason}
        self._begin(fields, labels.NEW_TIME_DO, ("starts_at", "reason"), self._reschedule)

    def end(self) -> None:
        """Take the question away."""
        ask, self.ask = self.ask, None
        if ask is not None:
            ask.hide()
            ask.deleteLater()

    def _begin(self, fields: Any, verb: str, required: Sequence[str], then: Any) -> None:
        self.ask = Ask(fields, verb, required=required)
        self.ask.done.connect(then)
        self.ask.cancelled.connect(self._cancel)
        self._column.addWidget(self.ask)
        self.ask.start()

    def _cancel(self) -> None:
        self.end()
        self.more.setFocus()

    def _move(self, step: Step, values: Mapping[str, Any]) -> None:
        meetings, id_ = self._acting.desk.meetings, self._acting.id
        said = labels.MOVED_TOLD if step.is_told else labels.MOVED
        self._acting.do(
            lambda: meetings.move(id_, step.to, reason=values.get("reason")),
            said.format(status=word(step.to)),
            then=lambda _done: self.end(),
            failed=self._refuse,
        )

    def _reschedule(self, values: Mapping[str, Any]) -> None:
        meetings, id_ = self._acting.desk.meetings, self._acting.id
        starts, ends, reason = (values[key] for key in ("starts_at", "ends_at", "reason"))
        sheet = self._acting.sheet
        if sheet is not None and ends == sheet.head.ends_at:
            ends = None  # it lasts as long as before
        self._acting.do(
            lambda: meetings.reschedule(id_, starts, ends, reason=reason),
            labels.TIME_CHANGED,
            then=lambda _done: self.end(),
            failed=self._refuse,
        )

    def _refuse(self, error: AfmError) -> None:
        if self.ask is not None:
            self.ask.refuse(str(error))
        else:
            self._acting.refused.emit(str(error))
