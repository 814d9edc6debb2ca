"""`history`, `undo` and `redo`: what was done, and taking it back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import labels
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.domain.dates import moment_words
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.accesses import AccessRow
from afm_desktop.services.lists.gestures import GestureRow
from afm_desktop.storage.journal.undo import LeftAsIs, Undone

MOST_NAMED = 10
NAMED_BY = ("title", "name", "item", "number")


def history(options: Namespace) -> int:
    """Print what was done, newest first."""
    if options.access:
        return _accesses(options)
    with opened(options.file, read_only=True) as desk:
        rows = desk.gestures.rows(record=options.record, limit=options.limit)
    if options.json:
        write_json([_gesture(row) for row in rows])
        return 0
    if rows:
        table(labels.HISTORY, [_line(row) for row in rows], right=[3])
    say(labels.COUNT.format(what="이력", count=len(rows)))
    return 0


def _accesses(options: Namespace) -> int:
    """Print who saw persons in full."""
    if options.record is not None:
        raise UsageError(labels.NO_RECORD_OF_ACCESS)
    with opened(options.file, read_only=True) as desk:
        rows = desk.accesses.rows(limit=options.limit)
    if options.json:
        write_json([_access(row) for row in rows])
        return 0
    if rows:
        lines = [
            (moment_words(row.at), row.actor, labels.ACCESSES[row.action], f"{row.count:,}",
             row.reason)
            for row in rows
        ]  # fmt: skip
        table(labels.ACCESS, lines, right=[3])
    say(labels.COUNT.format(what="열람 기록", count=len(rows)))
    return 0


def undo(options: Namespace) -> int:
    """Take back the latest gesture, or the one named."""
    with opened(options.file) as desk:
        done = desk.workspace.undo(options.gesture)
        _tell(desk, done, labels.UNDONE, options)
    return 0


def redo(options: Namespace) -> int:
    """Do again what was taken back last."""
    with opened(options.file) as desk:
        done = desk.workspace.redo()
        _tell(desk, done, labels.REDONE, options)
    return 0


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


def _access(row: AccessRow) -> dict[str, Any]:
    return {
        "at": row.at.isoformat(timespec="seconds"),
        "actor": row.actor,
        "action": row.action.value,
        "count": row.count,
        "subjects": list(row.subjects),
        "reason": row.reason,
    }


def _line(row: GestureRow) -> Sequence[str]:
    marks = [labels.GESTURES.get(row.kind, ""), labels.TAKEN_BACK if row.is_undone else ""]
    mark = ", ".join(filter(None, marks))
    return moment_words(row.at), row.actor, row.words, f"{row.records:,}", mark, row.id


def _tell(desk: Desk, done: Undone, sentence: str, options: Namespace) -> None:
    if options.json:
        write_json(_undone(done))
        return
    say(sentence.format(words=done.words, count=done.sealed.records))
    if done.left:
        names = ", ".join(_left_words(desk, left) for left in done.left[:MOST_NAMED])
        more = labels.AND_MORE.format(count=len(done.left) - MOST_NAMED)
        named = names + (more if len(done.left) > MOST_NAMED else "")
        say(labels.LEFT.format(count=len(done.left), names=named))


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


def _left_words(desk: Desk, left: LeftAsIs) -> str:
    """`수요 ‘부품 키팅 물류 자율화’의 상태(나중 작업: 수요 1건 수정)`."""
    name = _name(desk, left)
    record = f"{NOUNS[left.entity].name}{f' ‘{name}’' if name else ''}"
    why = labels.LATER.format(words=left.later) if left.later else labels.STILL_NEEDED
    return f"{record}의 {field_word(left.entity, left.field)}({why})"


def _name(desk: Desk, left: LeftAsIs) -> str:
    try:
        shown = desk.records.values(left.entity, left.record)
    except NotFound:
        return ""
    return next((str(shown[key]) for key in NAMED_BY if shown.get(key)), "")
