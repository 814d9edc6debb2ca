"""What lies behind a round: the bodies of the one before, and its own recorded changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from afm_desktop.domain.dates import day_words
from afm_desktop.services.rounds.model import EarlierBody, RoundSheet
from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.screens.rounds.list_editor import EditedTable, column
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.placeholder import Placeholder


class ListedPage(QWidget):
    """A table, or why it is empty."""

    def __init__(self, table: EditedTable, nothing: Placeholder, foot: QWidget) -> None:
        super().__init__()
        self.table = table
        page = QWidget()
        column_ = QVBoxLayout(page)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(0)
        column_.addWidget(table, 1)
        column_.addWidget(foot)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(nothing)
        self._stack.addWidget(page)

    def show_rows(self, rows: Sequence[TableRow]) -> None:
        """Show these rows."""
        self.table.show_rows(rows)
        self._stack.setCurrentIndex(int(bool(rows)))

    def panes(self) -> Sequence[QWidget]:
        """The parts F6 goes round."""
        return (self.table,) if self._stack.currentIndex() else (self,)

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self.panes()[0]

    def settle(self) -> None:
        """Nothing is typed here."""

    def go_to(self, _id: str) -> bool:
        """Nothing here is mended."""
        return False


class EarlierPage(ListedPage):
    """지난 신청기관: who filed, whom to ask, and who filed again."""

    confirmed = Signal(str)
    """The id of a person who was reached today."""
    body_asked = Signal(str)

    def __init__(self) -> None:
        self.note = Line("", "body", "text2", wrap=True)
        self.confirm = Button(labels.CONFIRM, "check")
        self.body = Button(labels.OPEN_BODY, "building-2")
        self._bodies: dict[str, EarlierBody] = {}
        self._may = False
        nothing = Placeholder("inbox", labels.NO_EARLIER, labels.NO_EARLIER_SENTENCE)
        super().__init__(_earlier_table(), nothing, _foot(self.note, self.body, self.confirm))
        self.table.current_changed.connect(lambda _key: self._judge())
        self.table.opened.connect(lambda key: self.body_asked.emit(str(key)))
        self.body.clicked.connect(lambda: self._of_chosen(self.body_asked.emit))
        self.confirm.clicked.connect(lambda: self._of_chosen(self._confirm))

    def show_bodies(self, bodies: Sequence[EarlierBody], *, may: bool) -> None:
        """Show the bodies of the round before."""
        self._bodies, self._may = {one.organization_id: one for one in bodies}, may
        self.show_rows([_earlier_row(one) for one in bodies])
        self.note.setText(
            labels.EARLIER_NOTE.format(
                bodies=len(bodies),
                again=sum(one.has_filed_again for one in bodies),
                people=sum(one.person_id is not None and one.is_to_confirm for one in bodies),
            )
        )
        self._judge()

    def _judge(self) -> None:
        one = self._bodies.get(str(self.table.current_key()))
        self.body.setEnabled(one is not None)
        self.confirm.setEnabled(self._may and one is not None and one.person_id is not None)

    def _of_chosen(self, do: Callable[[str], object]) -> None:
        key = self.table.current_key()
        if key is not None:
            do(str(key))

    def _confirm(self, key: str) -> None:
        person = self._bodies[key].person_id
        if person is not None:
            self.confirmed.emit(person)


class ChangesPage(ListedPage):
    """변경 이력: what was changed when, and why."""

    def __init__(self) -> None:
        nothing = Placeholder("history", labels.NO_CHANGES, labels.NO_CHANGES_SENTENCE)
        super().__init__(_change_table(), nothing, QWidget())

    def show_sheet(self, sheet: RoundSheet) -> None:
        """Show the changes of a round."""
        self.show_rows(
            [
                TableRow(
                    one.id,
                    (Cell(day_words(one.happened_on)), Cell(one.detail or ""), Cell(one.reason)),
                )
                for one in sheet.changes
            ]
        )


def _foot(note: QWidget, *buttons: QWidget) -> QWidget:
    foot, u = QWidget(), theme().u
    row = QHBoxLayout(foot)
    row.setContentsMargins(4 * u, 2 * u, 4 * u, 2 * u)
    row.setSpacing(2 * u)
    row.addWidget(note, 1)
    for button in buttons:
        row.addWidget(button)
    return foot


def _earlier_row(one: EarlierBody) -> TableRow:
    return TableRow(
        one.organization_id,
        (
            Cell(one.name),
            Cell(one.division),
            Cell(f"{one.filed:,}", one.filed),
            Cell(f"{one.selected:,}", one.selected),
            Cell(one.person),
            Cell(labels.confirmed(one)),
            Cell(labels.again(one)),
        ),
    )


def _earlier_table() -> EditedTable:
    heads = labels.EARLIER_HEADS
    return EditedTable(
        labels.EARLIER,
        (
            column("name", heads, sample="예시배터리솔루션", role="strong", stretch=True),
            column("division", heads, sample="반도체·디스플레이", brief="이차전지", ink="text2"),
            column("filed", heads, kind="number", sample="100"),
            column("selected", heads, kind="number", sample="100"),
            column("person", heads, sample="김*시"),
            column("confirmed", heads, sample="2026. 12. 31. · 확인 필요"),
            column("again", heads, sample="재신청 10건"),
        ),
    )


def _change_table() -> EditedTable:
    heads = labels.CHANGE_HEADS
    return EditedTable(
        labels.CHANGES,
        (
            column("day", heads, sample="2026. 12. 31."),
            column("detail", heads, sample="조사서 항목 ‘대상 공정’ 수정", stretch=True),
            column("reason", heads, sample="산업부 요청으로 항목을 추가함", brief="산업부 요청"),
        ),
    )
