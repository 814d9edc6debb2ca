"""보관: the versions of a book that went out, each to be printed and saved as it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.dates import KOREA, day_words
from afm_desktop.services.kept_papers import KeptPaper
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.line import Line, rule


class KeptRow(QWidget):
    """One version: what it is, what it has otherwise, and what can be done with it."""

    def __init__(self, paper: KeptPaper) -> None:
        super().__init__()
        self.paper = paper
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2 * u, 0, 2 * u)
        column.setSpacing(u)
        top = QHBoxLayout()
        said = labels.VERSION.format(version=paper.version, pages=paper.pages)
        top.addWidget(Line(said, "strong"))
        if paper.is_of_older_date:
            top.addWidget(Chip(labels.OLDER_DATE, Tone.WARNING, "bang"))
        top.addStretch(1)
        self.print = self._button(labels.REPRINT, labels.REPRINT_VERSION)
        self.save = self._button(labels.SAVE_KEPT, labels.SAVE_VERSION)
        top.addWidget(self.print)
        top.addWidget(self.save)
        column.addLayout(top)
        made = paper.made_at.astimezone(KOREA).date() if paper.made_at else None
        day, as_of = (day_words(one) if one else "" for one in (made, paper.as_of))
        column.addWidget(Line(labels.VERSION_MADE.format(day=day, as_of=as_of), "caption", "text3"))
        changes = labels.CHANGES.format(changes=paper.changes) if paper.changes else ""
        first = labels.FIRST_VERSION if paper.version == 1 else ""
        if changes or first:
            column.addWidget(Line(changes or first, "caption", "text2", wrap=True))
        column.addWidget(rule())

    def _button(self, text: str, name: str) -> Button:
        return Button(text, variant="link", name=name.format(version=self.paper.version))


class KeptPane(QWidget):
    """Built anew whenever the book was made or kept."""

    keep_asked = Signal()
    print_asked = Signal(object)
    save_asked = Signal(object)

    def __init__(self, why_not: str) -> None:
        super().__init__()
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * u, 3 * u, 4 * u, 4 * u)
        column.setSpacing(2 * u)
        self.keep = Button(labels.KEEP, "bookmark")
        self._why_not = why_not
        self.keep.clicked.connect(self.keep_asked)
        column.addWidget(self.keep, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Line(labels.KEEP_WHY, "caption", "text3", wrap=True))
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addStretch(1)
        self.rows: list[KeptRow] = []
        self.set_ready(labels.NOTHING_MADE)

    def set_ready(self, why_not: str) -> None:
        """Whether there is a book to keep; the reason when there is none."""
        told = self._why_not or why_not
        self.keep.setEnabled(not told)
        self.keep.set_tip(told)

    def show_papers(self, papers: Sequence[KeptPaper]) -> None:
        """Show the versions, the latest first."""
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [KeptRow(one) for one in sorted(papers, key=lambda one: -one.version)]
        if not self.rows:
            self._list.addWidget(Line(labels.NONE_KEPT, "body", "text3", wrap=True))
        for row in self.rows:
            row.print.clicked.connect(lambda _on=False, one=row.paper: self.print_asked.emit(one))
            row.save.clicked.connect(lambda _on=False, one=row.paper: self.save_asked.emit(one))
            self._list.addWidget(row)
