"""Reading the form of a round, and what a demand answers it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.demand_form import BINDINGS, Binding, Cell
from afm_desktop.domain.enums import FieldKind
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.demand_parts import DemandAnswer
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.rounds import FieldChoice, FormField, FormSection, Round
from afm_desktop.domain.tables import regions_on
from afm_desktop.domain.words import word
from afm_desktop.services.forms.model import (
    Answer,
    Answers,
    Choice,
    Form,
    Question,
    Row,
    Section,
    Single,
)
from afm_desktop.services.records import live

YES, NO = "예", "아니요"


def form_of(session: Session, round_id: str, day: date) -> Form:
    """What a round asks; `day` is the day whose 시·도 can be chosen."""
    found = live(session, Round, round_id)
    sections = _live(session, FormSection, FormSection.round_id == round_id)
    fields = _live(session, FormField, FormField.section_id.in_([one.id for one in sections]))
    choices = _live(session, FieldChoice, FieldChoice.field_id.in_([one.id for one in fields]))
    offered = defaultdict[str, list[Choice]](list)
    for choice in choices:
        offered[choice.field_id or ""].append(Choice(choice.id, choice.label or ""))
    by_owner = defaultdict[str, list[FormField]](list)
    for field in fields:
        by_owner[field.parent_id or field.section_id or ""].append(field)

    def question(field: FormField) -> Question:
        own = tuple(offered[field.id])
        columns = tuple(question(column) for column in by_owner[field.id])
        return _question(field, own, columns, day)

    return Form(
        round_id,
        found.name or "",
        tuple(
            Section(one.id, one.title or "", one.guide, tuple(map(question, by_owner[one.id])))
            for one in sections
        ),
    )


def answers_of(session: Session, form: Form, demand: Demand) -> Answers:
    """What a demand answers; what it leaves open is not there."""
    own = _own_answers(session, demand)
    found: dict[str, Answer] = {}
    for question in form.questions:
        binding = BINDINGS.get(question.binding or "")
        answer = (
            _own_answer(question, own)
            if binding is None
            else _bound_answer(session, demand, question, binding)
        )
        if answer not in (None, "", ()):
            found[question.key] = answer
    return found


def parts_of_demand(session: Session, demand: Demand, binding: Binding) -> Sequence[Record]:
    """The parts of a demand that answer a question, in the order of entry."""
    kind = record_class(binding.part or "")
    query = select(kind).where(
        kind.demand_id == demand.id,  # type: ignore[attr-defined]
        kind.deleted.is_(None),
    )
    order = [kind.position, kind.row] if hasattr(kind, "position") else [kind.row]
    return session.scalars(query.order_by(*order)).all()


def column_of(cell: Cell, day: date) -> Question:
    """A column of a table that a demand keeps in parts."""
    choices = _of_enum(cell.enum)
    if cell.field == "region_code":
        choices = tuple(Choice(one.code, one.name) for one in regions_on(day))
    return Question(
        cell.field,
        cell.field,
        cell.label,
        cell.kind,
        target=cell.target,
        is_required=cell.is_required,
        unit=cell.unit,
        choices=choices,
    )


def typed(question: Question, text: str | None) -> Single:
    """An answer that is kept as text, as a value of its kind."""
    if text is None:
        return None
    match question.kind:
        case FieldKind.INTEGER | FieldKind.MONEY:
            return int(text)
        case FieldKind.DECIMAL:
            return Decimal(text)
        case FieldKind.DATE:
            return date.fromisoformat(text)
        case FieldKind.YES_NO:
            return text == YES
    return text


def _question(
    field: FormField, own: tuple[Choice, ...], columns: tuple[Question, ...], day: date
) -> Question:
    binding = BINDINGS.get(field.binding or "")
    if binding is not None:
        own = _of_enum(binding.enum)
        if binding.kind is FieldKind.TABLE:
            columns = tuple(column_of(cell, day) for cell in binding.cells)
    return Question(
        id=field.id,
        key=field.binding or field.id,
        label=field.label or "",
        kind=binding.kind if binding is not None else field.kind or FieldKind.TEXT,
        binding=field.binding,
        target=None if binding is None else binding.target,
        is_required=bool(field.is_required),
        help=field.help,
        example=field.example,
        longest=field.longest,
        unit=field.unit,
        choices=own,
        columns=columns,
    )


def _of_enum(enum: type[StrEnum] | None) -> tuple[Choice, ...]:
    return () if enum is None else tuple(Choice(one.value, word(one)) for one in enum)


def _bound_answer(session: Session, demand: Demand, question: Question, binding: Binding) -> Answer:
    if binding.kind is FieldKind.FILES:
        return files_of(session, demand)
    if binding.part is None:
        value: Single = _plain(getattr(demand, question.binding or ""))
        return value
    rows = parts_of_demand(session, demand, binding)
    if binding.kind is FieldKind.CHOICES:
        return tuple(str(_plain(getattr(row, binding.cells[0].field))) for row in rows)
    return tuple(_row(row, binding.cells) for row in rows)


def _row(record: Record, cells: Iterable[Cell]) -> Row:
    values = {cell.field: _plain(getattr(record, cell.field)) for cell in cells}
    return {field: value for field, value in values.items() if value is not None}


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value


def files_of(session: Session, demand: Demand) -> tuple[str, ...]:
    """The names of the files attached to a demand, in the order of attaching."""
    query = select(Attachment.name).where(
        Attachment.kind == Demand.__tablename__,
        Attachment.record_id == demand.id,
        Attachment.deleted.is_(None),
        Attachment.erased_on.is_(None),
    )
    return tuple(name for name in session.scalars(query.order_by(Attachment.row)) if name)


def _own_answers(session: Session, demand: Demand) -> dict[str, list[DemandAnswer]]:
    found = defaultdict[str, list[DemandAnswer]](list)
    for answer in _live(session, DemandAnswer, DemandAnswer.demand_id == demand.id):
        found[answer.field_id or ""].append(answer)
    return found


def _own_answer(question: Question, own: dict[str, list[DemandAnswer]]) -> Answer:
    if question.kind is FieldKind.TABLE:
        rows = defaultdict[int, dict[str, Single]](dict)
        for column in question.columns:
            for answer in own.get(column.id, ()):
                rows[answer.position or 0][column.key] = _single(column, answer)
        return tuple(rows[place] for place in sorted(rows))
    given = own.get(question.id, [])
    if question.kind is FieldKind.CHOICES:
        return tuple(answer.choice_id for answer in given if answer.choice_id)
    return _single(question, given[-1]) if given else None


def _single(question: Question, answer: DemandAnswer) -> Single:
    if question.kind is FieldKind.CHOICE:
        return answer.choice_id
    return typed(question, answer.text)


def _live(session: Session, kind: Any, condition: Any) -> Sequence[Any]:
    order = [kind.position, kind.row] if hasattr(kind, "position") else [kind.row]
    query = select(kind).where(condition, kind.deleted.is_(None)).order_by(*order)
    return session.scalars(query).all()
