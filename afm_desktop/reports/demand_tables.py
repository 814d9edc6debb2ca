"""The tables of demands: the list, its sums by status, and the targets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import partial

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.words import word
from afm_desktop.reports import labels
from afm_desktop.reports.amounts import number
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import NARROW, WIDE, Column, figure_column, text_column
from afm_desktop.reports.demand_money import DemandMoney
from afm_desktop.reports.fields import Field, amount_field, grid
from afm_desktop.reports.style import LARGE, Style
from afm_desktop.reports.table import Table
from afm_desktop.services.draft_chapters import added, selected
from afm_desktop.services.figures import Anchor
from afm_desktop.services.status_demands import Cost, DemandRow, KpiRow


def demand_table(
    money: DemandMoney, caption: Caption, style: Style, remarks: Iterable[str] = ()
) -> Table:
    """The demand list with the totals of the selected ones and of all that count."""
    rows, unit = money.rows, money.unit
    sums = [selected(rows), added(rows)]
    names = [
        labels.counted_rows(word(DemandStatus.SELECTED), len(sums[0])),
        labels.counted_rows("합계", len(sums[1])),
    ]
    if not sums[0]:
        sums, names = sums[1:], names[1:]
    fields: list[Field[DemandRow]] = [
        Field(Column(labels.NUMBER, 18, pad=CLOSE), lambda n, _: f"{n:,}"),
        Field(Column(labels.INTAKE, 50, pad=CLOSE), lambda _, row: row.intake_no or labels.NONE),
        Field(text_column(labels.DEMAND, 170, pad=4), lambda _, row: row.title),
        Field(text_column(labels.APPLICANT, 77, pad=4), lambda _, row: row.applicant),
        Field(Column(labels.STATUS, 34, pad=CLOSE), lambda _, row: word(row.status)),
        *_cost_fields(unit, sums, style),
    ]
    columns, body = grid(rows, fields, names)
    full = Caption(caption.label, caption.title, labels.cost_unit(unit))
    notes = [*money.notes(has_sources=style is not LARGE), *remarks]
    return Table(full, columns, body, style, measures=NARROW, notes=notes)


def status_table(money: DemandMoney, caption: Caption, style: Style) -> Table:
    """The same demands by status, where the list itself stands in an annex."""
    rows, unit = money.rows, money.unit
    present = [status for status in DemandStatus if any(row.status is status for row in rows)]
    parts = [[row for row in rows if row.status is status] for status in present]
    counted = added(rows)
    fields: list[Field[list[DemandRow]]] = [
        Field(text_column(labels.STATUS, 100, pad=9), lambda n, _: word(present[n - 1])),
        Field(
            figure_column(labels.COUNT, 60),
            lambda _, part: number(len(part)),
            (number(len(counted)),),
        ),
        *(
            amount_field(column, partial(_sum, of=of), unit, [_sum(counted, of)])
            for column, of in _cost_columns(_ROOMY)
        ),
    ]
    columns, body = grid(parts, fields, ["합계"])
    full = Caption(caption.label, caption.title, f"{labels.unit_line('건', unit.word)}")
    return Table(full, columns, body, style, notes=money.notes())


CLOSE = 2.5
"""Room beside short values, so that titles of demands stand on one line."""
CostOf = Callable[[Cost], int | None]


_ROOMY, _TIGHT = 76.0, 26.0


def _cost_columns(wide: float) -> list[tuple[Column, CostOf]]:
    named: list[tuple[str, CostOf]] = [
        (labels.TOTAL, lambda cost: cost.total),
        (labels.NATIONAL, lambda cost: cost.national),
        (labels.LOCAL, lambda cost: cost.local),
        (labels.PRIVATE, lambda cost: cost.private),
    ]
    last = labels.PRIVATE
    pad = CLOSE if wide is _TIGHT else 4.0
    return [
        (Column(name, wide, Anchor.END, labels.COST, pad, has_rule=name == last), of)
        for name, of in named
    ]


def _cost_fields(
    unit: MoneyUnit, sums: Sequence[Sequence[DemandRow]], style: Style
) -> list[Field[DemandRow]]:
    columns = _cost_columns(_TIGHT)
    if style is LARGE:  # four columns of amounts leave no room for titles in large print
        columns = [(figure_column(labels.COST, 60), columns[0][1])]
    return [
        amount_field(column, partial(_of_row, of=of), unit, [_sum(part, of) for part in sums])
        for column, of in columns
    ]


def _of_row(row: DemandRow, of: CostOf) -> int | None:
    return of(row.cost)


def _sum(rows: Iterable[DemandRow], of: CostOf) -> int:
    return sum(of(row.cost) or 0 for row in rows)


def kpi_table(rows: Sequence[KpiRow], label: str, style: Style) -> Table:
    """Baselines and targets that selected demands have set themselves."""
    places = _places(rows)
    fields: list[Field[KpiRow]] = [
        Field(Column(labels.INTAKE, 66), lambda _, row: row.demand, merges=True),
        Field(text_column(labels.DEMAND, 130), lambda _, row: row.title, merges=True),
        Field(text_column(labels.INDICATOR, 110), lambda _, row: row.indicator),
        Field(Column(labels.UNIT, 42), lambda _, row: row.unit or labels.NONE),
        Field(
            figure_column(labels.BASELINE, 52, has_rule=False),
            lambda _, row: _decimal(row.baseline, places[row.indicator, row.unit]),
        ),
        Field(
            figure_column(labels.TARGET, 52),
            lambda _, row: _decimal(row.target, places[row.indicator, row.unit]),
        ),
    ]
    columns, body = grid(rows, fields)
    return Table(Caption(label, labels.KPI_TABLE), columns, body, style, measures=WIDE)


def _places(rows: Iterable[KpiRow]) -> dict[tuple[str, str | None], int]:
    """The decimals of each indicator, as many wherever it stands."""
    found: dict[tuple[str, str | None], int] = {}
    for row in rows:
        for value in (row.baseline, row.target):
            exponent = value.as_tuple().exponent if value is not None else 0
            places = -exponent if isinstance(exponent, int) else 0
            found[row.indicator, row.unit] = max(places, found.get((row.indicator, row.unit), 0))
    return found


def _decimal(value: Decimal | None, places: int) -> str:
    if value is None:
        return labels.NONE
    return f"{'△' if value < 0 else ''}{abs(value):,.{max(places, 0)}f}"
