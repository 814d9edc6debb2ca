"""How far a form is that a body was asked for, and whether it is late."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from types import MappingProxyType

from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import RequestState as R

OF_DEMAND = MappingProxyType(
    {
        S.DRAFT: R.WRITING,
        S.SUBMITTED: R.RECEIVED,
        S.RECEIVED: R.RECEIVED,
        S.REVIEWING: R.RECEIVED,
        S.SUPPLEMENT: R.SUPPLEMENT,
        S.CANDIDATE: R.DONE,
        S.SELECTED: R.DONE,
        S.RESERVED: R.DONE,
        S.NOT_SELECTED: R.DONE,
        S.REJECTED: R.DONE,
        S.INELIGIBLE: R.DONE,
        S.MERGED: R.DONE,
        S.WITHDRAWN: R.DONE,
    }
)
"""How far the form is whose demand stands here: it is done once the look at it is over."""

OWED = frozenset({R.SENT, R.WRITING, R.SUPPLEMENT})
"""The body has to act; it can be reminded, and be late."""
_FIRST = (R.SUPPLEMENT, R.WRITING, R.RECEIVED, R.DONE)


def state_of(demands: Collection[S], noted: R | None) -> R:
    """The state of a form: of several demands that which asks most of the body; without one, what
    was noted.
    """
    found = {OF_DEMAND[status] for status in demands}
    for state in _FIRST:
        if state in found:
            return state
    return noted or R.NOT_SENT


def days_over(state: R, due: date | None, today: date) -> int:
    """For how many days a body is late; 0 when nothing is awaited from it."""
    return max(0, (today - due).days) if due is not None and state in OWED else 0
