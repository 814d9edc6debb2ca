"""What belongs to a record: its parts, and the lists that speak of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.model.targets import Indicator
from afm_desktop.domain.model.targets import Target as TargetRecord
from afm_desktop.services.bodies import mergers
from afm_desktop.services.details.entries import (
    View,
    column_kind,
    names_of,
    pointed,
    references_of,
    shown,
)
from afm_desktop.services.details.model import Related, RelatedRow, Target
from afm_desktop.services.details.shapes import RELATED, Counted, Listed, Parts
from afm_desktop.services.record_fields import fields_of
from afm_desktop.services.views.counted import CountedList, list_behind
from afm_desktop.services.views.model import (
    TABLES,
    Filter,
    ViewColumn,
    ViewKind,
    ViewQuery,
)
from afm_desktop.services.views.service import Views

MOST = 200
"""Lines that are shown; the count is of all."""
FIRST = 50
"""Lines of a list that stands elsewhere."""


@dataclass(frozen=True, slots=True)
class Owner:
    """The record whose pane is shown; `ids` are its own and those of what was merged into it."""

    table: str
    id: str
    ids: tuple[str, ...]
    code: str | None
    counted: CountedList | None = None


def owner_of(session: Session, record: Record) -> Owner:
    """A record with all that counts as it."""
    ids = [record.id]
    if record.__tablename__ == "organizations":
        ids = sorted(mergers(session).named([record.id]))
    counted = _counted(session, record) if isinstance(record, TargetRecord) else None
    return Owner(
        record.__tablename__, record.id, tuple(ids), getattr(record, "code", None), counted
    )


def _counted(session: Session, target: TargetRecord) -> CountedList | None:
    """What a target counts; None when it is measured."""
    query = (
        select(Indicator.category, Division.code)
        .select_from(TargetRecord)
        .join(Indicator, Indicator.id == TargetRecord.indicator_id)
        .outerjoin(Division, Division.id == TargetRecord.division_id)
        .where(TargetRecord.id == target.id, Indicator.deleted.is_(None))
    )
    category, code = session.execute(query).one_or_none() or (None, None)
    if category is None or not category.is_counted:
        return None
    return list_behind(category, code)


def parts_of_record(session: Session, owner: Owner, view: View) -> Iterator[Related]:
    """Every list of parts of a record, in the order of its layout."""
    for spec in RELATED.get(owner.table, ()):
        if isinstance(spec, Parts):
            yield _parts(session, spec, owner, view)


def lists_of_record(views: Views, owner: Owner) -> Iterator[Related]:
    """Every list that speaks of a record."""
    for spec in RELATED.get(owner.table, ()):
        if isinstance(spec, Listed):
            filters = (Filter(spec.filter_key, (owner.id,)),) if spec.filter_key else ()
            query = ViewQuery(owner.code if not filters else None, filters=filters)
            yield _listed(views, spec.key, spec.view, query)
        elif isinstance(spec, Counted) and owner.counted is not None:
            yield _listed(views, spec.key, owner.counted.view, owner.counted.query)


def in_order(table: str, found: Sequence[Related]) -> tuple[Related, ...]:
    """What belongs to a record in the order of its layout."""
    places = {spec.key: place for place, spec in enumerate(RELATED.get(table, ()))}
    return tuple(sorted(found, key=lambda one: places[one.key]))


def _parts(session: Session, spec: Parts, owner: Owner, view: View) -> Related:
    record = record_class(spec.table)
    fields = spec.shown.split()
    here = _here(record, spec, owner, view)
    count = session.execute(select(func.count()).where(*here)).scalar_one()
    query = select(record).where(*here).order_by(*_order(record)).limit(MOST)
    found = [_values(one) for one in session.scalars(query)] if count else []
    names = names_of(session, (place for one in found for place in pointed(record, one)))
    rows = tuple(
        RelatedRow(
            one["id"],
            tuple(shown(record, name, one[name], names, view) for name in fields),
            _target(record, spec, one),
        )
        for one in found
    )
    columns = tuple(
        ViewColumn(name, column_kind(record, fields_of(record)[name]), False, is_default=True)
        for name in fields
    )
    asked = ViewQuery(filters=(Filter(spec.filter_key, (owner.id,)),)) if spec.view else None
    return Related(
        spec.key,
        spec.table,
        columns,
        rows,
        count,
        spec.owner,
        view=spec.view,
        query=asked,
        is_ordered=record.owner == spec.owner and "position" in record.__table__.columns,
    )


def _here(
    record: type[Record], spec: Parts, owner: Owner, view: View
) -> tuple[ColumnElement[bool], ...]:
    column: InstrumentedAttribute[Any] = getattr(record, spec.owner)
    here = (record.deleted.is_(None), column.in_(owner.ids))
    if spec.in_force and record is SupplyLink:
        return (*here, holding(SupplyLink.valid_from, SupplyLink.valid_to, view.day))
    return here


def _order(record: type[Record]) -> tuple[Any, ...]:
    names = dict.fromkeys(("position", record.sorted_by or "row", "row"))
    known = record.__table__.columns
    return tuple(getattr(record, name).asc().nulls_last() for name in names if name in known)


def _values(record: Record) -> Mapping[str, Any]:
    names = ("id", *fields_of(type(record)))
    return {name: getattr(record, name) for name in names}


def _target(record: type[Record], spec: Parts, values: Mapping[str, Any]) -> Target:
    if spec.opens and values.get(spec.opens):
        return Target(references_of(record)[spec.opens], values[spec.opens])
    return Target(spec.table, values["id"])


def _listed(views: Views, key: str, view: ViewKind, query: ViewQuery) -> Related:
    keys = views.keys(view, query)
    found = views.rows(view, keys[:FIRST], query.division)
    columns = views.columns(view)
    places = [place for place, column in enumerate(columns) if column.is_default]
    table = TABLES[view]
    rows = tuple(
        RelatedRow(str(row[0]), tuple(row[place] for place in places), Target(table, str(row[0])))
        for row in (found[one] for one in keys[:FIRST] if one in found)
    )
    shown_columns = tuple(columns[place] for place in places)
    return Related(key, table, shown_columns, rows, len(keys), view=view, query=query)
