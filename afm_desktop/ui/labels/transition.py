"""The words of the screen on which the alliance goes over to another structure."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.domain.dates import day_words
from afm_desktop.services.transition.model import (
    Kind,
    Part,
    Problem,
    TransitionReport,
)
from afm_desktop.ui.labels import screens

TITLE = screens.TRANSITION
STEPS = ("1. 새 체계", "2. 대응표", "3. 미리 보기")
STEP = "단계"
READING = "분과 읽는 중"

READY = "체계 고르기"
OWN = "직접 적기"
NAME, CODE, DAY = "체계 이름", "체계 코드", "전환일"
DIVISIONS, DIVISION = "새 분과", "고른 분과"
DIVISION_HEADS = {
    "code": "코드",
    "name": "분과명",
    "short_name": "줄임말",
    "secretariat": "간사기관",
}
FIELDS = {
    "code": "코드",
    "name": "분과명",
    "short_name": "줄임말",
    "english_name": "영문명",
    "secretariat": "간사기관",
}
ADD, REMOVE, UP, DOWN = "분과 추가", "삭제", "위로", "아래로"
NEW_NAME = "새 분과 {number}"
NONE_YET = "새 분과를 추가하세요."
STRUCTURE_NOTE = "새 체계의 이름과 시작하는 날, 분과를 적습니다."

MAPPING = "지금 분과"
MAPPING_HEADS = {"old": "지금 분과", "members": "회원", "new": "이어받는 새 분과"}
TAKES_OVER = "‘{name}’ 분과를 이어받는 새 분과"
NOT_YET = "정하지 않음"
BETWEEN = ", "
CHOICES = "나누는 자료"
CHOICE_HEADS = {"kind": "구분", "name": "이름", "old": "지금 분과", "new": "새 분과"}
CHOICES_NOTE = "{done:,}/{all:,}건 정함 · 여러 행을 골라 한 번에 정합니다."
CHOOSE = "새 분과 정하기…"
FOLLOWS, FOLLOWS_BODY = "신청·주관기관을 따름", "소속 기관을 따름"
FOLLOWS_DIVISION = "정하지 않음"
SAVE, BRING = "엑셀로 저장…", "엑셀에서 가져오기…"
SAVING, BRINGING = "대응표 저장 중", "대응표 읽는 중"
SHEET_NAME = "대응표.xlsx"
WORKBOOKS = "엑셀 (*.xlsx)"
SAVE_TITLE, BRING_TITLE = "대응표 저장", "채운 대응표 선택"
SAVED = "‘{name}’에 저장했습니다. 엑셀에서 채운 뒤 가져오세요."
BROUGHT = "‘{name}’의 내용을 가져왔습니다."
MAPPING_NOTE = (
    "분과마다 이어받는 새 분과를 고릅니다. 여럿이면 앞의 분과가 회의와 쟁점·건의를 이어받습니다."
)

REHEARSING, RUNNING = "바뀔 내용 확인 중", "새 체계로 바꾸는 중"
PREVIEW = "바뀔 내용"
PREVIEW_HEADS = {
    "old": "지금 분과",
    "new": "새 분과",
    "members": "회원",
    "joined": "합쳐짐",
    "demands": "수요",
    "projects": "선도프로젝트",
    "meetings": "회의",
    "issues": "쟁점·건의",
    "appointments": "위촉",
}
TOTAL = "합계"
PROBLEMS = "고칠 곳"
PROBLEM_HEADS = {"where": "단계", "reason": "까닭"}
WHERE: Mapping[Part, str] = {
    Part.STRUCTURE: "새 체계",
    Part.DIVISIONS: "새 체계",
    Part.MAPPING: "대응표",
    Part.CHOICES: "나누는 자료",
}
PROBLEM_NOTE = "고칠 곳 {count:,}곳을 고쳐야 바꿀 수 있습니다. Enter를 누르면 그 단계로 갑니다."
PREVIEW_NOTE = "바꾸기 전에 백업하며, 하나의 작업으로 기록되어 실행 취소할 수 있습니다."
STAYS = (
    "이전 분과에 남는 자료: 수요 {demands:,}건, 선도프로젝트 {projects:,}건, 회의 {meetings:,}건"
)
WITHOUT_SECRETARIAT = "간사기관이 정해지지 않은 분과: {names}"
NEW_ONES = "이어받는 것 없이 새로 생기는 분과: {names}"
ENDED = "새 분과로 이어지지 않는 분과위원장 위촉: {count:,}건"
JOINED_WHY = "합쳐짐: 여러 분과에서 와서 한 번만 참여하는 회원"

BACK, NEXT = "이전", "다음"
APPLY = "{day}부터 새 체계로 전환"
DONE = "‘{name}’ 체계로 바꾸었습니다."
DONE_WHY = "실행 취소하면 한 번에 모두 되돌아갑니다."
SEE = "분과 보기"
AGAIN = "처음으로"
CANCELLED = "중단했습니다. 아무것도 바뀌지 않았습니다."
KINDS: Mapping[Kind, str] = {
    Kind.BODY: "기업·기관",
    Kind.DEMAND: "수요",
    Kind.PROJECT: "선도프로젝트",
    Kind.APPOINTMENT: "위촉",
}
NOTHING = "넘겨줄 분과가 없습니다"
NOTHING_WHY = "운영 중인 분과가 있어야 새 체계로 바꿀 수 있습니다."


def where(problem: Problem) -> str:
    """The step in which a problem is mended."""
    return WHERE[problem.part]


def notes(report: TransitionReport) -> list[str]:
    """What else a transition does, a sentence each."""
    stays = {
        what: sum(getattr(one, what) for one in report.left)
        for what in ("demands", "projects", "meetings")
    }
    found = [JOINED_WHY] if report.total("joined") else []
    found.append(STAYS.format(**stays))
    if report.new:
        found.append(NEW_ONES.format(names=BETWEEN.join(report.new)))
    if report.without_secretariat:
        found.append(WITHOUT_SECRETARIAT.format(names=BETWEEN.join(report.without_secretariat)))
    if report.ended_appointments:
        found.append(ENDED.format(count=report.ended_appointments))
    return found


def apply_words(report: TransitionReport) -> str:
    """`2025. 9. 10.부터 새 체계로 전환`."""
    day = report.structure.starts_on
    return APPLY.format(day=day_words(day) if day else "")


def follows(kind: Kind) -> str:
    """What something does that was put nowhere of its own."""
    return FOLLOWS_BODY if kind is Kind.APPOINTMENT else FOLLOWS
