"""What an import has done, and where to go from there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.services.imports.model import ImportReport
from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.placeholder import Placeholder


class DonePage(QWidget):
    """Built anew for each import."""

    see_asked = Signal()
    another_asked = Signal()
    keep_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._page: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_report(self, report: ImportReport) -> None:
        """Say what was done."""
        what = labels.KINDS[report.kind]
        title, why = labels.NOTHING_CHANGED, labels.NOTHING_CHANGED_WHY
        if report.gesture is not None:
            title = labels.DONE.format(what=what, count=report.counts.written)
            why = labels.done_words(report.counts)
        see = Button(labels.SEE.format(what=what), "arrow-right", "primary")
        another, keep = Button(labels.ANOTHER, "download"), None
        see.clicked.connect(self.see_asked)
        another.clicked.connect(self.another_asked)
        actions = [see, another]
        if report.counts.rejected or report.counts.duplicates:
            keep = Button(labels.KEEP_REJECTED, "file-down")
            keep.clicked.connect(self.keep_asked)
            actions.append(keep)
        if self._page is not None:
            self._column.removeWidget(self._page)
            self._page.deleteLater()
        self._page = Placeholder("circle-check", title, why, actions)
        self._column.addWidget(self._page)
        self.setFocusProxy(see)
