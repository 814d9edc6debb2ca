"""What a paper says in words, section by section, written beside the paper."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import LineLevel
from afm_desktop.domain.errors import AfmError
from afm_desktop.services.status import Section
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.section_box import SectionBox
from afm_desktop.ui.screens.reports.section_text import MARKS
from afm_desktop.ui.screens.reports.wanted import SectionWords
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line


class NarrativePane(QWidget):
    """The sections in the order of the paper; Alt+1 to Alt+4 give a line its level."""

    written = Signal(object, object)
    """A section's words as they were shown, and the lines in their place."""
    reset_asked = Signal(object)
    stands_asked = Signal(object)
    bring_asked = Signal()
    entered = Signal(object)
    """The section one is at."""

    def __init__(self) -> None:
        super().__init__()
        self._boxes: dict[Section, SectionBox] = {}
        self._at: SectionBox | None = None
        self._why_not = ""
        self._place: object = None
        u = theme().u
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4 * u, 2 * u, 4 * u, 4 * u)
        self._column.setSpacing(3 * u)
        self._column.addWidget(Line(labels.WORDS_HINT, "caption", "text3", wrap=True))
        self._column.addLayout(self._levels())
        self.bring = Button(labels.BRING, "history")
        self._why_bring = Line("", "caption", "text2", wrap=True)
        for widget in (self._why_bring, self.bring):
            self._column.addWidget(widget)
            widget.hide()
        self.bring.clicked.connect(self.bring_asked)
        self._column.addStretch(1)

    def boxes(self) -> dict[Section, SectionBox]:
        """The sections that are shown."""
        return self._boxes

    def show_words(
        self, words: Sequence[SectionWords], earlier: Sequence[Section], place: object
    ) -> None:
        """Show what every section says now, and what could be taken from the paper before."""
        names = ", ".join(labels.SECTION_NAMES[section] for section in earlier)
        self._why_bring.setText(labels.BRING_WHY.format(names=names))
        for widget in (self._why_bring, self.bring):
            widget.setVisible(bool(earlier) and not self._why_not)
        if place != self._place or list(self._boxes) != [one.section for one in words]:
            self._place = place
            self._build(words)  # what was typed for another paper is not for this one
            return
        for one in words:
            self._boxes[one.section].show_words(one)

    def set_read_only(self, why: str) -> None:
        """Let nobody write here, and say why."""
        self._why_not = why
        for box in self._boxes.values():
            box.set_read_only(why)
        for button in self._marks:
            button.setEnabled(not why)

    def refuse(self, section: Section, error: AfmError) -> None:
        """Say below a section why its words were not kept."""
        if section in self._boxes:
            self._boxes[section].field.set_error(str(error))

    def go_to(self, section: Section) -> None:
        """Give the keyboard to the words of a section."""
        box = self._boxes.get(section)
        if box is not None:
            box.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> None:
        """Take what is typed."""
        for box in self._boxes.values():
            box.field.settle()

    def _levels(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme().u)
        row.addWidget(Line(labels.LEVELS, "caption", "text3"))
        self._marks: list[Button] = []
        for number, (level, mark) in enumerate(MARKS.items(), 1):
            tip = labels.LEVEL_TIP.format(mark=mark, number=number)
            button = Button(mark, variant="secondary", name=tip, tip=tip)
            # The line that is written on keeps the keyboard.
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _on=False, level=level: self._set_level(level))
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(lambda level=level: self._set_level(level))
            row.addWidget(button)
            self._marks.append(button)
        row.addStretch(1)
        return row

    def _set_level(self, level: LineLevel) -> None:
        if self._at is not None:
            self._at.set_level(level)

    def _build(self, words: Sequence[SectionWords]) -> None:
        for box in self._boxes.values():
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes, self._at = {}, None
        for one in words:
            box = SectionBox(one)
            box.written.connect(lambda lines, box=box: self.written.emit(box.words, lines))
            box.reset_asked.connect(lambda box=box: self.reset_asked.emit(box.words))
            box.stands_asked.connect(lambda box=box: self.stands_asked.emit(box.words))
            box.entered.connect(lambda box=box: self._enter(box))
            box.set_read_only(self._why_not)
            self._column.insertWidget(self._column.count() - 1, box)
            self._boxes[one.section] = box

    def _enter(self, box: SectionBox) -> None:
        self._at = box
        self.entered.emit(box.words.section)
