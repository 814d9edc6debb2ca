"""The words of the papers of a meeting: 회의록, 회의결과, 참석자 명부."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from afm_desktop.domain.dates import KOREA, day_words, weekday_words
from afm_desktop.domain.enums import AgendaKind, AttendanceStatus, MinutesState, Placement
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import ActionRow, ItemRow, MinutesRow, RosterRow, Votes
from afm_desktop.services.printed_meeting.model import PrintedMeeting

MINUTES, RESULT, SIGN_IN = "회의록", "회의결과 보고", "참석자 명부"
CIRCULATION = "회람용"
MEETING, HOSTS, WHEN, WHERE, PURPOSE = "회의명", "개최 부서(기관)", "일시", "장소", "목적"
WHO, WATCHING, MATTERS, STATE = "참석", "배석·발표", "안건", "작성 상태"
ATTENDEES, ORDER, TALKS = "참석자·배석자 명단", "상정 안건과 진행순서", "안건별 발언요지와 결과"
DECISIONS, ACTIONS, CARRIED = "결정사항·표결내용", "후속조치", "보류·이월 안건"
VERSIONS = "회의록 판 이력"
SUMMARY, MAIN_TALKS, DECIDED, AHEAD = "회의개요", "주요 논의", "결정사항", "향후 일정"

SEATED_TABLE, OBSERVER_TABLE = "참석자", "배석자·발표자"
AGENDA_TABLE, DECISION_TABLE = "안건별 진행", "결정사항과 표결"
ACTION_TABLE, CARRIED_TABLE, VERSION_TABLE = "후속조치", "보류·이월 안건", "판 이력"
NUMBER, PART, BODY, POSITION, NAME = "연번", "구분", "소속", "직위", "성명"
MARK, NOTE, PHONE, SIGNATURE = "참석", "비고", "연락처", "서명"
NO, TIME, MATTER, PRESENTER = "번호", "시각", "안건", "발표"
PLANNED, SPENT, OVER = "예정", "실제", "증감"
DECISION_NO, DECISION, VOTES = "의결 번호", "결정사항", "표결(표)"
FOR, AGAINST, ABSTAINED = "찬성", "반대", "기권"
ACTION, OWNER, DUE, STATUS, OUTCOME = "조치사항", "담당기관·담당자", "기한", "상태", "결과"
PLACEMENT, REASON = "처리", "사유"
VERSION, WRITTEN, CIRCULATED, APPROVED, CHANGES = "판", "작성일", "회람일", "승인일", "변경 내용"
UNIT_OF_TIME = "단위: 분"
SUM = "계"
NONE = "-"

NO_ATTENDEES = "해당 없음: 등록된 참석자 없음"
NO_AGENDA = "해당 없음: 상정 안건 없음"
NO_DECISIONS = "해당 없음: 결정사항 없음"
NO_ACTIONS = "해당 없음: 후속조치 없음"
NO_PLANS = "해당 없음: 등록된 향후 일정 없음"
NO_WORDS = "기록된 발언요지 없음"
NOT_HELD = "종료 처리 전의 회의로, 참석 여부와 결정사항은 확정되지 않음"
TIMES_OF_SPENT = "시각은 실제 소요시간(기록이 없으면 예정시간)을 차례로 더한 값"
TIMES_OF_PLANNED = "시각은 예정시간을 차례로 더한 값"
CONFIRMED = "위 회의록의 내용이 사실과 다름없음을 확인합니다."
UNWRITTEN = "초안"
SIGN = "(서명)"
OPEN_DAY = "20    .      .      ."
NOTE_PRIVACY = (
    "수집 목적: 참석 확인과 회의 결과 통보. 항목: {items}. "
    "보유 기간: 회의 종료 후 1년. 동의하지 않을 수 있으며, 이 경우 참석 확인만 별도로 실시"
)
PRIVATE, PRIVATE_WITH_PHONE = "소속·직위·성명·서명", "소속·직위·성명·연락처·서명"

# ------------------------------------------------------------------ titles


def minutes_title(meeting: PrintedMeeting) -> str:
    """`2026년 제3차 이차전지 분과회의 회의록`."""
    return f"{meeting.head.title} {MINUTES}"


def result_title(meeting: PrintedMeeting) -> str:
    """`2026년 제3차 이차전지 분과회의 결과 보고`."""
    return f"{meeting.head.title} 결과 보고"


def sign_in_title(meeting: PrintedMeeting) -> str:
    """`2026년 제3차 이차전지 분과회의 참석자 명부`."""
    return f"{meeting.head.title} {SIGN_IN}"


def subject(meeting: PrintedMeeting) -> str:
    """What the document properties say it is of: `제3차 분과회의, 2026. 7. 30.(목)`."""
    return f"{meeting.head.name}, {weekday_words(meeting.held_on)}"


def keywords(meeting: PrintedMeeting, paper: str) -> tuple[str, ...]:
    """키워드 by which the paper is found."""
    division = meeting.head.division.name if meeting.head.division else ""
    words = (meeting.structure, division, meeting.head.name, paper)
    return tuple(dict.fromkeys(one for one in words if one))


# ------------------------------------------------------------------ 회의개요


def hour(moment: datetime) -> str:
    """`14:20`, in Korean time."""
    return f"{moment.astimezone(KOREA):%H:%M}"


def when(meeting: PrintedMeeting) -> str:
    """`2026. 7. 30.(목) 14:00~16:30`; another last day is said."""
    starts, ends = meeting.starts_at, meeting.head.ends_at
    said = f"{weekday_words(meeting.held_on)} {hour(starts)}"
    if ends is None:
        return said
    last = ends.astimezone(KOREA).date()
    return f"{said}~{'' if last == meeting.held_on else weekday_words(last) + ' '}{hour(ends)}"


def sitting(meeting: PrintedMeeting) -> str:
    """`2026. 7. 30.(목) 14:00~16:30, 예시전지연구원 대회의실`."""
    return ", ".join(part for part in (when(meeting), meeting.head.place) if part)


def hosts(meeting: PrintedMeeting) -> str:
    """`이차전지 분과(예시전지연구원)`; of the alliance by its own name."""
    division = meeting.head.division
    body = f"{division.name} 분과" if division else meeting.structure
    host = meeting.head.host or meeting.secretariat
    return f"{body}({host})" if host and body else body or host or NONE


def attendance(meeting: PrintedMeeting) -> str:
    """`재적 14명 중 13명 참석(대리 1명 포함), 의사정족수 8명 충족`."""
    quorum = meeting.sheet.quorum
    if not meeting.sheet.roster:
        return NONE
    needed = f", 의사정족수 {quorum.needed:,}명" if quorum.needed else ""
    if not meeting.is_over:
        return f"재적 {quorum.voters:,}명{needed}"
    proxies = f"(대리 {quorum.proxies:,}명 포함)" if quorum.proxies else ""
    said = f"재적 {quorum.voters:,}명 중 {quorum.present:,}명 참석{proxies}"
    if not needed:
        return said
    return f"{said}{needed} {'충족' if quorum.is_met else '미달'}"


def watching(meeting: PrintedMeeting) -> str:
    """`2명(예시총괄사무국)`; nothing where there is nobody but those who count."""
    rows = [row for row in meeting.observers if row.is_present or not meeting.is_over]
    if not rows:
        return ""
    return f"{len(rows):,}명({bodies(rows)})" if bodies(rows) else f"{len(rows):,}명"


def bodies(rows: Iterable[RosterRow], most: int = 6) -> str:
    """`예시가람, 예시나래 등 14개 기관`."""
    names = list(dict.fromkeys(row.organization for row in rows if row.organization))
    said = ", ".join(names[:most])
    return said if len(names) <= most else f"{said} 등 {len(names):,}개 기관"


def matters(rows: Sequence[ItemRow]) -> str:
    """`4건(보고 1, 논의 2, 의결 1)`."""
    counted = Counter(row.kind for row in rows)
    parts = ", ".join(f"{word(kind)} {counted[kind]:,}" for kind in AgendaKind if counted[kind])
    return f"{len(rows):,}건({parts})" if rows else ""


def state(version: MinutesRow | None) -> str:
    """`제2판(회람용)`; before there is one `초안`."""
    if version is None:
        return UNWRITTEN
    is_out = version.state is MinutesState.CIRCULATED
    return f"제{version.version:,}판({CIRCULATION if is_out else word(version.state)})"


def course(version: MinutesRow | None) -> str:
    """`제2판: 작성 2026. 7. 23., 회람 2026. 7. 24., 승인 2026. 9. 10.(제4차 분과회의)`."""
    if version is None:
        return f"{UNWRITTEN}(등록된 판 없음)"
    where = f"({version.approved_in})" if version.approved_in else ""
    days = (
        (MinutesState.DRAFT, version.written_on, ""),
        (MinutesState.CIRCULATED, version.circulated_on, ""),
        (MinutesState.APPROVED, version.approved_on, where),
    )
    said = [f"{word(one)} {day_words(on)}{place}" for one, on, place in days if on]
    return f"제{version.version:,}판: {', '.join(said) or word(version.state)}"


# ------------------------------------------------------------------ rows of tables


def tally(rows: Sequence[RosterRow]) -> str:
    """`계 14명(참석 12, 대리 1, 사유 1)`."""
    counted = Counter(row.status for row in rows)
    shown = [status for status in AttendanceStatus if counted[status]]
    parts = ", ".join(f"{word(status)} {counted[status]:,}" for status in shown)
    return f"{SUM} {len(rows):,}명({parts})"


def remark(row: RosterRow) -> str:
    """`대리 박예시, 해외 출장, 14:20 도착`."""
    parts = (
        f"대리 {row.proxy_name}" if row.proxy_name else "",
        row.reason or "",
        f"{hour(row.arrived_at)} 도착" if row.arrived_at and row.is_late else "",
        f"{hour(row.left_at)} 퇴장" if row.left_at and row.left_early else "",
    )
    return ", ".join(part for part in parts if part)


def hours(starts: datetime, ends: datetime | None) -> str:
    """`14:00~14:30`."""
    return hour(starts) + (f"~{hour(ends)}" if ends else "")


def who(organization: str | None, person: str | None) -> str:
    """`예시가람 홍*동`."""
    return " ".join(part for part in (organization, person) if part) or NONE


def day(on: date | None) -> str:
    """`2026. 8. 31.`."""
    return day_words(on) if on else NONE


def count_of_votes(count: int | None) -> str:
    """A count of votes; what nobody counted is a hyphen."""
    return NONE if count is None else f"{count:,}"


def is_counted(votes: Votes) -> bool:
    """Whether votes were counted."""
    return votes != Votes()


def result_of(row: ActionRow) -> str:
    """`양식 배포 (2026. 8. 20.)`."""
    parts = (row.outcome, f"({day_words(row.done_on)})" if row.done_on else "")
    return " ".join(part for part in parts if part) or NONE


def edition(version: MinutesRow) -> str:
    """`제2판`."""
    return f"제{version.version:,}판"


# ------------------------------------------------------------------ lines of matters


def matter(row: ItemRow) -> str:
    """`안건 1. 2026년 하반기 운영계획(안) [의결]`."""
    return f"안건 {row.number:,}. {row.title} [{word(row.kind)}]"


def about(titles: Iterable[str]) -> str:
    """`(관련 자료) BAT-2026-0007 전극 코팅 두께 제어`."""
    said = ", ".join(titles)
    return f"(관련 자료) {said}" if said else ""


def result(row: ItemRow) -> str:
    """`(결과) …`; nothing where the decision says it."""
    return f"(결과) {row.outcome}" if row.outcome and row.outcome != row.decision else ""


def decided(row: ItemRow) -> str:
    """`(결정) BAT-2026-의결-3호: …`."""
    if not (row.decision or row.decision_no):
        return ""
    return f"(결정) {': '.join(part for part in (row.decision_no, row.decision) if part)}"


def voted(votes: Votes) -> str:
    """`(표결) 찬성 10표, 반대 1표, 기권 0표`."""
    counted = ((FOR, votes.in_favour), (AGAINST, votes.against), (ABSTAINED, votes.abstained))
    said = ", ".join(f"{name} {count:,}표" for name, count in counted if count is not None)
    return f"(표결) {said}" if said else ""


def placed(row: ItemRow) -> str:
    """`(처리) 보류: 자료 보완 뒤 논의`; what was dealt with says it by its result."""
    if row.placement in (None, Placement.DONE):
        return ""
    said = word(row.placement)
    return f"(처리) {said}: {row.placement_reason}" if row.placement_reason else f"(처리) {said}"


def headline(meeting: PrintedMeeting) -> str:
    """`안건 4건 중 3건 처리, 2건 의결, 후속조치 3건`; of a meeting to come what is planned."""
    total, put_off = len(meeting.sheet.items), len(meeting.carried)
    if not meeting.is_over:
        return f"안건 {total:,}건 상정 예정" if total else "상정 안건 미정"
    parts = [f"안건 {total:,}건 중 {total - put_off:,}건 처리" if total else "상정 안건 없음"]
    if meeting.decided:
        parts.append(f"{len(meeting.decided):,}건 의결")
    if put_off:
        parts.append(f"{put_off:,}건 보류·이월")
    if meeting.sheet.actions:
        parts.append(f"후속조치 {len(meeting.sheet.actions):,}건")
    return ", ".join(parts)
