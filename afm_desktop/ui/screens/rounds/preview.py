"""How a question looks to whoever fills the form in; nothing can be typed here."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.enums import FieldKind
from afm_desktop.services.forms.model import Question
from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.models.rows import Cell, RowsModel, TableRow
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.columns import ColumnSpec
from afm_desktop.ui.widgets.fields import (
    ChoiceField,
    DateField,
    LongTextField,
    NumberField,
    Option,
    TextField,
    YesNoField,
)
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.switch import CheckBox
from afm_desktop.ui.widgets.table import DataTable

_NO_DAY = date(2000, 1, 1)  # nobody opens its calendar
_ROWS = 2


class QuestionPreview(QWidget):
    """Label, help, the control and its limit."""

    def __init__(self) -> None:
        super().__init__()
        self.question: Question | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        u = theme().u
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(4 * u, 3 * u, 4 * u, 4 * u)
        self._column.setSpacing(u)

    def show_question(self, question: Question | None) -> None:
        """Show another question, or none."""
        if question == self.question:
            return
        self.question = question
        self._clear()
        if question is not None:
            self._build(question)

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _build(self, question: Question) -> None:
        self._add(Line(labels.PREVIEW, "label", "text3"))
        label = question.label
        if question.is_required:
            label = labels.REQUIRED_MARK.format(label=label)
        self._add(Line(label, "strong", wrap=True))
        if question.help:
            self._add(Line(question.help, "caption", "text2", wrap=True))
        for widget in _controls(question):
            self._add(widget)
        if question.longest:
            limit = labels.LIMIT.format(count=question.longest)
            self._add(Line(limit, "caption", "text3"))

    def _add(self, widget: QWidget) -> None:
        for one in (widget, *widget.findChildren(QWidget)):
            one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._column.addWidget(widget)


def _controls(question: Question) -> list[QWidget]:
    """What such a question is answered with."""
    if question.kind is FieldKind.CHOICES:
        offered = Flow()
        offered.add(*(CheckBox(one.label) for one in question.choices))
        return [offered]
    if question.kind is FieldKind.TABLE:
        return [_table(question)]
    if question.kind is FieldKind.FILES:
        return [Button(labels.CHOOSE_FILE, "upload")]
    return [_field(question)]


def _field(question: Question) -> QWidget:
    label, example = question.label, question.example or ""
    match question.kind:
        case FieldKind.LONG_TEXT:
            return LongTextField(label, least=3, most_lines=4, placeholder=example)
        case FieldKind.INTEGER | FieldKind.DECIMAL | FieldKind.MONEY:
            return NumberField(label, unit=question.unit or "", placeholder=example)
        case FieldKind.DATE:
            return DateField(label, today=_NO_DAY, placeholder=example)
        case FieldKind.YES_NO:
            return YesNoField(label)
        case FieldKind.CHOICE:
            return ChoiceField(label, [Option(one.key, one.label) for one in question.choices])
    return TextField(label, placeholder=example)


def _table(question: Question) -> QWidget:
    heads = [
        labels.REQUIRED_MARK.format(label=one.label) if one.is_required else one.label
        for one in question.columns
    ]
    if not heads:
        return Line(labels.FIELD_HEADS["label"], "caption", "text3")
    table = DataTable(question.label)
    rows = [TableRow(n, tuple(Cell("") for _ in heads)) for n in range(_ROWS)]
    specs = [
        ColumnSpec(one.key, head, is_sortable=False, sample=one.label, stretch=place == 0)
        for place, (one, head) in enumerate(zip(question.columns, heads, strict=True))
    ]
    table.set_model(RowsModel(heads, rows, table), specs)
    table.horizontalHeader().setSectionsClickable(False)
    table.setFixedHeight(theme().px(24))
    return table
