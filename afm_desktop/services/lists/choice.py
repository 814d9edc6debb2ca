"""Which records a listing takes: those of a division, those a query finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, bindparam, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from afm_desktop.domain.enums import StructureView
from afm_desktop.domain.errors import NotFound
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.naming import DivisionName
from afm_desktop.storage.sqlite.finding import find
from afm_desktop.storage.sqlite.search import key_of
from afm_desktop.storage.tables import search_row


class NoSuchDivision(NotFound):
    """There is no division of this code."""

    def __init__(self, wanted: str, codes: Iterable[str]) -> None:
        known = ", ".join(codes)
        there = f"있는 분과 코드: {known}" if known else "이 파일에는 등록된 분과가 없습니다."
        super().__init__(f"분과 코드 {josa(f'‘{wanted}’', '은/는')} 없습니다. {there}")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a listing is asked for; the division by its id, persons in full only for a reason.

    `keys` are the local keys of the only records wanted; None wants all.
    """

    day: date
    division: str | None = None
    query: str | None = None
    in_full: bool = False
    keys: tuple[int, ...] | None = None
    structure: StructureView = StructureView.CURRENT
    """In which structure divisions are counted."""


def divisions_on(session: Session, day: date) -> list[DivisionName]:
    """The divisions in force on a day, in their own order."""
    statement = (
        select(Division.id, Division.code, Division.name)
        .where(Division.deleted.is_(None), holding(Division.valid_from, Division.valid_to, day))
        .order_by(Division.position, Division.code, Division.row)
    )
    return [
        DivisionName(id_, code or "", name or "") for id_, code, name in session.execute(statement)
    ]


def division_of_code(session: Session, code: str, day: date) -> DivisionName:
    """The division of a code; capitals do not matter."""
    return division_among(divisions_on(session, day), code)


def division_ever(session: Session, code: str, day: date) -> tuple[DivisionName, date]:
    """The division of a code with the day on which its lists hold.

    One that has ended has those of its last day, where no division of the day has its code.
    """
    known = divisions_on(session, day)
    if not any(one.code.casefold() == code.strip().casefold() for one in known):
        query = select(Division.id, Division.code, Division.name, Division.valid_to).where(
            Division.deleted.is_(None), Division.valid_to <= day
        )
        for id, own, name, end in session.execute(query.order_by(Division.valid_to.desc())):
            if end is not None and (own or "").casefold() == code.strip().casefold():
                return DivisionName(id, own or "", name or ""), end - timedelta(days=1)
    return division_among(known, code), day


def division_among(known: Sequence[DivisionName], code: str) -> DivisionName:
    """The one of these divisions that has a code; capitals do not matter."""
    for division in known:
        if division.code.casefold() == code.strip().casefold():
            return division
    raise NoSuchDivision(code, (division.code for division in known))


def names_of_divisions(session: Session) -> dict[str, DivisionName]:
    """Every division by id, also those no longer in force."""
    statement = select(Division.id, Division.code, Division.name)
    return {
        id_: DivisionName(id_, code or "", name or "")
        for id_, code, name in session.execute(statement)
    }


def sort_of(record: type[Record]) -> ColumnElement[bool]:
    """The condition that joins a record to its place in 가나다 order."""
    return search_row.c.key == key_of(record)


AnySelect = Select[*tuple[Any, ...]]
Reference = InstrumentedAttribute[str | None]


def found(
    session: Session,
    query: str | None,
    own: type[Record],
    *pointed: tuple[Reference, type[Record]],
) -> ColumnElement[bool] | None:
    """The condition that a query finds the record itself, or one its foreign keys point to."""
    if query is None:
        return None
    parts = [among(session, query, own)]
    for reference, record in pointed:
        parts.append(reference.in_(select(record.id).where(among(session, query, record))))
    return or_(*parts)


def among(session: Session, query: str, record: type[Record]) -> ColumnElement[bool]:
    """The condition that a query finds the record itself."""
    return record.row.in_(written_out(find(session, record.__tablename__, query)))


def of_keys(record: type[Record], choice: Choice) -> ColumnElement[bool] | None:
    """The condition that a record is one of the only ones wanted."""
    return None if choice.keys is None else record.row.in_(choice.keys)


def written_out(keys: Sequence[int]) -> BindParameter[Sequence[int]]:
    """Local keys in the text of a statement: there may be more than it takes parameters."""
    return bindparam("keys", keys, unique=True, expanding=True, literal_execute=True)


def narrowed(statement: AnySelect, *conditions: ColumnElement[bool] | None) -> AnySelect:
    """The statement with those conditions that are there."""
    return statement.where(*(condition for condition in conditions if condition is not None))
