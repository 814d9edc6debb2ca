"""The words of 회의자료 묶음."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import ActionStatus, MinutesState
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.reports.book_options import Audience
from afm_desktop.services.book.facts import BookDifference, Figure
from afm_desktop.services.book.kinds import BookSection
from afm_desktop.services.book.model import Became, MinutedMatter, Subject

TITLE = "회의자료"
CHAIR = "의장용"
CHAPTERS: Mapping[BookSection, str] = {
    BookSection.OVERVIEW: "회의개요와 안건",
    BookSection.LAST: "지난 회의록 요지",
    BookSection.CHANGES: "지난 회의 이후 변동사항",
    BookSection.PROGRESS: "추진경과",
    BookSection.MEMBERS: "분과 현황",
    BookSection.DEMANDS: "수요 접수·검토 현황",
    BookSection.DEMAND_LIST: "수요과제 목록",
    BookSection.DEMAND_CARDS: "안건 관련 수요 상세",
    BookSection.PROJECTS: "과제 추진 현황",
    BookSection.PROJECT_CARDS: "과제별 현황",
    BookSection.TARGETS: "목표 대비 실적",
    BookSection.SUPPLY: "공급망 현황",
    BookSection.ISSUES: "쟁점·건의",
    BookSection.ACTIONS: "후속조치",
    BookSection.PLANS: "향후계획",
    BookSection.FILES: "붙임 자료",
    BookSection.SIGN_IN: "참석자 명부",
}
AUDIENCES: Mapping[Audience, str] = {
    Audience.DIVISION: "분과 구성원",
    Audience.PARTIES: "당사자와 간사",
    Audience.ALLIANCE: "얼라이언스 회원",
}
SUBJECTS: Mapping[Subject, str] = {
    Subject.MEMBERS: "회원",
    Subject.LINKS: "공급관계",
    Subject.DEMANDS: "수요",
    Subject.PROJECTS: "과제",
    Subject.TARGETS: "성과지표",
}
COUNTERS: Mapping[Subject, str] = {
    Subject.MEMBERS: "개",
    Subject.LINKS: "건",
    Subject.DEMANDS: "건",
    Subject.PROJECTS: "건",
    Subject.TARGETS: "건",
}
BECAME: Mapping[Became, str] = {
    Became.JOINED: "가입",
    Became.LEFT: "탈퇴",
    Became.STARTED: "신규",
    Became.ENDED: "종료",
    Became.ALTERED: "변경",
    Became.MOVED: "단계 이동",
    Became.MEASURED: "실적 등록",
}
FIGURES: Mapping[Figure, tuple[str, str]] = {
    Figure.MEMBERS: ("회원", "개"),
    Figure.DEMANDS: ("접수 수요", "건"),
    Figure.SELECTED: ("선정 수요", "건"),
    Figure.PROJECTS: ("과제", "개"),
    Figure.SUPPLIERS: ("협력사", "개사"),
    Figure.ACTIONS: ("진행 중 후속조치", "건"),
    Figure.GUESTS: ("초청 인원", "명"),
}
OPTIONS: Mapping[str, str] = {
    "cover": "표지",
    "contents": "차례",
    "approval": "결재란",
    "audience": "배포 대상",
    "chair": CHAIR,
    "large": "큰 글자",
    "omit-empty": "자료 없는 항목 생략",
    "sections": "항목과 순서",
    "blank-rows": "명부 빈 줄",
    "recipient": "수신처",
    "logo": "표지 로고",
}

AGENDA, KIND, MATTER, PRESENTER, MINUTES, CLOCK = (
    "안건", "구분", "안건", "발표", "소요(분)", "시각",
)  # fmt: skip
GIST, DECISION, RESULT = "논의 요지", "결정사항", "처리"
DATE, WHAT, BEFORE, AFTER, WHY = "일자", "변동 내용", "변경 전", "변경 후", "비고"
ACTION, OWNER, AGREED, DUE, AGE, STATE = (
    "후속조치", "담당", "결정일", "기한", "경과", "상태",
)  # fmt: skip
INDICATOR, UNIT, BASE, PLANNED, MEASURED, REACHED = (
    "성과지표", "단위", "기준값", "올해 계획", "실적", "달성률(%)",
)  # fmt: skip
SCOPE, ALLIANCE = "범위", "얼라이언스"
CARRIED = "(이월)"
AGENDA_TABLE, LAST_TABLE = "상정 안건", "지난 회의 안건과 결과"
CHANGE_TABLE, ACTION_TABLE, TARGET_TABLE = "변동 건수", "진행 중인 후속조치", "지표별 목표와 실적"
DIVISION_TABLE = "분과별 현황"
FILE_TABLE, FILE_NAME, FILE_PAGES, FILE_START = "붙임 자료 목록", "자료명", "분량", "시작 쪽"
NOTE_DIVISIONS = "분과별로 집계한 수의 합으로, 여러 분과에 속하는 기업·기관과 협력사는 거듭 집계"
NOTE_LATE = "‘경과’는 결정일부터 기준일까지의 일수, ‘지연’은 기한을 넘긴 일수"
DATA_NAME = "회의자료-표.xlsx"

NOTHING: Mapping[BookSection, str] = {
    BookSection.OVERVIEW: "등록된 안건이 없음",
    BookSection.LAST: "종료된 지난 회의가 없음",
    BookSection.CHANGES: "지난 회의 이후 변동사항이 없음",
    BookSection.DEMAND_LIST: "접수된 수요가 없음",
    BookSection.DEMAND_CARDS: "안건에 연결된 수요가 없음",
    BookSection.PROJECT_CARDS: "추진 중인 선도 프로젝트가 없음",
    BookSection.TARGETS: "목표값이 등록된 성과지표가 없음",
    BookSection.ACTIONS: "진행 중인 후속조치가 없음",
    BookSection.FILES: "회의에 붙인 자료가 없음",
}
NO_LAST = "비교할 지난 회의가 없음"


def absent(what: str, day: date) -> str:
    """`해당 없음: …(2026. 7. 22. 기준)`."""
    return f"해당 없음: {what}({day_words(day)} 기준)"


def agenda_head(count: int, decisions: int, minutes: int, overrun: int) -> str:
    """`안건 4건(의결 1건), 예정 110분`, and by how much it is too long."""
    decided = f"(의결 {decisions:,}건)" if decisions else ""
    planned = f", 예정 {minutes:,}분" if minutes else ""
    late = f", 회의 시간보다 {overrun:,}분 초과" if overrun else ""
    return f"안건 {count:,}건{decided}{planned}{late}"


def overrun_note(meeting: int, overrun: int) -> str:
    """What is to be done about it."""
    return f"회의 시간 {meeting:,}분을 {overrun:,}분 초과하여 안건 조정 또는 종료 시각 변경 필요"


def last_head(name: str, on: date, decisions: int, matters: int) -> str:
    """`제2차 분과회의(2026. 5. 20.): 안건 3건, 결정 1건`."""
    decided = f", 결정 {decisions:,}건" if decisions else ", 결정사항 없음"
    return f"{name}({day_words(on)}): 안건 {matters:,}건{decided}"


def quorum_words(needed: int) -> str:
    """`(의결 정족수) 8명 이상 참석`."""
    return f"(의결 정족수) {needed:,}명 이상 참석"


def minutes_words(state: MinutesState | None, version: int) -> str:
    """`(회의록) 2판, 승인`."""
    return f"(회의록) {version:,}판, {word(state)}" if state else "(회의록) 작성된 회의록 없음"


def votes(matter: MinutedMatter) -> str:
    """`찬성 12, 반대 1, 기권 0`."""
    if matter.votes is None:
        return ""
    return "찬성 {:,}, 반대 {:,}, 기권 {:,}".format(*matter.votes)


def since_head(name: str, on: date, said: str) -> str:
    """`제2차 분과회의(2026. 5. 20.) 이후 회원 4개, 수요 22건 변동`."""
    return f"{name}({day_words(on)}) 이후 {said} 변동"


def action_state(status: ActionStatus, late: int) -> str:
    """`진행 중`, or by how much it is late."""
    return f"{late:,}일 지연" if late else word(status)


def age(days: int | None) -> str:
    """`63일`."""
    return f"{days:,}일" if days is not None else "-"


def withheld_files(count: int) -> str:
    """Files that go beyond the class of the book."""
    return f"공개등급이 이 문서보다 높은 붙임 자료 {count:,}건은 수록하지 않음"


def withheld_cards(count: int) -> str:
    """Demands on the agenda that go beyond the class of the book."""
    return f"공개등급이 이 문서보다 높은 안건 관련 수요 {count:,}건은 내용을 밝히지 않음"


def more_lines(count: int) -> str:
    """What a table of changes does not list."""
    return f"그 밖의 {count:,}건은 첨부한 ‘{DATA_NAME}’ 파일에 수록"


def file_mark(number: int) -> str:
    """`붙임 1`."""
    return f"붙임 {number}"


def only_pages(name: str, pages: int) -> str:
    """What a book that is no PDF says of an attached file."""
    return f"{name}({pages:,}쪽, PDF로 만든 회의자료에 수록)"


def difference_words(found: BookDifference) -> str:
    """What a version has otherwise than the one before; empty of nothing."""
    parts = [_figure_words(*row) for row in found.figures]
    parts += [f"안건 추가: {title}" for title in found.agenda_added]
    parts += [f"안건 삭제: {title}" for title in found.agenda_gone]
    if found.is_reordered:
        parts.append("안건 순서 변경")
    for what, sections in (
        ("항목 추가", found.sections_added),
        ("항목 삭제", found.sections_gone),
        ("내용이 바뀐 항목", found.sections),
    ):
        if sections:
            parts.append(f"{what}: {', '.join(CHAPTERS[one] for one in sections)}")
    if found.options:
        names = ", ".join(OPTIONS.get(name, name) for name in found.options)
        parts.append(f"옵션 변경: {names}")
    return " / ".join(parts)


def _figure_words(figure: Figure, before: int, now: int) -> str:
    name, counter = FIGURES[figure]
    return f"{name} {before:,}{counter}에서 {josa(f'{now:,}{counter}', '으로/로')}"
