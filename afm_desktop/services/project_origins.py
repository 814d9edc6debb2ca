"""The demands that projects came from: they say whose eyes a project is for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.projects import ProjectDemand
from afm_desktop.domain.secrecy import strictest


@dataclass(frozen=True, slots=True)
class OriginDemand:
    """A demand that a project came from."""

    intake_no: str | None
    title: str
    mark: Confidentiality
    control_number: str | None = None
    core: str = ""
    """Its id where it is on a national core technology."""


def mark_of(origins: Iterable[OriginDemand]) -> Confidentiality:
    """Who may see a project: the strictest of the demands it came from."""
    return strictest(*(one.mark for one in origins))


def cores_of(origins: Iterable[OriginDemand]) -> tuple[str, ...]:
    """The ids of the demands on a national core technology."""
    return tuple(one.core for one in origins if one.core)


def control_numbers(origins: Iterable[OriginDemand]) -> frozenset[str]:
    """관리번호 of the 대외비 demands."""
    return frozenset(
        one.control_number
        for one in origins
        if one.mark is Confidentiality.CLASSIFIED and one.control_number
    )


def read_origins(session: Session, ids: Sequence[str]) -> Mapping[str, Sequence[OriginDemand]]:
    """The demands behind projects by their ids; nothing for those that came from none."""
    query = (
        select(
            ProjectDemand.project_id,
            Demand.id,
            Demand.intake_no,
            Demand.title,
            Demand.confidentiality,
            Demand.control_number,
            Demand.is_core_technology,
        )
        .join(Demand, Demand.id == ProjectDemand.demand_id)
        .where(
            ProjectDemand.project_id.in_(ids),
            ProjectDemand.deleted.is_(None),
            Demand.deleted.is_(None),
        )
        .order_by(Demand.intake_no, Demand.id)
    )
    found = defaultdict[str, list[OriginDemand]](list)
    for project, id, intake_no, title, mark, number, is_core in session.execute(query):
        known = mark or Confidentiality.PUBLIC
        line = OriginDemand(intake_no, title or "", known, number, id if is_core else "")
        found[project or ""].append(line)
    return found
