"""What can be chosen about 안내문."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from afm_desktop.reports.options import (
    PAGE_SPECS,
    OptionKind,
    OptionSpec,
    PageOptions,
    WrongOption,
    read,
)

LONGEST = 40


@dataclass(frozen=True, slots=True)
class LetterOptions(PageOptions):
    """The number under which the letter is registered, where it has one."""

    number: str = ""


class NumberTooLong(WrongOption):
    """A number of a letter does not fit its line."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name}에는 문서번호를 {LONGEST}자 이하로 적으세요.")


def _number(name: str, said: str) -> str:
    if len(said) > LONGEST:
        raise NumberTooLong(name)
    return said


LETTER_SPECS: tuple[OptionSpec, ...] = (
    OptionSpec("number", "number", OptionKind.TEXT, _number, "이차전지분과-24", most=LONGEST),
    *PAGE_SPECS,
)


def parse(pairs: Iterable[str]) -> LetterOptions:
    """The options as `k=v` strings, each once."""
    return read(pairs, LetterOptions(), LETTER_SPECS)
