"""What a field of a record takes, in Python values; what it does not take is refused in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Boolean, Column, Enum, Integer, Text

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.model.base import Exact, IsoDate, Record, UtcMoment
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word

_NOT_FIELDS = {"row", "id", "deleted"}
LARGEST = 2**63 - 1
LARGEST_EXACT = Decimal(10**14)
"""What a field of whole numbers, and one of exact ones, holds at most."""
_PLACES = 4


class UnknownField(RuleViolation):
    """A kind of record has no such field."""

    def __init__(self, kind: str, field: str) -> None:
        noun = NOUNS[kind].name
        super().__init__(
            f"{noun}에는 ‘{field}’ 항목이 없습니다. 항목 이름을 확인하세요.",
            field=field,
        )


class WrongType(RuleViolation):
    """A field is given a value of another type than it takes."""

    def __init__(self, field: str, wanted: str) -> None:
        super().__init__(
            f"이 항목에는 {josa(wanted, '을/를')} 넣어야 합니다. 값을 확인하세요.", field=field
        )


class UnknownChoice(RuleViolation):
    """A field that offers a choice is given something else."""

    def __init__(self, field: str, choices: type[StrEnum]) -> None:
        offered = ", ".join(word(choice) for choice in choices)
        super().__init__(
            f"이 항목에서 고를 수 있는 값이 아닙니다. 다음 중에서 고르세요: {offered}", field=field
        )


class NumberTooLarge(RuleViolation):
    """A number is larger than a field holds."""

    def __init__(self, field: str) -> None:
        super().__init__("수가 너무 큽니다. 자릿수와 단위를 확인하세요.", field=field)


class NumberTooFine(RuleViolation):
    """A number has more places than a field keeps."""

    def __init__(self, field: str) -> None:
        super().__init__(
            f"소수점 아래 {_PLACES}자리까지 넣을 수 있습니다. 값을 줄여 적으세요.", field=field
        )


def fields_of(record: type[Record]) -> dict[str, Column[Any]]:
    """The fields of a kind of record by name."""
    return {
        column.name: column
        for column in record.__table__.columns
        if isinstance(column, Column) and column.name not in _NOT_FIELDS
    }


def accepted(record: type[Record], values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the record takes them; text of nothing but spaces is none."""
    fields = fields_of(record)
    found = {}
    for name, value in values.items():
        if name not in fields:
            raise UnknownField(record.__tablename__, name)
        found[name] = None if value is None else _accepted(fields[name], value)
    return found


def from_journal(column: Column[Any], value: Any) -> Any:
    """The value of a field as an operation keeps it, in Python."""
    kind = column.type
    if value is None:
        return None
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return kind.enum_class(value)
    if isinstance(kind, Boolean):
        return bool(value)
    if isinstance(kind, IsoDate):
        return date.fromisoformat(value)
    if isinstance(kind, UtcMoment):
        return datetime.fromisoformat(value)
    return Decimal(value).scaleb(-_PLACES).normalize() + 0 if isinstance(kind, Exact) else value


def _accepted(column: Column[Any], value: Any) -> Any:
    kind = column.type
    if isinstance(kind, Enum):
        return _choice(column.name, kind, value)
    for type_, accept in _BY_TYPE:
        if isinstance(kind, type_):
            return accept(column.name, value)
    raise TypeError(f"{column} has a type that no record uses: {kind}")


def _choice(field: str, kind: Enum, value: Any) -> StrEnum:
    choices: type[StrEnum] = kind.enum_class  # type: ignore[assignment]
    if isinstance(value, choices):
        return value
    if type(value) is not str or value not in {choice.value for choice in choices}:
        raise UnknownChoice(field, choices)
    return choices(value)


def _text(field: str, value: Any) -> str | None:
    if not isinstance(value, str):
        raise WrongType(field, "글")
    return str(value) if value.strip() else None


def _yes_no(field: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongType(field, "예 또는 아니요")
    return value


def _whole(field: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise WrongType(field, "정수")
    if abs(value) > LARGEST:
        raise NumberTooLarge(field)
    return int(value)


def _exact(field: str, value: Any) -> Decimal:
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise WrongType(field, "수")
    number = Decimal(value)
    if not number.is_finite() or abs(number) >= LARGEST_EXACT:
        raise NumberTooLarge(field)
    if number != round(number, _PLACES):
        raise NumberTooFine(field)
    return number


def _day(field: str, value: Any) -> date:
    if not isinstance(value, date) or isinstance(value, datetime):
        raise WrongType(field, "날짜")
    return value


def _moment(field: str, value: Any) -> datetime:
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise WrongType(field, "시간대가 있는 일시")
    return value


_BY_TYPE: tuple[tuple[type, Callable[[str, Any], Any]], ...] = (
    (IsoDate, _day),
    (UtcMoment, _moment),
    (Exact, _exact),
    (Boolean, _yes_no),
    (Integer, _whole),
    (Text, _text),
)
