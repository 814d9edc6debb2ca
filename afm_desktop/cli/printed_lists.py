"""`list --paper` and `collect list --paper`: a listing on paper, as the window prints its lists."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from afm_desktop.app import opened
from afm_desktop.cli import paper_files, places
from afm_desktop.cli import paper_labels as labels
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import note, say
from afm_desktop.cli.secrecy import let_out, secrecy_of, told_by
from afm_desktop.domain.enums import RequestState
from afm_desktop.domain.money import MoneyUnit, amount
from afm_desktop.domain.words import word
from afm_desktop.exchange.labels import BRIEF, KINDS, MASKED, head, in_words, said, secrecy
from afm_desktop.reports import list_paper
from afm_desktop.reports.list_money import in_unit
from afm_desktop.reports.options import WrongOption, recipient
from afm_desktop.reports.printed_list import ListColumn, ListMoney, PrintedList
from afm_desktop.reports.units import ShownUnit
from afm_desktop.reports.withheld import shown_list
from afm_desktop.services.lists.listing import Column, ColumnKind, Listing, ListKind
from afm_desktop.services.lists.withholding import TELLABLE, marks_of
from afm_desktop.services.people import Access

_FIGURES = (ColumnKind.NUMBER, ColumnKind.WON, ColumnKind.PERCENT)
_CENTRED = (ColumnKind.DATE, ColumnKind.MOMENT, ColumnKind.ENUM, ColumnKind.YES_NO, ColumnKind.YEAR)


def refuse(options: Namespace) -> None:
    """Refuse what cannot become a paper before anything is read."""
    if options.paper is not None:
        places.refuse_no_paper(options.paper)
        secrecy_of(options.secrecy)
        _recipient(options)


def write(listing: Listing, options: Namespace) -> None:
    """Save a listing as a paper; a core technology leaves for a logged reason."""
    mark, path = secrecy_of(options.secrecy), options.paper
    let_out(options.file, told_by(options.file, listing, mark), options.reason, Access.PRINT)
    printed = in_unit(_printed(options.file, listing), options.unit or ShownUnit.MILLION)
    if mark is not None:
        printed = shown_list(printed, mark)
    printed = replace(printed, is_large=options.large, recipient=_recipient(options))
    paper = list_paper.make(printed)
    paper_files.write(paper, path, printed.title, note if options.json else say)


def _recipient(options: Namespace) -> str:
    """Whom a copy is for."""
    try:
        return recipient("--recipient", options.recipient or "")
    except WrongOption as error:
        raise UsageError(str(error)) from error


def _printed(file: Path, asked: Listing) -> PrintedList:
    listing = said(asked)
    with opened(file, read_only=True) as desk:
        office = desk.workspace.office
        names = {one.code: one.name for one in desk.divisions.names()}
    shown = [(at, one) for at, one in enumerate(listing.columns) if one.key in BRIEF[listing.kind]]
    money = tuple(_money(listing, shown))
    sums = {one.at: sum(won or 0 for won in one.wons) for one in money}
    return PrintedList(
        title=labels.LIST_TITLE.format(noun=KINDS[listing.kind].name.partition("(")[0]),
        columns=tuple(_column(listing.kind, column) for _, column in shown),
        rows=[
            tuple(in_words(row[at], one.kind) or labels.NOTHING for at, one in shown)
            for row in listing.rows
        ],
        count=KINDS[listing.kind].counted(len(listing.rows)),
        as_of=listing.as_of,
        learned_on=listing.learned_on,
        conditions=tuple(_conditions(listing, names)),
        totals=tuple(
            amount(sums[at], MoneyUnit.WON) if at in sums else "" for at in range(len(shown))
        )
        if sums
        else (),
        remarks=tuple(_states(listing)),
        secrecy=secrecy(listing),
        money=money,
        marks=marks_of(listing),
        author=office.organization or "",
        is_demonstration=office.is_demonstration,
    )


def _column(kind: ListKind, column: Column) -> ListColumn:
    return ListColumn(
        _head(kind, column.key),
        is_figure=column.kind in _FIGURES,
        is_centred=column.kind in _CENTRED,
        is_telling=column.kind is ColumnKind.TEXT and column.key not in TELLABLE,
    )


def _money(listing: Listing, shown: list[tuple[int, Column]]) -> Iterator[ListMoney]:
    for place, (at, column) in enumerate(shown):
        if column.kind is ColumnKind.WON:
            wons = tuple(won if isinstance(won := row[at], int) else None for row in listing.rows)
            yield ListMoney(place, _head(listing.kind, column.key), wons)


def _head(kind: ListKind, key: str) -> str:
    """What stands over a column; amounts are not told in won."""
    return head(kind, key).removesuffix(labels.IN_WON)


def _conditions(listing: Listing, names: dict[str, str]) -> Iterator[str]:
    code = listing.division
    if code:
        yield labels.OF_DIVISION.format(division=names.get(code, code))
    if listing.query:
        yield f"‘{listing.query}’"
    if listing.is_masked:
        yield MASKED


def _states(listing: Listing) -> Iterator[str]:
    """Of what is collected, how many forms are in each state."""
    if listing.kind is ListKind.COLLECTING:
        counts = Counter(listing.values("state"))
        yield ", ".join(f"{word(one)} {counts[one]:,}건" for one in RequestState if counts[one])
