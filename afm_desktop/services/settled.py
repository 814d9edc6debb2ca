"""A meeting whose minutes are approved changes only after it is reopened: elsewhere it is refused.

Until then what was said and who came may still be completed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import MeetingStatus, MinutesState
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.meetings import (
    AgendaItem,
    AgendaLink,
    Attendance,
    Meeting,
    MeetingChange,
    MeetingRelatedDivision,
    Minutes,
)
from afm_desktop.services.meetings.errors import (
    MattersLeft,
    PlacementAsked,
    StaysOnClosedAgenda,
    TimeIsTold,
)
from afm_desktop.services.meetings.waits import waits

_OWNER: Mapping[type[Record], type[Record]] = MappingProxyType(
    {
        AgendaItem: Meeting,
        AgendaLink: AgendaItem,
        Attendance: Meeting,
        MeetingChange: Meeting,
        MeetingRelatedDivision: Meeting,
        Minutes: Meeting,
    }
)
PARTS = frozenset(_OWNER)
"""The records that a meeting is made of."""
FREE = frozenset({"notes"})
"""What is noted of a meeting changes nothing of it."""


class SettledMeeting(RuleViolation):
    """A meeting is changed whose minutes are approved."""

    def __init__(self, title: str) -> None:
        what = josa(f"‘{title}’", "은/는")
        super().__init__(
            f"{what} 회의록이 승인되어 고칠 수 없습니다. 사유를 적고 예정으로 되돌린 뒤 고치세요."
        )


def is_settled(session: Session, meeting: Meeting) -> bool:
    """Whether a meeting is closed and the latest version of its minutes approved."""
    if meeting.status is not MeetingStatus.CLOSED:
        return False
    query = (
        select(Minutes.state)
        .where(Minutes.meeting_id == meeting.id, Minutes.deleted.is_(None))
        .order_by(Minutes.version.desc(), Minutes.id.desc())
        .limit(1)
    )
    return session.scalar(query) is MinutesState.APPROVED


def require_unsettled(session: Session, meeting: Meeting) -> None:
    """Refuse to change a meeting whose minutes are approved."""
    if is_settled(session, meeting):
        raise SettledMeeting(meeting.title or "")


def refuse_settled(
    session: Session, kind: str, ids: Collection[str], values: Mapping[str, Any]
) -> None:
    """Refuse to change records of a settled meeting; `values` are to be set, none to delete."""
    record = record_class(kind)
    if (record is not Meeting and record not in _OWNER) or (values and values.keys() <= FREE):
        return
    owner = values.get(record.owner or "")
    with session.no_autoflush:
        left = _meetings(session, (_meeting_of(session, record, id) for id in ids))
        joined = _meetings(session, [_meeting_of(session, _OWNER[record], owner)] if owner else [])
        for meeting in (*left, *joined):
            require_unsettled(session, meeting)
        if record is AgendaItem:
            _keep_agendas(left if owner or not values else [], joined)
        if record is Meeting and not values:
            _keep_waiting(session, left)
        if record is Meeting and "starts_at" in values:
            refuse_new_time(left, values["starts_at"])


def refuse_new_time(meetings: Iterable[Meeting], starts_at: datetime | None) -> None:
    """Refuse another time for a meeting somebody was told of: it is put off, with a reason."""
    for meeting in meetings:
        is_told = meeting.status not in (None, MeetingStatus.DRAFT)
        if is_told and meeting.starts_at != starts_at:
            raise TimeIsTold


def _keep_agendas(left: Sequence[Meeting], joined: Sequence[Meeting]) -> None:
    """A matter neither leaves a meeting that is over nor joins it without being placed."""
    if any(one.status is MeetingStatus.CLOSED for one in joined):
        raise PlacementAsked
    if any(one.status is MeetingStatus.CLOSED for one in left):
        raise StaysOnClosedAgenda


def _keep_waiting(session: Session, meetings: Sequence[Meeting]) -> None:
    """A meeting that is over stays while matters of it wait for another."""
    over = [one.id for one in meetings if one.status is MeetingStatus.CLOSED]
    query = (
        select(func.count())
        .select_from(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Meeting.id.in_(over), waits())
    )
    count = session.scalar(query) or 0
    if count:
        raise MattersLeft(count)


def _meetings(session: Session, ids: Iterable[str | None]) -> Sequence[Meeting]:
    wanted = sorted({id for id in ids if id})
    return session.scalars(select(Meeting).where(Meeting.id.in_(wanted))).all() if wanted else ()


def _meeting_of(session: Session, kind: type[Record], id: str | None) -> str | None:
    """The meeting a record of one belongs to."""
    while kind is not Meeting and id is not None:
        id = session.scalar(select(getattr(kind, kind.owner or "")).where(kind.id == id))
        kind = _OWNER[kind]
    return id
