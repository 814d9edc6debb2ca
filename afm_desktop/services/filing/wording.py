"""Answers as they are read: on paper, in a comparison, on the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import FieldKind
from afm_desktop.services.filing.model import Names
from afm_desktop.services.forms.model import Answer, Question, Row, Single
from afm_desktop.services.forms.reading import NO, YES


def answer_words(question: Question, answer: Answer, names: Names) -> str:
    """An answer as text; rows of a table stand on lines of their own."""
    if answer in (None, "", ()):
        return ""
    if not isinstance(answer, tuple):
        return single_words(question, answer, names)
    lines = [
        row_words(question, one, names) if isinstance(one, Mapping) else _chosen(question, one)
        for one in answer
    ]
    is_list = question.kind in (FieldKind.CHOICES, FieldKind.FILES)
    return ", ".join(lines) if is_list else "\n".join(lines)


def row_words(question: Question, row: Row, names: Names) -> str:
    """A row of a table on one line."""
    cells = (single_words(column, row.get(column.key), names) for column in question.columns)
    return " · ".join(cell for cell in cells if cell)


def single_words(question: Question, value: Single, names: Names) -> str:
    """One value as text, with its unit."""
    if value is None or value == "":
        return ""
    if question.target is not None:
        return names.get(str(value), "")
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return day_words(value)
    if question.kind is FieldKind.CHOICE:
        return question.label_of(value)
    text = number_words(question, value) if isinstance(value, (int, Decimal)) else value
    return f"{text}{question.unit}" if question.unit else text


def number_words(question: Question, value: int | Decimal) -> str:
    """A number with the comma of thousands, a year without; a tier as 1차."""
    if question.key == "year":
        return str(value)
    if question.key == "tier":
        return f"{value}차"
    return f"{value:,}" if isinstance(value, int) else f"{value.normalize() + 0:,f}"


def _chosen(question: Question, key: object) -> str:
    return question.label_of(key) if question.choices else str(key)
