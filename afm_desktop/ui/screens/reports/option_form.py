"""The fields in which the options of a paper are chosen, made from what the paper declares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.dates import day_words, parse_day
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.words import word
from afm_desktop.reports.book_labels import AUDIENCES, CHAPTERS
from afm_desktop.reports.book_options import Audience
from afm_desktop.reports.options import APPROVERS, OptionKind, OptionSpec, WrongOption
from afm_desktop.services.book.kinds import BookSection
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.ordered_choices import OrderedChoices
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.date_field import DateField
from afm_desktop.ui.widgets.fields import ChoiceField, NumberField, Option, TextField
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.switch import Switch

LABEL = 22  # units


def labelled(label: str, widget: QWidget) -> QHBoxLayout:
    """A field behind its label, or a switch at the right end of its row."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme().px(2))
    line = Line(label, "body", "text2")
    line.setFixedHeight(theme().control_h)
    if isinstance(widget, Switch):
        row.addWidget(line.may_shrink(), 1)
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
    else:
        line.setFixedWidth(theme().px(LABEL))
        row.addWidget(line, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(widget, 1)
    return row


class OptionForm(QWidget):
    """Tells the field of the options that was changed, and its new value."""

    changed = Signal(str, object)

    def __init__(self, specs: Sequence[OptionSpec], usual: object) -> None:
        super().__init__()
        self._specs, self._usual = tuple(specs), usual
        self._shows: dict[str, Callable[[Any], None]] = {}
        self.widgets: dict[str, QWidget] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(1.5))
        makers = {
            OptionKind.YES_NO: self._add_switch,
            OptionKind.NAMES: self._add_names,
            OptionKind.CHOICE: self._add_choice,
            OptionKind.SEVERAL: self._add_several,
            OptionKind.ORDERED: self._add_ordered,
            OptionKind.COUNT: self._add_count,
            OptionKind.TEXT: self._add_text,
            OptionKind.DATE: self._add_date,
            OptionKind.FILE: self._add_file,
        }
        for spec in self._specs:
            makers[spec.kind](spec)

    def show_options(self, options: object) -> None:
        """Show what is chosen, without telling it."""
        for spec in self._specs:
            self._shows[spec.name](getattr(options, spec.field))

    def settle(self) -> None:
        """Take what is typed."""
        for widget in self.widgets.values():
            if isinstance(widget, TextField | NumberField | DateField):
                widget.settle()

    def _add(self, key: str, widget: QWidget, label: str = "") -> None:
        self.widgets[key] = widget
        self._column.addLayout(labelled(label or labels.OPTION_WORDS[key], widget))

    def _switch(self, key: str) -> Switch:
        switch = Switch(labels.OPTION_WORDS[key])
        self._add(key, switch)
        return switch

    def _add_switch(self, spec: OptionSpec) -> None:
        switch = self._switch(spec.name)
        switch.clicked.connect(lambda on: self.changed.emit(spec.field, on))
        self._shows[spec.name] = switch.setChecked

    def _add_several(self, spec: OptionSpec) -> None:
        """A switch for each of the choices."""
        switches = {choice: self._switch(f"{spec.name}.{choice}") for choice in spec.choices}

        def tell() -> None:
            chosen = tuple(choice for choice in spec.choices if switches[choice].isChecked())
            self.changed.emit(spec.field, chosen)

        def show(value: tuple[StrEnum, ...]) -> None:
            for choice, switch in switches.items():
                switch.setChecked(choice in value)

        for switch in switches.values():
            switch.clicked.connect(lambda _on: tell())
        self._shows[spec.name] = show

    def _add_ordered(self, spec: OptionSpec) -> None:
        """A switch for each of the choices, which can be moved up and down."""
        names = {choice: _word(choice) for choice in spec.choices}
        field = OrderedChoices(labels.OPTION_WORDS[spec.name], names)
        field.left.connect(lambda value: self.changed.emit(spec.field, value))
        self.widgets[spec.name] = field
        self._column.addWidget(field)
        self._shows[spec.name] = field.set_value

    def _add_choice(self, spec: OptionSpec) -> None:
        options = [Option(choice, _word(choice)) for choice in spec.choices]
        if getattr(self._usual, spec.field) is None:
            options.insert(0, Option("", labels.UNSET[spec.name]))
        field = ChoiceField(labels.OPTION_WORDS[spec.name], options, is_required=True)
        field.left.connect(lambda value: self.changed.emit(spec.field, value or None))
        self._add(spec.name, field)
        self._shows[spec.name] = lambda value: field.set_value(value or "")

    def _add_count(self, spec: OptionSpec) -> None:
        label = labels.OPTION_WORDS[spec.name]
        field = NumberField(label, least=0, most=spec.most, is_required=True)
        field.setFixedWidth(theme().px(14))
        field.left.connect(lambda value: self.changed.emit(spec.field, value))
        self.widgets[spec.name] = field
        row = QHBoxLayout()
        row.addWidget(Line(label, "body", "text2").may_shrink(), 1)
        row.addWidget(field)
        self._column.addLayout(row)
        self._shows[spec.name] = field.set_value

    def _add_text(self, spec: OptionSpec) -> None:
        field = TextField(labels.OPTION_WORDS[spec.name], placeholder=spec.example, most=spec.most)
        field.left.connect(lambda value: self.changed.emit(spec.field, value or ""))
        self._add(spec.name, field)
        self._shows[spec.name] = lambda value: field.set_value(value or None)

    def _add_date(self, spec: OptionSpec) -> None:
        """A day, typed or chosen from the calendar."""
        field = DateField(labels.OPTION_WORDS[spec.name])

        def told(day: object) -> None:
            self.changed.emit(spec.field, day_words(day) if isinstance(day, date) else "")

        field.left.connect(told)
        self._add(spec.name, field)
        self._shows[spec.name] = lambda value: field.set_value(parse_day(value) if value else None)

    def _add_file(self, spec: OptionSpec) -> None:
        """The name of a picture, to choose another or none."""
        button = Button(labels.CHOOSE_PICTURE, variant="filter")

        def show(value: str) -> None:
            button.set_value(Path(value).name)

        def choose() -> None:
            chosen, _ = QFileDialog.getOpenFileName(self, labels.PICTURE_TITLE, "", labels.PICTURES)
            if chosen:
                told(chosen)

        def told(value: str) -> None:
            show(value)
            self.changed.emit(spec.field, value)

        button.clicked.connect(choose)
        button.cleared.connect(lambda: told(""))
        self._add(spec.name, button)
        self._shows[spec.name] = show

    def _add_names(self, spec: OptionSpec) -> None:
        """A switch, and while it is on a field with the names; off, they are kept for later."""
        switch = self._switch(spec.name)
        field = TextField(labels.APPROVERS, is_required=True)
        self._add(f"{spec.name}.names", field, labels.APPROVERS)
        last: list[tuple[str, ...]] = [getattr(self._usual, spec.field) or APPROVERS]

        def show(value: tuple[str, ...]) -> None:
            last[0] = value or last[0]
            switch.setChecked(bool(value))
            field.set_value(", ".join(last[0]))
            field.set_read_only(not value)

        def told(text: object) -> None:
            try:
                value = spec.read(spec.name, str(text))
            except WrongOption:
                field.set_error(labels.WRONG_APPROVERS)
                return
            show(value)
            self.changed.emit(spec.field, value)

        def turned(on: bool) -> None:
            show(last[0] if on else ())
            self.changed.emit(spec.field, last[0] if on else ())

        switch.clicked.connect(turned)
        field.left.connect(told)
        self._shows[spec.name] = show


def _word(choice: StrEnum) -> str:
    if isinstance(choice, Audience):
        return AUDIENCES[choice]
    if isinstance(choice, BookSection):
        return CHAPTERS[choice]
    return word(choice) if isinstance(choice, Confidentiality) else str(choice)
