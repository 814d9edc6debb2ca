"""안내문: the letter of each status, what can be filled in, and how it reads then."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.letter_words import PLACEHOLDERS, with_examples
from afm_desktop.domain.words import word
from afm_desktop.services.rounds.model import RoundSheet, TextRow
from afm_desktop.services.rounds.rules import TOLD
from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.screens.rounds.editing import Editing
from afm_desktop.ui.screens.rounds.list_editor import ListEditor, column
from afm_desktop.ui.screens.rounds.side import Side
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.fields import LongTextField, TextField
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.line import Line, rule

TEXTS = "stage_texts"


class TextsPage(QWidget):
    """Every status of which an applicant may be told has its row, with a letter or without."""

    def __init__(self, editing: Editing) -> None:
        super().__init__()
        self.editing = editing
        self.sheet: RoundSheet | None = None
        self.list = _status_list()
        words = labels.TEXT_FIELDS
        self.subject = TextField(words["subject"])
        self.body = LongTextField(words["body"], least=6, most_lines=14)
        self.side = Side(labels.TEXTS, {"subject": self.subject, "body": self.body})
        self.placeholders = {name: _placeholder(name) for name in PLACEHOLDERS}
        self.reading = Line("", "body", "text", wrap=True)
        self._put_together()
        self._listen()
        self._allow(False)

    def panes(self) -> Sequence[QWidget]:
        """The parts F6 goes round."""
        return (self.list.table, self.side)

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self.list.table

    def show_sheet(self, sheet: RoundSheet) -> None:
        """Show the letters of a round."""
        self.sheet = sheet
        known = {one.status: one for one in sheet.texts}
        self.list.show_rows([_row(status, known.get(status)) for status in TOLD])
        self._show_text()

    def settle(self) -> None:
        """Take what is typed."""
        self.side.settle()

    def go_to(self, id: str) -> bool:
        """Choose a letter by its id; whether it is here."""
        texts = self.sheet.texts if self.sheet is not None else ()
        found = next((one for one in texts if one.id == id), None)
        return found is not None and self.list.table.set_current(found.status.value)

    def insert(self, name: str) -> None:
        """Put what can be filled in where the cursor of the letter is."""
        if self.editing.may:
            self.body.area.insertPlainText(f"{{{name}}}")
            self.body.area.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- within -------------------------------------------------------------------------------

    @property
    def _status(self) -> DemandStatus | None:
        key = self.list.key
        return DemandStatus(key) if key is not None else None

    @property
    def _text(self) -> TextRow | None:
        texts = self.sheet.texts if self.sheet is not None else ()
        return next((one for one in texts if one.status is self._status), None)

    def _show_text(self) -> None:
        status, text = self._status, self._text
        values = {} if text is None else {"subject": text.subject, "body": text.body}
        self.side.show_values(status.value if status else None, values)
        self.side.title.setText(word(status) if status else labels.CHOOSE_ONE)
        self._read()

    def _read(self) -> None:
        """The letter as it may read, also while it is typed."""
        subject, body = self.subject.shown_text(), self.body.shown_text()
        self.reading.setText(with_examples("\n\n".join(part for part in (subject, body) if part)))

    def _change(self, key: str, value: object, field: Field) -> None:
        text, status = self._text, DemandStatus(str(self.side.id))
        texts = self.sheet.texts if self.sheet is not None else ()
        text = next((one for one in texts if one.status is status), None)
        if text is not None and (key != "subject" or value is not None):
            self.editing.change(TEXTS, text.id, {key: value}, field)
        elif text is not None:
            self.editing.remove(TEXTS, text.id)  # a letter without a subject is none
        elif self.sheet is not None and value is not None:
            subject = self.subject.value() or labels.SUBJECT.format(status=word(status))
            values = {"status": status, "subject": subject, key: value}
            self.editing.add(TEXTS, self.sheet.round.id, values, field=field)

    def _listen(self) -> None:
        self.list.chosen.connect(lambda _key: self._show_text())
        self.list.table.opened.connect(lambda _key: self.side.begin())
        self.side.changed.connect(self._change)
        self.editing.allowed.connect(self._allow)
        for field in (self.subject, self.body):
            field.typed.connect(lambda _text: self._read())
        for name, button in self.placeholders.items():
            button.clicked.connect(partial(self.insert, name))

    def _allow(self, may: bool) -> None:
        self.side.allow(may)
        for button in self.placeholders.values():
            button.setEnabled(may)

    def _put_together(self) -> None:
        u = theme().u
        offered = Flow()
        offered.add(*self.placeholders.values())
        self.side.add(Line(labels.PLACEHOLDERS, "label", "text2"))
        self.side.add(offered)
        letter = QWidget()
        column_ = QVBoxLayout(letter)
        column_.setContentsMargins(4 * u, 4 * u, 4 * u, 4 * u)
        column_.setSpacing(2 * u)
        column_.addWidget(Line(labels.PREVIEW_LETTER, "label", "text3"))
        column_.addWidget(self.reading)
        column_.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.list, 4)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(self.side, 5)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(letter, 4)


def _status_list() -> ListEditor:
    heads = labels.TEXT_HEADS
    columns = (
        column("status", heads, sample="평가 대상", role="strong"),
        column("subject", heads, sample="평가 대상 확정 안내", stretch=True, ink="text2"),
    )
    return ListEditor(labels.TEXTS, labels.TEXTS, columns, is_fixed=True)


def _row(status: DemandStatus, text: TextRow | None) -> TableRow:
    subject = text.subject if text is not None else labels.NO_TEXT
    return TableRow(status.value, (Cell(word(status)), Cell(subject)))


def _placeholder(name: str) -> Button:
    return Button(f"{{{name}}}", "", "link", labels.INSERT.format(name=name))
