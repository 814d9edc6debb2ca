"""What leaves the screen: a saved file, a print, the papers of all divisions."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.exchange.papers.formats import WRITERS
from afm_desktop.reports.saving import save_paper
from afm_desktop.services.people import Access
from afm_desktop.ui.labels import records as asking
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.screens.records.reasons import let_out
from afm_desktop.ui.screens.reports import printing
from afm_desktop.ui.screens.reports.batch import Sheaf, ToldInAll, make_all, paths, told_in_all
from afm_desktop.ui.screens.reports.saving import Folder, ask_file, ask_folder, may_replace
from afm_desktop.ui.screens.reports.wanted import Made, Wanted
from afm_desktop.ui.screens.screen import Note, ScreenContext

OUTPUT = "reports.output"


class Output:
    """Always the bytes that are shown; full names are noted down before they go out."""

    def __init__(
        self, context: ScreenContext, parent: QWidget, opener: Callable[[], QWidget]
    ) -> None:
        self._context, self._parent, self._opener = context, parent, opener
        workspace = context.bridge.desk.workspace
        self.folder = Folder(context.preferences, Path(workspace.path).parent)

    # --- one paper -----------------------------------------------------------------------------

    def save(self, made: Made) -> None:
        """Save what is shown where somebody says."""
        path = ask_file(self._parent, self.folder, made.name)
        if path is not None:
            self._noted(made, lambda: self._save(made, path))

    def print(self, made: Made) -> None:
        """Print what is shown; without a printer, say what can be done instead."""
        if made.paper is None:
            return
        if not printing.has_printer():
            self._say(labels.NO_PRINTER, labels.SAVE_INSTEAD, lambda: self.save(made))
            return
        printer = printing.ask_printer(self._parent, made.paper.data, made.name)
        if printer is not None:
            send = printing.sender(made.paper.data, printer)
            self._noted(made, lambda: self._send(send))

    def _save(self, made: Made, path: Path) -> None:
        paper = made.paper
        if paper is None:
            return
        self._context.bridge.read(
            lambda: save_paper(paper, path, WRITERS),
            lambda _none: self._saved(labels.SAVED.format(name=path.name), path.parent),
            self._refuse,
        )

    def _send(self, send: printing.Send) -> None:
        self._context.bridge.run(
            labels.PRINTING,
            send,
            lambda pages: self._context.toast(labels.PRINTED.format(pages=pages)),
            self._refuse,
            stopped=lambda: self._context.toast(labels.PRINT_STOPPED),
        )

    def _noted(self, made: Made, then: Callable[[], None]) -> None:
        """Note down whose full names go out, and why core technologies do, before they do."""
        self._let_out(made.core, lambda: self._note_names(made, then))

    def _let_out(self, core: Collection[str], then: Callable[[], None]) -> None:
        """Ask why core technologies go out, if there are any."""
        bridge = self._context.bridge
        let_out(self._opener(), bridge, core, Access.PRINT, then=then, refuse=self._refuse)

    def _note_names(self, made: Made, then: Callable[[], None]) -> None:
        if not made.people:
            then()
            return
        workspace = self._context.bridge.desk.workspace
        subjects, people = made.subjects or made.meeting or "", made.people
        reason = made.reason or labels.why_printed(made.wanted.kind)
        self._context.bridge.write(
            lambda: workspace.note_access(Access.PRINT, subjects, people, reason),
            lambda _none: then(),
            self._refuse,
        )

    # --- of all divisions ----------------------------------------------------------------------

    def save_all(self, wanted: Wanted) -> None:
        """Make the paper of every division into one folder."""
        folder = ask_folder(self._parent, self.folder)
        if folder is None:
            return
        desk = self._context.bridge.desk
        there = sum(path.exists() for path in paths(desk, wanted, folder).values())
        if not may_replace(self._parent, folder, there):
            return

        def go_on(wanted: Wanted) -> None:
            self._context.bridge.run(
                labels.MAKING_ALL,
                lambda tell, token: make_all(desk, wanted, folder, tell, token),
                lambda sheaf: self._told(sheaf, folder),
                self._refuse,
            )

        def ask(told: ToldInAll) -> None:
            self._let_out(told.core, lambda: self._ask_names(told, wanted, go_on))

        self._context.bridge.run(
            labels.LOOKING_ALL,
            lambda tell, _token: told_in_all(desk, wanted, tell),
            ask,
            self._refuse,
        )

    def _ask_names(self, told: ToldInAll, wanted: Wanted, then: Callable[[Wanted], None]) -> None:
        """Ask why so many persons go out in full, and note it down; they may be masked instead."""
        if not told.people:
            then(wanted)
            return
        bridge, meetings = self._context.bridge, " ".join(told.meetings)
        note = bridge.desk.workspace.note_access
        line = AskLine(
            self._opener(),
            labels.ALL_NAMES.format(count=told.people),
            labels.ALL_IN_FULL,
            hint=asking.REASON_HINT,
            why=labels.CORE_WHY,
            otherwise=labels.ALL_IN_MASKS,
        )
        line.declined.connect(lambda: then(replace(wanted, names_in_full=False)))
        line.answered.connect(
            lambda reason: bridge.write(
                lambda: note(Access.PRINT, meetings, told.people, reason),
                lambda _none: then(wanted),
                self._refuse,
            )
        )
        line.open_under()

    def _told(self, sheaf: Sheaf, folder: Path) -> None:
        if sheaf.made + sheaf.without < sheaf.total:
            text = labels.ALL_STOPPED.format(count=sheaf.made, total=sheaf.total)
        else:
            text = labels.ALL_MADE.format(count=sheaf.made, folder=folder.name)
        if sheaf.without:
            text = labels.ALL_WITHOUT.format(text=text, count=sheaf.without)
        if sheaf.signs:
            text = labels.ALL_SIGNS.format(text=text, signs=" ".join(sheaf.signs))
        self._saved(text, folder)

    # --- what came of it -----------------------------------------------------------------------

    def _saved(self, text: str, folder: Path) -> None:
        self.folder.keep(folder)
        where = QUrl.fromLocalFile(str(folder))
        self._say(text, labels.OPEN_FOLDER, lambda: QDesktopServices.openUrl(where), "success")

    def _refuse(self, error: AfmError) -> None:
        self._say(str(error), tone="danger")

    def _say(
        self,
        text: str,
        action: str = "",
        do: Callable[[], object] | None = None,
        tone: str = "warning",
    ) -> None:
        act = None if do is None else lambda: _done(do())
        self._context.info(Note(OUTPUT, text, tone, action, act))


def _done(_answer: object) -> None:
    """What an action answers is of no use to a note."""
