"""Invented meetings: those held, the next one, who comes, and what is dealt with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    AgendaKind,
    AttendanceRole,
    AttendanceStatus,
    MeetingStatus,
)
from afm_desktop.domain.model.meetings import AgendaItem, Attendance, Meeting
from afm_desktop.domain.model.narratives import DivisionEvent
from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.days import TODAY, MeetingDays, meeting_days
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.members import SOURCE
from afm_desktop.services.demonstration.names import OFFICE
from afm_desktop.services.demonstration.packs import Pack, packs
from afm_desktop.services.demonstration.people import Staff
from afm_desktop.services.demonstration.seats import Cast

_MOST_GUESTS = 14
_OBSERVERS = (("노보기", "사무관"), ("하가상", "주무관"))
_LASTS = timedelta(hours=2, minutes=30)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a meeting deals with; `outcome` when it is over."""

    kind: AgendaKind
    title: str
    minutes: int
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting of a division before it is written down."""

    day: date
    ordinal: int
    purpose: str
    told: str
    matters: tuple[Matter, ...]
    has_guests: bool = False

    @property
    def is_over(self) -> bool:
        """Whether it was held before the demonstration's day."""
        return self.day < TODAY


def write_meetings(ledger: Ledger, cast: Cast, homes: Mapping[str, Home], staff: Staff) -> int:
    """All meetings of all divisions and of the alliance; how many there are."""
    count = 0
    for pack in packs():
        home = homes[pack.code]
        for occasion in _occasions(pack, meeting_days(home.position)):
            _Secretary(ledger, cast, staff, home, pack).write(occasion)
            count += 1
    return count + _write_alliance_meetings(ledger)


def _occasions(pack: Pack, days: MeetingDays) -> Iterator[Occasion]:
    report, discussion, decision = AgendaKind.REPORT, AgendaKind.DISCUSSION, AgendaKind.DECISION
    yield Occasion(
        days.founding,
        1,
        "분과 구성과 운영계획 확정",
        "분과 운영계획 의결",
        (Matter(decision, "분과 운영계획(안)", 40, "원안 의결"),),
    )
    yield Occasion(
        days.spring_2025,
        1,
        "2025년 운영계획 확정",
        "2025년 운영계획 의결",
        (Matter(decision, "2025년 운영계획(안)", 40, "원안 의결"),),
    )
    yield Occasion(
        days.autumn_2025,
        2,
        "2025년 활동 결과 점검",
        "2025년 활동 결과 점검",
        (Matter(report, "2025년 활동 결과", 40, "보고 접수"),),
    )
    yield Occasion(
        days.first,
        1,
        "2026년 수요조사 계획 확정",
        "2026년 수요조사 계획 의결",
        (
            Matter(report, "2026년 분과 운영 방향", 30, "보고 접수"),
            Matter(decision, "2026년 제1차 수요조사 계획(안)", 40, "원안 의결"),
        ),
    )
    yield Occasion(
        days.last,
        2,
        "접수 수요 검토와 보완 요청 확정",
        "접수 수요 검토, 보완 요청 대상 확정",
        (
            Matter(report, "수요 접수 현황", 30, "보고 접수"),
            Matter(discussion, "접수 수요 검토와 보완 요청", 50, "보완 요청 대상 확정"),
            Matter(discussion, pack.topic, 40, "실무반에서 보완 후 다음 회의 상정"),
        ),
        has_guests=True,
    )
    yield Occasion(
        days.next,
        3,
        "수요 평가 결과 공유, 단독 공급 대응 방안 논의, 하반기 운영계획 의결",
        "",
        (
            Matter(report, "2026년 제1차 수요조사 평가 결과", 30),
            Matter(discussion, "단독 공급 품목 대응 방안", 40),
            Matter(discussion, pack.topic, 40),
            Matter(decision, "2026년 하반기 운영계획(안)", 20),
        ),
        has_guests=True,
    )


@dataclass(frozen=True, slots=True)
class _Secretary:
    """Writes down the meetings of one division."""

    ledger: Ledger
    cast: Cast
    staff: Staff
    home: Home
    pack: Pack

    @property
    def host(self) -> Body:
        """The invented body that runs the meetings."""
        return self.cast.secretariat(self.pack.code)

    def write(self, occasion: Occasion) -> None:
        """A meeting with its agenda; its guests where they matter; its line in the course."""
        year, starts = occasion.day.year, korean_moment(occasion.day, 14)
        meeting = self.ledger.add(
            Meeting,
            division_id=self.home.id,
            kind="division",
            year=year,
            ordinal=occasion.ordinal,
            title=f"{year}년 제{occasion.ordinal}차 {self.home.name} 분과회의",
            purpose=occasion.purpose,
            starts_at=starts,
            ends_at=starts + _LASTS,
            place=self.pack.place,
            host_id=self.host.id,
            status=MeetingStatus.CLOSED if occasion.is_over else MeetingStatus.PLANNED,
        )
        self._write_agenda(meeting, occasion)
        if occasion.has_guests:
            self._write_guests(meeting, occasion)
            self._write_observers(meeting, occasion)
        if occasion.is_over:
            self._write_event(meeting, occasion)

    def _write_event(self, meeting: str, occasion: Occasion) -> None:
        self.ledger.add(
            DivisionEvent,
            division_id=self.home.id,
            meeting_id=meeting,
            happened_on=occasion.day,
            title=f"{occasion.day.year}년 제{occasion.ordinal}차 분과회의",
            detail=occasion.told,
            is_planned=False,
            source=SOURCE,
        )

    def _write_agenda(self, meeting: str, occasion: Occasion) -> None:
        """The secretariat presents; an anchor firm speaks of its own second."""
        anchor = self.cast.at_home(self.pack.code)[0]
        for position, matter in enumerate(occasion.matters, 1):
            is_decided = matter.kind is AgendaKind.DECISION and matter.outcome
            number = f"{self.home.code}-{occasion.day.year}-의결-{position}"
            self.ledger.add(
                AgendaItem,
                meeting_id=meeting,
                position=position,
                kind=matter.kind,
                title=matter.title,
                presenter_id=anchor.id if position == 2 else self.host.id,
                planned_minutes=matter.minutes,
                outcome=matter.outcome,
                decision_no=number if is_decided else None,
            )

    def _write_guests(self, meeting: str, occasion: Occasion) -> None:
        """The chair, the secretary, and members of the day."""
        for position, (body, person, role) in enumerate(self._invited(occasion), 1):
            self.ledger.add(
                Attendance,
                meeting_id=meeting,
                position=position,
                organization_id=body.id,
                person_id=person,
                role=role,
                **_came(occasion, position),
            )

    def _invited(self, occasion: Occasion) -> Iterator[tuple[Body, str, AttendanceRole]]:
        yield (*self.staff.chairs[self.pack.code], AttendanceRole.CHAIR)
        contacts, host = self.staff.contacts, self.host
        yield host, contacts[host.id], AttendanceRole.SECRETARY
        present = self.cast.present(self.pack.code, min(occasion.day, TODAY))
        for body in [body for body in present if body.id != host.id][: _MOST_GUESTS - 2]:
            yield body, contacts[body.id], AttendanceRole.MEMBER

    def _write_observers(self, meeting: str, occasion: Occasion) -> None:
        for position, (name, title) in enumerate(_OBSERVERS, _MOST_GUESTS + 1):
            self.ledger.add(
                Attendance,
                meeting_id=meeting,
                position=position,
                guest_name=name,
                guest_title=title,
                guest_body=OFFICE,
                role=AttendanceRole.OBSERVER,
                **_came(occasion, 1),
            )


def _came(occasion: Occasion, position: int) -> dict[str, AttendanceStatus | str | None]:
    """Whether somebody came, and why not; nobody knows yet of a meeting to come."""
    if not occasion.is_over:
        return {"status": AttendanceStatus.PLANNED, "reason": None}
    if position == 6:
        return {"status": AttendanceStatus.PROXY, "reason": "같은 부서 직원이 대리 참석"}
    if position == 9:
        return {"status": AttendanceStatus.EXCUSED, "reason": "해외 출장"}
    return {"status": AttendanceStatus.PRESENT, "reason": None}


def _write_alliance_meetings(ledger: Ledger) -> int:
    """The steering committee that was held, and the assembly to come."""
    found: tuple[tuple[str, str, datetime, MeetingStatus, str], ...] = (
        (
            "steering",
            "2026년 제1차 운영위원회",
            korean_moment(date(2026, 6, 11), 10),
            MeetingStatus.CLOSED,
            "분과별 수요 검토 일정 조정",
        ),
        (
            "assembly",
            "2026년 정기총회",
            korean_moment(date(2026, 11, 26), 14),
            MeetingStatus.PLANNED,
            "2026년 활동 보고와 2027년 운영계획 의결",
        ),
    )
    for kind, title, starts, status, purpose in found:
        ledger.add(
            Meeting,
            kind=kind,
            year=2026,
            ordinal=1,
            title=title,
            purpose=purpose,
            starts_at=starts,
            ends_at=starts + _LASTS,
            place="예시산업회관 대강당(서울 중구)",
            status=status,
        )
    return len(found)
