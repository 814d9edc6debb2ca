"""The line a meeting stands in: its body, kind and series; what comes next in it is called so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.enums import MeetingStatus
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.tables import meeting_kind_word
from afm_desktop.services.meetings.asked import NewMeeting
from afm_desktop.services.meetings.model import Proposal

_HELD = (MeetingStatus.PLANNED, MeetingStatus.CLOSED)


@dataclass(frozen=True, slots=True)
class Series:
    """What follows each other: the meetings of one body, kind and series."""

    division_id: str | None
    kind: str | None
    series: str | None

    @classmethod
    def of(cls, meeting: Meeting | NewMeeting) -> Series:
        """The line of a meeting."""
        return cls(meeting.division_id, meeting.kind, meeting.series or None)

    @property
    def meetings(self) -> ColumnElement[bool]:
        """The condition of a query for its meetings; templates are never held."""
        return and_(
            Meeting.division_id.is_not_distinct_from(self.division_id),
            Meeting.kind.is_not_distinct_from(self.kind),
            Meeting.series.is_not_distinct_from(self.series),
            Meeting.is_template.is_not(True),
            Meeting.deleted.is_(None),
        )


def proposal(session: Session, series: Series, year: int) -> Proposal:
    """The next meeting of a line in a year: 2026년 제3차 이차전지 분과회의."""
    query = select(func.max(Meeting.ordinal)).where(series.meetings, Meeting.year == year)
    ordinal = (session.scalar(query) or 0) + 1
    return Proposal(year, ordinal, title_of(session, series, year, ordinal))


def title_of(session: Session, series: Series, year: int, ordinal: int) -> str:
    """What a meeting of a line is called in full."""
    query = select(Division.name).where(Division.id == series.division_id)
    body = session.scalar(query) if series.division_id else None
    what = series.series or (meeting_kind_word(series.kind) if series.kind else "회의")
    return " ".join(part for part in (f"{year}년 제{ordinal}차", body, what) if part)


def name_of(kind: str | None, series: str | None, ordinal: int | None, title: str | None) -> str:
    """What other sentences call a meeting: 제3차 분과회의."""
    what = series or (meeting_kind_word(kind) if kind else "")
    return f"제{ordinal}차 {what}" if ordinal and what else title or ""


def before(
    session: Session, series: Series, moment: datetime | None, *, but: str | None = None
) -> Meeting | None:
    """The meeting of a line that was held, or will be, last before a moment; None: the last."""
    query = select(Meeting).where(
        series.meetings,
        Meeting.status.in_(_HELD),
        Meeting.starts_at.is_not(None),
        Meeting.id != (but or ""),
    )
    if moment is not None:
        query = query.where(Meeting.starts_at < moment)
    return session.scalars(query.order_by(Meeting.starts_at.desc()).limit(1)).one_or_none()


def year_of(moment: datetime | None, today: date) -> int:
    """The year a meeting counts in."""
    return moment.astimezone(KOREA).year if moment else today.year
