"""`history`, `undo` and `redo`: what was done, and taking it back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import labels
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.domain.dates import moment_words
from afm_desktop.services.lists.gestures import GestureRow
from afm_desktop.storage.journal.undo import Undone


def history(options: Namespace) -> int:
    """Print what was done, newest first."""
    with opened(options.file, read_only=True) as desk:
        rows = desk.gestures.rows(record=options.record, limit=options.limit)
    if options.json:
        write_json([_gesture(row) for row in rows])
        return 0
    if rows:
        table(labels.HISTORY, [_line(row) for row in rows], right=[3])
    say(labels.COUNT.format(what="이력", count=len(rows)))
    return 0


def undo(options: Namespace) -> int:
    """Take back the latest gesture, or the one named."""
    with opened(options.file) as desk:
        done = desk.workspace.undo(options.gesture)
    return _tell(done, labels.UNDONE, options)


def redo(options: Namespace) -> int:
    """Do again what was taken back last."""
    with opened(options.file) as desk:
        done = desk.workspace.redo()
    return _tell(done, labels.REDONE, options)


def _gesture(row: GestureRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "at": row.at.isoformat(timespec="seconds"),
        "actor": row.actor,
        "kind": row.kind.value,
        "words": row.words,
        "records": row.records,
        "undone": row.is_undone,
    }


def _line(row: GestureRow) -> Sequence[str]:
    marks = [labels.GESTURES.get(row.kind, ""), labels.TAKEN_BACK if row.is_undone else ""]
    mark = ", ".join(filter(None, marks))
    return moment_words(row.at), row.actor, row.words, f"{row.records:,}", mark, row.id


def _tell(done: Undone, sentence: str, options: Namespace) -> int:
    if options.json:
        write_json(_undone(done))
        return 0
    say(sentence.format(words=done.words, count=done.sealed.records))
    if done.left:
        say(labels.LEFT.format(count=len(done.left), names=_left_names(done)))
    return 0


def _undone(done: Undone) -> dict[str, Any]:
    return {
        "gesture": done.sealed.gesture,
        "words": done.words,
        "records": done.sealed.records,
        "left": [
            {"entity": left.entity, "record": left.record, "field": left.field, "later": left.later}
            for left in done.left
        ],
    }


def _left_names(done: Undone) -> str:
    return ", ".join(left.field for left in done.left)
