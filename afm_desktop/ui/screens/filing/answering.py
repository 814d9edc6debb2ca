"""The field in which a question is answered, and what a screen asks of every such field."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.enums import FieldKind
from afm_desktop.services.filing.anew import ANEW, is_anew
from afm_desktop.services.filing.model import Names
from afm_desktop.services.forms.model import Answer, Question
from afm_desktop.ui.screens.details.typed_fields import ReferenceField, YearField
from afm_desktop.ui.screens.filing.ticks import Ticks
from afm_desktop.ui.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    LongTextField,
    MoneyField,
    NumberField,
    Option,
    TextField,
    YesNoField,
)
from afm_desktop.ui.widgets.line_field import LineOptions
from afm_desktop.ui.widgets.option_list import Find

PLACES = 4
_NEVER_EMPTY = frozenset({"title", "applicant_id"})
"""Questions without whose answer the demand does not exist."""


class Suggest(Protocol):
    """The records a question may name, by what is typed."""

    def __call__(self, question: Question, text: str) -> Sequence[Option]: ...


@dataclass(frozen=True, slots=True)
class Means:
    """What fields are made with; a question of `catalogues` may also be answered freely."""

    suggest: Suggest
    today: date
    catalogues: tuple[Question, ...] = ()


class Answering(QWidget):
    """One question's answer on the screen: told when it is left, shown as the file holds it."""

    left = Signal(object)
    typed = Signal(str)

    @abstractmethod
    def show_answer(self, answer: Answer, names: Names) -> None:
        """Show what the file holds now; what is being typed stays."""

    @abstractmethod
    def settle(self) -> bool:
        """Take what is typed; whether all of it is valid."""

    @abstractmethod
    def has_drafts(self) -> bool:
        """Whether something typed is not in the file."""

    @abstractmethod
    def refuse(self, sentence: str) -> None:
        """Say why it was not saved."""

    def begin(self) -> None:
        """Give it the keyboard."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class Plain(Answering):
    """A question that one field answers."""

    def __init__(self, made: Field) -> None:
        super().__init__()
        self.field = made
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(made)
        self.setFocusProxy(made)
        made.left.connect(self.left)
        made.typed.connect(self.typed)

    def show_answer(self, answer: Answer, names: Names) -> None:
        show_in(self.field, answer, names)

    def settle(self) -> bool:
        return self.field.settle()

    def has_drafts(self) -> bool:
        return self.field.is_touched() or bool(self.field.error())

    def refuse(self, sentence: str) -> None:
        self.field.set_error(sentence)


def show_in(made: Field, answer: object, names: Names) -> None:
    """Show a value in a field, a record by its name."""
    if isinstance(made, FreeChoice):
        made.refresh_value(answer, str(answer or ""))
    elif isinstance(made, ReferenceField):
        made.refresh_value(answer, _named(answer, names))
    else:
        made.refresh_value(answer)


def _named(answer: object, names: Names) -> str:
    said = str(answer or "")
    return said.removeprefix(ANEW) if is_anew(said) else names.get(said, "")


class FreeChoice(ChoiceField):
    """One of a catalogue, or what is typed instead."""


def field_of(question: Question, means: Means, name: str = "") -> Field:
    """An empty field for a question or a column of its table."""
    is_needed = question.key in _NEVER_EMPTY
    options: LineOptions = {"name": name or question.label, "is_required": is_needed}
    if question.target is not None:
        return _reference(question, means, is_needed=is_needed)
    if question in means.catalogues:
        return FreeChoice(question.label, _finding(question, means), name=options["name"])
    make = _MAKERS.get(question.kind, _text)
    return make(question, means, options)


def _reference(question: Question, means: Means, *, is_needed: bool) -> Field:
    find = _finding(question, means)
    return ReferenceField(question.label, find, is_required=is_needed, is_quiet=False)


def _finding(question: Question, means: Means) -> Find:
    return lambda text: means.suggest(question, text)


def _text(question: Question, _means: Means, options: LineOptions) -> Field:
    return TextField(question.label, most=question.longest or 0, **options)


def _long_text(question: Question, _means: Means, options: LineOptions) -> Field:
    return LongTextField(question.label, name=options["name"], least=3, most=question.longest or 0)


def _integer(question: Question, _means: Means, options: LineOptions) -> Field:
    if question.key == "year":
        return YearField(question.label, **options)
    return NumberField(question.label, unit=question.unit or "", **options)


def _decimal(question: Question, _means: Means, options: LineOptions) -> Field:
    return NumberField(question.label, unit=question.unit or "", places=PLACES, **options)


def _money(question: Question, _means: Means, options: LineOptions) -> Field:
    return MoneyField(question.label, **options)


def _date(question: Question, means: Means, options: LineOptions) -> Field:
    return DateField(question.label, today=means.today, **options)


def _yes_no(question: Question, _means: Means, options: LineOptions) -> Field:
    return YesNoField(question.label, name=options["name"])


def _choice(question: Question, _means: Means, options: LineOptions) -> Field:
    offered = [Option(one.key, one.label) for one in question.choices]
    return ChoiceField(question.label, offered, name=options["name"])


def _choices(question: Question, _means: Means, options: LineOptions) -> Field:
    offered = [Option(one.key, one.label) for one in question.choices]
    return Ticks(question.label, offered, name=options["name"])


_MAKERS: Mapping[FieldKind, Callable[[Question, Means, LineOptions], Field]] = {
    FieldKind.TEXT: _text,
    FieldKind.LONG_TEXT: _long_text,
    FieldKind.INTEGER: _integer,
    FieldKind.DECIMAL: _decimal,
    FieldKind.MONEY: _money,
    FieldKind.DATE: _date,
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHOICE: _choice,
    FieldKind.CHOICES: _choices,
}
