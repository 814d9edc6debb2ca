"""The Korean of 이력, for the whole file and for one record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from afm_desktop.domain.dates import KOREA, day_words, moment_words
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.domain.money import money
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.details.model import EntryKind
from afm_desktop.services.history import Hidden, Presence
from afm_desktop.services.lists.gestures import GestureRow
from afm_desktop.services.past import Left, ShownChange

TITLE = "이력"
LIST = "변경 목록"
DETAILS = "변경 내용"
COUNT = "{count:,}건"
SEARCH = "작업, 사람"
SEARCH_NAME = "이력에서 찾기"

PERSON, KIND, PERIOD, ENTITY, RECORD = "사람", "종류", "기간", "대상", "자료"
EVERYBODY, EVERY_KIND, EVER, EVERYTHING = "모든 사람", "모든 종류", "전체 기간", "모든 대상"
CHOICE = "{name} ({count:,})"
SPAN = "{since} ~ {until}"
KINDS: Mapping[GestureKind, str] = {
    GestureKind.EDIT: "편집",
    GestureKind.IMPORT: "가져오기",
    GestureKind.UNDO: "되돌리기",
    GestureKind.REDO: "다시 실행",
    GestureKind.ERASE: "개인정보 파기",
}
PERIODS: tuple[tuple[str, int], ...] = (
    ("오늘", 0),
    ("최근 7일", 6),
    ("최근 30일", 29),
    ("최근 1년", 364),
)
"""Words and how many days back they reach."""
COLUMNS: Mapping[str, str] = {
    "at": "시각",
    "actor": "사람",
    "words": "작업",
    "kind": "종류",
    "records": "자료",
    "is_undone": "상태",
}
UNDONE = "되돌림"

EMPTY = "아직 변경이 없습니다"
EMPTY_WHY = "자료를 등록하거나 고치면 누가 언제 무엇을 바꾸었는지 여기에 남습니다."
NO_MATCH = "조건에 맞는 변경이 없습니다"
NO_MATCH_WHY = "검색어를 줄이거나 필터를 지우세요."
CLEAR = "필터 지우기"
FAILED = "이력을 읽지 못했습니다"
READ_AGAIN = "다시 읽기"
CHOOSE = "변경을 고르세요"
CHOOSE_WHY = "목록에서 고르면 바뀐 항목의 이전 값과 이후 값이 보입니다."
NO_PAST = "기록된 변경이 없습니다"

TAKE_BACK = "이 작업 되돌리기"
WHY_UNDONE = "이미 되돌린 작업입니다. 다시 하려면 되돌리기 작업을 골라 되돌리세요."
WHY_ERASED = "개인정보 파기는 되돌릴 수 없습니다."
WHY_NONE = "목록에서 되돌릴 작업을 먼저 고르세요."
WHY_READ_ONLY = "읽기 전용으로 연 파일이라 바꿀 수 없습니다."
TAKEN_BACK = "되돌렸습니다: {words}"
TAKEN_BACK_IN_PART = "되돌렸습니다: {words}. 값 {count:,}개는 그대로 두었습니다."
LEFT_HEAD = "그대로 둔 값 {count:,}개"
LEFT_LATER = "뒤에 ‘{later}’ 작업에서 다시 바뀌어 그대로 두었습니다."
LEFT_NEEDED = "다른 자료가 쓰고 있어 그대로 두었습니다."

PUT_BACK = "이전 값으로 되돌리기"
PUT_BACK_OF = "{field}: 이전 값으로 되돌리기"
PUT_BACK_DONE = "이전 값으로 되돌렸습니다: {field}"
WHY_NOT_BACK = "이 항목은 여기서 되돌릴 수 없거나 이미 이 값입니다."
COPY_VALUE = "이후 값 복사"
COPY_OLD = "이전 값 복사"
OPEN_RECORD = "자료 열기"
OPEN_GESTURE = "이 작업을 이력에서 보기"
MORE = "나머지 {count:,}건의 자료 더 보기"
RECORD_HISTORY = "이 자료의 이력"

NOTHING = "없음"
YES, NO = "예", "아니요"
HIDDEN: Mapping[Hidden, str] = {Hidden.KEPT: "(가림)", Hidden.ERASED: "(파기됨)"}
PRESENCE: Mapping[tuple[Presence, Presence], str] = {
    (Presence.ABSENT, Presence.LIVE): "등록",
    (Presence.DELETED, Presence.LIVE): "복원",
    (Presence.LIVE, Presence.DELETED): "삭제",
    (Presence.ABSENT, Presence.DELETED): "삭제",
    (Presence.LIVE, Presence.ABSENT): "등록 취소",
    (Presence.DELETED, Presence.ABSENT): "등록 취소",
    (Presence.DELETED, Presence.DELETED): "삭제",
}
"""What happened to a record as a whole."""


def moment(at: datetime) -> str:
    """`2026. 7. 22. 14:05`, in Korean time."""
    local = at.astimezone(KOREA)
    return f"{day_words(local.date())} {local:%H:%M}"


def facts(row: GestureRow) -> str:
    """When, who and on how much."""
    parts = [moment_words(row.at), row.actor, KINDS[row.kind], f"자료 {row.records:,}건"]
    return " · ".join([*parts, UNDONE] if row.is_undone else parts)


def cell(key: str, value: Any) -> str:
    """A cell of the list."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, GestureKind):
        return KINDS[value]
    if key == "is_undone":
        return UNDONE if value else ""
    return f"{value:,}" if isinstance(value, int) else str(value or "")


def record_title(table: str, title: str) -> str:
    """What a record is called; by its kind when it has no name."""
    return title or NOUNS[table].name


def noun(table: str) -> str:
    """What a kind of record is called."""
    return NOUNS[table].name


def field(table: str, name: str) -> str:
    """What a field is called."""
    return field_word(table, name)


def value(shown: ShownChange, of: Any) -> str:
    """A value as people write it."""
    if of is None or of == "":
        return NOTHING
    if isinstance(of, Hidden):
        return HIDDEN[of]
    if shown.kind is EntryKind.WON:
        return money(of)
    if shown.kind is EntryKind.YEAR:
        return f"{of}년"
    written = _written(of)
    return f"{written}%" if shown.kind is EntryKind.PERCENT else written


def _written(of: Any) -> str:
    if isinstance(of, bool):
        return YES if of else NO
    if isinstance(of, StrEnum):
        return word(of)
    if isinstance(of, datetime):
        return moment(of)
    if isinstance(of, date):
        return day_words(of)
    if isinstance(of, Decimal):
        return f"{of:,f}"
    return f"{of:,}" if isinstance(of, int) else str(of)


def whole(shown: ShownChange) -> str:
    """What happened to the record as a whole; empty when a field changed."""
    old, new = shown.old, shown.new
    if isinstance(old, Presence) and isinstance(new, Presence):
        return PRESENCE.get((old, new), "")
    return ""


def told(field_name: str, old: str, new: str) -> str:
    """A change as it is read out."""
    return f"{field_name}, 이전 {old}, 이후 {new}"


def why_left(left: Left) -> str:
    """Why an undo did not put a value back."""
    if left.later is not None:
        return LEFT_LATER.format(later=left.later)
    return LEFT_NEEDED


def left_told(left: Left) -> str:
    """A value that stayed, in one sentence."""
    name = record_title(left.table, left.title)
    what = name if left.field == "deleted" else f"{name} · {field(left.table, left.field)}"
    return f"{what}: {why_left(left)}"
