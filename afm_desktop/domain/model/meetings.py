"""Meetings of divisions and of the alliance."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import (
    ActionStatus,
    AgendaKind,
    AttendanceRole,
    AttendanceStatus,
    MeetingStatus,
    MinutesState,
    Placement,
)
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.meeting_life import MoveRefused, ReasonAsked, asks_reason, is_told, may_move
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


class LeavesBeforeArriving(RuleViolation):
    """Somebody leaves a meeting before arriving."""

    def __init__(self) -> None:
        super().__init__("퇴장이 도착보다 빠릅니다. 두 시각을 확인하세요.", field="left_at")


class TemplateNotHeld(RuleViolation):
    """A template is to be planned or closed."""

    def __init__(self) -> None:
        super().__init__("서식으로 둔 회의는 열지 않습니다. 이 서식으로 새 회의를 만드세요.")


class NoDayYet(RuleViolation):
    """A meeting is planned that has no day."""

    def __init__(self) -> None:
        super().__init__(
            "회의 일시가 비어 있어 예정으로 바꿀 수 없습니다. 시작 일시를 적으세요.",
            field="starts_at",
        )


class DroppedWithoutReason(RuleViolation):
    """A matter is dropped without saying why."""

    def __init__(self, title: str) -> None:
        super().__init__(
            f"‘{title}’ 안건을 제외하려면 사유가 필요합니다. 사유를 적으세요.",
            field="placement_reason",
        )


class ReasonToDrop(RuleViolation):
    """A follow-up is dropped without saying why."""

    def __init__(self) -> None:
        super().__init__(
            "후속조치를 중단하려면 사유가 필요합니다. 결과에 사유를 적으세요.", field="outcome"
        )


class NotOverYet(RuleViolation):
    """A follow-up has a day on which it ended and is not over."""

    def __init__(self) -> None:
        super().__init__(
            "끝나지 않은 후속조치에는 완료일을 적을 수 없습니다. 상태를 완료로 바꾸세요.",
            field="done_on",
        )


class Meeting(Record):
    """A meeting of a division, or of the alliance when no division is named.

    Meetings of one division, kind and `series` follow each other. `notice` counts the notices that
    have gone out of it, so that calendars know the newest. A template is never held.
    """

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
    series: Mapped[str | None]
    is_template: Mapped[bool | None]
    previous_id: Mapped[str | None] = reference("meetings")
    notice: Mapped[int | None]
    quorum: Mapped[int | None]
    chair_note: Mapped[str | None]

    def check(self) -> None:
        """Refuse an end before the start."""
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise EndsBeforeItStarts

    def move_to(self, to: MeetingStatus, *, on: date, reason: str | None) -> MeetingChange:
        """Take a step of its life; the notice of it is counted."""
        current = self.status or MeetingStatus.DRAFT
        if self.is_template:
            raise TemplateNotHeld
        if not may_move(current, to):
            raise MoveRefused(current, to)
        if asks_reason(current, to) and not reason:
            raise ReasonAsked(current, to)
        if to is MeetingStatus.PLANNED and self.starts_at is None:
            raise NoDayYet
        if is_told(current, to):
            self.notice = (self.notice or 0) + 1
        self.status = to
        return MeetingChange(
            meeting_id=self.id,
            happened_on=on,
            from_status=current,
            status=to,
            was_at=self.starts_at,
            reason=reason,
        )


class MeetingRelatedDivision(Record):
    """A division a meeting also concerns."""

    __tablename__ = "meeting_related_divisions"
    owner = "meeting_id"
    scope = ("meeting", "meeting_id")
    required = ("meeting_id", "division_id")

    meeting_id: Mapped[str | None] = reference("meetings")
    division_id: Mapped[str | None] = reference("divisions")


class AgendaItem(Record):
    """A matter a meeting deals with, and what became of it.

    `discussion` is the gist of what was said; `decision` what was decided, with its number in the
    series of its body and year. A matter that another meeting takes up again names where it came
    from; one in the backlog waits until a meeting does.
    """

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
    decision_no: Mapped[str | None] = mapped_column(info={"search": True})
    decision: Mapped[str | None] = mapped_column(info={"search": True})
    votes_for: Mapped[int | None]
    votes_against: Mapped[int | None]
    abstained: Mapped[int | None]
    presenter_person_id: Mapped[str | None] = reference("people")
    chair_note: Mapped[str | None]
    discussion: Mapped[str | None]
    actual_minutes: Mapped[int | None]
    placement: Mapped[Placement | None]
    placement_reason: Mapped[str | None]
    carried_from_id: Mapped[str | None] = reference("agenda_items")

    def place(self, to: Placement, reason: str | None) -> None:
        """Say where it goes when its meeting is over."""
        if to is Placement.DROPPED and not reason:
            raise DroppedWithoutReason(self.title or "")
        self.placement, self.placement_reason = to, reason


class AgendaLink(Record):
    """A record that a matter is about: a demand, a project or a body."""

    __tablename__ = "agenda_links"
    owner = "item_id"
    scope = ("item", "item_id")
    required = ("item_id",)
    sorted_by = "position"

    item_id: Mapped[str | None] = reference("agenda_items")
    position: Mapped[int | None]
    demand_id: Mapped[str | None] = reference("demands")
    project_id: Mapped[str | None] = reference("lead_projects")
    organization_id: Mapped[str | None] = reference("organizations")


class ActionItem(Record):
    """A follow-up that a meeting asked one owner for."""

    __tablename__ = "action_items"
    scope = ("division", "division_id")
    is_remark = True
    required = ("title",)
    sorted_by = "due_on"

    division_id: Mapped[str | None] = reference("divisions")
    meeting_id: Mapped[str | None] = reference("meetings")
    item_id: Mapped[str | None] = reference("agenda_items")
    position: Mapped[int | None]
    title: Mapped[str | None] = mapped_column(info={"search": True})
    organization_id: Mapped[str | None] = reference("organizations")
    person_id: Mapped[str | None] = reference("people")
    agreed_on: Mapped[date | None]
    due_on: Mapped[date | None]
    status: Mapped[ActionStatus | None]
    done_on: Mapped[date | None]
    outcome: Mapped[str | None]

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.status not in (ActionStatus.DONE, ActionStatus.DROPPED)

    def take(self, values: Mapping[str, Any], on: date) -> None:
        """Take values on a day; the day it ended comes and goes with its status."""
        super().take(values, on)
        if self.is_open:
            if values.get("done_on") is not None:
                raise NotOverYet
            self.done_on = None
        elif self.done_on is None:
            self.done_on = on
        if "status" in values and self.status is ActionStatus.DROPPED and not self.outcome:
            raise ReasonToDrop


class MeetingChange(Record):
    """A step in a meeting's life, with why and the time it was set for until then."""

    __tablename__ = "meeting_changes"
    owner = "meeting_id"
    scope = ("meeting", "meeting_id")
    required = ("meeting_id", "happened_on")
    sorted_by = "happened_on"

    meeting_id: Mapped[str | None] = reference("meetings")
    happened_on: Mapped[date | None]
    from_status: Mapped[MeetingStatus | None]
    status: Mapped[MeetingStatus | None]
    was_at: Mapped[datetime | None]
    reason: Mapped[str | None]


class Minutes(Record):
    """A version of a meeting's minutes; its text is frozen in a paper."""

    __tablename__ = "minutes"
    owner = "meeting_id"
    scope = ("meeting", "meeting_id")
    required = ("meeting_id", "version")
    sorted_by = "version"

    meeting_id: Mapped[str | None] = reference("meetings")
    version: Mapped[int | None]
    state: Mapped[MinutesState | None]
    written_on: Mapped[date | None]
    circulated_on: Mapped[date | None]
    approved_on: Mapped[date | None]
    approved_in_id: Mapped[str | None] = reference("meetings")
    paper_id: Mapped[str | None] = reference("papers")
    changes: Mapped[str | None]


class Paper(Record):
    """A paper as it went out: its bytes are an attachment of it and are never made anew.

    `options` are those it was made with, as JSON; `meets_at` is when its meeting was set for then,
    so that a book of an older date is known. `changes` says what differs from the version before.
    """

    __tablename__ = "papers"
    scope = ("division", "division_id")
    is_remark = True
    required = ("kind", "sha256")
    sorted_by = "made_at"

    kind: Mapped[str | None]
    division_id: Mapped[str | None] = reference("divisions")
    meeting_id: Mapped[str | None] = reference("meetings")
    version: Mapped[int | None]
    title: Mapped[str | None] = mapped_column(info={"search": True})
    as_of: Mapped[date | None]
    made_at: Mapped[datetime | None]
    meets_at: Mapped[datetime | None]
    options: Mapped[str | None]
    pages: Mapped[int | None]
    size: Mapped[int | None] = mapped_column(BigInteger)
    sha256: Mapped[str | None] = mapped_column(index=True)
    changes: Mapped[str | None]


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
    proxy_name: Mapped[str | None] = mapped_column(info={"personal": True})
    arrived_at: Mapped[datetime | None]
    left_at: Mapped[datetime | None]

    def check(self) -> None:
        """Refuse new values of an erased guest, and leaving before arriving."""
        if self.erased_on is not None and (self.guest_name or self.guest_title or self.proxy_name):
            raise ErasedGuest(self.erased_on)
        if self.arrived_at and self.left_at and self.left_at < self.arrived_at:
            raise LeavesBeforeArriving

    def erase(self, *, on: date) -> None:
        """Empty all that is personal of a guest; that somebody attended stays."""
        self.guest_name = self.guest_title = self.proxy_name = None
        self.erased_on = on
