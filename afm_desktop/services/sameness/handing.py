"""Handing what is open of one body to another: from a day on, so that old papers keep the old one.

What will become of a matter is found by the same question before and while it is done.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.base import DELETED, Record
from afm_desktop.domain.model.demand_parts import DemandPartner
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject, ProjectPartner
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.services.record_fields import fields_of
from afm_desktop.services.records import live
from afm_desktop.services.sameness.open_matters import Matter, OpenMatter

_LINK_ENDS = ("supplier_id", "buyer_id")
_DEMAND_ENDS = ("applicant_id", "lead_id")
_PARTNERS: Mapping[Matter, tuple[type[Record], str]] = {
    Matter.DEMAND_PARTNER: (DemandPartner, "demand_id"),
    Matter.PROJECT_PARTNER: (ProjectPartner, "project_id"),
}
"""The parts that name a partner, and what they are a part of."""


class Handed(StrEnum):
    """What becomes of something that was open of the old body."""

    BEGINS = "begins"
    """It ends, and one of the successor begins on the same day."""
    THERE = "there"
    """It ends only: the successor has the same already."""
    ITSELF = "itself"
    """It ends only: it would be between the successor and itself."""
    CHANGES = "changes"
    """It is the successor's from now on."""
    STAYS = "stays"
    """Nobody takes it: it stays with the old body."""


class EndsBeforeItBegan(RuleViolation):
    """Something is ended or handed over on a day before it began."""

    def __init__(self, title: str, since: date) -> None:
        super().__init__(
            f"‘{title}’의 시작일이 {day_words(since)}입니다. 그날 이후의 날짜를 적으세요.",
            field="on",
        )


@dataclass(frozen=True, slots=True)
class Handover:
    """From whom, under all its ids, to whom, and from which day on."""

    old: Collection[str]
    new: str
    on: date


def may_hand(matter: Matter) -> bool:
    """Whether another body can take over such a thing."""
    return matter in _HANDS


def refuse_too_early(open_one: OpenMatter, on: date) -> None:
    """Refuse a day before something began; what a demand's day is says nothing of its end."""
    is_dated = open_one.matter in (Matter.MEMBERSHIP, Matter.LINK, Matter.APPOINTMENT)
    if is_dated and open_one.since is not None and on < open_one.since:
        raise EndsBeforeItBegan(open_one.title, open_one.since)


def what_becomes(session: Session, open_one: OpenMatter, given: Handover) -> Handed:
    """What handing it over would do."""
    if open_one.matter is Matter.MEMBERSHIP:
        seat = live(session, Membership, open_one.id)
        return Handed.BEGINS if _twin_seat(session, seat, given) is None else Handed.THERE
    if open_one.matter is Matter.LINK:
        return _link_becomes(session, live(session, SupplyLink, open_one.id), given)
    if open_one.matter in _PARTNERS:
        kind, owner = _PARTNERS[open_one.matter]
        return _partner_becomes(session, live(session, kind, open_one.id), owner, given)
    return Handed.CHANGES


def hand_over(session: Session, open_one: OpenMatter, given: Handover) -> None:
    """Do it."""
    refuse_too_early(open_one, given.on)
    _HANDS[open_one.matter](session, open_one, given)


def _hand_seat(session: Session, open_one: OpenMatter, given: Handover) -> None:
    """The successor joins on the day the other leaves, unless it sits there in that role."""
    seat = live(session, Membership, open_one.id)
    if what_becomes(session, open_one, given) is Handed.BEGINS:
        home = select(Membership.row).where(
            Membership.organization_id == given.new,
            Membership.is_home.is_(True),
            Membership.deleted.is_(None),
        )
        is_home = bool(seat.is_home) and session.scalar(home.limit(1)) is None
        changed = {
            "organization_id": given.new,
            "joined_on": given.on,
            "left_on": None,
            "is_home": is_home,
        }
        session.add(_copied(seat, changed))
    seat.left_on = _earlier(seat.left_on, given.on)


def _hand_link(session: Session, open_one: OpenMatter, given: Handover) -> None:
    """The link of the old body ends on the day that of the new one begins."""
    link = live(session, SupplyLink, open_one.id)
    if _link_becomes(session, link, given) is Handed.BEGINS:
        changed = {**_ends_with(link, given), "valid_from": given.on, "valid_to": None}
        session.add(_copied(link, changed))
    link.valid_to = _earlier(link.valid_to, given.on)


def _hand_demand(session: Session, open_one: OpenMatter, given: Handover) -> None:
    demand = live(session, Demand, open_one.id)
    for field in _DEMAND_ENDS:
        if getattr(demand, field) in given.old:
            setattr(demand, field, given.new)


def _hand_project(session: Session, open_one: OpenMatter, given: Handover) -> None:
    """The successor leads it; the name a source gave the former one says so no more."""
    project = live(session, LeadProject, open_one.id)
    project.lead_id, project.lead_name = given.new, None


def _hand_partner(session: Session, open_one: OpenMatter, given: Handover) -> None:
    """The successor stands in the old body's place, unless it takes part in that role."""
    kind, owner = _PARTNERS[open_one.matter]
    partner: Any = live(session, kind, open_one.id)
    if _partner_becomes(session, partner, owner, given) is Handed.THERE:
        partner.deleted = DELETED
        return
    partner.organization_id = given.new
    if isinstance(partner, ProjectPartner):
        partner.name = live(session, Organization, given.new).name


def _partner_becomes(session: Session, partner: Any, owner: str, given: Handover) -> Handed:
    kind: Any = type(partner)
    there = select(kind.row).where(
        kind.organization_id == given.new,
        getattr(kind, owner) == getattr(partner, owner),
        kind.role == partner.role,
        kind.deleted.is_(None),
    )
    return Handed.CHANGES if session.scalar(there.limit(1)) is None else Handed.THERE


def _hand_secretariat(session: Session, open_one: OpenMatter, given: Handover) -> None:
    live(session, Division, open_one.id).secretariat_id = given.new


def _twin_seat(session: Session, seat: Membership, given: Handover) -> int | None:
    there = select(Membership.row).where(
        Membership.organization_id == given.new,
        Membership.division_id == seat.division_id,
        Membership.role == seat.role,
        Membership.deleted.is_(None),
        holding(Membership.joined_on, Membership.left_on, given.on),
    )
    return session.scalar(there.limit(1))


def _link_becomes(session: Session, link: SupplyLink, given: Handover) -> Handed:
    ends = _ends_with(link, given)
    if ends["supplier_id"] == ends["buyer_id"]:
        return Handed.ITSELF
    there = select(SupplyLink.row).where(
        SupplyLink.supplier_id == ends["supplier_id"],
        SupplyLink.buyer_id == ends["buyer_id"],
        SupplyLink.item.is_not_distinct_from(link.item),
        SupplyLink.deleted.is_(None),
        holding(SupplyLink.valid_from, SupplyLink.valid_to, given.on),
    )
    return Handed.BEGINS if session.scalar(there.limit(1)) is None else Handed.THERE


def _ends_with(link: SupplyLink, given: Handover) -> dict[str, str | None]:
    """Supplier and buyer once the successor stands in the old body's place."""
    ends = {field: getattr(link, field) for field in _LINK_ENDS}
    return {field: given.new if body in given.old else body for field, body in ends.items()}


def _earlier(known: date | None, on: date) -> date:
    """What was to end before stays as it was said."""
    return on if known is None else min(known, on)


def _copied(record: Any, changed: Mapping[str, Any]) -> Record:
    kind = type(record)
    made: Record = kind(**{**{name: getattr(record, name) for name in fields_of(kind)}, **changed})
    return made


_HANDS: Mapping[Matter, Callable[[Session, OpenMatter, Handover], None]] = {
    Matter.MEMBERSHIP: _hand_seat,
    Matter.SECRETARIAT: _hand_secretariat,
    Matter.LINK: _hand_link,
    Matter.DEMAND: _hand_demand,
    Matter.DEMAND_PARTNER: _hand_partner,
    Matter.PROJECT: _hand_project,
    Matter.PROJECT_PARTNER: _hand_partner,
}
