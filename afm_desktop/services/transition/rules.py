"""What stands in the way of a plan: every problem, told where it stands."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.organizations import Organization
from afm_desktop.services.transition import open_matters, sentences
from afm_desktop.services.transition.facts import Facts, OldDivision, seated
from afm_desktop.services.transition.model import Choosable, Handed, Kind, Part, Plan, Problem


def problems_of(session: Session, plan: Plan, facts: Facts, today: date) -> list[Problem]:
    """Everything that stands in the way; of what goes where only once the rest is right."""
    found = [*_of_structure(plan, facts, today), *_of_divisions(session, plan)]
    found += _of_mapping(plan, facts)
    return found or list(_of_choices(session, plan, facts))


def choosable(session: Session, plan: Plan, facts: Facts) -> Iterator[Choosable]:
    """The records of divisions that are split, with where each goes."""
    if plan.structure.starts_on is None:
        return
    for old in facts.divisions:
        if plan.is_split(old.code):
            yield from _of_split(session, plan, old, plan.structure.starts_on)


def _of_split(session: Session, plan: Plan, old: OldDivision, day: date) -> Iterator[Choosable]:
    bodies = seated(session, old.id, day)
    for id, name in bodies.items():
        yield _choosable(plan, Handed(old.code, Kind.BODY, id), name, must=True)
    for kind, find in ((Kind.DEMAND, open_matters.demands), (Kind.PROJECT, open_matters.projects)):
        for matter in find(session, [old.id], day):
            if matter.is_open:
                must = not any(body in bodies for body in matter.bodies)
                yield _choosable(plan, Handed(old.code, kind, matter.id), matter.name, must=must)
    for one in open_matters.appointments(session, [old.id], day):
        if one.is_open:
            handed = Handed(old.code, Kind.APPOINTMENT, one.id)
            yield _choosable(plan, handed, one.name, must=False)


def _choosable(plan: Plan, handed: Handed, name: str, *, must: bool) -> Choosable:
    chosen, also = plan.choices.get(handed, ""), plan.also.get(handed, ())
    return Choosable(handed, name, must, chosen, also)


def _of_structure(plan: Plan, facts: Facts, today: date) -> Iterator[Problem]:
    wanted = plan.structure
    if not wanted.name.strip():
        yield Problem(Part.STRUCTURE, sentences.NO_NAME, field="name")
    if any(one.id == wanted.id or one.name == wanted.name.strip() for one in facts.structures):
        yield Problem(Part.STRUCTURE, sentences.there_already(wanted.name), field="name")
    day = wanted.starts_on
    if day is None:
        yield Problem(Part.STRUCTURE, sentences.NO_DAY, field="starts_on")
    else:
        yield from (
            Problem(Part.STRUCTURE, reason, field="starts_on")
            for reason in _against_day(day, facts, today)
        )


def _against_day(day: date, facts: Facts, today: date) -> Iterator[str]:
    if day > today:
        yield sentences.after_today(day, today)
    started = [one for one in facts.structures if one.valid_from is not None]
    late = [one for one in started if one.valid_from is not None and one.valid_from >= day]
    if not facts.divisions:
        earliest = min(late, key=lambda one: one.valid_from or day, default=None)
        if earliest is None or earliest.valid_from is None:
            yield sentences.NOTHING_ENDS
        else:
            yield sentences.before_start(day, earliest.name or "", earliest.valid_from)
        return
    ending = {one.id for one in facts.ending}
    for one in facts.structures:
        if one.valid_from is not None and one.valid_from >= day:
            if one.id in ending:
                yield sentences.before_start(day, one.name or "", one.valid_from)
            else:
                yield sentences.overlaps(one.name or "")
    yield from (sentences.later_division(name) for name in facts.later[:1])


def _of_divisions(session: Session, plan: Plan) -> Iterator[Problem]:
    divisions = plan.structure.divisions
    if not divisions:
        yield Problem(Part.DIVISIONS, sentences.NO_DIVISIONS)
    seen: set[str] = set()
    known = _bodies(session, {one.secretariat for one in divisions if one.secretariat})
    for place, one in enumerate(divisions):
        key = (str(place),)
        if not one.code.strip():
            yield Problem(Part.DIVISIONS, sentences.NO_CODE, key, "code")
        elif one.code.casefold() in seen:
            yield Problem(Part.DIVISIONS, sentences.twice(one.code), key, "code")
        seen.add(one.code.casefold())
        if not one.name.strip():
            yield Problem(Part.DIVISIONS, sentences.NO_DIVISION_NAME, key, "name")
        if one.secretariat and one.secretariat not in known:
            reason = sentences.no_such_body(one.secretariat)
            yield Problem(Part.DIVISIONS, reason, key, "secretariat")


def bodies_of(session: Session, plan: Plan) -> Mapping[str, str]:
    """The ids of the bodies that are to run a division, by their names."""
    return _bodies(session, {one.secretariat for one in plan.structure.divisions})


def _bodies(session: Session, names: Collection[str]) -> Mapping[str, str]:
    query = (
        select(Organization.name, Organization.id)
        .where(
            Organization.name.in_(names),
            Organization.deleted.is_(None),
            Organization.merged_into_id.is_(None),
        )
        .order_by(Organization.row.desc())
    )
    return {name or "": id for name, id in session.execute(query)}


def _of_mapping(plan: Plan, facts: Facts) -> Iterator[Problem]:
    new = {one.code for one in plan.structure.divisions}
    codes = [one.code for one in facts.divisions]
    for old in facts.divisions:
        key = (old.code,)
        if codes.count(old.code) > 1:
            yield Problem(Part.MAPPING, sentences.twice(old.code), key)
        if not plan.successors.get(old.code):
            yield Problem(Part.MAPPING, sentences.no_successor(old.name), key, "new")
    for code, wanted in plan.successors.items():
        if code not in codes:
            yield Problem(Part.MAPPING, sentences.unknown_old(code), (code,), "old")
        for one in wanted:
            if one not in new:
                yield Problem(Part.MAPPING, sentences.unknown_new(one), (code,), "new")


def _of_choices(session: Session, plan: Plan, facts: Facts) -> Iterator[Problem]:
    known: set[Handed] = set()
    for one in choosable(session, plan, facts):
        known.add(one.handed)
        reason, offered = "", plan.successors[one.handed.division]
        wrong = next((code for code in one.codes if code not in offered), "")
        if wrong:
            reason = sentences.not_offered(one.name, wrong)
        elif one.also and one.handed.kind is not Kind.BODY:
            reason = sentences.only_one(one.name)
        elif one.must and not one.chosen:
            reason = sentences.not_chosen(one.name)
        if reason:
            yield Problem(Part.CHOICES, reason, tuple(one.handed), "new")
    for handed, chosen in plan.choices.items():
        if chosen and handed not in known and _is_of_split(plan, handed):
            yield Problem(Part.CHOICES, sentences.NO_SUCH_RECORD, tuple(handed), "new")


def _is_of_split(plan: Plan, handed: Handed) -> bool:
    """What was chosen of a division that is whole again does no harm."""
    return plan.is_split(handed.division) or handed.division not in plan.successors
