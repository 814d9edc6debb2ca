"""`list`: records for people and for programs."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from afm_desktop.app import Desk, opened
from afm_desktop.cli import labels
from afm_desktop.cli.output import note, say, table, write_json
from afm_desktop.domain.dates import day_words, moment_words
from afm_desktop.domain.words import word
from afm_desktop.exchange.labels import BRIEF, HEADS, KINDS
from afm_desktop.services.lists.listing import ColumnKind, Listing, ListKind, Value
from afm_desktop.storage.errors import LockedFile, ReadOnlyFile

_FIGURES = (ColumnKind.NUMBER, ColumnKind.WON, ColumnKind.PERCENT)


def show(options: Namespace) -> int:
    """Print a listing."""
    listing = read(options)
    if options.json:
        write_json([as_object(listing, row) for row in listing.rows])
        return 0
    _print(listing)
    return 0


def read(options: Namespace) -> Listing:
    """The listing that the options ask for."""
    with _opened_for(options) as desk:
        listing = desk.lists.listing(
            options.kind,
            division=options.division,
            query=options.query,
            as_of=options.as_of,
            reason=options.reason,
        )
    if listing.is_masked:
        note(labels.MASKED_THOUGH_ASKED if options.reason else labels.MASKED)
    return listing


@contextmanager
def _opened_for(options: Namespace) -> Iterator[Desk]:
    """Read only, unless seeing persons in full has to be logged and the file takes it."""
    if options.kind is ListKind.PEOPLE and options.reason:
        try:
            with opened(options.file) as desk:
                yield desk
                return
        except (LockedFile, ReadOnlyFile):
            pass
    with opened(options.file, read_only=True) as desk:
        yield desk


def as_object(listing: Listing, row: tuple[Value, ...]) -> dict[str, Value]:
    """A row by its keys."""
    keys = (column.key for column in listing.columns)
    return {key: _plain(value) for key, value in zip(keys, row, strict=True)}


def _plain(value: Value) -> Value:
    return value.value if isinstance(value, StrEnum) else value


def _print(listing: Listing) -> None:
    shown = [
        (place, column)
        for place, column in enumerate(listing.columns)
        if column.key in BRIEF[listing.kind]
    ]
    heads = [HEADS[column.key] for _, column in shown]
    lines = ([in_words(row[place]) for place, _ in shown] for row in listing.rows)
    right = [n for n, (_, column) in enumerate(shown) if column.kind in _FIGURES]
    if listing.rows:
        table(heads, lines, right)
    say(labels.COUNT.format(what=KINDS[listing.kind], count=len(listing.rows)))


def in_words(value: Value) -> str:
    """A value as people read it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return labels.YES if value else ""
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, date):
        return day_words(value)
    return f"{value:,}" if isinstance(value, int | Decimal) else value
