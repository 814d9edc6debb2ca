"""Division states in the shapes a paper must survive; all made-up bodies begin with 예시."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from typing import Any

from afm_desktop.domain.enums import (
    AgendaKind,
    Confidentiality,
    DemandStatus,
    IssueState,
    LinkKind,
    MemberRole,
    ProjectSignal,
    SizeClass,
)
from afm_desktop.services.status import (
    AgendaRow,
    AnchorRow,
    AttendanceRow,
    DirectoryRow,
    DivisionStatus,
    EventRow,
    IssueRow,
    MeetingOverview,
    MeetingReference,
    MemberChange,
    MemberCount,
    Members,
    OpenAction,
    PlanRow,
    RegionCount,
    SignalChange,
    SinceLastMeeting,
    SizeChange,
)
from afm_desktop.services.status_demands import (
    Cost,
    DemandRow,
    FunnelStage,
    KpiRow,
    ProjectCost,
    ProjectRow,
    RoundStatus,
    Stage,
    StageLeaving,
)
from afm_desktop.services.status_supply import (
    AnchorSupply,
    SoleItem,
    SupplyStatus,
)
from afm_desktop.services.supply_chain.chains import described
from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink

AS_OF = date(2026, 7, 22)
MILLION = 1_000_000
AREAS = {
    "서울": "수도권", "인천": "수도권", "경기": "수도권",
    "대전": "충청권", "세종": "충청권", "충북": "충청권", "충남": "충청권",
    "부산": "영남권", "대구": "영남권", "울산": "영남권", "경북": "영남권", "경남": "영남권",
    "광주": "호남권", "전북": "호남권", "전남": "호남권",
    "강원": "강원·제주", "제주": "강원·제주",
}  # fmt: skip
SPREAD = "충북 경북 경기 충남 충북 울산 경북 전북 충북 경기 대구 대전 충북 경북 부산 서울 경기"
STEMS = (
    "가람 가온 겨레 고운 나래 누리 노을 다온 다솜 도담 라온 로하 마루 모아 미르 바름 보람 빛솔 "
    "새솔 샛별 소담 슬기 아라 아람 여울 온새 윤슬 이든 자람 재우 차오름 초롱 큰솔 토담 푸름 하늬"
)
TAILS = "정밀 소재 테크 화학 기전 시스템 머티리얼 로보틱스 데이터 케미칼 광학"
PRODUCTS = (
    "전극 코터 부품",
    "분리막 원단",
    "전해액 주액 설비",
    "비전 검사 장치",
    "공정 데이터 수집",
)
TITLES = (
    "전극 코팅 두께 실시간 자율 제어",
    "슬러리 점도 예측·자동 보정",
    "권취 공정 사행 자율 보정",
    "노칭 버(burr) 비전 검사 자율화",
    "스태킹 정렬 오차 자율 보정",
    "전해액 주액량 예측 제어",
    "화성 충방전 조건 최적화",
    "파우치 실링 품질 예측",
    "셀 외관 검사 AI 통합 플랫폼",
    "불량 이력 기반 공정 조건 추천과 협력사 품질 데이터 연계",
)
STATUSES = (
    DemandStatus.SELECTED,
    DemandStatus.RESERVED,
    DemandStatus.NOT_SELECTED,
    DemandStatus.SELECTED,
    DemandStatus.NOT_SELECTED,
    DemandStatus.INELIGIBLE,
    DemandStatus.NOT_SELECTED,
    DemandStatus.MERGED,
    DemandStatus.RESERVED,
    DemandStatus.WITHDRAWN,
)


def make_status(*, members: int = 60, demands: int = 20, **changes: Any) -> DivisionStatus:
    """A division in the middle of its year; any field may be given instead."""
    directory = make_directory(members)
    status = DivisionStatus(
        division="이차전지",
        structure="AI 자율제조 얼라이언스",
        secretariat="예시전지연구원",
        is_secretariat_inferred=False,
        issuer="예시 총괄 사무국",
        as_of=AS_OF,
        learned_on=None,
        is_demonstration=True,
        confidentiality=Confidentiality.DIVISION,
        control_number=None,
        meeting=make_meeting(),
        events=make_events(),
        last_meeting=MeetingReference("제2차 분과회의", date(2026, 5, 20)),
        since=make_since(),
        members=make_members(directory),
        demands=make_round(demands),
        projects=make_projects(),
        supply=make_supply(),
        issues=make_issues(),
        plans=make_plans(),
        directory=directory,
        attendance=make_attendance(),
        narratives=(),
    )
    return replace(status, **changes)


def make_empty() -> DivisionStatus:
    """A division just opened, with nothing in it."""
    return make_status(
        members=0,
        demands=0,
        secretariat=None,
        meeting=None,
        events=(),
        last_meeting=None,
        since=None,
        projects=(),
        supply=SupplyStatus((), 0, 0, 0, Chain(AS_OF, (), (), (0,)), ()),
        issues=(),
        plans=(),
        attendance=(),
    )


def make_directory(count: int) -> tuple[DirectoryRow, ...]:
    """Anchors, members, the secretariat and supporters, ordered by role."""
    rows = []
    for index in range(count):
        role, size = _seat(index, count)
        rows.append(
            DirectoryRow(
                name=_name(index),
                role=role,
                size=size,
                region=_pick(SPREAD, index),
                product=PRODUCTS[index % len(PRODUCTS)],
                joined_on=date(2024 + index % 3, (7, 2, 5)[index % 3], 22 - index % 9),
                is_inferred=index == 1,
            )
        )
    order = list(MemberRole)
    return tuple(sorted(rows, key=lambda row: (order.index(row.role), row.name)))


def make_members(directory: Sequence[DirectoryRow]) -> Members:
    """The counts of a directory."""
    seats = Counter((row.size, row.role) for row in directory)
    places = Counter(row.region for row in directory)
    changed = (SizeChange(SizeClass.MEDIUM, 4), SizeChange(SizeClass.SMALL, -1))
    return Members(
        counts=tuple(MemberCount(size, role, count) for (size, role), count in seats.items()),
        regions=tuple(RegionCount(name, area, places[name]) for name, area in AREAS.items()),
        unplaced=places[None],
        anchors=tuple(
            AnchorRow(row.name, row.is_inferred)
            for row in directory
            if row.role is MemberRole.ANCHOR
        ),
        joined=tuple(
            MemberChange(f"예시{stem}정밀", date(2026, 6, 1), None) for stem in STEMS.split()[:4]
        )
        if len(directory) > 10
        else (),
        left=(MemberChange("예시옛터소재", date(2026, 6, 30), "이차전지 사업 정리"),)
        if len(directory) > 10
        else (),
        changes=changed if len(directory) > 10 else (),
    )


def make_round(count: int) -> RoundStatus:
    """A round whose stages agree with its list."""
    rows = make_demands(count)
    left_early = (DemandStatus.MERGED, DemandStatus.WITHDRAWN)
    reviewed = [row for row in rows if row.status not in left_early]
    judged = [row for row in reviewed if row.status is not DemandStatus.INELIGIBLE]
    chosen = [row for row in judged if row.status is DemandStatus.SELECTED]
    return RoundStatus(
        name="2026년 제1차 수요조사",
        opens_on=date(2026, 3, 16),
        closes_on=date(2026, 4, 17),
        stages=(
            _stage(Stage.RECEIVED, rows, rows, left_early),
            _stage(Stage.REVIEWED, reviewed, rows, (DemandStatus.INELIGIBLE,)),
            _stage(
                Stage.EVALUATED, judged, rows, (DemandStatus.RESERVED, DemandStatus.NOT_SELECTED)
            ),
            _stage(Stage.SELECTED, chosen, rows, ()),
        ),
        demands=rows,
        kpis=tuple(
            KpiRow(row.intake_no or "", row.title, indicator, unit, Decimal(base), Decimal(target))
            for row in chosen[:3]
            for indicator, unit, base, target in (
                ("두께 편차(3σ)", "㎛", "3.2", "1.5"),
                ("설비종합효율", "%", "71", "85.5"),
            )
        ),
    )


def make_demands(count: int) -> tuple[DemandRow, ...]:
    """Demands of many states, costs in whole millions."""
    rows = []
    for index in range(count):
        national = (900 + 370 * (index % 13)) * MILLION
        province, city = (180 + 20 * (index % 5)) * MILLION, (index % 3) * 45 * MILLION
        cash, kind = (500 + 110 * (index % 7)) * MILLION, (index % 4) * 130 * MILLION
        total = national + province + city + cash + kind
        rows.append(
            DemandRow(
                intake_no=f"BAT-2026-{index + 1:03d}",
                title=TITLES[index % len(TITLES)],
                applicant=_name(4 + index % 30),
                status=STATUSES[index % len(STATUSES)],
                cost=Cost(total, national, province, city, cash, kind),
            )
        )
    return tuple(rows)


def make_projects() -> tuple[ProjectRow, ...]:
    """Projects of which not everything is public."""
    return (
        ProjectRow(
            "전극 건조·압연 자율 운전", "예시가온정밀", "충북", 2024, 2027,
            ProjectCost(6_350 * MILLION, 3_000 * MILLION, 900 * MILLION, 2_450 * MILLION),
            ProjectSignal.NORMAL, None, False, "https://www.example.kr/news/1",
        ),
        ProjectRow(
            "양극재 소성 품질 예측·보정", "예시새솔머티리얼", "경북", 2024, 2027,
            ProjectCost(6_360 * MILLION, None, None, None),
            ProjectSignal.CAUTION, "검사 과검률 목표 미달, 불량 영상 2만 장 추가 학습", True,
            "https://news.example.com/2",
        ),
        ProjectRow(
            "주액·함침 조건 최적화", "예시다온테크", "울산", 2025, 2027,
            ProjectCost(None, None, None, None),
            ProjectSignal.DELAYED, "정밀 밸브 납기 지연으로 설치 일정 8주 지연", False, None,
        ),
    )  # fmt: skip


def make_supply(suppliers: int = 30) -> SupplyStatus:
    """Three anchors with two drawn tiers and a few of the third."""
    anchors = [ChainBody(f"a{i}", f"예시앵커{i + 1}전지", 0) for i in range(3)]
    first = [ChainBody(f"f{i}", _name(i), 1) for i in range(suppliers // 2)]
    second = [ChainBody(f"s{i}", _name(i + 40), 2) for i in range(suppliers - len(first))]
    links = [
        _link(body, f"a{i % 3}", PRODUCTS[i % 5], (90 - i) * MILLION, i in (2, 6))
        for i, body in enumerate(first)
    ]
    links += [_link(first[0], "a1", "비전 검사 장치", 5 * MILLION, False)] if first else []
    links += [
        _link(body, f"f{i % len(first)}", PRODUCTS[(i + 2) % 5], None, i == 3)
        for i, body in enumerate(second)
    ]
    counts = [
        AnchorSupply(body.name, len(first) // 3 + (i == 1), len(second) // 3, i, 1 + (i == 0))
        for i, body in enumerate(anchors)
    ]
    soles = [
        SoleItem(
            "전해액 주액 설비", first[2].name, 1, (anchors[2].name,), "후보 2개, 인증 시험 전"
        ),
        SoleItem("분리막 원단", first[6].name, 1, (anchors[0].name,), None),
        SoleItem("전극 코터 부품", second[3].name, 2, (anchors[0].name,), "국외 업체 조사"),
    ]
    bodies = (*anchors, *first, *second)
    tiers = {body.id: body.tier for body in bodies}
    known = {body.id: body for body in bodies}
    third = 2
    chain = Chain(
        AS_OF,
        tuple(described(known, tiers, (), links)),
        tuple(links),
        (len(anchors), len(first), len(second), third),
    )
    return SupplyStatus(tuple(counts), len(first), len(second), third, chain, tuple(soles))


def _link(
    supplier: ChainBody, buyer: str, item: str, yearly_won: int | None, is_sole: bool
) -> ChainLink:
    kind = list(LinkKind)[PRODUCTS.index(item) % len(LinkKind)] if item in PRODUCTS else None
    return ChainLink(
        f"{supplier.id}>{buyer}", supplier.id, buyer, item, kind, None, yearly_won, is_sole
    )


def make_meeting() -> MeetingOverview:
    """A meeting with four items on its agenda."""
    return MeetingOverview(
        title="2026년 제3차 이차전지 분과회의",
        name="제3차 분과회의",
        purpose="수요 평가 결과 공유, 지연 과제와 단독 공급 대응 방안 논의, 하반기 운영계획 의결",
        held_on=date(2026, 7, 30),
        starts=time(14, 0),
        ends=time(16, 30),
        place="예시전지연구원 본관 3층 대회의실(충북 청주)",
        chair="강예시",
        anchors=4,
        participants=15,
        observers=2,
        agenda=(
            AgendaRow("2026년 제1차 수요조사 평가 결과", AgendaKind.REPORT, "간사기관", 30),
            AgendaRow("과제 추진 점검: 주의·지연 과제", AgendaKind.DISCUSSION, "주관기관", 40),
            AgendaRow("단독 공급 품목 대응 방안", AgendaKind.DISCUSSION, "간사기관", 40),
            AgendaRow("2026년 하반기 운영계획(안)", AgendaKind.DECISION, "분과위원장", 20),
        ),
    )


def make_events() -> tuple[EventRow, ...]:
    """The course of events so far."""
    return (
        EventRow(date(2024, 7, 22), "AI 자율제조 얼라이언스 출범(12개 분과, 153개 기업·기관)"),
        EventRow(date(2024, 10, 28), "2024년 선도프로젝트 26개 선정"),
        EventRow(date(2025, 9, 16), "2025년 과제 3개 착수, 분과 데이터 공유 범위 합의"),
        EventRow(date(2026, 3, 12), "제1차 분과회의: 2026년 수요조사 계획 의결"),
        EventRow(date(2026, 5, 20), "제2차 분과회의: 접수 수요 검토, 보완 요청 7건 확정"),
    )


def make_since() -> SinceLastMeeting:
    """What has changed since the last meeting."""
    return SinceLastMeeting(
        received=0,
        supplements_requested=7,
        supplements_settled=6,
        merged=2,
        withdrawn=2,
        selected=4,
        signals=(
            SignalChange(
                "주액·함침 조건 최적화",
                ProjectSignal.CAUTION,
                ProjectSignal.DELAYED,
                "정밀 밸브 납기 지연(8주)으로 설비 설치 지연",
            ),
        ),
        actions=6,
        actions_done=5,
        open_actions=(
            OpenAction("협력사 품질 데이터 연계 표준안", "예시데이터진흥원", date(2026, 8, 31)),
        ),
    )


def make_issues() -> tuple[IssueRow, ...]:
    """Two issues with what is asked for."""
    return (
        IssueRow(
            "정밀 밸브 단독 공급으로 주액·함침 과제 지연",
            (
                "2차 협력사 예시이든밸브 1개사에서만 공급되어 납기 8주 지연이 과제 전체에 파급",
                "같은 규격을 생산하는 국내 기업 2개사가 있으나 인증 시험(약 10주) 미실시",
            ),
            "대체 협력사 인증 시험을 예시충북테크노파크 시험 설비로 우선 지원",
            "총괄 사무국",
            date(2026, 8, 14),
            IssueState.TO_DECIDE,
        ),
        IssueRow(
            "협력사 품질 데이터의 공유 범위",
            ("앵커기업마다 요구 항목이 달라 같은 자료를 두 번 이상 제출하는 협력사 11개사",),
            "공통 항목 24개를 분과 표준으로 의결하고 제4차 회의부터 적용",
            None,
            None,
            None,
        ),
    )


def make_plans() -> tuple[PlanRow, ...]:
    """What lies ahead."""
    return (
        PlanRow(date(2026, 7, 30), "제3차 분과회의", "간사기관", "하반기 운영계획 의결"),
        PlanRow(
            date(2026, 8, 14), "예비선정 수요 추가 선정 의견 제출", "간사기관", "총괄 사무국 협의"
        ),
        PlanRow(date(2026, 8, 28), "주의·지연 과제 현장점검(2개)", "간사기관, 주관기관", None),
        PlanRow(date(2026, 10, 22), "제4차 분과회의", "간사기관", "품질 데이터 공통 항목 적용"),
        PlanRow(date(2026, 12, 11), "2026년 성과지표 연말 점검", "주관기관", "증빙 제출"),
    )


def make_attendance(count: int = 15) -> tuple[AttendanceRow, ...]:
    """People invited to the meeting."""
    titles = "책임 수석 팀장 부장 대표이사 연구소장"
    return tuple(
        AttendanceRow(_name(i), _pick(titles, i), f"{'강김나도류마'[i % 6]}예시", None)
        for i in range(count)
    )


def _seat(index: int, count: int) -> tuple[MemberRole, SizeClass]:
    if index < min(4, count):
        return MemberRole.ANCHOR, SizeClass.LARGE
    tail = count - index
    if count > 12 and tail <= 8:
        role = MemberRole.SUPPORT if tail > 3 else MemberRole.ADVISER
        return (MemberRole.SECRETARIAT if tail == 8 else role), SizeClass.NONE
    sizes = (SizeClass.MIDDLE, SizeClass.MEDIUM, SizeClass.MEDIUM, SizeClass.SMALL)
    return MemberRole.MEMBER, sizes[index % 4]


def _pick(words: str, index: int) -> str:
    found = words.split()
    return found[index % len(found)]


def _name(index: int) -> str:
    repeat = index // 396  # 36 stems with 11 tails
    plant = f" {repeat + 1}공장" if repeat else ""
    return f"예시{_pick(STEMS, index)}{_pick(TAILS, index)}{plant}"


def _stage(
    stage: Stage,
    rows: Sequence[DemandRow],
    everyone: Sequence[DemandRow],
    left: Sequence[DemandStatus],
) -> FunnelStage:
    return FunnelStage(
        stage,
        len(rows),
        sum(row.cost.total or 0 for row in rows),
        tuple(
            StageLeaving(status, sum(row.status is status for row in everyone)) for status in left
        ),
    )
