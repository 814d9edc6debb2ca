"""Parts of a record, such as a site of a body or a line of a budget: added and put in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.fixed import refuse_fixed
from afm_desktop.services.records import given, live, require
from afm_desktop.storage.workspace import Workspace

_PLACE = "position"


class HasNoOrder(RuleViolation):
    """Parts are to be put in order that have none of their own."""

    def __init__(self, kind: str) -> None:
        super().__init__(
            f"{NOUNS[kind].name}에는 정해 둔 순서가 없습니다. 목록의 제목을 눌러 정렬하세요."
        )


class PartService:
    """What a record is made of; a part is changed and deleted as any record is."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def add(self, kind: str, owner_id: str, values: Mapping[str, Any]) -> str:
        """Add a part behind those there are; return its id."""
        record = record_class(kind)
        taken = given(kind, {**values, _owner_field(record): owner_id})
        with self._workspace.writing(f"{NOUNS[kind].counted(1)} 등록") as session:
            refuse_fixed(session, self._workspace.office, kind, (), taken)
            part = record(**taken)
            require(session, part, taken)
            if _has_place(record) and getattr(part, _PLACE) is None:
                setattr(part, _PLACE, _last_place(session, record, owner_id) + 1)
            session.add(part)
            return part.id

    def put_before(self, kind: str, id: str, before: str | None) -> None:
        """Put a part before another of the same owner, or last when none is named."""
        record = record_class(kind)
        if not _has_place(record):
            raise HasNoOrder(kind)
        with self._workspace.writing(f"{NOUNS[kind].name} 순서 변경") as session:
            moved = live(session, record, id)
            refuse_fixed(session, self._workspace.office, kind, (id,), {"position": 0})
            others = [one for one in _siblings(session, moved) if one.id != id]
            places = [one.id for one in others]
            place = places.index(before) if before in places else len(others)
            for number, one in enumerate((*others[:place], moved, *others[place:]), 1):
                setattr(one, _PLACE, number)


def _owner_field(record: type[Record]) -> str:
    if record.owner is None:
        raise TypeError(f"{record.__tablename__} are no parts")
    return record.owner


def _has_place(record: type[Record]) -> bool:
    return _PLACE in record.__table__.columns


def _last_place(session: Session, record: type[Record], owner_id: str) -> int:
    place = getattr(record, _PLACE)
    query = select(func.max(place)).where(
        getattr(record, _owner_field(record)) == owner_id, record.deleted.is_(None)
    )
    with session.no_autoflush:
        return session.scalar(query) or 0


def _siblings(session: Session, part: Record) -> list[Record]:
    record, owner = type(part), _owner_field(type(part))
    query = (
        select(record)
        .where(getattr(record, owner) == getattr(part, owner), record.deleted.is_(None))
        .order_by(getattr(record, _PLACE).asc().nulls_last(), record.row)
    )
    return list(session.scalars(query))
