"""The life of a meeting: one table says what may follow; buttons ask the same table."""

from __future__ import annotations

from types import MappingProxyType

from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.words import word

NEXT = MappingProxyType(
    {
        S.DRAFT: (S.PLANNED,),
        S.PLANNED: (S.CLOSED, S.POSTPONED, S.CANCELLED),
        S.POSTPONED: (S.PLANNED, S.CANCELLED),
        S.CLOSED: (S.PLANNED,),
        S.CANCELLED: (S.PLANNED,),
    }
)

ASKS_REASON = frozenset(
    {
        (S.PLANNED, S.POSTPONED),
        (S.PLANNED, S.CANCELLED),
        (S.POSTPONED, S.CANCELLED),
        (S.CLOSED, S.PLANNED),
        (S.CANCELLED, S.PLANNED),
    }
)
"""Steps of which those invited, or whoever reads the minutes, will want to know why."""

TOLD = frozenset(
    {
        (S.PLANNED, S.POSTPONED),
        (S.PLANNED, S.CANCELLED),
        (S.POSTPONED, S.PLANNED),
        (S.POSTPONED, S.CANCELLED),
        (S.CANCELLED, S.PLANNED),
    }
)
"""Steps of which a notice goes out, so that calendars follow."""


class MoveRefused(RuleViolation):
    """A meeting cannot go on to this status from where it is."""

    def __init__(self, current: S, wanted: S) -> None:
        goal = josa(f"‘{word(wanted)}’", "으로/로")
        possible = ", ".join(word(status) for status in NEXT[current])
        super().__init__(
            f"‘{word(current)}’ 상태의 회의는 {goal} 바꿀 수 없습니다."
            f" 지금 할 수 있는 처리는 {possible}입니다.",
            field="status",
        )


class ReasonAsked(RuleViolation):
    """A meeting is called off, put off or taken up again without saying why."""

    def __init__(self, current: S, wanted: S) -> None:
        goal = josa(f"‘{word(wanted)}’", "으로/로")
        super().__init__(
            f"‘{word(current)}’ 상태의 회의를 {goal} 바꾸려면 사유가 필요합니다. 사유를 적으세요.",
            field="reason",
        )


def may_move(current: S, wanted: S) -> bool:
    """Whether a meeting may go on to a status."""
    return wanted in NEXT[current]


def asks_reason(current: S, wanted: S) -> bool:
    """Whether a step is taken only with a reason."""
    return (current, wanted) in ASKS_REASON


def is_told(current: S, wanted: S) -> bool:
    """Whether a notice goes out of a step."""
    return (current, wanted) in TOLD
