"""The Korean of 현황판."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from afm_desktop.domain.dates import KOREA, day_words, weekday_words
from afm_desktop.domain.enums import StructureView
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.meeting_lacks import lack_words
from afm_desktop.domain.money import MoneyUnit, amount, money
from afm_desktop.domain.words import word
from afm_desktop.services.dashboard_rows import (
    AllianceLine,
    CountLine,
    DashboardRows,
    DatedLine,
    Section,
    SectionKind,
    StructureFigures,
    TargetLine,
    Todo,
    TodoKind,
)
from afm_desktop.services.lists.gestures import GestureRow
from afm_desktop.services.status_demands import Stage
from afm_desktop.ui.labels import screens

TITLE = screens.DASHBOARD
AS_OF = "기준일 {day}"
REPORT = "분과 현황 보고"

TODOS = "할 일"
NOTHING_TO_DO = "기다리는 일이 없습니다."
OPEN = "열기"
BOOK = "회의자료 묶음"
MORE_TODOS = "나머지 {count}개 보기"
PAST = "{days}일 경과"
LACKS = "빠진 것: {words}"

TARGETS = "목표 대비 실적"
TARGETS_NOTE = "세로선은 올해 계획"
NO_TARGET = "목표 미설정"
SET_TARGET = "목표 등록"
NOT_MEASURED = "실적 없음"
COUNTED = "집계"
ALL_TARGETS = "목표 전체 {count}개"

FUNNEL = "수요 흐름"
FUNNEL_NOTE = "{round} 접수 수요(통합·철회 포함) · 건수와 총사업비, 앞 단계 대비 비율"
NO_ROUND = "아직 접수된 수요가 없습니다."

DIVISIONS = "분과별"
ONE_DIVISION = "분과 현황"
DIVISIONS_NOTE = "수요·총사업비는 반려·통합·철회 포함 · 숫자를 누르면 목록이 열립니다"
TOTAL = "합계(중복 제외)"
STRUCTURE = "체계"
FORMER_NOTE = "이전 체계 ‘{name}’의 마지막 날({day}) 기준"
MAPPED_NOTE = "이전 체계의 {day} 수치를 새 분과로 셈(나뉜 분과는 기업·기관마다 정한 대로)"
UNPLACED = "새 분과가 없어 합계에만 있는 {counted}"
STAYS_BEHIND = "오늘의 분과에 속하지 않아 합계에만 있는 {counted}"
OVERLAP = "두 분과 이상에 참여하여 한 번만 센 회원 {members}"
OVERLAP_ANCHORS = ", 앵커기업 {anchors}"

SECTIONS: Mapping[SectionKind, tuple[str, str, str]] = {
    SectionKind.SIZES: ("회원 구성", "개", "등록된 회원이 없습니다."),
    SectionKind.MEETINGS: ("예정 회의", "건", "예정된 회의가 없습니다."),
    SectionKind.ISSUES: ("처리 중인 쟁점·건의", "건", "처리 중인 쟁점·건의가 없습니다."),
    SectionKind.DECISIONS: ("최근 의결사항", "건", "의결한 안건이 없습니다."),
    SectionKind.ACTIONS: ("진행 중인 후속조치", "건", "진행 중인 후속조치가 없습니다."),
    SectionKind.DEMANDS: ("우리 수요", "건", "작성한 수요가 없습니다."),
    SectionKind.SUPPLIERS: ("우리 조달처", "건", "등록된 조달처가 없습니다."),
}
"""Of each section its title, its counter and what is said where it is empty."""
ALL_OF_SECTION = "전체 {count:,}{counter}"
UNKNOWN = "미확인"

CHANGES = "최근 변경"
ALL_CHANGES = "이력 전체"
NO_CHANGES = "아직 변경이 없습니다."
UNDONE = "되돌림"

EMPTY = "아직 자료가 없습니다"
EMPTY_WHY = "회원(기업·기관)과 수요를 등록하면 분과의 현황과 할 일이 여기에 모입니다."
EMPTY_FIRM = "수요와 조달처를 등록하면 우리 회사의 현황과 할 일이 여기에 모입니다."
OPEN_DEMANDS = "수요 작성 시작"
EMPTY_NOTE = "예시 자료는 따로 있는 파일이라 내 자료와 섞이지 않습니다."
OPEN_MEMBERS = "회원 등록 시작"
OPEN_DEMO = "예시 자료로 둘러보기"
FAILED = "현황을 읽지 못했습니다"
READ_AGAIN = "다시 읽기"
NO_REPORTS = "이 역할에는 보고서 화면이 없습니다."

TODO_WORDS: Mapping[TodoKind, tuple[str, str]] = {
    TodoKind.SUPPLEMENTS: ("보완 중인 수요", "건"),
    TodoKind.FORMS_LATE: ("제출 기한이 지난 양식", "건"),
    TodoKind.SUPPLEMENTS_LATE: ("보완 기한이 지난 양식", "건"),
    TodoKind.SUBMITTED: ("접수를 기다리는 수요", "건"),
    TodoKind.RECEIVED: ("검토를 시작하지 않은 수요", "건"),
    TodoKind.ISSUES_OVERDUE: ("기한이 지난 쟁점·건의", "건"),
    TodoKind.ISSUES_OPEN: ("처리 중인 쟁점·건의", "건"),
    TodoKind.PROJECTS_DELAYED: ("주의·지연 선도프로젝트", "건"),
    TodoKind.ACTIONS_OVERDUE: ("기한이 지난 후속조치", "건"),
    TodoKind.MEETINGS_WITHOUT_AGENDA: ("안건이 없는 예정 회의", "건"),
    TodoKind.MEETINGS_UNSETTLED: ("회의일이 지났으나 종료 처리하지 않은 회의", "건"),
    TodoKind.PEOPLE_EXPIRED: ("보유 기한이 지난 담당자", "명"),
    TodoKind.MEMBERS_WITHOUT_PEOPLE: ("담당자가 없는 회원", "개"),
    TodoKind.DRAFTS: ("제출하지 않은 수요", "건"),
    TodoKind.SOLE_SOURCES: ("단독 공급에 기대는 품목", "건"),
    TodoKind.PEOPLE_UNCONFIRMED: ("확인하지 않은 담당자", "명"),
}
STAGES: Mapping[Stage, str] = {
    Stage.RECEIVED: "접수",
    Stage.REVIEWED: "검토 통과",
    Stage.EVALUATED: "평가",
    Stage.SELECTED: "선정",
}
COLUMNS: Mapping[str, tuple[str, str]] = {
    "division": ("분과", ""),
    "members": ("회원", ""),
    "anchors": ("앵커기업", ""),
    "demands": ("수요", ""),
    "selected": ("선정", ""),
    "projects": ("선도프로젝트", ""),
    "total_won": ("총사업비", "억원"),
    "next_meeting": ("다음 회의", ""),
}
"""Title and unit of the columns of 분과별."""


def as_of(structure: str | None, day: date) -> str:
    """What the header says: the structure and the day the figures hold on."""
    told = AS_OF.format(day=day_words(day))
    return f"{told} · {structure}" if structure else told


def todo_text(todo: Todo) -> str:
    """What waits."""
    if todo.kind is TodoKind.NEXT_MEETING:
        day = f"{weekday_words(todo.on)} " if todo.on else ""
        return f"{day}{todo.text}"
    return TODO_WORDS[todo.kind][0]


def todo_count(todo: Todo) -> str:
    """How many wait; nothing where only one is meant."""
    if todo.kind is TodoKind.NEXT_MEETING:
        return ""
    return f"{todo.count:,}{TODO_WORDS[todo.kind][1]}"


def todo_lacks(todo: Todo) -> str:
    """All that is missing before it."""
    words = ", ".join(lack_words(one.lack, one.count) for one in todo.lacks)
    return LACKS.format(words=words) if words else ""


def todo_note(todo: Todo, today: date) -> str:
    """How long the oldest has waited, or how many days are left."""
    if todo.on is None:
        return ""
    days = (today - todo.on).days
    if todo.kind is TodoKind.NEXT_MEETING:
        return f"D-{-days}" if days < 0 else "D-day"
    return PAST.format(days=days) if days > 0 else ""


def section_note(section: Section) -> str:
    """How many there are in all."""
    counter = SECTIONS[section.kind][1]
    return ALL_OF_SECTION.format(count=section.count, counter=counter)


def value_words(line: CountLine) -> str:
    """What a count is of."""
    return word(line.shown) if isinstance(line.shown, StrEnum) else UNKNOWN


def count_told(section: Section, line: CountLine) -> str:
    """A count as it is read out."""
    return f"{value_words(line)} {line.count:,}{SECTIONS[section.kind][1]}"


def dated_day(line: DatedLine) -> str:
    """The day of a line; empty where there is none."""
    return weekday_words(line.on) if line.on else ""


def dated_note(section: Section, line: DatedLine, today: date) -> str:
    """How many days are left or past, or else the state."""
    state = word(line.state) if isinstance(line.state, StrEnum) else ""
    if section.kind is SectionKind.DECISIONS:
        return str(line.state or "")
    if line.on is None:
        return state
    days = (line.on - today).days
    if days < 0:
        return PAST.format(days=-days)
    if section.kind is SectionKind.MEETINGS:
        return f"D-{days}" if days else "D-day"
    return state


def waiting(count: int) -> str:
    """The counter of the screen as it is read out."""
    return f"{TODOS} {count}개"


def figure(value: Decimal, unit: str | None) -> str:
    """A value with its unit, amounts as people say them: `2조 5,000억원`, `200개`."""
    unit = unit or ""
    for said, won in (("억원", 10**8), ("조원", 10**12)):
        if unit.startswith(said):
            return money(int(value * won)) + unit.removeprefix(said)
    return number(value) + unit


def number(value: Decimal) -> str:
    """A number without needless places."""
    return f"{value:,f}".rstrip("0").rstrip(".") if value % 1 else f"{value:,.0f}"


def measured(line: TargetLine) -> str:
    """What was measured last; its unit stands with the target when both have the same."""
    if line.measured is None:
        return NOT_MEASURED
    unit = line.unit or ""
    return figure(line.measured, unit) if unit[:2] in ("억원", "조원") else number(line.measured)


def aimed(line: TargetLine) -> str:
    """The target behind the stroke."""
    return f"/ {figure(line.target, line.unit)}" if line.target is not None else ""


def percent(share: Decimal | None) -> str:
    """`63%`, or nothing to say."""
    return "—" if share is None else f"{round(share * 100)}%"


def due(line: TargetLine) -> str:
    """Until when."""
    return f"{line.due_year}년" if line.due_year else ""


def target_told(line: TargetLine) -> str:
    """A target as it is read out."""
    parts = [line.name, *([COUNTED] if line.counted else []), measured(line), aimed(line)]
    if line.reached is not None:
        parts.append(percent(line.reached))
    if line.planned is not None:
        parts.append(f"올해 계획 {figure(line.planned, line.unit)}")
    return ", ".join([*parts, due(line)]).rstrip(", ")


def cost(won: int) -> str:
    """What demands of a stage cost together."""
    return f"{amount(won, MoneyUnit.HUNDRED_MILLION)}억원"


def stage_told(stage: Stage, count: int, won: int, share: str) -> str:
    """A stage as it is read out."""
    before = f", 앞 단계의 {share}" if share else ""
    return f"{STAGES[stage]} {count:,}건, 총사업비 {cost(won)}{before}"


def overlap(total: AllianceLine) -> str:
    """Why the columns do not add up; nothing when they do."""
    if not total.members_overlap:
        return ""
    told = OVERLAP.format(members=total.members_overlap)
    anchors = total.anchors_overlap
    return told + (OVERLAP_ANCHORS.format(anchors=anchors) if anchors else "")


def counted_note(figures: StructureFigures) -> str:
    """Of which day the figures of the structure before are, and how they are counted."""
    day = day_words(figures.last_day)
    if figures.view is StructureView.MAPPED:
        return MAPPED_NOTE.format(day=day)
    return FORMER_NOTE.format(name=figures.structure, day=day)


def total_alone(rows: DashboardRows) -> str:
    """What is in the total and in no line; nothing when there is none."""
    figures = rows.figures
    if figures is None:
        words, (demands, projects), members = STAYS_BEHIND, rows.stays_behind, 0
        if not rows.has_former:
            return ""
    else:
        words, members = UNPLACED, figures.unplaced_members
        demands, projects = figures.unplaced_demands, figures.unplaced_projects
    counts = (("회원", members, "개"), ("수요", demands, "건"), ("선도프로젝트", projects, "건"))
    told = [f"{name} {count:,}{counter}" for name, count, counter in counts if count > 0]
    return words.format(counted=", ".join(told)) if told else ""


def change_told(gesture: GestureRow) -> str:
    """The day of a change, and how much it touched."""
    day = day_words(gesture.at.astimezone(KOREA).date())
    parts = [day, f"자료 {gesture.records:,}건"]
    if gesture.kind is not GestureKind.EDIT:
        parts.append(word(gesture.kind))
    if gesture.is_undone:
        parts.append(UNDONE)
    return " · ".join(parts)
