"""The rows of 선도프로젝트 추진현황: the projects of a division or of the alliance, as of today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Confidentiality, PartnerRole
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject, ProjectPartner
from afm_desktop.domain.secrecy import strictest
from afm_desktop.services.division_projects import project_row
from afm_desktop.services.lists.choice import divisions_on, names_of_divisions
from afm_desktop.services.paper_scope import PaperScope, read_scope
from afm_desktop.services.project_origins import (
    OriginDemand,
    control_numbers,
    cores_of,
    mark_of,
    read_origins,
)
from afm_desktop.services.status_demands import ProjectRow
from afm_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """A body that takes part, and what it does there where that is known."""

    name: str
    role: PartnerRole | None


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project with what its card tells beyond its row in the table."""

    row: ProjectRow
    division: str
    """Empty where it has none."""
    year: int | None
    program: str | None
    starts_on: date | None
    ends_on: date | None
    agreed_on: date | None
    partners: tuple[PartnerLine, ...]
    origins: tuple[OriginDemand, ...]

    @property
    def mark(self) -> Confidentiality:
        """Who may see it: the strictest of the demands it came from."""
        return mark_of(self.origins)

    @property
    def cores(self) -> tuple[str, ...]:
        """The ids of its demands on a national core technology."""
        return cores_of(self.origins)


@dataclass(frozen=True, slots=True)
class ProjectReport:
    """Everything 선도프로젝트 추진현황 says."""

    scope: PaperScope
    projects: tuple[ProjectLine, ...]

    @property
    def mark(self) -> Confidentiality:
        """Who may see all of it."""
        return strictest(*(one.mark for one in self.projects))

    @property
    def control_number(self) -> str | None:
        """관리번호 of the 대외비 demands behind it."""
        numbers = control_numbers(origin for one in self.projects for origin in one.origins)
        return ", ".join(sorted(numbers)) or None


class ProjectReportService:
    """Reads how the projects stand."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def of(self, division_code: str | None = None) -> ProjectReport:
        """The projects of a division, or of all, by division, year and title."""
        with self._workspace.reading() as session:
            scope, own = read_scope(session, self._workspace, division_code)
            return ProjectReport(
                scope, read_projects(session, own.id if own else None, scope.as_of)
            )


def read_projects(session: Session, division_id: str | None, day: date) -> tuple[ProjectLine, ...]:
    """The projects of a division, or all of them; those of no division come last."""
    query = (
        select(LeadProject, Organization.name)
        .outerjoin(Organization, Organization.id == LeadProject.lead_id)
        .where(LeadProject.deleted.is_(None))
    )
    if division_id is not None:
        query = query.where(LeadProject.division_id == division_id)
    found = session.execute(query).all()
    order = {one.id: place for place, one in enumerate(divisions_on(session, day))}
    found = sorted(
        found,
        key=lambda one: (
            order.get(one[0].division_id or "", len(order)),
            one[0].year or 0,
            sort_key(one[0].title or ""),
            one[0].id,
        ),
    )
    names = names_of_divisions(session)
    ids = [project.id for project, _ in found]
    partners, origins = _partners(session, ids), read_origins(session, ids)
    return tuple(
        ProjectLine(
            row=project_row(project, lead, day, origins.get(project.id, ())),
            division=names[project.division_id].name if project.division_id in names else "",
            year=project.year,
            program=project.program,
            starts_on=project.starts_on,
            ends_on=project.ends_on,
            agreed_on=project.agreed_on,
            partners=tuple(partners.get(project.id, ())),
            origins=tuple(origins.get(project.id, ())),
        )
        for project, lead in found
    )


def _partners(session: Session, ids: Sequence[str]) -> Mapping[str, list[PartnerLine]]:
    query = (
        select(
            ProjectPartner.project_id, ProjectPartner.name, Organization.name, ProjectPartner.role
        )
        .outerjoin(Organization, Organization.id == ProjectPartner.organization_id)
        .where(ProjectPartner.project_id.in_(ids), ProjectPartner.deleted.is_(None))
        .order_by(ProjectPartner.position, ProjectPartner.row)
    )
    found = defaultdict[str, list[PartnerLine]](list)
    for project, stated, body, role in session.execute(query):
        if project and (stated or body):
            found[project].append(PartnerLine(body or stated or "", role))
    return found
