"""What an import is told as: to people in lines, to programs as an object."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping, Sequence
from typing import Any

from afm_desktop.cli import labels, places
from afm_desktop.cli.output import say
from afm_desktop.domain.fields import field_word
from afm_desktop.exchange.importing import ADDED_HEADS, ForeignList, hidden_in
from afm_desktop.exchange.labels import in_change
from afm_desktop.exchange.rejected import assumptions_of, reason_of, remark_of
from afm_desktop.services.imports import model
from afm_desktop.services.imports.model import ImportReport, Outcome

MOST_TOLD = 20
_PERSONAL = frozenset({"people"})


def as_object(
    report: ImportReport, source: ForeignList, earlier: Sequence[model.Batch]
) -> dict[str, Any]:
    """What an import did, for programs; rows and columns are the sheet's own."""
    return {
        **_rows_as_object(report),
        "mapping": [
            {"column": said.letter, "header": said.header, "field": one.field and one.field.key}
            for one in source.mapping.columns
            if (said := one.column).header not in ADDED_HEADS
        ],
        "hidden": dict(zip(("columns", "rows"), hidden_in(source.table), strict=True)),
        "earlier": [
            {"gesture": one.gesture, "file": one.file, "at": one.at.isoformat(timespec="seconds")}
            for one in earlier
        ],
    }


def _rows_as_object(report: ImportReport) -> dict[str, Any]:
    counts, letters = report.counts, report.source.letters
    return {
        "file": report.source.file,
        "sheet": report.source.sheet,
        "new": counts.new,
        "changed": counts.changed,
        "same": counts.same,
        "duplicates": counts.duplicates,
        "rejected": [
            {
                "row": row.number,
                "column": next(
                    (letters[p.field] for p in row.problems if letters.get(p.field)), None
                ),
                "reason": reason_of(row),
            }
            for row in report.rejected
        ],
        "gesture": report.gesture,
        "doubtful": [
            _doubt_as_object(row.number, doubt, letters)
            for row in report.rows
            for doubt in row.doubts
        ],
        "changes": [
            change
            for row in report.rows
            if row.outcome is Outcome.CHANGED
            for change in _changes_as_objects(row)
        ],
        "remarks": [
            {
                "row": row.number,
                "column": letters.get(told.field),
                "text": told.text,
                "kept": told.is_kept,
            }
            for row in report.rows
            for told in row.remarks
        ],
        "assumed_years": [
            {"column": letters.get(field), "field": field, "year": year, "rows": count}
            for (field, year), count in sorted(report.assumed.items())
        ],
    }


def _doubt_as_object(row: int, doubt: model.Doubt, letters: Mapping[str, str]) -> dict[str, Any]:
    return {
        "row": row,
        "column": letters.get(doubt.field),
        "field": doubt.field,
        "name": doubt.written,
        "candidates": [
            {"id": one.id, "name": one.name, "grounds": [ground.value for ground in one.grounds]}
            for one in doubt.candidates
        ],
    }


def _changes_as_objects(row: model.RowResult) -> list[dict[str, Any]]:
    """The changed fields of a row; a person's own data and a core technology are not said."""
    return [
        {
            "row": row.number,
            "table": change.table,
            "field": change.field,
            **(
                {}
                if row.core or change.table in _PERSONAL
                else {"before": in_change(change.before), "after": in_change(change.after)}
            ),
        }
        for change in row.changes
    ]


def tell(report: ImportReport, options: Namespace, source: ForeignList) -> None:
    """What an import does or did, for people."""
    counts = report.counts
    words = labels.READ_FROM if report.source.sheet else labels.READ_FROM_FILE
    say(words.format(file=report.source.file, sheet=report.source.sheet))
    _tell_columns(source)
    say(
        labels.IMPORT_COUNTS.format(
            new=counts.new,
            changed=counts.changed,
            same=counts.same,
            duplicates=counts.duplicates,
            rejected=counts.rejected,
        )
    )
    for words in assumptions_of(report):
        say(words)
    _tell_all_rows(report, options)
    if options.rejected is not None and (counts.rejected or counts.duplicates):
        say(labels.REJECTED_KEPT.format(place=places.whole(options.rejected)))
    if options.dry_run:
        say(labels.ONLY_REHEARSED)
    elif report.gesture is None:
        say(labels.NOTHING_TO_IMPORT)
    else:
        say(labels.IMPORTED.format(count=counts.written, gesture=report.gesture))


def _tell_all_rows(report: ImportReport, options: Namespace) -> None:
    """The rows that change what is there, that are in doubt, left out, or taken in part."""
    lacking = [p for row in report.rows for p in row.problems if p.field == "division"]
    if lacking and not options.division and "division" not in report.source.mapping.values():
        say(labels.HOW_TO_PLACE)
    changed = [row for row in report.rows if row.outcome is Outcome.CHANGED and row.changes]
    if changed:
        say(labels.CHANGED_ROWS.format(count=len(changed)))
        _tell_rows([(row, ", ".join(map(_change_words, row.changes))) for row in changed])
    for outcome in (Outcome.DUPLICATE, Outcome.REJECTED):
        _tell_rows([(row, reason_of(row)) for row in report.rows if row.outcome is outcome])
    remarked = [(row, remark_of(row)) for row in report.rows if row.remarks]
    if remarked:
        say(labels.REMARKED.format(count=len(remarked)))
        _tell_rows(remarked)
    doubtful = next((row for row in report.rows if row.doubts), None)
    if doubtful is not None:
        _tell_how_to_decide(doubtful, report.kind)


def _tell_columns(source: ForeignList) -> None:
    """Which column became which field, and which none."""
    columns = [one for one in source.mapping.columns if one.column.header not in ADDED_HEADS]
    taken = [f"{one.column.header}→{one.field.label}" for one in columns if one.field]
    say(labels.TAKEN_AS.format(columns=", ".join(taken)))
    others = [one.column.header for one in columns if not one.field and one.column.header]
    if others:
        say(labels.NOT_TAKEN.format(columns=", ".join(others)))


def _change_words(change: model.CellChange) -> str:
    """A field before and after; of a person's own data only that it changes."""
    field = field_word(change.table, change.field)
    if change.table in _PERSONAL:
        return labels.BECOMES_UNSEEN.format(field=field)
    before, after = (_on_one_line(in_change(one)) for one in (change.before, change.after))
    return labels.BECOMES.format(field=field, before=before, after=after)


def _on_one_line(said: str) -> str:
    """A value as it stands in a line; notes have several."""
    return " ".join(said.split()) or labels.NO_VALUE


def _tell_rows(rows: Sequence[tuple[model.RowResult, str]]) -> None:
    for row, words in rows[:MOST_TOLD]:
        say(labels.ROW_TOLD.format(row=row.number, name=row.name or "-", reason=words))
    if len(rows) > MOST_TOLD:
        say(labels.ROWS_MORE.format(count=len(rows) - MOST_TOLD))


def _tell_how_to_decide(row: model.RowResult, kind: model.ImportKind) -> None:
    field = f".{row.doubts[0].field}" if kind is model.ImportKind.LINKS else ""
    say(labels.HOW_TO_DECIDE.format(place=f"{row.number}{field}"))
