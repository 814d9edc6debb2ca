"""Walking along supply links, one query a step, so that no more is read than is reached."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from afm_desktop.domain.enums import Confidentiality, LinkKind
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.supply import SupplyLink, TierOverride
from afm_desktop.services.bodies import IN_ONE_QUERY, Mergers

DEEPEST = 3
"""The last tier that is counted: 3차."""

End = InstrumentedAttribute[str | None]


@dataclass(frozen=True, slots=True)
class Link:
    """A link between bodies that remain; `note` is what is done about its only supplier."""

    supplier: str
    buyer: str
    item: str
    yearly_won: int | None
    is_sole: bool
    confidentiality: Confidentiality
    note: str | None
    id: str = ""
    kind: LinkKind | None = None
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SupplyWalk:
    """Follows the links that hold on a day."""

    session: Session
    mergers: Mergers
    day: date

    def upstream(self, buyers: Iterable[str]) -> list[Link]:
        """The links above these buyers, up to the last tier that is counted."""
        return self._follow(buyers, SupplyLink.buyer_id, DEEPEST)

    def downstream(self, supplier: str) -> list[Link]:
        """Every link that goods of a supplier pass."""
        return self._follow([supplier], SupplyLink.supplier_id, None)

    def _follow(self, start: Iterable[str], end: End, most_steps: int | None) -> list[Link]:
        reached = set(start)
        frontier, found, steps = set(reached), list[Link](), 0
        while frontier and steps != most_steps:
            links = list(self._links_at(end, self.mergers.named(frontier)))
            found += links
            frontier = {firm for link in links for firm in (link.supplier, link.buyer)} - reached
            reached |= frontier
            steps += 1
        return found

    def _links_at(self, end: End, ids: Collection[str]) -> Iterator[Link]:
        wanted = sorted(ids)
        query = _links_on(self.day)
        for start in range(0, len(wanted), IN_ONE_QUERY):
            part = wanted[start : start + IN_ONE_QUERY]
            for row in self.session.execute(query.where(end.in_(part))):
                yield from _link(row, self.mergers)


def read_overrides(
    session: Session, anchors: Collection[str], mergers: Mergers
) -> dict[str, dict[str, int]]:
    """The tiers that were given by hand, by anchor and supplier; the latest decision holds."""
    query = (
        select(TierOverride.anchor_id, TierOverride.supplier_id, TierOverride.tier)
        .where(
            TierOverride.anchor_id.in_(mergers.named(anchors)),
            TierOverride.deleted.is_(None),
        )
        .order_by(TierOverride.decided_on, TierOverride.id)
    )
    found: dict[str, dict[str, int]] = {}
    for anchor, supplier, tier in session.execute(query):
        if anchor and supplier and tier:
            found.setdefault(mergers.body(anchor), {})[mergers.body(supplier)] = tier
    return found


def _links_on(day: date) -> Select[*tuple[Any, ...]]:
    return select(
        SupplyLink.supplier_id,
        SupplyLink.buyer_id,
        SupplyLink.item,
        SupplyLink.yearly_amount_won,
        SupplyLink.is_sole_source,
        SupplyLink.confidentiality,
        SupplyLink.notes,
        SupplyLink.id,
        SupplyLink.kind,
        SupplyLink.share,
    ).where(SupplyLink.deleted.is_(None), holding(SupplyLink.valid_from, SupplyLink.valid_to, day))


def _link(row: Row[*tuple[Any, ...]], mergers: Mergers) -> Iterator[Link]:
    """The link of a row, unless a merger has turned it into one to itself."""
    supplier_id, buyer_id, item, won, is_sole, secrecy, note, *others = row
    if not supplier_id or not buyer_id:
        return
    supplier, buyer = mergers.body(supplier_id), mergers.body(buyer_id)
    if supplier != buyer:
        mark = secrecy or Confidentiality.PUBLIC
        yield Link(supplier, buyer, item or "", won, bool(is_sole), mark, note, *others)
