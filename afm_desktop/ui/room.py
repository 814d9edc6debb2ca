"""How much room there is: the width of the window measured in text of 100 %."""

from __future__ import annotations

from enum import IntEnum

WIDE_FROM, MEDIUM_FROM = 1280, 960
MENU_FROM = 900  # below it the menus hide behind a button


class Room(IntEnum):
    """What fits: details at the right, details below, or one thing at a time."""

    NARROW = 0
    """Navigation as icons, a record on a page of its own."""
    MEDIUM = 1
    """Navigation as icons, details below the list."""
    WIDE = 2
    """The whole navigation, details at the right."""


def room_of(width: int, scale: float) -> Room:
    """The room in a window of so many pixels at a text size."""
    effective = width / scale
    if effective >= WIDE_FROM:
        return Room.WIDE
    return Room.MEDIUM if effective >= MEDIUM_FROM else Room.NARROW


def has_menu_bar(width: int, scale: float) -> bool:
    """Whether the menus have a line of their own in a window of so many pixels."""
    return width / scale >= MENU_FROM
