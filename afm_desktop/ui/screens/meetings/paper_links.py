"""From a meeting to its papers."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.reports.kinds import PaperKind
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.meeting_places import COMMANDS, show_paper
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button


class MeetingPaperLinks(QWidget):
    """회의록, 회의결과 and 참석자 명부 of one meeting."""

    def __init__(self, context: ScreenContext, meeting: str) -> None:
        super().__init__()
        self._context, self._meeting = context, meeting
        self.links: dict[PaperKind, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(2))
        for kind in COMMANDS.values():
            link = Button(labels.PAPERS[kind.value], "printer", "link")
            link.clicked.connect(partial(self._open, kind))
            self.links[kind] = link
            row.addWidget(link)

    def _open(self, kind: PaperKind, _on: bool = False) -> None:
        show_paper(self._context, kind, self._meeting)
