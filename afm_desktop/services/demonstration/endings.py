"""What became of the matters of meetings that are over: what was said, decided and put off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from afm_desktop.domain.enums import AgendaKind, Placement
from afm_desktop.services.demonstration.packs import read

_LONGER = (5, -5, 10, 0, 15)  # minutes more than planned


@dataclass(frozen=True, slots=True)
class Matter:
    """What a meeting deals with; `outcome` when it is over."""

    kind: AgendaKind
    title: str
    minutes: int
    outcome: str | None = None

    @property
    def is_decided(self) -> bool:
        """Whether a decision was taken."""
        return self.kind is AgendaKind.DECISION and self.outcome is not None


def number_of(matter: Matter, series: str, number: int) -> dict[str, str]:
    """The number of a decision that was taken, in its series."""
    return {"decision_no": f"{series}-의결-{number}"} if matter.is_decided else {}


def ending(matter: Matter, seed: int, *, goes_on: bool) -> dict[str, Any]:
    """What is noted of a matter that is over; nothing of one to come.

    One that `goes_on` is on the agenda of the next meeting.
    """
    if matter.outcome is None:
        return {}
    told = read("meetings")["endings"]
    gists = told["gists"][matter.kind.value]
    placement, reason = told["placements"].get(matter.outcome, ("done", None))
    return {
        "discussion": gists[seed % len(gists)].format(title=matter.title),
        "actual_minutes": matter.minutes + _LONGER[seed % len(_LONGER)],
        "placement": Placement.NEXT if goes_on else Placement(placement),
        "placement_reason": None if goes_on else reason,
        **(_decision(matter, seed) if matter.is_decided else {}),
    }


def _decision(matter: Matter, seed: int) -> dict[str, Any]:
    words = read("meetings")["endings"]["decisions"][matter.outcome or ""]
    return {
        "decision": words[seed % len(words)],
        "votes_for": 10 + seed % 3,
        "votes_against": int(seed % 5 == 0),
        "abstained": int(seed % 4 == 1),
    }
