"""The words of the screen of meetings."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from afm_desktop.domain.attendance_marks import LETTERS
from afm_desktop.domain.dates import KOREA, sitting_words, weekday_words
from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import (
    ItemRow,
    LinkKind,
    MeetingHead,
    Quorum,
    RosterRow,
    Timing,
)

BETWEEN = " · "
TABS: Mapping[str, str] = {
    "content": "개요",
    "agenda": "안건",
    "roster": "참석자",
    "results": "결과",
    "actions": "후속조치",
    "minutes": "회의록·보관 문서",
    "files": "첨부",
    "history": "이력",
}
MOVED_TO = "{place}번째로 옮겼습니다."
ADD, DELETE, TAKE = "추가", "삭제", "가져오기"
UP, DOWN = "위로", "아래로"
NO_DAY, NO_PLACE, TEMPLATE = "일시 미정", "장소 미정", "서식"
TODAY, LEFT, PAST = "오늘", "D-{days}", "{days}일 지남"
SETTLED = "회의록이 승인되어 고칠 수 없습니다. ‘다시 열기’로 사유를 적은 뒤 고칩니다."
CALLED_OFF = "취소된 회의입니다. ‘다시 열기’로 되돌린 뒤 고칩니다."

# --- steps ----------------------------------------------------------------------------------------

STEPS: Mapping[tuple[S, S], str] = {
    (S.DRAFT, S.PLANNED): "예정으로",
    (S.PLANNED, S.CLOSED): "종료…",
    (S.PLANNED, S.POSTPONED): "연기…",
    (S.PLANNED, S.CANCELLED): "취소…",
    (S.POSTPONED, S.PLANNED): "다시 예정으로",
    (S.POSTPONED, S.CANCELLED): "취소…",
    (S.CLOSED, S.PLANNED): "다시 열기…",
    (S.CANCELLED, S.PLANNED): "다시 열기…",
}
STEP_DO: Mapping[tuple[S, S], str] = {
    (S.PLANNED, S.POSTPONED): "연기",
    (S.PLANNED, S.CANCELLED): "회의 취소",
    (S.POSTPONED, S.CANCELLED): "회의 취소",
    (S.CLOSED, S.PLANNED): "다시 열기",
    (S.CANCELLED, S.PLANNED): "다시 열기",
}
MOVED = "회의를 ‘{status}’ 상태로 바꿨습니다."
MOVED_TOLD = "회의를 ‘{status}’ 상태로 바꿨습니다. 달력 파일과 메일을 다시 보내세요."
REASON, REASON_HINT = "사유", "참석 대상과 회의록에 알릴 사유"
NEW_TIME, NEW_TIME_DO = "일정 변경…", "일정 변경"
NEW_START, NEW_END = "새 시작 일시", "새 종료 일시"
TIME_CHANGED = "회의 일정을 바꿨습니다. 달력 파일과 메일을 다시 보내세요."
BOOK, MORE = "회의자료 묶음", "다른 처리"
NOT_YET = "회의일({day})이 지나야 종료할 수 있습니다."

# --- what is missing ------------------------------------------------------------------------------

LACKING = "빠진 것 {count}건"
TO_PREPARE, ALL_READY = "확인할 것", "회의 준비를 마쳤습니다."

# --- agenda ---------------------------------------------------------------------------------------

AGENDA_HEADS: Mapping[str, str] = {
    "number": "번호",
    "kind": "구분",
    "title": "안건",
    "presenter": "발표",
    "minutes": "시간",
    "links": "연결",
}
MINUTES = "분"
NO_AGENDA = "아직 안건이 없습니다. 아래에 제목을 적고 Enter를 누르면 차례로 추가됩니다."
NO_AGENDA_CLOSED = "안건이 없는 회의입니다."
NEW_ITEM, NEW_ITEM_HINT = "새 안건", "안건 제목을 적고 Enter"
KIND, TITLE, PLANNED_MINUTES = "구분", "안건", "예상 시간"
PRESENTER, PERSON, CHAIR_NOTE = "발표 기관", "발표자", "위원장 메모"
CHAIR_NOTE_HINT = "위원장용 자료에만 인쇄됩니다."
ITEM = "안건 {number}"
ITEM_ADDED, ITEM_DELETED = "안건을 추가했습니다.", "안건을 삭제했습니다."
LINKS, ADD_LINK = "연결 자료", "자료 연결"
LINK_KINDS: Mapping[LinkKind, str] = {
    LinkKind.DEMAND: "수요",
    LinkKind.PROJECT: "선도프로젝트",
    LinkKind.ORGANIZATION: "기업·기관",
}
TIMING = "안건 {count}건 · 예상 {planned}분"
OF_MEETING = " / 회의 {available}분"
UNTIMED = " · 시간 미정 {count}건"
OVER = "회의 시간보다 {minutes}분 깁니다."
WAITING, WAITING_WHY = "이월·보류 안건", "이 회의 계열에서 다시 올릴 수 있는 안건"
TAKE_ALL, TAKEN = "모두 가져오기", "안건 {count}건을 가져왔습니다."
WAITS_FROM, WAITED = "{meeting}", "{days}일 경과"
CARRIED = "{meeting}에서 이월"

# --- roster ---------------------------------------------------------------------------------------

ROSTER_HEADS: Mapping[str, str] = {
    "number": "연번",
    "organization": "기관",
    "name": "성명",
    "role": "구분",
    "status": "출결",
    "proxy_name": "대리 참석자",
    "reason": "사유",
    "arrived_at": "도착",
    "left_at": "퇴장",
}
NO_ROSTER = "아직 참석자가 없습니다."
NO_ROSTER_WHY = "‘제안’은 위원장, 간사, 회원 기관의 담당자와 발표자를 명부에 올립니다."
PROPOSE, PROPOSE_COUNT = "제안", "제안 {count}명 추가"
PROPOSED, NOBODY = "참석자 {count}명을 추가했습니다.", "더 제안할 참석자가 없습니다."
ADD_PERSON, ADD_GUEST = "담당자 추가", "외부 참석자 추가"
FIND_PERSON, GUEST_NAME = "담당자 찾기", "성명"
GUEST_BODY, GUEST_TITLE, ROLE = "소속", "직위", "구분"
ADDED_ONE, REMOVED_ONE = "참석자를 추가했습니다.", "참석자를 명부에서 뺐습니다."
KEYS_HINT = "{keys} 키로 표시하면 다음 사람으로 갑니다. Enter나 F2로 칸을 고칩니다."
ALL_PRESENT, ALL_MARKED = "남은 사람 모두 참석", "{count}명을 참석으로 표시했습니다."
QUORUM = "재적 {voters}명 · 참석 {present}명"
QUORUM_PROXIES = "(대리 {proxies}명)"
QUORUM_MET, QUORUM_SHORT = "정족수 {needed}명 충족", "정족수 {needed}명 미달"
NO_QUORUM = "의결권이 있는 참석 대상이 없습니다."
SHOW_NAMES, HIDE_NAMES = "이름 전체 보기", "이름 가리기"
WHY_NAMES = "회의 참석자 명부 확인"
NAMES_NOTED = "이름을 본 것을 열람 이력에 남겼습니다."
ERASED, NAMELESS = "(파기)", "(성명 미정)"
LATE, EARLY = "늦음", "먼저 나감"
TIME_HINT = "14:10"
NO_DAY_FOR_TIMES = "회의 일시가 정해져야 도착·퇴장 시각을 적을 수 있습니다."


def keys_words() -> str:
    """`P(참석), X(대리), A(불참), E(사유)`."""
    return ", ".join(f"{key}({word(one)})" for key, one in LETTERS.items() if key != "-")


def when_words(head: MeetingHead) -> str:
    """`2026. 7. 22.(수) 14:00~16:00`, or that it is not known yet."""
    return sitting_words(head.starts_at, head.ends_at) if head.starts_at else NO_DAY


def days_words(held_on: date, today: date) -> str:
    """`D-7`, 오늘, or how long ago."""
    days = (held_on - today).days
    if days < 0:
        return PAST.format(days=-days)
    return LEFT.format(days=days) if days else TODAY


def timing_words(timing: Timing, count: int) -> str:
    """`안건 5건 · 예상 95분 / 회의 120분 · 시간 미정 1건`."""
    said = TIMING.format(count=count, planned=timing.planned)
    if timing.available is not None:
        said += OF_MEETING.format(available=timing.available)
    return said + (UNTIMED.format(count=timing.untimed) if timing.untimed else "")


def presenter_words(item: ItemRow) -> str:
    """`예시연구원 홍*동`."""
    return " ".join(part for part in (item.presenter, item.presenter_person) if part)


def name_words(row: RosterRow) -> str:
    """`홍*동 팀장`."""
    if row.erased_on is not None:
        return ERASED
    return " ".join(part for part in (row.name, row.title) if part) or NAMELESS


def quorum_words(quorum: Quorum) -> str:
    """`재적 12명 · 참석 7명(대리 1명)`."""
    if not quorum.voters:
        return NO_QUORUM
    said = QUORUM.format(voters=quorum.voters, present=quorum.present)
    return said + (QUORUM_PROXIES.format(proxies=quorum.proxies) if quorum.proxies else "")


def clock(moment: datetime | None) -> str:
    """`14:10`."""
    return f"{moment.astimezone(KOREA):%H:%M}" if moment is not None else ""


def not_a_time(typed: str) -> str:
    """That what was typed is no time of day."""
    return f"{josa(f'‘{typed}’', '은/는')} 시각이 아닙니다. {TIME_HINT}처럼 적으세요."


def not_yet(day: date) -> str:
    """That a meeting is closed on its day at the earliest."""
    return NOT_YET.format(day=weekday_words(day))
