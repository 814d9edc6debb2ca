"""How drafted lines are written: one short function a level."""

from __future__ import annotations

from afm_desktop.domain.enums import LineLevel
from afm_desktop.services.status import NarrativeLine

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
