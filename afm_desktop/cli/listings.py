"""`list`: records for people and for programs."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from enum import StrEnum

from afm_desktop.app import opened
from afm_desktop.cli import labels, places
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import remark, say, table, write_json
from afm_desktop.cli.secrecy import let_out, secrecy_of, told_by
from afm_desktop.cli.times import opened_then
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import StructureView
from afm_desktop.domain.hangul import josa
from afm_desktop.exchange import sheets
from afm_desktop.exchange.labels import BRIEF, KINDS, head, in_words, said
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import ColumnKind, Listing, ListKind, Value
from afm_desktop.services.lists.withholding import count_beyond, withheld
from afm_desktop.services.people import Access
from afm_desktop.storage.errors import LockedFile, ReadOnlyFile, WriteFailed

_FIGURES = (ColumnKind.NUMBER, ColumnKind.WON, ColumnKind.PERCENT)


def show(options: Namespace) -> int:
    """Print a listing."""
    if options.paper is None:
        listing = read(options, Access.VIEW)
    else:
        from afm_desktop.cli import printed_lists  # noqa: PLC0415 - loads what draws papers

        printed_lists.refuse(options)
        listing = read(options, Access.PRINT)
        printed_lists.write(listing, options)
    if options.json:
        let_out(options.file, told_by(options.file, listing), options.reason)
        write_json([as_object(listing, row) for row in listing.rows])
        return 0
    if options.paper is None:
        _print(listing)
    return 0


def export(options: Namespace) -> int:
    """Write a listing to a sheet."""
    places.refuse_folder(options.out)
    try:
        sheets.refuse_ending(options.out)
    except sheets.UnknownEnding as error:
        raise UsageError(str(error)) from error
    places.refuse_nowhere(options.out)
    paper = secrecy_of(options.secrecy)
    listing = read(options, Access.EXPORT)
    let_out(options.file, told_by(options.file, listing, paper), options.reason)
    if paper is not None:
        if count := count_beyond(listing, paper):
            remark(labels.WITHHELD.format(count=count))
        listing = withheld(listing, paper)
    sheets.write(listing, options.out)
    what = KINDS[listing.kind].counted(len(listing.rows))
    say(f"{josa(what, '을/를')} ‘{places.whole(options.out)}’에 내보냈습니다.")
    return 0


def read(options: Namespace, access: Access) -> Listing:
    """The listing that the options ask for; read only, unless seeing it in full has to be logged.

    Where the file does not take the log, persons stay masked.
    """
    if options.structure is not StructureView.CURRENT and options.kind is not ListKind.DIVISIONS:
        raise UsageError(labels.ONLY_DIVISIONS)
    listing = None
    is_of_then = bool(options.as_of or options.known_at)
    if options.kind is ListKind.PEOPLE and options.reason and not is_of_then:
        with suppress(LockedFile, ReadOnlyFile, WriteFailed), opened(options.file) as desk:
            listing = _asked(desk, options, access)
    if listing is None:
        with opened_then(options) as desk:
            listing = _asked(desk, options, access)
            _note_structure(desk, options.structure)
    if listing.is_masked:
        plain = labels.MASKED_AND_NOT_SEARCHED if listing.query else labels.MASKED
        remark(labels.MASKED_THOUGH_ASKED if options.reason else plain)
    return listing


def _asked(desk: Desk, options: Namespace, access: Access) -> Listing:
    return desk.lists.listing(
        options.kind,
        division=options.division,
        query=options.query,
        reason=options.reason,
        access=access,
        structure=options.structure,
    )


def _note_structure(desk: Desk, structure: StructureView) -> None:
    """Say of which day figures are that are not today's."""
    former = desk.divisions.former()
    if former is not None and structure is not StructureView.CURRENT:
        words = labels.COUNTED_IN[structure.value]
        remark(words.format(name=former.structure, day=day_words(former.last_day)))


def as_object(listing: Listing, row: tuple[Value, ...]) -> dict[str, Value]:
    """A row by its keys."""
    keys = (column.key for column in listing.columns)
    return {key: _plain(value) for key, value in zip(keys, row, strict=True)}


def _plain(value: Value) -> Value:
    return value.value if isinstance(value, StrEnum) else value


def _print(asked: Listing) -> None:
    listing = said(asked)
    shown = [
        (place, column)
        for place, column in enumerate(listing.columns)
        if column.key in BRIEF[listing.kind]
    ]
    heads = [head(listing.kind, column.key) for _, column in shown]
    lines = ([in_words(row[place], column.kind) for place, column in shown] for row in listing.rows)
    right = [n for n, (_, column) in enumerate(shown) if column.kind in _FIGURES]
    if listing.rows:
        table(heads, lines, right)
    say(KINDS[listing.kind].counted(len(listing.rows)))
