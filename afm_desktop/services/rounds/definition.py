"""A whole round as text that can be kept, sent and scripted, and back.

Keys are English terms of the field; the form is told as in `resources/forms/demand.json`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from afm_desktop.domain.dates import KOREA, DayOutOfReach, korean_moment
from afm_desktop.domain.enums import DemandStatus, FieldKind, SizeClass, TieBreak
from afm_desktop.domain.errors import ExchangeError
from afm_desktop.domain.model.rounds import round_name
from afm_desktop.services.record_fields import LARGEST, LARGEST_EXACT
from afm_desktop.services.rounds.model import FieldRow, ItemRow, RoundSheet

Told = dict[str, Any]
BASICS = [
    "year",
    "ordinal",
    "name",
    "opens_at",
    "closes_at",
    "planned_projects",
    "budget_won",
    "most_supplements",
    "is_extremes_dropped",
    "cut_off",
    "tie_break",
    "source",
    "notes",
]
COPIED = [
    "planned_projects",
    "budget_won",
    "most_supplements",
    "is_extremes_dropped",
    "cut_off",
    "tie_break",
]
"""What a round takes from the one it is a copy of, beside the form."""


class UnfitDefinition(ExchangeError):
    """A text does not tell a round."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(f"회차 파일의 {where}: {why} 고친 뒤 다시 가져오세요.")


def as_definition(sheet: RoundSheet) -> Told:
    """What a round is, without what happened in it."""
    return {
        "round": _basics(sheet),
        "sections": [
            _told(
                {
                    "title": section.title,
                    "guide": section.guide,
                    "fields": [_field(field) for field in section.fields],
                }
            )
            for section in sheet.sections
        ],
        "checklist": [_item(item) for item in sheet.checklist],
        "texts": [_parts(one, "status subject body") for one in sheet.texts],
        "ratios": [
            _parts(one, "size_class:size government_share:government cash_share:cash")
            for one in sheet.ratios
        ],
        "criteria": [_parts(one, "name points weight guide") for one in sheet.criteria],
    }


def _basics(sheet: RoundSheet) -> Told:
    """The round itself; a name that follows from its number is not told."""
    row = sheet.round
    told = _parts(row, " ".join(BASICS))
    if row.name == round_name(row.year, row.ordinal):
        del told["name"]
    return told


def _item(item: ItemRow) -> Told:
    return {
        "question": item.question,
        "decisive": item.is_decisive,
        "reasons": [_parts(one, "label reply leads_to") for one in item.reasons],
    }


def _parts(row: object, names: str) -> Told:
    """Fields of a row by their names; behind a colon stands another one to tell it by."""
    pairs = (
        (name, told or name) for name, _, told in (one.partition(":") for one in names.split())
    )
    return _told({told: _plain(getattr(row, name)) for name, told in pairs})


def _field(field: FieldRow) -> Told:
    told: Told = {
        "label": field.label,
        "kind": field.kind.value,
        "binding": field.binding,
        "required": field.is_required or None,
        "help": field.help,
        "example": field.example,
        "longest": field.longest,
        "unit": field.unit,
        "choices": [one.label for one in field.choices] or None,
        "columns": [_field(one) for one in field.columns] or None,
    }
    return _told(told)


def _told(values: Told) -> Told:
    return {key: value for key, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, datetime):
        return value.astimezone(KOREA).isoformat(timespec="minutes")
    return value


# --- and back ---------------------------------------------------------------------------------

Reads = Callable[[str, Any], Any]
_TOO_LARGE = "수가 너무 큽니다."


def read_definition(text: str) -> Told:
    """The round a text tells, its values in Python; what it does not tell is not there."""
    try:
        told = json.loads(text, parse_float=Decimal)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise UnfitDefinition(f"{line}번째 줄", "JSON이 아닙니다.") from error
    found: Told = _object(_ROUND)("맨 위", told)
    for part in ("sections", "checklist", "texts", "ratios", "criteria"):
        found.setdefault(part, [])
    found.setdefault("round", {})
    return found


def _text(where: str, value: Any) -> str:
    if not isinstance(value, str):
        raise UnfitDefinition(where, "글이 아닙니다.")
    return value


def _yes_no(where: str, value: Any) -> bool:
    if not isinstance(value, bool):
        raise UnfitDefinition(where, "true나 false가 아닙니다.")
    return value


def _whole(where: str, value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise UnfitDefinition(where, "정수가 아닙니다.")
    if abs(value) > LARGEST:
        raise UnfitDefinition(where, _TOO_LARGE)
    return value


def _exact(where: str, value: Any) -> Decimal:
    if not isinstance(value, (int, Decimal)) or isinstance(value, bool):
        raise UnfitDefinition(where, "수가 아닙니다.")
    number = Decimal(value)
    if abs(number) >= LARGEST_EXACT:
        raise UnfitDefinition(where, _TOO_LARGE)
    return number


def _moment(where: str, value: Any) -> datetime:
    """A moment; a day alone is its midnight in Korea, as is a time without a zone."""
    try:
        if len(_text(where, value)) == len("2027-03-02"):
            return korean_moment(date.fromisoformat(value))
        moment = datetime.fromisoformat(value)
    except ValueError as error:
        raise UnfitDefinition(where, "2027-03-02T09:00 같은 일시가 아닙니다.") from error
    moment = moment if moment.tzinfo else moment.replace(tzinfo=KOREA)
    try:
        return moment.astimezone(KOREA).astimezone(UTC)
    except OverflowError:
        raise DayOutOfReach(moment.date()) from None


def _one_of(kind: type[StrEnum]) -> Reads:
    def read(where: str, value: Any) -> StrEnum:
        known = [member.value for member in kind]
        if not isinstance(value, str) or value not in known:
            raise UnfitDefinition(where, f"다음 중 하나여야 합니다: {', '.join(known)}.")
        return kind(value)

    return read


def _several(read: Reads) -> Reads:
    def read_all(where: str, value: Any) -> list[Any]:
        if not isinstance(value, list):
            raise UnfitDefinition(where, "목록([ ])이 아닙니다.")
        return [read(f"{where} {place}번째", one) for place, one in enumerate(value, 1)]

    return read_all


def _object(known: Mapping[str, tuple[Reads, bool]]) -> Reads:
    """What reads an object with these keys; those that are marked have to be told."""

    def read(where: str, value: Any) -> Told:
        if not isinstance(value, dict):
            raise UnfitDefinition(where, "묶음({ })이 아닙니다.")
        for key in value:
            if key not in known:
                names = ", ".join(known)
                raise UnfitDefinition(where, f"‘{key}’ 항목은 없습니다. 쓸 수 있는 항목: {names}.")
        for key, (_, is_required) in known.items():
            if is_required and value.get(key) in (None, ""):
                raise UnfitDefinition(where, f"‘{key}’ 항목이 없습니다.")
        return {
            key: known[key][0](f"{where} › {key}", one)
            for key, one in value.items()
            if one is not None
        }

    return read


def _field_object(where: str, value: Any) -> Told:
    found: Told = _object(_FIELD)(where, value)
    return found


_FIELD: Mapping[str, tuple[Reads, bool]] = {
    "label": (_text, True),
    "kind": (_one_of(FieldKind), True),
    "binding": (_text, False),
    "required": (_yes_no, False),
    "help": (_text, False),
    "example": (_text, False),
    "longest": (_whole, False),
    "unit": (_text, False),
    "choices": (_several(_text), False),
    "columns": (_several(_field_object), False),
}
_SECTION: Mapping[str, tuple[Reads, bool]] = {
    "title": (_text, True),
    "guide": (_text, False),
    "fields": (_several(_field_object), True),
}
_REASON: Mapping[str, tuple[Reads, bool]] = {
    "label": (_text, True),
    "reply": (_text, False),
    "leads_to": (_one_of(DemandStatus), False),
}
_ITEM: Mapping[str, tuple[Reads, bool]] = {
    "question": (_text, True),
    "decisive": (_yes_no, False),
    "reasons": (_several(_object(_REASON)), False),
}
_TEXT: Mapping[str, tuple[Reads, bool]] = {
    "status": (_one_of(DemandStatus), True),
    "subject": (_text, True),
    "body": (_text, False),
}
_RATIO: Mapping[str, tuple[Reads, bool]] = {
    "size": (_one_of(SizeClass), True),
    "government": (_exact, False),
    "cash": (_exact, False),
}
_CRITERION: Mapping[str, tuple[Reads, bool]] = {
    "name": (_text, True),
    "points": (_exact, True),
    "weight": (_exact, False),
    "guide": (_text, False),
}
_BASICS: Mapping[str, tuple[Reads, bool]] = {
    "year": (_whole, False),
    "ordinal": (_whole, False),
    "name": (_text, False),
    "opens_at": (_moment, False),
    "closes_at": (_moment, False),
    "planned_projects": (_whole, False),
    "budget_won": (_whole, False),
    "most_supplements": (_whole, False),
    "is_extremes_dropped": (_yes_no, False),
    "cut_off": (_exact, False),
    "tie_break": (_one_of(TieBreak), False),
    "source": (_text, False),
    "notes": (_text, False),
}
_ROUND: Mapping[str, tuple[Reads, bool]] = {
    "round": (_object(_BASICS), False),
    "sections": (_several(_object(_SECTION)), True),
    "checklist": (_several(_object(_ITEM)), False),
    "texts": (_several(_object(_TEXT)), False),
    "ratios": (_several(_object(_RATIO)), False),
    "criteria": (_several(_object(_CRITERION)), False),
}
