"""A demand as it was each time it was filed, read from the journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.demand_form import BINDINGS, Binding
from afm_desktop.domain.enums import DemandStatus, FieldKind
from afm_desktop.domain.model import RECORDS, record_class
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.demand_parts import DemandEvent, DemandPart
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.filing.model import Revision
from afm_desktop.services.filing.sheets import names_in
from afm_desktop.services.forms.model import Answer, Answers, Form, Question, Single
from afm_desktop.services.forms.reading import typed
from afm_desktop.services.portions import portions
from afm_desktop.services.record_fields import fields_of, from_journal
from afm_desktop.storage.journal.operations import Operation, histories
from afm_desktop.storage.journal.pen import moment_of
from afm_desktop.storage.tables import gesture

Values = Mapping[str, Any]
_FILED = frozenset(
    {
        (DemandStatus.DRAFT, DemandStatus.SUBMITTED),
        (DemandStatus.SUPPLEMENT, DemandStatus.REVIEWING),
    }
)
"""The steps by which an applicant hands a demand in: at first, and supplemented."""


@dataclass(frozen=True, slots=True)
class _Step:
    clock: int
    actor: str


def revisions_of(session: Session, demand: Demand, form: Form) -> tuple[Revision, ...]:
    """What was filed each time, the first first."""
    records = _records(session, demand)
    found = histories(session.connection(), records)
    steps = _steps(session, found.values())
    events = [
        event
        for event in demand.events
        if (event.from_status, event.status) in _FILED and found.get(event.id)
    ]
    filed = sorted(
        ((_first(found[event.id], steps), event) for event in events),
        key=lambda one: one[0].clock,
    )
    revisions = []
    for number, (step, event) in enumerate(filed, 1):
        answers = _State(found, steps, step.clock).answers(form, demand.id)
        names = names_in(session, form, answers)
        moment = moment_of(step.clock)
        on = event.happened_on or moment.astimezone(KOREA).date()
        at = moment if moment.astimezone(KOREA).date() == on else None
        revisions.append(Revision(number, on, at, step.actor, answers, names))
    return tuple(revisions)


class _State:
    """The records of a demand as they were at a moment of the journal."""

    def __init__(
        self, found: Mapping[str, list[Operation]], steps: Mapping[int, _Step], until: int
    ) -> None:
        self._of = defaultdict[str, list[Values]](list)
        for record, operations in found.items():
            known = [one for one in operations if steps[one.gesture].clock <= until]
            known.sort(key=lambda one: (steps[one.gesture].clock, one.id))
            written = {field: write for one in known for field, write in one.writes.items()}
            is_there = bool(known) and (
                "deleted" not in written or written["deleted"].value is None
            )
            if is_there:
                entity = known[0].entity
                values = {field: write.value for field, write in written.items()}
                self._of[entity].append({"id": record, **_read(record_class(entity), values)})
        for rows in self._of.values():
            rows.sort(key=lambda row: (row.get("position") or 0, row["id"]))

    def answers(self, form: Form, demand_id: str) -> Answers:
        """What the demand answered then."""
        demand = next(iter(self._of["demands"]), {})
        if demand.get("id") != demand_id:
            return {}
        found = {one.key: self._answer(one, demand) for one in form.questions}
        return {key: answer for key, answer in found.items() if answer not in (None, "", ())}

    def _answer(self, question: Question, demand: Values) -> Answer:
        binding = BINDINGS.get(question.binding or "")
        if binding is None:
            return self._own(question)
        if binding.kind is FieldKind.FILES:
            return tuple(row["name"] for row in self._of["attachments"] if row.get("name"))
        if binding.part is None:
            plain: Single = demand.get(question.binding or "")
            return plain
        return _of_parts(binding, self._of[binding.part])

    def _own(self, question: Question) -> Answer:
        own = self._of["demand_answers"]
        if question.kind is FieldKind.TABLE:
            rows = defaultdict[int, dict[str, Single]](dict)
            for column in question.columns:
                for answer in (one for one in own if one.get("field_id") == column.id):
                    rows[answer.get("position") or 0][column.key] = _single(column, answer)
            return tuple(rows[place] for place in sorted(rows))
        given = [one for one in own if one.get("field_id") == question.id]
        if question.kind is FieldKind.CHOICES:
            return tuple(one["choice_id"] for one in given if one.get("choice_id"))
        return _single(question, given[-1]) if given else None


def _single(question: Question, answer: Values) -> Single:
    if question.kind is FieldKind.CHOICE:
        chosen: str | None = answer.get("choice_id")
        return chosen
    return typed(question, answer.get("text"))


def _of_parts(binding: Binding, rows: Iterable[Values]) -> Answer:
    if binding.kind is FieldKind.CHOICES:
        return tuple(str(row[binding.cells[0].field]) for row in rows)
    return tuple(
        {cell.field: row[cell.field] for cell in binding.cells if row.get(cell.field) is not None}
        for row in rows
    )


def _read(record: type[Record], values: Values) -> dict[str, Any]:
    columns = fields_of(record)
    found = {
        field: from_journal(columns[field], value)
        for field, value in values.items()
        if field in columns and not isinstance(value, dict)
    }
    return {field: getattr(value, "value", value) for field, value in found.items()}


def _records(session: Session, demand: Demand) -> list[str]:
    """The demand, its parts and files, those that are gone too."""
    found = [demand.id]
    for record in RECORDS:
        if issubclass(record, DemandPart) and record is not DemandEvent:
            found += session.scalars(select(record.id).where(record.demand_id == demand.id))
    found += [event.id for event in demand.events]
    files = select(Attachment.id).where(
        Attachment.kind == Demand.__tablename__,
        Attachment.record_id == demand.id,
        Attachment.erased_on.is_(None),
    )
    return [*found, *session.scalars(files)]


def _steps(session: Session, found: Iterable[list[Operation]]) -> dict[int, _Step]:
    keys = sorted({operation.gesture for history in found for operation in history})
    return {key: step for part in portions(keys) for key, step in _read_steps(session, part)}


def _read_steps(session: Session, keys: list[int]) -> Iterator[tuple[int, _Step]]:
    query = select(gesture.c.key, gesture.c.clock, gesture.c.actor).where(gesture.c.key.in_(keys))
    for key, clock, actor in session.execute(query):
        yield key, _Step(clock, actor)


def _first(history: list[Operation], steps: Mapping[int, _Step]) -> _Step:
    return min((steps[one.gesture] for one in history), key=lambda step: step.clock)
