"""What a reply changes, answer by answer: the form before beside the form after."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from afm_desktop.domain.dates import day_words
from afm_desktop.services.forms.model import Answer, Answers, Question, Row
from afm_desktop.services.forms.reading import NO, YES
from afm_desktop.services.requests.model import AnswerChange, FormSheet, rows_of

_NOTHING: Row = {}
Keys = Mapping[str, tuple[str, ...]]


def changes_between(before: FormSheet, after: FormSheet, keys: Keys) -> tuple[AnswerChange, ...]:
    """The answers that differ; rows of a table by what they are told apart by."""
    found: list[AnswerChange] = []
    for at, question in enumerate(after.questions):
        old, new = before.answers.get(question.key), after.answers.get(question.key)
        if question.columns:
            rows = rows_of(old), rows_of(new)
            found += _rows(question, *rows, keys.get(question.key, ()), at)
        elif old != new:
            words = _said(question, old), _said(question, new)
            found.append(AnswerChange(question.key, question.label, *words, question.key, at))
    return tuple(found)


def wanted_of(
    before: FormSheet, given: Answers, keys: Keys, unwanted: Collection[str]
) -> dict[str, Answer]:
    """Answers without the changes that are not wanted; one that then says nothing new is gone."""
    found: dict[str, Answer] = {}
    for key, answer in given.items():
        question = before.question(key)
        if key in unwanted or question is None:
            continue
        if question.columns:
            old = rows_of(before.answers.get(key))
            rows = _wanted_rows(question, old, rows_of(answer), keys.get(key, ()), unwanted)
            if rows != tuple(old):
                found[key] = rows
        else:
            found[key] = answer
    return found


def left_of(
    before: FormSheet, given: Answers, keys: Keys, unwanted: Collection[str]
) -> tuple[AnswerChange, ...]:
    """The changes answers would make that are not wanted."""
    whole = changes_between(before, replace(before, answers={**before.answers, **given}), keys)
    return tuple(one for one in whole if one.place in unwanted or one.question in unwanted)


def _wanted_rows(
    question: Question,
    old: Sequence[Row],
    new: Sequence[Row],
    keys: tuple[str, ...],
    unwanted: Collection[str],
) -> tuple[Row, ...]:
    """The new rows; a cell that is not wanted stays as it was, and so does a whole row."""
    found: list[Row] = []
    for name, before, after in _pairs(question, old, new, keys):
        if not before or not after:
            is_wanted = _place(question, name) not in unwanted
            row = after if is_wanted else before
        else:
            stay = [c.key for c in question.columns if _place(question, name, c.key) in unwanted]
            kept = {key: value for key, value in after.items() if key not in stay}
            row = {**kept, **{key: before[key] for key in stay if key in before}}
        if row:
            found.append(row)
    return tuple(found)


def _rows(
    question: Question, old: Sequence[Row], new: Sequence[Row], keys: tuple[str, ...], at: int
) -> Iterator[AnswerChange]:
    for name, before, after in _pairs(question, old, new, keys):
        for column in question.columns:
            values = before.get(column.key), after.get(column.key)
            if values[0] != values[1]:
                label = " · ".join(part for part in (question.label, name, column.label) if part)
                old_words, new_words = (_said(column, one) for one in values)
                place = _place(question, name, column.key if before and after else "")
                yield AnswerChange(question.key, label, old_words, new_words, place, at)


def _place(question: Question, name: str, column: str = "") -> str:
    """What tells a change in a table from the others; a row that comes or goes is one change."""
    return "|".join((question.key, name, column))


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
