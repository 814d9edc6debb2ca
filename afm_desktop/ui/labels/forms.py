"""The words of the screen on which forms go out and come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import FormKind, IntakeRoute
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.exchange.forms import telling
from afm_desktop.services.requests.model import (
    Prepared,
    ReplyOutcome,
    ReplyReport,
    ReplyResult,
    Request,
)
from afm_desktop.ui.labels import screens

TITLE = screens.FORMS
OUT, BACK = "보내기", "회신"
TABS = "보내기와 회신"
SENT, NOT_YET = "발송", "전"

KIND, FORMAT, DUE, ROUTE, NUMBER = "양식", "파일 형식", "제출 기한", "보내는 경로", "공문번호"
ROUND, MEETING, QUARTER = "회차", "회의", "분기"
WHICH, SAME_DEMAND, ANOTHER_DEMAND = "수요가 이미 있는 곳", "same", "another"
WHICH_DEMAND: Mapping[str, str] = {
    SAME_DEMAND: "그 수요의 수요서",
    ANOTHER_DEMAND: "수요를 하나 더 받을 새 수요서",
}
THESE_DEMANDS = "these"
FORM_OF_DEMAND, FORMS_OF_DEMANDS = "{name}의 양식", "고른 수요 {count:,}건의 양식"
NOT_TO_WRITE = "작성 중이거나 보완을 요청한 수요가 아니라 뺀 수요가 {count:,}건 있습니다."
SETTLED = "수요를 냈고 보완할 것이 없는 곳은 뺐습니다: {names}"
EXTENDED = "보완기한을 제출 기한까지 연장했습니다: {names}"
OWN_DAYS = "적은 날이 아니라 보완기한까지인 수요: {names}"
REASON, REASON_HINT = "내보내는 사유", "국가핵심기술·비공개 수요가 있을 때"
DIVISION, ALL_DIVISIONS = "분과", "모든 분과"
ROLE, ALL_ROLES = "역할", "모든 역할"
KINDS: Mapping[FormKind, str] = {kind: word(kind) for kind in FormKind}
ROUTES: Mapping[IntakeRoute, str] = {route: word(route) for route in IntakeRoute}
FORMATS: Mapping[str, str] = {"xlsx": "엑셀", "hwpx": "한글"}
BODIES = "보낼 곳"
BODY_HEADS = {"tick": "", "name": "기업·기관", "division": "분과", "role": "역할"}
TICKED, UNTICKED = "보냄", "보내지 않음"
TICK_ALL, TICK_NONE = "모두 선택", "선택 해제"
CHOSEN = "{count:,}곳 선택"
NOBODY = "보낼 곳을 고르세요."
NO_BODIES = "보낼 기업·기관이 없습니다"
NO_BODIES_WHY = "회원을 등록하거나 다른 분과를 고르세요."
SEND = "{count:,}곳 양식 만들기…"
SEND_NONE = "양식 만들기…"
FOLDER_TITLE = "양식을 둘 폴더"
WRITING = "양식 만드는 중"
COPY_MAILS, COPY_OFFICIAL, OPEN_FOLDER = "전자우편 문안 복사", "기안문 본문 복사", "폴더 열기"
MAILS_COPIED = "전자우편 문안 {count:,}건을 복사했습니다."
OFFICIAL_COPIED = "기안문 본문을 복사했습니다."
ONE_MAIL_COPIED = "{body}의 전자우편 문안을 복사했습니다."
SENT_NOTE = "‘{folder}’에 {count:,}건. 행을 고르면 그곳의 문안만 복사합니다."
WITHOUT = "실적을 적을 목표나 선도프로젝트가 없는 곳은 뺐습니다: {names}"
WITHOUT_MORE = " 외 {count:,}곳"
_NAMED = 5
CANCELLED = "그만두었습니다. 만든 파일은 지웠습니다."
READING_LISTS = "회원 읽는 중"

DROP = "회신한 파일을 여기에 끌어 놓으세요"
DROP_WHY = (
    "엑셀과 한글 양식을 읽습니다. 무엇이 바뀌는지 먼저 보여 주고, 반영하면 한 번에 되돌릴 수"
    " 있습니다."
)
CHOOSE_FILES, CHOOSE_FOLDER = "파일 고르기…", "폴더 고르기…"
FILES_TITLE, REPLY_FOLDER_TITLE = "회신한 파일", "회신한 파일이 있는 폴더"
FILES_FILTER = "양식 (*.xlsx *.xlsm *.hwpx)"
READING, REHEARSING, TAKING = "회신 읽는 중", "바뀌는 것 확인 중", "회신 반영 중"
REPLIES = "회신"
REPLY_HEADS = {
    "tick": "",
    "outcome": "결과",
    "body": "기업·기관",
    "kind": "양식",
    "changes": "바뀌는 항목",
    "enclosed": "첨부",
    "file": "파일",
}
WANTED, UNWANTED = "선택함", "선택 안 함"
OUTCOMES: Mapping[ReplyOutcome, str] = {
    ReplyOutcome.NEW: "신규",
    ReplyOutcome.CHANGED: "변경",
    ReplyOutcome.SAME: "동일",
    ReplyOutcome.REJECTED: "제외",
    ReplyOutcome.LEFT_OUT: UNWANTED,
}
CHANGES, CAME_ALONG = "바뀌는 항목", "함께 온 파일"
ANSWER_OF, FILE_OF, NOT_TAKEN = "{label} 반영", "{name} 붙이기", "{label} (반영 안 함)"
LOOSE = (
    "어느 회신의 것인지 알 수 없는 파일 {count:,}개: {names}. 수요서 회신을 골라 오른쪽에서 붙일"
    " 파일을 선택하세요."
)
LOOSE_MORE = " 외"
NOT_ATTACHED = "붙이지 않는 파일 {count:,}개: {names}. 파일은 수요서 회신에만 붙입니다."
ARRIVED_ON, ARRIVED_BY, ARRIVED_AS = "접수일", "접수경로", "공문번호"
REPLIES_CHOSEN = "{count:,}건 중 {ticked:,}건 선택"
APPLY, NOTHING_TO_APPLY = "회신 {count:,}건 반영", "반영할 회신 없음"
DISCARD = "적용 안 함"
NONE_CHOSEN = "회신을 고르면 바뀌는 항목이 보입니다."
BEFORE_AFTER = "{before} → {after}"
NOTHING = "(없음)"
NO_CHANGE = "등록된 내용과 같습니다. 회신한 것으로만 적습니다."
COPY_NOTICE = "접수 알림 기안문 복사"
NOTICE_COPIED = "접수 알림 기안문 본문을 복사했습니다."
AGAIN = "다른 회신"
ARE_TAKEN = "회신 {count:,}건을 반영했습니다."
OLDER = "이전에 저장한 파일도 반영"
TAKEN_NOTE = "반영했습니다. {counts}"
STOPPED = "그만두었습니다. 바뀐 것은 없습니다."


def counts(report: ReplyReport) -> str:
    """`신규 3건, 변경 12건, 제외 1건`: only what there is."""
    found = [(OUTCOMES[outcome], report.count(outcome)) for outcome in ReplyOutcome]
    return ", ".join(f"{name} {count:,}건" for name, count in found if count)


def told_of(result: ReplyResult) -> Sequence[str]:
    """What there is to say of a reply beside its changes."""
    told = telling.told_of(result)
    is_same = result.outcome is ReplyOutcome.SAME and not result.left_out
    return told + ([NO_CHANGE] if is_same else [])


def loose(names: Sequence[str], results: Sequence[ReplyResult]) -> str:
    """That some files belong to no reply by their names; nothing of what has a row of its own."""
    told = {one.file for one in results}
    shown = [name for name in names if name not in told]
    if not shown:
        return ""
    more = LOOSE_MORE if len(shown) > _NAMED else ""
    may = any(one.kind is FormKind.DEMAND for one in results)
    said = LOOSE if may else NOT_ATTACHED
    return said.format(count=len(shown), names=", ".join(shown[:_NAMED]) + more)


def request_words(request: Request) -> str:
    """`예시가람 · 발송 2026. 7. 1. · 제출 기한 2026. 8. 14. · 회신 전`."""
    sent = day_words(request.sent_on) if request.sent_on else NOT_YET
    due = [f"{DUE} {day_words(request.due_on)}"] if request.due_on else []
    back = day_words(request.replied_on) if request.replied_on else NOT_YET
    return " · ".join([request.body, f"{SENT} {sent}", *due, f"{BACK} {back}"])


def noted(ready: Prepared) -> str:
    """Which bodies were left out, and why, and until when supplements are due; else nothing."""
    told = (
        (WITHOUT, ready.without),
        (SETTLED, ready.settled),
        (EXTENDED, ready.extended),
        (OWN_DAYS, ready.own_days),
    )
    return " ".join(said.format(names=_named(names)) for said, names in told if names)


def _named(names: Sequence[str]) -> str:
    more = WITHOUT_MORE.format(count=len(names) - _NAMED) if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def forms_of(names: Sequence[str]) -> str:
    """Of which demands forms go out."""
    if len(names) == 1:
        return FORM_OF_DEMAND.format(name=names[0])
    return FORMS_OF_DEMANDS.format(count=len(names))


def sent(kind: FormKind, count: int) -> str:
    """What was made."""
    return f"{josa(f'{word(kind)} {count:,}건', '을/를')} 만들었습니다."
