"""Going over to another structure, by one and the same code whether it stays or is rolled back."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import fields, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.ids import new_id
from afm_desktop.domain.model.structures import Division, DivisionPredecessor, Structure
from afm_desktop.services.transition.course import Course
from afm_desktop.services.transition.facts import Facts, read_facts
from afm_desktop.services.transition.matters import (
    Stayed,
    hand_over_appointments,
    hand_over_matters,
    hand_over_rounds,
)
from afm_desktop.services.transition.model import (
    Left,
    Line,
    Moved,
    NewDivision,
    Plan,
    TransitionReport,
)
from afm_desktop.services.transition.rules import bodies_of, problems_of
from afm_desktop.services.transition.seats import hand_over_seats

Progress = Callable[[int, int], None]
STEPS = 4
_COUNTS = tuple(field.name for field in fields(Moved))


def carry(
    session: Session, plan: Plan, today: date, progress: Progress | None = None
) -> TransitionReport:
    """Do what a plan says, or tell why it cannot be done and do nothing.

    Who hears of the steps may raise to end the work.
    """

    def done(step: int) -> None:
        if progress is not None:
            progress(step, STEPS)

    day = plan.structure.starts_on
    facts = read_facts(session, day or today)
    problems = problems_of(session, plan, facts, today)
    if problems or day is None:
        return TransitionReport(plan.structure, problems=tuple(problems))
    course, ids = _course(plan, facts, day)
    structure = _begin(session, plan, course, ids)
    _end(session, facts, day)
    done(1)
    hand_over_seats(session, course)
    done(2)
    stayed = hand_over_matters(session, course)
    done(3)
    hand_over_rounds(session, course, structure.id)
    ended = hand_over_appointments(session, course)
    done(STEPS)
    report = _report(plan, course, ids, stayed)
    running = _divisions(session, list(ids.values()))
    without = tuple(one.name or "" for one in running if not one.secretariat_id)
    return replace(report, without_secretariat=without, ended_appointments=ended)


def _course(plan: Plan, facts: Facts, day: date) -> tuple[Course, dict[str, str]]:
    """The plan by ids, and the ids of the new divisions by their codes."""
    ids = {one.code: one.id or new_id() for one in plan.structure.divisions}
    follows = {
        old.id: tuple(ids[code] for code in dict.fromkeys(plan.successors[old.code]))
        for old in facts.divisions
    }
    by_code = {old.code: old.id for old in facts.divisions}
    chosen = {
        (by_code[handed.division], handed.kind, handed.id): ids[code]
        for handed, code in plan.choices.items()
        if code and plan.is_split(handed.division)
    }
    also = {
        (by_code[handed.division], handed.id): tuple(ids[code] for code in codes)
        for handed, codes in plan.also.items()
        if plan.choices.get(handed) and plan.is_split(handed.division)
    }
    return Course(day, {old.id: old for old in facts.divisions}, follows, chosen, also), ids


def _begin(session: Session, plan: Plan, course: Course, ids: dict[str, str]) -> Structure:
    """The new structure, its divisions, and whom each follows."""
    wanted = plan.structure
    structure = Structure(
        id=wanted.id or new_id(),
        code=wanted.code or None,
        name=wanted.name.strip(),
        valid_from=course.day,
        source=wanted.source or None,
        basis=wanted.basis,
    )
    session.add(structure)
    bodies = bodies_of(session, plan)
    for position, one in enumerate(wanted.divisions, 1):
        division = _division(one, ids[one.code], structure, position)
        _give_secretariat(division, course, bodies.get(one.secretariat))
        session.add(division)
    session.flush()
    for old, news in course.follows.items():
        session.add_all(DivisionPredecessor(division_id=new, predecessor_id=old) for new in news)
    session.flush()
    return structure


def _division(one: NewDivision, id: str, structure: Structure, position: int) -> Division:
    return Division(
        id=id,
        structure_id=structure.id,
        code=one.code.strip(),
        name=one.name.strip(),
        short_name=one.short_name.strip() or None,
        english_name=one.english_name.strip() or None,
        position=position,
        hue=position,
        valid_from=structure.valid_from,
        source=one.source or None,
        basis=one.basis,
    )


def _give_secretariat(division: Division, course: Course, named: str | None) -> None:
    """The body that is named runs it; else the one that ran all it follows. So does the chair."""
    before = course.predecessors(division.id)
    running = {old.secretariat_id for old in before}
    if named is not None:
        division.secretariat_id = named
    elif len(running) == 1:
        division.secretariat_id = before[0].secretariat_id
        division.secretariat_basis = before[0].secretariat_basis
    if len(before) == 1 and course.main(before[0].id) == division.id:
        division.chair_id = before[0].chair_id


def _end(session: Session, facts: Facts, day: date) -> None:
    for structure in facts.ending:
        structure.valid_to = day
    for division in _divisions(session, [old.id for old in facts.divisions]):
        division.valid_to = day
    session.flush()


def _divisions(session: Session, ids: Collection[str]) -> Sequence[Division]:
    query = select(Division).where(Division.id.in_(ids)).order_by(Division.position)
    return session.scalars(query).all()


def _report(plan: Plan, course: Course, ids: dict[str, str], stayed: Stayed) -> TransitionReport:
    by_id = {ids[one.code]: one for one in plan.structure.divisions}
    lines = [
        Line(
            course.old[old].code,
            course.old[old].name,
            by_id[new].code,
            by_id[new].name,
            Moved(**{what: course.tally[old, new, what] for what in _COUNTS}),
        )
        for old, news in course.follows.items()
        for new in news
    ]
    left = [
        Left(
            old.code, old.name, *(stayed[id, what] for what in ("demands", "projects", "meetings"))
        )
        for id, old in course.old.items()
    ]
    followed = {new for news in course.follows.values() for new in news}
    return TransitionReport(
        plan.structure,
        tuple(lines),
        tuple(left),
        new=tuple(one.name for id, one in by_id.items() if id not in followed),
    )
