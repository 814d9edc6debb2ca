"""What is done with the agenda of a meeting; each call is one gesture."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import MeetingStatus as S
from afm_desktop.domain.model.meetings import AgendaItem, AgendaLink, Meeting
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services import parts
from afm_desktop.services.meetings.asked import DIVISION_MEETING, LinkKind, NewItem
from afm_desktop.services.meetings.errors import (
    NotWaiting,
    OverAlready,
    PlacementAsked,
    StaysOnClosedAgenda,
)
from afm_desktop.services.meetings.keeping import writing
from afm_desktop.services.meetings.ordering import next_place, put_in_order
from afm_desktop.services.meetings.reading_items import linked, read_waiting
from afm_desktop.services.meetings.rows import WaitingRow
from afm_desktop.services.meetings.series import Series
from afm_desktop.services.meetings.steps import items_of
from afm_desktop.services.meetings.waits import waits
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import all_live, given, live, require
from afm_desktop.services.settled import require_unsettled
from afm_desktop.storage.workspace import Workspace

KIND = AgendaItem.__tablename__
_NOUN, _LINK = NOUNS[KIND], NOUNS[AgendaLink.__tablename__]
LINK_FIELDS = {
    LinkKind.DEMAND: "demand_id",
    LinkKind.PROJECT: "project_id",
    LinkKind.ORGANIZATION: "organization_id",
}
CARRIED = ("kind", "title", "presenter_id", "presenter_person_id", "planned_minutes", "chair_note")
"""What a matter keeps when another meeting takes it up."""


class AgendaService:
    """The matters of meetings, what they are about, and those that wait."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    # --- reads -----------------------------------------------------------------------------------

    def waiting(self, meeting_id: str) -> tuple[WaitingRow, ...]:
        """The matters of its line that a meeting could take up."""
        with self._workspace.reading() as session:
            line = Series.of(live(session, Meeting, meeting_id))
            return read_waiting(session, line, self._workspace.today, but=meeting_id)

    def backlog(
        self, division_id: str | None, kind: str = DIVISION_MEETING, *, series: str | None = None
    ) -> tuple[WaitingRow, ...]:
        """The matters that wait for a meeting of a body, kind and series."""
        with self._workspace.reading() as session:
            line = Series(division_id, kind, series or None)
            return read_waiting(session, line, self._workspace.today)

    # --- matters ---------------------------------------------------------------------------------

    def add(self, meeting_id: str, new: NewItem) -> str:
        """Put a matter last on an agenda; answers its id."""
        with self._on(meeting_id, f"{_NOUN.counted(1)} 등록") as (session, meeting):
            if meeting.status is S.CLOSED and new.placed is None:
                raise PlacementAsked
            return write_item(session, meeting, new).id

    def change(self, id: str, values: Mapping[str, Any]) -> None:
        """Set fields of a matter; where it goes and what it was decided are acts of their own."""
        taken = given(KIND, values)
        with self._at(id, "수정") as (session, item):
            for name, value in taken.items():
                setattr(item, name, value)
            require(session, item, taken)

    def delete(self, ids: Collection[str]) -> None:
        """Take matters off an agenda; those carried over wait again where they come from."""
        with writing(self._workspace, f"{_NOUN.counted(len(set(ids)))} 삭제") as session:
            for item in all_live(session, AgendaItem, ids):
                meeting = live(session, Meeting, item.meeting_id or "")
                require_unsettled(session, meeting)
                if meeting.status is S.CLOSED:
                    raise StaysOnClosedAgenda
            parts.delete(session, AgendaItem, set(ids))

    def reorder(self, meeting_id: str, ids: Sequence[str]) -> None:
        """Put the matters of a meeting in this order."""
        with self._on(meeting_id, f"{_NOUN.name} 순서 변경") as (session, _):
            put_in_order(items_of(session, meeting_id), ids)

    # --- what they are about ---------------------------------------------------------------------

    def link(self, item_id: str, kind: LinkKind, record_id: str) -> str:
        """Say that a matter is about a record; answers the id of the link there is then."""
        with self._at(item_id, f"{_LINK.name} 연결") as (session, item):
            there = {linked(one): one.id for one in _links_of(session, item.id)}
            known = there.get((kind, record_id))
            return known or write_link(session, item.id, kind, record_id, len(there) + 1)

    def unlink(self, link_ids: Collection[str]) -> None:
        """Say that matters are not about these records."""
        with writing(self._workspace, f"{_LINK.name} 연결 해제") as session:
            for link in all_live(session, AgendaLink, link_ids):
                item = live(session, AgendaItem, link.item_id or "")
                require_unsettled(session, live(session, Meeting, item.meeting_id or ""))
            parts.delete(session, AgendaLink, set(link_ids))

    # --- those that wait -------------------------------------------------------------------------

    def take(self, meeting_id: str, ids: Collection[str]) -> tuple[str, ...]:
        """Put matters that wait on an agenda, in their order; answers the new ids."""
        words = f"{_NOUN.counted(len(set(ids)))} 이월"
        with self._on(meeting_id, words) as (session, meeting):
            if meeting.status is S.CLOSED:
                raise PlacementAsked
            return take_up(session, meeting, ids)

    # --- within ----------------------------------------------------------------------------------

    @contextmanager
    def _on(self, meeting_id: str, words: str) -> Iterator[tuple[Session, Meeting]]:
        with writing(self._workspace, words) as session:
            meeting = live(session, Meeting, meeting_id)
            require_open(session, meeting)
            yield session, meeting

    @contextmanager
    def _at(self, id: str, words: str) -> Iterator[tuple[Session, AgendaItem]]:
        with writing(self._workspace, f"{_NOUN.name} {words}") as session:
            item = live(session, AgendaItem, id)
            require_open(session, live(session, Meeting, item.meeting_id or ""))
            yield session, item


def require_open(session: Session, meeting: Meeting) -> None:
    """Refuse to write to a meeting that is called off, or whose minutes are approved."""
    if meeting.status is S.CANCELLED:
        raise OverAlready(meeting.status)
    require_unsettled(session, meeting)


def write_item(session: Session, meeting: Meeting, new: NewItem) -> AgendaItem:
    """A matter behind those of a meeting, with its links."""
    values = accepted(
        AgendaItem,
        {
            "meeting_id": meeting.id,
            "kind": new.kind,
            "title": new.title,
            "presenter_id": new.presenter_id,
            "presenter_person_id": new.presenter_person_id,
            "planned_minutes": new.planned_minutes,
            "chair_note": new.chair_note,
        },
    )
    item = AgendaItem(**values)
    require(session, item, {**values, "meeting_id": None})
    item.position = next_place(session, AgendaItem, meeting.id)
    if new.placed is not None:
        item.place(new.placed.to, new.placed.reason)
    session.add(item)
    for place, (kind, record_id) in enumerate(dict.fromkeys(new.links), 1):
        write_link(session, item.id, kind, record_id, place)
    session.flush()
    return item


def write_link(
    session: Session, item_id: str, kind: LinkKind, record_id: str, /, place: int
) -> str:
    """A link of a matter to a record there is."""
    values = {LINK_FIELDS[kind]: record_id}
    link = AgendaLink(item_id=item_id, position=place, **values)
    require(session, link, values)
    session.add(link)
    return link.id


def take_up(session: Session, meeting: Meeting, ids: Collection[str]) -> tuple[str, ...]:
    """Matters that wait in the line of a meeting, put on its agenda with what they are about."""
    query = (
        select(AgendaItem)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .where(Series.of(meeting).meetings, waits(), Meeting.id != meeting.id)
    )
    there = {one.id: one for one in session.scalars(query)}
    if set(ids) - there.keys():
        raise NotWaiting
    return tuple(_take_one(session, meeting, there[id]) for id in dict.fromkeys(ids))


def _take_one(session: Session, meeting: Meeting, source: AgendaItem) -> str:
    values = {name: getattr(source, name) for name in CARRIED}
    links = tuple(linked(one) for one in _links_of(session, source.id))
    item = write_item(session, meeting, NewItem(links=links, **values))
    item.carried_from_id = source.id
    return item.id


def _links_of(session: Session, item_id: str) -> Sequence[AgendaLink]:
    query = select(AgendaLink).where(AgendaLink.item_id == item_id, AgendaLink.deleted.is_(None))
    return session.scalars(query.order_by(AgendaLink.position, AgendaLink.row)).all()
