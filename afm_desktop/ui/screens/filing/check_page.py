"""What is missing and what is unusual, each leading to its field; then filing, asked once more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.services.filing.model import Sheet
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.details_pane import ScrollColumn
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.link_line import LinkLine


class CheckPage(QWidget):
    """Read again with every change of the demand."""

    wanted = Signal(str)  # the key of the question to go to
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.links: list[LinkLine] = []
        self.column = ScrollColumn(labels.CHECK, edge_u=6, gap_u=1)
        self.refusal = Line("", "body", "danger", wrap=True)
        self.back = Button(labels.TO_FORM, "arrow-left")
        self.submit = Button(labels.SUBMIT, "check", "primary")
        self.sure = Button(labels.SUBMIT_SURE, "check", "primary")
        self.cancel = Button(labels.CANCEL)
        self._asks = Line(labels.SUBMIT_ASKS, "strong", wrap=True)
        self._confirm = QWidget()
        self._put_together()
        self.submit.clicked.connect(self.ask)
        self.sure.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.end_ask)

    def show_sheet(self, sheet: Sheet) -> None:
        """Show what stands in the way of filing now."""
        self.column.clear()
        self.links = []
        self.column.space(4)
        self._add_missing(sheet)
        self._add_warnings(sheet)
        again = sheet.status is DemandStatus.SUPPLEMENT
        self.submit.setText(labels.SUBMIT_AGAIN if again else labels.SUBMIT)
        self.submit.setVisible(sheet.may_submit)
        self.submit.setEnabled(sheet.may_submit)
        if not sheet.may_submit:
            self.end_ask()

    def ask(self) -> None:
        """Ask once more, as it cannot be changed afterwards."""
        self.refuse("")
        self.submit.hide()
        self._confirm.show()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_ask(self) -> None:
        """Do not file it now."""
        self._confirm.hide()
        self.submit.show()
        self.sure.setEnabled(True)

    def refuse(self, sentence: str) -> None:
        """Say why it was not filed."""
        self.refusal.setText(sentence)
        self.refusal.setVisible(bool(sentence))

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self.links[0] if self.links else self.submit

    def _go_on(self) -> None:
        self.sure.setEnabled(False)
        self.submitted.emit()

    def _add_missing(self, sheet: Sheet) -> None:
        count = len(sheet.missing)
        said = labels.MISSING_COUNT.format(count=count) if count else labels.NOTHING_MISSING
        self.column.add(Line(said, "h2", "text" if count else "success"))
        self.column.space(2)
        titles = {section.id: section.title for section in sheet.form.sections}
        for one in sheet.missing:
            self._add_link(labels.missing(one), titles[one.section_id], one.key, "circle-alert")

    def _add_warnings(self, sheet: Sheet) -> None:
        if not sheet.warnings:
            return
        self.column.space(5)
        self.column.add(Line(labels.WARNING_COUNT.format(count=len(sheet.warnings)), "h2"))
        self.column.space(2)
        for one in sheet.warnings:
            question = sheet.form.question(one.key)
            note = question.label if question else ""
            self._add_link(labels.warning(one), note, one.key, "triangle-alert")

    def _add_link(self, text: str, note: str, key: str, icon: str) -> None:
        link = LinkLine(text, icon=icon, ink="warning", note=note, is_link=True)
        link.clicked.connect(lambda _on=False: self.wanted.emit(key))
        self.links.append(link)
        self.column.add(link)

    def _put_together(self) -> None:
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.column, 1)
        column.addWidget(rule())
        foot = QVBoxLayout()
        foot.setContentsMargins(6 * u, 2 * u, 6 * u, 2 * u)
        foot.setSpacing(2 * u)
        foot.addWidget(self.refusal)
        self.refusal.hide()
        asked = QHBoxLayout(self._confirm)
        asked.setContentsMargins(0, 0, 0, 0)
        asked.setSpacing(2 * u)
        asked.addWidget(self._asks, 1, Qt.AlignmentFlag.AlignVCenter)
        asked.addWidget(self.cancel)
        asked.addWidget(self.sure)
        self._confirm.hide()
        foot.addWidget(self._confirm)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.submit)
        foot.addLayout(row)
        column.addLayout(foot)
