"""What can be chosen about a paper, also as `k=v` on the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import ReportError
from afm_desktop.domain.words import word

MOST_APPROVERS = 5
LONGEST_APPROVER = 6
MOST_BLANK_ROWS = 40


class Annex(StrEnum):
    """A list that may follow the paper."""

    MEMBERS = "members"
    DEMANDS = "demands"
    SIGN_IN = "sign-in"


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """The choices for 분과 현황 보고; a secrecy of None is that of the data."""

    approval: tuple[str, ...] = ("담당", "팀장", "부장", "원장")
    is_large: bool = False
    omits_empty: bool = False
    secrecy: Confidentiality | None = None
    annexes: tuple[Annex, ...] = (Annex.MEMBERS, Annex.SIGN_IN)
    blank_rows: int = 5


class WrongOption(ReportError):
    """The words of an option cannot be used."""


class UnknownOption(WrongOption):
    """There is no option of this name."""

    def __init__(self, name: str) -> None:
        known = ", ".join(_OPTIONS)
        super().__init__(f"‘{name}’ 옵션은 없습니다. 쓸 수 있는 옵션: {known}")


class MissingValue(WrongOption):
    """An option is named without a value."""

    def __init__(self, name: str) -> None:
        example = f"{name}={_EXAMPLES[name]}"
        super().__init__(f"{name}에 값이 없습니다. {example}처럼 적으세요.")


class WrongValue(WrongOption):
    """An option does not take this value."""

    def __init__(self, name: str, value: str, known: str) -> None:
        super().__init__(f"{name} 옵션에 ‘{value}’ 값은 쓸 수 없습니다. 쓸 수 있는 값: {known}")


def parse(pairs: Iterable[str]) -> PaperOptions:
    """The options of `k=v` strings; later ones win."""
    options = PaperOptions()
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if name.strip() not in _OPTIONS:
            raise UnknownOption(name.strip())
        if not sign:
            raise MissingValue(name.strip())
        field, read = _OPTIONS[name.strip()]
        options = replace(options, **{field: read(name.strip(), value.strip())})
    return options


def _yes_no(name: str, value: str) -> bool:
    words = {"yes": True, "예": True, "no": False, "아니오": False, "아니요": False}
    if value not in words:
        raise WrongValue(name, value, "yes, no")
    return words[value]


def _approvers(name: str, value: str) -> tuple[str, ...]:
    found = tuple(part.strip() for part in value.split(",") if part.strip())
    if len(found) > MOST_APPROVERS or any(len(part) > LONGEST_APPROVER for part in found):
        known = f"쉼표로 구분한 {LONGEST_APPROVER}자 이하 직위 {MOST_APPROVERS}개까지"
        raise WrongValue(name, value, f"{known}, 비우면 결재란 없음")
    return found


def _secrecy(name: str, value: str) -> Confidentiality:
    known = {word(mark): mark for mark in Confidentiality} | {
        mark.value: mark for mark in Confidentiality
    }
    if value not in known:
        raise WrongValue(name, value, ", ".join(mark.value for mark in Confidentiality))
    return known[value]


def _annexes(name: str, value: str) -> tuple[Annex, ...]:
    known = {annex.value: annex for annex in Annex}
    wanted = [part.strip() for part in value.split(",") if part.strip()]
    for part in wanted:
        if part not in known:
            raise WrongValue(name, part, ", ".join(known))
    return tuple(annex for annex in Annex if annex.value in wanted)


def _blank_rows(name: str, value: str) -> int:
    if not (value.isascii() and value.isdigit() and int(value) <= MOST_BLANK_ROWS):
        raise WrongValue(name, value, f"0~{MOST_BLANK_ROWS}")
    return int(value)


_OPTIONS: Mapping[str, tuple[str, Callable[[str, str], Any]]] = {
    "approval": ("approval", _approvers),
    "large": ("is_large", _yes_no),
    "omit-empty": ("omits_empty", _yes_no),
    "secrecy": ("secrecy", _secrecy),
    "annexes": ("annexes", _annexes),
    "blank-rows": ("blank_rows", _blank_rows),
}
_EXAMPLES: Mapping[str, str] = {
    "approval": "담당,팀장",
    "large": "yes",
    "omit-empty": "yes",
    "secrecy": "division",
    "annexes": "members,sign-in",
    "blank-rows": "10",
}
