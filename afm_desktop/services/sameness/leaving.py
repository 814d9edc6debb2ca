"""Leaving the alliance: what is still to be settled of a body, and settling it step by step.

Ending and handing over are gestures that can be taken back; erasing persons is not, and stays an
operation of its own.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.base import DELETED, Record
from afm_desktop.domain.model.demand_parts import DemandPartner
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Attendance
from afm_desktop.domain.model.members import Appointment, Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.projects import ProjectPartner
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.text import clean
from afm_desktop.services.bodies import mergers
from afm_desktop.services.own_division import OtherDivision
from afm_desktop.services.people import PeopleService
from afm_desktop.services.records import NothingChosen, live
from afm_desktop.services.sameness.handing import (
    Handover,
    hand_over,
    may_hand,
    refuse_too_early,
)
from afm_desktop.services.sameness.open_matters import OPEN, Matter, OpenMatter, open_matters
from afm_desktop.services.sameness.succession import NoSuccessor, NotOffered
from afm_desktop.storage.workspace import Workspace

GESTURE = "기업·기관 1개 탈퇴 정리"


class Step(StrEnum):
    """What settles an open item."""

    END = "end"
    HAND = "hand"
    ERASE = "erase"


class WithdrawalReasonMissing(RuleViolation):
    """Demands are withdrawn without a reason."""

    def __init__(self) -> None:
        super().__init__(
            "수요를 철회하려면 사유가 필요합니다. 신청기관에 알릴 사유를 적으세요.",
            field="reason",
        )


class NotSettledSo(RuleViolation):
    """An item is to be settled in a way that is not its own."""

    def __init__(self, step: Step) -> None:
        super().__init__(_NOT_SO[step])


class NotItsMembership(RuleViolation):
    """The checklist of a membership is asked for that is not one of the body."""

    def __init__(self) -> None:
        super().__init__(
            "이 기업·기관이 지금 참여하는 분과가 아닙니다. 참여 중인 분과를 고르세요.",
            field="membership_id",
        )


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is open, and how it may be settled here; in no way once its end is set."""

    open: OpenMatter
    steps: tuple[Step, ...]

    @property
    def is_dated(self) -> bool:
        """Whether its end is set already."""
        return not self.steps and not self.open.keeper


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of one sort are open, and how many were settled before."""

    open: int
    settled: int


@dataclass(frozen=True, slots=True)
class Checklist:
    """What is to be settled before a body leaves, or one membership of it is ended."""

    organization_id: str
    name: str
    membership_id: str | None
    items: tuple[Item, ...]
    tallies: Mapping[Matter, Tally]

    @property
    def left(self) -> int:
        """How many items still wait for somebody."""
        return sum(bool(item.steps) for item in self.items)


class LeavingService:
    """What a body leaves behind."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def checklist(self, organization_id: str, membership_id: str | None = None) -> Checklist:
        """What is open of a body; of one membership what belongs to its division.

        With the last membership everything else goes as well.
        """
        with self._workspace.reading() as session:
            return self._checklist(session, organization_id, membership_id)

    def end(
        self,
        organization_id: str,
        ids: Collection[str],
        *,
        on: date | None = None,
        reason: str | None = None,
    ) -> int:
        """End memberships, links and appointments on a day, withdraw demands; one gesture.

        A partner has no days: it is taken out of the demand or project, and is in the trash.
        """
        day = on or self._workspace.today
        said = clean(reason or "").strip() or None
        with self._workspace.writing(GESTURE) as session:
            chosen = self._chosen(session, organization_id, ids, Step.END)
            for one in chosen:
                refuse_too_early(one, day)
                _end(session, one, self._workspace.today, day, said)
            return len(chosen)

    def hand(
        self, organization_id: str, ids: Collection[str], *, to: str | None, on: date | None = None
    ) -> int:
        """Let another body go on with what is chosen, from a day on; one gesture."""
        day = on or self._workspace.today
        with self._workspace.writing(GESTURE) as session:
            merged = mergers(session)
            body = merged.body(organization_id)
            new = merged.body(to) if to else None
            if new is None or new == body:
                raise NoSuccessor
            live(session, Organization, new)
            chosen = self._chosen(session, body, ids, Step.HAND)
            given = Handover(merged.named({body}), new, day)
            for one in chosen:
                hand_over(session, one, given)
            return len(chosen)

    def erase(self, organization_id: str, ids: Collection[str]) -> int:
        """Destroy the personal data of these persons and guests; it cannot be taken back."""
        with self._workspace.reading() as session:
            chosen = self._chosen(session, organization_id, ids, Step.ERASE)
        PeopleService(self._workspace).erase([one.id for one in chosen])
        return len(chosen)

    def _checklist(
        self, session: Session, organization_id: str, membership_id: str | None
    ) -> Checklist:
        merged = mergers(session)
        body = live(session, Organization, merged.body(organization_id))
        known = merged.named({body.id})
        rows = open_matters(session, known, self._workspace.today, self._workspace.office)
        if membership_id is not None:
            rows = _of_membership(rows, membership_id)
        items = tuple(Item(row, _steps(row)) for row in rows)
        settled = _settled(session, known, self._workspace.today)
        tallies = {
            matter: Tally(sum(row.matter is matter for row in rows), settled.get(matter, 0))
            for matter in Matter
        }
        return Checklist(body.id, body.name or "", membership_id, items, tallies)

    def _chosen(
        self, session: Session, organization_id: str, ids: Collection[str], step: Step
    ) -> list[OpenMatter]:
        """The open items of these ids; each must be settled in this way."""
        if not ids:
            raise NothingChosen
        known = {one.open.id: one for one in self._checklist(session, organization_id, None).items}
        if not set(ids) <= known.keys():
            raise NotOffered
        for id_ in ids:
            if known[id_].open.keeper:
                raise OtherDivision(known[id_].open.keeper)
        if any(step not in known[id_].steps for id_ in ids):
            raise NotSettledSo(step)
        return [item.open for id_, item in known.items() if id_ in set(ids)]


_NOT_SO: Mapping[Step, str] = {
    Step.END: (
        "종료할 수 없는 항목이 들어 있습니다."
        " 참여, 위촉, 공급관계, 수요, 수요와 과제의 참여기관만 고르세요."
    ),
    Step.HAND: "넘길 수 없는 항목이 들어 있습니다. 위촉, 담당자, 참석자를 빼고 고르세요.",
    Step.ERASE: "파기할 수 없는 항목이 들어 있습니다. 담당자와 참석자만 고르세요.",
}
_PARTNERS: Mapping[Matter, type[Record]] = {
    Matter.DEMAND_PARTNER: DemandPartner,
    Matter.PROJECT_PARTNER: ProjectPartner,
}
_ENDED = frozenset({Matter.MEMBERSHIP, Matter.LINK, Matter.DEMAND, Matter.APPOINTMENT, *_PARTNERS})
_ERASED = frozenset({Matter.PERSON, Matter.GUEST})


def _steps(row: OpenMatter) -> tuple[Step, ...]:
    """How an item is settled; what has its end needs nothing more, or is another division's."""
    if row.keeper:
        return ()
    if row.matter in _ERASED:
        return (Step.ERASE,)
    if row.matter is not Matter.SECRETARIAT and row.until is not None:
        return ()
    ends = (Step.END,) if row.matter in _ENDED else ()
    return (*ends, Step.HAND) if may_hand(row.matter) else ends


def _of_membership(rows: list[OpenMatter], membership_id: str) -> list[OpenMatter]:
    seats = [row for row in rows if row.matter is Matter.MEMBERSHIP]
    seat = next((row for row in seats if row.id == membership_id), None)
    if seat is None:
        raise NotItsMembership
    if len(seats) == 1:
        return rows
    in_division = (
        Matter.DEMAND,
        Matter.PROJECT,
        *_PARTNERS,
        Matter.SECRETARIAT,
        Matter.APPOINTMENT,
    )
    return [
        row
        for row in rows
        if row is seat or (row.matter in in_division and row.division_id == seat.division_id)
    ]


def _end(session: Session, one: OpenMatter, today: date, on: date, reason: str | None) -> None:
    """A withdrawal is a step of today; the others end on the day that was said."""
    if one.matter is Matter.MEMBERSHIP:
        seat = live(session, Membership, one.id)
        seat.left_on = on
        seat.notes = reason or seat.notes
    elif one.matter is Matter.LINK:
        live(session, SupplyLink, one.id).valid_to = on
    elif one.matter is Matter.APPOINTMENT:
        live(session, Appointment, one.id).ended_on = on
    elif one.matter in _PARTNERS:
        live(session, _PARTNERS[one.matter], one.id).deleted = DELETED
    elif reason is None:
        raise WithdrawalReasonMissing
    else:
        live(session, Demand, one.id).move_to(DemandStatus.WITHDRAWN, on=today, reason=reason)


def _settled(session: Session, known: Collection[str], day: date) -> dict[Matter, int]:
    """How many of each sort are no longer open."""
    asked: tuple[tuple[Matter, Any, tuple[Any, ...]], ...] = (
        (
            Matter.MEMBERSHIP,
            Membership,
            (Membership.organization_id.in_(known), Membership.left_on <= day),
        ),
        (
            Matter.LINK,
            SupplyLink,
            (
                or_(SupplyLink.supplier_id.in_(known), SupplyLink.buyer_id.in_(known)),
                SupplyLink.valid_to <= day,
            ),
        ),
        (
            Matter.DEMAND,
            Demand,
            (
                or_(Demand.applicant_id.in_(known), Demand.lead_id.in_(known)),
                Demand.status.not_in(OPEN),
            ),
        ),
        (
            Matter.PERSON,
            Person,
            (Person.organization_id.in_(known), Person.erased_on.is_not(None)),
        ),
        (
            Matter.GUEST,
            Attendance,
            (Attendance.organization_id.in_(known), Attendance.erased_on.is_not(None)),
        ),
    )
    return {
        matter: session.scalar(
            select(func.count()).select_from(kind).where(*conditions, kind.deleted.is_(None))
        )
        or 0
        for matter, kind, conditions in asked
    }
