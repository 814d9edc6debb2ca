"""The words of 제출 현황판: who has sent which form, and who is late."""

from __future__ import annotations

from collections.abc import Mapping

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import MemberRole, RequestState
from afm_desktop.domain.words import word
from afm_desktop.services.collecting.model import (
    BodyLine,
    Done,
    FormCell,
    FormColumn,
    Narrowing,
)
from afm_desktop.ui.labels import screens

TITLE = screens.COLLECTING
COUNT = "{bodies:,}개 기관 · {forms:,}건"
BAR, TABLE, TOTALS = "양식과 대상", "기관별 제출 현황", "상태별 건수"
SEARCH = "기업·기관명, 초성"
FORMS, WHO, STATES = "양식", "대상", "상태"
LATE = "기한 지남"
ALL_STATES = "전체 {count:,}"
STATE = "{state} {count:,}"
REQUESTED = "{count:,}건 요청"
MORE = "{first} 외 {count}개"
CLEAR = "필터 지우기"
READING = "제출 현황을 읽는 중"
EXPORTING = "제출 현황을 내보내는 중"

USUAL_ROLES = "양식에 따름"
ASKED_ONLY = "요청·제출한 곳만"
USUAL_NOTE = "수요서·협력사 목록은 앵커기업, 그 밖에는 모든 회원"

HEADS: Mapping[str, str] = {
    "name": "기업·기관",
    "division": "분과",
    "role": "역할",
    "due": "기한",
    "over": "경과",
    "sent": "발송일",
    "reminders": "독려",
    "replied": "접수일",
    "demands": "수요",
}
DAYS = "일"
TIMES = "회"
DAYS_OVER = "{days:,}일 경과"
EXTENDED = "연장"

STEPS: Mapping[str, str] = {
    "mark_sent": "발송 처리",
    "remind": "제출 독려",
    "extend_forms": "기한 연장",
    "receive_forms": "접수 처리",
    "set_form_state": "상태 변경",
}
DOES: Mapping[str, str] = {
    "mark_sent": "발송 처리",
    "remind": "독려 기록",
    "extend_forms": "연장",
    "receive_forms": "접수 처리",
    "set_form_state": "변경",
}
DAY: Mapping[str, str] = {
    "mark_sent": "발송일",
    "remind": "독려일",
    "receive_forms": "접수일",
}
ABOUT: Mapping[str, str] = {
    "mark_sent": "보낸 날과 제출 기한을 적습니다. 기한을 비우면 회차의 접수 마감을 따릅니다.",
    "remind": "독려한 날을 적습니다. 아래 문안은 복사해 메일에 붙입니다.",
    "extend_forms": "고른 기관의 제출 기한만 늦춥니다. 처음 기한은 이력에 남습니다.",
    "receive_forms": "받은 양식의 접수를 적습니다. 제출된 수요에는 접수번호를 줍니다.",
    "set_form_state": "수요가 없는 양식의 상태를 직접 정합니다.",
}
DUE, NEW_DUE, ROUTE, DOCUMENT, NEW_STATE = "제출 기한", "새 기한", "경로", "공문번호", "상태"
REPLY_ROUTE = "접수경로"
CHOSEN = "{bodies:,}개 기관의 양식 {forms:,}건"
MAIL = "메일 문안"
COPY_MAIL = "문안 복사"
MAIL_COPIED = "메일 문안을 복사했습니다. 메일에 붙여 넣으세요."
CANCEL = "취소"

OPEN_BODY, OPEN_DEMAND = "기업·기관 열기", "수요 열기: {title}"
MOST_DEMANDS = 6

NO_FORMS = "현황을 볼 양식이 없습니다"
NO_FORMS_WHY = (
    "수요조사 회차를 등록하면 앵커기업의 수요서가 여기에 모입니다. 회원 정보 확인서나 협력사 목록은"
    " 위의 ‘양식’에서 고르세요."
)
OPEN_ROUNDS = "회차 보기"
NOBODY = "제출할 기관이 없습니다"
NOBODY_WHY = (
    "이 분과에 대상 역할의 회원이 없거나, 요청하거나 제출한 기관이 없습니다. 대상을 바꿔 보세요."
)
NO_MATCH = "조건에 맞는 기관이 없습니다"
NO_MATCH_WHY = "검색어를 줄이거나 필터를 지우세요."
FAILED = "제출 현황을 읽지 못했습니다"
READ_AGAIN = "다시 읽기"
CHOOSE_FIRST = "먼저 목록에서 기관을 고르세요."
NOTHING_SHOWN = "내보낼 제출 현황이 없습니다."
EXPORT_NAME = "제출 현황판_{day}"
EXPORTED = "제출 현황 {count:,}건을 ‘{name}’에 내보냈습니다."
PAPER = TITLE
LATE_TOTAL = "기한 지남 {count:,}건"


def forms_words(columns: tuple[FormColumn, ...]) -> str:
    """Which forms are shown."""
    if not columns:
        return ""
    first = columns[0].title
    return first if len(columns) == 1 else MORE.format(first=first, count=len(columns) - 1)


def roles_words(roles: frozenset[MemberRole] | None) -> str:
    """Who is expected; empty for whoever usually is."""
    if roles is None:
        return ""
    said = [word(role) for role in MemberRole if role in roles]
    return ", ".join(said) or ASKED_ONLY


def told(narrowing: Narrowing, forms: str) -> str:
    """What the board is narrowed to, in words."""
    states = ", ".join(word(state) for state in RequestState if state in narrowing.states)
    parts = (
        forms,
        states,
        LATE if narrowing.is_late else "",
        f"‘{narrowing.text.strip()}’" if narrowing.text.strip() else "",
    )
    return " · ".join(part for part in parts if part)


def over_words(line: BodyLine) -> str:
    """For how many days a body is late."""
    return f"{line.days_over:,}" if line.days_over else ""


def due_words(cell: FormCell | None) -> str:
    """When a form is due, and whether that was put off."""
    if cell is None or cell.due_on is None:
        return ""
    day = day_words(cell.due_on)
    return f"{day} {EXTENDED}" if cell.is_extended else day


def spoken(cell: FormCell, title: str) -> str:
    """A state as it is read out."""
    late = f", {DAYS_OVER.format(days=cell.days_over)}" if cell.days_over else ""
    return f"{title} {word(cell.state)}{late}"


def demands_words(cell: FormCell) -> str:
    """Which demands stand behind a cell."""
    if cell.named is None:
        return ""
    first = cell.named.title
    return first if len(cell.filed) == 1 else f"{first} 외 {len(cell.filed) - 1}건"


def done_words(step: str, done: Done) -> str:
    """What was done, and for how many of the chosen not."""
    said = f"양식 {done.count:,}건: {STEPS[step]}"
    return f"{said} ({done.left:,}건은 해당 없음)" if done.left else said


def requested(column: FormColumn) -> str:
    """For how many bodies a form was noted."""
    return REQUESTED.format(count=column.requests) if column.requests else ""
