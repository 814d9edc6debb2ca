"""`meeting agenda|roster|mark`: what is dealt with, who is invited, and who came."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from typing import Protocol

from afm_desktop.app import opened
from afm_desktop.cli import meeting_labels as labels
from afm_desktop.cli import meeting_telling as telling
from afm_desktop.cli import values
from afm_desktop.cli.bodies import body_of
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.meeting_naming import meeting_of, numbered, pairs, project_of
from afm_desktop.cli.output import say, write_json
from afm_desktop.cli.secrecy import let_out
from afm_desktop.domain.enums import AgendaKind
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.desk import Desk
from afm_desktop.services.meetings.asked import LinkKind, NewItem

_ITEM, _SEAT = NOUNS["agenda_items"], NOUNS["attendances"]
_EXAMPLE = "1=P"


class _Numbered(Protocol):
    @property
    def id(self) -> str: ...


def agenda(options: Namespace) -> int:
    """Change the agenda as it is said, and show it."""
    with opened(options.file, read_only=not _changes_agenda(options)) as desk:
        id_ = meeting_of(desk, options)
        for sentence in _change_agenda(desk, id_, options):
            _told(options, sentence)
        sheet = desk.meetings.of(id_).masked()
        core = telling.guarded(desk, sheet)
    if options.json:
        let_out(options.file, core, options.reason)
        write_json({"items": sheet.items, "waiting": sheet.waiting, "timing": sheet.timing})
        return 0
    telling.show_items(sheet.items)
    if sheet.waiting:
        telling.show_waiting(sheet.waiting)
    return 0


def _changes_agenda(options: Namespace) -> bool:
    return bool(options.title or options.remove or options.order or options.take)


def _change_agenda(desk: Desk, id_: str, options: Namespace) -> Iterator[str]:
    if options.take and (waiting := desk.agendas.waiting(id_)):
        taken = desk.agendas.take(id_, [one.id for one in waiting])
        yield labels.TAKEN.format(count=len(taken))
    if options.title:
        desk.agendas.add(id_, _new_item(desk, options))
        yield labels.ADDED.format(what=josa(_ITEM.counted(1), "을/를"))
    items = desk.meetings.of(id_).items
    if options.order:
        desk.agendas.reorder(id_, _ids(items, options.order, _ITEM.name))
        yield labels.ORDERED
    if options.remove:
        gone = _ids(desk.meetings.of(id_).items, options.remove, _ITEM.name)
        desk.agendas.delete(gone)
        yield labels.REMOVED.format(what=josa(_ITEM.counted(len(gone)), "을/를"))


def _new_item(desk: Desk, options: Namespace) -> NewItem:
    kind = values.one_of(AgendaKind, "안건 구분")(options.kind or AgendaKind.REPORT)
    demands = [(LinkKind.DEMAND, desk.similar.named(said)) for said in options.demand]
    projects = [(LinkKind.PROJECT, project_of(desk, said)) for said in options.project]
    bodies = [(LinkKind.ORGANIZATION, body_of(desk, said)) for said in options.body]
    return NewItem(
        title=options.title,
        kind=kind,
        presenter_id=body_of(desk, options.presenter) if options.presenter else None,
        planned_minutes=options.minutes,
        chair_note=options.note,
        links=(*demands, *projects, *bodies),
    )


def roster(options: Namespace) -> int:
    """Change the roster as it is said, and show it."""
    is_changed = bool(options.invite or options.guest or options.remove or options.order)
    with opened(options.file, read_only=not is_changed) as desk:
        id_ = meeting_of(desk, options)
        for sentence in _change_roster(desk, id_, options):
            _told(options, sentence)
        sheet = desk.meetings.of(id_).masked()
    if options.json:
        write_json({"roster": sheet.roster, "quorum": sheet.quorum})
    else:
        telling.show_roster(sheet)
    return 0


def _change_roster(desk: Desk, id_: str, options: Namespace) -> Iterator[str]:
    if options.invite and (proposed := desk.rosters.propose(id_)):
        desk.rosters.invite(id_, proposed)
        yield labels.INVITED.format(count=len(proposed))
    if options.guest:
        desk.rosters.add_guest(id_, options.guest, body=getattr(options, "from"))
        yield labels.INVITED.format(count=1)
    if options.order:
        seats = desk.meetings.of(id_).roster
        desk.rosters.reorder(id_, _ids(seats, options.order, _SEAT.name))
        yield labels.ORDERED
    if options.remove:
        gone = _ids(desk.meetings.of(id_).roster, options.remove, _SEAT.name)
        desk.rosters.remove(gone)
        yield labels.REMOVED.format(what=josa(_SEAT.counted(len(gone)), "을/를"))


def mark(options: Namespace) -> int:
    """Note who came."""
    marks = pairs(options.words, _EXAMPLE)
    if not marks:
        raise UsageError(labels.NO_MARKS_SAID)
    with opened(options.file) as desk:
        id_ = meeting_of(desk, options)
        desk.rosters.mark(id_, marks)
        sheet = desk.meetings.of(id_).masked()
    if options.json:
        write_json({"roster": sheet.roster, "quorum": sheet.quorum})
    else:
        said = telling.quorum(sheet.quorum)
        say(labels.MARKED.format(count=len(marks), quorum=said))
    return 0


def _ids(rows: Sequence[_Numbered], numbers: Sequence[int], what: str) -> list[str]:
    return [numbered(rows, number, what).id for number in numbers]


def _told(options: Namespace, sentence: str) -> None:
    if not options.json:
        say(sentence)
