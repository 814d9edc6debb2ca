"""The words of a command line as values: paths, days, numbers, one-line texts."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from afm_desktop.cli.errors import UsageError
from afm_desktop.domain.dates import end_of, korean_moment, parse_day
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.text import clean
from afm_desktop.domain.typed_money import parse_money
from afm_desktop.exchange.reading.texts import ENCODINGS
from afm_desktop.services.imports.model import is_decision

Choice = TypeVar("Choice", bound=StrEnum)
LONGEST_NAME = 255
LONGEST_LINE = 200
MOST_VOTES = 10_000
_MOMENT = re.compile(r"(.+?)(?:T|\s+)(\d{1,2}):(\d{2})")
WINDOW, LARGEST_WINDOW = (640, 400), 8_000


def path(typed: str) -> Path:
    """A place on this computer, taken as it is typed."""
    if not typed.strip():
        raise UsageError("파일 이름이 비어 있습니다. 이름을 적으세요.")
    if any(len(part.encode("utf-8", "replace")) > LONGEST_NAME for part in Path(typed).parts):
        raise UsageError("파일 이름이 너무 깁니다. 짧은 이름을 쓰세요.")
    if "\n" in clean(typed) or "\t" in typed:
        raise UsageError("파일 이름에 줄바꿈이나 탭이 있습니다. 빼고 적으세요.")
    return Path(typed)


def day(typed: str) -> date:
    """A day of the calendar."""
    return parse_day(line(typed))


def known(typed: str) -> datetime:
    """A moment until which something was known: the end of a day, unless a time is said."""
    text = line(typed)
    said = _MOMENT.fullmatch(text)
    if said is None:
        return end_of(parse_day(text))
    hour, minute = int(said[2]), int(said[3])
    if hour > 23 or minute > 59:
        raise UsageError(f"‘{text}’ 대신 2026-06-30이나 2026-06-30 14:00처럼 적으세요.")
    return korean_moment(parse_day(said[1]), hour, minute)


def moment(typed: str) -> datetime:
    """A day and a time in Korea; a day alone begins at midnight."""
    text = line(typed)
    found = _MOMENT.fullmatch(text)
    day_said, hour, minute = found.groups() if found else (text, "0", "0")
    if int(hour) > 23 or int(minute) > 59:
        raise UsageError(f"‘{text}’ 대신 2027-03-02T09:00처럼 일시를 적으세요.")
    return korean_moment(parse_day(day_said), int(hour), int(minute))


def votes(typed: str) -> int:
    """How many voted so; nobody is an answer too."""
    text = line(typed)
    if not (text.isascii() and text.isdigit() and int(text) <= MOST_VOTES):
        raise ArgumentTypeError(f"‘{text}’ 대신 0~{MOST_VOTES:,}의 정수를 적으세요.")
    return int(text)


def line(typed: str) -> str:
    """A text of one line."""
    if len(typed) > LONGEST_LINE:
        raise UsageError(f"글이 너무 깁니다({len(typed):,}자). {LONGEST_LINE:,}자 이하로 줄이세요.")
    return " ".join(clean(typed).split())


def encoding(typed: str) -> str:
    """The name of a way to write text as bytes."""
    text = line(typed)
    try:
        b"a".decode(text, "replace")
    except (LookupError, UnicodeError) as error:
        known = ", ".join(ENCODINGS)
        raise ArgumentTypeError(
            f"‘{text}’ 인코딩이 없습니다. {known} 가운데 하나를 적으세요."
        ) from error
    return text


def named(typed: str) -> str:
    """A code, a name or an ID; a script's empty word means none, and never all or the latest."""
    text = line(typed)
    if not text:
        raise ArgumentTypeError("값이 비어 있습니다. 값을 적거나 옵션을 빼세요.")
    return text


def count(most: int) -> Callable[[str], int]:
    """A whole number from 1 to `most`."""

    def counted(typed: str) -> int:
        text = line(typed)
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= most):
            raise ArgumentTypeError(f"‘{text}’ 대신 1~{most:,}의 정수를 적으세요.")
        return int(text)

    return counted


def money(most: int) -> Callable[[str], int]:
    """Won from 1 to `most`, as people say it: 1조5천억, 150억, 15,000,000,000."""

    def meant(typed: str) -> int:
        text = line(typed)
        try:
            won = parse_money(text, MoneyUnit.WON)
        except RuleViolation as refusal:
            raise ArgumentTypeError(str(refusal)) from refusal
        if not 1 <= won <= most:
            raise ArgumentTypeError(f"‘{text}’ 대신 1~{most:,}원의 금액을 적으세요.")
        return won

    return meant


def numbers(typed: str) -> tuple[int, ...]:
    """Row numbers between commas."""
    parts = [part.strip() for part in line(typed).split(",") if part.strip()]
    if not parts or not all(part.isascii() and part.isdigit() for part in parts):
        raise ArgumentTypeError(f"‘{line(typed)}’ 대신 3,5처럼 행 번호를 적으세요.")
    return tuple(map(int, parts))


def decisions(typed: str) -> dict[tuple[int, str], str]:
    """What rows mean, between commas: `7=new,9.buyer=same`; the field is empty where none is."""
    found = {}
    for part in filter(None, (part.strip() for part in line(typed).split(","))):
        place, is_one, decision = part.partition("=")
        row, _, field = place.partition(".")
        if not (is_one and decision.strip() and row.isascii() and row.strip().isdigit()):
            raise ArgumentTypeError(f"‘{part}’ 대신 7=new나 9.buyer=same처럼 적으세요.")
        if not is_decision(decision.strip()):
            raise ArgumentTypeError(
                f"‘{part}’에서 ‘{decision.strip()}’의 뜻을 알 수 없습니다. "
                "같은 곳이면 same, 다른 곳이면 new, 또는 --json이 알린 ID를 적으세요."
            )
        found[int(row), field.strip()] = decision.strip()
    return found


def size(typed: str) -> tuple[int, int]:
    """Width and height of a window in pixels, as `1440x900`."""
    parts = line(typed).casefold().split("x")
    if len(parts) == 2 and all(part.isascii() and part.isdigit() for part in parts):
        width, height = (int(part) for part in parts)
        if WINDOW[0] <= width <= LARGEST_WINDOW and WINDOW[1] <= height <= LARGEST_WINDOW:
            return width, height
    least, most = f"{WINDOW[0]}x{WINDOW[1]}", f"{LARGEST_WINDOW}x{LARGEST_WINDOW}"
    shown = f"‘{line(typed)}’ 대신 1440x900처럼 적으세요."
    raise ArgumentTypeError(f"{shown} {least}보다 작거나 {most}보다 클 수 없습니다.")


def one_of(kinds: type[Choice], noun: str) -> Callable[[str], Choice]:
    """A member of a closed list; anything else is told what there is."""

    def chosen(typed: str) -> Choice:
        text = line(typed)
        try:
            return kinds(text)
        except ValueError:
            known = ", ".join(kind.value for kind in kinds)
            whole = josa(f"‘{text}’ {noun}", "은/는")
            raise ArgumentTypeError(f"{whole} 없습니다. 있는 {noun}: {known}") from None

    return chosen
