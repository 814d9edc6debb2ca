"""이월·보류 안건: matters of the series that wait, each to be taken up by this meeting."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import WaitingRow
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.line import Line, rule


class Waiting(QWidget):
    """Nothing is shown while nothing waits."""

    def __init__(self, acting: Acting) -> None:
        super().__init__()
        self._acting = acting
        self._rows: Sequence[WaitingRow] = ()
        self._may = False
        self.take_all = Button(labels.TAKE_ALL, "download", "link")
        self.take_all.clicked.connect(self._take_all)
        self.buttons: list[Button] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme().px(2), 0, 0)
        self._column.setSpacing(0)
        self._title = SectionTitle(labels.WAITING, "", self.take_all)
        self._column.addWidget(self._title)
        self._lines = QWidget()
        self._column.addWidget(self._lines)

    def show_rows(self, rows: Sequence[WaitingRow], *, may: bool) -> None:
        """Show what waits now."""
        self.setVisible(bool(rows))
        self.take_all.setVisible(may and len(rows) > 1)
        if rows == self._rows and may is self._may:
            return
        self._rows, self._may, self.buttons = rows, may, []
        self._title.set_value(f"{len(rows):,}건")
        old, self._lines = self._lines, QWidget()
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for row in rows:
            column.addLayout(self._line(row, may))
            column.addWidget(rule())
        self._column.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()

    # --- within -----------------------------------------------------------------------------------

    def _line(self, row: WaitingRow, may: bool) -> QHBoxLayout:
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Line(row.title, wrap=True))
        age = labels.WAITED.format(days=row.age) if row.age is not None else ""
        below = (word(row.placement), row.meeting, age, row.reason or "")
        told.addWidget(
            Line(labels.BETWEEN.join(filter(None, below)), "caption", "text2", wrap=True)
        )
        take = Button(labels.TAKE, "download", "quiet", f"{row.title} {labels.TAKE}")
        if not may:
            take.hide()  # shown before it has a parent, it would be a window
        take.clicked.connect(partial(self._take_one, row.id))
        self.buttons.append(take)
        line = QHBoxLayout()
        line.setContentsMargins(0, theme().px(1), 0, theme().px(1))
        line.addLayout(told, 1)
        line.addWidget(take)
        return line

    def _take_one(self, id: str, _on: bool = False) -> None:
        self._take([id])

    def _take_all(self) -> None:
        self._take([one.id for one in self._rows])

    def _take(self, ids: Sequence[str]) -> None:
        agendas, meeting = self._acting.desk.agendas, self._acting.id
        said = labels.TAKEN.format(count=len(ids))
        self._acting.do(lambda: agendas.take(meeting, ids), said)
