"""What can stand in the way of a picture.

AfmError
└── PictureError
    ├── NotReady    the window did not come to rest
    └── NotWritten  the place of the pictures takes none
"""

from __future__ import annotations

from pathlib import Path

from afm_desktop.domain.errors import AfmError
from afm_desktop.ui.labels import pictures as labels


class PictureError(AfmError):
    """A picture cannot be made."""


class NotReady(PictureError):
    """Something the window waits for did not come."""

    def __init__(self, words: str, seconds: int) -> None:
        super().__init__(labels.TOO_LONG.format(words=words, seconds=seconds))


class NotWritten(PictureError):
    """The picture could not be put where it is wanted."""

    def __init__(self, place: Path) -> None:
        super().__init__(labels.NOT_WRITTEN.format(place=place))
