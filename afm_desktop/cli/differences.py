"""`diff`: what became new, went and changed between what was known at two moments."""

from __future__ import annotations

from argparse import Namespace
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from itertools import groupby
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import differences_labels as told
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.marks import kind_of
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.cli.secrecy import let_out
from afm_desktop.cli.times import note_nothing_known
from afm_desktop.domain.dates import moment_words
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.exchange.labels import in_change
from afm_desktop.services.as_of.difference_rows import (
    Change,
    Differences,
    FieldDifference,
    RecordDifference,
)
from afm_desktop.services.details.entries import column_kind_of
from afm_desktop.services.history import Hidden
from afm_desktop.services.lists.listing import ColumnKind, ListKind

MOST_TOLD = 20
"""Records of a kind that are told to people."""


def show(options: Namespace) -> int:
    """Print what differs."""
    kinds = [ListKind(kind_of(typed)) for typed in options.kinds]
    since: datetime = getattr(options, "from")
    until = options.to or datetime.now(UTC)
    if until < since:
        raise UsageError(told.DIFF_BACKWARDS)
    with opened(options.file, read_only=True) as desk:
        until = desk.pasts.come(until)
        note_nothing_known(desk, until)
        found = desk.differences.between(since, until, kinds)
        records = defaultdict[str, list[str]](list)
        for row in found.records:
            records[row.table].append(row.id)
        core = desk.copies.behind(records)
    if options.json:
        let_out(options.file, core, options.reason)
        write_json(as_object(found))
    else:
        _tell(found)
    return 0


def as_object(found: Differences) -> dict[str, Any]:
    """What differs, for programs."""
    return {
        "from": found.since.isoformat(timespec="seconds"),
        "to": found.until.isoformat(timespec="seconds"),
        "counts": {name: _counted(counts) for name, counts in found.counts().items()},
        "divisions": {code: _counted(counts) for code, counts in found.by_division().items()},
        "records": [_record(row) for row in found.records],
    }


def _counted(counts: Counter[Change]) -> dict[str, int]:
    return {change.value: counts[change] for change in Change}


def _record(row: RecordDifference) -> dict[str, Any]:
    return {
        "change": row.change.value,
        "kind": row.table,
        "id": row.id,
        "title": row.title,
        "division": row.division or None,
        "fields": [
            {
                "field": one.field,
                "name": field_word(row.table, one.field),
                "old": _plain(one.old),
                "new": _plain(one.new),
            }
            for one in row.fields
        ],
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Hidden):
        return told.DIFF_HIDDEN
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):  # moments too
        return value.isoformat()
    return value if isinstance(value, str | int | Decimal) or value is None else str(value)


def _tell(found: Differences) -> None:
    head = told.DIFF_HEAD
    say(head.format(since=moment_words(found.since), until=moment_words(found.until)))
    if not found.records:
        say(told.DIFF_NONE)
        return
    counts = found.counts()
    for name, rows in groupby(found.records, key=lambda row: row.table):
        say("")
        say(f"{NOUNS[name].name}: {_count_words(name, counts[name])}")
        shown = list(rows)
        for row in shown[:MOST_TOLD]:
            _tell_record(row)
        if len(shown) > MOST_TOLD:
            say(told.DIFF_MORE.format(count=len(shown) - MOST_TOLD))
    say("")
    table(told.DIFF_DIVISIONS, _division_lines(found), right=(1, 2, 3))


def _count_words(name: str, counts: Counter[Change]) -> str:
    """`새로 생김 3건, 바뀜 1건`"""
    counter = NOUNS[name].counter
    return ", ".join(
        f"{told.DIFF_CHANGES[change]} {counts[change]:,}{counter}"
        for change in Change
        if counts[change]
    )


def _tell_record(row: RecordDifference) -> None:
    division = f" ({row.division})" if row.division else ""
    say(f"  {told.DIFF_SIGNS[row.change]} {row.title or NOUNS[row.table].name}{division}")
    if row.change is Change.CHANGED:
        for one in row.fields:
            words = field_word(row.table, one.field)
            old, new = _said(one, one.old), _said(one, one.new)
            say(f"      {told.DIFF_FIELD.format(field=words, old=old, new=new)}")


def _said(one: FieldDifference, value: Any) -> str:
    """A value in one line."""
    if isinstance(value, Hidden):
        return told.DIFF_HIDDEN
    kind = column_kind_of(one.kind) if one.kind is not None else ColumnKind.TEXT
    return " ".join(in_change(value, kind).split()) or told.DIFF_NOTHING


def _division_lines(found: Differences) -> Iterator[tuple[str, ...]]:
    for code, counts in found.by_division().items():
        name = f"{found.divisions.get(code, code)}({code})" if code else told.NO_DIVISION
        yield name, *(f"{counts[change]:,}" for change in Change)
