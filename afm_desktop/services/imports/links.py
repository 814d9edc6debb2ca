"""A row of a list of supply links: who delivers what to whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import MemberRole
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.supply import SupplyLink, TierOverride
from afm_desktop.domain.periods import holds
from afm_desktop.domain.sameness import Traits
from afm_desktop.domain.text import plain
from afm_desktop.services.imports.bodies import Bodies, Meant, make_if_new
from afm_desktop.services.imports.earlier import Earlier
from afm_desktop.services.imports.model import Policy, Problem, RowResult, Values, Wishes, said_in
from afm_desktop.services.imports.pending import Pending
from afm_desktop.services.imports.rows import Cells, Refused, Work
from afm_desktop.services.imports.tags import Tags
from afm_desktop.services.imports.tiers import Tiers

_FIELDS = (
    "item kind process share is_sole_source confidentiality valid_from valid_to evidence source"
)
_KEYS = {"yearly_amount_won": "yearly_amount", "buyer_id": "buyer", "supplier_id": "supplier"}
_TIER = {"tier": "차수"}
"""A tier is kept below an anchor firm only; another that links do not make goes to the notes."""
_NO_SUPPLIER = "협력사(납품)가 없습니다. 납품하는 기업의 이름을 적으세요."
_NO_BUYER = "구매기업이 없습니다. 납품받는 기업의 이름을 적으세요."


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a row of links means, before anything is written."""

    supplier: Meant
    buyer: Meant
    cells: Cells


class Links:
    """Takes over lists of supply links."""

    def __init__(self, session: Session, wishes: Wishes, day: date) -> None:
        self._wishes = wishes
        self._day = day
        self._bodies = Bodies(session, wishes.decisions)
        self._tags = Tags(session)
        self._tiers = Tiers(session, day)
        self._earlier = Earlier(apart=("item",))
        self._anchors = frozenset(_anchors(session, day))

    def name_of(self, values: Any) -> str:
        """What a row is called where it is told of."""
        return " → ".join(filter(None, (said_in(values, key) for key in ("supplier", "buyer"))))

    def meant(self, cells: Cells) -> Delivery:
        """Which two firms a row speaks of."""
        supplier = cells.required("supplier", _NO_SUPPLIER)
        buyer = cells.required("buyer", _NO_BUYER)
        named = {
            field: Traits.of(name, business_numbers=cells.of(f"{field}_business_number").values())
            for field, name in (("supplier", supplier), ("buyer", buyer))
        }
        found = self._bodies.all_meant(cells.number, named)
        seller, taker = found["supplier"], found["buyer"]
        if seller.id == taker.id:
            raise Refused(
                Problem("buyer", "협력사와 구매기업이 같은 기업입니다. 둘 중 하나를 고치세요.")
            )
        return Delivery(seller, taker, cells)

    def fetch(self, pending: Pending, deliveries: Iterable[Delivery]) -> None:
        """Read the links of the suppliers of a block."""
        rows = list(deliveries)
        suppliers = dict.fromkeys(row.supplier.id for row in rows)
        pending.fetch(SupplyLink, "supplier_id", suppliers)
        pending.fetch(TierOverride, "supplier_id", suppliers)
        links = (link for id_ in suppliers for link in pending.of(SupplyLink, "supplier_id", id_))
        self._tags.fetch(pending, (row.cells for row in rows), (str(link["id"]) for link in links))

    def write(self, delivery: Delivery, pending: Pending) -> tuple[Work, RowResult]:
        """What a row does to the file."""
        cells = delivery.cells
        work = Work(cells, self._wishes.policy)
        values = {**cells.of(_FIELDS), "yearly_amount_won": cells.any("yearly_amount")}
        name = self.name_of(
            {"supplier": delivery.supplier.written, "buyer": delivery.buyer.written}
        )
        known = self._known(delivery, pending, values)
        is_again = known is not None and self._earlier.said(known["id"])
        if known is not None:
            self._earlier.refuse_other(work, SupplyLink, known, values, _KEYS)
        if not self._counts(delivery):
            work.keep(_TIER)
        values["notes"] = work.notes(known, is_again=is_again)
        if known is None:
            link = self._add(work, delivery, values)
        else:
            link = known
            work.set(SupplyLink, known, values, _KEYS)
        is_new = known is None
        self._write_tier(work, delivery, pending, is_new=is_new)
        self._tags.put(work, pending, SupplyLink, link, is_new=is_new)
        if is_new or work.policy is Policy.UPDATE:
            self._earlier.note(link["id"], cells.number, cells.shape)
        return work, work.result(name, is_new=is_new)

    def settle(self, delivery: Delivery) -> None:
        """The row is taken: its firms are there for those after it."""
        self._bodies.made(delivery.supplier.id)
        self._bodies.made(delivery.buyer.id)
        is_below_anchor = delivery.buyer.id in self._anchors
        if is_below_anchor or (delivery.cells.any("tier") and self._counts(delivery)):
            self._tiers.take(delivery.supplier.id, delivery.cells.any("tier") or 1)

    def _counts(self, delivery: Delivery) -> bool:
        """Whether the tier a row says is kept below an anchor, or worked out of links as it is."""
        tier = delivery.cells.any("tier")
        supplier, buyer = delivery.supplier.id, delivery.buyer.id
        return not tier or buyer in self._anchors or self._tiers.make(supplier, buyer, tier)

    def _add(self, work: Work, delivery: Delivery, values: Values) -> Values:
        """A new link, with those of its firms that are not there yet."""
        cells = delivery.cells
        ends = {
            "supplier_id": make_if_new(
                work,
                self._bodies,
                delivery.supplier,
                self._day,
                cells.text("supplier_business_number"),
            ),
            "buyer_id": make_if_new(
                work, self._bodies, delivery.buyer, self._day, cells.text("buyer_business_number")
            ),
        }
        return work.add(SupplyLink, {**values, **ends}, "supplier_id", _KEYS)

    def _write_tier(
        self, work: Work, delivery: Delivery, pending: Pending, *, is_new: bool
    ) -> None:
        """Keep a tier below an anchor that links alone would make nearer.

        A listing shows the nearest tier of several anchors, so a nearer one corrects nothing.
        """
        tier, anchor, supplier = work.cells.any("tier"), delivery.buyer.id, delivery.supplier.id
        if tier is None or tier == 1 or anchor not in self._anchors:
            return
        for known in pending.of(TierOverride, "supplier_id", supplier):
            if known.get("anchor_id") == anchor:
                if tier > (known.get("tier") or 0):
                    work.set(TierOverride, known, {"tier": tier})
                return
        if is_new or not work.is_skipping:
            values = {"anchor_id": anchor, "supplier_id": supplier, "tier": tier}
            decided = {"decided_on": self._day}
            shown = None if is_new else "tier"
            work.add(TierOverride, {**values, **decided}, "supplier_id", shown=shown)

    def _known(self, delivery: Delivery, pending: Pending, values: Values) -> Values | None:
        """The link in force between the two with this item; a row without one means the only."""
        links = [
            link
            for link in pending.of(SupplyLink, "supplier_id", delivery.supplier.id)
            if link.get("buyer_id") == delivery.buyer.id
            and holds(self._day, link.get("valid_from"), link.get("valid_to"))
        ]
        item = _folded(values.get("item"))
        alike = [link for link in links if _folded(link.get("item")) == item]
        if len(alike) > 1:
            alike = [link for link in alike if _agrees(link, values)] or alike
        if not alike and not item and len(links) == 1:
            return links[0]
        return alike[0] if alike else None


def _anchors(session: Session, day: date) -> Iterable[str]:
    """The ids of the anchor firms of a day."""
    query = select(Membership.organization_id).where(
        Membership.role == MemberRole.ANCHOR,
        Membership.deleted.is_(None),
        holding(Membership.joined_on, Membership.left_on, day),
    )
    return (id_ for id_ in session.scalars(query) if id_)


def _agrees(link: Values, values: Values) -> bool:
    return all(
        values.get(key) in (None, link.get(key)) for key in ("kind", "process", "valid_from")
    )


def _folded(text: Any) -> str:
    return "".join(plain(str(text or "")).split()).casefold()
