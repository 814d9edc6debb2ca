"""The listing of supply links; the tier is the supplier's lowest below any anchor firm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.enums import Basis, MemberRole
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.supply_chain import suppliers_by_buyer, tiers
from afm_desktop.services.bodies import Mergers, mergers
from afm_desktop.services.lists.choice import Choice, found, narrowed, of_keys
from afm_desktop.services.lists.listing import ColumnKind, Row, columns
from afm_desktop.services.supply_chain.reading import read_net
from afm_desktop.services.supply_walk import DEEPEST, read_overrides
from afm_desktop.storage.sqlite.search import key_of
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
    """The links in force by supplier in 가나다 order, those of one as they were added."""
    merged = mergers(session)
    anchors = anchors_of(session, choice, merged)
    overrides = read_overrides(session, anchors, merged)
    tiers_of = all_lowest_tiers(session, choice.day, merged, anchors, overrides)
    here = bodies_here(session, choice, merged, anchors, tiers_of)
    names = names_of_remaining(session, merged)
    return [
        link_row(line, tiers_of, names)
        for line in link_lines(session, choice, merged)
        if here is None or here.issuperset(line[-2:])
    ]


def bodies_here(
    session: Session,
    choice: Choice,
    merged: Mergers,
    anchors: Iterable[str],
    tiers_of: Mapping[str, int],
) -> set[str] | None:
    """Between whom the links of a division run; None when no division is chosen.

    They are its anchors with their suppliers up to the last tier that is counted, and its members:
    what runs between members that no anchor reaches yet is the division's as well.
    """
    if choice.division is None:
        return None
    chain = {firm for firm, tier in tiers_of.items() if tier <= DEEPEST}
    return chain | set(anchors) | _members_of(session, choice, merged)


def _members_of(session: Session, choice: Choice, merged: Mergers) -> set[str]:
    statement = select(Membership.organization_id).where(
        Membership.deleted.is_(None),
        Membership.division_id == choice.division,
        holding(Membership.joined_on, Membership.left_on, choice.day),
    )
    return {merged.body(body) for body in session.scalars(statement) if body}


def link_row(
    line: Sequence[Any], tiers_of: Mapping[str, int | None], names: Mapping[str, str]
) -> Row:
    """The row of a link; `names` are those of bodies that others were merged into."""
    id_, supplier, buyer, item, kind, *about = line
    *about, basis, valid_from, valid_to, evidence, source, supplier_id, buyer_id = about
    return (
        id_,
        names.get(supplier_id, supplier),
        names.get(buyer_id, buyer),
        item,
        kind,
        tiers_of.get(supplier_id),
        *about,
        basis is Basis.INFERRED,
        *(valid_from, valid_to, evidence, source, supplier_id, buyer_id),
    )


def _as_they_remain(line: Sequence[Any], merged: Mergers) -> Sequence[Any]:
    """A link between merged bodies is one between what remains of them."""
    return *line[:-2], *(merged.body(firm) if firm else firm for firm in line[-2:])


def names_of_remaining(session: Session, merged: Mergers) -> dict[str, str]:
    """The names of the bodies that others were merged into."""
    remaining = {merged.body(former) for former in merged.into}
    if not remaining:
        return {}
    statement = select(Organization.id, Organization.name).where(
        Organization.id.in_(select(Organization.merged_into_id))
    )
    return {id_: name or "" for id_, name in session.execute(statement) if id_ in remaining}


def all_lowest_tiers(
    session: Session,
    day: date,
    merged: Mergers,
    anchors: Sequence[str],
    overrides: Mapping[str, Mapping[str, int]],
) -> dict[str, int]:
    """The lowest tier of every supplier below any of these anchors: all links are read."""
    if not anchors:
        return {}
    net = read_net(session, merged, day)
    given = {
        net.add(anchor): {net.add(firm): tier for firm, tier in own.items()}
        for anchor, own in overrides.items()
    }
    found_tiers = net.lowest_tiers(list(map(net.add, anchors)), given)
    return {net.ids[body]: tier for body, tier in found_tiers.items()}


def lowest_tiers(
    anchors: Sequence[str],
    pairs: Sequence[Pair],
    overrides: Mapping[str, Mapping[str, int]],
) -> dict[str, int]:
    """The lowest tier of each supplier below any of these anchors; `overrides` by anchor."""
    suppliers = suppliers_by_buyer(pairs)
    lowest = _below_any([anchor for anchor in anchors if anchor not in overrides], suppliers)
    for anchor in anchors:
        if anchor in overrides:
            _keep_lower(lowest, tiers(anchor, suppliers, overrides[anchor]))
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


def anchors_of(session: Session, choice: Choice, merged: Mergers) -> list[str]:
    """The anchor firms of the division, or of all of them."""
    statement = select(Membership.organization_id).where(
        Membership.deleted.is_(None),
        Membership.role == MemberRole.ANCHOR,
        holding(Membership.joined_on, Membership.left_on, choice.day),
    )
    own = Membership.division_id == choice.division if choice.division else None
    found_bodies = session.scalars(narrowed(statement, own).order_by(Membership.row))
    return list(dict.fromkeys(merged.body(body) for body in found_bodies if body))


def pairs_on(
    session: Session, day: date, merged: Mergers, suppliers: Sequence[str] | None = None
) -> list[Pair]:
    """Who delivers to whom on a day; of these suppliers alone, if they are named."""
    own = None if suppliers is None else SupplyLink.supplier_id.in_(suppliers)
    statement = select(SupplyLink.supplier_id, SupplyLink.buyer_id).where(
        SupplyLink.deleted.is_(None), holding(SupplyLink.valid_from, SupplyLink.valid_to, day)
    )
    ends = (
        (merged.body(supplier), merged.body(buyer))
        for supplier, buyer in session.execute(narrowed(statement, own))
        if supplier and buyer
    )
    return [(supplier, buyer) for supplier, buyer in ends if supplier != buyer]


def link_lines(session: Session, choice: Choice, merged: Mergers) -> list[Sequence[Any]]:
    """What rows are made of, with the ids of both ends as they remain."""
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
            search_row.c.key == key_of(supplier),
        )
        .where(
            SupplyLink.deleted.is_(None),
            holding(SupplyLink.valid_from, SupplyLink.valid_to, choice.day),
        )
        .order_by(search_row.c.place, SupplyLink.row)
    )
    wanted = found(
        session,
        choice.query,
        SupplyLink,
        (SupplyLink.supplier_id, Organization),
        (SupplyLink.buyer_id, Organization),
    )
    only = of_keys(SupplyLink, choice)
    lines = session.execute(narrowed(statement, wanted, only))
    return [_as_they_remain(line, merged) for line in lines]
