"""The Korean of 이력, for the whole file and for one record."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from afm_desktop.domain.dates import KOREA, day_words, moment_words
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.money import money
from afm_desktop.domain.nouns import NOUNS, Noun
from afm_desktop.domain.words import word
from afm_desktop.services.details.model import EntryKind
from afm_desktop.services.history import Hidden, Presence
from afm_desktop.services.lists.gestures import GestureRow
from afm_desktop.services.past import Left, ShownChange
from afm_desktop.ui.labels import screens
from afm_desktop.ui.labels.record_kinds import Words

TITLE = screens.HISTORY
WORDS = Words(
    title=TITLE,
    noun=Noun("변경"),
    search="작업, 사람",
    empty="아직 변경이 없습니다",
    why_empty="자료를 등록하거나 고치면 누가 언제 무엇을 바꾸었는지 여기에 남습니다.",
)
FILTERS: Mapping[str, str] = {
    "period": "기간",
    "actor": "사람",
    "kind": "종류",
    "entity": "대상",
    "is_undone": "상태",
    "record": "자료",
}
COLUMNS: Mapping[str, str] = {
    "at": "시각",
    "actor": "사람",
    "words": "작업",
    "kind": "종류",
    "records": "자료",
    "is_undone": "상태",
}
UNDONE, STANDS = "되돌림", "그대로"
TODAY, LAST_DAYS = "오늘", "최근 7일"
MONTH = "{year}년 {month}월"
DETAILS = "변경 내용"
CHOOSE = "변경을 고르세요"
CHOOSE_WHY = "목록에서 고르면 바뀐 항목의 이전 값과 이후 값이 보입니다."
NO_PAST = "기록된 변경이 없습니다"

TAKE_BACK = "이 작업 되돌리기"
WHY_UNDONE = "이미 되돌린 작업입니다. 다시 하려면 되돌리기 작업을 골라 되돌리세요."
WHY_ERASED = "개인정보 파기는 되돌릴 수 없습니다."
WHY_NONE = "목록에서 되돌릴 작업을 먼저 고르세요."
LEFT_HEAD = "그대로 둔 값 {count:,}개"
LEFT_LATER = "뒤에 ‘{later}’ 작업에서 다시 바뀌어 그대로 두었습니다."
LEFT_NEEDED = "다른 자료가 쓰고 있어 삭제하지 않았습니다."
PART_OF = "{owner} · {part}"

PUT_BACK = "이전 값으로 되돌리기"
PUT_BACK_DONE = "이전 값으로 되돌렸습니다: {field}"
WHY_NOT_BACK = "이 항목은 여기서 되돌릴 수 없거나 이미 이 값입니다."
COPY_VALUE = "이후 값 복사"
COPY_OLD = "이전 값 복사"
OPEN_RECORD = "자료 열기"
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
    parts = [moment_words(row.at), row.actor, word(row.kind), f"자료 {row.records:,}건"]
    return " · ".join([*parts, UNDONE] if row.is_undone else parts)


def period(name: str) -> str:
    """A period of the filter: 오늘, 최근 7일, 2026년 7월."""
    known = {"today": TODAY, "week": LAST_DAYS}
    year, _, month = name.partition("-")
    return known.get(name) or MONTH.format(year=year, month=int(month or 0))


def state(is_undone: bool) -> str:
    """Whether a gesture was taken back; of others nothing is said."""
    return UNDONE if is_undone else " "


def record_title(table: str, title: str) -> str:
    """What a record is called; by its kind when it has no name."""
    return title or NOUNS[table].name


def noun(table: str) -> str:
    """What a kind of record is called."""
    return NOUNS[table].name


def field(table: str, name: str) -> str:
    """What a field is called."""
    return field_word(table, name)


class Kinded(Protocol):
    """What says how its values are written."""

    @property
    def kind(self) -> EntryKind | None: ...


def value(shown: Kinded, of: Any) -> str:
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
    if left.of is not None:
        name = PART_OF.format(owner=record_title(*left.of), part=name)
    what = name if left.field == "deleted" else f"{name} · {field(left.table, left.field)}"
    return f"{what}: {why_left(left)}"
