"""What the secretary wants supplemented, beside the question it is about or above them all."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.services.filing.model import Asked
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.widgets.notice import Notice


class RequestsShown(QWidget):
    """The requests, each with its day; nothing where there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown: tuple[Asked, ...] = ()
        self.hide()

    def show_requests(self, asked: Iterable[Asked]) -> None:
        """Show these and no others."""
        wanted = tuple(asked)
        if wanted == self._shown:
            return
        self._shown = wanted
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for one in wanted:
            self._column.addWidget(Notice(labels.ASKED, one.text, labels.due(one.due_on)))
        self.setVisible(bool(wanted))
