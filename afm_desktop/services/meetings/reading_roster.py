"""Rosters as they are seen, and the quorum."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import AttendanceRole, AttendanceStatus
from afm_desktop.domain.model.meetings import Attendance, Meeting
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.services.meetings.rows import Quorum, RosterRow

VOTING = (AttendanceRole.CHAIR, AttendanceRole.MEMBER, AttendanceRole.SECRETARY)
"""Who counts for the quorum."""


def read_roster(session: Session, meeting: Meeting) -> tuple[RosterRow, ...]:
    """Who is invited, in order."""
    query = (
        select(Attendance, Organization.name, Person.name, Person.title)
        .outerjoin(Organization, Organization.id == Attendance.organization_id)
        .outerjoin(Person, Person.id == Attendance.person_id)
        .where(Attendance.meeting_id == meeting.id, Attendance.deleted.is_(None))
        .order_by(Attendance.position.is_(None), Attendance.position, Attendance.row)
    )
    lines = enumerate(session.execute(query), 1)
    return tuple(_row(number, meeting, line) for number, line in lines)


def _row(number: int, meeting: Meeting, line: Sequence[Any]) -> RosterRow:
    one, body, name, title = line
    return RosterRow(
        id=one.id,
        number=number,
        role=one.role or AttendanceRole.MEMBER,
        name=name or one.guest_name or "",
        title=title or one.guest_title,
        organization_id=one.organization_id,
        organization=body or one.guest_body or "",
        person_id=one.person_id,
        status=one.status or AttendanceStatus.PLANNED,
        proxy_name=one.proxy_name,
        reason=one.reason,
        arrived_at=one.arrived_at,
        left_at=one.left_at,
        is_late=_after(one.arrived_at, meeting.starts_at),
        left_early=_after(meeting.ends_at, one.left_at),
        erased_on=one.erased_on,
    )


def quorum(roster: Sequence[RosterRow], stated: int | None) -> Quorum:
    """How many must come: what the meeting states, else more than half of those with a vote."""
    voters = [row for row in roster if row.role in VOTING]
    came = [row for row in voters if row.is_present]
    majority = len(voters) // 2 + 1 if voters else 0
    return Quorum(
        voters=len(voters),
        needed=majority if stated is None else stated,
        present=len(came),
        proxies=sum(1 for row in came if row.status is AttendanceStatus.PROXY),
    )


def _after(moment: datetime | None, other: datetime | None) -> bool:
    return moment is not None and other is not None and moment > other
