"""The rows of 공급망 현황: an anchor's chain or those of a division's anchors, on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.services.supply_chain.answers import Reach, SharedSupplier, SoleSupply
from afm_desktop.services.supply_chain.rows import Chain


@dataclass(frozen=True, slots=True)
class AnchorTiers:
    """The suppliers of one anchor by tier, and the items it depends on one supplier for."""

    name: str
    tiers: tuple[int, ...]
    """1차, 2차 …"""
    sole_items: int

    def at(self, tier: int) -> int:
        """How many stand at a tier."""
        return self.tiers[tier - 1] if tier <= len(self.tiers) else 0


@dataclass(frozen=True, slots=True)
class ChainStatus:
    """What 공급망 현황 tells; a body with several tiers counts at its nearest."""

    about: str
    """The division or the anchor it is of."""
    is_of_division: bool
    as_of: date
    issuer: str
    is_demonstration: bool
    chain: Chain
    anchors: tuple[AnchorTiers, ...]
    sole_items: tuple[SoleSupply, ...]
    shared: tuple[SharedSupplier, ...]
    reach: Reach
    structure: str = ""
    """The 체계 its divisions are of."""
    learned_on: date | None = None
    """자료 확보일; None when it is the day it is of."""

    @property
    def mark(self) -> Confidentiality:
        """Who may see it."""
        return self.chain.mark
