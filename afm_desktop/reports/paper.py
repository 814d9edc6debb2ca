"""A finished paper of any kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

from afm_desktop.domain.errors import ReportError
from afm_desktop.services.plain import Plain
from afm_desktop.services.status import Section


class Progress(Protocol):
    """Told how many pages of how many are drawn, and the part of the paper that is being made."""

    def __call__(self, done: int, total: int, part: str = "", /) -> None: ...


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a chapter begins: its key, the page as a reader counts, and points from its top."""

    key: str
    page: int
    down: float


TellPlain = Callable[[], Plain]
"""Tells a paper in plain structure, when it is asked for."""


class OnlyPages(ReportError):
    """A paper is there as its pages alone, such as one that was kept."""

    def __init__(self) -> None:
        super().__init__(
            "쪽으로만 남아 있는 문서여서 한글이나 엑셀로 저장할 수 없습니다. PDF로 저장하세요."
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished paper, and what its maker should look at before it goes out."""

    data: bytes
    pages: int
    missing: tuple[str, ...]  # characters that print as ☒
    outdated: tuple[Section, ...] = ()  # kept narratives whose figures have changed
    spots: tuple[Spot, ...] = ()  # where its chapters begin
    tell_plain: TellPlain | None = field(default=None, compare=False, repr=False)

    @property
    def plain(self) -> Plain:
        """What it says, for papers that are not PDFs; refused where only pages are there."""
        if self.tell_plain is None:
            raise OnlyPages
        return self.tell_plain()
