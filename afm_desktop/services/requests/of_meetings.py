"""참석 회신: who of a body comes to a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import sitting_words
from afm_desktop.domain.enums import AttendanceRole, AttendanceStatus, FieldKind, FormKind
from afm_desktop.domain.model.meetings import Attendance, Meeting
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.words import word
from afm_desktop.services.forms.model import Answer, Answers, Choice, Question, Section
from afm_desktop.services.records import live, require
from afm_desktop.services.requests.errors import NoMeetingNamed, RowWithoutName
from afm_desktop.services.requests.model import rows_of
from afm_desktop.services.requests.sources import Asked, Course

WHO = Attendance.__tablename__
_SAID = (
    AttendanceStatus.PLANNED,
    AttendanceStatus.PROXY,
    AttendanceStatus.ABSENT,
)
_STATES = tuple(Choice(one.value, word(one)) for one in _SAID)


def _asks(key: str, label: str, kind: FieldKind, **told: Any) -> Question:
    return Question(key, key, label, kind, **told)


_WHO = Question(
    WHO,
    WHO,
    "참석자",
    FieldKind.TABLE,
    help="참석하면 예정, 다른 분이 대신하면 그분의 성명과 대리, 못 오면 불참과 사유를 적습니다.",
    columns=(
        _asks("name", "성명", FieldKind.TEXT, is_required=True),
        _asks("title", "직위", FieldKind.TEXT),
        _asks("status", "참석 여부", FieldKind.CHOICE, choices=_STATES, is_required=True),
        _asks("reason", "불참 사유", FieldKind.TEXT),
    ),
)


class OfMeetings:
    """The answer of one body to an invitation."""

    def asked(self, session: Session, request: FormRequest, day: date) -> Asked:
        meeting = _meeting(session, request)
        rows = [_row(session, one) for one in _there(session, request)]
        answers: dict[str, Answer] = {WHO: tuple(rows)} if rows else {}
        states = _offered(rows)
        columns = tuple(
            Question(c.id, c.key, c.label, c.kind, is_required=c.is_required, choices=states)
            if c.key == "status" else c for c in _WHO.columns
        )  # fmt: skip
        asked = Question(_WHO.id, _WHO.key, _WHO.label, _WHO.kind, help=_WHO.help, columns=columns)
        when = sitting_words(meeting.starts_at, meeting.ends_at) if meeting.starts_at else ""
        guide = " / ".join(filter(None, (when, meeting.place))) or None
        return Asked(
            f"{meeting.title} {word(FormKind.ATTENDANCE)}",
            guide,
            (Section("1", "참석 여부", None, (asked,)),),
            answers,
            keys={WHO: ("name",)},
            people=len(rows),
        )

    def write(self, course: Course, request: FormRequest, answers: Answers) -> None:
        session = course.session
        body = live(session, Organization, request.organization_id or "")
        there = {row.get("name"): one for one in _there(session, request)
                 if (row := _row(session, one))}  # fmt: skip
        for row in rows_of(answers.get(WHO)):
            name = " ".join(str(row.get("name") or "").split())
            if not name:
                raise RowWithoutName(_WHO.label, "성명")
            found = there.get(name)
            if found is None:
                found = _invited(session, request, body, name)
                session.add(found)
            _write(session, found, row)
        session.flush()


def _meeting(session: Session, request: FormRequest) -> Meeting:
    if request.meeting_id is None:
        raise NoMeetingNamed
    return live(session, Meeting, request.meeting_id)


def _there(session: Session, request: FormRequest) -> Sequence[Attendance]:
    query = select(Attendance).where(
        Attendance.meeting_id == request.meeting_id,
        Attendance.organization_id == request.organization_id,
        Attendance.deleted.is_(None),
        Attendance.erased_on.is_(None),
    )
    return session.scalars(query.order_by(Attendance.position, Attendance.row)).all()


def _row(session: Session, one: Attendance) -> Mapping[str, Any]:
    person = session.scalars(select(Person).where(Person.id == one.person_id)).one_or_none()
    values = {
        "name": person.name if person else one.guest_name,
        "title": person.title if person else one.guest_title,
        "status": one.status.value if one.status else None,
        "reason": one.reason,
    }
    return {key: value for key, value in values.items() if value not in (None, "")}


def _offered(rows: Sequence[Mapping[str, Any]]) -> tuple[Choice, ...]:
    """What can be said; what was noted at the meeting itself stays what it is."""
    said = {row.get("status") for row in rows}
    others = (one for one in AttendanceStatus if one.value in said and one not in _SAID)
    return (*_STATES, *(Choice(one.value, word(one)) for one in others))


def _invited(session: Session, request: FormRequest, body: Organization, name: str) -> Attendance:
    """Somebody of a body who is not on the list yet: a known person, else a guest."""
    query = select(Person.id).where(
        Person.organization_id == body.id,
        Person.name == name,
        Person.deleted.is_(None),
        Person.erased_on.is_(None),
    )
    person = session.scalars(query.order_by(Person.row)).first()
    last = select(func.max(Attendance.position)).where(Attendance.meeting_id == request.meeting_id)
    made = Attendance(
        meeting_id=request.meeting_id,
        organization_id=body.id,
        position=(session.scalar(last) or 0) + 1,
        role=AttendanceRole.MEMBER,
    )
    if person is not None:
        made.person_id = person
    else:
        made.guest_name, made.guest_body = name, body.name
    require(session, made, {})
    return made


def _write(session: Session, one: Attendance, row: Mapping[str, Any]) -> None:
    status = row.get("status")
    one.status = AttendanceStatus(status) if status else None
    one.reason = row.get("reason") or None
    title = row.get("title") or None
    if one.person_id is None:
        one.guest_title = title
    else:
        person = live(session, Person, one.person_id)
        if title is not None and person.title != title:
            person.title = title
    session.flush()
