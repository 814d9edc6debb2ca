"""Attached files as screens and scripts are told of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from afm_desktop.domain.enums import Confidentiality


class Presence(StrEnum):
    """Whether the bytes of an attached file are at hand."""

    HERE = "here"
    EMPTIED = "emptied"
    """They were let go on purpose."""
    MISSING = "missing"
    """They should be here and are not: sent without them, or lost."""


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file that is attached to a record; `name` is None once it was erased."""

    id: str
    name: str | None
    media_type: str
    size: int
    sha256: str
    added_on: date | None
    purpose: str | None
    confidentiality: Confidentiality | None
    erased_on: date | None
    presence: Presence

    @property
    def can_open(self) -> bool:
        """Whether there is something to open or to save."""
        return self.erased_on is None and self.presence is Presence.HERE


@dataclass(frozen=True, slots=True)
class Attached:
    """What became of files that were to be attached: ids of the new ones, names known already."""

    ids: tuple[str, ...]
    known: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HeldFiles:
    """How many contents the file holds, each once, and how many bytes they are."""

    files: int
    size: int


@dataclass(frozen=True, slots=True)
class Swept:
    """What was let go that no record names any more."""

    files: int
    size: int
    waiting: int
    """How many are kept on, as what named them was taken back not long ago."""
