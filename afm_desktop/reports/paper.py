"""A finished paper of any kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from afm_desktop.services.status import Section

Progress = Callable[[int, int], None]
"""Told how many pages of how many are drawn."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a chapter begins: its key, the page as a reader counts, and points from its top."""

    key: str
    page: int
    down: float


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper, and what its maker should look at before it goes out."""

    data: bytes
    pages: int
    missing: tuple[str, ...]  # characters that print as ☒
    outdated: tuple[Section, ...] = ()  # kept narratives whose figures have changed
    spots: tuple[Spot, ...] = ()  # where its chapters begin
