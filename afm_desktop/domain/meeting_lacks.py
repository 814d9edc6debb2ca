"""What a meeting lacks, and how that is said: the same on screens, papers and command lines."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Lack(StrEnum):
    """What a meeting lacks, in the order in which one would see to it."""

    DAY = "day"
    PLACE = "place"
    CHAIR = "chair"
    ROSTER = "roster"
    AGENDA = "agenda"
    PRESENTER = "presenter"
    """Nobody is named who presents a matter."""
    MINUTES_PLANNED = "minutes_planned"
    """A matter has no minutes."""
    OVER_RUN = "over_run"
    """The matters take longer than the meeting; `count` minutes."""
    WAITING = "waiting"
    """Matters of the series put off to the next meeting are not taken up; `count` of them."""
    LAST_MINUTES = "last_minutes"
    """The minutes of the meeting before, `title`, are not approved."""
    BOOK = "book"
    """No book of it was kept."""
    OLD_BOOK = "old_book"
    """The latest book is of an older date, `moment`, or the meeting was put off."""
    QUORUM = "quorum"
    """Fewer came than must; `count` are missing."""
    MARKS = "marks"
    """It is not noted whether somebody came; `count` of them."""
    DECISION = "decision"
    """A matter to be decided was dealt with and has no decision."""
    PLACEMENT = "placement"
    """A matter is not placed."""
    CLOSING = "closing"
    """It was held and is not closed."""
    MINUTES = "minutes"
    """There are no minutes of it."""


_WORDS: Mapping[Lack, str] = {
    Lack.DAY: "일시 미정",
    Lack.PLACE: "장소 미정",
    Lack.CHAIR: "위원장 없음",
    Lack.ROSTER: "참석자 없음",
    Lack.AGENDA: "안건 없음",
    Lack.PRESENTER: "발표자 미정",
    Lack.MINUTES_PLANNED: "예상 시간 미정",
    Lack.OVER_RUN: "안건 시간 {count}분 초과",
    Lack.WAITING: "이월 안건 {count}건",
    Lack.LAST_MINUTES: "지난 회의록 미승인",
    Lack.BOOK: "회의자료 없음",
    Lack.OLD_BOOK: "회의자료가 옛 일정",
    Lack.QUORUM: "정족수 {count}명 부족",
    Lack.MARKS: "출결 미입력 {count}명",
    Lack.DECISION: "의결 내용 없음",
    Lack.PLACEMENT: "처리 미정",
    Lack.CLOSING: "종료하지 않음",
    Lack.MINUTES: "회의록 없음",
}
OF_MATTERS = frozenset({Lack.PRESENTER, Lack.MINUTES_PLANNED, Lack.DECISION, Lack.PLACEMENT})
"""What matters lack, each for itself."""


def lack_words(lack: Lack, count: int | None = None) -> str:
    """What is missing in words: 발표자 미정, of several matters 발표자 미정 3건."""
    said = _WORDS[lack].format(count=f"{count or 0:,}")
    return f"{said} {count:,}건" if lack in OF_MATTERS and count is not None else said
