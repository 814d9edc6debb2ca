"""What the pane of a record's details says."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import OrganizationEventKind

PANE = "상세 정보"
SECTIONS: Mapping[str, str] = {
    "adoption": "AI 도입 수준",
    "amount": "거래",
    "basics": "기본 정보",
    "contact": "연락처",
    "content": "개요",
    "cost": "총사업비",
    "fields": "내용",
    "intake": "접수",
    "keeping": "개인정보 보유",
    "lead": "주관기관",
    "office": "운영",
    "owner": "담당",
    "period": "기간",
    "place": "소재지·연락처",
    "plan": "추진 계획",
    "record": "근거·비고",
    "result": "결과",
    "running": "진행",
    "scoring": "평가 방법",
    "size": "기업 규모",
    "state": "추진상태",
    "value": "목표값",
}
OWN_SECTIONS: Mapping[tuple[str, str], str] = {
    ("meetings", "place"): "일시·장소",
    ("rounds", "plan"): "선정 계획",
    ("lead_projects", "cost"): "사업비",
    ("demands", "cost"): "신청서 기재",
    ("demands", "record"): "보안·비고",
    ("issues", "content"): "내용",
}
RELATED: Mapping[str, str] = {
    "actions": "후속조치",
    "agenda": "안건",
    "answers": "조사서 답변",
    "appointments": "위촉",
    "attendances": "참석자",
    "budget_lines": "연도별·재원별 사업비",
    "business_numbers": "사업자등록번호",
    "buyers": "납품처",
    "checklist": "점검 항목",
    "choices": "선택 항목",
    "counted": "집계한 자료",
    "criteria": "평가항목",
    "decisions": "의결사항",
    "demand_parts": "참여한 수요",
    "demand_suppliers": "참여 협력사",
    "demands": "수요",
    "events": "추진경과·일정",
    "fields": "조사서 항목",
    "followed": "승계한 변동",
    "form": "조사서 영역",
    "industries": "산업분류",
    "issues": "쟁점·건의",
    "kpi_targets": "성과목표",
    "links": "관련 자료",
    "measurements": "실적",
    "meetings": "회의",
    "members": "회원",
    "memberships": "참여 분과",
    "merged": "통합된 수요",
    "names": "명칭",
    "partners": "참여기관",
    "people": "담당자",
    "predecessors": "이전 분과",
    "project_parts": "참여한 선도프로젝트",
    "projects": "선도프로젝트",
    "related_divisions": "관련 분과",
    "reasons": "점검 사유",
    "round_changes": "회차 변경",
    "sites": "사업장",
    "stage_texts": "안내 문구",
    "suppliers": "조달처",
    "support_ratios": "지원 비율",
    "targets": "목표",
    "technologies": "기술 구분",
    "years": "연도별 현황",
}
OWN_RELATED: Mapping[tuple[str, str], str] = {
    ("demands", "events"): "처리 이력",
    ("demands", "sites"): "실증 사업장",
    ("organizations", "events"): "기업·기관 변동",
    ("targets", "years"): "연차 목표",
    ("lead_projects", "demands"): "출처 수요",
    ("rounds", "demands"): "접수된 수요",
}
TABS: Mapping[str, str] = {
    "actions": "후속조치",
    "agenda": "안건",
    "attendances": "참석자",
    "content": "내용",
    "cost": "사업비",
    "decisions": "의결",
    "demands": "수요",
    "files": "첨부",
    "form": "조사서",
    "history": "이력",
    "kpi": "성과",
    "members": "회원",
    "memberships": "분과",
    "meetings": "회의",
    "partners": "참여",
    "people": "담당자",
    "projects": "과제",
    "results": "실적",
    "scoring": "평가",
    "supply": "공급망",
    "targets": "목표",
    "more": "기타",
}

SHORT: Mapping[tuple[str, str], str] = {
    ("demands", "trl_from"): "현재 TRL",
    ("demands", "trl_to"): "목표 TRL",
}
"""Fields that are called by fewer words beside their values, as in lists."""

NOTHING = "자료가 없습니다"
CHOOSE = "목록에서 자료를 고르면 여기에 표시됩니다."
CANNOT_READ = "자료를 읽지 못했습니다"
READ_AGAIN = "다시 읽기"
GONE = "삭제되었거나 이 파일에 없는 자료입니다."
NEW = "새 {noun}"
NEW_WHY = "필수 항목({fields})을 모두 적으면 등록됩니다."
NEW_KEPT = "앞서 입력하던 내용입니다. 필수 항목({fields})을 모두 적으면 등록됩니다."
DROP = "등록 취소"
REQUIRED = "{word} *"
COPY_LINK = "링크 복사"
LINK_COPIED = "링크를 복사했습니다."
CLOSE = "닫기(Esc)"
MORE = "더 보기"
DELETE = "삭제"
DELETED = "{what} 삭제했습니다."
DOSSIER_PAPER = "상세자료"
OPEN_FIELD = "{word} 열기"
WINDOW_TITLE = "{title} - {noun}"
OPEN_APART = "새 창에서 열기"
DRAFT_KEPT_APART = (
    "저장하지 못한 입력을 그대로 두었습니다. 새 창에서 다시 열면 이어서 고칠 수 있습니다."
)
DRAFT_KEPT = "저장하지 못한 입력을 그대로 두었습니다. 이 자료를 다시 열면 이어서 고칠 수 있습니다."
UNSAVED = "저장되지 않은 입력이 있습니다. 표시된 항목을 확인하세요."

READ_ONLY_FILE = "읽기 전용으로 연 파일이라 바꿀 수 없습니다."
OTHER_BODY = "다른 기업·기관의 자료입니다. 보기만 할 수 있습니다."
GONE_BODY: Mapping[OrganizationEventKind, str] = {
    OrganizationEventKind.MERGED: "{on}에 합병된 기업·기관입니다.",
    OrganizationEventKind.CLOSED: "{on}에 폐업한 기업·기관입니다.",
}
FOLLOWED_BY = " 승계 기관은 ‘{successor}’입니다."
MERGED_BODY = "합쳐진 기업·기관입니다. 함께 있던 자료는 {into} 있습니다."

EDIT = "고치기"
MOVE_UP, MOVE_DOWN = "위로", "아래로"
IS_FIRST, IS_LAST = "맨 위에 있습니다.", "맨 아래에 있습니다."
MOVED_TO = "{place}번째로 옮겼습니다."
ADD = "추가"
ADD_WHAT = "{what} 추가"
SHOW_ALL = "{count:,}개 모두 보기"
SHOW_MORE = "나머지 {count:,}개 더 보기"
NONE_YET = "없음"
FOLD = "접기"
DELETE_PART = "{noun} 삭제"
LEAVE = "탈퇴 처리…"
LEAVE_DO = "탈퇴 처리"
LEAVE_DAY = "탈퇴일"
LEFT = "탈퇴 처리했습니다."
REASON = "사유"
REASON_HINT = "보낸 기관에 알릴 내용"
CANCEL = "취소"
WHETHER = " 여부"
BETWEEN = " · "
TO = " → "

YEARS = "연도"
ADD_YEAR = "연도 추가"
SUM = "합계"
CELL = "{year}년 {source}"
YEAR_OF = "{year}년"
SEVERAL = "같은 연도·재원의 내역이 여러 줄입니다. 아래 목록에서 고치세요."
SEVERAL_LINES = "내역 목록"
DIFFERENCE = "기재한 총사업비와 내역 합계의 차이 {amount}"
UNEXPLAINED = "총사업비와 재원 합계의 차이 {amount}"
TOTAL_COST = "총사업비"
NO_COST = "사업비 내역 없음"
UNSTATED = "미기재"
IS_INFERRED = "분과나 주관기관은 공개 자료에서 추정한 값입니다."

MOVES: Mapping[S, str] = {
    S.SUBMITTED: "제출",
    S.RECEIVED: "접수",
    S.REJECTED: "반려…",
    S.REVIEWING: "검토 시작",
    S.SUPPLEMENT: "보완 요청…",
    S.CANDIDATE: "평가 대상 확정",
    S.INELIGIBLE: "부적합…",
    S.MERGED: "통합…",
    S.SELECTED: "선정",
    S.RESERVED: "예비선정",
    S.NOT_SELECTED: "미선정…",
    S.WITHDRAWN: "철회…",
}
SETTLED = "보완 완료"
UNCHECKED = "점검하지 않은 항목이 {count:,}건 있습니다. 그대로 확정하시겠습니까?"
MOVE_DO: Mapping[S, str] = {
    S.CANDIDATE: "평가 대상 확정",
    S.REJECTED: "반려",
    S.SUPPLEMENT: "보완 요청",
    S.INELIGIBLE: "부적합 처리",
    S.MERGED: "통합",
    S.NOT_SELECTED: "미선정 처리",
    S.WITHDRAWN: "철회",
}
MERGE_INTO = "통합할 수요"
DUE = "보완기한"
MOVED = "‘{status}’ 처리했습니다."
MOVED_WITH_NO = "‘{status}’ 처리했습니다. 접수번호 {number}"
OTHER_MOVES = "다른 처리"
NOW_AT = "처리 상태"
SINCE = "{status} {day}"
ELAPSED = "{days}일 경과"
SINCE_TODAY = "오늘"

MASKED = "이름과 연락처를 가렸습니다."
IN_FULL = "이름과 연락처를 가리지 않고 보여 줍니다. 다른 자료를 열면 다시 가립니다."
SHOW_IN_FULL = "가리지 않고 보기…"
SHOW = "보기"
WHY_FULL = "열람 사유"
WHY_FULL_HINT = "예: 7. 30. 분과회의 참석 안내"

NOT_A_YEAR = "연도를 2026처럼 네 자리로 적으세요."
NOT_A_MOMENT = "‘{typed}’에서 날짜와 시각을 읽을 수 없습니다. 2026. 7. 30. 14:00처럼 적으세요."


def section_title(table: str, key: str) -> str:
    """The heading of a section of fields."""
    return OWN_SECTIONS.get((table, key)) or SECTIONS[key]


def field_label(table: str, key: str, word: str, section: str) -> str:
    """What stands before a field in its section, as short as it is clear there."""
    short = SHORT.get((table, key), word)
    return short.removeprefix(f"{section} ") if section else short


def related_title(table: str, key: str) -> str:
    """The heading of a list of what belongs to a record."""
    return OWN_RELATED.get((table, key)) or RELATED[key]


def merged_body(into: str) -> str:
    """Where what belonged to a merged body is now."""
    return MERGED_BODY.format(into=f"‘{into}’에")


def gone_body(on: date, kind: OrganizationEventKind, successor: str) -> str:
    """That a firm was merged or closed, and who follows it."""
    said = GONE_BODY[kind].format(on=day_words(on))
    return said + (FOLLOWED_BY.format(successor=successor) if successor else "")
