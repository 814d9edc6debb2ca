"""The unit a header or the line above a table states: 총사업비(백만원), (단위: 억원), 비중(%)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class UnitKind(StrEnum):
    """What a unit counts."""

    MONEY = "money"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit as it is written; `factor` is how many won, or hundredths, 1 of it is."""

    word: str
    kind: UnitKind
    factor: int


_FACTORS = {
    "조": 10**12,
    "백억": 10**10,
    "십억": 10**9,
    "억": 10**8,
    "천만": 10**7,
    "백만": 10**6,
    "십만": 10**5,
    "만": 10**4,
    "천": 10**3,
    "": 1,
}
_WORD = r"(?:(조|백억|십억|억|천만|백만|십만|만|천)\s*원?|(원)|(%|퍼센트|percent))"
_BRACKETED = re.compile(
    rf"[(\[{{<]\s*(?:단위\s*[:;]?\s*)?{_WORD}(?:\s*[,/·][^)\]}}>]*)?\s*[)\]}}>]"
)
_STATED = re.compile(rf"단위\s*[:;]?\s*(?:[가-힣]+\s*[,/·]\s*)*{_WORD}(?![가-힣])")
_AT_END = re.compile(r"(?<=\S)[\s_,]*(조|백억|십억|억|천만|백만|십만|만|천)\s*원$")
_ANY_BRACKET = re.compile(r"[(\[{<][^)\]}>]*[)\]}>]")


def unit_in(text: str) -> Unit | None:
    """The unit stated in a header."""
    found = _BRACKETED.search(text) or _STATED.search(text)
    if found is not None:
        return _unit(*found.groups())
    at_end = _AT_END.search(text)
    return _unit(at_end[1], None, None) if at_end else None


def unit_line(text: str) -> Unit | None:
    """The unit of a whole table, stated above it; a title with a bracket states none."""
    found = _STATED.search(text)
    return _unit(*found.groups()) if found else None


def without_unit(text: str) -> str:
    """The header without its brackets and its unit."""
    return _AT_END.sub("", _ANY_BRACKET.sub("", text)).strip() or text


def _unit(scale: str | None, won: str | None, percent: str | None) -> Unit:
    if percent:
        return Unit("%", UnitKind.PERCENT, 1)
    word = "원" if won else f"{scale}원"
    return Unit(word, UnitKind.MONEY, _FACTORS[scale or ""])
