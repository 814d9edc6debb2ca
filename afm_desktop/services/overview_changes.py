"""What happened in the alliance after a day, counted by the days of the records themselves."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import end_of
from afm_desktop.domain.enums import DemandStatus, MeetingStatus
from afm_desktop.domain.model.demand_parts import DemandEvent
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.narratives import Issue
from afm_desktop.domain.model.projects import LeadProject


@dataclass(frozen=True, slots=True)
class AllianceChanges:
    """How many of each, after `since` and up to the day of the paper."""

    since: date
    joined: int
    """Bodies with a seat that began."""
    left: int
    demands: tuple[tuple[DemandStatus, int], ...]
    """Demands by a step of theirs, each counted once at a step."""
    agreed: int
    """Projects agreed on."""
    meetings: int
    """Meetings held."""
    raised: int
    settled: int
    """Issues."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing happened."""
        counts = (self.joined, self.left, self.agreed, self.meetings, self.raised, self.settled)
        return not any(counts) and not self.demands


_STEPS = (
    DemandStatus.RECEIVED,
    DemandStatus.REJECTED,
    DemandStatus.SUPPLEMENT,
    DemandStatus.INELIGIBLE,
    DemandStatus.MERGED,
    DemandStatus.CANDIDATE,
    DemandStatus.SELECTED,
    DemandStatus.RESERVED,
    DemandStatus.NOT_SELECTED,
    DemandStatus.WITHDRAWN,
)


def read_changes(session: Session, since: date, day: date) -> AllianceChanges:
    """Count them."""

    def count(record: Any, column: Any, of: Any = None) -> int:
        counted = func.count() if of is None else func.count(of.distinct())
        query = select(counted).where(record.deleted.is_(None), column > since, column <= day)
        return int(session.scalar(query) or 0)

    return AllianceChanges(
        since=since,
        joined=count(Membership, Membership.joined_on, Membership.organization_id),
        left=count(Membership, Membership.left_on, Membership.organization_id),
        demands=tuple(_steps(session, since, day).items()),
        agreed=count(LeadProject, LeadProject.agreed_on),
        meetings=_held(session, since, day),
        raised=count(Issue, Issue.raised_on),
        settled=count(Issue, Issue.settled_on),
    )


def _steps(session: Session, since: date, day: date) -> dict[DemandStatus, int]:
    query = (
        select(DemandEvent.status, func.count(DemandEvent.demand_id.distinct()))
        .join(Demand, Demand.id == DemandEvent.demand_id)
        .where(
            DemandEvent.deleted.is_(None),
            Demand.deleted.is_(None),
            DemandEvent.happened_on > since,
            DemandEvent.happened_on <= day,
            DemandEvent.status.in_(_STEPS),
        )
        .group_by(DemandEvent.status)
    )
    found = {status: n for status, n in session.execute(query) if status}
    return {status: found[status] for status in _STEPS if status in found}


def _held(session: Session, since: date, day: date) -> int:
    query = select(func.count()).where(
        Meeting.deleted.is_(None),
        Meeting.status == MeetingStatus.CLOSED,
        Meeting.starts_at > end_of(since),
        Meeting.starts_at <= end_of(day),
    )
    return int(session.scalar(query) or 0)
