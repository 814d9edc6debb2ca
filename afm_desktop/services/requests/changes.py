"""What a reply changes, answer by answer: the form before beside the form after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from afm_desktop.domain.dates import day_words
from afm_desktop.services.forms.model import Answer, Question, Row
from afm_desktop.services.forms.reading import NO, YES
from afm_desktop.services.requests.model import AnswerChange, FormSheet, rows_of

_NOTHING: Row = {}
Keys = Mapping[str, tuple[str, ...]]


def changes_between(before: FormSheet, after: FormSheet, keys: Keys) -> tuple[AnswerChange, ...]:
    """The answers that differ; rows of a table by what they are told apart by."""
    found: list[AnswerChange] = []
    for question in after.questions:
        old, new = before.answers.get(question.key), after.answers.get(question.key)
        if question.columns:
            found += _rows(question, rows_of(old), rows_of(new), keys.get(question.key, ()))
        elif old != new:
            words = _said(question, old), _said(question, new)
            found.append(AnswerChange(question.key, question.label, *words))
    return tuple(found)


def _rows(
    question: Question, old: Sequence[Row], new: Sequence[Row], keys: tuple[str, ...]
) -> Iterator[AnswerChange]:
    for name, before, after in _pairs(question, old, new, keys):
        for column in question.columns:
            values = before.get(column.key), after.get(column.key)
            if values[0] != values[1]:
                label = " · ".join(part for part in (question.label, name, column.label) if part)
                yield AnswerChange(question.key, label, *(_said(column, one) for one in values))


def _pairs(
    question: Question, old: Sequence[Row], new: Sequence[Row], keys: tuple[str, ...]
) -> Iterator[tuple[str, Row, Row]]:
    """Rows before and after, each with its name; one that came or went stands beside nothing."""
    if not keys:
        for place in range(max(len(old), len(new))):
            before = old[place] if place < len(old) else _NOTHING
            after = new[place] if place < len(new) else _NOTHING
            yield f"{place + 1}행", before, after
        return
    left = list(old)
    for row in new:
        same = next((one for one in left if _key(one, keys) == _key(row, keys)), _NOTHING)
        if same is not _NOTHING:
            left.remove(same)
        yield _name(question, row, keys), same, row
    for row in left:
        yield _name(question, row, keys), row, _NOTHING


def _key(row: Row, keys: tuple[str, ...]) -> tuple[Any, ...]:
    return tuple(row.get(key) for key in keys)


def _name(question: Question, row: Row, keys: tuple[str, ...]) -> str:
    columns = (column for column in question.columns if column.key in keys)
    return " ".join(said for column in columns if (said := _said(column, row.get(column.key))))


def _said(question: Question, value: Answer) -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        return ", ".join(question.label_of(one) for one in value)
    if question.choices:
        return question.label_of(value)
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, int | Decimal):
        return f"{value}" if question.key == "year" else f"{value:,}"
    return day_words(value) if isinstance(value, date) else value
