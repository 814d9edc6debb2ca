"""All records, mapped; importing this package completes the tables."""

from __future__ import annotations

from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.model import (
    attachments,
    demands,
    duplicates,
    meetings,
    members,
    narratives,
    organizations,
    people,
    projects,
    requests,
    rounds,
    structures,
    supply,
    tags,
    targets,
)
from afm_desktop.domain.model.base import Record

__all__ = [
    "RECORDS",
    "NoSuchKind",
    "attachments",
    "demands",
    "duplicates",
    "meetings",
    "members",
    "narratives",
    "organizations",
    "people",
    "projects",
    "record_class",
    "requests",
    "rounds",
    "structures",
    "supply",
    "tags",
    "targets",
]

RECORDS: tuple[type[Record], ...] = tuple(
    sorted(
        (m.class_ for m in Record.registry.mappers if issubclass(m.class_, Record)),
        key=lambda cls: cls.__tablename__,
    )
)
"""Every kind of record, by table name."""

_BY_TABLE = {cls.__tablename__: cls for cls in RECORDS}


class NoSuchKind(NotFound):
    """There is no kind of record of this name."""

    def __init__(self, table: str) -> None:
        super().__init__(f"‘{table}’에 해당하는 자료 종류가 없습니다. 이름을 확인하세요.")


def record_class(table: str) -> type[Record]:
    """The class of a table's records."""
    try:
        return _BY_TABLE[table]
    except KeyError:
        raise NoSuchKind(table) from None
