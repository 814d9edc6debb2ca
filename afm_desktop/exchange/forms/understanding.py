"""What the cells of a form mean: answers by the kind of each question, and what cannot be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from afm_desktop.domain.dates import parse_day
from afm_desktop.domain.enums import FieldKind
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.text import LONGEST, clean
from afm_desktop.exchange.forms import labels
from afm_desktop.exchange.forms.filled import Filled
from afm_desktop.exchange.labels import UNREAD
from afm_desktop.exchange.reading import days, values
from afm_desktop.exchange.reading.book import Cell
from afm_desktop.exchange.reading.values import Unread
from afm_desktop.exchange.reading.words import folded
from afm_desktop.services.forms.model import Answer, Question, Row, Single
from afm_desktop.services.requests.model import FormSheet, Reply, Trouble

_MOST_ROWS = 2_000  # of a table; no form of the field comes near
_WHOLE = re.compile(r"-?\d[\d,]*")
_EXACT = re.compile(r"-?(?:\d[\d,]*)?\.?\d+")
_UNTICKED = frozenset({"", "x", "×", "-", "–", "n", "no", "아니요", "아니오", "0", "false"})
_BOXED = re.compile(r"\s*(☐|□|○|◯|☑|☒|■|●|√|✓|✔|[Vv](?=\s))\s?(.*)")
_EMPTY_BOXES = frozenset("☐□○◯")


def understood(filled: Filled, sheet: FormSheet) -> Reply:
    """The answers a file gives to its form; of a question it does not hold nothing is said."""
    reading = _Reading(filled)
    for question in sheet.questions:
        reading.read(question)
    return Reply(
        filled.file,
        filled.key,
        reading.answers,
        tuple(reading.troubles),
        filled.saved_at,
        frozenset(reading.asked),
    )


class _Reading:
    def __init__(self, filled: Filled) -> None:
        self._filled = filled
        self.answers: dict[str, Answer] = {}
        self.asked: set[str] = set()
        self.troubles: list[Trouble] = []

    def read(self, question: Question) -> None:
        found = self._found(question)
        if found is not _NOT_ASKED:
            self.asked.add(question.key)
            if found not in (None, "", ()):
                self.answers[question.key] = found

    def _found(self, question: Question) -> Any:
        key, filled = question.key, self._filled
        if question.kind is FieldKind.TABLE:
            if key not in filled.tables:
                return _NOT_ASKED
            return self._rows(question, filled.tables[key])
        if question.kind is FieldKind.CHOICES and key in filled.ticks:
            ticked = filled.ticks[key]
            return tuple(c.key for c in question.choices if _is_ticked(ticked.get(c.key)))
        if key not in filled.singles or question.kind is FieldKind.FILES:
            return _NOT_ASKED
        cell = filled.singles[key]
        if question.kind in (FieldKind.CHOICE, FieldKind.CHOICES) and _is_boxed(cell):
            return self._boxed(question, str(cell))
        return self._single(question, cell, question.label, question.key)

    def _rows(self, question: Question, rows: Sequence[Mapping[str, Cell]]) -> tuple[Row, ...]:
        if len(rows) > _MOST_ROWS:
            reason = labels.TOO_MANY_ROWS.format(count=_MOST_ROWS)
            self.troubles.append(Trouble(question.label, reason, question.key))
            return ()
        found = []
        for number, cells in enumerate(rows, 1):
            row: dict[str, Single] = {}
            for column in question.columns:
                place = labels.ROW_OF.format(
                    label=question.label, number=number, column=column.label
                )
                value = self._single(column, cells.get(column.key), place, question.key)
                if value not in (None, ""):
                    row[column.key] = value
            if row:
                found.append(row)
        return tuple(found)

    def _single(self, question: Question, cell: Cell, place: str, key: str) -> Single:
        try:
            return _value(question, cell)
        except _NotRead as error:
            self.troubles.append(Trouble(place, error.reason, key))
            return None

    def _boxed(self, question: Question, text: str) -> Answer:
        """The choices whose box is ticked."""
        ticked = []
        for line in text.split("\n"):
            found = _BOXED.match(line)
            if found is None or found[1] in _EMPTY_BOXES:
                continue
            try:
                ticked.append(_chosen(question, found[2].strip()))
            except _NotRead as error:
                self.troubles.append(Trouble(question.label, error.reason, question.key))
        if question.kind is FieldKind.CHOICES:
            return tuple(c.key for c in question.choices if c.key in ticked)
        if len(ticked) > 1:
            self.troubles.append(Trouble(question.label, labels.TWO_CHOSEN, question.key))
        return ticked[0] if ticked else None


_NOT_ASKED = object()


@dataclass
class _NotRead(Exception):
    reason: str


def _value(question: Question, cell: Cell) -> Single:
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if question.kind in (FieldKind.CHOICE, FieldKind.CHOICES):
        return _chosen(question, str(values.read_line(cell)))
    read = _READERS.get(question.kind)
    if read is not None:
        return read(cell)
    text = _told(values.read_text(cell))
    return _kept(text, question.longest) if isinstance(text, str) else None


def _kept(text: str, longest: int | None) -> str:
    """The text as the file keeps it; what it does not keep is told with its place."""
    if longest and len(text) > LONGEST >= longest:
        raise _NotRead(labels.TOO_LONG.format(count=longest))
    try:
        return clean(text)
    except RuleViolation as error:
        raise _NotRead(str(error)) from error


def _whole(cell: Cell, lenient: Any) -> int | None:
    if isinstance(cell, str) and _WHOLE.fullmatch(cell.strip()):
        return int(cell.replace(",", ""))
    found = _told(lenient(cell))
    return found if isinstance(found, int) else None


def _exact(cell: Cell) -> Decimal | None:
    if isinstance(cell, str) and _EXACT.fullmatch(cell.strip()):
        return Decimal(cell.strip().replace(",", ""))
    if isinstance(cell, int | Decimal) and not isinstance(cell, bool):
        return Decimal(cell)
    found = _told(values.read_percent(cell))
    return found if isinstance(found, Decimal) else None


def _day(cell: Cell) -> date | None:
    if isinstance(cell, str):
        try:
            return parse_day(cell)
        except RuleViolation:
            pass
    found = _told(days.read_date(cell))
    if isinstance(found, datetime):
        return found.date()
    return found if isinstance(found, date) else None


def _yes(cell: Cell) -> bool | None:
    said = {labels.YES: True, labels.NO: False}.get(str(cell).strip())
    found = said if said is not None else _told(values.read_yes(cell))
    return found if isinstance(found, bool) else None


_READERS: Mapping[FieldKind, Callable[[Cell], Single]] = {
    FieldKind.INTEGER: lambda cell: _whole(cell, values.read_integer),
    FieldKind.MONEY: lambda cell: _whole(cell, values.read_money),
    FieldKind.DECIMAL: _exact,
    FieldKind.DATE: _day,
    FieldKind.YES_NO: _yes,
}


def _told(found: Any) -> Any:
    if isinstance(found, Unread):
        raise _NotRead(UNREAD[found])
    return found


def _chosen(question: Question, said: str) -> str:
    """The key of the choice of a label, however it is spaced."""
    exact = [choice.key for choice in question.choices if choice.label == said]
    wanted = folded(said)
    alike = exact or [c.key for c in question.choices if folded(c.label) == wanted]
    if alike:
        return alike[0]
    offered = ", ".join(choice.label for choice in question.choices)
    raise _NotRead(labels.UNKNOWN_CHOICE_OF.format(offered=offered))


def _is_ticked(cell: Cell) -> bool:
    if isinstance(cell, bool):
        return cell
    return cell is not None and str(cell).strip().casefold() not in _UNTICKED


def _is_boxed(cell: Cell) -> bool:
    return isinstance(cell, str) and any(_BOXED.match(line) for line in cell.split("\n"))
