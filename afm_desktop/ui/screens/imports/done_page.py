"""What an import has done or that it was taken back, and where to go from there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from afm_desktop.services.imports.model import ImportReport
from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.placeholder import Placeholder


class DonePage(QWidget):
    """Built anew for each import, and when it is taken back or done again."""

    see_asked = Signal()
    list_asked = Signal()
    another_asked = Signal()
    keep_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_undone = False
        self.above = 0
        self._page: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_report(self, report: ImportReport, *, is_undone: bool = False, above: int = 0) -> None:
        """Say what was done, or that it was taken back; `above` it so much was done since."""
        self.is_undone, self.above = is_undone, above
        title, why = _words(report, is_undone=is_undone, above=above)
        actions = self._actions(report)
        icon = "undo-2" if is_undone else "circle-check"
        self._put(Placeholder(icon, title, why, actions), actions[0])

    def _actions(self, report: ImportReport) -> list[Button]:
        if self.is_undone:
            first = Button(labels.SEE_LIST, "rotate-ccw", "primary")
            first.clicked.connect(self.list_asked)
        else:
            see = labels.SEE.format(what=labels.KINDS[report.kind])
            first = Button(see, "arrow-right", "primary")
            first.clicked.connect(self.see_asked)
        another = Button(labels.ANOTHER, "download")
        another.clicked.connect(self.another_asked)
        if not (report.counts.rejected or report.counts.duplicates):
            return [first, another]
        keep = Button(labels.KEEP_REJECTED, "file-down")
        keep.clicked.connect(self.keep_asked)
        return [first, another, keep]

    def _put(self, page: Placeholder, first: Button) -> None:
        """Show a page in place of the one before; the keyboard stays where it was."""
        focused = QApplication.focusWidget()
        was_here = focused is not None and self.isAncestorOf(focused)
        before, self._page = self._page, page
        self._column.addWidget(page)
        self.setFocusProxy(first)
        if was_here:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        if before is not None:
            self._column.removeWidget(before)
            before.deleteLater()


def _words(report: ImportReport, *, is_undone: bool, above: int) -> tuple[str, str]:
    """Title and sentence."""
    if report.gesture is None:
        return labels.NOTHING_CHANGED, labels.NOTHING_CHANGED_WHY
    what, count = labels.KINDS[report.kind], report.counts.written
    if is_undone:
        return labels.TAKEN_BACK.format(what=what, count=count), labels.TAKEN_BACK_WHY
    return labels.DONE.format(what=what, count=count), labels.done_words(report.counts, above)
