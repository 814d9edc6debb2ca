"""A finished paper of any kind."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.reports.document import Spot
from afm_desktop.services.status import Section


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper, and what its maker should look at before it goes out."""

    data: bytes
    pages: int
    missing: tuple[str, ...]  # characters that print as ☒
    outdated: tuple[Section, ...] = ()  # kept narratives whose figures have changed
    spots: tuple[Spot, ...] = ()  # where its chapters begin
