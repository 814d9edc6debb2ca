"""The papers there are; scripts name them by these keys."""

from __future__ import annotations

from enum import StrEnum


class PaperKind(StrEnum):
    """A paper that can be made."""

    DIVISION_STATUS = "division-status"
    MEMBER_LIST = "member-list"
    SUPPLY_CHAIN = "supply-chain"
