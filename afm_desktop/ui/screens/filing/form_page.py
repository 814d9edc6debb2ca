"""The form itself: sections with their questions in one column that scrolls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import FieldKind
from afm_desktop.services.filing.model import Sheet
from afm_desktop.services.forms.model import Question, Section
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.screens.details.attachments import AttachmentPanel
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.filing.answering import Answering, Means, Plain, field_of
from afm_desktop.ui.screens.filing.budget_grid import BudgetGrid
from afm_desktop.ui.screens.filing.loaded import Loaded
from afm_desktop.ui.screens.filing.question_row import QuestionRow
from afm_desktop.ui.screens.filing.requests_shown import RequestsShown
from afm_desktop.ui.screens.filing.row_table import RowTable
from afm_desktop.ui.screens.filing.section_list import SectionList
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.details_pane import ScrollColumn
from afm_desktop.ui.widgets.field import Draft
from afm_desktop.ui.widgets.line import Line, rule

Suggesting = Callable[[Loaded], Means]


class FormPage(QWidget):
    """Built section by section, so that no turn of the window takes long."""

    answered = Signal(str, object)  # key of the question, its new answer
    built = Signal()

    def __init__(self, bench: Bench, means: Suggesting) -> None:
        super().__init__()
        self._bench, self._means = bench, means
        self.rows: dict[str, QuestionRow] = {}
        self.files: AttachmentPanel | None = None
        self.requests = RequestsShown()
        self._loaded: Loaded | None = None
        self._shape: object = None
        self._waiting: list[Section] = []
        self._heads: dict[str, QWidget] = {}
        self._wanted = ""
        self._drafts: dict[str, Draft] = {}
        self.sections, self.column = SectionList(), ScrollColumn(labels.FORM, edge_u=6, gap_u=5)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.sections)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(self.column, 1)
        self._turn = QTimer(self)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._build_next)
        self.sections.chosen.connect(self.go_to_section)
        bar = self.column.verticalScrollBar()
        bar.valueChanged.connect(lambda _at: self._mark_here())
        # The heads stand at their new places only in the next turn.
        bar.rangeChanged.connect(lambda _least, _most: QTimer.singleShot(0, self, self._mark_here))

    @property
    def is_built(self) -> bool:
        """Whether every section stands."""
        return self._loaded is not None and not self._waiting

    def show_loaded(self, loaded: Loaded) -> None:
        """Show a demand, or what it holds now; what is being typed stays."""
        shape = (loaded.sheet.demand_id, loaded.sheet.form, loaded.may_answer)
        self._loaded = loaded
        self.sections.show_progress(loaded.sheet.progress)
        if shape != self._shape:
            self._shape = shape
            self._begin(loaded.sheet)
            return
        for row in self.rows.values():
            row.show_sheet(loaded.sheet)
        self._show_requests(loaded.sheet)
        self._show_files(loaded)

    def settle(self) -> bool:
        """Take what is typed everywhere."""
        answers = [one.settle() for one in self._answering()]
        return all(answers)

    def has_drafts(self) -> bool:
        """Whether something typed is not in the file."""
        return any(one.has_drafts() for one in self._answering())

    def drafts(self) -> dict[str, Draft]:
        """What is typed and cannot be saved as it stands, by question."""
        fields = {
            key: row.answering.field
            for key, row in self.rows.items()
            if isinstance(row.answering, Plain)
        }
        found = {key: field.draft() for key, field in fields.items()}
        return {
            key: draft
            for key, draft in found.items()
            if draft is not None and (draft.text is not None or draft.error)
        }

    def take_up(self, drafts: Mapping[str, Draft]) -> None:
        """Go on from drafts, once the form stands."""
        self._drafts = dict(drafts)
        self._show_drafts()

    def go_to(self, key: str) -> None:
        """Bring a question into sight, with the keyboard in its field."""
        row = self.rows.get(key)
        if row is None:
            self._wanted = key
            return
        self._wanted = ""
        self._bring(row)
        if isinstance(row.answering, Answering):
            row.answering.begin()
        else:
            row.answering.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to_section(self, section_id: str) -> None:
        """Bring a section to the top, with the keyboard in its first field."""
        loaded, head = self._loaded, self._heads.get(section_id)
        if loaded is None or head is None:
            return
        self._bring(head)
        self.sections.mark(section_id)
        section = next(one for one in loaded.sheet.form.sections if one.id == section_id)
        first = next((self.rows.get(one.key) for one in section.questions), None)
        if first is not None and isinstance(first.answering, Answering):
            first.answering.begin()

    def refuse(self, key: str, sentence: str) -> None:
        """Say under a question why its answer was not saved."""
        row = self.rows.get(key)
        if row is not None and isinstance(row.answering, Answering):
            row.answering.refuse(sentence)

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        first = next(iter(self.rows.values()), None)
        return first.answering if first is not None else self.sections

    def showEvent(self, event: QShowEvent) -> None:
        """What is built unseen is laid out only now."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._mark_here)

    # ------------------------------------------------ building

    def _begin(self, sheet: Sheet) -> None:
        self.column.clear()
        self.rows, self._heads, self.files = {}, {}, None
        self.requests = RequestsShown()
        self.requests.setContentsMargins(0, 3 * theme().u, 0, 0)
        self.column.add(self.requests)
        self._show_requests(sheet)
        self.column.verticalScrollBar().setValue(0)
        self._waiting = list(sheet.form.sections)
        self._turn.start()

    def _build_next(self) -> None:
        loaded = self._loaded
        if not self._waiting or loaded is None:
            self._turn.stop()
            return
        self._add_section(self._waiting.pop(0), loaded)
        if not self._waiting:
            self._turn.stop()
            self._show_files(loaded)
            self._mark_here()
            self._show_drafts()
            if self._wanted:
                QTimer.singleShot(0, self, lambda: self.go_to(self._wanted))
            self.built.emit()

    def _show_requests(self, sheet: Sheet) -> None:
        """What is asked of the demand as a whole, or of what its form does not ask any more."""
        known = {key for one in sheet.form.questions for key in (one.key, one.id)}
        self.requests.show_requests(one for one in sheet.asked if one.key not in known)

    def _add_section(self, section: Section, loaded: Loaded) -> None:
        means, sheet = self._means(loaded), loaded.sheet
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(0, 4 * theme().u, 0, 0)
        column.setSpacing(theme().u)
        column.addWidget(Line(section.title, "h2"))
        if section.guide:
            column.addWidget(Line(section.guide, "body", "text2", wrap=True))
        column.addWidget(rule())
        self._heads[section.id] = head
        self.column.add(head)
        for question in section.questions:
            answering = self._answering_for(question, loaded, means)
            row = QuestionRow(question, answering)
            self.rows[question.key] = row
            row.show_sheet(sheet)
            if isinstance(answering, Answering):
                answering.left.connect(partial(self.answered.emit, question.key))
            self.column.add(row)

    def _show_drafts(self) -> None:
        if not self.is_built:
            return
        drafts, self._drafts = self._drafts, {}
        for key, draft in drafts.items():
            row = self.rows.get(key)
            if row is not None and isinstance(row.answering, Plain):
                row.answering.field.take_up(draft)

    def _answering_for(self, question: Question, loaded: Loaded, means: Means) -> QWidget:
        may_edit = loaded.may_answer
        if question.kind is FieldKind.FILES:
            self.files = AttachmentPanel(self._bench)
            return self.files
        if question.binding == "budget":
            grid = BudgetGrid(means.today.year, may_edit=may_edit)
            grid.offer_years(_years(loaded.sheet))
            return grid
        if question.kind is FieldKind.TABLE:
            return RowTable(question, means, may_edit=may_edit)
        made = field_of(question, means)
        made.set_read_only(not may_edit)
        return Plain(made)

    def _show_files(self, loaded: Loaded) -> None:
        if self.files is not None:
            self.files.show_detail(loaded.detail, may_edit=loaded.may_answer)

    def _answering(self) -> Sequence[Answering]:
        return [row.answering for row in self.rows.values() if isinstance(row.answering, Answering)]

    # ------------------------------------------------ where one is

    def _bring(self, widget: QWidget) -> None:
        page = self.column.widget()
        if page is None:
            return
        layout = page.layout()
        if layout is not None:
            layout.activate()
        top = widget.mapTo(page, widget.rect().topLeft()).y()
        self.column.verticalScrollBar().setValue(max(0, top - 4 * theme().u))

    def _mark_here(self) -> None:
        """The section whose head was passed last; at the end of the form the last one."""
        bar = self.column.verticalScrollBar()
        at, here = bar.value() + 12 * theme().u, ""
        for key, head in self._heads.items():
            if head.y() <= at:
                here = key
        if self._heads and bar.maximum() and bar.value() == bar.maximum():
            here = list(self._heads)[-1]
        self.sections.mark(here)


def _years(sheet: Sheet) -> list[int]:
    """The years of the project's period, as far as it is told."""
    starts, ends = sheet.answers.get("starts_on"), sheet.answers.get("ends_on")
    first = getattr(starts, "year", None)
    last = getattr(ends, "year", None)
    if first is None or last is None:
        return [year for year in (first, last) if year is not None]
    return list(range(first, last + 1))
