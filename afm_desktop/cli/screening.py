"""`move`: demands go on to another station, several in one gesture."""

from __future__ import annotations

from argparse import Namespace
from datetime import date
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import screening_labels as labels
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.move_command import EXTEND
from afm_desktop.cli.output import note, say, table, write_json
from afm_desktop.domain.dates import day_words, parse_day
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.domain.words import word
from afm_desktop.services.desk import Desk
from afm_desktop.services.screening.steps import Moved

NONE = "-"


def move(options: Namespace) -> int:
    """Take the step that is asked for with all demands named, or with none."""
    if options.to == EXTEND:
        return _extend(options)
    with opened(options.file) as desk:
        ids = [desk.screening.find(name) for name in options.demands]
        moved = desk.screening.move(
            ids,
            options.to,
            on=options.on,
            reason=options.reason,
            due_on=options.due,
            into=desk.screening.find(options.into) if options.into else None,
            reasons=options.reason_id,
            items=options.item,
            met=options.met,
            comments=[_pinned(text) for text in options.comment],
            answer=options.answer,
            settles=options.settle,
        )
        gesture, kept = _latest(desk), desk.copies.guarded([one.id for one in moved])
    if unchecked := sum(one.unchecked for one in moved):
        note(labels.UNCHECKED.format(count=unchecked))
    if options.json:
        told = [_as_object(one, is_told=one.id not in kept) for one in moved]
        write_json({"moved": told, "gesture": gesture})
    else:
        say(labels.MOVED.format(count=len(moved), status=word(options.to)))
        table(labels.HEADS, [(one.intake_no or NONE, one.title) for one in moved])
    return 0


def _extend(options: Namespace) -> int:
    if options.due is None:
        raise UsageError(labels.NO_DUE)
    with opened(options.file) as desk:
        ids = [desk.screening.find(name) for name in options.demands]
        desk.screening.extend(ids, options.due, reason=options.reason)
        gesture = _latest(desk)
    if options.json:
        due = options.due.isoformat()
        write_json({"extended": ids, "due_on": due, "gesture": gesture})
    else:
        say(labels.EXTENDED.format(count=len(ids), due=day_words(options.due)))
    return 0


def _pinned(text: str) -> tuple[str | None, str, date | None]:
    """A comment with what is named before an equals sign: the question it is pinned to, its day."""
    place, is_pinned, said = text.partition("=")
    if not is_pinned:
        return None, text, None
    name, _, day = (part.strip() for part in place.partition("@"))
    return name or None, said, parse_day(day) if day else None


def _as_object(one: Moved, *, is_told: bool) -> dict[str, Any]:
    """What was done with a demand; nobody said why a core technology should be told."""
    return {
        "id": one.id,
        "intake_no": one.intake_no,
        "title": one.title if is_told else WITHHELD,
        "status": one.status.value,
    }


def _latest(desk: Desk) -> str:
    return str(desk.gestures.rows(limit=1)[0].id)
