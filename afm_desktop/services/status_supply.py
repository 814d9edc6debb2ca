"""The rows of 분과 현황 보고 about the supply chains of a division's anchor firms."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.services.supply_chain.rows import Chain


@dataclass(frozen=True, slots=True)
class SupplyStatus:
    """공급망 of the division's anchors; the totals count a supplier once, at its lowest tier."""

    anchors: tuple[AnchorSupply, ...]
    first: int
    second: int
    third: int
    chain: Chain
    """Anchors, all their suppliers and what links them, as a map shows them."""
    sole_items: tuple[SoleItem, ...]

    @property
    def suppliers(self) -> int:
        """Suppliers of any anchor, each once."""
        return self.first + self.second + self.third


@dataclass(frozen=True, slots=True)
class AnchorSupply:
    """Suppliers of one anchor by tier, and its items from a sole source."""

    anchor: str
    first: int
    second: int
    third: int
    sole_items: int


@dataclass(frozen=True, slots=True)
class SoleItem:
    """An item that one supplier alone delivers."""

    item: str
    supplier: str
    tier: int
    anchors: tuple[str, ...]
    note: str | None  # 대체 공급사 확보
