"""The listing of supply links; the tier is the supplier's lowest below any anchor firm."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.enums import Basis, MemberRole
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.supply import SupplyLink, TierOverride
from afm_desktop.domain.supply_chain import suppliers_by_buyer, tiers
from afm_desktop.services.lists.choice import Choice, found, narrowed
from afm_desktop.services.lists.listing import ColumnKind, Row, columns
from afm_desktop.storage.tables import search_row

COLUMNS = columns(
    [
        (ColumnKind.ID, "id"),
        (ColumnKind.TEXT, "supplier buyer item"),
        (ColumnKind.ENUM, "kind"),
        (ColumnKind.NUMBER, "tier"),
        (ColumnKind.TEXT, "process"),
        (ColumnKind.PERCENT, "share"),
        (ColumnKind.WON, "yearly_amount_won"),
        (ColumnKind.YES_NO, "is_sole_source"),
        (ColumnKind.ENUM, "confidentiality"),
        (ColumnKind.YES_NO, "is_inferred"),
        (ColumnKind.DATE, "valid_from valid_to"),
        (ColumnKind.TEXT, "evidence source"),
        (ColumnKind.ID, "supplier_id buyer_id"),
    ]
)
_ROOT = ""
Pair = tuple[str, str]


def rows(session: Session, choice: Choice) -> list[Row]:
    """The links in force by supplier and item in 가나다 order."""
    anchors = _anchors(session, choice)
    pairs = _pairs(session, choice.day)
    found_tiers = lowest_tiers(anchors, pairs, _overrides(session))
    chain = found_tiers.keys() | set(anchors)
    return [
        (*line[:5], found_tiers.get(line[-2]), *line[5:10], line[10] is Basis.INFERRED, *line[11:])
        for line in _lines(session, choice)
        if choice.division is None or line[-1] in chain
    ]


def lowest_tiers(
    anchors: Sequence[str], pairs: Sequence[Pair], overrides: Sequence[tuple[str, str, int]]
) -> dict[str, int]:
    """The lowest tier of each supplier below any of these anchors."""
    suppliers = suppliers_by_buyer(pairs)
    corrected: dict[str, dict[str, int]] = {}
    for anchor, supplier, tier in overrides:
        corrected.setdefault(anchor, {})[supplier] = tier
    plain = [anchor for anchor in anchors if anchor not in corrected]
    lowest = _below_any(plain, suppliers)
    for anchor in anchors:
        if anchor in corrected:
            _keep_lower(lowest, tiers(anchor, suppliers, corrected[anchor]))
    return lowest


def _below_any(anchors: Sequence[str], suppliers: dict[str, list[str]]) -> dict[str, int]:
    """The lowest tier below anchors without corrections, in one walk from all of them."""
    found_tiers = tiers(_ROOT, suppliers, dict.fromkeys(anchors, 0))
    below: dict[str, int] = {}
    for buyer, its_suppliers in suppliers.items():
        if buyer in found_tiers:
            step = {s: found_tiers[buyer] + 1 for s in its_suppliers if s != buyer}
            _keep_lower(below, step)
    return below


def _keep_lower(lowest: dict[str, int], other: dict[str, int]) -> None:
    for firm, tier in other.items():
        lowest[firm] = min(tier, lowest.get(firm, tier))


def _anchors(session: Session, choice: Choice) -> list[str]:
    statement = select(Membership.organization_id).where(
        Membership.deleted.is_(None),
        Membership.role == MemberRole.ANCHOR,
        holding(Membership.joined_on, Membership.left_on, choice.day),
    )
    own = Membership.division_id == choice.division if choice.division else None
    return [body for body in session.scalars(narrowed(statement, own).distinct()) if body]


def _pairs(session: Session, day: date) -> list[Pair]:
    statement = select(SupplyLink.supplier_id, SupplyLink.buyer_id).where(
        SupplyLink.deleted.is_(None), holding(SupplyLink.valid_from, SupplyLink.valid_to, day)
    )
    return [
        (supplier, buyer) for supplier, buyer in session.execute(statement) if supplier and buyer
    ]


def _overrides(session: Session) -> list[tuple[str, str, int]]:
    statement = select(TierOverride.anchor_id, TierOverride.supplier_id, TierOverride.tier).where(
        TierOverride.deleted.is_(None)
    )
    return [
        (anchor, supplier, tier)
        for anchor, supplier, tier in session.execute(statement)
        if anchor and supplier and tier
    ]


def _lines(session: Session, choice: Choice) -> list[tuple[Any, ...]]:
    supplier, buyer = aliased(Organization), aliased(Organization)
    statement = (
        select(
            SupplyLink.id,
            supplier.name,
            buyer.name,
            SupplyLink.item,
            SupplyLink.kind,
            SupplyLink.process,
            SupplyLink.share,
            SupplyLink.yearly_amount_won,
            SupplyLink.is_sole_source,
            SupplyLink.confidentiality,
            SupplyLink.basis,
            SupplyLink.valid_from,
            SupplyLink.valid_to,
            SupplyLink.evidence,
            SupplyLink.source,
            SupplyLink.supplier_id,
            SupplyLink.buyer_id,
        )
        .outerjoin(supplier, supplier.id == SupplyLink.supplier_id)
        .outerjoin(buyer, buyer.id == SupplyLink.buyer_id)
        .outerjoin(
            search_row,
            (search_row.c.entity == Organization.__tablename__)
            & (search_row.c.row == supplier.row),
        )
        .where(
            SupplyLink.deleted.is_(None),
            holding(SupplyLink.valid_from, SupplyLink.valid_to, choice.day),
        )
        .order_by(search_row.c.sort, buyer.name, SupplyLink.item, SupplyLink.row)
    )
    wanted = found(
        session,
        choice.query,
        SupplyLink,
        (SupplyLink.supplier_id, Organization),
        (SupplyLink.buyer_id, Organization),
    )
    return [tuple(line) for line in session.execute(narrowed(statement, wanted))]
