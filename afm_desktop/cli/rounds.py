"""`round`: rounds of the demand survey, begun, copied, checked and scripted."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import places
from afm_desktop.cli import round_labels as labels
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.domain.dates import day_words, moment_words
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.money import money
from afm_desktop.domain.words import word
from afm_desktop.exchange.round_file import SUFFIX, read_round, write_round
from afm_desktop.services.desk import Desk
from afm_desktop.services.rounds.bindings import binding_words
from afm_desktop.services.rounds.definition import Told, as_definition
from afm_desktop.services.rounds.model import RoundRow, RoundSheet

_BASICS = {
    "year": "year",
    "ordinal": "ordinal",
    "name": "name",
    "opens": "opens_at",
    "closes": "closes_at",
    "planned": "planned_projects",
    "budget": "budget_won",
}


def handle(options: Namespace) -> int:
    """Do one of the actions."""
    if options.action not in ("list", "new") and not options.round:
        raise UsageError(labels.NO_ROUND_SAID)
    return _ACTIONS[options.action](options)


def _list(options: Namespace) -> int:
    with opened(options.file, read_only=True) as desk:
        rounds = desk.rounds.rounds()
    if options.json:
        write_json([row_object(row) for row in rounds])
        return 0
    lines = [
        (
            f"{row.year}-{row.ordinal}",
            row.name,
            moment_words(row.opens_at) if row.opens_at else "",
            moment_words(row.closes_at) if row.closes_at else "",
            f"{row.filed:,}",
            f"{row.planned_projects:,}" if row.planned_projects is not None else "",
            row.competition,
            money(row.budget_won) if row.budget_won is not None else "",
            row.id,
        )
        for row in rounds
    ]
    table(labels.ROUNDS, lines, right=(4, 5, 7))
    return 0


def row_object(row: RoundRow) -> dict[str, Any]:
    """A round for programs."""
    return {**asdict(row), "is_used": row.is_used, "competition": row.competition}


def _show(options: Namespace) -> int:
    with opened(options.file, read_only=True) as desk:
        sheet = desk.rounds.sheet(desk.rounds.find(options.round).id)
    if options.json:
        write_json(
            {
                **as_definition(sheet),
                "state": row_object(sheet.round),
                "changes": [asdict(change) for change in sheet.changes],
            }
        )
    else:
        _tell(sheet)
    return 0


def _new(options: Namespace) -> int:
    read: Told | None = None
    if getattr(options, "from") is not None:
        path = getattr(options, "from")
        places.refuse_folder(path)
        read = read_round(path)
    said = dict(read["round"]) if read is not None else {}
    values = {**said, **_values(options)}
    return _begin(options, values, None, read)


def _copy(options: Namespace) -> int:
    return _begin(options, _values(options), options.round, None)


def _begin(
    options: Namespace, values: Mapping[str, Any], copy_of: str | None, read: Told | None
) -> int:
    if values.get("year") is None or values.get("ordinal") is None:
        raise UsageError(labels.NO_YEAR_SAID)
    with opened(options.file) as desk:
        earlier = None if copy_of is None else desk.rounds.find(copy_of).id
        made = desk.rounds.create(values, copy_of=earlier, definition=read)
        row = desk.rounds.sheet(made).round
    if options.json:
        write_json(row_object(row))
    else:
        say(labels.MADE.format(name=row.name, id=row.id))
    return 0


def _change(options: Namespace) -> int:
    values = _values(options)
    if not values:
        raise UsageError(labels.NOTHING_SAID)
    with opened(options.file) as desk:
        found = desk.rounds.find(options.round)
        desk.rounds.change("rounds", found.id, values, reason=options.reason)
        row = desk.rounds.sheet(found.id).round
    if options.json:
        write_json(row_object(row))
    else:
        say(labels.CHANGED.format(name=row.name))
    return 0


def _check(options: Namespace) -> int:
    with opened(options.file, read_only=True) as desk:
        problems = desk.rounds.problems(desk.rounds.find(options.round).id)
    if options.json:
        write_json([asdict(one) for one in problems])
    else:
        for one in problems:
            say(f"{labels.PARTS[one.part.value]}: {one.sentence}")
        if not problems:
            say(labels.SOUND)
    if problems:
        raise CommandError(labels.UNSOUND.format(count=len(problems)))
    return 0


def _earlier(options: Namespace) -> int:
    with opened(options.file, read_only=True) as desk:
        found = desk.rounds.find(options.round)
        bodies = desk.rounds.earlier(found.id)
    if options.json:
        write_json([asdict(one) for one in bodies])
        return 0
    if found.copied_from_id is None:
        say(labels.NO_EARLIER)
        return 0
    lines = [
        (
            one.name,
            one.division,
            f"{one.filed:,}",
            f"{one.selected:,}",
            one.person,
            day_words(one.last_confirmed_on) if one.last_confirmed_on else "",
            _again(one.again, filed=one.has_filed_again),
        )
        for one in bodies
    ]
    table(labels.EARLIER, lines, right=(2, 3))
    return 0


def _again(count: int, *, filed: bool) -> str:
    if count:
        return labels.AGAIN.format(count=count)
    return labels.ANEW if filed else labels.NOT_YET


def _export(options: Namespace) -> int:
    if not options.out:
        raise UsageError(labels.NO_OUT_SAID)
    target = Path(options.out)
    if target.suffix.casefold() != SUFFIX:
        raise UsageError(labels.NOT_JSON.format(name=josa(f"‘{target.name}’", "은/는")))
    places.refuse_folder(target)
    places.refuse_nowhere(target)
    with opened(options.file, read_only=True) as desk:
        sheet = desk.rounds.sheet(_id(desk, options.round))
    write_round(target, sheet)
    say(labels.EXPORTED.format(place=places.whole(target)))
    return 0


def _id(desk: Desk, wanted: str) -> str:
    return desk.rounds.find(wanted).id


def _values(options: Namespace) -> dict[str, Any]:
    """What was said of the round itself, by its fields."""
    said = {field: getattr(options, name) for name, field in _BASICS.items()}
    return {field: value for field, value in said.items() if value is not None}


def _tell(sheet: RoundSheet) -> None:
    row = sheet.round
    say(f"{row.name} ({row.year}-{row.ordinal})")
    say(
        labels.SUMMARY.format(
            opens=moment_words(row.opens_at) if row.opens_at else "-",
            closes=moment_words(row.closes_at) if row.closes_at else "-",
            budget=money(row.budget_won) if row.budget_won is not None else "-",
            supplements=row.most_supplements if row.most_supplements is not None else "-",
            competition=row.competition or "-",
        )
    )
    _tell_form(sheet)
    table(
        labels.ITEMS,
        [
            (item.question if not place else "", reason.label, _leads(reason.leads_to))
            for item in sheet.checklist
            for place, reason in enumerate(item.reasons)
        ],
    )
    table(labels.TEXTS, [(word(one.status), one.subject) for one in sheet.texts])
    table(
        labels.RATIOS,
        [
            (word(one.size_class), _number(one.government_share), _number(one.cash_share))
            for one in sheet.ratios
        ],
        right=(1, 2),
    )
    table(
        labels.CRITERIA,
        [(one.name, _number(one.points), _number(one.weight)) for one in sheet.criteria],
        right=(1, 2),
    )
    if sheet.changes:
        lines = [
            (day_words(one.happened_on), one.detail or "", one.reason) for one in sheet.changes
        ]
        table(labels.CHANGES, lines)


def _tell_form(sheet: RoundSheet) -> None:
    words = binding_words()
    table(
        labels.FIELDS,
        [
            (
                section.title if not place else "",
                field.label,
                word(field.kind),
                labels.REQUIRED if field.is_required else "",
                words.get(field.binding or "", ""),
                labels.LETTERS.format(count=field.longest) if field.longest else "",
            )
            for section in sheet.sections
            for place, field in enumerate(section.fields)
        ],
    )


def _leads(status: Any) -> str:
    return "" if status is None else word(status)


def _number(value: Any) -> str:
    return "" if value is None else f"{value:,f}"


_ACTIONS: Mapping[str, Callable[[Namespace], int]] = {
    "list": _list,
    "show": _show,
    "new": _new,
    "copy": _copy,
    "change": _change,
    "check": _check,
    "earlier": _earlier,
    "export": _export,
}
