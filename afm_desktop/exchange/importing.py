"""From a table of a book to the rows an import takes: each cell read as what its column holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from afm_desktop.domain.errors import ExchangeError
from afm_desktop.exchange.labels import CHARACTERS_LOST, HIDDEN, HIDDEN_COLUMNS, HIDDEN_ROWS
from afm_desktop.exchange.partial import part_names, read_as
from afm_desktop.exchange.reading import days, values
from afm_desktop.exchange.reading.book import Book, Cell, NoteKind
from afm_desktop.exchange.reading.fields import FIELDS, Field, ImportKind, ValueKind
from afm_desktop.exchange.reading.mapping import ColumnField, Mapping
from afm_desktop.exchange.reading.suggesting import suggest
from afm_desktop.exchange.reading.table import Table
from afm_desktop.exchange.reading.words import folded
from afm_desktop.exchange.reading.years import year_in
from afm_desktop.services.imports import model
from afm_desktop.services.imports.model import ImportRow, Read, Source

REASON = "가져오지 못한 이유"
ROW = "원래 행"
ADDED_HEADS = (REASON, ROW)
"""The columns that stand beside rejected rows; they are no part of a list's headers."""
_LONG = frozenset({"as_is", "problem", "to_be", "effects", "notes", "evidence"})
_NOTHING = frozenset({"-", "–", "—", "―"})
_SAME_CELLS = 5_000
"""Texts of a column that are remembered with what they say; most come again, or never."""
_LOOKED_AT = 30  # rows


class NoSuchColumn(ExchangeError):
    """A column is to fill a field and the table has none of that name."""

    def __init__(self, name: str, heads: Sequence[str]) -> None:
        there = ", ".join(filter(None, heads))
        super().__init__(f"‘{name}’ 열이 명단에 없습니다. 있는 열: {there}")


class NoSuchField(ExchangeError):
    """A column is to fill a field that this kind of list does not have."""

    def __init__(self, name: str, known: Dict[str, str]) -> None:
        there = ", ".join(f"{key} {label}" for key, label in known.items())
        super().__init__(f"‘{name}’ 항목은 이 명단에 없습니다. 적을 수 있는 항목: {there}")


Reader = Callable[[Cell], Any]
_READERS: Dict[ValueKind, Reader] = {
    ValueKind.BUSINESS_NUMBER: values.read_business_number,
    ValueKind.CORPORATE_NUMBER: values.read_corporate_number,
    ValueKind.PHONE: values.read_phone,
    ValueKind.EMAIL: values.read_email,
    ValueKind.PERIOD: days.read_period,
    ValueKind.INTEGER: values.read_integer,
    ValueKind.YES_NO: values.read_yes,
    ValueKind.DIVISION: values.read_text,
    ValueKind.SEVERAL: values.read_several,
    ValueKind.TAGS: values.read_tags,
}


def offered(kind: ImportKind) -> tuple[Field, ...]:
    """The fields of a kind of list that columns can fill."""
    return FIELDS[kind]


def suggested(table: Table, kind: ImportKind, saved: Dict[str, str]) -> Mapping:
    """The mapping a list of these headers was imported with last, else the likely one."""
    likely = suggest(table, kind)
    if not saved:
        return likely
    restored = likely.restored(saved)
    return restored if not restored.missing else likely


def without_industries(
    mapping: Mapping, table: Table, names_a_division: Callable[[list[str]], bool]
) -> Mapping:
    """The mapping without a column of industries, such as 자동차부품, that names no division."""
    place = mapping.place_of("division")
    if place is None or "업종" not in mapping.columns[place].column.header:
        return mapping
    cells = (row.cells[place] for row in table.samples(_LOOKED_AT))
    said = [str(cell) for cell in cells if cell is not None]
    return mapping.chosen(place, None) if said and not names_a_division(said) else mapping


def headers_of(table: Table) -> tuple[str, ...]:
    """The headers by which a mapping is remembered."""
    return tuple(column.header for column in table.columns if column.header not in ADDED_HEADS)


def likely_table(kind: ImportKind, tables: Sequence[Table]) -> Table | None:
    """Of these tables the one that most looks like a list of a kind."""
    return max(tables, key=partial(_suits, kind), default=None)


def others_like(kind: ImportKind, tables: Sequence[Table], table: Table) -> list[int]:
    """Where among the tables others stand that look like a list of this kind as well."""
    return [
        place
        for place, one in enumerate(tables)
        if one is not table and not one.sheet.is_hidden and not suggest(one, kind).missing
    ]


def hidden_in(table: Table) -> tuple[list[str], list[int]]:
    """The letters of the hidden columns of a table, and the numbers of its hidden rows."""
    rows = range(table.first_row, table.last_row + 1)
    letters = [column.letter for column in table.columns if column.is_hidden]
    return letters, sorted(number for number in table.sheet.hidden_rows or () if number in rows)


def told_of(table: Table) -> tuple[str, ...]:
    """What to know of a table before it is taken over: what is hidden in it, what was lost."""
    letters, rows = hidden_in(table)
    what = [HIDDEN_COLUMNS.format(letters=", ".join(letters))] if letters else []
    what += [HIDDEN_ROWS.format(count=len(rows))] if rows else []
    lost = {(n.row, n.column) for n in table.sheet.notes if n.kind is NoteKind.CHARACTERS_LOST}
    told = [HIDDEN.format(what=", ".join(what))] if what else []
    return (*told, *([CHARACTERS_LOST.format(count=len(lost))] if lost else []))


@dataclass(frozen=True)
class ForeignList:
    """A table of a book with the field of each column: what an import is made from."""

    book: Book
    table: Table
    mapping: Mapping

    @property
    def kind(self) -> model.ImportKind:
        """What the rows are."""
        return model.ImportKind(self.mapping.kind.value)

    @cached_property
    def source(self) -> Source:
        """What is kept of where the rows are from."""
        filled = [column for column in self.mapping.columns if column.field is not None]
        letters = {c.field.key: c.column.letter for c in filled if c.field}
        for key in ("starts_on", "ends_on"):
            letters.setdefault(key, letters.get("period", ""))
        return Source(
            file=self.book.name,
            sheet=self.table.sheet.name,
            sha256=self.book.digest,
            headers=headers_of(self.table),
            mapping=self.mapping.saved(),
            letters=letters,
            total=max(0, self.table.last_row - self.table.first_row + 1),
        )

    def rows(self) -> Iterator[ImportRow]:
        """The rows of data, read one by one."""
        columns = [
            (place, column.field.key, _Readings(read_as(column, self._reader_of(column))))
            for place, column in enumerate(self.mapping.columns)
            if column.field is not None
        ]
        name = "name" if self.kind is model.ImportKind.PEOPLE else "person_name"
        head, years = self._header_of(name), self._years()
        for row in self.table.data():
            cells, read = row.cells, dict[str, Read]()
            for place, key, readings in columns:
                cell = cells[place]
                if cell is None:
                    continue
                value = readings[cell] if cell.__class__ is str else readings.of(cell)
                if key == "period":
                    _put_period(read, value)
                elif value is not None:
                    read[key] = value
            part_names(read, name, head)
            read |= years
            yield ImportRow(row.number, read)

    def _header_of(self, key: str) -> str:
        place = self.mapping.place_of(key)
        said = self.mapping.columns[place].column.header if place is not None else ""
        return " ".join(said.split())

    def _years(self) -> dict[str, Read]:
        """The years that headers name, for the fields that are kept by year."""
        dated = (
            (column.field.key, year_in(column.column.header))
            for column in self.mapping.columns
            if column.field is not None and column.field.is_yearly
        )
        return {f"{key}_year": year for key, year in dated if year is not None}

    def _reader_of(self, column: ColumnField) -> Reader:
        field = column.field
        assert field is not None
        holds = field.holds
        if field.enum is not None:
            return partial(values.read_word, enum=field.enum)
        if holds is ValueKind.DATE:
            return partial(days.read_date, is_1904=self.book.is_1904)
        if holds is ValueKind.MONEY:
            return partial(values.read_money, factor=column.factor)
        if holds is ValueKind.PERCENT:
            return partial(values.read_percent, is_fraction=column.is_fraction)
        if holds in _READERS:
            return _READERS[holds]
        return values.read_text if field.key in _LONG else values.read_line


class _Readings(dict[Cell, Any]):
    """What the texts of a column say; no figure is a key, for 1 and True are the same."""

    def __init__(self, read: Reader) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, text: Cell) -> Any:
        value = self.of(text)
        if len(self) < _SAME_CELLS:
            self[text] = value
        return value

    def of(self, cell: Cell) -> Any:
        """What was read; None where the cell says that there is nothing."""
        value = self._read(cell)
        return None if value == () or value in _NOTHING else value


def chosen_by(mapping: Mapping, wanted: Dict[str, str]) -> Mapping:
    """The mapping with the field keys a file gives to some headers or letters of columns.

    An empty key leaves a column out; columns the file does not name stay as they are.
    """
    places = {column.column.letter: at for at, column in reversed([*enumerate(mapping.columns)])}
    heads = {folded(c.column.header): at for at, c in reversed([*enumerate(mapping.columns)])}
    known = {field.key: field.label for field in offered(mapping.kind)}
    for head, key in wanted.items():
        place = places.get(head, heads.get(folded(head)))
        if place is None:
            raise NoSuchColumn(head, [c.column.header for c in mapping.columns])
        if key and key not in known:
            raise NoSuchField(key, known)
        mapping = mapping.chosen(place, key or None)
    return mapping


def _suits(kind: ImportKind, table: Table) -> tuple[bool, bool, float]:
    mapping = suggest(table, kind)
    likeness = sum(column.confidence for column in mapping.columns)
    return not table.sheet.is_hidden, not mapping.missing, likeness


def _put_period(read: dict[str, Read], value: Any) -> None:
    """A period fills two fields, unless they have columns of their own."""
    if isinstance(value, tuple):
        for name, day in zip(("starts_on", "ends_on"), value, strict=True):
            if day is not None:
                read.setdefault(name, day)
    elif value is not None:
        read["starts_on"] = value
