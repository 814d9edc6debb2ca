"""Records of a kind to pick from by what is typed, in 가나다 order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, SQLColumnExpression, func, null, select
from sqlalchemy.orm import Session

from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.meetings import Meeting
from afm_desktop.domain.model.organizations import BusinessNumber, Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.structures import Division
from afm_desktop.services.details.model import Suggestion
from afm_desktop.services.lists.choice import Choice
from afm_desktop.services.lists.people import masked_name, wanted
from afm_desktop.services.titles import title_of
from afm_desktop.storage.sqlite.finding import find
from afm_desktop.storage.sqlite.search import CODES, PER_ROW
from afm_desktop.storage.sqlite.shelf import is_on_shelf
from afm_desktop.storage.tables import search_row

Expression = SQLColumnExpression[Any]


def suggestions(
    session: Session,
    table: str,
    text: str,
    limit: int,
    *,
    day: date,
    owner: str | None = None,
    body: str | None = None,
) -> tuple[Suggestion, ...]:
    """The records a text finds; without one the first there are. Parts are of their owner alone.

    Persons of a body that is named come before others; without a text they alone are offered, as
    far as it has any.
    """
    record = record_class(table)
    if record is Person:
        return _people(session, text, limit, day, body)
    note = _NOTES.get(table)
    statement: Any = select(record.id, title_of(record), note() if note else _nothing())
    statement = statement.where(record.deleted.is_(None), *_own(record, owner))
    if record is Organization:
        statement = statement.where(Organization.merged_into_id.is_(None))
    if record is Meeting:
        statement = statement.where(Meeting.is_template.is_not(True))
    found = _narrowed(session, record, statement, text, limit)
    return tuple(Suggestion(id_, title or "", told) for id_, title, told in found)


def _narrowed(
    session: Session, record: type[Record], statement: Select[Any], text: str, limit: int
) -> Sequence[Any]:
    table = record.__tablename__
    title = title_of(record)
    if table not in CODES:
        found = statement.where(func.lower(title).contains(text.casefold(), autoescape=True))
        return session.execute(found.order_by(title, record.row).limit(limit)).all()
    if text:
        # Some of what is found may be merged or another's, so a few more are looked at.
        keys = find(session, table, text, limit * 2)
        places = {key: place for place, key in enumerate(keys)}
        lines = session.execute(statement.add_columns(record.row).where(record.row.in_(keys)))
        ordered = sorted(lines.all(), key=lambda line: places[line[-1]])
        return [line[:-1] for line in ordered[:limit]]
    code = CODES[table]
    in_order = statement.join(
        search_row,
        is_on_shelf(code) & (record.row == (search_row.c.key - code) // PER_ROW),
    )
    return session.execute(in_order.order_by(search_row.c.place, record.row).limit(limit)).all()


def _people(
    session: Session, text: str, limit: int, day: date, body: str | None
) -> tuple[Suggestion, ...]:
    """Persons are masked and found by what is not."""
    is_own = Person.organization_id == body
    query: Any = (
        select(Person.id, Person.name, Person.department, Person.title, Organization.name)
        .outerjoin(Organization, Organization.id == Person.organization_id)
        .where(Person.deleted.is_(None), Person.erased_on.is_(None))
        .order_by(*((is_own.desc().nulls_last(),) if body else ()), Organization.name, Person.row)
        .limit(limit)
    )
    condition = wanted(session, Choice(day, query=text or None))
    query = query if condition is None else query.where(condition)
    own = session.execute(query.where(is_own)).all() if body and not text else ()
    lines = own or session.execute(query).all()
    return tuple(
        Suggestion(id_, masked_name(name or ""), " ".join(filter(None, (of, *place))) or None)
        for id_, name, *place, of in lines
    )


def _own(record: type[Record], owner: str | None) -> tuple[Expression, ...]:
    if owner is None or record.owner is None:
        return ()
    column: Expression = getattr(record, record.owner)
    return (column == owner,)


def _nothing() -> Expression:
    return null()


def _business_number() -> Expression:
    return (
        select(BusinessNumber.number)
        .where(
            BusinessNumber.organization_id == Organization.id,
            BusinessNumber.deleted.is_(None),
        )
        .order_by(BusinessNumber.is_main.desc().nulls_last(), BusinessNumber.number)
        .limit(1)
        .scalar_subquery()
    )


def _intake_no() -> Expression:
    return Demand.intake_no


def _code() -> Expression:
    return Division.code


_NOTES: Mapping[str, Callable[[], Expression]] = {
    "organizations": _business_number,
    "demands": _intake_no,
    "divisions": _code,
}
