"""조사서: sections at the left, their questions, and the chosen one with how it looks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from afm_desktop.domain.enums import FieldKind
from afm_desktop.domain.words import word
from afm_desktop.services.forms.model import Form, Question
from afm_desktop.services.rounds.bindings import binding_words
from afm_desktop.services.rounds.model import FieldRow, SectionRow
from afm_desktop.services.rounds.rules import NO_COLUMN, OFFERS
from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.screens.rounds.editing import Editing
from afm_desktop.ui.screens.rounds.list_editor import ListEditor, column
from afm_desktop.ui.screens.rounds.pair_page import PairPage
from afm_desktop.ui.screens.rounds.preview import QuestionPreview
from afm_desktop.ui.screens.rounds.side import Side
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.details_pane import ScrollColumn
from afm_desktop.ui.widgets.fields import (
    ChoiceField,
    LongTextField,
    NumberField,
    Option,
    TextField,
    YesNoField,
)
from afm_desktop.ui.widgets.line import Line, rule

SECTIONS, FIELDS = "form_sections", "form_fields"
_NUMBERS = frozenset({FieldKind.INTEGER, FieldKind.DECIMAL, FieldKind.MONEY})
_TEXTS = frozenset({FieldKind.TEXT, FieldKind.LONG_TEXT})


class FormPage(PairPage):
    """Questions are those of the chosen section; the columns of a table stand below it."""

    def __init__(self, editing: Editing) -> None:
        self.sections, self.fields = _section_list(), _field_list()
        self.section_side, self.field_side = _section_side(), _field_side()
        super().__init__(editing, self.sections, self.fields, (self.section_side, self.field_side))
        self.form: Form | None = None
        self.preview = QuestionPreview()
        self.note = Line("", "caption", "text2", wrap=True)
        self.field_side.add(self.note)
        self.below = ScrollColumn(labels.PREVIEW, edge_u=0)
        self.below.add(self.preview)
        self.middle.addWidget(rule())
        self.middle.addWidget(self.below, 2)
        self.add_column = Button(labels.ADD_COLUMN, "columns-3", "quiet")
        self.fields.row.insertWidget(1, self.add_column)
        self._listen()

    def show_form(self, form: Form | None) -> None:
        """What the round asks, as those who fill it in see it."""
        self.form = form

    def show_first_rows(self) -> None:
        sheet = self.shown
        self.sections.show_rows(
            [
                TableRow(one.id, (Cell(one.title), Cell(f"{len(one.fields):,}", len(one.fields))))
                for one in sheet.sections
            ]
        )
        self.take_wanted(self.sections)

    def show_first(self) -> None:
        section = self.section
        self.section_side.show_values(section.id if section else None, _values_of(section))
        self.section_side.title.setText(section.title if section else labels.CHOOSE_ONE)
        self.section_side.allow(self.editing.may and section is not None)
        rows = [] if section is None else [_row(*one) for one in _in_order(section)]
        self.fields.show_rows(rows)
        self.take_wanted(self.fields)
        self.show_second()

    def show_second(self) -> None:
        field, parent = self._chosen()
        options = [Option(one.id, one.title) for one in self.shown.sections]
        self.field_side.fields["section_id"].set_options(options)  # type: ignore[attr-defined]
        kinds = [kind for kind in FieldKind if parent is None or kind not in NO_COLUMN]
        offered = [Option(kind, word(kind)) for kind in kinds]
        self.field_side.fields["kind"].set_options(offered)  # type: ignore[attr-defined]
        values = _values_of(field) | {"section_id": self.sections.key}
        if field is not None:
            values["choices"] = "\n".join(one.label for one in field.choices) or None
        self.field_side.show_values(field.id if field else None, values)
        self.field_side.title.setText(field.label if field else labels.CHOOSE_ONE)
        self.field_side.show_only(_shown(field, parent))
        self.note.setText(_note(field))
        self.note.setVisible(bool(self.note.text()))
        self.field_side.allow(self.editing.may)
        if field is not None and field.binding is not None:
            self.field_side.fields["kind"].set_read_only(True)
        table = parent or field
        is_table = table is not None and table.kind is FieldKind.TABLE and table.binding is None
        self.add_column.setVisible(is_table)
        self.add_column.setEnabled(self.editing.may)
        self.fields.add.setEnabled(self.editing.may and self.section is not None)
        self.turned()

    def turned(self) -> None:
        """The preview is of the question that is chosen."""
        field, parent = self._chosen()
        self.below.setVisible(field is not None)
        if field is not None:
            self.preview.show_question(self._question(field, parent))

    @property
    def section(self) -> SectionRow | None:
        """The section that is chosen."""
        key = self.sections.key
        return next((one for one in self.shown.sections if one.id == key), None)

    # --- within -------------------------------------------------------------------------------

    def _chosen(self) -> tuple[FieldRow | None, FieldRow | None]:
        """The chosen question, and the table it is a column of."""
        section, key = self.section if self.sheet is not None else None, self.fields.key
        rows = _in_order(section) if section is not None else ()
        return next(((field, parent) for field, parent in rows if field.id == key), (None, None))

    def _question(self, field: FieldRow, parent: FieldRow | None) -> Question | None:
        if self.form is None:
            return None
        questions = self.form.questions
        if parent is not None:
            questions = (one for top in questions if top.id == parent.id for one in top.columns)
        return next((one for one in questions if one.id == field.id), None)

    def _listen(self) -> None:
        self.tie(SECTIONS, self.sections, self.section_side)
        self.tie(FIELDS, self.fields, self.field_side)
        self.sections.added.connect(self._add_section)
        self.fields.added.connect(self._add_field)
        self.add_column.clicked.connect(self._add_column)

    def _add_section(self) -> None:
        values = {"title": labels.NEW_NAMES[SECTIONS]}
        owner, after = self.shown.round.id, self.sections.key
        self.editing.add(
            SECTIONS,
            owner,
            values,
            after=after,
            then=lambda id: self.choose_new(self.sections, id),
        )

    def _add_field(self) -> None:
        if self.section is not None:
            field, parent = self._chosen()
            after = parent or field
            values = {"label": labels.NEW_NAMES[FIELDS], "kind": FieldKind.TEXT}
            self._add(self.section.id, values, after)

    def _add_column(self) -> None:
        field, parent = self._chosen()
        table = parent or field
        if self.section is not None and table is not None:
            values = {
                "label": labels.NEW_COLUMN,
                "kind": FieldKind.TEXT,
                "parent_id": table.id,
            }
            self._add(self.section.id, values, field if parent is not None else None)

    def _add(self, section: str, values: dict[str, Any], after: FieldRow | None) -> None:
        self.editing.add(
            FIELDS,
            section,
            values,
            after=after.id if after is not None else None,
            then=lambda id: self.choose_new(self.fields, id),
        )


def _in_order(section: SectionRow) -> Iterator[tuple[FieldRow, FieldRow | None]]:
    """Each question, then the columns of its table."""
    for field in section.fields:
        yield field, None
        for one in field.columns:
            yield one, field


def _row(field: FieldRow, parent: FieldRow | None) -> TableRow:
    label = field.label if parent is None else labels.COLUMN_OF.format(label=field.label)
    required = labels.IS_REQUIRED if field.is_required else ""
    return TableRow(field.id, (Cell(label), Cell(word(field.kind)), Cell(required)))


def _values_of(row: SectionRow | FieldRow | None) -> dict[str, Any]:
    if row is None:
        return {}
    return {name: getattr(row, name) for name in row.__slots__}


def _shown(field: FieldRow | None, parent: FieldRow | None) -> set[str]:
    """The fields that say something of a question of its kind."""
    if field is None:
        return set()
    shown = {"label", "kind", "is_required"}
    if parent is None:
        shown |= {"binding", "section_id", "help", "example"}
    if field.kind in OFFERS and field.binding is None:
        shown.add("choices")
    if field.kind in _TEXTS:
        shown.add("longest")
    if field.kind in _NUMBERS:
        shown.add("unit")
    return shown


def _note(field: FieldRow | None) -> str:
    if field is None or field.binding is None:
        return ""
    return labels.BOUND_NOTE.format(word=binding_words().get(field.binding, field.binding))


def _section_list() -> ListEditor:
    heads = labels.SECTION_HEADS
    columns = (
        column("title", heads, sample="신청기관·담당자", role="strong", stretch=True),
        column("count", heads, kind="number", sample="100"),
    )
    return ListEditor(labels.SECTIONS, labels.SECTION, columns)


def _field_list() -> ListEditor:
    heads = labels.FIELD_HEADS
    columns = (
        column("label", heads, sample="국가핵심기술 해당 여부", role="strong", stretch=True),
        column("kind", heads, sample="여러 줄 글", ink="text2"),
        column("required", heads, sample=labels.IS_REQUIRED),
    )
    return ListEditor(labels.FIELDS, labels.FIELD, columns)


def _section_side() -> Side:
    words = labels.SECTION_FIELDS
    return Side(
        labels.SECTION,
        {
            "title": TextField(words["title"], is_required=True),
            "guide": LongTextField(words["guide"]),
        },
    )


def _field_side() -> Side:
    words = labels.FIELD_FIELDS
    bindings = [Option(key, said) for key, said in binding_words().items()]
    return Side(
        labels.FIELD,
        {
            "label": TextField(words["label"], is_required=True),
            "kind": ChoiceField(words["kind"], [], is_required=True),
            "choices": LongTextField(words["choices"], least=3),
            "is_required": YesNoField(words["is_required"]),
            "longest": NumberField(words["longest"], unit=labels.LETTERS, least=1, most=100_000),
            "unit": TextField(words["unit"]),
            "help": LongTextField(words["help"]),
            "example": TextField(words["example"]),
            "binding": ChoiceField(words["binding"], bindings),
            "section_id": ChoiceField(words["section_id"], [], is_required=True),
        },
    )
