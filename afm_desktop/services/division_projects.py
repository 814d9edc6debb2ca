"""The lead projects of a division, as public sources describe them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Basis, Confidentiality, ProjectSignal
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.secrecy import strictest
from afm_desktop.services.division_members import region_name
from afm_desktop.services.project_origins import (
    OriginDemand,
    control_numbers,
    cores_of,
    mark_of,
    read_origins,
)
from afm_desktop.services.status import SignalChange
from afm_desktop.services.status_demands import ProjectCost, ProjectRow
from afm_desktop.storage.journal.fold import fold
from afm_desktop.storage.journal.operations import histories
from afm_desktop.storage.journal.pen import moment_of


@dataclass(frozen=True, slots=True)
class LedProjects:
    """The projects of a division, and 관리번호 of the 대외비 demands they came from."""

    rows: tuple[ProjectRow, ...]
    control_numbers: frozenset[str]

    @property
    def mark(self) -> Confidentiality:
        """Who may see all of them."""
        return strictest(*(row.mark for row in self.rows))


def projects(session: Session, division_id: str, day: date) -> LedProjects:
    """The projects of a division as lists and 현황판 count them, by year and title."""
    query = (
        select(LeadProject, Organization.name)
        .outerjoin(Organization, Organization.id == LeadProject.lead_id)
        .where(
            LeadProject.division_id == division_id,
            LeadProject.deleted.is_(None),
        )
    )
    found = session.execute(query).all()
    origins = read_origins(session, [project.id for project, _ in found])
    rows = [
        (project.year or 0, project_row(project, lead, day, origins.get(project.id, ())))
        for project, lead in found
    ]
    rows.sort(key=lambda row: (row[0], sort_key(row[1].title)))
    numbers = control_numbers(one for some in origins.values() for one in some)
    return LedProjects(tuple(row for _, row in rows), numbers)


def signal_changes(session: Session, division_id: str, since: datetime) -> tuple[SignalChange, ...]:
    """The projects whose 추진상태 is another than this office knew it to be at a moment."""
    query = select(LeadProject).where(
        LeadProject.division_id == division_id,
        LeadProject.deleted.is_(None),
        LeadProject.signal.is_not(None),
    )
    projects = sorted(session.scalars(query), key=lambda project: sort_key(project.title or ""))
    ids = [project.id for project in projects]
    before, origins = _signals_at(session, ids, since), read_origins(session, ids)
    return tuple(
        SignalChange(
            project.title or "",
            before[project.id],
            now,
            project.signal_reason,
            mark_of(origins.get(project.id, ())),
            cores_of(origins.get(project.id, ())),
        )
        for project in projects
        if (now := project.signal) is not None and before.get(project.id, now) is not now
    )


def _signals_at(session: Session, ids: list[str], moment: datetime) -> dict[str, ProjectSignal]:
    """What the journal held of each project at a moment."""
    found = {}
    for id, history in histories(session.connection(), ids).items():
        known = [
            operation
            for operation in history
            if all(moment_of(write.clock) <= moment for write in operation.writes.values())
        ]
        signal = fold(known).values.get("signal")
        if signal is not None:
            found[id] = ProjectSignal(signal)
    return found


def project_row(
    project: LeadProject, lead: str | None, day: date, origins: Sequence[OriginDemand] = ()
) -> ProjectRow:
    """A project as papers list it; `lead` is the body that leads it, where it is in the file."""
    starts, ends = project.years
    return ProjectRow(
        title=project.title or "",
        lead=lead or project.lead_name or "",
        region=region_name(project.region_code, day),
        starts=starts,
        ends=ends,
        cost=ProjectCost(
            project.total_won, project.national_won, project.local_won, project.private_won
        ),
        signal=project.signal,
        signal_reason=project.signal_reason,
        is_inferred=Basis.INFERRED in (project.division_basis, project.lead_basis),
        source=project.source,
        mark=mark_of(origins),
        cores=cores_of(origins),
    )
