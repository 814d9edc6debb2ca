"""Invented demands: who files what in which division, and how far it has come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.intake import IntakeNumber
from afm_desktop.services.demonstration.applicants import applicants
from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.budgets import Budget, plan
from afm_desktop.services.demonstration.days import ROUND_OPENS, TODAY, meeting_days
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.lives import Step, live, statuses
from afm_desktop.services.demonstration.packs import Idea, Pack, packs
from afm_desktop.services.demonstration.seats import Cast


@dataclass(frozen=True, slots=True)
class Filed:
    """A demand as it was filed, with its life."""

    id: str
    division: str
    idea: Idea
    title: str
    applicant: Body
    status: DemandStatus
    steps: tuple[Step, ...]
    budget: Budget
    intake_no: str | None = None
    merged_into: str | None = None

    @property
    def received_on(self) -> date | None:
        """The day it was received; None when it was sent back."""
        days = (step.day for step in self.steps if step.status is DemandStatus.RECEIVED)
        return next(days, None)


def file_demands(ledger: Ledger, cast: Cast, homes: Mapping[str, Home]) -> list[Filed]:
    """All demands of a copy, numbered by division as they came in."""
    return [
        demand
        for pack in packs()
        for demand in _merged(_numbered(_filed(ledger, cast, pack, homes[pack.code]), cast, pack))
    ]


def _filed(ledger: Ledger, cast: Cast, pack: Pack, home: Home) -> Iterator[Filed]:
    rng = Random(f"수요 {pack.code} {cast.copy}")
    stayed = {body.id for body in cast.present(pack.code, TODAY)}
    present = cast.present(pack.code, ROUND_OPENS)
    firms = [body for body in present if body.is_firm and body.id in stayed]
    stands = statuses(pack.code, len(pack.ideas), rng)
    chosen = applicants(pack.ideas, firms, rng)
    days = meeting_days(home.position)
    for idea, status, applicant in zip(pack.ideas, stands, chosen, strict=True):
        is_selected = status is DemandStatus.SELECTED
        years = 2 if not cast.is_first else 3 + rng.randrange(2)
        yield Filed(
            id=ledger.new_id(),
            division=pack.code,
            idea=idea,
            title=idea.title if cast.is_first else f"{idea.title}({applicant.name})",
            applicant=applicant,
            status=status,
            steps=tuple(live(status, days, rng)),
            budget=plan(applicant.size, is_selected=is_selected, years=years, rng=rng),
        )


def _numbered(demands: Iterator[Filed], cast: Cast, pack: Pack) -> list[Filed]:
    """Intake numbers in the order of receipt; what was sent back gets none."""
    found = list(demands)
    before = (cast.copy - 1) * sum(demand.received_on is not None for demand in found)
    received = [demand for demand in found if demand.received_on]
    received.sort(key=lambda demand: (demand.received_on or date.max, demand.id))
    numbers = {
        demand.id: str(IntakeNumber(pack.code, ROUND_OPENS.year, serial))
        for serial, demand in enumerate(received, before + 1)
    }
    return [replace(demand, intake_no=numbers.get(demand.id)) for demand in found]


def _merged(demands: Sequence[Filed]) -> list[Filed]:
    """A merged demand goes into one of the same technology, else into the nearest one."""
    goals = [
        demand
        for demand in demands
        if demand.status in (DemandStatus.SELECTED, DemandStatus.CANDIDATE, DemandStatus.RESERVED)
    ]

    def distance(demand: Filed, goal: Filed) -> tuple[bool, int]:
        is_other = goal.idea.technology is not demand.idea.technology
        return is_other, abs(demands.index(goal) - demands.index(demand))

    return [
        replace(demand, merged_into=min(goals, key=lambda goal: distance(demand, goal)).id)
        if demand.status is DemandStatus.MERGED
        else demand
        for demand in demands
    ]
