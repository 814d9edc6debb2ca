"""A meeting whose minutes are approved changes only after it is reopened: elsewhere it is refused.

Until then what was said and who came may still be completed.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
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
    with session.no_autoflush:
        named = {_meeting_of(session, record, id) for id in ids}
        owner = values.get(record.owner or "")
        if owner is not None:
            named.add(_meeting_of(session, _OWNER[record], owner))
        for meeting in session.scalars(
            select(Meeting).where(Meeting.id.in_(sorted(id for id in named if id)))
        ):
            require_unsettled(session, meeting)


def _meeting_of(session: Session, kind: type[Record], id: str | None) -> str | None:
    """The meeting a record of one belongs to."""
    while kind is not Meeting and id is not None:
        id = session.scalar(select(getattr(kind, kind.owner or "")).where(kind.id == id))
        kind = _OWNER[kind]
    return id
