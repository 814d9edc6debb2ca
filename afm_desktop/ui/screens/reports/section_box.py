"""One section of a paper: its lines, whose words they are, and whether they still hold."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import LineLevel
from afm_desktop.services.status import NarrativeLine
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.section_text import as_lines, as_text, marked, read_line
from afm_desktop.ui.screens.reports.wanted import SectionWords
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.fields import LongTextField
from afm_desktop.ui.widgets.line import Line


class SectionBox(QWidget):
    """Tells what was written when the field is left; what cannot be kept stays, with its reason."""

    written = Signal(object)
    """The lines, as a list; an empty one is refused by whoever keeps them."""
    reset_asked = Signal()
    stands_asked = Signal()
    entered = Signal()

    def __init__(self, words: SectionWords) -> None:
        super().__init__()
        self.name = labels.SECTION_NAMES[words.section]
        self.words = words
        self.title = Button(self.name, variant="link", tip=labels.GO_TO_PAGE.format(name=self.name))
        self.chip = Chip("", Tone.NEUTRAL, is_quiet=True)
        self.reset = Button(
            labels.RESET, variant="link", name=labels.RESET_WHAT.format(name=self.name)
        )
        self.stands = Button(
            labels.STANDS, variant="link", name=labels.STANDS_WHAT.format(name=self.name)
        )
        self.field = LongTextField(self.name, least=2, most_lines=14)
        self.draft = Line("", "caption", "text2", wrap=True)
        self._put_together()
        self.title.clicked.connect(self.entered)
        self.reset.clicked.connect(self.reset_asked)
        self.stands.clicked.connect(self.stands_asked)
        self.field.left.connect(self._left)
        self.field.area.framed.connect(self._framed)
        self.show_words(words)

    def show_words(self, words: SectionWords) -> None:
        """Show what the section says now; what is being typed stays."""
        self.words = words
        self.field.refresh_value(as_text(words.lines))
        if words.is_outdated:
            self.chip.set_state(labels.CHANGED, Tone.WARNING, "bang")
        else:
            self.chip.set_state(labels.OWN if words.is_own else labels.DRAFT, Tone.NEUTRAL)
        self.reset.setVisible(words.is_own)
        self.stands.setVisible(words.is_outdated)
        text = f"{labels.CHANGED_WHY}\n{as_text(words.draft)}" if words.is_outdated else ""
        self.draft.setText(text)
        self.draft.setVisible(bool(text))

    def set_read_only(self, why: str) -> None:
        """Let nobody write here, and say why."""
        self.field.set_read_only(bool(why))
        for button in (self.reset, self.stands):
            button.setEnabled(not why)
            button.set_tip(why)

    def set_level(self, level: LineLevel) -> None:
        """Give the line under the cursor another level."""
        area = self.field.area
        if area.isReadOnly():
            return
        area.commit()
        cursor = area.textCursor()
        text = read_line(cursor.block().text()).text
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(marked(NarrativeLine(level, text)))
        area.setTextCursor(cursor)

    def _put_together(self) -> None:
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(u // 2)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(u)
        head.addWidget(self.title)
        head.addWidget(self.chip)
        head.addStretch(1)
        for widget in (self.stands, self.reset):
            head.addWidget(widget)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self.draft)

    def _left(self, text: object) -> None:
        lines = as_lines(str(text or ""))
        if lines != list(self.words.lines):
            self.written.emit(lines)
        else:
            self.field.set_value(as_text(lines))

    def _framed(self) -> None:
        if self.field.area.hasFocus():
            self.entered.emit()
