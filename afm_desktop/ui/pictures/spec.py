"""What a picture is of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, auto
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from afm_desktop.ui.pictures.scene import Scene


class Setting(IntEnum):
    """The window a picture is taken of, in the order they are opened."""

    FILE = auto()
    """The file itself."""
    READ_ONLY = auto()
    """The same file while somebody else has it open."""
    EMPTY = auto()
    """A new file of the same office."""
    BEGINNING = auto()
    """The window of the first run."""


State = Callable[["Scene"], None]
"""Brings the window into the state a picture shows."""


@dataclass(frozen=True, slots=True)
class PictureSpec:
    """One picture: the name of its file, what it shows, how the window gets there."""

    name: str
    words: str
    state: State
    setting: Setting = Setting.FILE
