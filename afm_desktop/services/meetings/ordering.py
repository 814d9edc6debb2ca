"""Parts of a meeting in a new order, and the place behind the last of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.meetings import AgendaItem, Attendance
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.meetings.errors import NotInOrder

Part = AgendaItem | Attendance


def put_in_order(parts: Sequence[Part], ids: Sequence[str]) -> None:
    """Number parts in the order of these ids, which name all of them."""
    known = {one.id: one for one in parts}
    if sorted(ids) != sorted(known):
        raise NotInOrder(NOUNS[parts[0].__tablename__].name if parts else "")
    for number, id in enumerate(ids, 1):
        known[id].position = number


def next_place(session: Session, part: type[Part], meeting_id: str) -> int:
    """The place behind the last part of a meeting."""
    query = select(func.max(part.position)).where(
        part.meeting_id == meeting_id, part.deleted.is_(None)
    )
    return (session.scalar(query) or 0) + 1
