"""The window in which a file begins: the first run, or another file of the same program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from afm_desktop.ui.labels import commands as told
from afm_desktop.ui.labels import frame
from afm_desktop.ui.screens.screen import Note
from afm_desktop.ui.shell.first_run import Answers, RoleStep, Step, WhereStep, WhoStep
from afm_desktop.ui.shell.notes import NoteSlot
from afm_desktop.ui.shell.program_window import ProgramWindow
from afm_desktop.ui.tasks import Work
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line

if TYPE_CHECKING:
    from afm_desktop.ui.shell.program import Program

WIDE = 188


class WelcomeWindow(ProgramWindow):
    """Leads through the three steps; shows what is being opened or made meanwhile."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self.commands.explain_unbound(told.NO_FILE)
        self.setWindowTitle(frame.WELCOME_TITLE)
        self.answers = Answers()
        self._number = 1
        self._refusal = ""
        program.errands.working.connect(self._show_work)
        self._work: Waiting | None = None
        self.rebuild()

    def rebuild(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.notes = NoteSlot()
        column.addWidget(self.notes)
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        self.step = self._made()
        self._work = None
        area.setWidget(_centred(self.step))
        column.addWidget(area, 1)
        self.setCentralWidget(page)
        if self._refusal:
            self.notes.put(Note("refusal", self._refusal, "warning"))
        self.step.begin()

    def refusal(self, sentence: str) -> None:
        self._refusal = sentence
        self.rebuild()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.is_closed:
            super().closeEvent(event)
            self.program.closed(self)

    def _made(self) -> Step:
        if self._number == 1:
            program = self.program
            step: Step = RoleStep(self.answers, program.demonstrate, program.ask_file)
        else:
            step = WhoStep(self.answers) if self._number == 2 else WhereStep(self.answers)
        step.went_on.connect(self._go_on)
        step.went_back.connect(lambda: self._go_to(self._number - 1))
        return step

    def _go_on(self) -> None:
        if not self.step.take() or self.program.errands.is_busy:
            return
        if isinstance(self.step, WhereStep):
            self._refusal = ""
            self.program.found(self.answers.path(), self.answers.office())
        else:
            self._go_to(self._number + 1)

    def _go_to(self, number: int) -> None:
        self._number, self._refusal = number, ""
        self.rebuild()

    def _show_work(self, work: Work | None) -> None:
        """Show in place of the steps what takes a while; the steps come back if it fails."""
        if work is None:
            if self._work is not None:
                self.rebuild()
            return
        if self._work is None:
            self._work = Waiting(self.program.errands.cancel)
            self.setCentralWidget(_centred(self._work))
        self._work.show_work(work)


class Waiting(QWidget):
    """What is being opened or made, how far it is, and the way out."""

    def __init__(self, cancel: object) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setSpacing(theme().px(4))
        self._words = Line("", "h2", align=Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._words)
        row = QHBoxLayout()
        row.addStretch(1)
        self.stop = Button(frame.STOP)
        self.stop.clicked.connect(cancel)
        row.addWidget(self.stop)
        row.addStretch(1)
        column.addLayout(row)

    def show_work(self, work: Work) -> None:
        """How far it is."""
        percent = round(work.done / work.total * 100) if work.total else 0
        words = frame.PERCENT.format(words=work.said, percent=percent)
        self._words.setText(words if work.total else work.said)
        self.stop.setVisible(work.cancellable)


def _centred(content: QWidget) -> QWidget:
    """The content in a column of 188 units, a little above the middle."""
    box = QWidget()
    column = QVBoxLayout(box)
    u = theme().u
    column.setContentsMargins(6 * u, 6 * u, 6 * u, 6 * u)
    column.addStretch(4)
    row = QHBoxLayout()
    row.addStretch(1)
    content.setMaximumWidth(theme().px(WIDE))
    row.addWidget(content, 100)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(5)
    box.setAutoFillBackground(True)
    return box
