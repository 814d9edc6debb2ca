"""What the editor of rounds says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from afm_desktop.domain.dates import day_words, moment_words
from afm_desktop.services.rounds.model import EarlierBody, Problem, RoundRow

TITLE = "조사서 편집"
TABS: Sequence[str] = (
    "기본 사항", "조사서", "점검표", "안내문", "평가·지원 비율", "지난 신청기관", "변경 이력",
)  # fmt: skip
TAB = "회차의 부분"
ROUND = "수요조사 회차"
NONE_YET = "아직 수요조사 회차가 없습니다"
NONE_SENTENCE = (
    "기본 조사서로 첫 회차를 만들거나, 다른 사무실에서 받은 회차 파일을 엽니다."
    " 만든 뒤 조사서와 점검표를 고칩니다."
)
NO_LIST = "추가하거나 삭제할 목록이 있는 탭에서 쓸 수 있습니다."

# --- round files ------------------------------------------------------------------------------
OPEN_TITLE, OPEN_FILE, SAVE_TITLE = "회차 파일 열기", "회차 파일 열기…", "회차 파일 저장"
ROUND_FILES = "회차 파일 (*.json)"
SAVED = "‘{name}’ 파일에 저장했습니다. 받은 곳에서는 ‘회차 파일 열기’로 엽니다."
CHOOSE_ROUND = "저장할 회차가 없습니다. 회차를 먼저 만드세요."

# --- a used round -----------------------------------------------------------------------------
USED = "{what} 회차입니다. 고치려면 변경 사유를 먼저 적으세요."
FILED = "수요 {count:,}건을 받은"
SENT = "조사서 {count:,}건을 보낸"
REASON = "변경 사유"
REASON_GIVEN = "고치는 것마다 이 사유와 함께 변경 이력에 남습니다."
REASON_HINT = "예: 산업부 요청으로 항목 추가"

# --- beginning --------------------------------------------------------------------------------
YEAR, ORDINAL, NAME = "연도", "차수", "이름"
BEGINS = "시작 방식"
READY_MADE = "기본 조사서로 시작"
COPY_OF = "‘{name}’ 복사"
BEGIN = "회차 만들기"
FROM_FILE = "회차 파일에서…"
OF_FILE = "회차 파일 ‘{name}’"
FILE_READ = "‘{name}’의 조사서로 시작합니다. 연도와 차수를 확인하세요."
BEGIN_TITLE = "새 수요조사 회차"
BEGIN_NOTE = (
    "지난 회차를 복사하면 조사서, 점검표, 안내문, 지원 비율, 평가항목을 그대로 씁니다."
    " 다른 곳에서 내보낸 회차 파일로도 시작합니다."
)
BEGUN = "‘{name}’ 회차를 만들었습니다."

# --- basics -----------------------------------------------------------------------------------
BASICS: Mapping[str, str] = {
    "year": YEAR,
    "ordinal": ORDINAL,
    "name": NAME,
    "opens_at": "접수 시작",
    "closes_at": "접수 마감",
    "planned_projects": "선정 예정",
    "budget_won": "예산",
    "most_supplements": "최대 보완 횟수",
    "cut_off": "기준 점수",
    "is_extremes_dropped": "최고·최저점 제외",
    "tie_break": "동점 처리",
    "source": "출처",
}
COMPETITION = "접수/선정 예정"
NO_COMPETITION = "선정 예정 수를 적으면 접수 건수와의 비를 보여 줍니다."
TO_MEND = "고칠 것"
NOTHING_TO_MEND = "고칠 것이 없습니다."
PROBLEM_HEADS: Mapping[str, str] = {"part": "부분", "sentence": "고칠 것"}
PARTS: Mapping[str, str] = {
    "basics": "기본 사항",
    "form": "조사서",
    "checklist": "점검표",
    "texts": "안내문",
    "criteria": "평가항목",
    "ratios": "지원 비율",
}
PROJECTS, TIMES, POINTS = "개", "회", "점"

# --- lists ------------------------------------------------------------------------------------
ADD, ADD_COLUMN, REMOVE, UP, DOWN = "추가", "열 추가", "삭제", "위로", "아래로"
OF = "{what} {doing}"
SECTIONS, SECTION = "영역", "영역"
FIELDS, FIELD = "항목", "항목"
SECTION_HEADS: Mapping[str, str] = {"title": "영역", "count": "항목"}
FIELD_HEADS: Mapping[str, str] = {"label": "항목", "kind": "형식", "required": "필수"}
ITEMS, ITEM = "점검 항목", "점검 항목"
REASONS, CAUSE = "사유", "사유"
ITEM_HEADS: Mapping[str, str] = {"question": "점검 내용", "decisive": "필수 점검"}
REASON_HEADS: Mapping[str, str] = {"label": "사유", "leads_to": "처리"}
TEXT_HEADS: Mapping[str, str] = {"status": "상태", "subject": "안내문 제목"}
TEXTS = "상태별 안내문"
NO_TEXT = "없음"
SUBJECT = "수요 {status} 안내"
CRITERIA, CRITERION = "평가항목", "평가항목"
CRITERION_HEADS: Mapping[str, str] = {"name": "평가항목", "points": "배점", "weight": "가중치"}
RATIOS, RATIO = "지원 비율", "지원 비율"
RATIO_HEADS: Mapping[str, str] = {"size": "기업 규모", "government": "국비(%)", "cash": "현금(%)"}
SUM_OF_POINTS = "배점 합계 {sum}점"
RATIOS_ONLY_WARN = "이 비율을 넘으면 알리기만 합니다. 제출을 막지 않습니다."
IS_REQUIRED = "필수"
COLUMN_OF = "└ {label}"
NEW_NAMES: Mapping[str, str] = {
    "form_sections": "새 영역",
    "form_fields": "새 항목",
    "checklist_items": "새 점검 항목",
    "checklist_reasons": "새 사유",
    "criteria": "새 평가항목",
}
NEW_COLUMN = "새 열"
CHOOSE_ONE = "왼쪽에서 고르거나 추가하세요."

# --- sides ------------------------------------------------------------------------------------
SECTION_FIELDS: Mapping[str, str] = {"title": "영역 이름", "guide": "안내"}
FIELD_FIELDS: Mapping[str, str] = {
    "label": "항목 이름",
    "kind": "형식",
    "binding": "연결 항목",
    "section_id": "영역",
    "is_required": "필수 여부",
    "choices": "선택지(한 줄에 하나)",
    "longest": "글자 수 제한",
    "unit": "단위",
    "help": "도움말",
    "example": "작성 예시",
}
ITEM_FIELDS: Mapping[str, str] = {"question": "점검 내용", "is_decisive": "필수 점검"}
REASON_FIELDS: Mapping[str, str] = {
    "label": "사유",
    "reply": "신청기관에 보내는 답변",
    "leads_to": "처리",
}
TEXT_FIELDS: Mapping[str, str] = {"subject": "제목", "body": "본문"}
CRITERION_FIELDS: Mapping[str, str] = {
    "name": "평가항목",
    "points": "배점",
    "weight": "가중치",
    "guide": "평가 기준",
}
RATIO_FIELDS: Mapping[str, str] = {"government_share": "국비 비율", "cash_share": "현금 비율"}
LETTERS, PERCENT = "자", "%"
PREVIEW = "미리 보기"
PREVIEW_LETTER = "예시로 채운 모습"
PLACEHOLDERS = "넣을 수 있는 항목"
INSERT = "{name} 넣기"
BOUND_NOTE = "수요의 ‘{word}’에 저장됩니다. 형식과 선택지는 그에 따릅니다."
LIMIT = "최대 {count:,}자"
CHOOSE_FILE = "파일 고르기"
REQUIRED_MARK = "{label} *"

# --- earlier bodies and changes ---------------------------------------------------------------
EARLIER = "지난 회차의 신청기관"
EARLIER_HEADS: Mapping[str, str] = {
    "name": "신청기관",
    "division": "분과",
    "filed": "지난 접수",
    "selected": "선정",
    "person": "담당자",
    "confirmed": "최근 확인",
    "again": "이번 회차",
}
AGAIN, FILED_HERE, NOT_FILED = "재신청 {count:,}건", "신규 신청", "미제출"
TO_CONFIRM, CONFIRMED = "{day} · 확인 필요", "{day}"
NEVER = "확인 안 됨"
NO_PERSON = "담당자 없음"
CONFIRM = "오늘 확인함"
OPEN_BODY = "기업·기관 열기"
CONFIRMED_TODAY = "담당자를 오늘 확인한 것으로 적었습니다."
EARLIER_NOTE = (
    "{bodies:,}곳 가운데 {again:,}곳이 이번 회차에 냈고, 담당자 {people:,}명을 확인해야 합니다."
)
NO_EARLIER = "복사한 회차가 아닙니다"
NO_EARLIER_SENTENCE = "지난 회차를 복사해 만들면 지난 신청기관과 확인할 담당자를 보여 줍니다."
CHANGES = "변경 이력"
CHANGE_HEADS: Mapping[str, str] = {"day": "날짜", "detail": "변경", "reason": "사유"}
NO_CHANGES = "변경 이력이 없습니다"
NO_CHANGES_SENTENCE = "수요를 받거나 조사서를 보낸 뒤 고치면 무엇을 언제 왜 고쳤는지 남습니다."


def used(row: RoundRow) -> str:
    """Why a reason is asked for."""
    parts = []
    if row.filed:
        parts.append(FILED.format(count=row.filed))
    if row.sent:
        parts.append(SENT.format(count=row.sent))
    return USED.format(what=" ".join((*[one[:-1] + "고" for one in parts[:-1]], parts[-1])))


def span(row: RoundRow) -> str:
    """When demands are taken, and how many there are."""
    opens = moment_words(row.opens_at) if row.opens_at else ""
    closes = moment_words(row.closes_at) if row.closes_at else ""
    period = f"{opens} ~ {closes}" if opens or closes else ""
    return " · ".join(part for part in (period, row.competition) if part)


def confirmed(body: EarlierBody) -> str:
    """When a contact was confirmed last."""
    if body.person_id is None:
        return NO_PERSON
    if body.last_confirmed_on is None:
        return NEVER
    day = day_words(body.last_confirmed_on)
    return (TO_CONFIRM if body.is_to_confirm else CONFIRMED).format(day=day)


def again(body: EarlierBody) -> str:
    """Whether a body filed in this round too."""
    if body.again:
        return AGAIN.format(count=body.again)
    return FILED_HERE if body.has_filed_again else NOT_FILED


def part(problem: Problem) -> str:
    """Where a problem stands."""
    return PARTS[problem.part.value]


def of(what: str, doing: str) -> str:
    """`영역 추가`, as a button is read out."""
    return OF.format(what=what, doing=doing)
