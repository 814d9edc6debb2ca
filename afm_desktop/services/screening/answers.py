"""The answers of a demand in words, as the form asks for them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import FieldKind
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.services.forms.model import Answer, Answers, Form, Question
from afm_desktop.services.screening.model import AnswerRow, AnswerSection

_NAMED = {"organizations": Organization, "people": Person}
_BETWEEN = ", "


def sections_of(session: Session, form: Form, answers: Answers) -> tuple[AnswerSection, ...]:
    """The form with its answers; persons and bodies are named."""
    names = _names(session, form, answers)
    return tuple(
        AnswerSection(
            one.title,
            tuple(_row(question, answers.get(question.key), names) for question in one.questions),
        )
        for one in form.sections
    )


def _row(question: Question, answer: Answer, names: Mapping[str, str]) -> AnswerRow:
    is_required = question.is_required
    if question.kind is FieldKind.TABLE:
        given = answer if isinstance(answer, tuple) else ()
        rows = tuple(
            tuple(_said(column, row.get(column.key), names) for column in question.columns)
            for row in given
            if isinstance(row, Mapping)
        )
        heads = tuple(column.label for column in question.columns) if rows else ()
        return AnswerRow(question.key, question.label, "", heads, rows, is_required)
    text = _said(question, answer, names)
    return AnswerRow(question.key, question.label, text, is_required=is_required)


def _said(question: Question, answer: Answer, names: Mapping[str, str]) -> str:
    if answer is None:
        return ""
    if isinstance(answer, tuple):
        given = (one for one in answer if not isinstance(one, Mapping))
        if question.kind is FieldKind.FILES:
            return _BETWEEN.join(map(str, given))
        return _BETWEEN.join(question.label_of(one) for one in given)
    if question.target is not None:
        return names.get(str(answer), "")
    if question.kind is FieldKind.CHOICE:
        return question.label_of(answer)
    said = _value(answer)
    is_count = isinstance(answer, (int, Decimal)) and not isinstance(answer, bool)
    return f"{said}{question.unit}" if is_count and question.unit else said


def _value(answer: str | int | Decimal | date) -> str:
    if isinstance(answer, bool):
        return "예" if answer else "아니요"
    if isinstance(answer, date):
        return day_words(answer)
    if isinstance(answer, Decimal):
        return f"{answer.normalize():,f}"
    if isinstance(answer, int):
        # 2026 as a year of a budget is no amount.
        return f"{answer:,}" if abs(answer) >= 10_000 else str(answer)
    return answer


def _names(session: Session, form: Form, answers: Answers) -> Mapping[str, str]:
    wanted: dict[str, set[str]] = {table: set() for table in _NAMED}
    for question in form.questions:
        for target, id in _pointed(question, answers.get(question.key)):
            wanted[target].add(id)
    found: dict[str, str] = {}
    for table, ids in wanted.items():
        kind = _NAMED[table]
        query = select(kind.id, kind.name).where(kind.id.in_(sorted(ids)))  # type: ignore[attr-defined]
        found |= {id: name or "" for id, name in session.execute(query)} if ids else {}
    return found


def _pointed(question: Question, answer: Answer) -> Iterable[tuple[str, str]]:
    """The records that an answer names, with their tables."""
    if question.target in _NAMED and isinstance(answer, str):
        yield question.target, answer
    if isinstance(answer, tuple):
        for row in answer:
            if isinstance(row, Mapping):
                for column in question.columns:
                    yield from _pointed(column, row.get(column.key))
