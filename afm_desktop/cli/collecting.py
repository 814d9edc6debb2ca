"""`collect`: who has sent which form; sending, reminding, extending and receiving for many."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import collect_labels as labels
from afm_desktop.cli.bodies import body_of
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import FormKind, MemberRole
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.exchange.reminder_mail import mail_of
from afm_desktop.services.collecting.listing import listing_of
from afm_desktop.services.collecting.model import (
    Asked,
    Board,
    CellKey,
    FormCell,
    FormColumn,
    FormRef,
    Narrowing,
)
from afm_desktop.services.collecting.steps import Extend, Receive, Remind, Send, SetState, Step
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import Value

NONE = "none"
READING = ("forms", "list")


def collect(options: Namespace) -> int:
    """Tell how far forms are, or take a step with many of them at once."""
    _refuse_odd(options)
    if options.paper is not None:
        from afm_desktop.cli import printed_lists  # noqa: PLC0415 - loads what draws papers

        printed_lists.refuse(options)
    is_read = options.action in READING or options.mail_only
    with opened(options.file, read_only=is_read) as desk:
        if options.action == "forms":
            _tell_forms(desk.collecting.forms(options.division), as_json=options.json)
            return 0
        board = _board(desk, options)
        if options.action != "list":
            return _take(desk, options, board)
        if options.paper is None or options.json:
            _tell_board(board, as_json=options.json)
    if options.paper is not None:
        printed_lists.write(listing_of(board), options)
    return 0


def _refuse_odd(options: Namespace) -> None:
    """Words that do not go together are known before any file is opened."""
    if options.paper is not None and options.action != "list":
        raise UsageError(labels.ONLY_LIST_ON_PAPER)
    if options.action in READING:
        return
    if not (options.bodies or options.state or options.late):
        raise UsageError(labels.WHOM)
    if options.action == "extend" and options.due is None:
        raise UsageError(labels.WANTS_DUE)
    if options.action == "state" and options.to is None:
        raise UsageError(labels.WANTS_TO)


# --- what is meant --------------------------------------------------------------------------------


def _board(desk: Desk, options: Namespace) -> Board:
    """The forms that are meant, with the bodies and states that are meant."""
    forms = _forms(desk, options)
    asked = Asked(forms, options.division, _roles(options.role))
    board = desk.collecting.board(asked)
    states = frozenset(options.state or ())
    board = board.narrowed(Narrowing(states, None, options.late))
    if not options.bodies:
        return board
    wanted = [body_of(desk, name) for name in options.bodies]
    known = {line.organization_id for line in board.lines}
    for name, body in zip(options.bodies, wanted, strict=True):
        if body not in known:
            raise CommandError(labels.NOT_ON_BOARD.format(name=name))
    lines = tuple(line for line in board.lines if line.organization_id in wanted)
    return Board(board.asked, board.columns, lines, board.as_of)


def _forms(desk: Desk, options: Namespace) -> tuple[str, ...]:
    known = desk.collecting.forms(options.division)
    if not options.form:
        rounds = [one.key for one in known if one.ref.kind is FormKind.DEMAND]
        if not rounds:
            raise CommandError(labels.NO_ROUND)
        return (rounds[0],)
    return tuple(dict.fromkeys(_form(desk, known, name) for name in options.form))


def _form(desk: Desk, known: Sequence[FormColumn], name: str) -> str:
    """The form of an id or a title; of a round also by `2026-1`."""
    if ":" in name or any(one.key == name for one in known):
        return name
    rounds = {FormRef(FormKind.DEMAND, one.id).key for one in desk.rounds.named(name)}
    found = [one for one in known if one.title == name or one.key in rounds]
    if len(found) == 1:
        return found[0].key
    sentence = labels.SEVERAL_FORMS if found else labels.NO_SUCH_FORM
    told = ", ".join(one.key if found else one.title for one in found or known)
    raise CommandError(sentence.format(name=name, known=told))


def _roles(said: Sequence[str] | None) -> frozenset[MemberRole] | None:
    if not said:
        return None
    known = {role.value: role for role in MemberRole}
    for name in said:
        if name not in known and name != NONE:
            raise UsageError(labels.ROLE)
    return frozenset(known[name] for name in said if name != NONE)


# --- what is done ---------------------------------------------------------------------------------


def _take(desk: Desk, options: Namespace, board: Board) -> int:
    narrowing = Narrowing(frozenset(options.state or ()), None, options.late)
    cells = [cell.key for cell in board.cells() if narrowing.takes(cell)]
    if not cells:
        raise CommandError(labels.NOBODY)
    mail = _mail(desk, options, cells) if options.action == "remind" else None
    if options.mail_only and mail is not None:
        say(mail)
        return 0
    step = _STEPS[options.action](options, desk)
    done = desk.collecting.take(step, cells, options.division)
    if options.json:
        answer: dict[str, Any] = {"done": done.count, "left": done.left}
        write_json(answer if mail is None else {**answer, "mail": mail})
        return 0
    told = labels.STEPS[options.action]
    say(labels.DONE.format(count=done.count, step=told, left=done.left))
    if mail is not None:
        say("")
        say(mail)
    return 0


def _mail(desk: Desk, options: Namespace, cells: Sequence[CellKey]) -> str:
    board, sender = desk.collecting.awaited(cells, options.division)
    return mail_of(board, sender).text


_STEPS: Mapping[str, Callable[[Namespace, Desk], Step]] = {
    "send": lambda said, desk: Send(
        on=said.on or desk.workspace.today,
        due_on=said.due,
        route=said.route,
        document_no=said.document_no,
    ),
    "remind": lambda said, desk: Remind(on=said.on or desk.workspace.today, route=said.route),
    "extend": lambda said, desk: Extend(on=desk.workspace.today, new_due_on=said.due),
    "receive": lambda said, desk: Receive(
        on=said.on or desk.workspace.today, route=said.route, document_no=said.document_no
    ),
    "state": lambda said, desk: SetState(on=desk.workspace.today, state=said.to),
}


# --- what is told ---------------------------------------------------------------------------------


def _tell_forms(forms: Sequence[FormColumn], *, as_json: bool) -> None:
    if as_json:
        write_json(
            [
                {
                    "id": one.key,
                    "kind": one.ref.kind.value,
                    "title": one.title,
                    "requests": one.requests,
                    "due_on": one.due_on.isoformat() if one.due_on else None,
                }
                for one in forms
            ]
        )
        return
    lines = [
        (one.key, one.title, f"{one.requests:,}", day_words(one.due_on) if one.due_on else "")
        for one in forms
    ]
    table(labels.FORM_HEADS, lines, right=[2], whole=[0])


def _tell_board(board: Board, *, as_json: bool) -> None:
    if as_json:
        listing = listing_of(board)
        keys = [column.key for column in listing.columns]
        write_json(
            [
                {key: _plain(value) for key, value in zip(keys, row, strict=True)}
                for row in listing.rows
            ]
        )
        return
    titles = {column.key: column.title for column in board.columns}
    lines = [
        (
            line.name,
            line.division.name if line.division else "",
            titles[cell.key.form],
            word(cell.state),
            _due(cell),
            f"{cell.days_over:,}" if cell.days_over else "",
            f"{cell.reminders:,}" if cell.reminders else "",
        )
        for line in board.lines
        for cell in line.there
    ]
    if lines:
        table(labels.HEADS, lines, right=[5, 6])
    say(NOUNS["organizations"].counted(len(board.lines)))


def _due(cell: FormCell) -> str:
    if cell.due_on is None:
        return ""
    day = day_words(cell.due_on)
    return labels.EXTENDED.format(day=day) if cell.is_extended else day


def _plain(value: Value) -> object:
    return getattr(value, "value", value)
