"""The tables of projects, supply chains, plans and attendance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from afm_desktop.domain.dates import weekday_words
from afm_desktop.reports import labels
from afm_desktop.reports.amounts import shown_unit
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import (
    SCHEDULE,
    SIGN_IN,
    WIDE,
    Cell,
    Column,
    SignalCell,
    figure_column,
    text_column,
)
from afm_desktop.reports.fields import Field, amount_field, count_field, grid
from afm_desktop.reports.style import LARGE, Style
from afm_desktop.reports.table import Table
from afm_desktop.services.draft_chapters import buying, named, suppliers_of
from afm_desktop.services.status import AttendanceRow, PlanRow
from afm_desktop.services.status_demands import ProjectRow
from afm_desktop.services.status_supply import AnchorSupply, SoleItem, SupplyStatus

PAGE_OF_SIGNATURES: Final = 20  # rows beside the head and the note; in large print two less


def project_table(rows: Sequence[ProjectRow], label: str, style: Style) -> Table:
    """Projects with what public sources say of their cost."""
    parts: list[tuple[str, Callable[[ProjectRow], int | None]]] = [
        (labels.COST, lambda row: row.cost.total),
        (labels.NATIONAL, lambda row: row.cost.national),
        (labels.LOCAL, lambda row: row.cost.local),
        (labels.PRIVATE, lambda row: row.cost.private),
    ]
    unit = shown_unit(of(row) for row in rows for _, of in parts)
    money: list[Field[ProjectRow]] = [
        amount_field(
            figure_column(name, 40),
            of,
            unit,
            [sum(of(row) or 0 for row in rows)],
            is_optional=name != labels.COST,
        )
        for name, of in parts
    ]
    if style is LARGE:  # no room for the sources beside titles in large print
        money = money[:1]
    fields: list[Field[ProjectRow]] = [
        Field(Column(labels.NUMBER, 26), lambda n, _: f"{n:,}"),
        Field(text_column(labels.PROJECT, 130), lambda _, row: _title(row)),
        Field(text_column(labels.LEAD, 80), lambda _, row: _lead(row)),
        Field(Column(labels.REGION, 34), lambda _, row: row.region or "", (), True),
        Field(Column(labels.PERIOD, 56), lambda _, row: _period(row), (), True),
        *money,
        Field(Column(labels.SIGNAL, 52), lambda _, row: _signal(row), (), True),
    ]
    is_whole = all(_is_known(rows, of) for _, of in parts[: len(money)])
    columns, body = grid(rows, fields, [labels.TOTAL if is_whole else labels.PUBLIC_TOTAL])
    caption = Caption(label, labels.PROJECT_TABLE, labels.cost_unit(unit))
    notes = _project_notes(rows, has_sources=len(money) > 1)
    return Table(caption, columns, body, style, measures=WIDE, notes=notes)


def _is_known(rows: Sequence[ProjectRow], of: Callable[[ProjectRow], int | None]) -> bool:
    """Whether an amount is public of all projects, or of none, so that its column is left out."""
    return len({of(row) is None for row in rows}) < 2


def _title(row: ProjectRow) -> str:
    """The title; it bears the mark 추정 where no lead is known to bear it."""
    return f"{row.title}({labels.INFERRED})" if row.is_inferred and not row.lead else row.title


def _lead(row: ProjectRow) -> str:
    if not row.lead:
        return labels.NONE
    return f"{row.lead}\n({labels.INFERRED})" if row.is_inferred else row.lead


def _period(row: ProjectRow) -> str:
    if row.starts is None and row.ends is None:
        return labels.NONE
    return f"{row.starts or ''}~{row.ends or ''}"


def _signal(row: ProjectRow) -> Cell:
    return labels.NONE if row.signal is None else SignalCell(row.signal)


def _project_notes(rows: Sequence[ProjectRow], *, has_sources: bool) -> list[str]:
    costs = [(row.cost.total, row.cost.national, row.cost.local, row.cost.private) for row in rows]
    notes = []
    if any(won is None for cost in costs for won in cost):
        notes.append(labels.NOTE_PUBLIC)
        whole, *parts = (sum(won or 0 for won in column) for column in zip(*costs, strict=True))
        if has_sources and any(parts) and sum(parts) != whole:
            notes.append(labels.NOTE_PUBLIC_UNEVEN)
    if any(row.is_inferred for row in rows):
        notes.append(labels.NOTE_INFERRED)
    sources = dict.fromkeys(urlsplit(row.source).netloc or row.source for row in rows if row.source)
    if sources:
        notes.append(labels.public_sources(sources))
    return notes


def tier_table(found: SupplyStatus, label: str, style: Style) -> Table:
    """Suppliers of each anchor by tier; the total counts a supplier once."""
    group = labels.SUPPLIERS
    tiers: list[tuple[str, Callable[[AnchorSupply], int], int]] = [
        (labels.TIERS[0], lambda row: row.first, found.first),
        (labels.TIERS[1], lambda row: row.second, found.second),
        (labels.TIERS[2], lambda row: row.third, found.third),
        (labels.TOTAL, suppliers_of, found.suppliers),
    ]
    fields: list[Field[AnchorSupply]] = [
        Field(text_column(labels.ANCHOR, 110, pad=9), lambda _, row: row.anchor),
        *(
            count_field(figure_column(name, 60, group, has_rule=name == labels.TOTAL), of, total)
            for name, of, total in tiers
        ),
        count_field(
            figure_column(labels.SOLE_ITEMS, 70), lambda row: row.sole_items, len(found.sole_items)
        ),
    ]
    rows = buying(found)
    left_out = [row.anchor for row in found.anchors if row not in rows]
    columns, body = grid(rows, fields, [labels.WITHOUT_OVERLAP])
    repeated = sum(suppliers_of(row) for row in rows)
    notes = [labels.NOTE_OVERLAP] if repeated != found.suppliers else []
    if left_out:
        notes.append(labels.without_supply_names(len(left_out), named(left_out)))
    caption = Caption(label, labels.TIER_TABLE, labels.unit_line("개"))
    return Table(caption, columns, body, style, notes=notes)


def sole_table(rows: Sequence[SoleItem], label: str, style: Style) -> Table:
    """Items that one supplier alone delivers."""
    fields: list[Field[SoleItem]] = [
        Field(text_column(labels.ITEM, 84, pad=9), lambda _, row: row.item),
        Field(text_column(labels.SUPPLIER, 92), lambda _, row: row.supplier),
        Field(Column(labels.TIER, 40), lambda _, row: f"{row.tier}차"),
        Field(text_column(labels.ANCHOR, 110), lambda _, row: ", ".join(row.anchors)),
        Field(
            text_column(labels.SECOND_SOURCE, 120), lambda _, row: row.note or labels.NONE, (), True
        ),
    ]
    columns, body = grid(rows, fields)
    return Table(Caption(label, labels.SOLE_TABLE), columns, body, style, measures=WIDE)


def plan_table(rows: Sequence[PlanRow], label: str, style: Style) -> Table:
    """향후계획."""
    fields: list[Field[PlanRow]] = [
        Field(Column(labels.DATE, 96), lambda _, row: weekday_words(row.on)),
        Field(text_column(labels.CONTENT, 160), lambda _, row: row.text),
        Field(text_column(labels.OWNER, 90), lambda _, row: row.owner or labels.NONE, (), True),
        Field(text_column(labels.NOTE, 120), lambda _, row: row.note or labels.NONE, (), True),
    ]
    columns, body = grid(rows, fields)
    return Table(Caption(label, labels.PLAN_TABLE), columns, body, style, measures=SCHEDULE)


def sign_in_table(rows: Sequence[AttendanceRow], blanks: int, style: Style) -> Table:
    """참석자 명부 with room to sign and blank rows for guests."""
    fits = PAGE_OF_SIGNATURES - (2 if style is LARGE else 0)
    if len(rows) <= fits < len(rows) + blanks:
        blanks = fits - len(rows)  # no second page for blank rows
    blank = AttendanceRow("", None, "", None)
    fields: list[Field[AttendanceRow]] = [
        Field(Column(labels.NUMBER, 30), lambda n, _: f"{n:,}"),
        Field(text_column(labels.AFFILIATION, 122, pad=8), lambda _, row: row.organization),
        Field(text_column(labels.POSITION, 96, pad=8), lambda _, row: row.position or ""),
        Field(Column(labels.PERSON, 66), lambda _, row: row.name),
        Field(Column(labels.SIGNATURE, 108), lambda _, row: ""),
        Field(Column(labels.NOTE, 60), lambda _, row: row.note or ""),
    ]
    columns, body = grid([*rows, *[blank] * blanks], fields)
    measures = replace(SIGN_IN, row=SIGN_IN.row / style.scale)  # room to sign is room enough
    notes = [labels.NOTE_PRIVACY]
    return Table(Caption(), columns, body, style, measures=measures, notes=notes)
