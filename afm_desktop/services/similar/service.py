"""Which demands are like one, in any round and division: those filed again, and those alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import Text, cast, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.demand_likeness import Written, fold, is_worth_telling, likeness_table
from afm_desktop.domain.enums import Confidentiality, DemandGround, DemandStatus
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.demand_names import demand_named
from afm_desktop.services.portions import portions
from afm_desktop.services.records import live
from afm_desktop.services.similar.index import LikenessIndex
from afm_desktop.storage.journal.operations import records_in
from afm_desktop.storage.journal.pen import last_number
from afm_desktop.storage.tables import operation
from afm_desktop.storage.workspace import Workspace

_TEXT = ("as_is", "problem", "to_be", "development", "effects")


@dataclass(frozen=True, slots=True)
class SimilarDemand:
    """A demand that is like another, with how much and why."""

    id: str
    intake_no: str | None
    title: str
    applicant: str
    division: str
    round: str
    status: DemandStatus
    percent: int
    grounds: tuple[DemandGround, ...]
    mark: Confidentiality = Confidentiality.PUBLIC
    is_core: bool = False


class SimilarDemands:
    """Finds demands that are alike; what was read once is kept as long as the file is open."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._index = LikenessIndex()
        self._read_to: int | None = None

    def named(self, said: str) -> str:
        """The id of the demand of an intake number, an id or a title."""
        with self._workspace.reading() as session:
            return demand_named(session, said)

    def to(self, demand_id: str) -> tuple[SimilarDemand, ...]:
        """The demands like one, filed again first, then the likest."""
        with self._workspace.reading() as session:
            live(session, Demand, demand_id)
            self._bring_up_to_date(session)
            told = {
                other: found
                for other, found in self._index.likest(demand_id)
                if is_worth_telling(found)
            }
            order = sorted(
                told,
                key=lambda other: (
                    DemandGround.FILED_AGAIN not in told[other].grounds,
                    -told[other].percent,
                    other,
                ),
            )[: likeness_table()["most"]]
            rows = _rows(session, order)
        return tuple(
            SimilarDemand(*said, told[other].percent, told[other].grounds, mark, is_core)
            for other in order
            for said, mark, is_core in [rows[other]]
        )

    def _bring_up_to_date(self, session: Session) -> None:
        """Read what was written since the last time."""
        last = last_number(session.connection())
        if self._read_to is None:
            self._put(session, None)
        elif last != self._read_to:
            query = select(operation.c.record, operation.c.body).where(
                operation.c.number > self._read_to, operation.c.entity == Demand.__tablename__
            )
            changed = {id for line in session.execute(query) for id in records_in(*line)}
            for id in changed:
                self._index.drop(id)
            for part in portions(changed):
                self._put(session, part)
        self._read_to = last

    def _put(self, session: Session, ids: Collection[str] | None) -> None:
        query = select(
            Demand.id,
            Demand.applicant_id,
            Demand.previous_id,
            Demand.title,
            Demand.process,
            Demand.product,
            *(getattr(Demand, name) for name in _TEXT),
        ).where(Demand.deleted.is_(None))
        if ids is not None:
            query = query.where(Demand.id.in_(ids))
        for id, applicant, previous, title, process, product, *text in session.execute(query):
            told = " ".join(filter(None, text))
            written = Written(applicant, previous, *map(fold, (title, process, product, told)))
            self._index.put(id, written)


_Said = tuple[str, str | None, str, str, str, str, DemandStatus]


def _rows(session: Session, ids: Collection[str]) -> dict[str, tuple[_Said, Confidentiality, bool]]:
    """What is told of demands, who may read it, and whether it is on a national core technology."""
    query = (
        select(
            Demand.id,
            Demand.intake_no,
            Demand.title,
            Organization.name,
            Division.name,
            func.coalesce(Round.name, cast(Round.year, Text)),
            Demand.status,
            Demand.confidentiality,
            Demand.is_core_technology,
        )
        .outerjoin(Organization, Organization.id == Demand.applicant_id)
        .outerjoin(Division, Division.id == Demand.division_id)
        .outerjoin(Round, Round.id == Demand.round_id)
        .where(Demand.id.in_(ids))
    )
    found: dict[str, tuple[_Said, Confidentiality, bool]] = {}
    for line in session.execute(query):
        id, number, title, applicant, division, round, status, mark, is_core = line
        said = (id, number, title or "", applicant or "", division or "", round or "")
        station = status or DemandStatus.DRAFT
        found[id] = ((*said, station), mark or Confidentiality.PUBLIC, bool(is_core))
    return found
