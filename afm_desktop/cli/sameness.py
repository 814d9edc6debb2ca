"""`duplicates`, `merge` and `differ`: which bodies are one."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from afm_desktop.app import opened
from afm_desktop.cli import labels
from afm_desktop.cli.bodies import named_body, shown_numbers
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import say, table, write_json
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.hangul import particle
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.sameness import Traits
from afm_desktop.domain.secrecy import WITHHELD
from afm_desktop.domain.tables import region_name
from afm_desktop.domain.words import word
from afm_desktop.exchange.labels import in_words
from afm_desktop.services.desk import Desk
from afm_desktop.services.sameness.merge_plan import ChildRow, FieldRow, FieldState, MergePlan, Side
from afm_desktop.services.sameness.queue import PairRow

KIND, DEMANDS = "organizations", "demands"


class NoSuchField(NotFound):
    """The value of a field is to be taken that bodies do not have."""

    def __init__(self, name: str, known: list[str]) -> None:
        super().__init__(labels.NO_SUCH_FIELD.format(name=name, known=", ".join(known)))


def duplicates(options: Namespace) -> int:
    """Print pairs that look like one body, the likeliest first."""
    with opened(options.file, read_only=True) as desk:
        queue = desk.sameness.queue(limit=options.limit)
    if options.json:
        write_json({"total": queue.total, "pairs": [_pair(row) for row in queue.rows]})
        return 0
    if queue.rows:
        table(labels.DUPLICATES, [_line(row) for row in queue.rows], right=[1])
    if len(queue.rows) < queue.total:
        say(labels.FIRST_ONLY.format(total=queue.total, count=len(queue.rows)))
    else:
        say(labels.COUNT.format(what="중복 후보", count=queue.total))
    return 0


def merge(options: Namespace) -> int:
    """Merge two bodies or all that need no look, or tell what that would do."""
    if options.all:
        return _merge_all(options)
    if options.lose is None:
        raise UsageError(labels.WHICH_TO_MERGE)
    with opened(options.file, read_only=options.dry_run) as desk:
        keep, lose = named_body(desk, options.keep), named_body(desk, options.lose)
        plan = desk.sameness.plan(keep, lose)
        choices = _choices(plan, options.take)
        names = _told_apart(plan, desk.sameness.traits((keep, lose)))
        kept = _kept_back(desk, [plan])
        if not options.dry_run:
            desk.sameness.merge(keep, lose, choices, site=options.site)
    if options.json:
        write_json(_plan(plan, choices, kept))
        return 0
    _tell(plan, choices, names, dry=options.dry_run)
    return 0


def _merge_all(options: Namespace) -> int:
    """Merge all of equal business numbers without conflicts."""
    if options.keep is not None or options.take or options.site:
        raise UsageError(labels.WHICH_TO_MERGE)
    with opened(options.file) as desk:
        plans = desk.sameness.mergeable()
        kept = _kept_back(desk, plans)
        count = len(plans) if options.dry_run else desk.sameness.merge_all()
    if options.json:
        write_json({"merged": [_plan(plan, {}, kept) for plan in plans]})
        return 0
    if plans:
        lines = [(one.keep_name, one.lose_name, one.keep_id, one.lose_id) for one in plans]
        table(labels.ALL_MERGED, lines)
    said = labels.WOULD_MERGE_ALL if options.dry_run else labels.MERGED_ALL
    say(said.format(count=count))
    return 0


def differ(options: Namespace) -> int:
    """Note that two bodies are not one."""
    with opened(options.file) as desk:
        first, second = (named_body(desk, said) for said in (options.first, options.second))
        desk.sameness.differ(first, second)
    say(labels.TOLD_APART)
    return 0


def _kept_back(desk: Desk, plans: Sequence[MergePlan]) -> frozenset[str]:
    """The demands whose titles are not for other programs: nobody said why they should be told."""
    return frozenset(
        desk.copies.guarded(
            [one.id for plan in plans for one in plan.children if one.kind == DEMANDS]
        )
    )


def _choices(plan: MergePlan, taken: list[str]) -> Mapping[str, Side]:
    known = [row.field for row in plan.fields]
    for name in taken:
        if name not in known:
            raise NoSuchField(name, known)
    return dict.fromkeys(taken, Side.LOSE)


def _told_apart(plan: MergePlan, traits: Mapping[str, Traits]) -> tuple[str, str]:
    """How the two bodies are told apart after their names: not at all, by number or by id."""
    if plan.keep_name != plan.lose_name:
        return "", ""
    keep, lose = (shown_numbers(traits[id_]) for id_ in (plan.keep_id, plan.lose_id))
    if keep == lose:
        return f"(ID {plan.keep_id})", f"(ID {plan.lose_id})"
    return f"({keep})", f"({lose})"


def _tell(
    plan: MergePlan, choices: Mapping[str, Side], apart: tuple[str, str], *, dry: bool
) -> None:
    unlike = [row for row in plan.fields if row.state is not FieldState.SAME]
    if unlike:
        table(labels.FIELDS_OF_BOTH, [_field_line(row, choices) for row in unlike])
    for child in plan.children:
        title = f" ‘{child.title}’" if child.title else ""
        say(f"{NOUNS[child.kind].name}{title}: {labels.FATES[child.fate.value]}")
    sentence = labels.WOULD_MERGE if dry else labels.MERGED
    keep, lose = (
        f"‘{name}’{shown}"
        for name, shown in zip((plan.keep_name, plan.lose_name), apart, strict=True)
    )
    lose += particle(plan.lose_name, "을/를")
    say(sentence.format(lose=lose, keep=keep, count=len(plan.children)))


def _field_line(row: FieldRow, choices: Mapping[str, Side]) -> tuple[str, ...]:
    taken = row.lose if choices.get(row.field, row.taken) is Side.LOSE else row.keep
    values = (_shown(row.field, value) for value in (row.keep, row.lose, taken))
    return (field_word(KIND, row.field), *values)


def _shown(field: str, value: Any) -> str:
    if field == "region_code" and value is not None:
        return region_name(value)
    return in_words(value) or "-"


def _line(row: PairRow) -> tuple[str, ...]:
    why = ", ".join(word(reason.ground) for reason in row.reasons)
    names = row.first_name, row.second_name
    return word(row.likeness), f"{row.points}", *names, why, row.first_id, row.second_id


def _pair(row: PairRow) -> dict[str, Any]:
    return {
        "keep": {"id": row.first_id, "name": row.first_name},
        "lose": {"id": row.second_id, "name": row.second_name},
        "likeness": row.likeness.value,
        "points": row.points,
        "site": row.site,
        "reasons": [
            {"ground": reason.ground.value, "weight": reason.weight, "value": reason.value}
            for reason in row.reasons
        ],
    }


def _plan(plan: MergePlan, choices: Mapping[str, Side], kept: Collection[str]) -> dict[str, Any]:
    return {
        "keep": {"id": plan.keep_id, "name": plan.keep_name},
        "lose": {"id": plan.lose_id, "name": plan.lose_name},
        "fields": [
            {
                "field": row.field,
                "keep": _plain(row.keep),
                "lose": _plain(row.lose),
                "state": row.state.value,
                "taken": choices.get(row.field, row.taken).value,
            }
            for row in plan.fields
        ],
        "children": [_child(child, kept) for child in plan.children],
    }


def _child(child: ChildRow, kept: Collection[str]) -> dict[str, Any]:
    title = WITHHELD if child.id in kept else child.title
    told = {"kind": child.kind, "id": child.id, "title": title, "fate": child.fate.value}
    return {**told, "twin": child.twin}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
