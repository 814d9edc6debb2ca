"""Cells of which not everything has a place: a second phone, a size nobody knows, a month alone.

Such a cell is no reason to leave a whole row out. What could be read of it is taken; the rest goes
to the notes of the record, or, where it is personal and notes are not the place, is only told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from afm_desktop.domain.firm_names import names_nobody
from afm_desktop.domain.hangul import josa
from afm_desktop.exchange.labels import TOO_LONG, UNREAD
from afm_desktop.exchange.reading.book import Cell
from afm_desktop.exchange.reading.fields import Field, ImportKind, ValueKind
from afm_desktop.exchange.reading.mapping import ColumnField
from afm_desktop.exchange.reading.values import Unread, is_unknown, read_line
from afm_desktop.exchange.reading.words import folded, titles
from afm_desktop.services.imports.model import Partly, Read, Unreadable, said_in
from afm_desktop.services.imports.tags import fitting

_LENIENT: Mapping[ImportKind, frozenset[str]] = {
    kind: frozenset(keys.split())
    for kind, keys in {
        ImportKind.MEMBERS: "legal_form role size_class kind phone employees revenue person_phone"
        " person_email",
        ImportKind.PEOPLE: "role phone mobile email",
        ImportKind.LINKS: "kind share is_sole_source tier",
        ImportKind.DEMANDS: "intake_route local_matching person_phone person_email",
    }.items()
}
"""Fields without which a row still means what it says; numbers, money and divisions are none."""
_NAMES_BESIDE = frozenset({"lead", "person_name", "representative"})
"""Names without which a row still means what it says."""
_NUMBERS = (ValueKind.BUSINESS_NUMBER, ValueKind.CORPORATE_NUMBER)
_OF_A_NUMBER = (Unread.WRONG_CHECK_DIGIT, Unread.WRONG_LENGTH)
_NAMED = (ValueKind.REGION, ValueKind.DIVISION)
_DAYS = (ValueKind.DATE, ValueKind.PERIOD)
LONGEST_NAME = 500
_CHIEF = "대표자"
_UNCERTAIN_DAYS = (Unread.NO_DAY, Unread.NOT_A_DATE, Unread.UNCLEAR_ORDER)
_NAME_AND_TITLE = re.compile(r"([가-힣]{2,5}?)\s*[\s/(,·]\s*([가-힣A-Za-z]{2,6})\s*\)?")
_SHORTEST = 4  # 김예시님
_FIRST_OF_SEVERAL = re.compile(
    r"([가-힣]{3,4})(?:(?:\s*[,/·]\s*|\s+)[가-힣]{3,4})+|([가-힣]{2,4})\s*외\s*\d*\s*[명인]"
)
_POLITE = re.compile(r"(?:[가-힣]{3}|.*[\s/(,·].{2,}|[가-힣]{5,})님\)?")
_FORMERLY = re.compile(r"(.+?)\s*[(（]\s*[구舊](?:\s*[,.:]\s*|\s+)([^()（）]{2,})\s*[)）]")
_BRACKET = re.compile(r"\d\s*[(\[]")
_MANY = re.compile(r"@.*@")


def read_as(column: ColumnField, read: Callable[[Cell], Any]) -> Callable[[Cell], Read]:
    """Read the cells of a column, and say what of them has no place."""
    field = column.field
    assert field is not None
    may_say_more = field.key in _LENIENT[field.kind] or field.holds in _NUMBERS
    are_tags = field.holds is ValueKind.TAGS
    is_name = field.key in _NAMES_BESIDE
    head = " ".join(column.column.header.split())

    def partly(value: Any, cell: Cell, why: str = "") -> Partly:
        return Partly(value, str(read_line(cell)), head, field.is_personal, why)

    def reader(cell: Cell) -> Read:
        value = read(cell)
        if isinstance(value, Unread):
            why = _left_out(field, value, cell)
            return Unreadable(_reason(field, value)) if why is None else partly(None, cell, why)
        if are_tags and (fit := fitting(value)) != value:
            return partly(fit, cell)
        if is_name and value is not None and names_nobody(str(cell)):
            return partly(None, cell)
        if is_unknown(cell) and (value is None or field.holds in _NAMED):
            return partly(None, cell)
        is_more = may_say_more and _says_more(field.holds, cell, value)
        return partly(value, cell) if is_more else value

    return _short(field, reader) if field.is_required else reader


def _short(field: Field, read: Callable[[Cell], Read]) -> Callable[[Cell], Read]:
    """Refuse a whole paragraph where a name or title should stand."""

    def reader(cell: Cell) -> Read:
        value = read(cell)
        if isinstance(value, str) and len(value) > LONGEST_NAME:
            return Unreadable(TOO_LONG.format(field=josa(field.label, "이/가"), count=len(value)))
        return value

    return reader


def _left_out(field: Field, value: Unread, cell: Cell) -> str | None:
    """Why a cell that cannot be read is left out alone; None where its row is left out with it."""
    if is_unknown(cell):
        return ""
    if field.holds in _DAYS and value in _UNCERTAIN_DAYS:
        return UNREAD[value]
    if field.holds is ValueKind.CORPORATE_NUMBER and value is Unread.WRONG_CHECK_DIGIT:
        return UNREAD[value]  # the firm is known by its business number
    is_lenient = field.key in _LENIENT[field.kind] and value is not Unread.FORMULA_ERROR
    is_word = field.holds in _NUMBERS and re.search(r"\d", str(cell)) is None
    return "" if is_lenient or is_word else None


def _reason(field: Field, why: Unread) -> str:
    """Why a cell is not taken; of two kinds of numbers it is said which."""
    return f"{field.label}의 {UNREAD[why]}" if why in _OF_A_NUMBER else UNREAD[why]


def part_names(read: dict[str, Read], person: str, head: str) -> None:
    """Part off what stands behind the names of a row; `person` is the key of its person."""
    _part_person(read, person, head, "title")
    if person == "name":
        return
    _part_others(read, person, head)
    if "representative" in read:
        _part_person(read, "representative", _CHIEF, "representative_title")
        _part_others(read, "representative", _CHIEF)
        _join_chief(read, person)
    _part_former_name(read)  # here `name` is that of a body


def _join_chief(read: dict[str, Read], person: str) -> None:
    """A chief who is also the contact of the row is one person, not two of one name."""
    name = said_in(read, "representative")
    if not name or name != said_in(read, person):
        return
    title = said_in(read, "representative_title") or _CHIEF
    if not isinstance(read["representative"], Partly):
        del read["representative"]
        read.pop("representative_title", None)
        if read.get("title") is None:
            read["title"] = title


def _part_others(read: dict[str, Read], name: str, head: str) -> None:
    """김예시, 박예시 and 김예시 외 1명 are no name of one person: the first is taken, and told."""
    whole = read.get(name)
    found = _FIRST_OF_SEVERAL.fullmatch(whole) if isinstance(whole, str) else None
    if found is not None:
        read[name] = Partly(found[1] or found[2], str(whole), head, is_personal=True)


def _part_person(read: dict[str, Read], name: str, head: str, title: str) -> None:
    """김예시 부장 and 김예시(부장) are a name and a title; a cell for titles counts more."""
    said = read.get(name)
    if not isinstance(said, str) or len(said) < _SHORTEST:
        return
    whole, parts = _parted(said)
    read[name] = whole
    if parts is None:
        return
    bare, behind = parts
    if read.get(title) in (None, behind):
        read |= {name: bare, title: behind}
    else:
        read[name] = Partly(bare, whole, head, is_personal=True)


@lru_cache(maxsize=1_024)  # persons and titles come again, with and without what is not theirs
def _parted(said: str) -> tuple[str, tuple[str, str] | None]:
    """A name without 님, and where a title stands behind it both of them."""
    whole = said
    if _POLITE.fullmatch(said):
        whole = said.rstrip(")").removesuffix("님").rstrip()
    found = _NAME_AND_TITLE.fullmatch(whole) or _joined().fullmatch(whole)
    if found is None or folded(found[2]) not in titles():
        return whole, None
    return whole, (found[1], found[2])


def _part_former_name(read: dict[str, Read]) -> None:
    """예시가람(구, 예시나래) is a body and what it was called before."""
    whole = read.get("name")
    if not isinstance(whole, str) or not whole.endswith((")", "）")):
        return
    found = _FORMERLY.fullmatch(whole)
    if found is not None and read.get("former_name") in (None, found[2]):
        read |= {"name": found[1], "former_name": found[2]}


@cache
def _joined() -> re.Pattern[str]:
    """A name of three or four syllables with a title right behind it: 김예시부장."""
    known = sorted((title for title in titles() if not title.isascii()), key=len, reverse=True)
    return re.compile(rf"([가-힣]{{3,4}}?)({'|'.join(map(re.escape, known))})")


def _says_more(holds: ValueKind, cell: Cell, value: Any) -> bool:
    """Whether a cell holds more than what was read of it."""
    if not isinstance(cell, str) or not isinstance(value, str):
        return False
    if holds is ValueKind.EMAIL:
        return _MANY.search(cell) is not None
    if holds in _NUMBERS:
        return cell != value and _BRACKET.search(cell) is not None
    return holds is ValueKind.PHONE and cell != value and _dialled(cell) != _dialled(value)


def _dialled(text: str) -> str:
    digits = re.sub(r"\D", "", text)
    return digits.removeprefix("82").lstrip("0")
