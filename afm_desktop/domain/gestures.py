"""What one gesture of a user is called and what kind it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class GestureKind(StrEnum):
    """What a gesture does to the file, beyond its words."""

    EDIT = "edit"
    IMPORT = "import"
    UNDO = "undo"
    REDO = "redo"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Gesture:
    """One thing a user does; `words` stand in the Undo menu: 수요 2건 삭제."""

    words: str
    kind: GestureKind = GestureKind.EDIT
    undoes: str | None = None
