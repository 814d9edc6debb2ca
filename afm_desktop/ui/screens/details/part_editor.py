"""A part of a record, edited where its line stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.details.model import Detail, Section
from afm_desktop.ui.drawing import fill
from afm_desktop.ui.labels import bodies
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.screens.details.ask import Ask
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.drafts import PartDraft
from afm_desktop.ui.screens.details.editor import Create, Editor
from afm_desktop.ui.screens.details.form import RecordForm
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import DateField, LongTextField
from afm_desktop.ui.widgets.line import Line

if TYPE_CHECKING:
    from afm_desktop.ui.screens.details.part_list import PartList

_HIDDEN = frozenset({"position"})


class PartEditor(QWidget):
    """The fields of a part beside a line in the accent; a new part exists once it is valid."""

    folded = Signal()
    gone = Signal()  # deleted on purpose

    def __init__(
        self,
        bench: Bench,
        table: str,
        id: str | None,
        owner: str,
        *,
        create: Create | None = None,
        given: Mapping[str, object] | None = None,
        may_edit: bool = True,
    ) -> None:
        super().__init__()
        self._bench, self._table, self._may_edit = bench, table, may_edit
        self._is_fresh, self._body = id is None, ""
        self._lists: list[PartList] = []
        self.editor = Editor(bench.bridge, table, id, create=create, given=given or {})
        making = bench.making(self.editor)
        hidden: Collection[str] = _HIDDEN | {owner}
        self.form = RecordForm(self.editor, making, hidden=hidden, has_titles=False)
        self.form.opened.connect(bench.opened)
        self.ask: Ask | None = None
        self._refusal = ""
        self._column = QVBoxLayout(self)
        u = theme().u
        self._column.setContentsMargins(3 * u, 2 * u, 0, 2 * u)
        self._column.setSpacing(2 * u)
        self._column.addWidget(self.form)
        self._note = Line("", "caption", "text3", wrap=True)
        self._note.hide()
        self._column.addWidget(self._note)
        self._nested = QVBoxLayout()
        self._nested.setSpacing(2 * u)
        self._column.addLayout(self._nested)
        self._column.addLayout(self._buttons())
        self.editor.created.connect(self._created)
        self.editor.refused.connect(self._refuse)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().px(1))
        fold = Button(labels.FOLD, variant="quiet")
        fold.clicked.connect(self.folded)
        row.addWidget(fold)
        row.addStretch(1)
        self._leave = Button(labels.LEAVE)
        self._leave.clicked.connect(self._ask_leaving)
        self._leave.hide()
        self._check = Button(bodies.LEAVING_MENU)
        self._check.clicked.connect(self._check_leaving)
        self._check.hide()
        noun = NOUNS[self._table].name
        self._delete = Button(
            labels.DELETE, "trash-2", "danger", labels.DELETE_PART.format(noun=noun)
        )
        self._delete.clicked.connect(self._remove)
        row.addWidget(self._check)
        row.addWidget(self._leave)
        row.addWidget(self._delete)
        if self.editor.is_new or not self._may_edit:
            # Told to show itself before it has a parent, it would be a window of its own.
            self._delete.hide()
        return row

    # ------------------------------------------------ what lists use

    def fill(self, sections: tuple[Section, ...]) -> None:
        """Show the fields of a new part, with what it is given."""
        self.form.fill(sections, may_edit=self._may_edit)
        missing = ", ".join(self.editor.missing())
        if missing:
            self._say(labels.NEW_WHY.format(fields=missing), "text3")

    def show_detail(self, detail: Detail) -> None:
        """Show what the file holds of this part now."""
        is_masked = any(entry.is_masked for part in detail.sections for entry in part.fields)
        if not (self._is_fresh and is_masked):
            # Whoever has just entered a person goes on typing unmasked.
            self.form.refresh(detail.sections, may_edit=self._may_edit)
        is_member = self._table == "memberships" and detail.field("left_on").value is None
        for button in (self._leave, self._check):
            button.setVisible(self._may_edit and is_member)
        if is_member:
            self._body = str(detail.field("organization_id").value or "")

    def add_nested(self, shown: PartList) -> None:
        """Show what belongs to this part below its fields."""
        self._lists.append(shown)
        self._nested.addWidget(shown)

    def lists(self) -> tuple[PartList, ...]:
        """What belongs to this part."""
        return tuple(self._lists)

    def start(self) -> None:
        """Give the keyboard to the first field."""
        first = self.form.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> PartDraft | None:
        """What is typed and not in the file; None when that is nothing."""
        fields = self.editor.drafts()
        nested = {one.key: found for one in self._lists if (found := one.draft()) is not None}
        leaving = self.ask.draft() if self.ask is not None else None
        is_worth = fields or nested or leaving or self._refusal
        found = PartDraft(self.editor.id, fields, nested, leaving, self._refusal)
        return found if is_worth else None

    def take_up(self, draft: PartDraft) -> None:
        """Go on from a draft."""
        self.editor.take_up(draft.fields)
        for one in self._lists:
            if one.key in draft.nested:
                one.take_up(draft.nested[one.key])
        if draft.leaving is not None:
            self._ask_leaving()
            if self.ask is not None:
                self.ask.take_up(draft.leaving)
        if draft.said:
            self._refuse(draft.said)

    def has_drafts(self) -> bool:
        """Whether something typed is not in the file."""
        return self.editor.has_drafts() or (self.ask is not None and self.ask.has_drafts())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.folded.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        u = theme().u
        bar = QRectF(0, u, u / 2, self.height() - 2 * u)
        fill(QPainter(self), bar, theme().tokens.accent, u / 4)

    # ------------------------------------------------ steps

    def _created(self, _id: str) -> None:
        self._note.hide()
        self._delete.setVisible(self._may_edit)

    def _refuse(self, sentence: str) -> None:
        self._refusal = sentence
        self._say(sentence, "danger")

    def _say(self, sentence: str, colour: str) -> None:
        self._note.set_colour(colour)
        self._note.setText(sentence)
        self._note.show()

    def _remove(self) -> None:
        if self.editor.id is not None:
            self._bench.delete(self._table, self.editor.id)
        self.gone.emit()

    def _check_leaving(self) -> None:
        self._bench.ask_leaving(self._body, self.editor.id)

    def _ask_leaving(self) -> None:
        if self.ask is not None:
            return
        today = self._bench.desk.workspace.today
        day, why = DateField(labels.LEAVE_DAY, today=today), LongTextField(labels.REASON)
        day.set_value(today)
        self.ask = Ask({"on": day, "reason": why}, labels.LEAVE_DO, required=("on",))
        self.ask.done.connect(self._do_leave)
        self.ask.cancelled.connect(self._end_ask)
        self._column.addWidget(self.ask)
        self.ask.start()

    def _do_leave(self, values: Mapping[str, object]) -> None:
        memberships, id_ = self._bench.desk.memberships, self.editor.id or ""
        on, reason = values["on"], values["reason"]
        self._bench.bridge.write(
            lambda: memberships.leave([id_], on=on, reason=reason),  # type: ignore[arg-type]
            self._left,
            self._not_left,
        )

    def _left(self, _done: object) -> None:
        self._end_ask()
        self._bench.context.toast(labels.LEFT, undo=True)

    def _not_left(self, error: Exception) -> None:
        if self.ask is not None:
            self.ask.refuse(str(error))

    def _end_ask(self) -> None:
        ask, self.ask = self.ask, None
        if ask is not None:
            ask.hide()
            ask.deleteLater()
            self._leave.setFocus(Qt.FocusReason.OtherFocusReason)
