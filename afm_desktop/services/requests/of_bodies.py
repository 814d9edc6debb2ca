"""회원 정보 확인서 and 협력사 목록: forms whose answers are a body's own fields and records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import FormKind
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.people import Person
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.shared import Dated, holding
from afm_desktop.domain.words import word
from afm_desktop.services.forms.model import Answer, Answers, Question
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import live, require
from afm_desktop.services.requests.errors import RowWithoutName
from afm_desktop.services.requests.layouts import Layout, Table, layout
from afm_desktop.services.requests.model import rows_of
from afm_desktop.services.requests.sources import Asked, Course, plain, row_of


class OfBodies:
    """A form laid out in `resources/forms`."""

    def __init__(self, kind: FormKind) -> None:
        self._kind = kind

    def asked(self, session: Session, request: FormRequest, day: date) -> Asked:
        found = layout(self._kind, day)
        body = live(session, Organization, request.organization_id or "")
        answers: dict[str, Answer] = {}
        for name in found.fields:
            value = plain(getattr(body, name))
            if value not in (None, ""):
                answers[name] = value
        people = 0
        for name, table in found.tables.items():
            records = _records(session, table, body.id, day)
            people += len(records) if table.record is Person else 0
            if rows := tuple(row_of(one, table.columns) for one in records):
                answers[name] = rows
        return Asked(
            word(self._kind),
            found.guide,
            found.sections,
            answers,
            found.locked,
            {name: table.keys for name, table in found.tables.items()},
            people,
            yearly=found.yearly,
        )

    def write(self, course: Course, request: FormRequest, answers: Answers) -> None:
        found = layout(self._kind, course.day)
        body = live(course.session, Organization, request.organization_id or "")
        own = {key: answers[key] for key in found.fields if key in answers}
        if own:
            _set(course.session, body, own)
        for name, table in found.tables.items():
            if name in answers:
                _write_rows(course, found, table, body.id, rows_of(answers[name]))


def _records(session: Session, table: Table, body: str, day: date) -> Sequence[Any]:
    """The records of a body that a table shows: those in force, without erased persons."""
    kind: Any = table.record
    query = select(kind).where(getattr(kind, table.owner) == body, kind.deleted.is_(None))
    if issubclass(kind, Dated):
        query = query.where(holding(kind.valid_from, kind.valid_to, day))
    if kind is Person:
        query = query.where(Person.erased_on.is_(None))
    return session.scalars(query.order_by(kind.row)).all()


def _write_rows(
    course: Course, found: Layout, table: Table, body: str, rows: Sequence[Mapping[str, Any]]
) -> None:
    """A row that names what is there changes it; what no row names stays as it is."""
    question = _question(found, table.name)
    left = list(_records(course.session, table, body, course.day))
    for row in rows:
        for key in table.keys[:1]:
            if row.get(key) in (None, ""):
                column = next(one for one in question.columns if one.key == key)
                raise RowWithoutName(question.label, column.label)
        values = {name: row.get(name) for name in table.columns}
        record = _same(left, table, values)
        if record is None:
            record = table.record(**{table.owner: body, **_given(table)})
            course.session.add(record)
        else:
            left.remove(record)
        _set(course.session, record, values)


def _given(table: Table) -> dict[str, Any]:
    return accepted(table.record, table.given)


def _same(records: Sequence[Record], table: Table, values: Mapping[str, Any]) -> Record | None:
    """The record of the same keys; else the only one of the same first key."""
    wanted = accepted(table.record, {key: values.get(key) for key in table.keys})
    alike = [one for one in records if all(getattr(one, k) == v for k, v in wanted.items())]
    if not alike and len(table.keys) > 1:
        first = table.keys[0]
        by_first = [one for one in records if getattr(one, first) == wanted[first]]
        empty = [k for k in table.keys[1:] if wanted[k] is None]
        alike = by_first if len(by_first) == 1 and empty else []
    return alike[0] if alike else None


def _set(session: Session, record: Record, values: Mapping[str, Any]) -> None:
    """Set what is other; a value written in another way than usual is the same."""
    taken = accepted(type(record), values)
    for name, value in taken.items():
        if getattr(record, name) != value:
            setattr(record, name, value)
    record.check()
    require(session, record, taken)


def _question(found: Layout, key: str) -> Question:
    return next(one for section in found.sections for one in section.questions if one.key == key)
