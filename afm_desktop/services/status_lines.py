"""How drafted lines are written: one short function a level, and lists of names."""

from __future__ import annotations

from collections.abc import Sequence

from afm_desktop.domain.enums import LineLevel
from afm_desktop.services.status import NarrativeLine

LISTED = 8  # names in a sentence; more become a count

Group = tuple[NarrativeLine, ...]


def topic(text: str) -> NarrativeLine:
    """A □ line."""
    return NarrativeLine(LineLevel.TOPIC, text)


def point(text: str) -> NarrativeLine:
    """A ○ line."""
    return NarrativeLine(LineLevel.POINT, text)


def detail(text: str) -> NarrativeLine:
    """A - line."""
    return NarrativeLine(LineLevel.DETAIL, text)


def note(text: str) -> NarrativeLine:
    """A ※ line."""
    return NarrativeLine(LineLevel.NOTE, text)


def named(names: Sequence[str]) -> str:
    """`가, 나, 다`, or `가, … 외 12개` of many."""
    if len(names) <= LISTED:
        return ", ".join(names)
    return f"{', '.join(names[: LISTED - 1])} 외 {len(names) - LISTED + 1:,}개"
