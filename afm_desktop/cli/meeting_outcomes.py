"""`meeting decide|action|minutes`: what a meeting leaves behind."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from afm_desktop.app import opened
from afm_desktop.cli import meeting_labels as labels
from afm_desktop.cli import meeting_telling as telling
from afm_desktop.cli.bodies import body_of
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.meeting_naming import meeting_of, named_meeting, numbered
from afm_desktop.cli.output import say, write_json
from afm_desktop.domain.enums import ActionStatus
from afm_desktop.domain.hangul import josa, particle
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.reports import minutes_keeping
from afm_desktop.services.desk import Desk
from afm_desktop.services.meetings.asked import NewAction, Votes
from afm_desktop.services.meetings.outcome_rows import ActionRow, MinutesRow

_ITEM, _ACTION = NOUNS["agenda_items"], NOUNS["action_items"]


def decide(options: Namespace) -> int:
    """Write what was decided of a matter, or what was said and what came of it."""
    number, *said = options.words or [""]
    if not (number.isascii() and number.isdigit()):
        raise UsageError(labels.NO_ITEM_SAID)
    notes = {
        "discussion": options.discussion,
        "outcome": options.outcome,
        "actual_minutes": options.minutes,
    }
    if not said and not any(notes.values()):
        raise UsageError(labels.NOTHING_NOTED)
    with opened(options.file) as desk:
        id_ = meeting_of(desk, options)
        item = numbered(desk.meetings.of(id_).items, int(number), _ITEM.name)
        issued = _decide(desk, item.id, " ".join(said), options) if said else None
        if any(notes.values()):
            desk.outcomes.note(item.id, **notes)
        items = desk.meetings.of(id_).masked().items
        found = numbered(items, int(number), _ITEM.name)
    if options.json:
        write_json({"id": found.id, "number": found.decision_no, "decision": found.decision})
    else:
        say(labels.DECIDED.format(number=issued) if issued else labels.NOTED)
    return 0


def _decide(desk: Desk, item_id: str, decision: str, options: Namespace) -> str:
    votes = Votes(getattr(options, "for"), options.against, options.abstain)
    return desk.outcomes.decide(item_id, decision, votes)


def action(options: Namespace) -> int:
    """Ask for follow-ups, note what became of them, and show them."""
    is_changed = bool(options.title or options.start or options.done or options.drop)
    with opened(options.file, read_only=not is_changed) as desk:
        id_ = meeting_of(desk, options)
        for sentence in _change_actions(desk, id_, options):
            if not options.json:
                say(sentence)
        sheet = desk.meetings.of(id_).masked()
    if options.json:
        write_json({"actions": sheet.actions, "open_actions": sheet.open_actions})
        return 0
    telling.show_actions(sheet.actions)
    if sheet.open_actions:
        say(labels.OPEN_BEFORE)
        telling.show_actions(sheet.open_actions)
    return 0


def _change_actions(desk: Desk, id_: str, options: Namespace) -> Iterator[str]:
    known = desk.meetings.of(id_).actions
    if options.start:
        desk.outcomes.start_action(_action(known, options.start))
        yield _noted(ActionStatus.STARTED)
    if options.done:
        done = _action(known, options.done)
        desk.outcomes.finish_action(done, outcome=options.outcome, on=options.on)
        yield _noted(ActionStatus.DONE)
    if options.drop:
        dropped = _action(known, options.drop)
        desk.outcomes.drop_action(dropped, options.reason or "", on=options.on)
        yield _noted(ActionStatus.DROPPED)
    if options.title:
        desk.outcomes.add_action(id_, _new_action(desk, id_, options))
        yield labels.ADDED.format(what=josa(_ACTION.counted(1), "을/를"))


def _action(known: tuple[ActionRow, ...], number: int) -> str:
    return numbered(known, number, _ACTION.name).id


def _noted(status: ActionStatus) -> str:
    said = word(status)
    return labels.ACTION_NOTED.format(status=said, particle=particle(said, "으로/로"))


def _new_action(desk: Desk, id_: str, options: Namespace) -> NewAction:
    items = desk.meetings.of(id_).items
    return NewAction(
        title=options.title,
        due_on=options.due,
        organization_id=body_of(desk, options.owner) if options.owner else None,
        item_id=numbered(items, options.item, _ITEM.name).id if options.item else None,
    )


def minutes(options: Namespace) -> int:
    """Write, circulate and approve minutes, and show their versions."""
    is_changed = options.write or options.circulate or options.approve
    with opened(options.file, read_only=not is_changed) as desk:
        id_ = meeting_of(desk, options)
        for sentence in _change_minutes(desk, id_, options):
            if not options.json:
                say(sentence)
        versions = desk.meetings.of(id_).minutes
    if options.json:
        write_json(versions)
    else:
        telling.show_minutes(versions)
    return 0


def _change_minutes(desk: Desk, id_: str, options: Namespace) -> Iterator[str]:
    if options.write:
        desk.outcomes.draft_minutes(id_, changes=options.changes, on=options.on)
        yield labels.WRITTEN.format(version=_latest(desk, id_).version)
    if options.circulate:
        latest = _latest(desk, id_)
        day = options.on or desk.workspace.today
        paper = minutes_keeping.circulated(desk.printed_meetings.of(id_), day)
        desk.outcomes.circulate(latest.id, on=options.on, paper=paper)
        yield labels.CIRCULATED.format(version=latest.version)
    if options.approve:
        latest, said = _latest(desk, id_), getattr(options, "in")
        within = named_meeting(desk, said, options.division) if said else None
        day, title = options.on or desk.workspace.today, _title(desk, within)
        paper = minutes_keeping.approved(desk.printed_meetings.of(id_), day, title)
        desk.outcomes.approve(latest.id, in_id=within, on=options.on, paper=paper)
        yield labels.APPROVED.format(version=latest.version)


def _title(desk: Desk, meeting: str | None) -> str | None:
    return desk.meetings.of(meeting).head.title if meeting is not None else None


def _latest(desk: Desk, id_: str) -> MinutesRow:
    versions = desk.meetings.of(id_).minutes
    if not versions:
        raise CommandError(labels.NO_MINUTES)
    return versions[-1]
