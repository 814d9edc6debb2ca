"""The letters by which attendance is typed in the order of the roster: one table."""

from __future__ import annotations

from types import MappingProxyType

from afm_desktop.domain.enums import AttendanceStatus as S
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.words import word

LETTERS = MappingProxyType(
    {
        "P": S.PRESENT,
        "X": S.PROXY,
        "A": S.ABSENT,
        "E": S.EXCUSED,
        "-": S.PLANNED,
    }
)
"""P 참석, X 대리, A 불참, E 사유; - takes a mark back."""

_AS_TYPED = MappingProxyType({"ㅔ": "P", "ㅖ": "P", "ㅌ": "X", "ㅁ": "A", "ㄷ": "E", "ㄸ": "E"})
"""What the same keys give while Hangul is typed."""

TYPED = frozenset({*LETTERS, *_AS_TYPED})
"""Everything that marks when it is typed."""


class NotAMark(RuleViolation):
    """A letter marks nothing."""

    def __init__(self, typed: str) -> None:
        known = ", ".join(f"{letter}({word(status)})" for letter, status in LETTERS.items())
        super().__init__(
            f"‘{typed}’ 표시는 없습니다. 다음 중에서 적으세요: {known}", field="status"
        )


def mark_of(typed: str) -> S:
    """What a typed letter, or the word itself, says of somebody's attendance."""
    said = typed.strip()
    letter = _AS_TYPED.get(said, said.upper())
    if letter in LETTERS:
        return LETTERS[letter]
    for status in LETTERS.values():
        if said in (word(status), status.value):
            return status
    raise NotAMark(typed)
