"""The sums of projects: what they cost by year and source, by division and by region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Final, TypeVar

from afm_desktop.domain.apportion import apportion
from afm_desktop.domain.enums import ProjectSignal
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.domain.words import word
from afm_desktop.reports import labels
from afm_desktop.reports.amounts import figure, number
from afm_desktop.reports.caption import Caption, Notes
from afm_desktop.reports.columns import figure_column, text_column
from afm_desktop.reports.fields import Field, amount_field, count_field, grid
from afm_desktop.reports.figure_block import FigureBlock
from afm_desktop.reports.fonts import width
from afm_desktop.reports.project_table import PARTS
from afm_desktop.reports.scoped_paper import Numbers
from afm_desktop.reports.style import WIDTH
from afm_desktop.reports.table import Table
from afm_desktop.services.draft_chapters import priced
from afm_desktop.services.figure_bars import PanelRow, bar_panels
from afm_desktop.services.project_report import ProjectLine
from afm_desktop.services.status_demands import ProjectRow

Key = TypeVar("Key", bound=Hashable)
UNKNOWN_YEAR: Final = "연도 미상"
PUBLIC: Final = "공개 과제"


def grouped(
    lines: Iterable[ProjectLine], of: Callable[[ProjectLine], Key]
) -> dict[Key, list[ProjectRow]]:
    """The rows of projects by something they share, in their own order."""
    found = defaultdict[Key, list[ProjectRow]](list)
    for line in lines:
        found[of(line)].append(line.row)
    return dict(found)


def shared_sums(
    groups: Mapping[Key, Sequence[ProjectRow]],
    of: Callable[[ProjectRow], int | None],
    unit: MoneyUnit,
) -> tuple[dict[Key, int], int]:
    """What the projects of each group cost as far as it is public, rounded so that it adds up."""
    exact = [sum(of(row) or 0 for row in priced(rows)) for rows in groups.values()]
    shown = [count * unit for count in apportion(exact, unit)]
    return dict(zip(groups, shown, strict=True)), sum(shown)


def cost_table(lines: Sequence[ProjectLine], numbers: Numbers, unit: MoneyUnit) -> Table:
    """Projects by the year they were chosen, with their cost by source."""
    groups = grouped(sorted(lines, key=lambda one: one.year or 9999), lambda one: one.year)
    known = {key: len(priced(rows)) for key, rows in groups.items()}
    fields: list[Field[int | None]] = [
        Field(
            text_column("선정 연도", 70, pad=9), lambda _, key: f"{key}년" if key else UNKNOWN_YEAR
        ),
        count_field(
            figure_column("과제", 50, "과제 수", has_rule=False),
            lambda key: len(groups[key]),
            len(lines),
        ),
        count_field(
            figure_column("금액 공개", 56, "과제 수"), lambda key: known[key], sum(known.values())
        ),
    ]
    uneven = False
    for name, of in PARTS:
        sums, total = shared_sums(groups, of, unit)
        is_whole = name == labels.COST
        fields.append(
            amount_field(
                figure_column(name, 66, has_rule=name in (labels.COST, PARTS[-1][0])),
                lambda key, sums=sums: sums[key],  # type: ignore[misc]
                unit,
                [total],
                is_optional=not is_whole,
            )
        )
        uneven = uneven or (is_whole and _is_uneven(lines))
    columns, body = grid(list(groups), fields, [labels.TOTAL])
    caption = Caption(numbers.table(), "연도별·재원별 총사업비", labels.unit_line("개", unit.word))
    notes = []
    if sum(known.values()) < len(lines):
        notes.append(labels.public_total_note(sum(known.values())))
    if uneven:
        notes.append(labels.NOTE_PUBLIC_UNEVEN)
    return Table(caption, columns, body, numbers.style, notes=notes)


def _is_uneven(lines: Sequence[ProjectLine]) -> bool:
    """Whether the public sources do not add up to the public totals."""
    known = priced(one.row for one in lines)
    whole, *sources = (sum(of(row) or 0 for row in known) for _, of in PARTS)
    return any(sources) and sum(sources) != whole


def division_table(
    lines: Sequence[ProjectLine], numbers: Numbers, unit: MoneyUnit, unnamed: str
) -> Table:
    """Projects and their states by division."""
    groups = grouped(lines, lambda one: one.division or unnamed)
    sums, total = shared_sums(groups, PARTS[0][1], unit)
    present = {one.row.signal for one in lines}
    states = [*ProjectSignal, *([None] if None in present else [])] if present != {None} else []

    def of_state(state: ProjectSignal | None) -> Field[str]:
        name = word(state) if state else labels.UNKNOWN
        return count_field(
            figure_column(name, 46, labels.SIGNAL, has_rule=state is states[-1]),
            lambda key: sum(row.signal is state for row in groups[key]),
            sum(one.row.signal is state for one in lines),
        )

    fields: list[Field[str]] = [
        Field(text_column(labels.DIVISION, 120, pad=9), lambda _, key: key),
        count_field(figure_column("과제 수", 60), lambda key: len(groups[key]), len(lines)),
        *(of_state(state) for state in states),
        amount_field(figure_column(labels.COST, 80), lambda key: sums[key], unit, [total]),
    ]
    columns, body = grid(list(groups), fields, [labels.TOTAL])
    caption = Caption(
        numbers.table(),
        "분과별 과제와 추진상태" if states else "분과별 과제 수와 총사업비",
        labels.unit_line("개", unit.word),
    )
    notes = ["총사업비는 공개된 과제만 더한 금액"] if _has_hidden(lines) else []
    return Table(caption, columns, body, numbers.style, notes=notes)


def _has_hidden(lines: Sequence[ProjectLine]) -> bool:
    return len(priced(one.row for one in lines)) < len(lines)


def region_figure(rows: Sequence[ProjectRow], numbers: Numbers, unit: MoneyUnit) -> FigureBlock:
    """Projects and their cost by 시·도, the most first."""
    groups = defaultdict[str, list[ProjectRow]](list)
    for row in rows:
        groups[row.region or labels.UNKNOWN].append(row)
    ordered = dict(sorted(groups.items(), key=lambda one: -len(one[1])))
    sums, _ = shared_sums(ordered, PARTS[0][1], unit)
    bars = [
        PanelRow(
            region,
            (len(found), sums[region]),
            (number(len(found)), figure(sums[region], unit)),
        )
        for region, found in ordered.items()
    ]
    style = numbers.style
    heads = ("과제 수(개)", f"{labels.COST}({unit.word})")
    drawing = bar_panels(bars, heads, width=WIDTH, measure=width, scale=style.scale)
    caption = Caption(numbers.figure(), "지역별 과제 수와 총사업비")
    notes = ["총사업비는 공개된 과제만 더한 금액"] if len(priced(rows)) < len(rows) else []
    return FigureBlock(caption, drawing, style, Notes.of(notes, style))
