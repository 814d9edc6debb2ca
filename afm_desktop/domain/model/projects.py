"""Lead projects: demands that were selected and are carried out."""

from __future__ import annotations

import re
from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.enums import Basis, PartnerRole, ProjectSignal
from afm_desktop.domain.model.base import Record, Won, reference
from afm_desktop.domain.model.shared import Sourced
from afm_desktop.domain.periods import check_period

_FIRST_YEAR = re.compile(r"^\s*(\d{4})")
_LAST_YEAR = re.compile(r"~\s*(\d{4})")


class LeadProject(Sourced, Record):
    """A lead project; amounts are as stated by its source, which need not add up."""

    __tablename__ = "lead_projects"
    scope = ("division", "division_id")
    required = ("title", "year")
    sorted_by = "title"

    year: Mapped[int | None]
    program: Mapped[str | None]
    title: Mapped[str | None] = mapped_column(info={"search": True})
    division_id: Mapped[str | None] = reference("divisions")
    division_basis: Mapped[Basis | None]
    lead_id: Mapped[str | None] = reference("organizations")
    lead_name: Mapped[str | None] = mapped_column(info={"search": True})
    lead_basis: Mapped[Basis | None]
    lead_size: Mapped[str | None]
    region_code: Mapped[str | None]
    total_won: Mapped[Won | None]
    national_won: Mapped[Won | None]
    local_won: Mapped[Won | None]
    private_won: Mapped[Won | None]
    period: Mapped[str | None]
    starts_on: Mapped[date | None]
    ends_on: Mapped[date | None]
    agreed_on: Mapped[date | None]
    signal: Mapped[ProjectSignal | None]
    signal_reason: Mapped[str | None]

    @property
    def unexplained_won(self) -> int | None:
        """What the stated total holds beyond the stated parts; None when a figure is missing."""
        if self.total_won is None or self.national_won is None:
            return None
        if self.local_won is None or self.private_won is None:
            return None
        return self.total_won - self.national_won - self.local_won - self.private_won

    @property
    def years(self) -> tuple[int | None, int | None]:
        """The first and last year: of the dates, else as the stated period words them."""
        stated = self.period or ""
        first, last = _FIRST_YEAR.search(stated), _LAST_YEAR.search(stated)
        return (
            self.starts_on.year if self.starts_on else (int(first[1]) if first else None),
            self.ends_on.year if self.ends_on else (int(last[1]) if last else None),
        )

    def over_on(self, day: date) -> bool:
        """Whether its last day or year has passed; one that says none runs on."""
        if self.ends_on is not None:
            return self.ends_on < day
        _, last = self.years
        return last is not None and last < day.year

    def check(self) -> None:
        """Refuse an end before the start."""
        check_period(self.starts_on, self.ends_on, field="ends_on")


class ProjectRelatedDivision(Record):
    """A division a project also concerns; it is never summed there."""

    __tablename__ = "project_related_divisions"
    owner = "project_id"
    scope = ("project", "project_id")
    required = ("project_id", "division_id")

    project_id: Mapped[str | None] = reference("lead_projects")
    division_id: Mapped[str | None] = reference("divisions")


class ProjectPartner(Record):
    """A body that takes part in a project; a foreign or unknown one by its name only."""

    __tablename__ = "project_partners"
    owner = "project_id"
    scope = ("project", "project_id")
    required = ("project_id", "name")
    sorted_by = "position"

    project_id: Mapped[str | None] = reference("lead_projects")
    organization_id: Mapped[str | None] = reference("organizations")
    position: Mapped[int | None]
    name: Mapped[str | None] = mapped_column(info={"search": True})
    role: Mapped[PartnerRole | None]


class ProjectDemand(Record):
    """A demand a project came from."""

    __tablename__ = "project_demands"
    owner = "project_id"
    scope = ("project", "project_id")
    required = ("project_id", "demand_id")

    project_id: Mapped[str | None] = reference("lead_projects")
    demand_id: Mapped[str | None] = reference("demands")
