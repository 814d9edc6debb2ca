"""Demands on a national core technology leave the program only for a reason that is recorded."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import select

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.text import clean
from afm_desktop.services.people import Access
from afm_desktop.storage.workspace import Workspace

_IN_ONE_QUERY = 900


class CoreTechnologyLeaves(RuleViolation):
    """A copy of a demand on a national core technology is made without a reason."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"국가핵심기술에 해당하는 수요가 {count:,}건 들어 있습니다."
            " 인쇄하거나 내보내려면 사유를 적으세요. 사유는 열람 기록에 남습니다.",
            field="reason",
        )
        self.count = count


def core_technologies(workspace: Workspace, demand_ids: Collection[str]) -> tuple[str, ...]:
    """Those of some demands that are on a national core technology."""
    found, wanted = list[str](), sorted(set(demand_ids))
    with workspace.reading() as session:
        for start in range(0, len(wanted), _IN_ONE_QUERY):
            query = select(Demand.id).where(
                Demand.id.in_(wanted[start : start + _IN_ONE_QUERY]),
                Demand.is_core_technology.is_(True),
            )
            found += session.scalars(query)
    return tuple(found)


def let_out(
    workspace: Workspace, demand_ids: Collection[str], access: Access, reason: str | None
) -> int:
    """Log why copies of these demands leave; refused without a reason where one is needed.

    Whoever prints, exports or sends demands asks this first. Answers how many needed a reason.
    """
    core = core_technologies(workspace, demand_ids)
    if not core:
        return 0
    told = clean(reason or "").strip()
    if not told:
        raise CoreTechnologyLeaves(len(core))
    workspace.note_access(access, " ".join(core), len(core), told)
    return len(core)
