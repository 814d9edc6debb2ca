"""Copies of guarded demands leave the program only for a reason, which the access log keeps.

Whatever prints, exports, copies or sends asks here, whichever way it goes; what needs a reason is
told by `domain.secrecy.needs_reason` alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Select, literal, select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.secrecy import MARKED, Way, needs_reason
from afm_desktop.domain.text import clean
from afm_desktop.services.people import Access
from afm_desktop.services.portions import portions
from afm_desktop.storage.workspace import Workspace

_DEMANDS = Demand.__tablename__
NAMING_DEMANDS = (_DEMANDS, Attachment.__tablename__)
"""The kinds of deleted record whose names tell of a demand."""


class ReasonWanted(RuleViolation):
    """A copy of what is guarded would leave without a recorded reason."""

    def __init__(self, count: int, way: Way = MARKED) -> None:
        what = "국가핵심기술이나 비공개 수요가" if way.guards else "국가핵심기술에 해당하는 수요가"
        super().__init__(
            f"{what} {count:,}건 들어 있습니다. 인쇄하거나 내보내려면 사유를 적으세요."
            " 사유는 열람 기록에 남습니다.",
            field="reason",
        )
        self.count = count


class Copies:
    """What leaves the file as a copy, and why."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def guarded(self, demand_ids: Collection[str], way: Way = MARKED) -> tuple[str, ...]:
        """Those of some demands that leave only for a reason."""
        with self._workspace.reading() as session:
            return guarded_of(session, demand_ids, way)

    def everywhere(self) -> tuple[str, ...]:
        """Every demand of the file that leaves only for a reason, those in the trash too."""
        with self._workspace.reading() as session:
            query = select(Demand.id).where(Demand.is_core_technology.is_(True))
            return guarded_of(session, session.scalars(query).all())

    def behind(self, records: Mapping[str, Collection[str]]) -> tuple[str, ...]:
        """The demands that records of these tables are or belong to, and that need a reason."""
        with self._workspace.reading() as session:
            return guarded_of(session, set(_demands_behind(session, records).values()))

    def telling(self, records: Mapping[str, Collection[str]]) -> frozenset[str]:
        """Those of some records by table that are or belong to such a demand."""
        with self._workspace.reading() as session:
            found = _demands_behind(session, records)
            guarded = set(guarded_of(session, set(found.values())))
        return frozenset(id for id, demand in found.items() if demand in guarded)

    def let_out(
        self,
        demand_ids: Collection[str],
        access: Access,
        reason: str | None = None,
        way: Way = MARKED,
    ) -> int:
        """Log why copies of these demands leave; refused without a reason where one is needed.

        Answers how many needed one.
        """
        guarded = self.guarded(demand_ids, way)
        if not guarded:
            return 0
        told = clean(reason or "").strip()
        if not told:
            raise ReasonWanted(len(guarded), way)
        self._workspace.note_access(access, " ".join(guarded), len(guarded), told)
        return len(guarded)


def guarded_of(session: Session, demand_ids: Collection[str], way: Way = MARKED) -> tuple[str, ...]:
    """Those of some demands that leave by a way only for a reason; deleted ones too."""
    query = select(Demand.id, Demand.confidentiality, Demand.is_core_technology)
    return tuple(
        id
        for part in portions(demand_ids)
        for id, mark, is_core in session.execute(query.where(Demand.id.in_(part)))
        if needs_reason(mark, is_core=bool(is_core), way=way)
    )


def _demands_behind(session: Session, records: Mapping[str, Collection[str]]) -> dict[str, str]:
    """Of records by table the demand that each is, is part of, is attached to or points to."""
    found = dict[str, str]()
    for table, ids in records.items():
        if table == _DEMANDS:
            found |= {id: id for id in ids}
            continue
        query = _above(record_class(table))
        lines: list[tuple[str, str, str]] = []
        if query is not None:
            for part in portions(ids):
                lines += session.execute(query.where(query.selected_columns[0].in_(part))).all()
        above = defaultdict[str, set[str]](set)
        for _, owner, of in lines:
            above[owner].add(of)
        demands = _demands_behind(session, above)
        found |= {id: demands[of] for id, _, of in lines if of in demands}
    return found


def _above(record: type[Record]) -> Select[*tuple[Any, ...]] | None:
    """Of each record what it belongs to, by table and id; None where it stands alone."""
    own = record.__table__.c
    if record is Attachment:
        return select(own.id, own.kind, own.record_id)
    named = (one for one in own for key in one.foreign_keys if key.column.table.name == _DEMANDS)
    reference = next(named, own[record.owner] if record.owner is not None else None)
    if reference is None:
        return None
    (key,) = reference.foreign_keys
    query = select(own.id, literal(key.column.table.name), reference)
    return query.where(reference.is_not(None))
