"""Registration numbers whose last digit checks the others.

A right check digit proves that the number was typed correctly, not that the firm exists.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import mul

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.text import DASHES

_BUSINESS_WEIGHTS = (1, 3, 7, 1, 3, 7, 1, 3, 5)
_CORPORATE_WEIGHTS = (1, 2) * 6
_SEPARATORS = re.compile(rf"[\s.{DASHES}]")


class WrongBusinessNumber(RuleViolation):
    """A business registration number is not ten digits, or its check digit is wrong."""

    def __init__(self, entered: str, reason: str) -> None:
        super().__init__(
            f"사업자등록번호 ‘{entered}’의 {reason}. 10자리를 확인하세요.", field="number"
        )


class WrongCorporateNumber(RuleViolation):
    """A corporate registration number is not thirteen digits, or its check digit is wrong."""

    def __init__(self, entered: str, reason: str) -> None:
        super().__init__(
            f"법인등록번호 ‘{entered}’의 {reason}. 13자리를 확인하세요.", field="corporate_number"
        )


def is_business_number(text: str) -> bool:
    """Whether the text is a business registration number with a right check digit."""
    try:
        format_business_number(text)
    except WrongBusinessNumber:
        return False
    return True


def digits_of_business_number(text: str) -> str | None:
    """The ten digits of a number whose check digit is right; None of any other text."""
    try:
        return format_business_number(text).replace("-", "")
    except WrongBusinessNumber:
        return None


def is_corporate_number(text: str) -> bool:
    """Whether the text is a corporate registration number with a right check digit."""
    digits = _digits(text, 13)
    return digits is not None and _corporate_check(digits[:12]) == digits[12]


@lru_cache(maxsize=4_096)  # a list's are asked for as they are read, compared and written
def format_business_number(text: str) -> str:
    """The number as `124-81-00998`; anything that is none is refused."""
    joined = _bare(text, 10)
    if joined is None:
        raise WrongBusinessNumber(text, "자릿수가 맞지 않습니다")
    if _business_check(joined) != joined[9]:
        raise WrongBusinessNumber(text, "검증번호가 맞지 않습니다")
    return f"{joined[:3]}-{joined[3:5]}-{joined[5:]}"


def format_corporate_number(text: str) -> str:
    """The number as `110111-0062432`; anything that is none is refused."""
    digits = _digits(text, 13)
    if digits is None:
        raise WrongCorporateNumber(text, "자릿수가 맞지 않습니다")
    if _corporate_check(digits[:12]) != digits[12]:
        raise WrongCorporateNumber(text, "검증번호가 맞지 않습니다")
    joined = "".join(map(str, digits))
    return f"{joined[:6]}-{joined[6:]}"


def business_number(first_nine: str) -> str:
    """The number that starts with nine given digits, with its check digit, for demonstrations."""
    return format_business_number(first_nine + _business_check(first_nine))


def _digits(text: str, length: int) -> list[int] | None:
    bare = _bare(text, length)
    return None if bare is None else list(map(int, bare))


def _bare(text: str, length: int) -> str | None:
    bare = text.replace("-", "")  # as most are written
    if not bare.isdigit():
        bare = _SEPARATORS.sub("", text)
    return bare if len(bare) == length and bare.isascii() and bare.isdigit() else None


def _business_check(digits: str) -> str:
    """What the first nine digits say the tenth is."""
    total = sum(map(mul, map(int, digits), _BUSINESS_WEIGHTS))
    return str(-(total + int(digits[8]) * 5 // 10) % 10)


def _corporate_check(first_twelve: list[int]) -> int:
    total = sum(d * w for d, w in zip(first_twelve, _CORPORATE_WEIGHTS, strict=True))
    return -total % 10
