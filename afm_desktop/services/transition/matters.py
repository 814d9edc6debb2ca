"""What was open in a division goes on in the one that follows; what was over stays where it was.

A demand, project or meeting that moves keeps its former division as a related one: so the figures
of the old structure can still be counted, and the record itself tells where it came from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import AppointmentRole
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.demand_parts import DemandRelatedDivision
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting, MeetingRelatedDivision
from afm_desktop.domain.model.members import Appointment
from afm_desktop.domain.model.narratives import DivisionEvent, Issue
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import LeadProject, ProjectRelatedDivision
from afm_desktop.domain.model.rounds import Round
from afm_desktop.services.transition import open_matters
from afm_desktop.services.transition.course import Course
from afm_desktop.services.transition.model import Kind
from afm_desktop.services.transition.open_matters import Matter
from afm_desktop.services.transition.writing import Values, change, in_parts, insert

WAS_LEAD = "체계 전환 전 주관 분과"
Stayed = Counter[tuple[str, str]]
"""How many records stay, by old division and what they are."""
Find = Callable[[Session, Collection[str], date], Iterable[Matter]]
_RELATED: Mapping[str, tuple[Any, str]] = {
    "demands": (DemandRelatedDivision, "demand_id"),
    "projects": (ProjectRelatedDivision, "project_id"),
    "meetings": (MeetingRelatedDivision, "meeting_id"),
}
_ALL: tuple[tuple[str, Any, Find, Kind | None], ...] = (
    ("demands", Demand, open_matters.demands, Kind.DEMAND),
    ("projects", LeadProject, open_matters.projects, Kind.PROJECT),
    ("meetings", Meeting, open_matters.meetings, None),
    ("issues", Issue, open_matters.issues, None),
    ("events", DivisionEvent, open_matters.events, None),
)


def hand_over_matters(session: Session, course: Course) -> Stayed:
    """Move what was open on the day; tell what stays."""
    stayed: Stayed = Counter()
    for what, record, find, kind in _ALL:
        moved: dict[str, tuple[str, str]] = {}
        for matter in find(session, list(course.old), course.day):
            if not matter.is_open:
                stayed[matter.division, what] += 1
                continue
            old = matter.division
            new = course.of_matter(kind, matter) if kind else course.main(old)
            moved[matter.id] = old, new
            course.count(old, new, what)
        change(session, record, {id: {"division_id": new} for id, (_, new) in moved.items()})
        if what in _RELATED:
            _relate(session, course, *_RELATED[what], moved)
    return stayed


def _relate(
    session: Session, course: Course, record: Any, field: str, moved: Mapping[str, tuple[str, str]]
) -> None:
    """Related divisions follow as well; the former lead division becomes one of them."""
    there: dict[str, set[str]] = {id: {new} for id, (_, new) in moved.items()}
    changed: dict[str, Values] = {}
    for part in in_parts(moved):
        query = (
            select(record.id, getattr(record, field), record.division_id)
            .where(record.deleted.is_(None), getattr(record, field).in_(part))
            .order_by(record.row)
        )
        for id, of, division in session.execute(query):
            if division not in course.old:
                continue
            new = course.main(division)
            changed[id] = {"deleted": DELETED} if new in there[of] else {"division_id": new}
            there[of].add(new)
    change(session, record, changed)
    insert(
        session,
        record,
        [{field: id, "division_id": old, "notes": WAS_LEAD} for id, (old, _) in moved.items()],
    )


def hand_over_rounds(session: Session, course: Course, structure_id: str) -> None:
    """Rounds that opened in the new structure are of it."""
    ending = {division.structure_id for division in course.old.values()}
    query = select(Round.id).where(
        Round.deleted.is_(None),
        Round.structure_id.in_(ending),
        Round.opens_at >= korean_moment(course.day),
    )
    found = session.scalars(query).all()
    change(session, Round, {id: {"structure_id": structure_id} for id in found})


def hand_over_appointments(session: Session, course: Course) -> int:
    """Begin appointments anew; answer how many end with their division.

    A chair goes on only where one division alone follows another, or a division would have two;
    of a division that is split, to the main one or to the one it was put to.
    """
    query = (
        select(Appointment, Person.organization_id)
        .outerjoin(Person, Person.id == Appointment.person_id)
        .where(
            Appointment.deleted.is_(None),
            Appointment.division_id.in_(list(course.old)),
            or_(Appointment.ended_on.is_(None), Appointment.ended_on > course.day),
        )
        .order_by(Appointment.row)
    )
    begun: dict[tuple[Any, ...], Values] = {}
    changed: dict[str, Values] = {}
    ended = 0
    for one, body in session.execute(query):
        old = one.division_id or ""
        new = course.of_appointment(old, one.id, body)
        is_put = (old, Kind.APPOINTMENT, one.id) in course.chosen
        has_begun = one.appointed_on is None or one.appointed_on < course.day
        goes_on = one.role is not AppointmentRole.DIVISION_CHAIR or (
            _alone(course, old, new, is_put=is_put)
        )
        key = one.person_id, new, one.role
        if goes_on and key not in begun:
            course.count(old, new, "appointments")
            values = {"person_id": one.person_id, "division_id": new, "role": one.role}
            begun[key] = (
                values
                if not has_begun
                else values
                | {
                    "appointed_on": course.day,
                    "ended_on": one.ended_on,
                }
            )
            if not has_begun:
                changed[one.id] = {"division_id": new}
                continue
        elif not goes_on:
            ended += 1
        changed[one.id] = {"ended_on": course.day if has_begun else one.appointed_on}
    session.expunge_all()
    change(session, Appointment, changed)
    insert(session, Appointment, [one for one in begun.values() if "appointed_on" in one])
    return ended


def _alone(course: Course, old: str, new: str, *, is_put: bool) -> bool:
    """Whether a division follows one other alone, and in the main unless it was chosen."""
    return len(course.predecessors(new)) == 1 and (is_put or course.main(old) == new)
