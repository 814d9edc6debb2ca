"""Handling demands: every step with its day and reason, and the number given on receipt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.demand_life import MoveRefused, may_move
from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.intake import IntakeNumber, NotAnIntakeNumber, next_intake_number
from afm_desktop.domain.model.demand_parts import DemandEvent
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.office import Office, Role
from afm_desktop.domain.words import word
from afm_desktop.services.collecting.errors import DayAhead
from afm_desktop.services.filing.complete import require_answered
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import live, require
from afm_desktop.services.screening.comments import ask_comments
from afm_desktop.services.screening.rules import require_step
from afm_desktop.storage.workspace import Workspace

KIND = Demand.__tablename__


class NotReceivedHere(RuleViolation):
    """A demand is received by an office that does not give its intake numbers."""

    def __init__(self, division: str) -> None:
        super().__init__(
            f"{division} 분과의 수요는 그 분과의 간사기관이 접수합니다."
            " 수요를 간사기관에 보내 접수를 요청하세요.",
            field="status",
        )


class BeforeLastStep(RuleViolation):
    """A step is dated before the one it follows."""

    def __init__(self, on: date, last: date) -> None:
        super().__init__(
            f"처리일({day_words(on)})이 직전 처리일({day_words(last)})보다 빠릅니다."
            " 날짜를 확인하세요.",
            field="happened_on",
        )


class DemandService:
    """What is done with demands beyond editing their fields."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def move(
        self,
        demand_id: str,
        *,
        to: DemandStatus,
        on: date | None = None,
        reason: str | None = None,
        due_on: date | None = None,
        merged_into: str | None = None,
    ) -> str | None:
        """Go on to another status; return the intake number the demand has then."""
        today = self._workspace.today
        refuse_ahead(on, today)
        step = Step(to, on or today, reason, due_on, merged_into)
        with self._workspace.writing(f"{NOUNS[KIND].counted(1)} {word(to)}") as session:
            demand = live(session, Demand, demand_id)
            take_step(session, self._workspace.office, demand, step)
            return demand.intake_no


@dataclass(frozen=True, slots=True)
class Step:
    """A step in a demand's life, with all that is told of it."""

    to: DemandStatus
    on: date
    reason: str | None = None
    due_on: date | None = None
    merged_into: str | None = None
    by_applicant: bool = False
    """Whether the applicant takes it, or an office in its place, which judges nothing thereby."""


def take_step(session: Session, office: Office, demand: Demand, step: Step) -> DemandEvent:
    """Take a step within a gesture, or refuse it before anything of the demand is changed."""
    current = demand.status or DemandStatus.DRAFT
    if not may_move(current, step.to):
        raise MoveRefused(current, step.to)
    _refuse_past(demand, step.on)
    if step.merged_into is not None:
        _merge(session, demand, step.merged_into)
    if step.to is DemandStatus.RECEIVED:
        _receive(session, office, demand, step.on)
    if step.to is DemandStatus.SUBMITTED:
        session.flush()
        require_answered(session, demand, step.on)
    mine = step.by_applicant
    require_step(session, office, demand, step.to, on=step.on, due=step.due_on, by_applicant=mine)
    event = demand.move_to(step.to, on=step.on, reason=step.reason)
    event.due_on = step.due_on
    if step.to is DemandStatus.SUPPLEMENT:
        session.flush()
        ask_comments(session, demand, step.due_on)
    return event


def refuse_ahead(on: date | None, today: date) -> None:
    """Refuse a step on a day that is still to come, after which no other could be taken."""
    if on is not None and on > today:
        raise DayAhead(on)


def _receive(session: Session, office: Office, demand: Demand, day: date) -> None:
    division = live(session, Division, demand.division_id or "")
    is_own = office.role is Role.SECRETARY and office.division in (None, division.code)
    if not is_own and office.role is not Role.CENTER:
        raise NotReceivedHere(division.name or "")
    demand.received_on = demand.received_on or day
    if demand.intake_no is None:
        demand.intake_no = str(_next_number(session, division.code or "", day.year))


def _refuse_past(demand: Demand, day: date) -> None:
    last = max((event.happened_on for event in demand.events if event.happened_on), default=day)
    if day < last:
        raise BeforeLastStep(day, last)


def _merge(session: Session, demand: Demand, into: str) -> None:
    values = accepted(Demand, {"merged_into_id": into})
    require(session, demand, values)
    demand.merged_into_id = into


def _next_number(session: Session, code: str, year: int) -> IntakeNumber:
    """The number after all this file knows, deleted demands included."""
    query = select(Demand.intake_no).where(Demand.intake_no.startswith(f"{code}-{year:04d}-"))
    issued = [number for number in session.scalars(query) if number and _is_ours(number)]
    return next_intake_number(code, year, issued)


def _is_ours(number: str) -> bool:
    """Whether a number has our form; an office that imports lists may have numbers of its own."""
    try:
        IntakeNumber.parse(number)
    except NotAnIntakeNumber:
        return False
    return True
