"""Where demands stood on an earlier day, by the events of their lives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA, korean_moment
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.demand_parts import (
    DemandEvent,
    Finding,
    FindingReason,
    ReviewComment,
)
from afm_desktop.domain.model.demands import Demand
from afm_desktop.storage.tables import gesture, operation, written

Place = tuple[str, str]
TakeOut = Callable[[Session, type[Record], Sequence[str]], list[Place]]
NOT_RECEIVED = (DemandStatus.DRAFT, DemandStatus.SUBMITTED)
_NOT_RECEIVED = {"received_on": None, "intake_no": None}
_IN_ONE_QUERY = 900


@dataclass(slots=True)
class _Life:
    """The events of a demand up to a day, and those after it."""

    until: list[DemandStatus] = field(default_factory=list)
    after: list[str] = field(default_factory=list)

    @property
    def supplements(self) -> int:
        return Counter(self.until)[DemandStatus.SUPPLEMENT]


def hold_demands(session: Session, day: date, take_out: TakeOut) -> list[Place]:
    """Put every demand back to where it stood; one that had not begun yet is taken out."""
    lives = _lives(session, day)
    moved = {id: life for id, life in lives.items() if life.after}
    gone = _not_begun(session, lives, day)
    gone |= _drafts_not_entered(session, moved, day) - gone
    places = take_out(session, Demand, sorted(gone))
    left = {id: life for id, life in moved.items() if id not in gone}
    places += take_out(session, DemandEvent, [one for life in left.values() for one in life.after])
    for id, life in left.items():
        session.execute(update(Demand).where(Demand.id == id).values(**_stood(life)))
    places += _not_looked_at(session, left, take_out)
    _put_back_answers(session, day)
    _put_back_intake(session, day)
    return [*places, *((Demand.__tablename__, id) for id in left)]


def _stood(life: _Life) -> dict[str, object]:
    """Its status then; before receipt it had no number, before it was merged it stood alone."""
    status = life.until[-1] if life.until else DemandStatus.DRAFT
    stood: dict[str, object] = {"status": status}
    if status in NOT_RECEIVED:
        stood |= _NOT_RECEIVED
    if status is not DemandStatus.MERGED:
        stood["merged_into_id"] = None
    return stood


def _lives(session: Session, day: date) -> dict[str, _Life]:
    query = (
        select(DemandEvent.demand_id, DemandEvent.id, DemandEvent.status, DemandEvent.happened_on)
        .where(DemandEvent.deleted.is_(None), DemandEvent.demand_id.is_not(None))
        .order_by(DemandEvent.happened_on, DemandEvent.id)
    )
    lives: dict[str, _Life] = {}
    for demand, id, status, on in session.execute(query):
        life = lives.setdefault(str(demand), _Life())
        if on is not None and on > day:
            life.after.append(id)
        elif status is not None:
            life.until.append(status)
    return lives


def _not_begun(session: Session, lives: dict[str, _Life], day: date) -> set[str]:
    """Demands without any event that came in after the day, or were entered after it."""
    query = select(Demand.id, Demand.received_on, Demand.status).where(Demand.deleted.is_(None))
    rows = [row for row in session.execute(query) if row.id not in lives]
    late = {row.id for row in rows if row.received_on is not None and row.received_on > day}
    drafts = {row.id for row in rows if row.status in (None, DemandStatus.DRAFT)} - late
    return late | _entered_after(session, drafts, day)


def _drafts_not_entered(session: Session, moved: dict[str, _Life], day: date) -> set[str]:
    """Demands whose first event was still to come, and that were not even entered yet."""
    return _entered_after(session, {id for id, life in moved.items() if not life.until}, day)


def _entered_after(session: Session, demands: Iterable[str], day: date) -> set[str]:
    """Those that this office did not know on a day: a draft has no day but that."""
    found: set[str] = set()
    for part in _in_parts(sorted(demands)):
        query = (
            select(written.c.record, func.min(gesture.c.learned_at))
            .join(operation, operation.c.number == written.c.operation)
            .join(gesture, gesture.c.key == operation.c.gesture)
            .where(written.c.record.in_(part))
            .group_by(written.c.record)
        )
        found |= {record for record, at in session.execute(query) if _day_of(at) > day}
    return found


def _not_looked_at(session: Session, left: dict[str, _Life], take_out: TakeOut) -> list[Place]:
    """Take out what a look at a demand found that was still to come."""
    unseen = [id for id, life in left.items() if DemandStatus.REVIEWING not in life.until]
    places: list[Place] = []
    for part in _in_parts(unseen):
        for record in (Finding, FindingReason):
            ids = session.scalars(select(record.id).where(record.demand_id.in_(part))).all()
            places += take_out(session, record, ids)
    for part in _in_parts(list(left)):
        query = select(ReviewComment.id, ReviewComment.demand_id, ReviewComment.supplement).where(
            ReviewComment.demand_id.in_(part)
        )
        ids = [
            id
            for id, demand, supplement in session.execute(query)
            if demand in left and (supplement or 1) > left[demand].supplements
        ]
        places += take_out(session, ReviewComment, ids)
    return places


def _put_back_answers(session: Session, day: date) -> None:
    session.execute(
        update(ReviewComment)
        .where(ReviewComment.answered_on > day)
        .values(answer=None, answered_on=None)
    )
    session.execute(
        update(ReviewComment).where(ReviewComment.settled_on > day).values(settled_on=None)
    )


def _put_back_intake(session: Session, day: date) -> None:
    """An intake number there is from receipt on."""
    tomorrow = korean_moment(day + timedelta(days=1))
    session.execute(update(Demand).where(Demand.received_on > day).values(**_NOT_RECEIVED))
    session.execute(update(Demand).where(Demand.submitted_at >= tomorrow).values(submitted_at=None))


def _day_of(learned_at: str) -> date:
    return datetime.fromisoformat(learned_at).astimezone(KOREA).date()


def _in_parts(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[start : start + _IN_ONE_QUERY] for start in range(0, len(ids), _IN_ONE_QUERY))
