"""Copies of guarded demands leave the program only for a reason, which the access log keeps.

Whatever prints, exports, copies or sends asks here, whichever way it goes; what needs a reason is
told by `domain.secrecy.needs_reason` alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.secrecy import MARKED, Way, needs_reason
from afm_desktop.domain.text import clean
from afm_desktop.services.people import Access
from afm_desktop.storage.workspace import Workspace

_IN_ONE_QUERY = 900


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
        for part in _parts(demand_ids)
        for id, mark, is_core in session.execute(query.where(Demand.id.in_(part)))
        if needs_reason(mark, is_core=bool(is_core), way=way)
    )


def _parts(ids: Collection[str]) -> Iterator[list[str]]:
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _IN_ONE_QUERY):
        yield wanted[start : start + _IN_ONE_QUERY]
