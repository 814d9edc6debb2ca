"""집계표 in finished words and figures: what paper, sheet and screen alike show of one.

Amounts are rounded to the unit so that the lines still add up. Where records stand under several
values, or under none, nothing adds up and every amount is rounded by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from afm_desktop.domain.apportion import apportion, rounded
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.nouns import DECISIONS, NOUNS, Noun
from afm_desktop.domain.words import word
from afm_desktop.reports import crosstab_labels as labels
from afm_desktop.reports import labels as paper_labels
from afm_desktop.reports.amounts import settled
from afm_desktop.services.crosstab import COUNT, Apart, Crosstab, CrosstabAsked
from afm_desktop.services.views.model import TABLES, FilterChoice, FilterKind, ViewKind
from afm_desktop.services.views.service import Views

UNITS = (MoneyUnit.WON, MoneyUnit.THOUSAND, MoneyUnit.MILLION, MoneyUnit.HUNDRED_MILLION)
"""In which amounts are told."""


@dataclass(frozen=True, slots=True)
class CrosstabLine:
    """A line: its value (None of the last), what it is called, its figures and their total."""

    value: str | None
    name: str
    cells: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class PrintedCrosstab:
    """A table with finished words; without columns a line has its total alone."""

    title: str
    about: str
    """`분과 × 상태, 총사업비`."""
    row_title: str
    column_title: str
    column_values: tuple[str, ...]
    columns: tuple[str, ...]
    lines: tuple[CrosstabLine, ...]
    total: CrosstabLine
    total_title: str
    """What stands over the totals of the lines."""
    unit: str
    as_of: date
    conditions: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    author: str = ""
    is_demonstration: bool = False
    learned_on: date | None = None
    """자료 확보일, where it differs."""
    secrecy: str = ""
    recipient: str = ""
    """수신처, faintly across each page."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to count."""
        return not self.lines


@dataclass(frozen=True, slots=True)
class Around:
    """What a table does not know of itself."""

    as_of: date
    divisions: Mapping[str, str]
    """Their names by code."""
    conditions: tuple[str, ...] = ()
    author: str = ""
    is_demonstration: bool = False
    learned_on: date | None = None
    """자료 확보일, where it differs."""


def noun_of(kind: ViewKind) -> Noun:
    """What the records of a list are called."""
    own = {ViewKind.MEMBERS: Noun("회원(기업·기관)", "개"), ViewKind.COLLECTING: Noun("제출 현황")}
    own |= {ViewKind.GESTURES: Noun("이력"), ViewKind.TRASH: Noun("삭제한 자료")}
    own |= {ViewKind.DECISIONS: DECISIONS}
    return own.get(kind) or NOUNS[TABLES[kind]]


def measure_word(kind: ViewKind, measure: str) -> str:
    """`건수`, `총사업비`."""
    if measure == COUNT:
        return labels.COUNTS[noun_of(kind).counter]
    return labels.MEASURES[measure]


def counter_of(kind: ViewKind, measure: str) -> str:
    """`건`, `개`: what a measure counts in; empty where it is an amount."""
    return noun_of(kind).counter if measure == COUNT else labels.COUNTED.get(measure, "")


def title_of(kind: ViewKind) -> str:
    """`수요 집계표`."""
    return labels.TITLE.format(noun=noun_of(kind).name.partition("(")[0])


def worded(table: Crosstab, unit: MoneyUnit, around: Around) -> PrintedCrosstab:
    """The table as it is shown."""
    asked = table.asked
    counter = counter_of(asked.kind, asked.measure)
    step = MoneyUnit.WON if counter else unit
    unit_word = counter or unit.word
    row_title = labels.axis(asked.kind, asked.rows)
    column_title = labels.axis(asked.kind, asked.columns) if asked.columns else ""
    axes = " × ".join(filter(None, (row_title, column_title)))
    measure = measure_word(asked.kind, asked.measure)
    lines, total = _lines(table, step, around.divisions)
    return PrintedCrosstab(
        title_of(asked.kind),
        f"{axes}, {measure}",
        row_title,
        column_title,
        tuple(column.value for column in table.columns),
        tuple(_name(table, asked.columns or "", one, around.divisions) for one in table.columns),
        lines,
        total,
        total.name if asked.columns else measure,
        unit_word,
        around.as_of,
        around.conditions,
        tuple(_notes(table, step, unit_word)),
        around.author,
        around.is_demonstration,
        around.learned_on,
    )


def _lines(
    table: Crosstab, unit: MoneyUnit, divisions: Mapping[str, str]
) -> tuple[tuple[CrosstabLine, ...], CrosstabLine]:
    names = [_name(table, table.asked.rows, row, divisions) for row in table.rows]
    values = [row.value for row in table.rows]
    matrix = [
        [int(table.cells.get((row, column.value), 0)) for column in table.columns] for row in values
    ]
    sums = [int(table.row_totals[row]) for row in values]
    below = [int(table.column_totals[column.value]) for column in table.columns]
    whole = int(table.total)
    label = labels.TOTAL_ONCE if table.has_overlap else labels.TOTAL
    if not adds_up(table):
        shown = [tuple(rounded(cell, unit) for cell in row) for row in matrix]
        totals = [rounded(won, unit) for won in sums]
        bottom, end = tuple(rounded(won, unit) for won in below), rounded(whole, unit)
    elif not table.columns:
        shown, totals = [() for _ in values], apportion(sums, unit)
        bottom, end = (), sum(totals)
    else:
        shown = [tuple(won // unit for won in row) for row in settled(matrix, unit)]
        totals = [sum(row) for row in shown]
        bottom, end = tuple(map(sum, zip(*shown, strict=True))), sum(totals)
    lines = zip(values, names, shown, totals, strict=True)
    found = tuple(CrosstabLine(*line) for line in lines)
    return found, CrosstabLine(None, label, bottom, end)


def adds_up(table: Crosstab) -> bool:
    """Whether lines and columns are the sums of their cells, and the whole that of both."""
    if sum(table.row_totals.values()) != table.total:
        return False
    if not table.columns:
        return True
    rows = {row.value: 0 for row in table.rows}
    columns = {column.value: 0 for column in table.columns}
    for (row, column), number in table.cells.items():
        rows[row] += int(number)
        columns[column] += int(number)
    return rows == dict(table.row_totals) and columns == dict(table.column_totals)


def _notes(table: Crosstab, step: MoneyUnit, unit: str) -> Iterator[str]:
    asked, noun = table.asked, noun_of(table.asked.kind).name.partition("(")[0]
    axes = [(asked.rows, sum(table.row_totals.values()))]
    if asked.columns is not None:
        axes.append((asked.columns, sum(table.column_totals.values())))
    for key, added in axes:
        more = rounded(int(added) - int(table.total), step)
        if more:
            said = labels.OVERLAP if more > 0 else labels.IN_NONE
            yield said.format(
                noun=josa(noun, "이/가"),
                axis=labels.axis(asked.kind, key),
                count=f"{abs(more):,}{unit}",
                added=f"{rounded(int(added), step):,}{unit}",
            )
    if table.apart is not None:
        yield _apart_note(table.apart, step, unit)
    if table.unstated:
        counted = f"{table.unstated:,}{noun_of(asked.kind).counter}"
        name = measure_word(asked.kind, asked.measure)
        yield labels.UNSTATED.format(name=josa(name, "을/를"), noun=noun, count=counted)
    if step is not MoneyUnit.WON and adds_up(table):
        figures = (*table.cells.values(), *table.row_totals.values())
        if any(int(won) % step for won in figures):
            yield labels.ROUNDED


def _apart_note(apart: Apart, step: MoneyUnit, unit: str) -> str:
    """What stands in the total that other papers leave out of theirs, or what was left out."""
    said = "·".join(f"{word(status)} {count:,}건" for status, count in apart.counts)
    if apart.amount:
        said += f"({rounded(int(apart.amount), step):,}{unit})"
    if apart.is_left_out:
        return labels.LEFT_OUT.format(said=said)
    told = labels.APART.format(said=said)
    is_twice = apart.amount and any(status is DemandStatus.MERGED for status, _ in apart.counts)
    return labels.APART_TWICE.format(apart=told) if is_twice else told


def _name(table: Crosstab, key: str, choice: FilterChoice, divisions: Mapping[str, str]) -> str:
    return labels.value(key, choice.value, choice.shown, divisions)


def sheet_rows(printed: PrintedCrosstab) -> tuple[Sequence[str], list[tuple[str | int, ...]]]:
    """The heads and the lines with the totals below, as a sheet holds them."""
    heads = (printed.row_title, *printed.columns, printed.total_title)
    lines = (*printed.lines, printed.total)
    return heads, [(line.name, *line.cells, line.total) for line in lines]


def about_lines(printed: PrintedCrosstab) -> tuple[str, ...]:
    """What stands above the heads of a sheet."""
    said = ", ".join(printed.conditions) or paper_labels.UNFILTERED
    return (
        labels.ABOUT.format(about=printed.about),
        paper_labels.conditions(said),
        paper_labels.as_of(printed.as_of, printed.learned_on),
        paper_labels.unit_line(printed.unit),
    )


def said_filters(
    views: Views, asked: CrosstabAsked, divisions: Mapping[str, str]
) -> tuple[str, ...]:
    """What the records are narrowed to: `상태 접수, 검토 중`; records are not named."""
    query = asked.query
    found = [f"‘{query.text}’"] if query.text else []
    kinds = {one.key: one.kind for one in views.filters(asked.kind)}
    for one in query.filters:
        if kinds.get(one.key) is not FilterKind.CHOICE or not one.values:
            continue
        bare = replace(query, filters=tuple(other for other in query.filters if other is not one))
        shown = {choice.value: choice.shown for choice in views.choices(asked.kind, one.key, bare)}
        words = (
            labels.value(one.key, value, shown.get(value, value), divisions) for value in one.values
        )
        found.append(f"{labels.axis(asked.kind, one.key)} {', '.join(words)}")
    return tuple(found)
