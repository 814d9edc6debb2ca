"""The tables of supply chains, plans and attendance."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from afm_desktop.domain.dates import weekday_words
from afm_desktop.reports import labels
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import (
    SCHEDULE,
    SIGN_IN,
    WIDE,
    Column,
    figure_column,
    text_column,
)
from afm_desktop.reports.fields import Field, count_field, grid
from afm_desktop.reports.style import LARGE, Style
from afm_desktop.reports.table import Table
from afm_desktop.services.draft_chapters import buying, suppliers_of
from afm_desktop.services.status import AttendanceRow, PlanRow
from afm_desktop.services.status_lines import named
from afm_desktop.services.status_supply import AnchorSupply, SoleItem, SupplyStatus

SIGNATURES: Final = 20  # rows of a page beside the head and the note; in large print two less
LOWEST: Final = 25.5  # a row in which one can still sign


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
    height = signature_height(len(rows) + blanks, SIGNATURES - (2 if style is LARGE else 0))
    measures = replace(SIGN_IN, row=height / style.scale)  # room to sign is room enough
    notes = [labels.NOTE_PRIVACY]
    return Table(Caption(), columns, body, style, measures=measures, notes=notes)


def signature_height(count: int, fits: float) -> float:
    """The height of a row: a little lower where a row or two would begin another page."""
    lower = SIGN_IN.row * fits / max(count, 1)
    return lower if LOWEST <= lower < SIGN_IN.row else SIGN_IN.row
