"""What is done with the roster of a meeting; each call is one gesture."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.attendance_marks import mark_of
from afm_desktop.domain.enums import AttendanceRole, AttendanceStatus
from afm_desktop.domain.model.meetings import Attendance, Meeting
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services import parts
from afm_desktop.services.meetings.agendas import require_open
from afm_desktop.services.meetings.asked import Mark
from afm_desktop.services.meetings.errors import (
    AlreadyInvited,
    NamelessGuest,
    NoSuchNumber,
)
from afm_desktop.services.meetings.inviting import invitees
from afm_desktop.services.meetings.keeping import writing
from afm_desktop.services.meetings.ordering import next_place, put_in_order
from afm_desktop.services.meetings.reading_roster import read_roster
from afm_desktop.services.meetings.rows import Invitee
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import NothingChosen, all_live, given, live, require
from afm_desktop.storage.workspace import Workspace

KIND = Attendance.__tablename__
Marks = Mapping[int, Mark | AttendanceStatus | str]
_NOUN = NOUNS[KIND]
_CAME = (AttendanceStatus.PRESENT, AttendanceStatus.PROXY)


class RosterService:
    """Who is invited to meetings, and who came."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def propose(self, meeting_id: str) -> tuple[Invitee, ...]:
        """Whom to invite who is not on the roster yet."""
        with self._workspace.reading() as session:
            meeting = live(session, Meeting, meeting_id)
            roster = read_roster(session, meeting)
            return invitees(session, meeting, roster, self._workspace.today)

    # --- who is invited --------------------------------------------------------------------------

    def invite(self, meeting_id: str, who: Sequence[Invitee]) -> tuple[str, ...]:
        """Put some of those who are proposed on the roster; answers the new ids."""
        if not who:
            raise NothingChosen
        with self._on(meeting_id, f"{_NOUN.counted(len(who))} 등록") as (session, meeting):
            return tuple(
                _write(
                    session,
                    meeting,
                    {
                        "organization_id": one.organization_id,
                        "person_id": one.person_id,
                        "role": one.role,
                    },
                )
                for one in who
            )

    def add_person(
        self, meeting_id: str, person_id: str, role: AttendanceRole = AttendanceRole.MEMBER
    ) -> str:
        """Put a contact person on the roster, with the body they are of."""
        with self._on(meeting_id, f"{_NOUN.counted(1)} 등록") as (session, meeting):
            body = live(session, Person, person_id).organization_id
            values = {"organization_id": body, "person_id": person_id, "role": role}
            return _write(session, meeting, values)

    def add_guest(
        self,
        meeting_id: str,
        name: str,
        *,
        title: str | None = None,
        body: str | None = None,
        organization_id: str | None = None,
        role: AttendanceRole = AttendanceRole.OBSERVER,
    ) -> str:
        """Put somebody on the roster who is known by name alone."""
        if not name.strip():
            raise NamelessGuest
        values = {
            "guest_name": name.strip(),
            "guest_title": title,
            "guest_body": body,
            "organization_id": organization_id,
            "role": role,
        }
        with self._on(meeting_id, f"{_NOUN.counted(1)} 등록") as (session, meeting):
            return _write(session, meeting, values)

    def change(self, id: str, values: Mapping[str, Any]) -> None:
        """Set fields of somebody invited."""
        taken = given(KIND, values)
        with writing(self._workspace, f"{_NOUN.counted(1)} 수정") as session:
            found = live(session, Attendance, id)
            require_open(session, live(session, Meeting, found.meeting_id or ""))
            for name, value in taken.items():
                setattr(found, name, value)
            require(session, found, taken)

    def remove(self, ids: Collection[str]) -> None:
        """Take somebody off the roster."""
        if not ids:
            raise NothingChosen
        with writing(self._workspace, f"{_NOUN.counted(len(set(ids)))} 삭제") as session:
            for found in all_live(session, Attendance, ids):
                require_open(session, live(session, Meeting, found.meeting_id or ""))
            parts.delete(session, Attendance, set(ids))

    def reorder(self, meeting_id: str, ids: Sequence[str]) -> None:
        """Put the roster of a meeting in this order."""
        with self._on(meeting_id, f"{_NOUN.name} 순서 변경") as (session, _):
            put_in_order(_roster(session, meeting_id), ids)

    # --- who came --------------------------------------------------------------------------------

    def mark(self, meeting_id: str, marks: Marks) -> None:
        """Note who came, by the numbers of the roster: a letter (P A E X -), a word or more."""
        if not marks:
            raise NothingChosen
        read = {number: _mark(said) for number, said in marks.items()}
        words = f"{_NOUN.counted(len(read))} 출석 표시"
        with self._on(meeting_id, words) as (session, _):
            roster = _roster(session, meeting_id)
            for number in read:
                if not 1 <= number <= len(roster):
                    raise NoSuchNumber(number, len(roster))
            for number, mark in read.items():
                _note(roster[number - 1], mark)

    # --- within ----------------------------------------------------------------------------------

    @contextmanager
    def _on(self, meeting_id: str, words: str) -> Iterator[tuple[Session, Meeting]]:
        with writing(self._workspace, words) as session:
            meeting = live(session, Meeting, meeting_id)
            require_open(session, meeting)
            yield session, meeting


def _write(session: Session, meeting: Meeting, values: Mapping[str, Any]) -> str:
    """Somebody behind those on the roster, whom nobody has marked yet."""
    taken = accepted(Attendance, {**values, "meeting_id": meeting.id})
    person_id = taken.get("person_id")
    if person_id is not None:
        there = select(Attendance.row).where(
            Attendance.meeting_id == meeting.id,
            Attendance.person_id == person_id,
            Attendance.deleted.is_(None),
        )
        if session.scalar(there.limit(1)) is not None:
            raise AlreadyInvited
    one = Attendance(**taken, status=AttendanceStatus.PLANNED)
    require(session, one, {**taken, "meeting_id": None})
    one.position = next_place(session, Attendance, meeting.id)
    session.add(one)
    session.flush()
    return one.id


def _roster(session: Session, meeting_id: str) -> list[Attendance]:
    query = (
        select(Attendance)
        .where(Attendance.meeting_id == meeting_id, Attendance.deleted.is_(None))
        .order_by(Attendance.position.is_(None), Attendance.position, Attendance.row)
    )
    return list(session.scalars(query))


def _mark(said: Mark | AttendanceStatus | str) -> Mark:
    if isinstance(said, Mark):
        return said
    return Mark(said if isinstance(said, AttendanceStatus) else mark_of(said))


def _note(one: Attendance, mark: Mark) -> None:
    """What is noted of somebody; what their mark makes untrue is taken back."""
    one.status = mark.status
    came = mark.status in _CAME
    one.proxy_name = (mark.proxy_name or one.proxy_name) if _is_proxy(mark) else None
    one.reason = mark.reason or (None if mark.status is AttendanceStatus.PRESENT else one.reason)
    one.arrived_at = (mark.arrived_at or one.arrived_at) if came else None
    one.left_at = (mark.left_at or one.left_at) if came else None


def _is_proxy(mark: Mark) -> bool:
    return mark.status is AttendanceStatus.PROXY
