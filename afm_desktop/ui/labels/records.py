"""What the screens that list records say, whatever they list."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.domain.hangul import josa

NONE, ALLIANCE = "없음", "얼라이언스 전체"
DELETED_TAG = "삭제한 태그"
YES, NO = "예", "아니요"
TIER, YEAR = "{number}차", "{number}년"
ADD_FILTER = "필터"
ADD_FILTER_NAME = "필터 더하기"
FILTERS = "필터"
FILTERS_SET = "필터 {count}"
CLEAR_FILTERS = "필터 지우기"
BRING = "명단 가져오기…"
OPENED_WITH = "목록을 열 때 정해진 조건입니다. 지우면 목록이 넓어집니다."
AND_MORE = "{first} 외 {count}"
ALL_VIEW, VIEWS = "전체 보기", "보기"
LOOK_BACK = "다른 날짜 기준으로 보기…"
SAVE_VIEW = "지금 보기 저장…"
STALE_CONTACTS = "확인한 지 6개월 넘은 담당자"
FORMER_DIVISIONS = "이전 체계의 분과"
MAPPED_DIVISIONS = "이전 수치를 새 분과로(환산)"
MEMBERS_WITHOUT_CONTACT = "담당자 없는 회원"
LINKS_WITHOUT_ANCHOR = "앵커기업에 이어지지 않은 공급관계"
OPEN_ACTIONS, OVERDUE_ACTIONS = "끝나지 않은 후속조치", "기한이 지난 후속조치"
VIEW_NAME, SAVE = "보기 이름", "저장"
FORGET_VIEW = "‘{name}’ 보기 지우기"
VIEW_SAVED = "‘{name}’ 보기를 저장했습니다."
VIEW_FORGOTTEN = "‘{name}’ 보기를 지웠습니다."
CHOOSE_COLUMNS = "열 고르기"
FILTER_BAR = "검색과 필터"

COUNT_OF = "{all} 중 {found}"
SELECTED = "선택 {count}"
TOTAL = "합계 {count}"
SUM = "{name} {amount}{unit}"
WITHOUT = "(미기재 {count} 제외)"
UNSTATED = "{name} 미기재 {count}"
LEFT_OUT = "합계 제외: {said}"
COUNTED_TOO = "합계 포함: {said}"
BETWEEN = " · "
DECIMALS = ".1f"

NO_MATCH = "조건에 맞는 {noun} 없습니다"
NO_MATCH_WHY = "검색어나 필터를 줄이면 더 많이 보입니다."
CANNOT_READ = "목록을 읽지 못했습니다"
READ_AGAIN = "다시 읽기"
NOT_HERE = "이 목록에 없는 자료입니다. 필터나 분과 범위를 넓히면 보입니다."

CELL_IS_DERIVED = "‘{column}’ 열은 다른 자료에서 온 값이라 여기에서 고칠 수 없습니다."
CELL_IS_MASKED = "‘{column}’ 열은 가린 값입니다. 상세 정보에서 사유를 적고 고칩니다."
CELL_BY_STEPS = "‘{column}’ 열은 상세 정보의 처리 단추로 바꿉니다."
CHOOSE_TWO = "같은 값으로 채울 행을 둘 이상 고르세요."
FILLED = "{what} 첫 행의 값으로 채웠습니다."
NOT_FILLED = "‘{title}’ 자료는 채울 수 없습니다. {why} 아무것도 바꾸지 않았습니다."
CHOOSE_ONE_MEETING = "회의를 하나만 고르세요."
CHOOSE_SEVERAL = "함께 고칠 행을 둘 이상 고르세요."
EDIT_MANY, CHOSEN = "일괄 수정", "선택한 {counted}"
FIELD, NEW_VALUE = "항목", "새 값"
RECORD, BEFORE, AFTER = "자료", "전", "후"
CLOSE, CHANGE, EMPTY_VALUES = "닫기", "바꾸기", "값 지우기"
TYPE_A_VALUE = "새 값을 적거나 고르세요."
WILL_CHANGE = "{count:,}건이 바뀌고 {same:,}건은 이미 같습니다."
ALL_CHANGE = "{count:,}건이 모두 바뀝니다."
WILL_BE_EMPTY = "{count:,}건의 값이 지워지고 {same:,}건은 이미 비어 있습니다."
ALL_EMPTY = "{count:,}건의 값이 모두 지워집니다."
NONE_CHANGES = "바뀌는 자료가 없습니다. {same:,}건은 이미 같습니다."
NONE_MAY_CHANGE = "바꿀 수 있는 자료가 없습니다."
MORE_ROWS = "외 {count:,}건"
NOT_CHANGED = "{count:,}건은 바꿀 수 없어 그대로 둡니다. ‘{title}’: {reason}"
CHANGED = "{what} ‘{field}’ 값을 바꿨습니다."
CHOOSE_FIRST = "목록에서 먼저 고르세요."
NOT_NARROWED = "지울 검색어나 필터가 없습니다."
NOTHING_TO_EXPORT = "내보낼 행이 없습니다."
TOO_MUCH_TO_COPY = "{count:,}행은 복사하기에 많습니다. 내보내기(Ctrl+E)로 파일에 저장하세요."
OPEN = "열기"
DELETED = "{what} 삭제했습니다."
COPIED = "{count:,}행을 복사했습니다."

EXPORTING = "내보내는 중"
EXPORT_TITLE = "목록 내보내기"
EXPORT_FILE = "{noun} 목록 {day}"
EXPORT_KINDS = "엑셀 통합 문서 (*.xlsx);;CSV (*.csv)"
EXPORTED = "{what} ‘{file}’에 내보냈습니다."
AS_THE_ROWS = "자료에서 가장 높은 등급({mark})을 적고 내용을 모두 담습니다."
BEYOND = "등급이 더 높은 {count:,}건은 건수와 금액에만 들어가고 내용이 나오지 않습니다."
NONE_BEYOND = "등급이 더 높은 자료가 없어 내용을 모두 담습니다."
EXPORT_MASKED = "가린 채 내보내기"
EXPORT_IN_FULL = "가리지 않고 내보내기"
PAPER_TITLE = "{noun} 목록"
EMPTY = "-"
REASON = "사유"
REASON_HINT = "예: 7. 30. 분과회의 참석 안내"
REASON_WHY = "이름과 연락처를 가리지 않습니다. 누가, 왜 보았는지 기록에 남습니다."
COPY = "복사"
MAILS_COPIED = "전자우편 주소 {count:,}명분을 복사했습니다.{without}"
LABELS_COPIED = "우편 주소 {count:,}명분을 복사했습니다.{without}"
WITHOUT_ADDRESS = " {count:,}명은 주소가 없어 빠졌습니다."
SHOW_IN_FULL = "가리지 않고 보기…"
SHOW = "보기"
SHOWN_IN_FULL = "{count:,}명을 가리지 않고 보여 줍니다. 화면을 옮기면 다시 가립니다."

WHICH_DIVISION = "어느 분과에 등록할까요?"
DETAILS_SHOWN, DETAILS_HIDDEN = "상세 정보 숨기기", "상세 정보 보이기"

STATES: Mapping[str, Mapping[str, str]] = {
    "keeping": {
        "kept": "보유 중",
        "undated": "기한 미정",
        "expired": "기한 지남",
        "erased": "파기",
    },
    "course": {
        "ahead": "예정",
        "unsettled": "종료 처리 필요",
        "past": "지난 회의",
        "undated": "일시 미정",
    },
    "is_added": {"yes": "통합·반려·철회 제외", "no": "통합·반려·철회만"},
    "has_people": {"yes": "있음", "no": "없음"},
    "has_agenda": {"yes": "있음", "no": "없음"},
    "is_counted": {"yes": "자료에서 집계", "no": "적은 실적"},
    "freshness": {"recent": "6개월 안", "stale": "6개월 지남", "never": "확인 안 함"},
    "is_confirmed": {"yes": "확인함", "no": "확인 안 함"},
    "is_measured": {"yes": "있음", "no": "없음"},
}
"""The values of filters that are no columns."""

COUNTED = "집계"
STAGES: Mapping[str, str] = {
    "received": "접수까지",
    "reviewed": "검토 통과까지",
    "evaluated": "평가까지",
    "selected": "선정까지",
}
"""How far demands came, as the funnel counts them."""


def counted_or_not(is_counted: bool) -> str:
    """Whether a value is counted from the records; of a written one nothing is said."""
    return COUNTED if is_counted else " "


def no_match(noun: str) -> str:
    """What stands where nothing matches: 조건에 맞는 수요가 없습니다."""
    return NO_MATCH.format(noun=josa(noun, "이/가"))


def deleted(counted: str) -> str:
    """`수요 2건을 삭제했습니다.`"""
    return DELETED.format(what=josa(counted, "을/를"))


def filled(counted: str) -> str:
    """`수요 2건을 첫 행의 값으로 채웠습니다.`"""
    return FILLED.format(what=josa(counted, "을/를"))


def changed(counted: str, field: str) -> str:
    """`수요 2건의 ‘공정’ 값을 바꿨습니다.`"""
    return CHANGED.format(what=f"{counted}의", field=field)


def will_change(count: int, same: int, refused: int, *, is_empty: bool) -> str:
    """How many records a value changes, and how many have it already."""
    if not count:
        return NONE_CHANGES.format(same=same) if same else NONE_MAY_CHANGE
    if same or refused:
        words = WILL_BE_EMPTY if is_empty else WILL_CHANGE
    else:
        words = ALL_EMPTY if is_empty else ALL_CHANGE
    return words.format(count=count, same=same)


def exported(counted: str, file: str) -> str:
    """What is said of a file that was written."""
    return EXPORTED.format(what=josa(counted, "을/를"), file=file)


def copied(count: int, without: int, is_mail: bool) -> str:
    """How many addresses were copied, and who has none."""
    left = WITHOUT_ADDRESS.format(count=without) if without else ""
    return (MAILS_COPIED if is_mail else LABELS_COPIED).format(count=count, without=left)
