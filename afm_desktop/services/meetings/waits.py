"""Which matters wait for a meeting: the one rule, as a condition of queries."""

from __future__ import annotations

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import aliased

from afm_desktop.domain.enums import MeetingStatus, Placement
from afm_desktop.domain.model.meetings import AgendaItem, Meeting

WAITS = (Placement.NEXT, Placement.BACKLOG)
"""Where a matter goes that somebody has to take up again."""


def waits() -> ColumnElement[bool]:
    """The condition of a query for matters that wait: put off, kept back, or never come to.

    A meeting that was called off leaves all it did not place; one taken up elsewhere waits no more.
    """
    taking = aliased(AgendaItem)
    taken = (
        select(taking.row)
        .where(taking.carried_from_id == AgendaItem.id, taking.deleted.is_(None))
        .exists()
    )
    left = and_(
        Meeting.status == MeetingStatus.CANCELLED,
        or_(AgendaItem.placement.is_(None), AgendaItem.placement.in_(WAITS)),
    )
    put_off = and_(Meeting.status == MeetingStatus.CLOSED, AgendaItem.placement.in_(WAITS))
    return and_(or_(left, put_off), AgendaItem.deleted.is_(None), ~taken)
