"""`history`, `undo` and `redo`: what was done, and taking it back."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Sequence
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import labels
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.cli.secrecy import kept_back
from afm_desktop.domain.dates import moment_words
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.accesses import AccessRow
from afm_desktop.services.lists.gestures import GestureRow
from afm_desktop.services.past import Left
from afm_desktop.services.undoing import Undone, WentOut

MOST_NAMED = 10


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
    """Take back the latest gesture, or the one named; tell what went out meanwhile."""
    with opened(options.file) as desk:
        done = desk.undoing.undo(options.gesture)
        left, kept = _left(desk, done)
    if options.json:
        told = _undone(done, left, kept)
        write_json({**told, "meanwhile": [_out(one) for one in done.meanwhile]})
        return 0
    _tell(done, left, labels.UNDONE)
    _list(labels.WENT_OUT, [f"‘{one.name}’" for one in done.meanwhile])
    return 0


def redo(options: Namespace) -> int:
    """Do again what was taken back last."""
    with opened(options.file) as desk:
        done = desk.undoing.redo()
        left, kept = _left(desk, done)
    if options.json:
        write_json(_undone(done, left, kept))
    else:
        _tell(done, left, labels.REDONE)
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


def _left(desk: Desk, done: Undone) -> tuple[Sequence[Left], Collection[str]]:
    """What stayed as it is, and those of the records whose names are not for other programs."""
    left = desk.past.left(done.left)
    return left, kept_back(desk, ((one.table, one.record) for one in left))


def _tell(done: Undone, left: Sequence[Left], sentence: str) -> None:
    say(sentence.format(words=done.words, count=done.sealed.records))
    _list(labels.LEFT, [_left_words(one) for one in left if one.later is not None])
    _list(labels.IN_USE, [_record_words(one) for one in left if one.later is None])


def _list(sentence: str, names: Sequence[str]) -> None:
    """The first of what there is, and where the rest stands."""
    if names:
        more = labels.AND_MORE.format(count=len(names) - MOST_NAMED)
        told = ", ".join(names[:MOST_NAMED]) + (more if len(names) > MOST_NAMED else "")
        say(sentence.format(count=len(names), names=told))


def _undone(done: Undone, left: Sequence[Left], kept: Collection[str]) -> dict[str, Any]:
    return {
        "gesture": done.sealed.gesture,
        "words": done.words,
        "records": done.sealed.records,
        "left": [
            {
                "entity": one.table,
                "record": one.record,
                "name": WITHHELD if one.record in kept else one.title or None,
                "field": one.field,
                "later": one.later,
            }
            for one in left
        ],
    }


def _out(one: WentOut) -> dict[str, Any]:
    return {"at": one.at.isoformat(timespec="seconds"), "how": one.how, "name": one.name}


def _left_words(left: Left) -> str:
    """`수요 ‘부품 키팅 물류 자율화’의 상태(나중 작업: 수요 1건 수정)`."""
    why = labels.LATER.format(words=left.later)
    return f"{_record_words(left)}의 {field_word(left.table, left.field)}({why})"


def _record_words(left: Left) -> str:
    """`수요 ‘부품 키팅 물류 자율화’`; a part after what it is of."""
    own = _named(left.table, left.title)
    return f"{_named(*left.of)}의 {own}" if left.of is not None else own


def _named(table: str, title: str) -> str:
    return f"{NOUNS[table].name}{f' ‘{title}’' if title else ''}"
