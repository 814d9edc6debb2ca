"""What is chosen of replies: answers and files that are left out, files that are added by hand."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from afm_desktop.cli import form_labels as labels
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.services.requests.model import (
    Arrival,
    Received,
    Reply,
    ReplyResult,
    Unreadable,
)
from afm_desktop.services.requests.service import RequestService


@dataclass(frozen=True, slots=True)
class Chosen:
    """Replies as they are wanted, the places of those that are not, and the files of nobody."""

    replies: tuple[Reply | Unreadable, ...]
    left_out: frozenset[int]
    loose: tuple[Path, ...]


def chosen(
    requests: RequestService, received: Received, arrival: Arrival, options: Namespace
) -> Chosen:
    """What the options say of replies, by the numbers of the list that a dry run shows."""
    replies = list(_without_files(received.replies, options.skip_file))
    left_out = _places(options.skip_rows or (), len(replies))
    loose = list(received.loose)
    for said in options.attach:
        place, name = _apart(said, "--attach", len(replies))
        file = _loose_one(loose, name)
        reply = _reply_at(replies, place)
        replies[place] = replace(reply, enclosures=(*reply.enclosures, file))
        loose.remove(file)
        left_out |= {
            at for at, one in enumerate(replies) if isinstance(one, Unreadable) and one.path == file
        }
    for said in options.skip_answer:
        place, name = _apart(said, "--skip-answer", len(replies))
        reply = _reply_at(replies, place)
        unwanted = _answers_called(requests, reply, arrival, name)
        replies[place] = replace(reply, unwanted=reply.unwanted | unwanted)
    return Chosen(tuple(replies), left_out, tuple(loose))


def _places(numbers: Sequence[int], count: int) -> frozenset[int]:
    others = sorted({number for number in numbers if not 1 <= number <= count})
    if others:
        rows = ", ".join(map(str, others))
        raise CommandError(labels.NO_SUCH_REPLY.format(rows=rows, last=count))
    return frozenset(number - 1 for number in numbers)


def _apart(said: str, option: str, count: int) -> tuple[int, str]:
    """`3=개념도.pdf`: the place of a reply, and what of it."""
    number, is_one, name = said.partition("=")
    if not (is_one and name.strip() and number.isascii() and number.strip().isdigit()):
        raise UsageError(labels.NOT_SO.format(said=said, option=option))
    (place,) = _places([int(number)], count)
    return place, name.strip()


def _reply_at(replies: Sequence[Reply | Unreadable], place: int) -> Reply:
    found = replies[place]
    if isinstance(found, Unreadable):
        raise CommandError(labels.NOT_A_REPLY.format(number=place + 1, file=found.file))
    return found


def _without_files(
    replies: Sequence[Reply | Unreadable], names: Sequence[str]
) -> Sequence[Reply | Unreadable]:
    there = {path.name for one in replies if isinstance(one, Reply) for path in one.enclosures}
    if unknown := [name for name in names if name not in there]:
        raise CommandError(_no_such_file(unknown[0], there))
    return [
        replace(one, enclosures=tuple(p for p in one.enclosures if p.name not in names))
        if isinstance(one, Reply)
        else one
        for one in replies
    ]


def _loose_one(loose: Sequence[Path], name: str) -> Path:
    found = next((path for path in loose if name in (path.name, str(path))), None)
    if found is None:
        raise CommandError(_no_such_file(name, {path.name for path in loose}))
    return found


def _no_such_file(name: str, there: set[str]) -> str:
    known = ", ".join(sorted(there)) or labels.NOTHING
    return labels.NO_SUCH_FILE.format(name=name, known=known)


def _answers_called(
    requests: RequestService, reply: Reply, arrival: Arrival, name: str
) -> frozenset[str]:
    """The places of the changes of a label, or of a whole question by its key or label."""
    (result,) = requests.rehearse([replace(reply, unwanted=frozenset())], arrival).results
    called = {*_called(result), *((one.label, one.question) for one in reply.troubles)}
    found = {
        place
        for label, place in called
        if place and (label == name or place.partition("|")[0] == name
                      or label.startswith(f"{name} · "))
    }  # fmt: skip
    if not found:
        known = (
            ", ".join(dict.fromkeys(label for label, _place in sorted(called))) or labels.NOTHING
        )
        raise CommandError(labels.NO_SUCH_ANSWER.format(name=name, known=known))
    return frozenset(found)


def _called(result: ReplyResult) -> set[tuple[str, str]]:
    changes = {(one.label, one.place) for one in result.changes if one.place}
    return changes | {(one.label, one.question) for one in result.troubles}
