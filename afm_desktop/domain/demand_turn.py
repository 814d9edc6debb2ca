"""Who acts next on a demand, and where it is still being screened."""

from __future__ import annotations

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import DemandTurn

SCREENED = frozenset({S.SUBMITTED, S.RECEIVED, S.REVIEWING, S.SUPPLEMENT})
"""Stations at which a demand is looked at and can be commented on."""
LEADERS = frozenset({S.RECEIVED, S.REVIEWING, S.SUPPLEMENT, S.CANDIDATE})
"""Stations of a demand that others can be merged into."""
BY_APPLICANT = frozenset({S.SUBMITTED, S.WITHDRAWN})
"""Steps that an applicant takes itself, or asks for."""
DECIDING = frozenset(S) - BY_APPLICANT - {S.DRAFT, S.RECEIVED}
"""Steps that judge a demand, which nobody takes whose own institute takes part in it."""

_TURNS = {
    S.DRAFT: DemandTurn.APPLICANT,
    S.SUBMITTED: DemandTurn.SECRETARY,
    S.RECEIVED: DemandTurn.SECRETARY,
    S.REVIEWING: DemandTurn.SECRETARY,
    S.SUPPLEMENT: DemandTurn.APPLICANT,
    S.CANDIDATE: DemandTurn.CENTER,
    S.RESERVED: DemandTurn.CENTER,
}


def turn_of(
    status: S, *, is_late: bool = False, is_answered: bool = False, has_conflict: bool = False
) -> DemandTurn:
    """Who acts next; what is answered waits for whoever screens it."""
    turn = _TURNS.get(status, DemandTurn.NOBODY)
    if status is S.SUPPLEMENT:
        if is_answered:
            turn = DemandTurn.SECRETARY
        elif is_late:
            return DemandTurn.LATE
    # It is received by the secretary, who gives its number; the center then judges it.
    if has_conflict and turn is DemandTurn.SECRETARY and status is not S.SUBMITTED:
        return DemandTurn.CENTER
    return turn
