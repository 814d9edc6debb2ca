"""What a cell of a form takes: lists to choose from, and checks with a sentence."""

from __future__ import annotations

from datetime import date
from typing import Any

from afm_desktop.domain.enums import FieldKind
from afm_desktop.exchange.forms import labels
from afm_desktop.exchange.reading.book import letter
from afm_desktop.services.forms.model import Question

_MOST_LETTERS = 32_767
_MOST_MESSAGE = 250
_LARGEST = 10**15 - 1
_FIRST_DAY, _LAST_DAY = date(1900, 3, 1), date(2999, 12, 31)


class Lists:
    """The lists cells choose from, each in a column of a hidden sheet; equal ones stand once."""

    def __init__(self, book: Any) -> None:
        self._page = book.add_worksheet(labels.LISTS_NAME)
        self._known: dict[tuple[str, ...], str] = {}

    def source(self, offered: tuple[str, ...]) -> str:
        """Where a list stands."""
        if offered not in self._known:
            place = len(self._known)
            for row, text in enumerate(offered):
                self._page.write_string(row, place, text)
            column = letter(place)
            self._known[offered] = f"='{labels.LISTS_NAME}'!${column}$1:${column}${len(offered)}"
        return self._known[offered]

    def close(self) -> None:
        """Hide the lists."""
        self._page.protect()
        self._page.very_hidden()


def check_of(question: Question, lists: Lists) -> dict[str, Any] | None:
    """What is checked of an answer when it is typed; None where anything may stand."""
    check, hint = _by_kind(question, lists), labels.HINTS.get(question.kind, "")
    if check is None and question.longest and question.longest < _MOST_LETTERS:
        check = {"validate": "length", "criteria": "<=", "value": question.longest}
        hint = labels.TOO_LONG.format(count=question.longest)
    return None if check is None else _told(check, hint)


def _by_kind(question: Question, lists: Lists) -> dict[str, Any] | None:
    match question.kind:
        case FieldKind.CHOICE if question.choices:
            offered = tuple(choice.label for choice in question.choices)
            return {"validate": "list", "source": lists.source(offered)}
        case FieldKind.YES_NO:
            return {"validate": "list", "source": [labels.YES, labels.NO]}
        case FieldKind.INTEGER | FieldKind.MONEY:
            return {"validate": "integer", **_between(-_LARGEST, _LARGEST)}
        case FieldKind.DECIMAL:
            return {"validate": "decimal", **_between(-_LARGEST, _LARGEST)}
        case FieldKind.DATE:
            return {"validate": "date", **_between(_FIRST_DAY, _LAST_DAY)}
    return None


def _between(least: object, most: object) -> dict[str, Any]:
    return {"criteria": "between", "minimum": least, "maximum": most}


def _told(check: dict[str, Any], hint: str) -> dict[str, Any]:
    message = hint[:_MOST_MESSAGE]
    return {
        **check,
        "ignore_blank": True,
        "input_message": message,
        "error_title": labels.NOT_THIS,
        "error_message": message,
    }
