"""Meetings with all that their papers print, and with as little as there can be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import (
    ActionStatus,
    AgendaKind,
    AttendanceRole,
    AttendanceStatus,
    Confidentiality,
    MeetingStatus,
    MinutesState,
    Placement,
)
from afm_desktop.services.meetings.model import (
    ActionRow,
    BodyRow,
    ItemRow,
    LinkKind,
    LinkRow,
    MeetingHead,
    MeetingSheet,
    MinutesRow,
    Quorum,
    RosterRow,
    Timing,
    Votes,
)
from afm_desktop.services.meetings.reading_roster import quorum
from afm_desktop.services.printed_meeting.model import LinkedDemand, PrintedMeeting
from afm_desktop.services.status import PlanRow
from tests.reports.factory import STEMS, TAILS

DAY = date(2026, 7, 30)
STARTS = korean_moment(DAY, 14)
SURNAMES = "강김나도류마박서"
TITLES = ("책임", "수석", "팀장", "부장", "대표이사", "연구소장")


def make_meeting(attendees: int = 15, **changes: Any) -> PrintedMeeting:
    """A meeting that was held: three matters dealt with, one decided, one put off."""
    roster = tuple(make_invited(number) for number in range(1, attendees + 1))
    sheet = replace(
        make_empty().sheet,
        head=make_head(),
        items=make_items(),
        roster=roster,
        quorum=quorum(roster, None),
        actions=make_actions(),
        minutes=make_versions(),
    )
    plans = (
        PlanRow(date(2026, 8, 28), "주의·지연 과제 현장점검(2개)", None, None),
        PlanRow(date(2026, 10, 22), "제4차 분과회의: 품질 데이터 공통 항목 적용", None, None),
    )
    full = replace(
        make_empty(),
        sheet=sheet,
        secretariat="예시전지연구원",
        issuer="예시전지연구원",
        phones={row.id: f"02-0000-{row.number:04d}" for row in roster if row.number <= 14},
        demands={"d7": LinkedDemand("BAT-2026-0007", Confidentiality.DIVISION)},
        plans=plans,
    )
    return replace(full, **changes)


def make_empty() -> PrintedMeeting:
    """A meeting of which nothing is known but its day."""
    sheet = MeetingSheet(
        head=replace(make_head(), division=None, host=None, place=None, purpose=None),
        day=DAY,
        steps=(),
        chair=None,
        items=(),
        timing=Timing(0, 0, None, 0),
        waiting=(),
        roster=(),
        quorum=Quorum(0, 0, 0, 0),
        decisions=(),
        actions=(),
        open_actions=(),
        changes=(),
        minutes=(),
        last_minutes=(),
        papers=(),
        is_settled=False,
    )
    return PrintedMeeting(
        sheet=sheet,
        starts_at=STARTS,
        structure="AI 자율제조 얼라이언스",
        secretariat=None,
        issuer=None,
        phones={},
        demands={},
        plans=(),
        learned_on=None,
        is_demonstration=False,
        confidentiality=Confidentiality.DIVISION,
        control_number=None,
    )


def make_head() -> MeetingHead:
    """제3차 분과회의, over."""
    return MeetingHead(
        id="m3",
        title="2026년 제3차 이차전지 분과회의",
        name="제3차 분과회의",
        kind="division",
        kind_name="분과회의",
        division=BodyRow("bat", "BAT", "이차전지"),
        related=(),
        year=2026,
        ordinal=3,
        series=None,
        purpose="수요 평가 결과 공유, 지연 과제와 단독 공급 대응 방안 논의, 하반기 운영계획 의결",
        starts_at=STARTS,
        ends_at=STARTS + timedelta(minutes=150),
        place="예시전지연구원 본관 3층 대회의실(충북 청주)",
        host_id="o1",
        host="예시전지연구원",
        status=MeetingStatus.CLOSED,
        is_template=False,
        previous_id=None,
        previous=None,
        notice=0,
        chair_note="의장만 보는 메모",
    )


def make_invited(number: int) -> RosterRow:
    """The chair first, the secretary second, two observers at 14 and 15."""
    roles = {1: AttendanceRole.CHAIR, 2: AttendanceRole.SECRETARY, 3: AttendanceRole.PRESENTER}
    role = AttendanceRole.OBSERVER if number in (14, 15) else roles.get(number)
    marks = {
        6: AttendanceStatus.PROXY,
        9: AttendanceStatus.EXCUSED,
        11: AttendanceStatus.ABSENT,
    }
    stem, tail = STEMS.split(), TAILS.split()
    return RosterRow(
        id=f"a{number}",
        number=number,
        role=role or AttendanceRole.MEMBER,
        name=f"{SURNAMES[number % 8]}예{'가나다라마바사'[number % 7]}",
        title=TITLES[number % 6],
        organization_id=None,
        organization=f"예시{stem[number % len(stem)]}{tail[number % len(tail)]}",
        person_id=None if number in (14, 15) else f"p{number}",
        status=marks.get(number, AttendanceStatus.PRESENT),
        proxy_name="박예시" if number == 6 else None,
        reason="해외 출장" if number == 9 else None,
        arrived_at=STARTS + timedelta(minutes=20) if number == 7 else None,
        left_at=STARTS + timedelta(minutes=110) if number == 8 else None,
        is_late=number == 7,
        left_early=number == 8,
        erased_on=None,
    )


def make_items() -> tuple[ItemRow, ...]:
    """A report, two matters discussed, of which one is put off, and a decision with its votes."""
    return (
        make_item(
            1,
            AgendaKind.REPORT,
            "2026년 제1차 수요조사 평가 결과",
            discussion="접수 38건 중 15건을 평가하여 4건 선정, 2건 예비선정\n"
            "- 예비선정 수요의 추가 선정 의견을 8월 14일까지 총괄 사무국에 제출하기로 함",
            outcome="평가 결과를 보고받고 이의 없음",
            planned_minutes=30,
            actual_minutes=35,
        ),
        make_item(
            2,
            AgendaKind.DISCUSSION,
            "과제 추진 점검: 주의·지연 과제",
            presenter_person="홍예시",
            discussion="주액·함침 과제는 정밀 밸브 납기 지연으로 설치 일정 8주 지연\n"
            "대체 협력사 2개사의 인증 시험을 예시충북테크노파크 시험 설비로 우선 지원할 필요\n"
            "양극재 소성 과제는 불량 영상 2만 장을 추가 학습하여 과검률 목표 달성 가능",
            outcome="지연 과제의 일정 변경계획을 다음 회의 전까지 서면으로 확인",
            planned_minutes=40,
            actual_minutes=55,
            links=(LinkRow("l1", LinkKind.DEMAND, "d7", "전극 코팅 두께 실시간 제어"),),
        ),
        make_item(
            3,
            AgendaKind.DISCUSSION,
            "단독 공급 품목 대응 방안",
            discussion="단독 공급 3개 품목의 대체 공급사 조사 범위에 이견",
            planned_minutes=40,
            actual_minutes=25,
            placement=Placement.NEXT,
            placement_reason="대체 공급사 조사 결과를 확인한 뒤 다시 논의",
        ),
        make_item(
            4,
            AgendaKind.DECISION,
            "2026년 하반기 운영계획(안)",
            outcome="원안 의결",
            decision_no="BAT-2026-의결-3",
            decision="2026년 하반기 운영계획을 원안대로 의결하고, 품질 데이터 공통 항목 24개를 "
            "제4차 회의부터 적용",
            votes=Votes(8, 1, 1),
            planned_minutes=20,
            actual_minutes=20,
        ),
    )


def make_item(number: int, kind: AgendaKind, title: str, **changes: Any) -> ItemRow:
    """A matter that the secretariat presents."""
    row = ItemRow(
        id=f"i{number}",
        number=number,
        kind=kind,
        title=title,
        presenter_id=None,
        presenter="예시전지연구원",
        presenter_person_id=None,
        presenter_person=None,
        planned_minutes=None,
        actual_minutes=None,
        chair_note="의장만 보는 메모",
        discussion=None,
        outcome=None,
        decision_no=None,
        decision=None,
        votes=Votes(),
        placement=Placement.DONE,
        placement_reason=None,
        carried_from_id=None,
        carried_from=None,
        taken_by_id=None,
        taken_by=None,
        links=(),
    )
    return replace(row, **changes)


def make_actions() -> tuple[ActionRow, ...]:
    """Three follow-ups, of which one is done."""
    return (
        make_action(1, "협력사 품질 데이터 연계 표준안 배포", "예시데이터진흥원", "남예시"),
        make_action(2, "지연 과제 일정 변경계획 제출", "예시다온테크", None),
        make_action(
            3,
            "하반기 운영계획 회람",
            "예시전지연구원",
            "김예시",
            status=ActionStatus.DONE,
            done_on=date(2026, 8, 5),
            outcome="회원 60개 기관에 배포",
        ),
    )


def make_action(
    number: int, title: str, body: str, person: str | None, **changes: Any
) -> ActionRow:
    """A follow-up of the meeting."""
    row = ActionRow(
        id=f"f{number}",
        number=number,
        title=title,
        meeting_id="m3",
        meeting=None,
        item_id=None,
        item=None,
        organization_id=None,
        organization=body,
        person_id=None,
        person=person,
        agreed_on=DAY,
        due_on=date(2026, 8, 31),
        status=ActionStatus.OPEN,
        done_on=None,
        outcome=None,
        age=None,
        late=0,
    )
    return replace(row, **changes)


def make_versions() -> tuple[MinutesRow, ...]:
    """Written, circulated, corrected and approved."""
    first = MinutesRow(
        "v1",
        1,
        MinutesState.CIRCULATED,
        date(2026, 7, 31),
        date(2026, 8, 3),
        None,
        None,
        None,
        None,
        None,
    )
    second = replace(
        first,
        id="v2",
        version=2,
        state=MinutesState.APPROVED,
        written_on=date(2026, 8, 6),
        circulated_on=date(2026, 8, 7),
        approved_on=date(2026, 10, 22),
        approved_in_id="m4",
        approved_in="2026년 제4차 이차전지 분과회의",
        changes="안건 2의 발언요지 한 줄 정정",
    )
    return (first, second)
