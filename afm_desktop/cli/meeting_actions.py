"""`meeting`: meetings written down, moved through their life, and looked at."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping

from afm_desktop.app import opened
from afm_desktop.cli import (
    meeting_agenda,
    meeting_letters,
    meeting_outcomes,
    meeting_telling,
    meeting_templates,
)
from afm_desktop.cli import meeting_labels as labels
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.meeting_naming import (
    division_id_of,
    ends_at,
    meeting_of,
    numbered,
    pairs,
)
from afm_desktop.cli.output import note, say, table, write_json
from afm_desktop.domain.dates import moment_words
from afm_desktop.domain.enums import MeetingStatus, Placement
from afm_desktop.domain.hangul import particle
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.desk import Desk
from afm_desktop.services.meetings.asked import DIVISION_MEETING, NewMeeting, Placed, Placings

_EXAMPLE = "1=done"


def handle(options: Namespace) -> int:
    """Do one of the actions."""
    return _ACTIONS[options.action](options)


def _new(options: Namespace) -> int:
    with opened(options.file) as desk:
        new = NewMeeting(
            division_id=division_id_of(desk, options.division),
            kind=options.kind or DIVISION_MEETING,
            series=options.series,
            title=options.title,
            starts_at=options.at,
            ends_at=ends_at(options, options.at),
            place=options.place,
            purpose=options.purpose,
            quorum=options.quorum,
            chair_note=options.note,
            related=tuple(filter(None, (division_id_of(desk, one) for one in options.related))),
        )
        if options.template:
            template = meeting_templates.named(desk, options.template)
            return _made(desk, options, desk.meetings.from_template(template, new).id)
        return _made(desk, options, desk.meetings.create(new, follows=True))


def _copy(options: Namespace) -> int:
    with opened(options.file) as desk:
        copied = desk.meetings.copy(
            meeting_of(desk, options),
            starts_at=options.at,
            ends_at=ends_at(options, options.at),
            with_agenda=not options.no_agenda,
            with_roster=not options.no_roster,
        )
        code = _made(desk, options, copied.id)
    if not options.json:
        say(labels.CARRIED.format(carried=copied.carried, actions=copied.open_actions))
    return code


def _made(desk: Desk, options: Namespace, id_: str) -> int:
    head = desk.meetings.of(id_).head
    if options.json:
        write_json(head)
    else:
        say(labels.MADE.format(title=head.title, id=head.id))
    return 0


def _show(options: Namespace) -> int:
    with opened(options.file, read_only=True) as desk:
        sheet = desk.meetings.of(meeting_of(desk, options)).masked()
        core = meeting_telling.guarded(desk, sheet)
    meeting_telling.show(options, sheet, core)
    return 0


def _move(options: Namespace) -> int:
    status = _status(options)
    with opened(options.file) as desk:
        id_ = meeting_of(desk, options)
        if status is MeetingStatus.CLOSED:
            desk.meetings.close(id_, _placings(desk, id_, options), on=options.on)
        else:
            desk.meetings.move(id_, status, reason=options.reason, on=options.on)
        sheet = desk.meetings.of(id_)
    head, said = sheet.head, word(status)
    if options.json:
        write_json(head)
        return 0
    ending = particle(said, "으로/로")
    say(labels.MOVED.format(title=head.title, status=said, particle=ending))
    if status in (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED):
        note(labels.TOLD)
    return 0


def _status(options: Namespace) -> MeetingStatus:
    """The status that is meant, in English or as it is called."""
    known = {one.value: one for one in MeetingStatus} | {word(one): one for one in MeetingStatus}
    said = options.words[0] if options.words else ""
    if said not in known:
        shown = ", ".join(f"{one.value}({word(one)})" for one in MeetingStatus)
        raise UsageError(labels.NO_STATUS_SAID.format(known=shown))
    return known[said]


def _placings(desk: Desk, id_: str, options: Namespace) -> Placings:
    """Where each matter goes, by its number; one that nobody speaks of stays as it is."""
    items = desk.meetings.of(id_).items
    what = NOUNS["agenda_items"].name
    return {
        numbered(items, number, what).id: _placed(said)
        for number, said in pairs(options.settle, _EXAMPLE).items()
    }


def _placed(said: str) -> Placed:
    known = {one.value: one for one in Placement} | {word(one): one for one in Placement}
    to, _, reason = said.partition(":")
    if to.strip() not in known:
        raise UsageError(labels.NOT_A_PAIR.format(typed=said, example=_EXAMPLE))
    return Placed(known[to.strip()], reason.strip() or None)


def _reschedule(options: Namespace) -> int:
    if options.at is None:
        raise UsageError(labels.NO_TIME_SAID)
    with opened(options.file) as desk:
        id_ = meeting_of(desk, options)
        desk.meetings.reschedule(
            id_, options.at, ends_at(options, options.at), reason=options.reason, on=options.on
        )
        head = desk.meetings.of(id_).head
    if options.json:
        write_json(head)
        return 0
    when = moment_words(options.at)
    ending = particle(when, "으로/로")
    say(labels.RESCHEDULED.format(title=head.title, when=when, particle=ending))
    if head.notice:
        note(labels.TOLD)
    return 0


def _missing(options: Namespace) -> int:
    """What is missing; the exit code tells whether anything is."""
    with opened(options.file, read_only=True) as desk:
        found = desk.meetings.missing(meeting_of(desk, options))
    if options.json:
        write_json(found)
    elif found:
        table(labels.LACKS, [(meeting_telling.lack(one), one.title or "") for one in found])
        say(labels.MISSING.format(count=len(found)))
    else:
        say(labels.NOTHING_MISSING)
    return int(bool(found))


_ACTIONS: Mapping[str, Callable[[Namespace], int]] = {
    "new": _new,
    "copy": _copy,
    "template": meeting_templates.keep,
    "templates": meeting_templates.show,
    "show": _show,
    "move": _move,
    "reschedule": _reschedule,
    "agenda": meeting_agenda.agenda,
    "roster": meeting_agenda.roster,
    "mark": meeting_agenda.mark,
    "decide": meeting_outcomes.decide,
    "action": meeting_outcomes.action,
    "minutes": meeting_outcomes.minutes,
    "ics": meeting_letters.ics,
    "mail": meeting_letters.mail,
    "missing": _missing,
}
