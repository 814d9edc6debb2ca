"""Firms of the applicants' own supply chains that take part in demands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random

from afm_desktop.domain.model.demand_parts import DemandSupplier
from afm_desktop.services.demonstration.chains import Link
from afm_desktop.services.demonstration.demands import Filed
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.lives import UNDECIDED_SUPPLIERS

_MOST = 3


def write_suppliers(
    ledger: Ledger, links: Sequence[Link], demands: Sequence[Filed]
) -> Mapping[str, int]:
    """Who takes part in which demand; answers how many could, by demand.

    None yet where the applicant is just being asked for them.
    """
    rng = Random("참여 협력사")
    delivered: dict[str, dict[str, Link]] = {}
    for link in links:
        delivered.setdefault(link.buyer.id, {}).setdefault(link.supplier.id, link)
    found: dict[str, int] = {}
    for demand in demands:
        own = list(delivered.get(demand.applicant.id, {}).values())
        found[demand.id] = len(own)
        chosen = rng.sample(own, min(len(own), 1 + rng.randrange(_MOST)))
        if demand.steps[-1].reason == UNDECIDED_SUPPLIERS:
            continue
        for link in chosen:
            ledger.add(
                DemandSupplier,
                demand_id=demand.id,
                organization_id=link.supplier.id,
                tier=_tier(link),
                item=link.item,
            )
    return found


def _tier(link: Link) -> int | None:
    """What delivers to an anchor itself is of the 1차, whatever else it does."""
    return 1 if link.buyer.level == 0 else link.supplier.level
