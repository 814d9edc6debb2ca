"""What follows a body: renamed, merged, split or closed on a day, or leaving the alliance.

A merger of firms is no duplicate: both bodies stay, and old papers keep the old one. What is still
open is offered to the body that follows, which takes what somebody ticks.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.demand_life import NEXT
from afm_desktop.domain.enums import DemandStatus, NameKind, OrganizationEventKind
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import (
    Organization,
    OrganizationEvent,
    OrganizationName,
)
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.words import word
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.record_fields import accepted, fields_of
from afm_desktop.services.records import live, require
from afm_desktop.services.titles import title_of
from afm_desktop.storage.workspace import Workspace

OPEN = tuple(status for status in DemandStatus if NEXT[status])


class Matter(StrEnum):
    """What may be open when a body goes."""

    MEMBERSHIP = "memberships"
    SECRETARIAT = "divisions"
    LINK = "supply_links"
    DEMAND = "demands"
    PERSON = "people"


class NoSuccessor(RuleViolation):
    """A body is to take over that is not named, or is the body itself."""

    def __init__(self) -> None:
        super().__init__(
            "넘겨받을 기업·기관이 없습니다. 승계 기관으로 다른 기업·기관을 고르세요.",
            field="successor_id",
        )


class NewNameMissing(RuleViolation):
    """A body is renamed without a new name."""

    def __init__(self) -> None:
        super().__init__("새 이름이 비어 있습니다. 바뀐 상호를 적으세요.", field="name")


class NotOffered(RuleViolation):
    """Something is to be taken over that is not open."""

    def __init__(self) -> None:
        super().__init__(
            "넘길 수 있는 자료가 아닌 것이 들어 있습니다. 목록을 다시 불러와 고르세요."
        )


@dataclass(frozen=True, slots=True)
class OpenMatter:
    """One record that is open, called as lists call it; a person is masked."""

    matter: Matter
    id: str
    title: str


class SuccessionService:
    """What happens to bodies, and who follows them."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def offered(self, organization_id: str) -> tuple[OpenMatter, ...]:
        """What a successor may take over: memberships, supply links and open demands."""
        taken = (Matter.MEMBERSHIP, Matter.LINK, Matter.DEMAND)
        return tuple(row for row in self.leaving(organization_id) if row.matter in taken)

    def leaving(self, organization_id: str) -> tuple[OpenMatter, ...]:
        """What to settle before a body leaves the alliance, persons to erase last."""
        with self._workspace.reading() as session:
            live(session, Organization, organization_id)
            return tuple(_open(session, organization_id, self._workspace.today))

    def rename(self, organization_id: str, name: str, *, on: date, **told: Any) -> None:
        """A body bears a new name from a day on; the old one finds it still."""
        taken = accepted(Organization, {"name": name})
        if not taken["name"]:
            raise NewNameMissing
        with self._workspace.writing(_words(OrganizationEventKind.RENAMED)) as session:
            body = live(session, Organization, organization_id)
            session.add(
                OrganizationName(
                    organization_id=body.id, name=body.name, kind=NameKind.FORMER, valid_to=on
                )
            )
            body.name = taken["name"]
            _note(session, body.id, OrganizationEventKind.RENAMED, on, told)

    def succeed(
        self,
        organization_id: str,
        kind: OrganizationEventKind,
        *,
        on: date,
        successor_id: str | None = None,
        taken: Collection[str] = (),
        **told: Any,
    ) -> None:
        """A body is merged, split or closed on a day; the successor takes what is ticked."""
        if successor_id == organization_id or (taken and successor_id is None):
            raise NoSuccessor
        with self._workspace.writing(_words(kind)) as session:
            live(session, Organization, organization_id)
            day = self._workspace.today
            open_now = {row.id: row.matter for row in _open(session, organization_id, day)}
            if any(open_now.get(id_) not in _TAKE for id_ in taken):
                raise NotOffered
            _note(session, organization_id, kind, on, {**told, "successor_id": successor_id})
            for id_ in sorted(taken):
                _TAKE[open_now[id_]](session, id_, organization_id, successor_id, on)


def _words(kind: OrganizationEventKind) -> str:
    return f"기업·기관 1개 {word(kind)} 등록"


def _note(
    session: Session, body: str, kind: OrganizationEventKind, on: date, told: dict[str, Any]
) -> None:
    values = {**told, "organization_id": body, "kind": kind, "happened_on": on}
    taken = accepted(OrganizationEvent, values)
    event = OrganizationEvent(**taken)
    require(session, event, taken)
    session.add(event)


def _open(session: Session, body: str, day: date) -> list[OpenMatter]:
    seats = (
        Membership.organization_id == body,
        holding(Membership.joined_on, Membership.left_on, day),
    )
    links = (
        or_(SupplyLink.supplier_id == body, SupplyLink.buyer_id == body),
        holding(SupplyLink.valid_from, SupplyLink.valid_to, day),
    )
    demands = or_(Demand.applicant_id == body, Demand.lead_id == body), Demand.status.in_(OPEN)
    divisions = (
        Division.secretariat_id == body,
        holding(Division.valid_from, Division.valid_to, day),
    )
    people = Person.organization_id == body, Person.erased_on.is_(None)
    asked: list[tuple[Matter, type[Record], tuple[Any, ...]]] = [
        (Matter.MEMBERSHIP, Membership, seats),
        (Matter.SECRETARIAT, Division, divisions),
        (Matter.LINK, SupplyLink, links),
        (Matter.DEMAND, Demand, demands),
        (Matter.PERSON, Person, people),
    ]
    found = []
    for matter, kind, conditions in asked:
        query = select(kind.id, title_of(kind)).where(*conditions, kind.deleted.is_(None))
        for id_, title in session.execute(query.order_by(kind.row)):
            shown = masked_name(title or "") if matter is Matter.PERSON else title or ""
            found.append(OpenMatter(matter, id_, shown))
    return found


def _take_seat(session: Session, id: str, _old: str, new: str | None, on: date) -> None:
    """The successor joins on the day the other leaves, unless it sits there in that role."""
    seat = live(session, Membership, id)
    there = select(Membership.row).where(
        Membership.organization_id == new,
        Membership.division_id == seat.division_id,
        Membership.role == seat.role,
        Membership.deleted.is_(None),
        holding(Membership.joined_on, Membership.left_on, on),
    )
    if session.scalar(there.limit(1)) is None:
        home = select(Membership.row).where(
            Membership.organization_id == new,
            Membership.is_home.is_(True),
            Membership.deleted.is_(None),
        )
        is_home = bool(seat.is_home) and session.scalar(home.limit(1)) is None
        changed = {"organization_id": new, "joined_on": on, "left_on": None, "is_home": is_home}
        session.add(_copied(seat, changed))
    seat.left_on = on


def _take_link(session: Session, id: str, old: str, new: str | None, on: date) -> None:
    """The link of the old body ends on the day that of the new one begins."""
    link = live(session, SupplyLink, id)
    ends = {
        field: new if getattr(link, field) == old else getattr(link, field)
        for field in ("supplier_id", "buyer_id")
    }
    if ends["supplier_id"] != ends["buyer_id"]:
        session.add(_copied(link, {**ends, "valid_from": on, "valid_to": None}))
    link.valid_to = on


def _take_demand(session: Session, id: str, old: str, new: str | None, _on: date) -> None:
    demand = live(session, Demand, id)
    for field in ("applicant_id", "lead_id"):
        if getattr(demand, field) == old:
            setattr(demand, field, new)


def _copied(record: Any, changed: dict[str, Any]) -> Record:
    kind = type(record)
    made: Record = kind(**{**{name: getattr(record, name) for name in fields_of(kind)}, **changed})
    return made


_TAKE = {Matter.MEMBERSHIP: _take_seat, Matter.LINK: _take_link, Matter.DEMAND: _take_demand}
