"""Whom a meeting should invite: officers, who presents, and of each member body one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import AppointmentRole, AttendanceRole, MemberRole
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.meetings import AgendaItem, Meeting, MeetingRelatedDivision
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.shared import holding
from afm_desktop.services.bodies import mergers, names_of
from afm_desktop.services.lists.choice import divisions_on
from afm_desktop.services.lists.members import ROLES
from afm_desktop.services.meetings.reading import day_of
from afm_desktop.services.meetings.rows import Invitee, RosterRow
from afm_desktop.services.officers import standing_in

OFFICERS_ONLY = "steering"
"""The kind of meeting, 운영위원회, to which divisions send their officers and no member bodies."""

_OF_OWN_BODY = {
    AppointmentRole.CO_CHAIR: AttendanceRole.CHAIR,
    AppointmentRole.DIVISION_CHAIR: AttendanceRole.CHAIR,
    AppointmentRole.SECRETARY: AttendanceRole.SECRETARY,
    AppointmentRole.DEPUTY_SECRETARY: AttendanceRole.SECRETARY,
}
"""What officers are in the meeting of their own body; in others they are members."""

_OF_MEMBERS = {
    MemberRole.ADVISER: AttendanceRole.OBSERVER,
    MemberRole.SUPPORT: AttendanceRole.OBSERVER,
}
_PLACES = tuple(AttendanceRole)


def invitees(
    session: Session, meeting: Meeting, roster: Sequence[RosterRow], day: date
) -> tuple[Invitee, ...]:
    """Whom to invite who is not on the roster yet: officers first, then one person of each body.

    What holds on the meeting's day counts; without one, what holds today.
    """
    held_on = day_of(meeting.starts_at) or day
    divisions = _divisions(session, meeting, held_on)
    bodies = {row.organization_id for row in roster if row.organization_id}
    people = {row.person_id for row in roster if row.person_id}
    found: list[Invitee] = []
    for one in (*_officers(session, meeting, divisions, held_on), *_presenters(session, meeting)):
        if one.person_id not in people:
            found.append(one)
            people.add(one.person_id or "")
            bodies.add(one.organization_id or "")
    if meeting.kind != OFFICERS_ONLY:
        members = _members(session, divisions, held_on)
        found += [one for one in members if one.organization_id not in bodies]
    return tuple(sorted(found, key=lambda one: _PLACES.index(one.role)))


def bodies_gone(session: Session, meeting: Meeting, day: date) -> frozenset[str]:
    """The bodies that were members of a meeting's divisions and are none on its day.

    Whoever never was a member, as a guest's body, is none of them.
    """
    held_on = day_of(meeting.starts_at) or day
    query = select(
        Membership.organization_id, holding(Membership.joined_on, Membership.left_on, held_on)
    ).where(
        Membership.deleted.is_(None),
        Membership.division_id.in_(_divisions(session, meeting, held_on)),
    )
    seats = [(id, bool(is_in)) for id, is_in in session.execute(query) if id is not None]
    staying = {id for id, is_in in seats if is_in}
    return frozenset(id for id, _ in seats) - staying


def _divisions(session: Session, meeting: Meeting, day: date) -> list[str]:
    """The divisions a meeting is of; of the alliance's all, unless some are named."""
    query = select(MeetingRelatedDivision.division_id).where(
        MeetingRelatedDivision.meeting_id == meeting.id, MeetingRelatedDivision.deleted.is_(None)
    )
    related = [id for id in session.scalars(query) if id]
    if meeting.division_id is not None:
        return [meeting.division_id, *related]
    return related or [one.id for one in divisions_on(session, day)]


def _officers(
    session: Session, meeting: Meeting, divisions: Sequence[str], day: date
) -> Iterator[Invitee]:
    """Those in office, or who stand in for them: of the meeting's own body, then of the others."""
    own = meeting.division_id
    for body in (own, *(id for id in divisions if id != own)):
        for officer in standing_in(session, body, day):
            role = _OF_OWN_BODY.get(officer.role) if body == own else None
            yield Invitee(
                organization_id=officer.organization_id,
                organization=officer.organization or "",
                person_id=officer.person_id,
                name=officer.name,
                title=officer.title,
                role=role or AttendanceRole.MEMBER,
                stands_in_for=officer.stands_in_for,
            )


def _presenters(session: Session, meeting: Meeting) -> Iterator[Invitee]:
    query = (
        select(Person, Organization.name)
        .join(AgendaItem, AgendaItem.presenter_person_id == Person.id)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(
            AgendaItem.meeting_id == meeting.id,
            AgendaItem.deleted.is_(None),
            Person.deleted.is_(None),
        )
        .order_by(AgendaItem.position, AgendaItem.row)
    )
    for person, body in session.execute(query):
        yield _invited(person, person.organization_id, body or "", AttendanceRole.PRESENTER)


def _members(session: Session, divisions: Sequence[str], day: date) -> list[Invitee]:
    """Each member body once, by its strongest role, with whoever is its contact person."""
    query = select(Membership.organization_id, Membership.role).where(
        Membership.deleted.is_(None),
        Membership.division_id.in_(divisions),
        holding(Membership.joined_on, Membership.left_on, day),
    )
    merged, ranks = mergers(session), dict[str, int]()
    for id, role in session.execute(query):
        if id is not None:
            body = merged.body(id)
            rank = ROLES.index(role or MemberRole.MEMBER)
            ranks[body] = min(rank, ranks.get(body, rank))
    names, contacts = names_of(session, ranks), contact_persons(session, day)
    ordered = sorted(names, key=lambda id: (ranks[id], sort_key(names[id])))
    return [
        _invited(
            contacts.get(id),
            id,
            names[id],
            _OF_MEMBERS.get(ROLES[ranks[id]], AttendanceRole.MEMBER),
        )
        for id in ordered
    ]


def contact_persons(session: Session, day: date) -> dict[str, Person]:
    """Of each body the person who may be written to on a day, the last confirmed before others."""
    query = (
        select(Person)
        .where(
            Person.deleted.is_(None),
            Person.erased_on.is_(None),
            Person.organization_id.is_not(None),
            Person.expires_on.is_(None) | (Person.expires_on >= day),
        )
        .order_by(Person.last_confirmed_on.desc().nulls_last(), Person.row)
    )
    found: dict[str, Person] = {}
    for person in session.scalars(query):
        found.setdefault(person.organization_id or "", person)
    return found


def _invited(
    person: Person | None, body_id: str | None, body: str, role: AttendanceRole
) -> Invitee:
    return Invitee(
        organization_id=body_id,
        organization=body,
        person_id=person.id if person else None,
        name=(person.name if person else None) or "",
        title=person.title if person else None,
        role=role,
    )
