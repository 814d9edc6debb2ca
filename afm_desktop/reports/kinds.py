"""The papers there are and how a map is fitted; scripts name them by these keys."""

from __future__ import annotations

from enum import StrEnum


class PaperKind(StrEnum):
    """A paper that can be made."""

    DIVISION_STATUS = "division-status"
    MEETING_BOOK = "meeting-book"
    MEMBER_LIST = "member-list"
    SUPPLY_CHAIN = "supply-chain"
    DEMAND_STATUS = "demand-status"
    RECEIPT = "receipt"
    APPROVAL = "approval"
    DEMAND_DOSSIER = "demand-dossier"
    LETTER = "letter"
    CROSSTAB = "crosstab"
    MINUTES = "minutes"
    MEETING_RESULT = "meeting-result"
    SIGN_IN = "sign-in"
    PROJECTS = "projects"
    TARGETS = "targets"
    OVERVIEW = "overview"


class PaperFormat(StrEnum):
    """What kind of file a paper is."""

    PDF = "pdf"
    HANGUL = "hwpx"
    WORKBOOK = "xlsx"

    @property
    def ending(self) -> str:
        """How the names of such files end."""
        return f".{self.value}"


class Fit(StrEnum):
    """How a map is brought onto paper."""

    PAGE = "page"
    """One A4 page."""
    TILES_A4 = "a4"
    TILES_A3 = "a3"
