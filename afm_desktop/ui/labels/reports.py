"""What the screen of papers says."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.reports.labels import SECTIONS
from afm_desktop.reports.options import LONGEST_APPROVER, MOST_APPROVERS
from afm_desktop.services.book.kinds import Severity
from afm_desktop.services.status import Section
from afm_desktop.ui.labels import screens

TITLE = screens.REPORTS
COUNT = "{count}종"
CATALOGUE = "보고서 종류"
PREVIEW = "미리보기"
OPTIONS = "옵션"
WORDS = "서술"
THUMBNAILS = "쪽 그림"
SIDE = "옵션과 서술"
KIND = "보고서"

GROUPS: Mapping[str, str] = {
    "status": "분과·총괄",
    "meetings": "회의",
    "demands": "수요별",
    "lists": "명부·목록",
}
PAPERS: Mapping[str, str] = {
    "division-status": "분과 현황 보고",
    "meeting-book": "회의자료 묶음",
    "member-list": "회원(기업·기관) 명부",
    "supply-chain": "공급망 현황",
    "demand-status": "수요 접수·검토 현황",
    "demand-dossier": "수요별 상세자료",
    "receipt": "접수증",
    "letter": "안내문",
    "approval": "수요서(내부 결재용)",
    "minutes": "회의록",
    "meeting-result": "회의결과",
    "sign-in": "참석자 명부",
    "projects": "선도프로젝트 추진현황",
    "targets": "목표 대비 실적",
    "overview": "총괄 현황",
    "list": "보이는 대로 인쇄",
}
FILE_WORDS: Mapping[str, str] = {
    "division-status": "분과현황보고",
    "meeting-book": "회의자료",
    "member-list": "회원명부",
    "supply-chain": "공급망현황",
    "demand-status": "수요접수검토현황",
    "receipt": "접수증",
    "approval": "내부결재용수요서",
    "minutes": "회의록",
    "meeting-result": "회의결과",
    "sign-in": "참석자명부",
    "projects": "선도프로젝트추진현황",
    "targets": "목표대비실적",
    "overview": "총괄현황",
}
ALL_DIVISIONS = "전체 분과"

SCOPE = "범위와 기준"
PARTS = "구성"
DIVISION, MEETING, AS_OF = "분과", "회의", "기준일"
ANCHOR, ALL_ANCHORS = "앵커기업", "앵커기업 전체"
FIRST_TIER = "1차 {count:,}개사"
NO_MEETING = "회의 없음"
DEMAND, STATION = "수요", "안내 단계"
NOW_STATION = "지금 단계"
CHOOSE_DEMAND = "수요 고르기"
NO_DEMAND_TITLE = "수요를 고르세요"
NO_DEMAND_WHY = (
    "과제명, 접수번호, 초성으로 찾아 고르면 이곳에 나옵니다. 여럿은 상태별로 한 번에 저장합니다."
)
MAKING_ALL_OF = "{paper} 여러 부 만드는 중"
SEVERAL = "여럿을 한 번에…"
SEVERAL_WHY = "고른 상태의 수요마다 한 부씩 폴더에 저장합니다."
NO_STATIONS = "한 번에 만들 수요가 없습니다."
MEETING_WORDS = "{title} ({day})"
NEXT_MEETING = "다음 회의"
OPTION_WORDS: Mapping[str, str] = {
    "cover": "표지",
    "approval": "결재란",
    "list": "붙임: 수요과제 목록",
    "large": "큰 글자",
    "omit-empty": "자료 없는 항목 생략",
    "secrecy": "공개등급",
    "annexes.members": "붙임: 회원 명부",
    "annexes.demands": "붙임: 수요과제 목록",
    "annexes.sign-in": "붙임: 참석자 명부",
    "blank-rows": "참석자 명부 빈 줄",
    "columns": "열",
    "columns.role": "역할",
    "columns.kind": "구분",
    "columns.size": "규모",
    "columns.business-number": "사업자등록번호",
    "columns.place": "소재지",
    "columns.products": "주요 품목",
    "columns.joined": "참여일",
    "columns.demands": "수요 건수",
    "similar": "비슷한 수요",
    "number": "문서번호",
    "cards": "과제별 현황",
    "since": "변동사항 기준일",
    "unit": "금액 단위",
    "by-role": "역할별로 정렬",
    "signatures": "위원장·간사 서명란",
    "circulation": "회람용 표시",
    "mask": "명단 밖 성명 가림",
    "mask-owners": "담당자 성명 가림",
    "phones": "연락처 열",
    "mask-phones": "연락처 가림",
    "remarks": "비고 열",
    "contents": "차례",
    "audience": "배포 대상",
    "chair": "의장용(메모·시각)",
    "sections": "항목과 순서",
    "recipient": "수신처 표시",
    "logo": "표지 로고",
}
MOVE_UP, MOVE_DOWN = "‘{name}’ 위로", "‘{name}’ 아래로"
APPROVERS = "결재란 직위"
WRONG_APPROVERS = (
    f"직위는 {LONGEST_APPROVER}자 이하로 {MOST_APPROVERS}개까지 쉼표로 나누어 적으세요."
)
UNSET: Mapping[str, str] = {"secrecy": "자료에 따름", "unit": "자동"}
NAMES_SHOWN = "참석자 이름 표시"
NAMES_SHOWN_WHY = "켜면 이름을 가리지 않고 모두 인쇄하며, 열람·인쇄 기록이 남습니다."
NAMES_READ_ONLY = "읽기 전용으로 연 파일에는 기록을 남길 수 없어 이름을 가립니다."
PERSONS_MASKED = "이름·연락처 가림"
PERSONS_MASKED_WHY = "끄려면 사유를 적습니다. 열람·인쇄 기록이 남고, 화면을 옮기면 다시 가립니다."
SHOW_PERSONS = "가리지 않기"
SHOWN, PRINTED_OUT = "미리보기", "인쇄"

SAVE = "저장…"
SAVE_INSTEAD = "PDF로 저장"
PRINT = "인쇄…"
ALL = "모든 분과 한 번에…"
MADE = "{pages:,}쪽 · {seconds}초 만에 만듦 · 미리보기, 저장한 파일, 인쇄물이 모두 같습니다."
MAKING = "{paper} 만드는 중"
STOPPED = "만들기를 멈췄습니다. 앞에 보이는 쪽은 바꾸기 전의 것입니다."
STOPPED_FIRST = "만들기를 멈췄습니다."
MAKE_AGAIN = "다시 만들기"
SIGN = "{sign}(U+{code:04X})"
MISSING = "글꼴에 없는 글자 {count}개는 ☒로 인쇄됩니다: {signs}"
EMPTY_PARTS = "자료 없는 항목: {names}"
OUTDATED = "자료가 바뀌어 다시 볼 서술: {names}"
NAMED_ANYWAY = (
    "직접 고친 서술({names})에 문서보다 공개등급이 높은 수요의 이름이나 번호가 있습니다."
    " 서술을 고치거나 문서의 공개등급을 높이세요."
)
EMPTY_TITLE = "{name} 분과에 담을 자료가 없습니다"
EMPTY_WHY = (
    "회원, 수요, 과제, 공급관계, 일정이 아직 없습니다. 만들면 ‘해당 없음’만 있는 문서가 됩니다."
)
EMPTY_LIST_TITLE = "목록에 담을 자료가 없습니다"
EMPTY_LIST_WHY = "조건에 맞는 자료가 없어 제목과 빈 표만 있는 문서가 됩니다."
MAKE_ANYWAY = "그래도 만들기"
NO_DIVISION_TITLE = "등록된 분과가 없습니다"
NO_DIVISION_WHY = "분과를 등록하면 이곳에서 보고서를 만들 수 있습니다."
FAILED_TITLE = "보고서를 만들지 못했습니다"
NO_MEETING_TITLE = "문서를 만들 회의가 없습니다"
NO_MEETING_WHY = (
    "일시가 정해진 회의를 등록하면 이곳에서 회의자료, 회의록, 회의결과, 참석자 명부를 만듭니다."
    " 지난 회의의 문서는 오른쪽에서 회의를 고르면 나옵니다."
)
NO_LIST_TITLE = "인쇄할 목록이 없습니다"
NO_LIST_WHY = "목록 화면에서 ‘인쇄’를 누르면 보이는 그대로 이곳에 나옵니다."

CORE_REASON = "국가핵심기술 수요를 내보내는 사유"
CORE_GO = "내보내기"
CORE_WHY = "사유는 열람 기록에 남습니다."
CORE_HINT = "예: 평가위원회 제출"
CHOOSE_PICTURE = "그림 고르기…"
PICTURE_TITLE = "표지에 넣을 그림"
PICTURES = "그림 (*.png *.jpg *.jpeg)"
FORM = "여러 부의 형식"
FORMS: Mapping[str, str] = {"pdf": "PDF", "hwpx": "한글", "xlsx": "엑셀"}
SAVE_TITLE = "보고서 저장"
PDF_FILES = "PDF 파일 (*.pdf)"
FORMATS: Mapping[str, str] = {
    ".pdf": PDF_FILES,
    ".hwpx": "한글 문서 (*.hwpx)",
    ".xlsx": "엑셀 파일 (*.xlsx)",
}
SAVING = "보고서 저장하는 중"
SAVED = "‘{name}’ 파일을 저장했습니다."
OPEN_FOLDER = "폴더 열기"
NOTHING_MADE = "아직 만든 보고서가 없습니다."
STILL_MAKING = "보고서를 만드는 중입니다. 끝나면 저장하거나 인쇄할 수 있습니다."
NOT_OF_ALL = "분과별로 만드는 보고서가 아닙니다."
NO_PRINTER = "인쇄할 프린터가 없습니다. PDF로 저장해 다른 곳에서 인쇄할 수 있습니다."
PRINTING = "인쇄하는 중"
PRINTED = "{pages:,}쪽을 인쇄로 보냈습니다."
PRINT_STOPPED = "인쇄를 멈췄습니다. 이미 보낸 쪽은 나올 수 있습니다."
PRINT_FAILED = "프린터에 보내지 못했습니다. 프린터가 켜져 있는지 확인한 뒤 다시 시도하세요."
PRINT_NAME = "{name} 인쇄"

FOLDER_TITLE = "모든 분과의 보고서를 둘 폴더"
MAKING_DOSSIERS = "수요별 상세자료 만드는 중"
LOOKING_ALL = "모든 분과의 보고서에 나올 수요를 살펴보는 중"
MAKING_ALL = "모든 분과의 보고서 만드는 중"
ALL_MADE = "보고서 {count:,}부를 ‘{folder}’ 폴더에 저장했습니다."
ALL_STOPPED = "보고서 {total:,}부 중 {count:,}부를 저장하고 멈췄습니다."
ALL_WITHOUT = "{text} 해당하는 회의가 없는 분과 {count:,}개는 뺐습니다."
ALL_NAMES = "참석자 {count:,}명의 이름을 가리지 않고 내보내는 사유"
ALL_IN_FULL, ALL_IN_MASKS = "그대로 만들기", "가려서 만들기"
ALL_SIGNS = "{text} 글꼴에 없는 글자는 ☒로 인쇄됩니다: {signs}"
REPLACE_TITLE = "같은 이름의 파일이 있습니다"
REPLACE_WHY = "‘{folder}’ 폴더의 파일 {count:,}개를 새 보고서로 바꿀까요?"
REPLACE, DO_NOT_REPLACE = "바꾸기", "취소"

PREVIOUS_PAGE, NEXT_PAGE = "앞쪽", "뒤쪽"
PAGE_OF = "{page} / {pages}쪽"
ZOOM_OUT, ZOOM_IN = "작게 보기", "크게 보기"
ZOOM = "보기 배율"
FIT_WIDTH, FIT_PAGE = "너비 맞춤", "쪽 맞춤"
PERCENT = "{percent}%"
FIND = "보고서에서 찾기"
FIND_IN = "문서에서 찾기"
HITS = "{at} / {count}"
NO_HITS = "없음"
HITS_SAID = "{count}곳을 찾았습니다."
PREVIOUS_HIT, NEXT_HIT = "이전 찾은 곳", "다음 찾은 곳"
SHOW_THUMBNAILS = "쪽 그림 보이기"
PAGE_NAME = "{page}쪽"
PAGES_SAID = "{paper}, {pages}쪽 중 {page}쪽"

GIST = "문서요지"
SECTION_NAMES: Mapping[Section, str] = {Section.GIST: GIST, **SECTIONS}
LEVELS = "줄 앞 기호"
LEVEL_TIP = "지금 줄을 {mark} 줄로 바꿉니다 (Alt+{number})"
WORDS_HINT = "고친 항목은 이 보고서에 저장됩니다. 줄 앞의 □ ○ - ※가 수준을 정합니다."
HINT_KEY = "reports.words"
OWN = "직접 고침"
DRAFT = "초안"
CHANGED = "자료 바뀜"
CHANGED_WHY = "적은 뒤에 자료가 바뀌었습니다. 지금 자료로 쓴 초안:"
RESET = "초안으로"
STANDS = "그대로 둠"
GO_TO_PAGE = "{name} 쪽으로 가기"
RESET_WHAT = "{name} 초안으로"
STANDS_WHAT = "{name} 그대로 둠"
WORDS_KEPT = "‘{name}’ 서술을 저장했습니다."
WORDS_RESET = "‘{name}’ 항목을 초안으로 되돌렸습니다."
WORDS_READ_ONLY = "읽기 전용으로 연 파일이라 서술을 고칠 수 없습니다."
NO_WORDS = "이 보고서에는 고칠 서술이 없습니다."

BRING = "지난 보고서의 서술 가져오기"
BRING_WHY = "지난 보고서에 고친 서술이 있습니다: {names}"
BROUGHT = "지난 보고서에서 서술 {count}개를 가져왔습니다."


def why_shown(kind: str) -> str:
    """Why full names are seen: `분과 현황 보고의 참석자 명부 미리보기`, `회의록 미리보기`."""
    return f"{_names_of(kind)} {SHOWN}"


def why_printed(kind: str) -> str:
    """Why full names go out: `분과 현황 보고의 참석자 명부 인쇄`, `회의록 인쇄`."""
    return f"{_names_of(kind)} {PRINTED_OUT}"


def _names_of(kind: str) -> str:
    """What the names stand in: a paper of a meeting, or the annex of another."""
    said = PAPERS[kind]
    return f"{said}의 {PAPERS['sign-in']}" if kind == "division-status" else said


CHECKS, KEPT = "점검", "보관"
SEVERITIES: Mapping[Severity, str] = {
    Severity.STOP: "바로잡을 것",
    Severity.LOOK: "살펴볼 것",
    Severity.KNOW: "알아둘 것",
}
GO_TO_FIELD = "해당 항목으로"
NOTHING_TO_CHECK = "살펴볼 것이 없습니다."
CHECKS_WHY = "문서를 내보내기 전에 살펴볼 것입니다. 바로잡으면 미리보기와 이 목록이 함께 바뀝니다."
KEEP = "이 문서 보관"
KEEP_WHY = "지금 보이는 그대로 다음 판으로 보관합니다. 보관한 문서는 바뀌지 않습니다."
KEEP_READ_ONLY = "읽기 전용으로 연 파일에는 보관할 수 없습니다."
NONE_KEPT = "이 회의의 보관한 문서가 없습니다."
KEPT_NOW = "{version}판으로 보관했습니다."
KEPT_BEFORE = "보관한 {version}판과 같은 문서라 새로 보관하지 않았습니다."
VERSION = "{version}판 · {pages:,}쪽"
VERSION_MADE = "{day} 보관 · 기준일 {as_of}"
OLDER_DATE = "옛 일정"
REPRINT, SAVE_KEPT = "다시 인쇄", "저장"
REPRINT_VERSION, SAVE_VERSION = "{version}판 다시 인쇄", "{version}판 저장"
FIRST_VERSION = "처음 보관한 문서"
CHANGES = "앞 판과 다른 점: {changes}"
NO_DAY_TITLE = "회의 일시가 없습니다"
NO_DAY_WHY = (
    "일시를 정하면 회의자료 묶음을 만들 수 있습니다. ‘점검’에서 고칠 항목을 볼 수 있습니다."
)
