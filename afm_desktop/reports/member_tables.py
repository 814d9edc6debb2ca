"""The tables of a division's members."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Final

from afm_desktop.domain.apportion import percent
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import MemberRole, SizeClass
from afm_desktop.domain.words import SUBTOTAL_SME, word
from afm_desktop.reports import labels
from afm_desktop.reports.amounts import number
from afm_desktop.reports.caption import Caption
from afm_desktop.reports.columns import LONG_LIST, Column, Row, figure_column, text_column
from afm_desktop.reports.fields import Field, grid
from afm_desktop.reports.style import Style
from afm_desktop.reports.table import Table
from afm_desktop.services.draft_members import even_shares
from afm_desktop.services.status import DirectoryRow, DivisionStatus, Members

SMALL_SIZES: Final = (SizeClass.MEDIUM, SizeClass.SMALL, SizeClass.SME)
ALWAYS: Final = (SizeClass.LARGE, SizeClass.MIDDLE, SizeClass.MEDIUM, SizeClass.SMALL)


def size_table(status: DivisionStatus, label: str, style: Style) -> Table:
    """Bodies by size class and role, with shares and the change since the last meeting."""
    sizes = _shown_sizes(status.members)
    part = even_shares([_of(status.members, [size]) for size in sizes])
    row = partial(_size_row, status, dict(zip(sizes, part, strict=True)))
    rows: list[Row] = []
    for size in sizes:
        rows.append(row(labels.size_name(size), [size]))
        if size is _last_small(sizes) and _of(status.members, SMALL_SIZES):
            rows.append(row(SUBTOTAL_SME, SMALL_SIZES, is_total=True))
    rows.append(row(labels.TOTAL, sizes, is_total=True))
    caption = Caption(label, labels.SIZE_TABLE, labels.unit_line("개", "%"))
    return Table(caption, _size_columns(status), rows, style, notes=_size_notes(status))


def _last_small(sizes: Sequence[SizeClass | None]) -> SizeClass:
    return SizeClass.SME if SizeClass.SME in sizes else SizeClass.SMALL


def _shown_sizes(counted: Members) -> list[SizeClass | None]:
    present = {row.size for row in counted.counts if row.count}
    sizes: list[SizeClass | None] = [
        size for size in SizeClass if size in ALWAYS or size in present
    ]
    return [*sizes, None] if None in present else sizes


def _size_columns(status: DivisionStatus) -> list[Column]:
    *roles, last = MemberRole
    columns = [
        text_column(labels.SIZE, 74, pad=9),
        *(figure_column(word(role), 50, labels.ROLE, has_rule=False) for role in roles),
        figure_column(word(last), 50, labels.ROLE),
        figure_column(labels.TOTAL, 46),
        figure_column(labels.SHARE, 48),
    ]
    return [*columns, figure_column(labels.CHANGE, 46)] if status.last_meeting else columns


def _size_row(
    status: DivisionStatus,
    part: Mapping[SizeClass | None, Decimal],
    name: str,
    sizes: Sequence[SizeClass | None],
    *,
    is_total: bool = False,
) -> Row:
    counted = status.members
    share = sum((part[size] for size in sizes if size in part), Decimal(0))
    cells = [
        name,
        *(number(_of(counted, sizes, role)) for role in MemberRole),
        number(_of(counted, sizes)),
        str(share) if share else labels.NONE,
    ]
    if status.last_meeting:
        cells.append(number(sum(row.change for row in counted.changes if row.size in sizes)))
    return Row(tuple(cells), is_total=is_total)


def _of(counted: Members, sizes: Sequence[SizeClass | None], role: MemberRole | None = None) -> int:
    return sum(
        row.count
        for row in counted.counts
        if row.size in sizes and (role is None or row.role is role)
    )


def _size_notes(status: DivisionStatus) -> list[str]:
    notes = []
    if _of(status.members, [SizeClass.NONE]):
        notes.append(labels.NOTE_SIZE_NONE)
    if status.last_meeting:
        notes.append(labels.change_note(status.last_meeting.name, status.last_meeting.held_on))
    notes += _base_of_shares(status.members)
    if _are_adjusted(status.members):
        notes.append(labels.NOTE_SHARES)
    return [". ".join(notes)] if notes else []


def _base_of_shares(counted: Members) -> list[str]:
    """What the shares are of, where bodies other than firms are in them."""
    firms = counted.of(sizes=[size for size in SizeClass if size is not SizeClass.NONE])
    small = counted.of(sizes=SMALL_SIZES)
    if not small or firms == counted.total:
        return []
    return [labels.share_note(counted.total, firms, str(percent(small, firms)))]


def _are_adjusted(counted: Members) -> bool:
    """Whether a share, that of the subtotal too, is another than its own rounding."""
    sizes = _shown_sizes(counted)
    part = dict(zip(sizes, even_shares([_of(counted, [size]) for size in sizes]), strict=True))
    groups: list[Sequence[SizeClass | None]] = [*([size] for size in sizes), SMALL_SIZES]
    said = ((sum(part.get(size, 0) for size in group), _of(counted, group)) for group in groups)
    return any(share != percent(count, counted.total) for share, count in said if count)


def directory_table(status: DivisionStatus, label: str, style: Style) -> Table:
    """회원(기업·기관) 명부."""

    def name(_: int, row: DirectoryRow) -> str:
        return f"{row.name}({labels.INFERRED})" if row.is_inferred else row.name

    fields: list[Field[DirectoryRow]] = [
        Field(Column(labels.NUMBER, 28), lambda n, _: f"{n:,}"),
        Field(text_column(labels.NAME, 116), name),
        Field(Column(labels.ROLE, 50), lambda _, row: word(row.role)),
        Field(Column(labels.SIZE, 52), lambda _, row: labels.size_name(row.size)),
        Field(Column(labels.PLACE, 36), lambda _, row: row.region or labels.NONE),
        Field(
            text_column(labels.PRODUCT, 114), lambda _, row: row.product or labels.NONE, (), True
        ),
        Field(Column(labels.JOINED, 60), lambda _, row: _day(row), (), True),
    ]
    rows = status.directory
    tally = [(role, sum(row.role is role for row in rows)) for role in MemberRole]
    columns, body = grid(rows, fields, [labels.directory_total(len(rows), tally)])
    unknown = any(not row.region or not row.product for row in rows)
    return Table(
        Caption(label, labels.directory_title(status.division)),
        columns,
        body,
        style,
        measures=LONG_LIST,
        notes=[labels.NOTE_UNCONFIRMED] if unknown else [],
        mark_notes={f"({labels.INFERRED})": labels.NOTE_MEMBER_INFERRED},
    )


def _day(row: DirectoryRow) -> str:
    return day_words(row.joined_on) if row.joined_on else labels.NONE
