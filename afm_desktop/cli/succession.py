"""`succession`: what happened to a body, and entering a renaming, merger, split or closure."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import labels
from afm_desktop.cli.bodies import body_of
from afm_desktop.cli.errors import UsageError, said_with_options
from afm_desktop.cli.happenings import KINDS, Happening
from afm_desktop.cli.matters import counted, kept_back, kind_of, plain, standing
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import OrganizationEventKind
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.services.desk import Desk
from afm_desktop.services.sameness.handing import Handed
from afm_desktop.services.sameness.open_matters import OpenMatter
from afm_desktop.services.sameness.succession import (
    AlreadyNoted,
    EventRow,
    NewNameMissing,
    NoSuccessor,
    SameName,
    SuccessionPlan,
)

ALL = "all"


def succession(options: Namespace) -> int:
    """List what happened to a body, or enter it, or tell what entering it would do."""
    if options.happening is Happening.LIST:
        return _list(options)
    if options.on is None:
        raise UsageError(labels.NO_DAY_SAID)
    with (
        said_with_options(_refusals(options)),
        opened(options.file, read_only=options.dry_run) as desk,
    ):
        plan = _done(desk, options)
        kept = kept_back(desk, (one.open for one in plan.matters))
    if options.json:
        write_json(_plan(plan, kept))
    else:
        _tell(plan, dry=options.dry_run)
    return 0


def _refusals(options: Namespace) -> Mapping[type[AfmError], str]:
    """The refusals of the window, with the options that are missing or wrong."""
    event = f"{day_words(options.on)} {word(KINDS[options.happening])}"
    return {
        NoSuccessor: labels.NO_SUCCESSOR_SAID,
        NewNameMissing: labels.NO_NEW_NAME_SAID,
        SameName: labels.SAME_NAME_SAID,
        AlreadyNoted: labels.NOTED_BEFORE.format(event=josa(event, "은/는")),
    }


def _done(desk: Desk, options: Namespace) -> SuccessionPlan:
    kind, body = KINDS[options.happening], body_of(desk, options.body)
    successor = body_of(desk, options.to) if options.to else None
    taken = _taken(desk, body, options.take)
    name = options.name or ""
    if options.dry_run:
        return desk.succession.plan(
            body, kind, on=options.on, successor_id=successor, taken=taken, name=name
        )
    if kind is OrganizationEventKind.RENAMED:
        return desk.succession.rename(body, name, on=options.on, detail=options.detail)
    return desk.succession.succeed(
        body, kind, on=options.on, successor_id=successor, taken=taken, detail=options.detail
    )


def _taken(desk: Desk, body: str, asked: Collection[str]) -> list[str]:
    """What is ticked: ids, the kinds of record, or all that is offered."""
    offered = desk.succession.offered(body) if asked else ()
    wanted = set(asked)
    kinds = {row.matter.value for row in offered}
    own = (row for row in offered if not row.keeper)
    found = {row.id for row in own if wanted & {ALL, row.matter.value}}
    return sorted(found | (wanted - kinds - {ALL}))


def _list(options: Namespace) -> int:
    with opened(options.file, read_only=True) as desk:
        body = body_of(desk, options.body)
        events, offered = desk.succession.events(body), desk.succession.offered(body)
        kept = kept_back(desk, offered)
    if options.json:
        told = [plain(one, kept) for one in offered]
        write_json({"events": [_event(row) for row in events], "offered": told})
        return 0
    if events:
        table(labels.EVENTS, [_line(row) for row in events])
    say(labels.COUNT.format(what=labels.EVENT, count=len(events)))
    if offered:
        table(labels.OFFERED, [_offered(row) for row in offered])
    say(labels.COUNT.format(what=labels.MAY_BE_HANDED, count=len(offered)))
    return 0


def _line(row: EventRow) -> tuple[str, ...]:
    on = day_words(row.on) if row.on else "-"
    return on, word(row.kind), row.organization, row.successor or "-", row.detail or "-"


def _offered(row: OpenMatter) -> tuple[str, ...]:
    return kind_of(row), row.title or "-", standing(row), row.id


def _tell(plan: SuccessionPlan, *, dry: bool) -> None:
    for fate in Handed:
        found = plan.of(fate)
        if found:
            say(f"{labels.HANDED[fate.value]}: {counted(found)}")
    told = f"{day_words(plan.on)} {word(plan.kind)}"
    said = labels.WOULD_ENTER if dry else labels.ENTERED
    say(said.format(name=f"‘{plan.name}’", event=told, after=_after(plan)))


def _after(plan: SuccessionPlan) -> str:
    if plan.new_name:
        return labels.NEW_NAME.format(name=plan.new_name)
    return labels.SUCCESSOR.format(name=plan.successor) if plan.successor else ""


def _plan(plan: SuccessionPlan, kept: Collection[str]) -> dict[str, Any]:
    return {
        "kind": plan.kind.value,
        "on": plan.on.isoformat(),
        "organization": {"id": plan.organization_id, "name": plan.name},
        "successor": _named(plan.successor_id, plan.successor),
        "new_name": plan.new_name or None,
        "matters": [{**plain(one.open, kept), "fate": one.fate.value} for one in plan.matters],
    }


def _event(row: EventRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind.value,
        "on": _day(row.on),
        "organization": {"id": row.organization_id, "name": row.organization},
        "successor": _named(row.successor_id, row.successor),
        "detail": row.detail or None,
    }


def _named(id: str | None, name: str) -> dict[str, str] | None:
    return {"id": id, "name": name} if id else None


def _day(on: date | None) -> str | None:
    return on.isoformat() if on else None
