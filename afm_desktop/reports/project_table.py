"""The table of 선도 프로젝트 with what public sources say of their cost."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from afm_desktop.domain.apportion import apportion, rounded
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.reports import labels
from afm_desktop.reports.amounts import figure, shown_unit
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import (
    WIDE,
    Cell,
    Column,
    Row,
    SignalCell,
    figure_column,
    text_column,
)
from afm_desktop.reports.fields import Field, grid
from afm_desktop.reports.style import LARGE, Style
from afm_desktop.reports.table import Table
from afm_desktop.reports.units import ShownUnit
from afm_desktop.services.draft_chapters import priced
from afm_desktop.services.status_demands import ProjectRow

CostOf = Callable[[ProjectRow], int | None]
PARTS: Final[Sequence[tuple[str, CostOf]]] = (
    (labels.COST, lambda row: row.cost.total),
    (labels.NATIONAL, lambda row: row.cost.national),
    (labels.LOCAL, lambda row: row.cost.local),
    (labels.PRIVATE, lambda row: row.cost.private),
)
_ADDRESS: Final = re.compile(r"\S*://.*|[\w-]+(\.[\w-]+)*\.[A-Za-z]{2,}(:\d+)?(/\S*)?", re.ASCII)


def project_table(
    rows: Sequence[ProjectRow],
    label: str,
    style: Style,
    wanted: ShownUnit | None = None,
    divisions: Sequence[str] = (),
) -> Table:
    """Projects, their leads, periods, costs and states; with divisions also whose they are."""
    # no room for all sources in large print or beside the divisions
    parts = PARTS[:1] if style is LARGE or divisions else PARTS
    unit = shown_unit((of(row) for row in rows for _, of in parts), wanted)
    is_apart = bool(divisions) and style is not LARGE
    below = () if is_apart else divisions
    division = Column(labels.DIVISION, 50)
    fields: list[Field[ProjectRow]] = [
        Field(Column(labels.NUMBER, 26), lambda n, _: f"{n:,}"),
        Field(text_column(labels.PROJECT, 160), lambda _, row: title_of(row)),
        *([Field[ProjectRow](division, lambda n, _: divisions[n - 1])] if is_apart else ()),
        Field(
            text_column(
                f"{labels.LEAD_PLACE}·{labels.DIVISION}" if below else labels.LEAD_PLACE, 80
            ),
            lambda n, row: "\n".join((lead_of(row), *below[n - 1 : n])),
        ),
        Field(Column(labels.PERIOD, 56), lambda _, row: period_of(row), (), True),
        *(_cost_field(rows, name, of, unit) for name, of in parts),
        Field(Column(labels.SIGNAL, 52), lambda _, row: _signal(row), (), True),
    ]
    known = priced(rows)
    total = labels.TOTAL if len(known) == len(rows) else labels.PUBLIC_TOTAL
    columns, body = grid(rows, fields, [total] if known else [])
    notes = [_dash_note(body, len(known), len(rows)), *_cost_notes(rows, parts, unit)]
    caption = Caption(label, labels.PROJECT_TABLE, labels.cost_unit(unit))
    return Table(caption, columns, body, style, measures=WIDE, notes=[*notes, *_source_notes(rows)])


def _cost_field(
    rows: Sequence[ProjectRow], name: str, of: CostOf, unit: MoneyUnit
) -> Field[ProjectRow]:
    """A column of public amounts; those of projects with a public total add up."""
    shown = {row: rounded(won, unit) for row in rows if (won := of(row)) is not None}
    added = [row for row in priced(rows) if row in shown]
    shown |= zip(added, apportion([of(row) or 0 for row in added], unit), strict=True)
    return Field(
        figure_column(name, 40),
        lambda _, row: figure(shown.get(row, 0) * unit, unit),
        (figure(sum(shown[row] for row in added) * unit, unit),),
        name != labels.COST,
    )


def title_of(row: ProjectRow) -> str:
    """The title; it bears the mark 추정 where no lead is known to bear it."""
    return f"{row.title}({labels.INFERRED})" if row.is_inferred and not row.lead else row.title


def lead_of(row: ProjectRow) -> str:
    """The lead, whether it is inferred, and below it where."""
    return "\n".join(part for part in (lead_name(row), row.region) if part) or labels.NONE


def lead_name(row: ProjectRow) -> str:
    """The lead, whether it is inferred."""
    return f"{row.lead}({labels.INFERRED})" if row.lead and row.is_inferred else row.lead


def period_of(row: ProjectRow) -> str:
    """Its years."""
    if row.starts is None and row.ends is None:
        return labels.NONE
    return f"{row.starts or ''}~{row.ends or ''}"


def _signal(row: ProjectRow) -> Cell:
    return labels.NONE if row.signal is None else SignalCell(row.signal)


def _dash_note(body: Sequence[Row], known: int, count: int) -> str:
    has_dash = any(labels.NONE in row.cells for row in body if not row.is_total)
    notes = [labels.NOTE_PUBLIC] if has_dash else []
    if 0 < known < count:
        notes.append(labels.public_total_note(known))
    return ". ".join(notes)


def _cost_notes(
    rows: Sequence[ProjectRow], parts: Sequence[tuple[str, CostOf]], unit: MoneyUnit
) -> list[str]:
    columns = [[of(row) or 0 for row in rows] for _, of in parts]
    whole, *sources = (sum(of(row) or 0 for row in priced(rows)) for _, of in parts)
    notes = []
    if any(sources) and sum(sources) != whole:
        notes.append(labels.NOTE_PUBLIC_UNEVEN)
    if any(won % unit for column in columns for won in column):
        notes.append(labels.rounded_note(unit))
    return notes


def _source_notes(rows: Sequence[ProjectRow]) -> list[str]:
    notes = [labels.NOTE_INFERRED] if any(row.is_inferred for row in rows) else []
    sources = list(dict.fromkeys(row.source for row in rows if row.source))
    named = [source for source in sources if not is_address(source)]
    return [*notes, labels.public_sources(named, len(named) < len(sources))] if sources else notes


def is_address(source: str) -> bool:
    """Whether a source is only the place of a page: a reader learns nothing of it on paper."""
    return _ADDRESS.fullmatch(source.strip()) is not None
