"""What the divisions of the structure before held, under their own names or under those that
took it over.

Seats are those of the last day of the old divisions. Demands, projects and meetings are those they
led: what went on keeps its former division as a related one, what was over is led by it still.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, literal, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus, MemberRole
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.model.demand_parts import BudgetLine, DemandRelatedDivision
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting, MeetingRelatedDivision
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject, ProjectRelatedDivision
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division, DivisionPredecessor, Structure
from afm_desktop.services.bodies import Mergers, mergers
from afm_desktop.services.lists.choice import divisions_on

UNPLACED = ""
"""In place of a division: what no division took over."""
_BODIES: Mapping[Any, tuple[str, ...]] = {
    Demand: ("applicant_id", "lead_id"),
    LeadProject: ("lead_id",),
}
"""Whom a record follows where its division is split."""
_SEATED = ("members", "anchors")
_LED: tuple[tuple[str, Any, Any, str], ...] = (
    ("demands", Demand, DemandRelatedDivision, "demand_id"),
    ("projects", LeadProject, ProjectRelatedDivision, "project_id"),
    ("meetings", Meeting, MeetingRelatedDivision, "meeting_id"),
)


@dataclass(frozen=True, slots=True)
class Handover:
    """The divisions before today's, and which of today's follow each."""

    structure: str
    on: date
    """The first day of today's divisions."""
    old: tuple[str, ...]
    new: tuple[str, ...]
    """All of today's, also those that follow none."""
    follows: Mapping[str, tuple[str, ...]]

    @property
    def last_day(self) -> date:
        """The last day of the old divisions."""
        return self.on - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Held:
    """What the old divisions held, by division and in all; bodies count once in a total."""

    by_division: Mapping[str, Mapping[str, int]]
    total: Mapping[str, int]

    def of(self, division: str, what: str) -> int:
        """One figure of a division."""
        return self.by_division.get(division, {}).get(what, 0)

    def unplaced(self, what: str) -> int:
        """How much no division took over; it is in the total alone."""
        return self.of(UNPLACED, what)


@dataclass(slots=True)
class _Count:
    figures: defaultdict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    total: Counter[str] = field(default_factory=Counter)

    def add(self, division: str, what: str, number: int = 1) -> None:
        self.figures[division][what] += number
        self.total[what] += number


def read_handover(session: Session, day: date) -> Handover | None:
    """How the divisions of a day came into being; None when they follow none."""
    query = (
        select(
            DivisionPredecessor.predecessor_id,
            DivisionPredecessor.division_id,
            Division.valid_from,
        )
        .join(Division, Division.id == DivisionPredecessor.division_id)
        .where(
            DivisionPredecessor.deleted.is_(None),
            Division.deleted.is_(None),
            Division.valid_from.is_not(None),
            holding(Division.valid_from, Division.valid_to, day),
        )
        .order_by(DivisionPredecessor.id)
    )
    follows: dict[str, tuple[str, ...]] = {}
    starts: list[date] = []
    for old, follower, start in session.execute(query):
        if old and follower and start:
            follows[old] = (*follows.get(old, ()), follower)
            starts.append(start)
    new = tuple(one.id for one in divisions_on(session, day))
    named = (
        select(Division.id, Structure.name)
        .outerjoin(Structure, Structure.id == Division.structure_id)
        .where(Division.id.in_(set(follows) - set(new)), Division.deleted.is_(None))
        .order_by(Division.position, Division.code, Division.row)
    )
    old_rows = session.execute(named).all()
    if not old_rows:
        return None
    old_ids = tuple(id for id, _ in old_rows)
    return Handover(old_rows[0][1] or "", min(starts), old_ids, new, follows)


class NoFormerStructure(NotFound):
    """Figures are asked for in a structure before, and there was none."""

    def __init__(self) -> None:
        super().__init__("이 파일에는 지금 체계보다 앞선 체계가 없습니다. 현행 체계로 보세요.")


def require_handover(session: Session, day: date) -> Handover:
    """How the divisions of a day came into being; refused when they follow none."""
    found = read_handover(session, day)
    if found is None:
        raise NoFormerStructure
    return found


def read_held(session: Session, handover: Handover, *, is_mapped: bool) -> Held:
    """The figures of the old divisions, or the same ones under those that took them over."""
    merged, count = mergers(session), _Count()
    places = _Places(session, handover, merged) if is_mapped else None
    _count_seats(session, handover, merged, places, count)
    won = _costs(session)
    for what, record, related, pointer in _LED:
        for led in _led(session, handover, record, related, pointer):
            division = led.former if places is None else places.of_led(led)
            count.add(division, what)
            if what == "demands":
                count.add(division, "selected", int(led.is_selected))
                count.add(division, "total_won", won.get(led.id, 0))
    return Held(count.figures, count.total)


@dataclass(frozen=True, slots=True)
class _Led:
    """A record that an old division led; `now` is who leads it today."""

    id: str
    former: str
    now: str | None
    bodies: tuple[str, ...] | None
    """The bodies it follows; None of a record that follows its division alone."""
    is_selected: bool


class _Places:
    """Where what the old divisions held is today."""

    def __init__(self, session: Session, handover: Handover, merged: Mergers) -> None:
        self._handover, self._merged = handover, merged
        split = {new for news in handover.follows.values() if len(news) > 1 for new in news}
        query = (
            select(Membership.organization_id, Membership.division_id, Membership.joined_on)
            .where(
                Membership.deleted.is_(None),
                Membership.division_id.in_(split),
                Membership.joined_on >= handover.on,
            )
            .order_by(Membership.joined_on, Membership.row)
        )
        self._seats: dict[str, list[str]] = {}
        self._first: dict[str, set[str]] = {}
        """Where each body sat from the first day on."""
        for body, division, joined_on in session.execute(query):
            id_ = merged.body(body or "")
            self._seats.setdefault(id_, []).append(division or "")
            if joined_on == handover.on:
                self._first.setdefault(id_, set()).add(division or "")

    def of_body(self, old: str, body: str) -> str:
        """Where a body went that sat in an old division."""
        news = self._handover.follows[old]
        if len(news) == 1:
            return news[0]
        seats = self._seats.get(self._merged.body(body), [])
        return next((seat for seat in seats if seat in news), UNPLACED)

    def all_of_body(self, old: str, body: str) -> set[str]:
        """All divisions it went to: a body of a split division may sit in several."""
        news = self._handover.follows[old]
        if len(news) == 1:
            return {news[0]}
        first = self._first.get(self._merged.body(body), set())
        return first & set(news) or {self.of_body(old, body)}

    def of_led(self, led: _Led) -> str:
        """Where a record is: with who leads it today, or where it would have gone."""
        if led.now in self._handover.new:
            return led.now
        news = self._handover.follows[led.former]
        if len(news) == 1 or led.bodies is None:
            return news[0]
        found = (self.of_body(led.former, body) for body in led.bodies)
        return next((place for place in found if place), UNPLACED)


def records_held(
    session: Session, handover: Handover, what: str, divisions: Collection[str], *, is_mapped: bool
) -> set[str]:
    """The ids of what is counted: bodies that sat in divisions, or records that these led."""
    merged = mergers(session)
    places = _Places(session, handover, merged) if is_mapped else None
    if what in _SEATED:
        seats = _seated(session, handover, merged, places)[what]
        return {body for division, body in seats if division in divisions}
    record, related, pointer = next(line[1:] for line in _LED if line[0] == what)
    return {
        led.id
        for led in _led(session, handover, record, related, pointer)
        if (led.former if places is None else places.of_led(led)) in divisions
    }


def _count_seats(
    session: Session, handover: Handover, merged: Mergers, places: _Places | None, count: _Count
) -> None:
    """Count each body once in a division, and once in all."""
    for what, found in _seated(session, handover, merged, places).items():
        for division, _ in found:
            count.figures[division][what] += 1
        count.total[what] = len({body for _, body in found})


def _seated(
    session: Session, handover: Handover, merged: Mergers, places: _Places | None
) -> Mapping[str, set[tuple[str, str]]]:
    """The bodies that sat in each division on the last day, and the anchors among them."""
    gone = select(Organization.id).where(Organization.deleted.is_not(None))
    query = select(Membership.division_id, Membership.organization_id, Membership.role).where(
        Membership.deleted.is_(None),
        Membership.division_id.in_(handover.old),
        Membership.organization_id.not_in(gone),
        holding(Membership.joined_on, Membership.left_on, handover.last_day),
    )
    seats: dict[str, set[tuple[str, str]]] = {what: set() for what in _SEATED}
    for old, named, role in session.execute(query):
        if not old or not named:
            continue
        body = merged.body(named)
        for division in {old} if places is None else places.all_of_body(old, body):
            seats["members"].add((division, body))
            if role is MemberRole.ANCHOR:
                seats["anchors"].add((division, body))
    return seats


def _led(
    session: Session, handover: Handover, record: Any, related: Any, pointer: str
) -> Iterator[_Led]:
    """The records of a kind that the old divisions led."""
    of = getattr(related, pointer)
    was_led = (related.deleted.is_(None), related.division_id.in_(handover.old))
    query = select(of, related.division_id).where(*was_led).order_by(related.row)
    former: dict[str, str] = dict(session.execute(query).all())
    names = _BODIES.get(record)
    status = record.status if record is Demand else literal(None)
    bodies = [getattr(record, name) for name in names or ()]
    wanted = select(record.id, record.division_id, status, *bodies).where(
        record.deleted.is_(None),
        or_(record.division_id.in_(handover.old), record.id.in_(select(of).where(*was_led))),
    )
    for id, now, told, *named in session.execute(wanted):
        yield _Led(
            id,
            now if now in handover.old else former[id],
            now,
            None if names is None else tuple(filter(None, named)),
            told is DemandStatus.SELECTED,
        )


def _costs(session: Session) -> dict[str, int]:
    """What each demand costs."""
    query = (
        select(BudgetLine.demand_id, func.sum(BudgetLine.amount_won))
        .where(BudgetLine.deleted.is_(None))
        .group_by(BudgetLine.demand_id)
    )
    return {demand: int(won or 0) for demand, won in session.execute(query) if demand}
