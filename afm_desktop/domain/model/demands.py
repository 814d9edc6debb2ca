"""Demands: what a firm asks the alliance to develop and try out."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy.orm import Mapped, mapped_column, relationship

from afm_desktop.domain.demand_life import MoveRefused, may_move
from afm_desktop.domain.enums import (
    BudgetSource,
    Confidentiality,
    DemandStatus,
    IntakeRoute,
    LocalMatching,
)
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.model.base import Record, Won, reference
from afm_desktop.domain.model.demand_parts import BudgetLine, DemandEvent
from afm_desktop.domain.periods import check_period


class ReadinessOutOfRange(RuleViolation):
    """A readiness level is not one of 1 to 9."""

    def __init__(self, level: int, field: str) -> None:
        super().__init__(
            f"기술성숙도(TRL)에 {level}단계는 없습니다. 1～9 중에서 고르세요.", field=field
        )


class ReadinessFalls(RuleViolation):
    """The readiness aimed at lies below the present one."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(
            f"목표 기술성숙도(TRL {end})가 현재(TRL {start})보다 낮습니다. 두 값을 확인하세요.",
            field="trl_to",
        )


class ControlNumberMissing(RuleViolation):
    """대외비 is chosen without a control number."""

    def __init__(self) -> None:
        super().__init__(
            "대외비는 관리번호가 있어야 지정할 수 있습니다. 관리번호를 적거나 다른 공개등급을"
            " 고르세요.",
            field="control_number",
        )


class MergedIntoItself(RuleViolation):
    """A demand is merged into itself."""

    def __init__(self) -> None:
        super().__init__(
            "같은 수요로는 통합할 수 없습니다. 통합할 다른 수요를 고르세요.", field="merged_into_id"
        )


class MergeTargetMissing(RuleViolation):
    """A demand is to be merged, but not into which other one."""

    def __init__(self) -> None:
        super().__init__(
            "어느 수요로 통합하는지 정해지지 않았습니다. 통합할 수요를 먼저 고르세요.",
            field="merged_into_id",
        )


class StatedTotalDiffers(RuleViolation):
    """The total a form states is not the sum of its budget lines."""

    def __init__(self, stated: int, lines: int) -> None:
        super().__init__(
            f"기재한 총사업비 {stated:,}원과 내역 합계 {lines:,}원이 다릅니다(차이"
            f" {abs(stated - lines):,}원). 내역이나 총사업비를 고친 뒤 제출하세요.",
            field="stated_total_won",
        )


class NegativeTotal(RuleViolation):
    """The total a form states is less than nothing."""

    def __init__(self) -> None:
        super().__init__(
            "기재한 총사업비는 0보다 작을 수 없습니다. 값을 확인하세요.", field="stated_total_won"
        )


class Incomplete(RuleViolation):
    """A demand is filed with required fields still empty."""

    def __init__(self, *fields: str) -> None:
        names = ", ".join(f"‘{field_word('demands', field)}’" for field in fields)
        super().__init__(
            f"필수 항목이 비어 있어 제출할 수 없습니다. {names} 항목을 채우세요.", field=fields[0]
        )


class Demand(Record):
    """A demand an applicant filed in a round, in the care of its lead division."""

    __tablename__ = "demands"
    scope = ("demand", "id")
    required = ("title", "applicant_id", "division_id")
    sorted_by = "intake_no"

    intake_no: Mapped[str | None] = mapped_column(info={"search": True})
    intake_route: Mapped[IntakeRoute | None]
    document_no: Mapped[str | None]
    submitted_at: Mapped[datetime | None]
    received_on: Mapped[date | None]
    round_id: Mapped[str | None] = reference("rounds")
    division_id: Mapped[str | None] = reference("divisions")
    applicant_id: Mapped[str | None] = reference("organizations")
    contact_id: Mapped[str | None] = reference("people")
    lead_id: Mapped[str | None] = reference("organizations")
    title: Mapped[str | None] = mapped_column(info={"search": True})
    english_title: Mapped[str | None] = mapped_column(info={"search": True})
    process: Mapped[str | None]
    product: Mapped[str | None]
    as_is: Mapped[str | None]
    problem: Mapped[str | None]
    to_be: Mapped[str | None]
    development: Mapped[str | None]
    effects: Mapped[str | None]
    trl_from: Mapped[int | None]
    trl_to: Mapped[int | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    data_sharing: Mapped[str | None]
    rollout_plan: Mapped[str | None]
    local_matching: Mapped[LocalMatching | None]
    is_core_technology: Mapped[bool | None]
    confidentiality: Mapped[Confidentiality | None]
    control_number: Mapped[str | None]
    stated_total_won: Mapped[Won | None]
    status: Mapped[DemandStatus | None] = mapped_column(index=True)
    merged_into_id: Mapped[str | None] = reference("demands")
    previous_id: Mapped[str | None] = reference("demands")

    events: Mapped[list[DemandEvent]] = relationship(
        primaryjoin=lambda: (Demand.id == DemandEvent.demand_id) & DemandEvent.deleted.is_(None),
        order_by=lambda: DemandEvent.happened_on,
    )
    budget_lines: Mapped[list[BudgetLine]] = relationship(
        primaryjoin=lambda: (Demand.id == BudgetLine.demand_id) & BudgetLine.deleted.is_(None),
        order_by=lambda: BudgetLine.year,
    )

    @property
    def total_cost_won(self) -> int:
        """총사업비: the sum of the budget lines."""
        return sum(line.amount_won or 0 for line in self.budget_lines)

    @property
    def cost_by_source(self) -> Mapping[BudgetSource, int]:
        """The sum of the budget lines of each source, all sources named."""
        sums = dict.fromkeys(BudgetSource, 0)
        for line in self.budget_lines:
            if line.source is not None:
                sums[line.source] += line.amount_won or 0
        return sums

    @property
    def stated_difference_won(self) -> int:
        """By how much the stated total exceeds the lines; 0 when none is stated."""
        if self.stated_total_won is None:
            return 0
        return self.stated_total_won - self.total_cost_won

    def move_to(self, status: DemandStatus, *, on: date, reason: str | None = None) -> DemandEvent:
        """Go on to the next station of a demand's life, and note it with its day and reason."""
        current = self.status or DemandStatus.DRAFT
        if not may_move(current, status):
            raise MoveRefused(current, status)
        if status is DemandStatus.MERGED and self.merged_into_id is None:
            raise MergeTargetMissing
        if status is DemandStatus.SUBMITTED:
            self._check_submission()
        event = DemandEvent(
            demand_id=self.id, from_status=current, status=status, happened_on=on, reason=reason
        )
        self.events.append(event)
        self.status = status
        return event

    def check(self) -> None:
        """Refuse what contradicts itself: readiness, period, costs, confidentiality, merging."""
        self._check_readiness()
        if self.stated_total_won is not None and self.stated_total_won < 0:
            raise NegativeTotal
        check_period(self.starts_on, self.ends_on, field="ends_on")
        if self.confidentiality is Confidentiality.CLASSIFIED and not self.control_number:
            raise ControlNumberMissing
        if self.merged_into_id is not None and self.merged_into_id == self.id:
            raise MergedIntoItself

    def _check_submission(self) -> None:
        if self.missing:
            raise Incomplete(*self.missing)
        if self.stated_total_won is not None and self.stated_difference_won:
            raise StatedTotalDiffers(self.stated_total_won, self.total_cost_won)

    def _check_readiness(self) -> None:
        for field in ("trl_from", "trl_to"):
            level = getattr(self, field)
            if level is not None and not 1 <= level <= 9:
                raise ReadinessOutOfRange(level, field)
        if self.trl_from and self.trl_to and self.trl_to < self.trl_from:
            raise ReadinessFalls(self.trl_from, self.trl_to)
