"""The tables of targets: what was reached, what is planned by year, and by what sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from afm_desktop.domain.dates import day_words
from afm_desktop.reports import labels
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import (
    NARROW,
    WIDE,
    BarCell,
    Cell,
    Column,
    figure_column,
    text_column,
)
from afm_desktop.reports.fields import Field, grid
from afm_desktop.reports.scoped_paper import Numbers
from afm_desktop.reports.style import LARGE
from afm_desktop.reports.table import Table
from afm_desktop.services.target_report import TargetRow

NO_DATA: Final = "자료 없음"
REACHED, MISSED = "달성", "미달"
BELOW: Final = "아래 참조"
COUNTED: Final = "(집계)"
COUNTED_NOTE: Final = "‘(집계)’는 이 파일에 등록된 자료를 센 값"
PLAN_NOTE: Final = "막대의 세로선은 올해 계획"
ALLIANCE: Final = "총괄"
YEARS: Final = 6  # columns of a table of plans


def quantity(value: Decimal | None) -> str:
    """A number without needless places; what is not known is `-`."""
    if value is None:
        return labels.NONE
    said = f"{abs(value):,f}".rstrip("0").rstrip(".") if value % 1 else f"{abs(value):,.0f}"
    return f"△{said}" if value < 0 else said


def rate(share: Decimal) -> str:
    """`63.2`, to a tenth of a percent."""
    tenths = (share * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return f"{'△' if tenths < 0 else ''}{abs(tenths):,}"


def target_table(rows: Sequence[TargetRow], numbers: Numbers, title: str) -> Table:
    """Targets with what was measured last, and how much of them that is."""
    has_divisions = len({row.division for row in rows}) > 1
    fields: list[Field[TargetRow]] = [
        *([] if numbers.style is LARGE else [_number_field()]),
        *([_division_field()] if has_divisions else ()),
        Field(text_column("지표", 130), lambda _, row: name_of(row)),
        Field(Column(labels.UNIT, 40), lambda _, row: row.unit or labels.NONE, (), True),
        Field(figure_column("기준값", 40), lambda _, row: _baseline(row), (), True),
        Field(figure_column("목표", 44), lambda _, row: _aim(row)),
        Field(Column("목표\n연도", 34), lambda _, row: _due(row), (), True),
        Field(figure_column("실적", 48, has_rule=False), lambda _, row: _result(row)),
        Field(Column("실적\n기준일", 56), lambda _, row: _measured_on(row), (), True),
        Field(figure_column("달성률(%)", 60), lambda _, row: _reached(row)),
    ]
    columns, body = grid(rows, fields)
    caption = Caption(numbers.table(), title)
    notes = [*_notes(rows), *_worded(rows)]
    return Table(caption, columns, body, numbers.style, measures=NARROW, notes=notes)


def _number_field() -> Field[TargetRow]:
    return Field(Column(labels.NUMBER, 24), lambda n, _: f"{n:,}")


def _division_field() -> Field[TargetRow]:
    return Field(Column(labels.DIVISION, 44), lambda _, row: row.division or ALLIANCE)


def name_of(row: TargetRow) -> str:
    """Its name, and that it is counted."""
    return f"{row.name}{COUNTED}" if row.is_counted else row.name


def _baseline(row: TargetRow) -> str:
    return quantity(row.line.baseline) if row.line else labels.NONE


def _aim(row: TargetRow) -> str:
    if row.line is not None:
        return quantity(row.line.target)
    return BELOW if row.text else labels.NONE


def _due(row: TargetRow) -> str:
    return f"{row.due_year}" if row.due_year else labels.NONE


def _result(row: TargetRow) -> str:
    """The value; of what nobody measured that there is none, never 0."""
    if row.measured is None:
        return NO_DATA
    return BELOW if row.measured.value is None else quantity(row.measured.value)


def _measured_on(row: TargetRow) -> str:
    if row.measured is None or row.measured.on is None:
        return labels.NONE
    return day_words(row.measured.on)


def _reached(row: TargetRow) -> Cell:
    """The bar; where less is better only whether it is reached."""
    line = row.line
    if line is not None and line.reached is not None:
        planned = line.planned / line.target if line.planned and line.target else None
        return BarCell(line.reached, rate(line.reached), planned)
    if row.is_reached is None:
        return labels.NONE
    return REACHED if row.is_reached else MISSED


def _notes(rows: Sequence[TargetRow]) -> Iterator[str]:
    lines = [row.line for row in rows if row.line is not None and row.measured is not None]
    if any(row.is_counted for row in rows):
        yield COUNTED_NOTE
    if any(line.planned is not None and line.reached is not None for line in lines):
        yield PLAN_NOTE
    if any(line.is_lower_better for line in lines):
        yield "낮을수록 좋은 지표는 달성률 대신 달성 여부를 표시"


def _worded(rows: Sequence[TargetRow]) -> Iterator[str]:
    """Targets and values that are no figures."""
    for row in rows:
        if row.line is None and row.text:
            yield f"{row.name} 목표: {row.text}"
        if row.measured is not None and row.measured.value is None and row.measured.text:
            yield f"{row.name} 실적: {row.measured.text}"


def plan_tables(rows: Sequence[TargetRow], numbers: Numbers, this_year: int) -> Iterator[Table]:
    """The yearly plans, some years in each table."""
    planned = [row for row in rows if row.plan]
    years = sorted({one.year for row in planned for one in row.plan})
    for start in range(0, len(years), YEARS):
        part = years[start : start + YEARS]
        shown = [row for row in planned if any(one.year in part for one in row.plan)]
        yield _plan_table(shown, part, numbers, this_year)


def _plan_table(
    rows: Sequence[TargetRow], years: Sequence[int], numbers: Numbers, this_year: int
) -> Table:
    values = [{one.year: one.value for one in row.plan} for row in rows]
    has_divisions = len({row.division for row in rows}) > 1
    fields: list[Field[TargetRow]] = [
        *([_division_field()] if has_divisions else ()),
        Field(text_column("지표", 120, pad=9), lambda _, row: name_of(row)),
        Field(Column(labels.UNIT, 44), lambda _, row: row.unit or labels.NONE, (), True),
        *(
            Field[TargetRow](
                figure_column(f"{year}년" + ("(올해)" if year == this_year else ""), 46),
                lambda n, _, year=year: quantity(values[n - 1].get(year)),  # type: ignore[misc]
            )
            for year in years
        ),
        Field(figure_column("목표", 46), lambda _, row: _aim(row)),
        Field(figure_column("실적", 50), lambda _, row: _result(row)),
    ]
    columns, body = grid(rows, fields)
    caption = Caption(numbers.table(), "연차별 계획과 실적")
    return Table(caption, columns, body, numbers.style, measures=WIDE)


def measured_table(rows: Sequence[TargetRow], numbers: Numbers) -> Table:
    """Values that were measured and have no target; those in words are broken over lines."""
    has_divisions = len({row.division for row in rows}) > 1
    fields: list[Field[TargetRow]] = [
        Field(Column(labels.NUMBER, 24), lambda n, _: f"{n:,}"),
        *([_division_field()] if has_divisions else ()),
        Field(text_column("지표", 170), lambda _, row: row.name),
        Field(text_column("실적", 150), lambda _, row: _said(row)),
        Field(Column(labels.UNIT, 60), lambda _, row: row.unit or labels.NONE, (), True),
        Field(Column("실적 기준일", 70), lambda _, row: _measured_on(row)),
    ]
    columns, body = grid(rows, fields)
    caption = Caption(numbers.table(), "목표 없이 실적만 있는 지표")
    return Table(caption, columns, body, numbers.style, measures=WIDE)


def _said(row: TargetRow) -> str:
    if row.measured is None:
        return NO_DATA
    return row.measured.text or quantity(row.measured.value)


def source_table(rows: Sequence[TargetRow], numbers: Numbers) -> Table | None:
    """What each source tells of; None where no target has one."""
    found = defaultdict[str, list[str]](list)
    for row in rows:
        if row.source:
            found[row.source].append(row.name)
    if not found:
        return None
    fields: list[Field[str]] = [
        Field(Column(labels.NUMBER, 24), lambda n, _: f"{n:,}"),
        Field(text_column("출처", 230), lambda _, source: source),
        Field(text_column("지표", 200), lambda _, source: ", ".join(found[source])),
    ]
    columns, body = grid(list(found), fields)
    caption = Caption(numbers.table(), "목표와 실적의 출처")
    return Table(caption, columns, body, numbers.style, measures=NARROW)
