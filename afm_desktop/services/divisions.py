"""The divisions of the day in order, and what each and the alliance hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.counting import Headcount
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.projects import LeadProject
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.former_figures import Handover, read_handover
from afm_desktop.services.lists.choice import divisions_on
from afm_desktop.services.lists.divisions import headcounts
from afm_desktop.services.naming import DivisionName
from afm_desktop.storage.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DivisionCounts:
    """What one division holds."""

    division: DivisionName
    members: int
    anchors: int
    demands: int
    projects: int


@dataclass(frozen=True, slots=True)
class DivisionLabel:
    """A division as screens mark it: by its short name and its colour's number."""

    id: str
    code: str
    name: str
    short_name: str
    hue: int | None


@dataclass(frozen=True, slots=True)
class AllianceCounts:
    """What the alliance holds: 합계(중복 제외), with the overlap of the divisions.

    A demand or project belongs to one division at most, so their divisions never add up to more
    than the total; what has no division of this day is in the total alone.
    """

    divisions: tuple[DivisionCounts, ...]
    members: int
    members_overlap: int
    anchors: int
    anchors_overlap: int
    demands: int
    projects: int


class DivisionService:
    """Reads which divisions there are and what they hold."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def names(self) -> tuple[DivisionName, ...]:
        """The divisions in force today, in their own order."""
        with self._workspace.reading() as session:
            return tuple(divisions_on(session, self._workspace.today))

    def ended(self) -> tuple[DivisionName, ...]:
        """The divisions that are no longer in force, the latest first; old records name them."""
        day = self._workspace.today
        query = (
            select(Division.id, Division.code, Division.name)
            .where(Division.deleted.is_(None), Division.valid_to <= day)
            .order_by(Division.valid_to.desc(), Division.position, Division.code, Division.row)
        )
        with self._workspace.reading() as session:
            return tuple(
                DivisionName(id, code or "", name or "")
                for id, code, name in session.execute(query)
            )

    def labels(self) -> tuple[DivisionLabel, ...]:
        """The divisions in force today as screens mark them."""
        day = self._workspace.today
        with self._workspace.reading() as session:
            in_force = holding(Division.valid_from, Division.valid_to, day)
            return labels_of(session, in_force)

    def former(self) -> Handover | None:
        """The structure before today's; None when there was none."""
        with self._workspace.reading() as session:
            return read_handover(session, self._workspace.today)

    def counts(self) -> AllianceCounts:
        """What each division and the alliance hold today."""
        day = self._workspace.today
        with self._workspace.reading() as session:
            divisions = divisions_on(session, day)
            # Not by its index: nearly every seat is in one of them.
            seat = func.coalesce(Membership.division_id, "")
            in_force = seat.in_([division.id for division in divisions])
            members, anchors = headcounts(session, day, in_force)
            demands = _tally(session, Demand)
            projects = _tally(session, LeadProject)
        rows = (_row(division, members, anchors, demands, projects) for division in divisions)
        return AllianceCounts(
            divisions=tuple(rows),
            members=members.total,
            members_overlap=members.overlap,
            anchors=anchors.total,
            anchors_overlap=anchors.overlap,
            demands=sum(demands.values()),
            projects=sum(projects.values()),
        )


def labels_of(session: Session, wanted: ColumnElement[bool]) -> tuple[DivisionLabel, ...]:
    """Some divisions as screens mark them, in their own order."""
    query = (
        select(Division.id, Division.code, Division.name, Division.short_name, Division.hue)
        .where(Division.deleted.is_(None), wanted)
        .order_by(Division.position, Division.code, Division.row)
    )
    return tuple(
        DivisionLabel(id, code or "", name or "", short_name or name or "", hue)
        for id, code, name, short_name, hue in session.execute(query)
    )


def _row(
    division: DivisionName,
    members: Headcount[str],
    anchors: Headcount[str],
    demands: Mapping[str | None, int],
    projects: Mapping[str | None, int],
) -> DivisionCounts:
    return DivisionCounts(
        division=division,
        members=members.by_division.get(division.id, 0),
        anchors=anchors.by_division.get(division.id, 0),
        demands=demands.get(division.id, 0),
        projects=projects.get(division.id, 0),
    )


def _tally(session: Session, record: type[Demand | LeadProject]) -> dict[str | None, int]:
    """How many live records each division leads."""
    query = (
        select(record.division_id, func.count())
        .where(record.deleted.is_(None))
        .group_by(record.division_id)
    )
    return dict(session.execute(query).all())
