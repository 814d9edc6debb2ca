"""Whether a demand may take a step now, beyond what the table of its life says."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.demand_turn import BY_APPLICANT, DECIDING, LEADERS, SCREENED
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.enums import Verdict
from afm_desktop.domain.model.demand_parts import DemandEvent, Finding, ReviewComment
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.rounds import ChecklistItem, Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.office import Office, Role
from afm_desktop.services.own_division import OtherDivision
from afm_desktop.services.screening.conflict import conflict_of
from afm_desktop.services.screening.errors import (
    CommentsOpen,
    DecidedByCenter,
    DecisiveUnmet,
    DueTooEarly,
    LeadsOthers,
    NoLeader,
    NotDecidedHere,
    NotScreened,
    SupplementsUsedUp,
)


def require_step(
    session: Session,
    office: Office,
    demand: Demand,
    to: S,
    *,
    on: date,
    due: date | None,
    by_applicant: bool = False,
) -> None:
    """Refuse a step that the table allows, but not for this demand or not to this office.

    What an applicant hands in again is judged by nobody, whoever enters it.
    """
    if not by_applicant:
        require_right(session, office, demand, to)
    if due is not None and due < on:
        raise DueTooEarly(due, on)
    if to is S.SUPPLEMENT:
        _require_another(session, demand)
    elif to is S.REVIEWING and demand.status is S.SUPPLEMENT:
        if open_ := count_unanswered(session, demand):
            raise CommentsOpen(open_, to)
    elif to is S.CANDIDATE:
        _require_settled(session, demand)
    elif to is S.MERGED:
        _require_leader(session, office, demand)


def require_right(session: Session, office: Office, demand: Demand, to: S) -> None:
    """Refuse a step to an office that does not take it; receiving has a rule of its own."""
    if to in BY_APPLICANT or to is S.RECEIVED:
        return
    require_judge(session, office, demand, is_judging=to in DECIDING)


def require_judge(
    session: Session, office: Office, demand: Demand, *, is_judging: bool = True
) -> None:
    """Refuse who does not screen this demand."""
    if office.role is Role.FIRM:
        raise NotDecidedHere
    if office.role is not Role.SECRETARY:
        return
    division = session.scalars(select(Division).where(Division.id == demand.division_id)).first()
    if division is not None and office.division not in (None, division.code):
        raise OtherDivision(division.name or "")
    conflict = conflict_of(session, office, demand) if is_judging else None
    if conflict is not None:
        raise DecidedByCenter(conflict)


def require_screened(demand: Demand) -> None:
    """Refuse notes on a demand that is not being screened."""
    if demand.status not in SCREENED:
        raise NotScreened(demand.status or S.DRAFT)


def supplements_of(session: Session, demand: Demand) -> int:
    """How often a demand was returned for supplement."""
    query = select(func.count()).where(
        DemandEvent.demand_id == demand.id,
        DemandEvent.deleted.is_(None),
        DemandEvent.status == S.SUPPLEMENT,
    )
    return session.scalar(query) or 0


def most_supplements(session: Session, demand: Demand) -> int | None:
    """How often its round lets a demand be returned."""
    return session.scalar(select(Round.most_supplements).where(Round.id == demand.round_id))


def count_comments(session: Session, demand: Demand, *also: object) -> int:
    """How many comments nobody has settled yet."""
    query = select(func.count()).where(
        ReviewComment.demand_id == demand.id,
        ReviewComment.deleted.is_(None),
        ReviewComment.settled_on.is_(None),
        *also,  # type: ignore[arg-type]
    )
    return session.scalar(query) or 0


def count_unanswered(session: Session, demand: Demand) -> int:
    """How many comments nobody has answered or settled yet."""
    return count_comments(session, demand, ReviewComment.answered_on.is_(None))


def followers(session: Session, demand: Demand) -> int:
    """How many demands were merged into this one."""
    query = select(func.count()).where(
        Demand.merged_into_id == demand.id,
        Demand.deleted.is_(None),
        Demand.status == S.MERGED,
    )
    return session.scalar(query) or 0


def _require_another(session: Session, demand: Demand) -> None:
    most = most_supplements(session, demand)
    if most is not None and supplements_of(session, demand) >= most:
        raise SupplementsUsedUp(most)


def _require_settled(session: Session, demand: Demand) -> None:
    if count := count_comments(session, demand):
        raise CommentsOpen(count, S.CANDIDATE)
    unmet = (
        select(ChecklistItem.question)
        .join(Finding, Finding.item_id == ChecklistItem.id)
        .where(
            Finding.demand_id == demand.id,
            Finding.deleted.is_(None),
            Finding.verdict == Verdict.UNMET,
            ChecklistItem.deleted.is_(None),
            ChecklistItem.is_decisive.is_(True),
        )
        .order_by(ChecklistItem.position)
    )
    question = session.scalars(unmet).first()
    if question is not None:
        raise DecisiveUnmet(question)


def _require_leader(session: Session, office: Office, demand: Demand) -> None:
    if count := followers(session, demand):
        raise LeadsOthers(count)
    if demand.merged_into_id is None:
        return  # the demand itself says that it lacks one
    leader = session.scalars(select(Demand).where(Demand.id == demand.merged_into_id)).first()
    if leader is None:
        return
    if leader.status not in LEADERS:
        raise NoLeader(leader.title or "", leader.status or S.DRAFT)
    conflict = conflict_of(session, office, leader) if office.role is Role.SECRETARY else None
    if conflict is not None:
        raise DecidedByCenter(conflict)
