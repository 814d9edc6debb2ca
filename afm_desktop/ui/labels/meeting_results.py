"""The words of what meetings leave behind: results, follow-ups, minutes, kept papers."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import ActionStatus as A
from afm_desktop.domain.enums import MinutesState
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import ActionRow, MinutesRow, PaperRow, Votes

PLACING, PLACING_REASON = "처리", "사유"
PLACING_REASON_HINT = "사유"
PLACING_REASON_ASKED = "제외하려면 사유가 필요합니다."

RESULT_HEADS: Mapping[str, str] = {
    "number": "번호",
    "kind": "구분",
    "title": "안건",
    "placement": "처리",
    "decision_no": "의결번호",
    "minutes": "실제",
}
DISCUSSION, OUTCOME, DECISION = "발언 요지", "결과", "의결 내용"
FOR, AGAINST, ABSTAINED, ACTUAL = "찬성", "반대", "기권", "실제 시간"
VOTES, PEOPLE, MINUTES = "표결", "명", "분"
DECISION_NO, DECISION_FIRST = "의결번호 {number}", "의결 내용을 먼저 적으세요."
NO_RESULTS = "안건이 없어 적을 결과가 없습니다. ‘안건’에서 먼저 추가하세요."
NOT_HELD = "예정으로 바꾼 회의에 결과를 적습니다. 위의 ‘예정으로’를 먼저 누르세요."
TAKEN_UP = "{meeting}에서 다시 다룹니다."
UNPLACED = "미정"

CLOSE, CLOSE_TITLE = "종료", "회의 종료"
CLOSE_ABOUT = "처리를 정하지 않은 안건 {count}건"
CLOSE_WHY = (
    "남은 안건을 어떻게 할지 정하면 회의를 종료합니다."
    " 다음 회의로 넘긴 안건은 다음 회의를 만들 때 안건에 오르고, 보류한 안건은 목록에 남습니다."
)
CLOSED, CANCEL = "회의를 종료했습니다.", "취소"

ACTION_HEADS: Mapping[str, str] = {
    "number": "번호",
    "title": "조치사항",
    "owner": "담당",
    "due": "기한",
    "age": "경과",
    "status": "상태",
}
NEW_ACTIONS, NEW_ACTION = "새 후속조치", "후속조치"
NEW_ACTION_HINT = "조치사항을 적고 Enter"
ACTION_TITLE, BODY, PERSON, DUE = "조치사항", "담당기관", "담당자", "기한"
OWN_ACTIONS, BEFORE = "이 회의의 후속조치", "지난 회의의 미완료 후속조치"
NO_ACTIONS = "이 회의에서 정한 후속조치가 없습니다. ‘결과’에서 추가합니다."
NONE_BEFORE = "지난 회의에서 남은 후속조치가 없습니다."
AGE, LATE_BY = "{days}일", "{days}일 지연"
START, FINISH, DROP, REOPEN = "진행 시작", "완료…", "중단…", "다시 열기"
FINISH_DO, DROP_DO, WHAT_CAME, WHY_DROPPED = "완료", "중단", "조치 결과", "중단 사유"
ACTION_SAID: Mapping[A, str] = {
    A.STARTED: "후속조치를 시작했습니다.",
    A.DONE: "후속조치를 완료했습니다.",
    A.DROPPED: "후속조치를 중단했습니다.",
    A.OPEN: "후속조치를 다시 열었습니다.",
}

MINUTES_TITLE, LAST_TITLE = "회의록", "지난 회의의 회의록"
NO_MINUTES = "아직 회의록이 없습니다. 회의 결과를 적은 뒤 시작합니다."
DRAFT, DRAFT_NEXT = "회의록 시작", "새 판 시작…"
WHAT_CHANGES, DRAFT_DO = "고치는 내용", "새 판 시작"
CIRCULATE, APPROVE, APPROVE_HERE = "회람", "서면 승인", "이 회의에서 승인"
DRAFTED, CIRCULATED = "회의록 판을 시작했습니다.", "회의록을 회람으로 표시했습니다."
APPROVED = "회의록을 승인했습니다. 승인한 회의는 다시 열어야 고칠 수 있습니다."
VERSION = "제{version}판 · {state}"
OWN_VERSION = "minutes"
KEEPING, OPEN_KEPT = "회의록 보관", "보관본"
WRITTEN, CIRCULATED_ON, APPROVED_ON = "작성 {day}", "회람 {day}", "승인 {day}"
IN_MEETING = "({meeting})"
PAPERS_TITLE = "보관 문서"
NO_PAPERS = "보관한 문서가 없습니다. 보고서 화면에서 회의자료 묶음을 만들면 여기에 보관됩니다."
OUTDATED, PAGES, KEPT = "옛 일정", "{pages:,}쪽", "보관 {moment}"
OPEN_PAPER, WHY_OUT, LET_OUT = "열기", "내보내는 까닭", "내보내기"
SAVE_PAPER, PAPER_SAVED = "저장…", "‘{name}’에 저장했습니다."
NO_BYTES = "보관한 파일이 이 자료 파일에 없습니다."
SAVE_TITLE, PDF_FILES = "보관 문서 저장", "PDF (*.pdf)"


def decided(number: str) -> str:
    """`의결번호 ELE-2026-의결-3으로 기록했습니다.`"""
    return f"{josa(f'의결번호 {number}', '으로/로')} 기록했습니다."


def votes_words(votes: Votes) -> str:
    """`찬성 7 · 반대 1 · 기권 0`."""
    parts = ((FOR, votes.in_favour), (AGAINST, votes.against), (ABSTAINED, votes.abstained))
    return " · ".join(f"{name} {count}" for name, count in parts if count is not None)


def owner_words(action: ActionRow) -> str:
    """`예시연구원 홍*동`."""
    return " ".join(part for part in (action.organization, action.person) if part)


def age_words(action: ActionRow) -> str:
    """`12일`, or how late it is."""
    if action.is_overdue:
        return LATE_BY.format(days=action.late)
    return AGE.format(days=action.age) if action.age is not None and action.age >= 0 else ""


def minutes_words(row: MinutesRow) -> str:
    """`제2판 · 회람`."""
    return VERSION.format(version=row.version, state=word(row.state))


def course_words(row: MinutesRow) -> str:
    """When a version was written, went round and was approved."""
    days = (
        (WRITTEN, row.written_on),
        (CIRCULATED_ON, row.circulated_on),
        (APPROVED_ON, row.approved_on),
    )
    said = [words.format(day=day_words(day)) for words, day in days if day is not None]
    if row.state is MinutesState.APPROVED and row.approved_in:
        said[-1] += IN_MEETING.format(meeting=row.approved_in)
    return " · ".join((*said, row.changes) if row.changes else said)


def paper_words(row: PaperRow) -> str:
    """`제2판 · 24쪽`; the title of minutes says of which version they are."""
    parts = [] if row.kind == OWN_VERSION else [f"제{row.version}판"]
    if row.pages:
        parts.append(PAGES.format(pages=row.pages))
    return " · ".join(parts)
