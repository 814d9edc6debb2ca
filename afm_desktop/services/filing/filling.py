"""What the file knows already of a row that names a body or an indicator."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.demand_parts import KpiTarget
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.targets import Indicator
from afm_desktop.domain.supply_chain import suppliers_by_buyer, tiers
from afm_desktop.services.bodies import mergers
from afm_desktop.services.forms.model import Answer, Row, Single
from afm_desktop.services.supply_walk import DEEPEST, SupplyWalk, read_overrides

WHO = "organization_id"


@dataclass(frozen=True, slots=True)
class Supplied:
    """At which tier a firm delivers to an applicant, and what."""

    tier: int
    item: str | None


def filled_in(
    session: Session, demand: Demand, key: str, answer: Answer, *, before: Answer, day: date
) -> Answer:
    """Rows that are new take what is known of the body they name; what is written stands."""
    if key not in ("partners", "suppliers") or not isinstance(answer, tuple):
        return answer
    known = {row.get(WHO) for row in _rows(before)}
    rows = _rows(answer)
    new = {str(row[WHO]) for row in rows if row.get(WHO) and row[WHO] not in known}
    if not new:
        return answer
    found = (
        partners_known(session, new)
        if key == "partners"
        else suppliers_known(session, demand.applicant_id or "", new, day)
    )
    return tuple(_with(row, found.get(str(row.get(WHO)), {})) for row in rows)


def partners_known(session: Session, ids: Collection[str]) -> Mapping[str, Row]:
    """The size and 시·도 bodies have today."""
    query = select(Organization.id, Organization.size_class, Organization.region_code)
    found: dict[str, Row] = {}
    for id_, size, region in session.execute(query.where(Organization.id.in_(ids))):
        found[id_] = {"size_class": size.value if size else None, "region_code": region}
    return found


def suppliers_known(
    session: Session, applicant: str, ids: Collection[str], day: date
) -> Mapping[str, Row]:
    """The tier at which these deliver to the applicant today, and what."""
    found = supplied_to(session, applicant, day)
    return {id_: {"tier": found[id_].tier, "item": found[id_].item} for id_ in ids if id_ in found}


def supplied_to(session: Session, applicant: str, day: date) -> Mapping[str, Supplied]:
    """Every firm that delivers to an applicant up to the last tier that is counted."""
    merged = mergers(session)
    buyer = merged.body(applicant)
    overrides = read_overrides(session, [buyer], merged).get(buyer)
    links = SupplyWalk(session, merged, day).upstream({buyer, *(overrides or {})})
    found = tiers(buyer, suppliers_by_buyer((one.supplier, one.buyer) for one in links), overrides)
    items: dict[str, str] = {}
    for link in links:
        items.setdefault(link.supplier, link.item)
    return {
        firm: Supplied(tier, items.get(firm) or None)
        for firm, tier in found.items()
        if tier <= DEEPEST
    }


def name_indicators(session: Session, demand: Demand) -> None:
    """A promise that is called as an indicator of the catalogue counts for it."""
    session.flush()
    promised = session.scalars(
        select(KpiTarget).where(KpiTarget.demand_id == demand.id, KpiTarget.deleted.is_(None))
    ).all()
    names = {one.name for one in promised if one.name}
    query = select(Indicator).where(Indicator.name.in_(names), Indicator.deleted.is_(None))
    known = {one.name: one for one in session.scalars(query.order_by(Indicator.row.desc()))}
    for one in promised:
        indicator = known.get(one.name)
        one.indicator_id = indicator.id if indicator else None
        if indicator is not None and one.unit is None:
            one.unit = indicator.unit


def _rows(answer: Answer) -> tuple[Row, ...]:
    rows = answer if isinstance(answer, tuple) else ()
    return tuple(row for row in rows if isinstance(row, Mapping))


def _with(row: Row, known: Row) -> Row:
    filled: dict[str, Single] = dict(row)
    for key, value in known.items():
        if filled.get(key) is None and value is not None:
            filled[key] = value
    return filled
