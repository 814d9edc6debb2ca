"""Asks for which eyes a list leaves, and why where a national core technology is told in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.secrecy import strictest
from afm_desktop.domain.words import word
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.labels import reports as papers
from afm_desktop.ui.screens.records.exporting import Contents
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.entry import Entry
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.popup import Popup

_SECRECY = "secrecy"


class AskExport(Popup):
    """The class of the file as papers offer it, and the reason while one is needed."""

    answered = Signal(object, str)  # the class, or None for that of the rows; the reason

    def __init__(
        self,
        opener: QWidget,
        contents: Contents,
        beyond: str = labels.BEYOND,
        go: str = papers.CORE_GO,
    ) -> None:
        super().__init__(opener)
        self._contents, self._beyond = contents, beyond
        label = papers.OPTION_WORDS[_SECRECY]
        usual = Option("", papers.UNSET[_SECRECY])
        options = [usual, *(Option(mark, word(mark)) for mark in Confidentiality)]
        self.secrecy = ChoiceField(label, options, is_required=True)
        self.secrecy.set_value("")
        self.secrecy.left.connect(lambda _value: self._show())
        self.about = Line("", "caption", "text2", wrap=True)
        self.entry = Entry(papers.CORE_REASON)
        self.entry.setPlaceholderText(papers.CORE_HINT)
        self.entry.entered.connect(self._answer)
        self.entry.textChanged.connect(self._judge)
        self.button = Button(go, variant="primary")
        self.button.clicked.connect(self._answer)
        self._put_together(label)
        self._show()
        (self.button if self._reason.isHidden() else self.entry).setFocus()

    def paper(self) -> Confidentiality | None:
        """The class that is chosen; None is that of the rows."""
        value = self.secrecy.value()
        return value if isinstance(value, Confidentiality) else None

    def _put_together(self, label: str) -> None:
        u = theme().u
        self.pad(3)
        self.column.setSpacing(2 * u)
        self.column.addWidget(Line(label, "strong"))
        self.secrecy.setMinimumWidth(theme().px(84))
        self.column.addWidget(self.secrecy)
        self.column.addWidget(self.about)
        self._reason = QWidget()
        column = QVBoxLayout(self._reason)
        column.setContentsMargins(0, u, 0, 0)
        column.setSpacing(u)
        column.addWidget(Line(papers.CORE_REASON, "strong"))
        column.addWidget(Line(papers.CORE_WHY, "caption", "text2", wrap=True))
        column.addWidget(self.entry)
        self.column.addWidget(self._reason)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        self.column.addLayout(row)

    def _show(self) -> None:
        """Say what the class leaves out; ask why only for what it tells."""
        paper, mark = self.paper(), strictest(*self._contents.marks)
        said = labels.NONE_BEYOND
        if beyond := self._contents.beyond(paper):
            said = self._beyond.format(count=beyond)
        elif paper is None and mark is not Confidentiality.PUBLIC:
            said = labels.AS_THE_ROWS.format(mark=word(mark))
        self.about.setText(said)
        self._reason.setVisible(bool(self._contents.told(paper)))
        self._judge()
        if self.isVisible():
            self.adjustSize()

    def _judge(self) -> None:
        is_free = self._reason.isHidden() or bool(self.entry.whole_text().strip())
        self.button.setEnabled(is_free)

    def _answer(self) -> None:
        self.entry.commit()
        reason = "" if self._reason.isHidden() else self.entry.text().strip()
        if self.button.isEnabled() and (reason or self._reason.isHidden()):
            paper = self.paper()
            self.close()
            self.answered.emit(paper, reason)
