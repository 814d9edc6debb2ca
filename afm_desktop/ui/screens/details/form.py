"""The fields of a record under the titles of their sections."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.services.details.model import EntryKind, Section
from afm_desktop.services.details.model import Field as Entry
from afm_desktop.ui.drawing import NOTHING
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.screens.details.editor import Editor
from afm_desktop.ui.screens.details.making import OPENED, Making, set_entry
from afm_desktop.ui.screens.details.saying import entry_text
from afm_desktop.ui.screens.details.typed_fields import ReferenceField
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.form import LABEL, FormGrid, SectionTitle, label_units
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.link_line import LinkLine

Shape = tuple[object, ...]
_ONLY_WHEN_SET = frozenset({"merged_into_id"})
"""Fields that nobody fills by hand."""


class Grid(FormGrid):
    """A grid whose labels may differ from what a field calls itself."""

    def add_named(self, label: str, field: QWidget) -> None:
        """One more field under a label of its own."""
        self._add(label, field)


class RecordForm(QWidget):
    """Sections of fields; what cannot be changed stands there as text."""

    opened = Signal(str, str)  # the table and id of a record a field points to

    def __init__(
        self,
        editor: Editor,
        making: Making,
        *,
        hidden: Collection[str] = (),
        has_titles: bool = True,
    ) -> None:
        super().__init__()
        self._editor, self._making = editor, making
        self._hidden, self._has_titles = frozenset(hidden), has_titles
        self._shape: Shape = ()
        self._label_u = LABEL
        self._texts: dict[str, Line | LinkLine] = {}
        self._keys: set[str] = set()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(3))

    def fill(self, sections: Sequence[Section], *, may_edit: bool = True) -> None:
        """Show another record."""
        if self._build(sections, may_edit):
            return
        for entry in self._entries(sections):
            field = self._editor.fields.get(entry.key) if entry.key in self._keys else None
            if field is not None:
                set_entry(field, entry)
        self._show_texts(sections)

    def refresh(self, sections: Sequence[Section], *, may_edit: bool = True) -> None:
        """Show what the file holds now; what is being typed stays."""
        if self._build(sections, may_edit):
            return
        for entry in self._entries(sections):
            if entry.key in self._keys:
                self._editor.refresh(entry)
        self._show_texts(sections)

    def has_fields(self) -> bool:
        """Whether there is anything to show."""
        return bool(self._column.count())

    def first(self) -> QWidget | None:
        """The first field that can be typed in."""
        fields = (field for key, field in self._editor.fields.items() if key in self._keys)
        return next(fields, None)

    # ------------------------------------------------ building

    def _entries(self, sections: Sequence[Section]) -> list[Entry]:
        return [
            entry for part in sections for entry in part.fields if entry.key not in self._hidden
        ]

    def _build(self, sections: Sequence[Section], may_edit: bool) -> bool:
        """Make the fields anew when others are needed; whether they were."""
        shape: Shape = tuple(
            (part.key, entry.key, entry.kind, *_fixed(entry, may_edit))
            for part in sections
            for entry in part.fields
        )
        if shape == self._shape:
            return False
        self._shape = shape
        self._clear()
        self._label_u = label_units(
            self._label(part.key, entry)
            for part in sections
            for entry in part.fields
            if entry.key not in self._hidden
        )
        for part in sections:
            entries = [entry for entry in part.fields if self._is_worth(entry)]
            if entries:
                self._add_section(part.key, entries, may_edit)
        return True

    def _is_worth(self, entry: Entry) -> bool:
        """What only a merger says is not there until it is said."""
        is_silent = entry.key in _ONLY_WHEN_SET and entry.value is None
        return entry.key not in self._hidden and not is_silent

    def _clear(self) -> None:
        for key in self._keys:
            self._editor.drop(key)
        self._keys.clear()
        self._texts.clear()
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _add_section(self, key: str, entries: Sequence[Entry], may_edit: bool) -> None:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self._has_titles:
            column.addWidget(SectionTitle(labels.section_title(self._editor.table, key)))
        grid = Grid(label_u=self._label_u)
        for entry in entries:
            add = self._add_field if may_edit and entry.is_editable else self._add_text
            add(grid, entry, self._label(key, entry))
        column.addWidget(grid)
        self._column.addWidget(box)
        # Laid out only later otherwise, and what is not seen yet takes no keyboard.
        box.show()

    def _label(self, section: str, entry: Entry) -> str:
        """What stands before a field; under a title it does not say the title again."""
        table = self._editor.table
        title = labels.section_title(table, section) if self._has_titles else ""
        word = labels.field_label(table, entry.key, entry.word, title)
        is_starred = entry.is_required and self._editor.is_new
        return labels.REQUIRED.format(word=word) if is_starred else word

    def _add_field(self, grid: Grid, entry: Entry, label: str) -> None:
        field = self._making.field(entry)
        set_entry(field, entry)
        self._editor.take(entry, field)
        self._keys.add(entry.key)
        if isinstance(field, ReferenceField):
            table = entry.table or ""
            field.opened.connect(lambda id_: self.opened.emit(table, id_))
        grid.add_named(label, field)

    def _add_text(self, grid: Grid, entry: Entry, label: str) -> None:
        text = entry_text(entry) or NOTHING
        points = entry.kind is EntryKind.REFERENCE and entry.table in OPENED
        if points and entry.value is not None:
            link = LinkLine(text, is_link=True, has_rule=False, name=f"{entry.word}: {text}")
            table, id_ = entry.table or "", str(entry.value)
            link.clicked.connect(lambda: self.opened.emit(table, id_))
            grid.add_widget(label, link)
            self._texts[entry.key] = link
        else:
            self._texts[entry.key] = grid.add_value(label, text)

    def _show_texts(self, sections: Sequence[Section]) -> None:
        """Texts are few; a link to another record is made anew."""
        for entry in self._entries(sections):
            line = self._texts.get(entry.key)
            if isinstance(line, Line):
                line.setText(entry_text(entry) or NOTHING)
                line.updateGeometry()


def _fixed(entry: Entry, may_edit: bool) -> tuple[object, ...]:
    """What is built once: a field keeps its place, a text that leads to a record does not."""
    if may_edit and entry.is_editable:
        return (True,)
    return (False, entry.value) if entry.kind is EntryKind.REFERENCE else (False,)
