"""Which field each column most likely fills, by its header and by what stands in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import Any

from afm_desktop.domain.firm_names import names_nobody
from afm_desktop.exchange.reading import days, values
from afm_desktop.exchange.reading.book import Cell
from afm_desktop.exchange.reading.fields import FIELDS, Field, ImportKind, ValueKind, sides_of
from afm_desktop.exchange.reading.mapping import ColumnField
from afm_desktop.exchange.reading.mapping import Mapping as ColumnMapping
from afm_desktop.exchange.reading.table import Column, Table
from afm_desktop.exchange.reading.units import Unit, UnitKind, without_unit
from afm_desktop.exchange.reading.values import Unread, is_unknown
from afm_desktop.exchange.reading.words import field_words, folded, is_ordinal, may_count
from afm_desktop.exchange.reading.years import without_year, year_in

LEAST = 0.5
"""A likeness below is no suggestion."""

_SAMPLES = 30
_OWN_WORD, _WORD, _LAST_PART, _CONTAINED = 1.0, 0.95, 0.85, 0.6
_LEFT_OUT = 0.02
"""How much less a word says where a bracket or a year beside it had to be left out."""
_BY_VALUES = 0.7
_UNREADABLE = 0.56
"""What is left of a header when nothing under it can be read: still a known one is suggested,
or wrong numbers would be left out unseen."""
_OFTEN = 5
"""A word that stands in so many cells tells of its vocabulary even if it is the only one."""
_BRACKET = re.compile(r"[(\[{<]")
_SHAPED = (ValueKind.BUSINESS_NUMBER, ValueKind.CORPORATE_NUMBER, ValueKind.EMAIL)

_READERS: Mapping[ValueKind, Callable[[Cell], Any]] = {
    ValueKind.BUSINESS_NUMBER: values.read_business_number,
    ValueKind.CORPORATE_NUMBER: values.read_corporate_number,
    ValueKind.PHONE: values.read_phone,
    ValueKind.EMAIL: values.read_email,
    ValueKind.DATE: days.read_date,
    ValueKind.PERIOD: days.read_period,
    ValueKind.MONEY: values.read_money,
    ValueKind.PERCENT: values.read_percent,
    ValueKind.INTEGER: values.read_integer,
    ValueKind.YES_NO: values.read_yes,
}


def suggest(table: Table, kind: ImportKind) -> ColumnMapping:
    """A field for each column that has a likely one; no field is filled twice."""
    cells = _cells(table)
    likely = sorted(_likely(table, kind, cells), key=lambda one: (-one[0], one[1]))
    chosen: dict[int, tuple[Field, float]] = {}
    for likeness, place, field in likely:
        if place not in chosen and all(field != taken for taken, _ in chosen.values()):
            chosen[place] = (field, likeness)
    columns = (
        _column_field(column, table.unit, cells[place], chosen.get(place))
        for place, column in enumerate(table.columns)
    )
    return ColumnMapping(kind, header_key(table), tuple(columns))


def likely_kind(table: Table) -> ImportKind | None:
    """What the rows of a table most likely are; None when no kind's required field is there."""
    suited = {kind: suggest(table, kind) for kind in ImportKind}
    weights = {
        kind: sum(column.confidence for column in mapping.columns) - len(mapping.missing)
        for kind, mapping in suited.items()
        if any(field.is_required and field.key in mapping.fields for field in FIELDS[kind])
    }
    return max(weights, key=lambda kind: weights[kind], default=None)


def header_key(table: Table) -> str:
    """What tables of the same headers share, in whatever order; mappings are kept by it."""
    words = sorted({folded(column.header) for column in table.columns})
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:32]


def _cells(table: Table) -> list[list[Cell]]:
    rows = [row.cells for row in table.samples(_SAMPLES)]
    return [
        [row[place] for row in rows if row[place] is not None]
        for place in range(len(table.columns))
    ]


def _likely(
    table: Table, kind: ImportKind, cells: Sequence[Sequence[Cell]]
) -> Iterator[tuple[float, int, Field]]:
    for place, column in enumerate(table.columns):
        if is_ordinal(column.header):
            continue
        side = _side_in(kind, column.parts)
        for field in FIELDS[kind]:
            if side and field.side and field.side != side:
                continue
            likeness = _likeness(column, field, cells[place])
            if likeness >= LEAST:
                yield likeness, place, field


def _likeness(column: Column, field: Field, cells: Sequence[Cell]) -> float:
    by_header = _by_header(column, field)
    known = [cell for cell in cells if not is_unknown(cell)]
    if may_count(column.header) and known and all(names_nobody(str(cell)) for cell in known):
        return 0.0
    if by_header:
        readable = _readable(field, known)
        told = 1.0 if readable is None else min(1.0, 1.5 * readable)
        return by_header * (_UNREADABLE + (1 - _UNREADABLE) * told) - _age(column, field)
    says = len(set(cells)) > 1 or len(cells) >= _OFTEN
    if field.holds not in _SHAPED and (field.enum is None or not says):
        return 0.0
    readable = _readable(field, known)
    return _BY_VALUES * readable if readable and readable >= 0.8 else 0.0


def _by_header(column: Column, field: Field) -> float:
    words = _ranks(field.kind, field.key)
    full, bare = folded(column.header), folded(without_unit(column.header))
    joined = folded("".join(without_unit(part) for part in column.parts))
    said, parts = [full, bare, joined], column.parts
    if field.is_yearly:
        parts = tuple(filter(None, map(without_year, column.parts)))
        said += [folded(without_unit(without_year(column.header)))]
    ranks = [words[spelling] for spelling in said if spelling in words]
    if ranks:
        twice = _said_twice(column.header, words)
        first = min([*ranks, *twice])
        known = _OWN_WORD if first == 0 else _WORD - first / 1000
        return known if twice or full in words else known - _LEFT_OUT
    last = folded(without_unit(parts[-1])) if parts else ""
    if len(column.parts) > 1 and last in words:
        return _LAST_PART - words[last] / 1000
    longest = max((len(w) for w in words if len(w) > 2 and bare.endswith(w)), default=0)
    return _CONTAINED * longest / len(bare) + 0.2 if longest * 2 > len(bare) else 0.0


def _said_twice(header: str, words: Mapping[str, int]) -> list[int]:
    """The ranks of a word and of that in brackets behind it, as in 납품처(구매기업)."""
    pieces = [piece for piece in map(folded, _BRACKET.split(header)) if piece]
    known = len(pieces) > 1 and all(piece in words for piece in pieces)
    return [words[piece] for piece in pieces] if known else []


@lru_cache(maxsize=1024)
def _side_in(kind: ImportKind, parts: tuple[str, ...]) -> str:
    """Which of two bodies a header speaks of: 공급업체 사업자번호, 사업자번호(수요기업).

    What is known of one may never be taken for the other's, whatever else would fit.
    """
    said = (folded(piece) for part in reversed(parts) for piece in _BRACKET.split(part))
    for begin in said:
        lengths = {side: _begun(begin, kind, side) for side in sides_of(kind)}
        side = max(lengths, key=lambda side: lengths[side], default="")
        if side and lengths[side]:
            return side
    return ""


def _begun(text: str, kind: ImportKind, key: str) -> int:
    """How much of a folded text is a word of a field that it begins with."""
    return max((len(word) for word in _ranks(kind, key) if text.startswith(word)), default=0)


def _age(column: Column, field: Field) -> float:
    """A trifle that lets the figures of the latest year come before those of others."""
    year = year_in(column.header) if field.is_yearly else None
    return (2100 - year) / 100_000 if year is not None else 0.0


@cache
def _ranks(kind: ImportKind, key: str) -> Mapping[str, int]:
    ranks: dict[str, int] = {}
    for rank, word in enumerate(field_words(kind)[key]):
        ranks.setdefault(folded(word), rank)
    return ranks


def _readable(field: Field, cells: Sequence[Cell]) -> float | None:
    """The part of the cells that the field could take; None where it takes anything."""
    reader = _READERS.get(field.holds)
    if field.enum is not None:
        reader = partial(values.read_word, enum=field.enum)
    if reader is None or not cells:
        return None
    answers = [reader(cell) for cell in cells]
    if all(answer is None for answer in answers):
        return None
    return sum(not isinstance(answer, Unread) for answer in answers) / len(cells)


def _column_field(
    column: Column, unit: Unit | None, cells: Sequence[Cell], chosen: tuple[Field, float] | None
) -> ColumnField:
    stated = column.unit or unit
    factor = stated.factor if stated and stated.kind is UnitKind.MONEY else 1
    field, likeness = chosen or (None, 0.0)
    is_share = field is not None and field.holds is ValueKind.PERCENT
    is_fraction = is_share and values.are_fractions(cells)
    return ColumnField(column, field, round(likeness, 3), factor, is_fraction)
