"""What a cell of a foreign list means: a value, None for an empty cell, or why it cannot be read.

A figure may stand as text and a text as a figure: Excel drops the zeros a number begins with and
adds `.0`, people write 해당없음 and -, and one column mixes all the ways to write a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from typing import TypeVar

from afm_desktop.domain.codes import (
    WrongBusinessNumber,
    WrongCorporateNumber,
    format_business_number,
    format_corporate_number,
    is_business_number,
)
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.phones import WrongPhone, format_phone
from afm_desktop.domain.typed_money import MOST, TooLargeAnAmount, parse_money
from afm_desktop.domain.words import WORDS
from afm_desktop.exchange.reading.book import Cell
from afm_desktop.exchange.reading.words import folded, spellings, value_words


class Unread(Enum):
    """Why a cell cannot be read."""

    FORMULA_ERROR = "formula_error"
    NOT_A_DATE = "not_a_date"
    IMPOSSIBLE_DATE = "impossible_date"
    NO_DAY = "no_day"
    UNCLEAR_ORDER = "unclear_order"
    NOT_AN_AMOUNT = "not_an_amount"
    TOO_LARGE = "too_large"
    NOT_A_NUMBER = "not_a_number"
    WRONG_LENGTH = "wrong_length"
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    ROUNDED = "rounded"
    NOT_A_PHONE = "not_a_phone"
    NOT_AN_EMAIL = "not_an_email"
    NEITHER_YES_NOR_NO = "neither_yes_nor_no"
    UNKNOWN_WORD = "unknown_word"


ERRORS = frozenset(
    ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"]
)
"""What a failed formula shows."""

_NOTHING = frozenset(["", "-", "–", "—", "―", "ㅡ", "x", "n/a", "na", "null", "none", "nan"])
_UNKNOWN_WORDS = frozenset(["미정", "미상", "미기재", "비공개"])
_BEGIN_UNKNOWN = frozenset(word[0] for word in _UNKNOWN_WORDS)
_NOTHING_WORDS = frozenset(["없음", "해당없음", "해당사항없음"]) | _UNKNOWN_WORDS
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+\d+", re.IGNORECASE)
_POINT_ZERO = re.compile(r"\.0+$")
_BEFORE_NUMBER = re.compile(r"(?:['‘’`]|No\.?\s*:?)\s*(?=\d)", re.IGNORECASE)
"""What is no part of a number: the mark by which Excel keeps one as text, and No."""
_IN_BRACKETS = re.compile(r"[(\[]\s*(\d[^()\[\]]*)[)\]]")
_BEHIND_NUMBER = re.compile(r"(?<=\d)\s*[(\[].*")
_FIGURE = re.compile(r"([-−△▲])?\s*[₩\\]?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)\.?")
_COUNT = re.compile(r"[A-Za-z가-힣.\s]*?(\d[\d,]*)(?:\.0+)?\s*(?:단계|[가-힣]?)")
_BETWEEN_PHONES = (re.compile(r"[/,;]| {2,}"), re.compile(r"[/,;]|\s+(?=[^\d\s]{0,8}\(?\+?0)"))
_KOREA = "82"
_EXTENSION = re.compile(r"\s*\(?(?:내선|구내|교환|[Ee][Xx][Tt]|#|~)")
_DIGITS = re.compile(r"\D+")
_is_usual_number = re.compile("[0-9]{3}-[0-9]{2}-[0-9]{5}").fullmatch
_is_usual_phone = re.compile("(?:02|0[3-6][0-9]|010)-[0-9]{3,4}-[0-9]{4}").fullmatch

_Word = TypeVar("_Word", bound=StrEnum)


def read_text(cell: Cell) -> str | Unread | None:
    """Text as it stands; a whole figure without `.0`, a day as `2024-07-22`."""
    if isinstance(cell, str):
        return Unread.FORMULA_ERROR if cell in ERRORS else cell or None
    if cell is None or isinstance(cell, bool):
        return None if cell is None else ("TRUE" if cell else "FALSE")
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def read_line(cell: Cell) -> str | Unread | None:
    """Text on one line; the line breaks of a cell become single spaces."""
    text = read_text(cell)
    return " ".join(text.split()) if isinstance(text, str) else text


def read_several(cell: Cell) -> tuple[str, ...] | Unread:
    """The words between commas, semicolons, slashes and line breaks."""
    text = read_text(cell)
    if isinstance(text, Unread):
        return text
    return tuple(
        dict.fromkeys(w.strip(" #") for w in re.split(r"[,;/\n]", text or "") if w.strip())
    )


def read_tags(cell: Cell) -> tuple[str, ...] | Unread:
    """What stands between commas and line breaks, which no tag has in its name."""
    text = read_text(cell)
    if not isinstance(text, str):
        return text or ()
    found = (" ".join(part.split()) for part in re.split(r"[,\n\t]", text))
    return tuple(dict.fromkeys(part for part in found if not _says_nothing(part)))


# ---------------------------------------------------------------- numbers that name something


def read_business_number(cell: Cell) -> str | Unread | None:
    """`124-81-00998`, also from a figure that lost what it began with, and before a remark."""
    if isinstance(cell, str) and _is_usual_number(cell) and is_business_number(cell):
        return cell
    digits = _number_text(cell, 10)
    if not isinstance(digits, str):
        return digits
    try:
        return format_business_number(digits)
    except WrongBusinessNumber:
        return Unread.WRONG_CHECK_DIGIT if _length(digits) == 10 else Unread.WRONG_LENGTH


def read_corporate_number(cell: Cell) -> str | Unread | None:
    """`110111-0062432`, also from a figure."""
    digits = _number_text(cell, 13)
    if not isinstance(digits, str):
        return digits
    try:
        return format_corporate_number(digits)
    except WrongCorporateNumber:
        return Unread.WRONG_CHECK_DIGIT if _length(digits) == 13 else Unread.WRONG_LENGTH


def read_phone(cell: Cell) -> str | Unread | None:
    """`02-123-4567`; a figure gets the zero back that it lost, of several the first is taken."""
    if isinstance(cell, str) and _is_usual_phone(cell):
        return cell
    text = _number_text(cell, 0)
    if not isinstance(text, str):
        return text
    parts = (part for cut in _BETWEEN_PHONES for part in cut.split(text) if part.strip())
    return next((phone for part in parts if (phone := _phone(part))), Unread.NOT_A_PHONE)


def read_email(cell: Cell) -> str | Unread | None:
    """An address; of several the first."""
    text = _plain(cell)
    if not isinstance(text, str):
        return text
    found = re.search(
        r"[^\s<>()\[\],;:/\"']+@[^\s<>()\[\],;:/\"'@]+\.[^\s<>()\[\],;:/\"'@.]+", text
    )
    return found[0] if found else Unread.NOT_AN_EMAIL


def _phone(part: str) -> str | None:
    text = re.sub(r"^\D{0,12}?(?=[+(]?\d)", "", part.strip(), count=1)
    text = _EXTENSION.split(text, maxsplit=1)[0]
    text = re.sub(r"^\((0\d{1,2})\)", r"\1-", text)
    lost = ("", "0", "+") if text.startswith(_KOREA) else ("", "0")
    for before in lost:
        try:
            return format_phone(before + text)
        except WrongPhone:
            continue
    return None


def _number_text(cell: Cell, length: int) -> str | Unread | None:
    """The text of a number that may have been stored as a figure."""
    if isinstance(cell, bool | date):
        return Unread.NOT_A_NUMBER
    text = _plain(cell)
    if not isinstance(text, str):
        return text
    if _SCIENTIFIC.fullmatch(text):
        return Unread.ROUNDED
    text = _POINT_ZERO.sub("", text)
    if length and (within := _IN_BRACKETS.fullmatch(text)):
        text = within[1]
    if not text[:1].isdigit() and (before := _BEFORE_NUMBER.match(text)):
        text = text[before.end() :]
    if length:
        text = _BEHIND_NUMBER.sub("", text)
    # Business numbers that begin with 0 are unknown, but a list may have cut any off.
    return text.zfill(length) if text.isdigit() and length - 2 <= len(text) else text


def _length(text: str) -> int:
    return len(_DIGITS.sub("", text))


# ---------------------------------------------------------------- amounts


def read_money(cell: Cell, factor: int = 1) -> int | Unread | None:
    """The won of an amount; a bare figure counts `factor` won each, its own unit wins."""
    if isinstance(cell, bool | date):
        return Unread.NOT_AN_AMOUNT
    if isinstance(cell, int | Decimal):
        return _won(Decimal(cell) * factor)
    text = _plain(cell)
    if not isinstance(text, str):
        return text
    if text.startswith("(") and text.endswith(")"):  # as accountants write a loss
        text = f"-{text[1:-1]}"
    figure = _FIGURE.fullmatch(text)
    if figure is not None:
        size = Decimal(figure[2].replace(",", "")) * factor
        return _won(-size if figure[1] else size)
    return _worded_money(text)


def _worded_money(text: str) -> int | Unread:
    text = re.sub(r"^약\s*|\s*(?:내외|정도|이내|정)$", "", text)
    try:
        return parse_money(text, MoneyUnit.WON)
    except TooLargeAnAmount:
        return Unread.TOO_LARGE
    except RuleViolation:
        return Unread.NOT_AN_AMOUNT


def _won(won: Decimal) -> int | Unread:
    """To the nearest won: a share that was worked out in 억원 has no end."""
    return Unread.TOO_LARGE if abs(won) > MOST else round(won)


def read_percent(cell: Cell, *, is_fraction: bool = False) -> Decimal | Unread | None:
    """Hundredths; in a column of fractions 0.3 is 30."""
    if isinstance(cell, bool | date):
        return Unread.NOT_A_NUMBER
    if isinstance(cell, int | Decimal):
        return (Decimal(cell) * (100 if is_fraction else 1)).normalize() + 0
    text = _plain(cell)
    if not isinstance(text, str):
        return text
    found = re.fullmatch(r"(?:약\s*)?(\d[\d,]*(?:\.\d+)?)\s*(%|퍼센트|프로|퍼센트 내외)?", text)
    if found is None:
        return Unread.NOT_A_NUMBER
    share = Decimal(found[1].replace(",", ""))
    return share * 100 if is_fraction and not found[2] else share


def are_fractions(cells: Iterable[Cell]) -> bool:
    """Whether a column of shares was formatted as percent: figures, none above 1, not all whole."""
    figures = [c for c in cells if isinstance(c, int | Decimal) and not isinstance(c, bool)]
    return any(isinstance(c, Decimal) for c in figures) and all(0 <= c <= 1 for c in figures)


def read_integer(cell: Cell) -> int | Unread | None:
    """A whole number, also in `TRL 4`, `4단계`, `1차` and `35명`."""
    if isinstance(cell, bool | date):
        return Unread.NOT_A_NUMBER
    if isinstance(cell, Decimal):
        return int(cell) if cell == int(cell) else Unread.NOT_A_NUMBER
    if isinstance(cell, int):
        return cell
    text = _plain(cell)
    if not isinstance(text, str):
        return text
    found = _COUNT.fullmatch(text)
    return int(found[1].replace(",", "")) if found else Unread.NOT_A_NUMBER


# ---------------------------------------------------------------- words


def read_yes(cell: Cell) -> bool | Unread | None:
    """Whether a mark says yes: Y, O, ○, 예, 단독, 해당."""
    if isinstance(cell, bool):
        return cell
    text = read_line(cell)
    if not isinstance(text, str):
        return text
    said = value_words("yes_no").get(folded(text) or text)
    if said is None:
        said = {"-": "no", "●": "yes"}.get(text)
    return said == "yes" if said else Unread.NEITHER_YES_NOR_NO


def read_word(cell: Cell, enum: type[_Word]) -> _Word | Unread | None:
    """The member of a closed vocabulary, by our own word or one that lists use."""
    text = read_line(cell)
    if not isinstance(text, str):
        return text
    own = {folded(word): member for member, word in WORDS[enum].items()}
    known = value_words(enum.__name__) | own
    member = next((known[wanted] for wanted in spellings(text) if wanted in known), None)
    if member is None and text.casefold() in _NOTHING:
        return None
    return enum(member) if member else Unread.UNKNOWN_WORD


def is_unknown(cell: Cell) -> bool:
    """Whether a cell says that there is something nobody knows or tells: 미정, 비공개."""
    if cell.__class__ is not str or cell[:1] not in _BEGIN_UNKNOWN:
        return False
    return "".join(cell.split()) in _UNKNOWN_WORDS


def _plain(cell: Cell) -> str | Unread | None:
    """The text on one line; None where it says that there is nothing."""
    text = read_line(cell)
    if not isinstance(text, str):
        return text
    return None if _says_nothing(text) else text


def _says_nothing(text: str) -> bool:
    bare = text.casefold()
    return bare in _NOTHING or bare.replace(" ", "") in _NOTHING_WORDS


__all__ = [
    "ERRORS",
    "Unread",
    "are_fractions",
    "is_unknown",
    "read_business_number",
    "read_corporate_number",
    "read_email",
    "read_integer",
    "read_line",
    "read_money",
    "read_percent",
    "read_phone",
    "read_several",
    "read_tags",
    "read_text",
    "read_word",
    "read_yes",
]
