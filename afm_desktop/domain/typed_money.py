"""Amounts as people type them: 150억, 1.5조, 1조 1,347억원, 3천만, or a bare figure in a unit."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.money import MoneyUnit

MOST = 10**16 - 1
"""No amount of the field comes near; beyond it a key was held down."""

_LARGE = {"조": 10**12, "억": 10**8, "만": 10**4, "": 1}
_SMALL = {"천": 1_000, "백": 100, "십": 10, "": 1}
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TERM = re.compile(rf"({_FIGURE})(천|백|십)?(조|억|만)?")
_SIGN = re.compile(r"[-−△▲]")
_AROUND = re.compile(r"[₩\\]|^금")


class NotAnAmount(RuleViolation):
    """What was typed is no amount of money."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"‘{josa(f'{typed}’', '을/를')} 금액으로 읽을 수 없습니다. "
            "150억, 1.5조, 15,000처럼 적으세요."
        )


class AmbiguousAmount(RuleViolation):
    """A figure follows a larger unit without one of its own."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"‘{typed}’의 끝 단위를 알 수 없습니다. 2억 5,000만처럼 적으세요.")


class TooLargeAnAmount(RuleViolation):
    """More money than there is."""

    def __init__(self) -> None:
        super().__init__("금액이 너무 큽니다. 단위를 확인하세요.")


def parse_money(typed: str, unit: MoneyUnit) -> int:
    """The won that were meant; a figure without a unit is in `unit`."""
    text = _AROUND.sub("", unicodedata.normalize("NFKC", typed))
    text = re.sub(r"\s+", "", text)
    sign = 1
    if _SIGN.match(text):
        sign, text = -1, text[1:]
    won = _bare(text, unit) if not re.search(r"[가-힣]", text) else _worded(text, typed)
    if won is None or won != int(won):
        raise NotAnAmount(typed)
    if won > MOST:
        raise TooLargeAnAmount
    return sign * int(won)


def _bare(text: str, unit: MoneyUnit) -> Decimal | None:
    if re.fullmatch(_FIGURE, text) is None:
        return None
    return Decimal(text.replace(",", "")) * unit


def _worded(text: str, typed: str) -> Decimal | None:
    """The sum of terms that go from large to small units."""
    is_in_won = text.endswith("원")
    text = text.removesuffix("원")
    total, last, place = Decimal(0), 0, 0
    for term in _TERM.finditer(text):
        if term.start() != place:
            return None
        place = term.end()
        figure, small, large = term.groups(default="")
        scale = _SMALL[small] * _LARGE[large]
        size = Decimal(figure.replace(",", "")) * scale
        if last and size >= last:
            return None
        if last and not large and not is_in_won:
            raise AmbiguousAmount(typed)
        total, last = total + size, _LARGE[large] * max(1, _SMALL[small])
    return total if place == len(text) and place else None
