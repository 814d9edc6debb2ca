"""보관 문서: papers as they went out; their bytes are opened and saved, never made anew."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.dates import moment_words
from afm_desktop.services.meetings.model import PaperRow
from afm_desktop.services.people import Access
from afm_desktop.ui.labels import meeting_results as labels
from afm_desktop.ui.screens.details.ask import Ask
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.fields import TextField
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.line import Line, rule

KIND = "papers"
Out = Callable[[str, str | None], Path]
"""Lets the bytes of an attachment out, for a reason where one is needed."""


class KeptPapers(QWidget):
    """The latest first; one of an older date is marked."""

    def __init__(self, acting: Acting) -> None:
        super().__init__()
        self._acting = acting
        self.ask: Ask | None = None
        self.buttons: dict[str, tuple[Button, Button]] = {}
        self._papers: dict[str, PaperRow] = {}
        self.ask_file: Callable[[QWidget, str], Path | None] = ask_file
        self._title = SectionTitle(labels.PAPERS_TITLE)
        self.none = Line(labels.NO_PAPERS, "body", "text2", wrap=True)
        self._lines = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme().px(2), 0, 0)
        self._column.setSpacing(0)
        for widget in (self._title, self.none, self._lines):
            self._column.addWidget(widget)

    def show_papers(self, papers: Sequence[PaperRow]) -> None:
        """Show what is kept."""
        self._title.set_value(f"{len(papers):,}건" if papers else "")
        self.none.setVisible(not papers)
        self.buttons, self._papers = {}, {one.id: one for one in papers}
        old, self._lines = self._lines, QWidget()
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for paper in reversed(papers):
            column.addLayout(self._line(paper))
            column.addWidget(rule())
        self._column.replaceWidget(old, self._lines)
        old.hide()
        old.deleteLater()

    def open(self, id: str) -> None:
        """Open a kept paper of this meeting."""
        if id in self._papers:
            self._open(self._papers[id])

    # --- within -----------------------------------------------------------------------------------

    def _line(self, paper: PaperRow) -> QHBoxLayout:
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(Line(paper.title, wrap=True))
        made = moment_words(paper.made_at) if paper.made_at else ""
        parts = (labels.paper_words(paper), labels.KEPT.format(moment=made) if made else "",
                 paper.changes or "")  # fmt: skip
        told.addWidget(Line(" · ".join(filter(None, parts)), "caption", "text2", wrap=True))
        line = QHBoxLayout()
        line.setContentsMargins(0, theme().px(1), 0, theme().px(1))
        line.setSpacing(theme().px(2))
        line.addLayout(told, 1)
        if paper.is_outdated:
            line.addWidget(Chip(labels.OUTDATED, Tone.WARNING))
        open_, save = (
            Button("", "external-link", "quiet", f"{paper.title} {labels.OPEN_PAPER}"),
            Button("", "file-down", "quiet", f"{paper.title} {labels.SAVE_PAPER}"),
        )
        open_.clicked.connect(partial(self._open, paper))
        save.clicked.connect(partial(self._save, paper))
        self.buttons[paper.id] = open_, save
        line.addWidget(open_)
        line.addWidget(save)
        return line

    def _open(self, paper: PaperRow, _on: bool = False) -> None:
        files = self._acting.desk.attachments

        def show(path: Path) -> None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

        self._let_out(paper, lambda id, reason: files.open_copy(id, reason=reason), show)

    def _save(self, paper: PaperRow, _on: bool = False) -> None:
        files = self._acting.desk.attachments
        target = self.ask_file(self, f"{paper.title}.pdf")
        if target is None:
            return

        def tell(path: Path) -> None:
            self._acting.context.toast(labels.PAPER_SAVED.format(name=path.name))

        self._let_out(paper, lambda id, reason: files.save(id, target, reason=reason), tell)

    def _let_out(self, paper: PaperRow, out: Out, then: Callable[[Path], None]) -> None:
        """At once, or once it is said why it leaves."""
        files, kept = self._acting.desk.attachments, self._acting.desk.kept_papers

        def look() -> tuple[str, bool] | None:
            rows, of = files.rows(KIND, paper.id), kept.paper(paper.id)
            if not rows:
                return None
            return rows[0].id, bool(of.core or of.people) or files.needs_reason(rows[0].id)

        def go_on(found: tuple[str, bool] | None) -> None:
            if found is None:
                self._acting.refused.emit(labels.NO_BYTES)
            elif found[1]:
                self._ask(found[0], partial(self._noted, paper, out), then)
            else:
                self._acting.do(lambda: out(found[0], None), then=then)

        self._acting.context.bridge.read(look, go_on)

    def _noted(self, paper: PaperRow, out: Out, id: str, reason: str | None) -> Path:
        """Log whom and what the paper names before it leaves."""
        desk = self._acting.desk
        of = desk.kept_papers.paper(paper.id)
        desk.copies.let_out(of.core, Access.PRINT, reason)
        if of.people:
            subject = of.meeting_id or of.id
            desk.workspace.note_access(Access.PRINT, subject, of.people, reason or "")
        return out(id, reason)

    def _ask(self, id: str, out: Out, then: Callable[[Path], None]) -> None:
        self._end()
        self.ask = Ask({"reason": TextField(labels.WHY_OUT)}, labels.LET_OUT, required=("reason",))
        self.ask.cancelled.connect(self._end)
        self.ask.done.connect(partial(self._with_reason, id, out, then))
        self._column.addWidget(self.ask)
        self.ask.start()

    def _with_reason(
        self, id: str, out: Out, then: Callable[[Path], None], values: Mapping[str, Any]
    ) -> None:
        self._end()
        self._acting.do(lambda: out(id, str(values["reason"])), then=then)

    def _end(self) -> None:
        ask, self.ask = self.ask, None
        if ask is not None:
            ask.hide()
            ask.deleteLater()


def ask_file(parent: QWidget, name: str) -> Path | None:
    """Ask where a paper goes."""
    chosen, _ = QFileDialog.getSaveFileName(parent, labels.SAVE_TITLE, name, labels.PDF_FILES)
    return Path(chosen) if chosen else None
