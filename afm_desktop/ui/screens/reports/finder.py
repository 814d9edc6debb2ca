"""Finding words in the paper that is shown."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtPdf import QPdfSearchModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.page_view import Mark
from afm_desktop.ui.screens.reports.pages import Pages
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.search_edit import SearchEdit
from afm_desktop.ui.widgets.tooltip import announce

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
SETTLED = 150  # milliseconds without another hit until the first is shown


class Finder(QWidget):
    """A search field with what it found: Enter goes on, Shift+Enter back."""

    found = Signal(object, int)
    """The marks, and which of them is the current one."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().u)
        self.field = _Field()
        self.count = Line("", "caption", "text3", tabular=True)
        self.back = Button("", "chevron-up", "quiet", labels.PREVIOUS_HIT)
        self.on = Button("", "chevron-down", "quiet", labels.NEXT_HIT)
        for widget in (self.field, self.count, self.back, self.on):
            row.addWidget(widget)
        self._model: QPdfSearchModel | None = None
        self._marks: list[Mark] = []
        self._at = -1
        self._wait = QTimer(self, interval=SETTLED, singleShot=True)
        self._wait.timeout.connect(self._take)
        self.field.queried.connect(self._search)
        self.field.stepped.connect(self.step)
        self.back.clicked.connect(lambda: self.step(-1))
        self.on.clicked.connect(lambda: self.step(1))
        self._tell()

    def hits(self) -> int:
        """How many places were found."""
        return len(self._marks)

    def search_in(self, pages: Pages) -> None:
        """Search another paper for the same words."""
        old, self._model = self._model, None
        if old is not None:
            shiboken6.delete(old)  # before its paper is closed under it
        if pages.count():
            self._model = _model_of(pages, self)
            self._model.rowsInserted.connect(self._wait.start)
            self._model.modelReset.connect(self._wait.start)
        self._search(self.field.query())

    def step(self, by: int) -> None:
        """Go to another hit; after the last comes the first."""
        if self._marks:
            self._at = (self._at + by) % len(self._marks)
            self._tell()

    def _search(self, text: str) -> None:
        if self._model is not None:
            self._model.setSearchString(text.strip())
        self._at = -1
        self._wait.start()

    def _take(self) -> None:
        """Take over what the search has found by now; it goes on by itself."""
        model, before = self._model, self._at
        count = model.rowCount(QModelIndex()) if model is not None else 0
        links = [model.resultAtIndex(at) for at in range(count)] if model is not None else []
        self._marks = [Mark(link.page(), tuple(link.rectangles())) for link in links]
        self._at = min(max(before, 0), count - 1)
        self._tell()
        if count and before < 0:
            announce(self, labels.HITS_SAID.format(count=count))

    def _tell(self) -> None:
        asked, count = bool(self.field.query().strip()), len(self._marks)
        words = labels.HITS.format(at=self._at + 1, count=count) if count else labels.NO_HITS
        self.count.setText(words if asked else "")
        for button in (self.back, self.on):
            button.setVisible(asked)
            button.setEnabled(bool(count))
        self.found.emit(self._marks, self._at)


class _Field(SearchEdit):
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__(labels.FIND_IN, labels.FIND)
        self.setFixedWidth(theme().px(44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.query() == self._last:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.stepped.emit(-1 if is_back else 1)
            return
        super().keyPressEvent(event)


def _model_of(pages: Pages, parent: QObject) -> QPdfSearchModel:
    model = QPdfSearchModel(parent)
    model.setDocument(pages.document)
    return model
