"""Plain copies of guarded demands leave only for a reason, which the access log keeps."""

from __future__ import annotations

from collections.abc import Collection

from afm_desktop.domain.text import clean
from afm_desktop.services.people import Access
from afm_desktop.services.requests.errors import ReasonWanted
from afm_desktop.services.requests.sheets import guarded_demands
from afm_desktop.storage.workspace import Workspace


def require_reason_for_copy(
    workspace: Workspace, demand_ids: Collection[str], reason: str | None
) -> int:
    """Log why plain copies of guarded demands leave, or refuse; answers how many are guarded.

    Guarded are a national core technology and what is 비공개 or 대외비.
    """
    with workspace.reading() as session:
        guarded = guarded_demands(session, demand_ids)
    if not guarded:
        return 0
    told = clean(reason or "").strip()
    if not told:
        raise ReasonWanted(len(guarded))
    workspace.note_access(Access.EXPORT, " ".join(sorted(guarded)), len(guarded), told)
    return len(guarded)
