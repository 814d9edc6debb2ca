"""What is typed for a question of a form, as the answer it means."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from afm_desktop.cli import filing_labels as labels
from afm_desktop.cli.bodies import body_of
from afm_desktop.cli.errors import CommandError
from afm_desktop.domain.dates import parse_day
from afm_desktop.domain.enums import FieldKind
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.text import clean
from afm_desktop.domain.typed_money import parse_money
from afm_desktop.services.desk import Desk
from afm_desktop.services.forms.errors import NoSuchQuestion
from afm_desktop.services.forms.model import Answer, Question, Row, Single

_YES, _NO = {"예", "yes", "true", "y"}, {"아니요", "아니오", "no", "false", "n"}


def answer_of(desk: Desk, question: Question, text: str) -> Answer:
    """What was typed, as a value of the question's kind; nothing leaves it open."""
    if not text.strip():
        return None
    if question.kind is FieldKind.TABLE:
        return tuple(_row(desk, question, row) for row in _table(question, text))
    if question.kind is FieldKind.CHOICES:
        parts = [part.strip() for part in text.split(",") if part.strip()]
        return tuple(_chosen(question, part) for part in parts)
    return single_of(desk, question, text)


def single_of(desk: Desk, question: Question, text: str) -> Single:
    """One value: a record by its name or id, a choice by its word or key."""
    text = clean(text)
    if question.target == "organizations":
        return body_of(desk, text.strip())
    read = _READERS.get(question.kind)
    return read(question, text) if read is not None else text


def _table(question: Question, text: str) -> list[Mapping[str, Any]]:
    try:
        rows = json.loads(text)
    except (json.JSONDecodeError, RecursionError):
        rows = None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        column = question.columns[0].label if question.columns else ""
        label_is = josa(f"{question.label}’", "은/는")
        told = {"label": question.label, "label_is": label_is, "column": column}
        raise CommandError(labels.WRONG_TABLE.format(**told))
    return rows


def _row(desk: Desk, question: Question, row: Mapping[str, Any]) -> Row:
    columns = {column.label: column for column in question.columns}
    columns |= {column.key: column for column in question.columns}
    found: dict[str, Single] = {}
    for said, value in row.items():
        column = columns.get(said)
        if column is None:
            raise NoSuchQuestion(said, (one.label for one in question.columns))
        if value is not None and str(value).strip():
            text = ("예" if value else "아니요") if isinstance(value, bool) else str(value)
            found[column.key] = single_of(desk, column, text)
    return found


def _chosen(question: Question, text: str) -> str:
    text = clean(text).strip()
    for choice in question.choices:
        if text in (choice.key, choice.label):
            return choice.key
    known = ", ".join(choice.label for choice in question.choices)
    raise CommandError(labels.WRONG_CHOICE.format(label=question.label, known=known))


def _number(question: Question, text: str) -> Decimal:
    example = "3" if question.kind is FieldKind.INTEGER else "3.5"
    bare = unicodedata.normalize("NFKC", text).strip().replace(",", "")
    try:
        number = Decimal(bare)
    except InvalidOperation:
        number = Decimal("NaN")
    is_whole = number.is_finite() and number == number.to_integral_value()
    if not number.is_finite() or (question.kind is FieldKind.INTEGER and not is_whole):
        told = {"label": question.label, "text": text.strip(), "example": example}
        raise CommandError(labels.WRONG_NUMBER.format(**told))
    return number


def _yes_no(question: Question, text: str) -> bool:
    said = text.strip().casefold()
    if said in _YES | _NO:
        return said in _YES
    raise CommandError(labels.WRONG_YES_NO.format(label=question.label, text=text.strip()))


def _line(question: Question, text: str) -> str:
    """A text of one line, as the field of the window takes it."""
    if len(text.strip().splitlines()) > 1:
        raise CommandError(labels.ONE_LINE.format(label=question.label))
    return text.strip()


def _money(_question: Question, text: str) -> int:
    return parse_money(text, MoneyUnit.WON)


def _whole(question: Question, text: str) -> int:
    return int(_number(question, text))


def _day(_question: Question, text: str) -> date:
    return parse_day(text)


_READERS: Mapping[FieldKind, Callable[[Question, str], Single]] = {
    FieldKind.TEXT: _line,
    FieldKind.MONEY: _money,
    FieldKind.INTEGER: _whole,
    FieldKind.DECIMAL: _number,
    FieldKind.DATE: _day,
    FieldKind.YES_NO: _yes_no,
    FieldKind.CHOICE: _chosen,
}
