"""회원(기업·기관) 명부: the members of a division, or of the alliance with each body once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import partial

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import MemberRole
from afm_desktop.domain.words import word
from afm_desktop.reports import labels
from afm_desktop.reports.list_options import MemberColumn, MemberListOptions
from afm_desktop.reports.printed_list import ListColumn, PrintedList
from afm_desktop.services.lists.listing import Listing, Row, Value

_ORDER = (MemberRole.ANCHOR, *(role for role in MemberRole if role is not MemberRole.ANCHOR))
_MORE: Mapping[MemberColumn, tuple[ListColumn, tuple[str, ...]]] = {
    MemberColumn.ROLE: (ListColumn(labels.ROLE, is_centred=True), ("role",)),
    MemberColumn.KIND: (ListColumn(labels.KIND, is_centred=True), ("kind",)),
    MemberColumn.SIZE: (ListColumn(labels.SIZE, is_centred=True), ("size_class",)),
    MemberColumn.NUMBER: (
        ListColumn(labels.BUSINESS_NUMBER, is_centred=True),
        ("business_number",),
    ),
    MemberColumn.PLACE: (ListColumn(labels.PLACE), ("region", "district")),
    MemberColumn.PRODUCTS: (ListColumn(labels.PRODUCT), ("main_products",)),
    MemberColumn.JOINED: (ListColumn(labels.JOINED, is_centred=True), ("joined_on",)),
    MemberColumn.DEMANDS: (ListColumn(labels.DEMAND_COUNT, is_figure=True), ("demands",)),
}


def member_list(
    listing: Listing,
    options: MemberListOptions,
    *,
    division: str = "",
    author: str = "",
    is_demonstration: bool = False,
) -> PrintedList:
    """The list before it is laid out; `division` is the name of the one it is narrowed to."""
    keys = {column.key: at for at, column in enumerate(listing.columns)}
    rows = list(listing.rows)
    if options.is_by_role:
        rows.sort(key=lambda row: _rank(row[keys["role"]]))

    own = [(ListColumn(labels.NAME), partial(_name, keys))]
    if not division:
        own.append((ListColumn(labels.DIVISION), partial(_text, keys, ("division_name",))))
    for column, wanted in (_MORE[each] for each in options.columns):
        own.append((column, partial(_text, keys, wanted)))
    is_inferred = any(row[keys["is_inferred"]] is True for row in rows)
    return PrintedList(
        title=labels.member_list_title(division),
        columns=tuple(column for column, _ in own),
        rows=[tuple(said(row) for _, said in own) for row in rows],
        count=labels.member_count(len(rows)),
        as_of=listing.as_of,
        learned_on=listing.learned_on,
        conditions=tuple(_conditions(listing, division, is_by_role=options.is_by_role)),
        totals=_totals((column for column, _ in own), listing),
        secrecy=labels.secrecy(options.secrecy),
        author=author,
        remarks=(f"{labels.NOTE_MARK} {labels.NOTE_MEMBER_INFERRED}",) if is_inferred else (),
        is_demonstration=is_demonstration,
        is_large=options.is_large,
        recipient=options.recipient,
    )


def _text(keys: Mapping[str, int], wanted: Sequence[str], row: Row) -> str:
    """What some values of a row say together."""
    return " ".join(said for key in wanted if (said := _said(row[keys[key]]))) or labels.NONE


def _name(keys: Mapping[str, int], row: Row) -> str:
    return labels.marked(_said(row[keys["name"]]), is_inferred=row[keys["is_inferred"]] is True)


def _totals(columns: Iterable[ListColumn], listing: Listing) -> tuple[str, ...]:
    """The sum of the demands under their column; nothing where there is no such column."""
    counts = (value for value in listing.values("demands") if isinstance(value, int))
    total = f"{sum(counts):,}"
    return tuple(total if column.is_figure else "" for column in columns)


def _conditions(listing: Listing, division: str, *, is_by_role: bool) -> list[str]:
    found = [labels.in_division(division) if division else labels.EVERY_BODY_ONCE]
    if listing.query:
        found.append(labels.searched(listing.query))
    found.append(labels.BY_ROLE if is_by_role else labels.BY_NAME)
    return found


def _rank(role: Value) -> int:
    return _ORDER.index(role) if isinstance(role, MemberRole) else len(_ORDER)


def _said(value: Value) -> str:
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, int):
        return f"{value:,}" if value else ""
    return str(value)
