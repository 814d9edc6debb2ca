"""Copies of guarded demands leave the program only for a reason, which the access log keeps."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.secrecy import GUARDED
from afm_desktop.domain.text import clean
from afm_desktop.services.people import Access
from afm_desktop.storage.workspace import Workspace

_IN_ONE_QUERY = 900


class ReasonWanted(RuleViolation):
    """A copy of what is guarded would leave without a recorded reason."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"국가핵심기술이거나 비공개·대외비인 수요가 {count:,}건 들어 있습니다."
            " 인쇄하거나 내보내려면 사유를 적으세요. 사유는 열람 기록에 남습니다.",
            field="reason",
        )
        self.count = count


def guarded_in(session: Session, demand_ids: Collection[str]) -> tuple[str, ...]:
    """Those of some demands that are a national core technology, 비공개 or 대외비."""
    found, wanted = list[str](), sorted(set(demand_ids))
    is_guarded = or_(Demand.is_core_technology.is_(True), Demand.confidentiality.in_(GUARDED))
    for start in range(0, len(wanted), _IN_ONE_QUERY):
        part = wanted[start : start + _IN_ONE_QUERY]
        found += session.scalars(select(Demand.id).where(Demand.id.in_(part), is_guarded))
    return tuple(found)


def guarded_of(workspace: Workspace, demand_ids: Collection[str]) -> tuple[str, ...]:
    """The same, read from the file."""
    with workspace.reading() as session:
        return guarded_in(session, demand_ids)


def let_out(
    workspace: Workspace, demand_ids: Collection[str], access: Access, reason: str | None
) -> int:
    """Log why copies of these demands leave; refused without a reason where one is needed.

    Whoever prints, exports or sends demands asks this first. Answers how many needed a reason.
    """
    guarded = guarded_of(workspace, demand_ids)
    if not guarded:
        return 0
    told = clean(reason or "").strip()
    if not told:
        raise ReasonWanted(len(guarded))
    workspace.note_access(access, " ".join(guarded), len(guarded), told)
    return len(guarded)
