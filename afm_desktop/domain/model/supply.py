"""Who delivers what to whom."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.enums import Confidentiality, LinkKind
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.base import Record, Won, reference
from afm_desktop.domain.model.shared import Dated, Sourced


class SuppliesItself(RuleViolation):
    """A firm is entered as its own supplier."""

    def __init__(self) -> None:
        super().__init__(
            "협력사와 구매기업이 같은 기업입니다. 둘 중 하나를 다른 기업으로 바꾸세요.",
            field="buyer_id",
        )


class ShareOutOfRange(RuleViolation):
    """A share of purchases lies outside 0 to 100 %."""

    def __init__(self, share: Decimal) -> None:
        super().__init__(
            f"비중 {share}%는 넣을 수 없습니다. 0～100 사이로 적으세요.", field="share"
        )


class TierTooNear(RuleViolation):
    """A tier below the first is entered."""

    def __init__(self, tier: int) -> None:
        super().__init__(f"{tier}차는 없는 차수입니다. 1차부터 적으세요.", field="tier")


class SupplyLink(Dated, Sourced, Record):
    """A supplier delivers an item to a buyer."""

    __tablename__ = "supply_links"
    scope = ("supply", "buyer_id")
    required = ("supplier_id", "buyer_id")
    sorted_by = "item"

    supplier_id: Mapped[str | None] = reference("organizations")
    buyer_id: Mapped[str | None] = reference("organizations")
    item: Mapped[str | None] = mapped_column(info={"search": True})
    kind: Mapped[LinkKind | None]
    process: Mapped[str | None]
    share: Mapped[Decimal | None]
    yearly_amount_won: Mapped[Won | None]
    is_sole_source: Mapped[bool | None]
    evidence: Mapped[str | None]
    confidentiality: Mapped[Confidentiality | None]

    def check(self) -> None:
        """Refuse a link to itself, a share that is none, and an end before the start."""
        super().check()
        if self.supplier_id is not None and self.supplier_id == self.buyer_id:
            raise SuppliesItself
        if self.share is not None and not 0 <= self.share <= 100:
            raise ShareOutOfRange(self.share)


class TierOverride(Record):
    """The tier a supplier is given for one anchor where counting links would mislead."""

    __tablename__ = "tier_overrides"
    scope = ("supply", "anchor_id")
    required = ("anchor_id", "supplier_id", "tier")

    anchor_id: Mapped[str | None] = reference("organizations")
    supplier_id: Mapped[str | None] = reference("organizations")
    tier: Mapped[int | None]
    reason: Mapped[str | None]
    decided_on: Mapped[date | None]

    def check(self) -> None:
        """Refuse a tier below the first."""
        if self.tier is not None and self.tier < 1:
            raise TierTooNear(self.tier)
