"""The rows of 분과 현황 보고 about demands, what they cost, and the projects they led to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from afm_desktop.domain.enums import Confidentiality, DemandStatus, ProjectSignal


class Stage(StrEnum):
    """How far a demand came: 접수, 검토 통과, 평가, 선정."""

    RECEIVED = "received"
    REVIEWED = "reviewed"
    EVALUATED = "evaluated"
    SELECTED = "selected"


@dataclass(frozen=True, slots=True)
class Cost:
    """총사업비 and its five sources in won; None where nobody stated it."""

    total: int | None
    national: int | None = None
    province: int | None = None
    city: int | None = None
    private_cash: int | None = None
    private_in_kind: int | None = None

    @property
    def local(self) -> int | None:
        """시·도비 and 시·군·구비 together."""
        return known_sum(self.province, self.city)

    @property
    def private(self) -> int | None:
        """민간부담금, cash and in kind together."""
        return known_sum(self.private_cash, self.private_in_kind)


@dataclass(frozen=True, slots=True)
class RoundStatus:
    """One 수요조사 회차; `name` is e.g. `2026년 제1차 수요조사`."""

    name: str
    opens_on: date | None
    closes_on: date | None
    stages: tuple[FunnelStage, ...]
    demands: tuple[DemandRow, ...]  # by 접수번호
    kpis: tuple[KpiRow, ...]  # of selected demands
    rejected: int = 0  # 반려 at intake: neither listed nor counted


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """How many demands came this far, and what left before the next stage."""

    stage: Stage
    count: int
    total_won: int
    left: tuple[StageLeaving, ...]


@dataclass(frozen=True, slots=True)
class StageLeaving:
    """Demands that did not go on, by the status they ended in."""

    status: DemandStatus
    count: int


@dataclass(frozen=True, slots=True)
class DemandRow:
    """One line of the demand list."""

    intake_no: str | None
    title: str
    applicant: str
    status: DemandStatus
    cost: Cost
    mark: Confidentiality = Confidentiality.PUBLIC
    core: str = ""
    """Its id where it is on a national core technology, and leaves only for a reason."""


@dataclass(frozen=True, slots=True)
class KpiRow:
    """A target that a selected demand has set itself."""

    demand: str  # its 접수번호
    title: str
    indicator: str
    unit: str | None
    baseline: Decimal | None
    target: Decimal | None


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """A 선도프로젝트 as public sources describe it."""

    title: str
    lead: str
    region: str | None
    starts: int | None  # year
    ends: int | None
    cost: ProjectCost
    signal: ProjectSignal | None  # None when nobody stated it
    signal_reason: str | None
    is_inferred: bool  # lead or division has no source: marked 추정
    source: str | None
    mark: Confidentiality = Confidentiality.PUBLIC
    """The strictest of the demands it came from."""
    cores: tuple[str, ...] = ()
    """The ids of those on a national core technology."""


@dataclass(frozen=True, slots=True)
class ProjectCost:
    """Public amounts of a project in won; None where no source states them."""

    total: int | None
    national: int | None
    local: int | None
    private: int | None


def known_sum(*amounts: int | None) -> int | None:
    """The sum of the amounts that are known; None when none is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None
