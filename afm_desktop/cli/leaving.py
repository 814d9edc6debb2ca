"""`leaving`: what is still to be settled of a body that leaves, and settling it."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import labels
from afm_desktop.cli.bodies import body_of
from afm_desktop.cli.errors import said_with_options
from afm_desktop.cli.matters import kept_back, kind_of, matter_word, plain, standing
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.desk import Desk
from afm_desktop.services.sameness.leaving import Checklist, Item, Step
from afm_desktop.services.sameness.succession import NoSuccessor

ALL = "all"


def leaving(options: Namespace) -> int:
    """Take the steps that are asked for, then list what is left."""
    asked = {
        Step.END: options.end,
        Step.HAND: options.hand,
        Step.ERASE: options.erase,
    }
    with opened(options.file, read_only=not any(asked.values())) as desk:
        body = body_of(desk, options.body)
        found = desk.leaving.checklist(body, options.membership)
        wanted = {step: _wanted(found, step, ids) for step, ids in asked.items() if ids}
        done = {step: _take(desk, body, step, ids, options) for step, ids in wanted.items()}
        if done:
            found = _again(desk, body, options)
        kept = kept_back(desk, (item.open for item in found.items))
    if options.json:
        write_json(_checklist(found, done, kept))
    else:
        _tell(found, done)
    return 0


def _wanted(found: Checklist, step: Step, asked: Collection[str]) -> list[str]:
    """The ids of a step: as typed, those of a kind of record, or all it can settle."""
    wanted = set(asked)
    kinds = {matter.value for matter in found.tallies}
    may = [item.open for item in found.items if step in item.steps]
    chosen = {one.id for one in may if ALL in wanted or one.matter.value in wanted}
    return sorted(chosen | (wanted - kinds - {ALL}))


def _take(desk: Desk, body: str, step: Step, ids: Collection[str], options: Namespace) -> int:
    if step is Step.END:
        return desk.leaving.end(body, ids, on=options.on, reason=options.reason)
    if step is Step.HAND:
        to = body_of(desk, options.to) if options.to else None
        with said_with_options({NoSuccessor: labels.NO_SUCCESSOR_SAID}):
            return desk.leaving.hand(body, ids, to=to, on=options.on)
    return desk.leaving.erase(body, ids)


def _again(desk: Desk, body: str, options: Namespace) -> Checklist:
    """What is left; once its membership has ended, of the whole body."""
    here = {item.open.id for item in desk.leaving.checklist(body).items}
    return desk.leaving.checklist(body, options.membership if options.membership in here else None)


def _tell(found: Checklist, done: dict[Step, int]) -> None:
    for step, count in done.items():
        say(labels.STEPS_DONE[step.value].format(count=count))
    if found.items:
        table(labels.LEAVING, [_line(item) for item in found.items])
    for matter, tally in found.tallies.items():
        if tally.open or tally.settled:
            counter = NOUNS[matter.value].counter
            told = labels.TALLY.format(open=tally.open, settled=tally.settled, counter=counter)
            say(f"{matter_word(matter)}: {told}")
    said = labels.LEFT_TO_SETTLE if found.left else labels.ALL_SETTLED
    say(said.format(name=f"‘{found.name}’", count=found.left))


def _line(item: Item) -> tuple[str, ...]:
    steps = ", ".join(labels.STEPS[step.value] for step in item.steps) or labels.NOTHING_TO_DO
    one = item.open
    if one.keeper:
        steps = labels.KEPT_BY.format(division=one.keeper)
    return kind_of(one), one.title or "-", standing(one), steps, one.id


def _checklist(found: Checklist, done: dict[Step, int], kept: Collection[str]) -> dict[str, Any]:
    return {
        "organization": {"id": found.organization_id, "name": found.name},
        "membership": found.membership_id,
        "left": found.left,
        "done": {step.value: count for step, count in done.items()},
        "tallies": {
            matter.value: {"open": tally.open, "settled": tally.settled}
            for matter, tally in found.tallies.items()
        },
        "items": [
            {**plain(item.open, kept), "steps": [step.value for step in item.steps]}
            for item in found.items
        ],
    }
