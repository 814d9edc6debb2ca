"""Meetings of divisions and of the alliance."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import AgendaKind, AttendanceRole, AttendanceStatus, MeetingStatus
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.base import Record, reference


class ErasedGuest(RuleViolation):
    """An erased guest is written to again."""

    def __init__(self, erased_on: date) -> None:
        super().__init__(
            f"{day_words(erased_on)} 파기한 참석자입니다. 파기한 기록에는 다시 적을 수 없으니"
            " 참석자를 새로 등록하세요."
        )


class EndsBeforeItStarts(RuleViolation):
    """A meeting ends before it starts."""

    def __init__(self) -> None:
        super().__init__("회의 종료가 시작보다 빠릅니다. 두 일시를 확인하세요.", field="ends_at")


class Meeting(Record):
    """A meeting of a division, or of the alliance when no division is named."""

    __tablename__ = "meetings"
    scope = ("division", "division_id")
    required = ("title",)
    sorted_by = "starts_at"

    division_id: Mapped[str | None] = reference("divisions")
    kind: Mapped[str | None]  # a code of resources/tables/meeting_kinds.json
    year: Mapped[int | None]
    ordinal: Mapped[int | None]
    title: Mapped[str | None] = mapped_column(info={"search": True})
    purpose: Mapped[str | None]
    starts_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    place: Mapped[str | None]
    host_id: Mapped[str | None] = reference("organizations")
    status: Mapped[MeetingStatus | None]

    def check(self) -> None:
        """Refuse an end before the start."""
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise EndsBeforeItStarts


class MeetingRelatedDivision(Record):
    """A division a meeting also concerns."""

    __tablename__ = "meeting_related_divisions"
    owner = "meeting_id"
    scope = ("meeting", "meeting_id")
    required = ("meeting_id", "division_id")

    meeting_id: Mapped[str | None] = reference("meetings")
    division_id: Mapped[str | None] = reference("divisions")


class AgendaItem(Record):
    """A matter a meeting deals with."""

    __tablename__ = "agenda_items"
    owner = "meeting_id"
    scope = ("meeting", "meeting_id")
    required = ("meeting_id", "title")
    sorted_by = "position"

    meeting_id: Mapped[str | None] = reference("meetings")
    position: Mapped[int | None]
    kind: Mapped[AgendaKind | None]
    title: Mapped[str | None] = mapped_column(info={"search": True})
    presenter_id: Mapped[str | None] = reference("organizations")
    planned_minutes: Mapped[int | None]
    outcome: Mapped[str | None]
    decision_no: Mapped[str | None]


class Attendance(Record):
    """Somebody invited to a meeting: a known person, or a guest by name."""

    __tablename__ = "attendances"
    owner = "meeting_id"
    scope = ("meeting", "meeting_id")
    required = ("meeting_id",)
    sorted_by = "position"

    meeting_id: Mapped[str | None] = reference("meetings")
    position: Mapped[int | None]
    organization_id: Mapped[str | None] = reference("organizations")
    person_id: Mapped[str | None] = reference("people")
    guest_name: Mapped[str | None] = mapped_column(info={"personal": True})
    guest_title: Mapped[str | None] = mapped_column(info={"personal": True})
    guest_body: Mapped[str | None]
    role: Mapped[AttendanceRole | None]
    status: Mapped[AttendanceStatus | None]
    reason: Mapped[str | None]
    erased_on: Mapped[date | None]

    def check(self) -> None:
        """Refuse new values of an erased guest."""
        if self.erased_on is not None and (self.guest_name or self.guest_title):
            raise ErasedGuest(self.erased_on)

    def erase(self, *, on: date) -> None:
        """Empty all that is personal of a guest; that somebody attended stays."""
        self.guest_name = self.guest_title = None
        self.erased_on = on
