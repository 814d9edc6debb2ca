"""Linking suppliers to buyers, tiers below an anchor, and supply that goes round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.supply import SuppliesItself, SupplyLink
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.supply_chain import (
    cycles,
    delivery_path,
    path_words,
    suppliers_by_buyer,
    tiers,
)
from afm_desktop.services.bodies import mergers, names_of
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import live, require
from afm_desktop.services.supply_walk import DEEPEST, SupplyWalk, read_overrides
from afm_desktop.storage.workspace import Workspace


class GoesRound(RuleViolation):
    """A new link would let goods come back to where they started."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"이 공급관계를 넣으면 공급이 되돌아옵니다: {path}."
            " 협력사와 구매기업이 서로 바뀌지 않았는지 확인하고, 맞다면 그대로 등록하세요.",
            field="buyer_id",
        )


@dataclass(frozen=True, slots=True)
class TierRow:
    """A supplier of an anchor at its tier; `is_given` when the tier was set by hand."""

    id: str
    name: str
    tier: int
    is_given: bool


@dataclass(frozen=True, slots=True)
class CycleRow:
    """A way goods go round, each firm delivering to the next; the last is the first."""

    ids: tuple[str, ...]
    names: tuple[str, ...]


class SupplyService:
    """Who delivers what to whom."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def link(
        self, supplier_id: str, *, buyer_id: str, may_go_round: bool = False, **values: Any
    ) -> str:
        """Let a supplier deliver to a buyer; a circle is told before anything is stored."""
        taken = accepted(SupplyLink, {"supplier_id": supplier_id, "buyer_id": buyer_id, **values})
        with self._workspace.writing(f"{NOUNS['supply_links'].counted(1)} 등록") as session:
            link = SupplyLink(**taken)
            require(session, link, taken)
            if not may_go_round:
                self._refuse_circle(session, supplier_id, buyer_id)
            session.add(link)
            return link.id

    def tiers(self, anchor_id: str) -> tuple[TierRow, ...]:
        """The suppliers of an anchor today, nearest first."""
        with self._workspace.reading() as session:
            merged = mergers(session)
            anchor = merged.body(live(session, Organization, anchor_id).id)
            given = read_overrides(session, [anchor], merged).get(anchor, {})
            walk = SupplyWalk(session, merged, self._workspace.today)
            links = walk.upstream({anchor, *given})
            suppliers = suppliers_by_buyer((link.supplier, link.buyer) for link in links)
            found = tiers(anchor, suppliers, given)
            names = names_of(session, found)
        rows = [
            TierRow(id, names[id], tier, id in given)
            for id, tier in found.items()
            if tier <= DEEPEST and id in names
        ]
        return tuple(sorted(rows, key=lambda row: (row.tier, sort_key(row.name), row.id)))

    def cycles(self, *, limit: int = 100) -> tuple[CycleRow, ...]:
        """Ways in which supply goes round today; empty when there is none."""
        query = select(SupplyLink.supplier_id, SupplyLink.buyer_id).where(
            SupplyLink.deleted.is_(None),
            holding(SupplyLink.valid_from, SupplyLink.valid_to, self._workspace.today),
        )
        with self._workspace.reading() as session:
            merged = mergers(session)
            pairs = [
                (merged.body(supplier), merged.body(buyer))
                for supplier, buyer in session.execute(query)
                if supplier and buyer
            ]
            found = cycles(pairs, limit=limit)
            names = names_of(session, {id for path in found for id in path})
        return tuple(
            CycleRow(tuple(path), tuple(names.get(id, "") for id in path)) for path in found
        )

    def _refuse_circle(self, session: Session, supplier_id: str, buyer_id: str) -> None:
        merged = mergers(session)
        supplier, buyer = merged.body(supplier_id), merged.body(buyer_id)
        if supplier == buyer:
            raise SuppliesItself
        path = _path(SupplyWalk(session, merged, self._workspace.today), buyer, supplier)
        if path is not None:
            names = {**dict.fromkeys(path, ""), **names_of(session, path)}
            raise GoesRound(path_words([supplier, *path], names))


def _path(walk: SupplyWalk, start: str, goal: str) -> Sequence[str] | None:
    pairs = ((link.supplier, link.buyer) for link in walk.downstream(start))
    return delivery_path(start, goal, pairs)
