"""The answers of a demand in words, as the form asks for them."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import FieldKind
from afm_desktop.services.filing.model import Names
from afm_desktop.services.filing.sheets import names_in
from afm_desktop.services.filing.wording import answer_words, single_words
from afm_desktop.services.forms.model import Answer, Answers, Form, Question
from afm_desktop.services.screening.model import AnswerRow, AnswerSection


def sections_of(session: Session, form: Form, answers: Answers) -> tuple[AnswerSection, ...]:
    """The form with its answers; bodies are named, persons masked."""
    names = names_in(session, form, answers)
    return tuple(
        AnswerSection(
            one.title,
            tuple(_row(question, answers.get(question.key), names) for question in one.questions),
        )
        for one in form.sections
    )


def _row(question: Question, answer: Answer, names: Names) -> AnswerRow:
    if question.kind is not FieldKind.TABLE:
        text = answer_words(question, answer, names)
        return AnswerRow(question.key, question.label, text, is_required=question.is_required)
    given = answer if isinstance(answer, tuple) else ()
    rows = tuple(
        tuple(single_words(column, row.get(column.key), names) for column in question.columns)
        for row in given
        if isinstance(row, Mapping)
    )
    heads = tuple(column.label for column in question.columns) if rows else ()
    return AnswerRow(question.key, question.label, "", heads, rows, question.is_required)
