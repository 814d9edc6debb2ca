"""How what 제출 현황판 shows travels in a place."""

from __future__ import annotations

from collections.abc import Sequence

from afm_desktop.domain.enums import MemberRole, RequestState
from afm_desktop.services.collecting.model import Asked, Narrowing
from afm_desktop.services.dashboard_rows import Lateness
from afm_desktop.ui.places import Place

BOARD = "collecting"
FORM, ROLE, STATE, LATE, OF, DIVISION = "form", "role", "state", "late", "of", "division"
ASKED_ONLY = "none"
"""In place of a role: whoever was asked or filed, and nobody else."""


def place_of(asked: Asked, narrowing: Narrowing | None = None) -> Place:
    """The board of what is asked, narrowed down."""
    shown = narrowing or Narrowing()
    roles = asked.roles
    said: dict[str, Sequence[str]] = {
        DIVISION: (asked.division,) if asked.division else (),
        FORM: asked.forms,
        ROLE: () if roles is None else (sorted(roles) or (ASKED_ONLY,)),
        STATE: sorted(shown.states),
        OF: (shown.form,) if shown.form else (),
        LATE: ("yes",) if shown.is_late else (),
    }
    filters = tuple((key, tuple(map(str, values))) for key, values in said.items() if values)
    return Place(BOARD, None, filters, shown.text)


def late_place(late: Lateness) -> Place:
    """The board where forms are late."""
    asked = Asked(late.forms, late.division, frozenset())
    return place_of(asked, Narrowing(frozenset(late.states), is_late=True))


def asked_at(place: Place) -> Asked:
    """What a place asks of the board; without forms it is for the board to say which."""
    said = place.filter(ROLE)
    roles = frozenset(role for role in MemberRole if role.value in said) if said else None
    return Asked(place.filter(FORM), next(iter(place.filter(DIVISION)), None), roles)


def narrowing_at(place: Place) -> Narrowing:
    """What a place leaves of the board."""
    states = frozenset(state for state in RequestState if state.value in place.filter(STATE))
    return Narrowing(
        states, next(iter(place.filter(OF)), None), bool(place.filter(LATE)), place.text
    )
