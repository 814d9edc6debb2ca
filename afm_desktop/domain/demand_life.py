"""The life of a demand: one table says what may follow; buttons ask the same table."""

from __future__ import annotations

from types import MappingProxyType

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import particle
from afm_desktop.domain.words import word

NEXT = MappingProxyType(
    {
        S.DRAFT: (S.SUBMITTED, S.WITHDRAWN),
        S.SUBMITTED: (S.RECEIVED, S.REJECTED, S.WITHDRAWN),
        S.RECEIVED: (S.REVIEWING, S.WITHDRAWN),
        S.REVIEWING: (S.SUPPLEMENT, S.CANDIDATE, S.INELIGIBLE, S.MERGED, S.WITHDRAWN),
        S.SUPPLEMENT: (S.REVIEWING, S.WITHDRAWN),
        S.CANDIDATE: (S.SELECTED, S.RESERVED, S.NOT_SELECTED, S.WITHDRAWN),
        S.RESERVED: (S.SELECTED, S.NOT_SELECTED, S.WITHDRAWN),
        S.SELECTED: (),
        S.NOT_SELECTED: (),
        S.REJECTED: (),
        S.INELIGIBLE: (),
        S.MERGED: (),
        S.WITHDRAWN: (),
    }
)

ASKS_REASON = frozenset(
    {S.SUPPLEMENT, S.REJECTED, S.INELIGIBLE, S.MERGED, S.NOT_SELECTED, S.WITHDRAWN}
)
"""Steps of which the applicant will want to know why."""


class MoveRefused(RuleViolation):
    """A demand cannot go on to this status from where it is."""

    def __init__(self, current: S, wanted: S) -> None:
        goal = word(wanted)
        super().__init__(
            f"‘{word(current)}’ 상태의 수요는 ‘{goal}’{particle(goal, '으로/로')} 바꿀 수 없습니다."
            f" {_what_is_possible(current)}",
            field="status",
        )


def may_move(current: S, wanted: S) -> bool:
    """Whether a demand may go on to a status."""
    return wanted in NEXT[current]


def _what_is_possible(current: S) -> str:
    possible = ", ".join(word(status) for status in NEXT[current])
    if not possible:
        return "처리가 끝난 수요입니다. 잘못 처리했다면 실행을 취소하세요."
    return f"지금 할 수 있는 처리는 {possible}입니다."
