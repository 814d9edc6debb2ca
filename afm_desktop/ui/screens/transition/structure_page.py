"""1. 새 체계: what it is called, when it begins, and its divisions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from afm_desktop.services.transition.model import NewDivision, NewStructure, Plan
from afm_desktop.ui.labels import transition as labels
from afm_desktop.ui.screens.transition.tables import division_rows, division_table
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import ChoiceField, DateField, Option, TextField
from afm_desktop.ui.widgets.line import Line, rule

SIDE = 72  # units
_OWN = -1


class StructurePage(QWidget):
    """Fields over a table; the chosen division is written at the right."""

    chosen = Signal(object)
    """The `Plan` that was taken ready-made."""
    changed = Signal(object, object)
    """The `NewStructure`, and the codes that were renamed by what they were before."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._structure = NewStructure("", None, ())
        self._ready: Sequence[Plan] = ()
        self.ready = ChoiceField(labels.READY, [], is_required=True)
        self.name = TextField(labels.NAME, is_required=True)
        self.code = TextField(labels.CODE)
        self.day = DateField(labels.DAY, today=today, is_required=True)
        self.table = division_table()
        self.fields = {key: TextField(word) for key, word in labels.FIELDS.items()}
        self.add = Button(labels.ADD, "plus")
        self.remove = Button(labels.REMOVE, "trash-2")
        self.up = Button(labels.UP, "arrow-up")
        self.down = Button(labels.DOWN, "arrow-down")
        self._title = Line("", "h2", wrap=True)
        self._listen()
        self._put_together()

    def offer(self, ready: Sequence[Plan]) -> None:
        """The structures that can be taken ready-made."""
        self._ready = ready
        options = [Option(at, plan.structure.name) for at, plan in enumerate(ready)]
        self.ready.set_options([*options, Option(_OWN, labels.OWN)])

    def show_structure(self, structure: NewStructure) -> None:
        """Show a structure as it is planned."""
        at = self.table.current_key()
        self._structure = structure
        known = next(
            (n for n, one in enumerate(self._ready) if one.structure.id == structure.id != ""), _OWN
        )
        self.ready.set_value(known)
        self.name.refresh_value(structure.name or None)
        self.code.refresh_value(structure.code or None)
        self.day.refresh_value(structure.starts_on)
        self.table.rows.set_rows(division_rows(structure.divisions))
        if structure.divisions:
            last = len(structure.divisions) - 1
            self.table.set_current(min(at, last) if isinstance(at, int) else 0)
        self._show_division()

    def settle(self) -> None:
        """Take what is typed."""
        for field in (self.name, self.code, self.day, *self.fields.values()):
            field.settle()

    # --- within ------------------------------------------------------------------------------

    @property
    def _at(self) -> int | None:
        key = self.table.current_key()
        return key if isinstance(key, int) and key < len(self._structure.divisions) else None

    def _show_division(self) -> None:
        at = self._at
        one = self._structure.divisions[at] if at is not None else NewDivision("", "")
        self._title.setText(one.name if at is not None else labels.NONE_YET)
        for key, field in self.fields.items():
            field.set_value(getattr(one, key) or None)
            field.setEnabled(at is not None)
        self.remove.setEnabled(at is not None)
        self.up.setEnabled(bool(at))
        self.down.setEnabled(at is not None and at < len(self._structure.divisions) - 1)

    def _take_ready(self, at: object) -> None:
        if at == _OWN:
            self._tell(replace(self._structure, id="", source="", basis=None))
        elif isinstance(at, int):
            self.chosen.emit(self._ready[at])

    def _write(self, key: str, value: object) -> None:
        at = self._at
        if at is None:
            return
        before = self._structure.divisions[at]
        text = str(value or "")
        text = text.upper().replace(" ", "") if key == "code" else text
        divisions = list(self._structure.divisions)
        # A division of another name or code is no longer the one that every office knows.
        known = {"id": "", "source": "", "basis": None} if key in ("code", "name") else {}
        divisions[at] = replace(before, **{**known, key: text})  # type: ignore[arg-type]
        renamed = {before.code: text} if key == "code" and before.code else {}
        self._tell(replace(self._structure, divisions=tuple(divisions)), renamed)

    def _add(self) -> None:
        number = len(self._structure.divisions) + 1
        taken = {one.code for one in self._structure.divisions}
        code = next(f"N{n:02}" for n in range(number, 1000) if f"N{n:02}" not in taken)
        new = NewDivision(code, labels.NEW_NAME.format(number=number))
        self._tell(replace(self._structure, divisions=(*self._structure.divisions, new)))
        self.table.set_current(number - 1)
        self.fields["name"].entry.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        at = self._at
        if at is not None:
            divisions = list(self._structure.divisions)
            gone = divisions.pop(at)
            self._tell(replace(self._structure, divisions=tuple(divisions)), {gone.code: ""})

    def _move(self, step: int) -> None:
        at = self._at
        if at is None or not 0 <= at + step < len(self._structure.divisions):
            return
        divisions = list(self._structure.divisions)
        divisions.insert(at + step, divisions.pop(at))
        self.table.set_current(at + step)
        self._tell(replace(self._structure, divisions=tuple(divisions)))

    def _tell(self, structure: NewStructure, renamed: dict[str, str] | None = None) -> None:
        self.changed.emit(structure, renamed or {})

    def _listen(self) -> None:
        self.ready.left.connect(self._take_ready)
        self.name.left.connect(lambda it: self._tell(replace(self._structure, name=str(it or ""))))
        self.code.left.connect(lambda it: self._tell(replace(self._structure, code=str(it or ""))))
        self.day.left.connect(lambda it: self._tell(replace(self._structure, starts_on=it)))
        self.table.current_changed.connect(lambda _key: self._show_division())
        self.table.opened.connect(
            lambda _key: self.fields["name"].entry.setFocus(Qt.FocusReason.OtherFocusReason)
        )
        for key, field in self.fields.items():
            field.left.connect(lambda value, key=key: self._write(key, value))
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))

    def _put_together(self) -> None:
        u = theme().u
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        band = QHBoxLayout()
        band.setContentsMargins(4 * u, 3 * u, 4 * u, 3 * u)
        band.setSpacing(3 * u)
        for words, field, share in (
            (labels.READY, self.ready, 3),
            (labels.NAME, self.name, 3),
            (labels.CODE, self.code, 2),
            (labels.DAY, self.day, 2),
        ):
            band.addLayout(_captioned(words, field), share)
        column.addLayout(band)
        column.addWidget(rule())
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.table, 1)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(self._side())
        column.addLayout(row, 1)

    def _side(self) -> QWidget:
        u = theme().u
        inner, side = QWidget(), QScrollArea()
        side.setObjectName("bare")
        side.setAccessibleName(labels.DIVISION)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its fields take the keyboard
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setWidgetResizable(True)
        side.setWidget(inner)
        side.setFixedWidth(theme().px(SIDE))
        column = QVBoxLayout(inner)
        column.setContentsMargins(4 * u, 4 * u, 4 * u, 4 * u)
        column.setSpacing(2 * u)
        column.addWidget(self._title)
        for key, field in self.fields.items():
            column.addLayout(_captioned(labels.FIELDS[key], field))
        column.addSpacing(2 * u)
        for pair in ((self.add, self.remove), (self.up, self.down)):
            buttons = QHBoxLayout()
            buttons.setSpacing(2 * u)
            for button in pair:
                buttons.addWidget(button)
            buttons.addStretch(1)
            column.addLayout(buttons)
        column.addStretch(1)
        return side


def _captioned(words: str, field: QWidget) -> QVBoxLayout:
    box = QVBoxLayout()
    box.setSpacing(theme().px(0.5))
    box.addWidget(Line(words, "label", "text2"))
    box.addWidget(field)
    return box
