"""The words of the screen on which demands are screened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import DemandTurn
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.screening.conflict import Conflict
from afm_desktop.services.screening.model import CommentRow, CommentState, Named, ScreeningSheet
from afm_desktop.ui.labels.record_kinds import Words

SCREENING = Words(
    title="검토",
    noun=NOUNS["demands"],
    search="과제명, 기관, 초성",
    empty="검토할 수요가 없습니다",
    why_empty="기업이 낸 수요를 접수하면 여기에서 점검하고 처리합니다.",
)
OWN_SCREENING = Words(
    title="보완 의견",
    noun=NOUNS["demands"],
    search="과제명",
    empty="낸 수요가 없습니다",
    why_empty="수요를 내면 간사의 보완 의견이 여기에 보이고 답변을 적습니다.",
)
LATE_ONES, OURS, RETURNED = "보완기한 지남", "간사 차례", "보완 중"

PANE, FORM, SIDE = "검토할 수요", "조사서", "점검표와 처리"
NOTHING, CHOOSE = "고른 수요가 없습니다", "목록에서 수요를 고르면 조사서와 점검표가 보입니다."
NO_FORM = "회차가 정해지지 않아 조사서와 점검표가 없습니다."
NOT_ANSWERED, MISSING = "-", "미작성(필수)"

NEXT_IS = "다음 처리"
ROUND_OF = "보완 {count}차 / 최대 {most}차"
ROUND = "보완 {count}차"
NONE_YET = "보완 없음 / 최대 {most}차"
DUE, LATE_BY, LEFT = "보완기한 {day}", "{days}일 지남", "{days}일 남음"
TODAY = "오늘까지"
CONFLICT = "이해관계: {institute} - {interests}"
CONFLICT_WHY = "간사기관이 들어 있는 수요입니다. 검토와 처리는 총괄 사무국이 합니다."

COMMENT, COMMENT_ALL = "의견", "전체 의견"
COMMENT_TO = "‘{label}’ 항목에 의견 달기"
COMMENT_WHAT, COMMENT_DO = "보완할 내용", "의견 등록"
OWN_DUE, OWN_DUE_DO, OWN_DUE_SET = "이 의견의 기한", "기한 정하기", "의견의 기한을 정했습니다."
OWN_DUE_HINT = "비우면 보완기한과 같음"
CHANGE, DROP, SETTLE, UNSETTLE = "고치기", "삭제", "확인", "확인 취소"
ANSWER, ANSWER_DO, ANSWERED = "답변 적기", "답변 저장", "답변"
COMMENTED, CHANGED, DROPPED = "의견을 달았습니다.", "의견을 고쳤습니다.", "의견을 삭제했습니다."
SETTLED, UNSETTLED = "의견을 확인했습니다.", "확인을 취소했습니다."
ANSWER_SAVED = "답변을 저장했습니다."
STATES: Mapping[CommentState, str] = {
    CommentState.NOTED: "보내기 전",
    CommentState.ASKED: "답변 대기",
    CommentState.LATE: "기한 지남",
    CommentState.ANSWERED: "답변함",
    CommentState.SETTLED: "확인함",
}

CHECKLIST = "점검표"
DECISIVE = "필수 충족"
VERDICT = "판정: {question}"
OWN_REASON = "직접 적기"
REASON_OF = "회신 문구: {label}"
OWN_REASON_OF = "회신 문구(직접 적음)"
JUDGED = "점검 결과를 저장했습니다."

ACTIONS = "처리"
ON_SEVERAL = "선택한 수요 {count:,}건을 함께 처리합니다."
EXTEND, EXTEND_DO = "기한 연장…", "기한 연장"
NEW_DUE, DUE_FIELD, REASON = "새 보완기한", "보완기한", "사유"
REASON_HINT = "신청기관에 알릴 사유"
REASON_MORE = "점검표의 사유와 의견 밖에 더 알릴 것"
LEADER = "대표 수요"
EXTENDED = "보완기한을 {day}까지 연장했습니다."
MOVED = "{count} ‘{status}’ 처리했습니다."

LETTER = "안내문"
SAVE_LETTER, COPY_LETTER = "안내문 저장…", "기안문 본문 복사"
COPIED = "기안문 본문을 복사했습니다. 전자결재의 본문에 붙여넣으세요."
MAKING_LETTERS = "안내문 만드는 중"
PAPER_SAVED = "‘{name}’에 저장했습니다."
LETTERS_SAVED = "안내문 {count:,}통을 ‘{name}’ 폴더에 저장했습니다."
SUPPLEMENT_FORM = "보완 양식…"
NOT_IN_SUPPLEMENT = "보완을 요청한 수요의 양식만 보냅니다."
SAVE_RECEIPT, MAKING_RECEIPTS = "접수증 저장…", "접수증 만드는 중"
RECEIPTS_SAVED = "접수증 {count:,}통을 ‘{name}’ 폴더에 저장했습니다."
NOT_RECEIVED = "아직 접수하지 않은 수요 {count:,}건은 뺐습니다."
NOT_RECEIVED_YET = "접수 처리를 한 뒤에 접수증을 저장합니다."
UNKNOWN_PLACES = "안내 문구에 채우지 못한 자리가 있습니다: {names}"
CHOOSE_FIRST = "먼저 목록에서 수요를 고르세요."

SIMILAR, NO_SIMILAR = "비슷한 수요", "비슷하거나 이전에 낸 수요가 없습니다."
MERGED_HERE, MERGED_INTO = "이 수요로 통합된 수요", "통합된 대표 수요"


def rounds_words(sheet: ScreeningSheet) -> str:
    """`보완 1차 / 최대 2차`."""
    if sheet.most_supplements is None:
        return ROUND.format(count=sheet.supplements) if sheet.supplements else ""
    if not sheet.supplements:
        return NONE_YET.format(most=sheet.most_supplements)
    return ROUND_OF.format(count=sheet.supplements, most=sheet.most_supplements)


def due_words(due: date, today: date) -> str:
    """How far off a day is, in a word beside it."""
    days = (due - today).days
    if days < 0:
        return LATE_BY.format(days=-days)
    return LEFT.format(days=days) if days else TODAY


def turn_words(turn: DemandTurn) -> str:
    """Who acts next; of a late applicant that it is late."""
    if turn is DemandTurn.LATE:
        return f"{word(DemandTurn.APPLICANT)}({word(turn)})"
    return word(turn)


def conflict_words(conflict: Conflict) -> str:
    """`이해관계: 예시연구원 - 참여기관`."""
    interests = "·".join(map(word, conflict.interests))
    return CONFLICT.format(institute=conflict.institute, interests=interests)


def comment_note(comment: CommentRow) -> str:
    """`1차 · 기한 2026. 8. 5.`"""
    parts = [f"{comment.supplement}차"] if comment.supplement else []
    if comment.due_on is not None:
        parts.append(f"기한 {day_words(comment.due_on)}")
    return " · ".join(parts)


def answer_words(comment: CommentRow) -> str:
    """`답변(2026. 7. 22.): 3대입니다.`"""
    day = f"({day_words(comment.answered_on)})" if comment.answered_on else ""
    return f"{ANSWERED}{day}: {comment.answer}"


def named(one: Named) -> str:
    """`BAT-2026-0007 전극 코팅`."""
    return " ".join(part for part in (one.intake_no, one.title) if part)


def moved_words(count: int, status: S) -> str:
    """`수요 3건을 ‘통합’ 처리했습니다.`"""
    several = f"{NOUNS['demands'].counted(count)}을" if count > 1 else ""
    return MOVED.format(count=several, status=word(status)).strip()
