"""What there is before a plan is made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from afm_desktop.services.desk import Desk
from afm_desktop.services.transition.facts import OldDivision
from afm_desktop.services.transition.model import Plan


@dataclass(frozen=True, slots=True)
class Beginning:
    """What there is to go over from, and what is known to go over to."""

    ready: tuple[Plan, ...]
    present: tuple[OldDivision, ...]
    members: Mapping[str, int]


def read_beginning(desk: Desk) -> Beginning:
    """Read it on a worker."""
    transition = desk.transition
    return Beginning(transition.proposed(), transition.present(), transition.members_of())
