"""Writing answers: each to where it is kept, and no more than what changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.demand_form import BINDINGS, Binding
from afm_desktop.domain.enums import FieldKind
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import DELETED, Record
from afm_desktop.domain.model.demand_parts import DemandAnswer
from afm_desktop.domain.model.demands import Demand
from afm_desktop.services.forms.errors import NoSuchQuestion
from afm_desktop.services.forms.model import Answer, Answers, Form, Question, Row, Single
from afm_desktop.services.forms.reading import NO, YES, parts_of_demand
from afm_desktop.services.record_fields import accepted
from afm_desktop.services.records import require, require_targets


class AnswerTooLong(RuleViolation):
    """An answer is longer than its question allows."""

    def __init__(self, question: Question, length: int) -> None:
        super().__init__(
            f"‘{question.label}’ 항목은 {question.longest:,}자까지 적을 수 있습니다."
            f" 지금 {length:,}자이니 줄여 적으세요.",
            field=question.key,
        )


class NotOffered(RuleViolation):
    """An answer is none of those a question offers."""

    def __init__(self, question: Question) -> None:
        offered = ", ".join(choice.label for choice in question.choices)
        super().__init__(
            f"‘{question.label}’ 항목에서 고를 수 있는 값이 아닙니다. 다음 중에서 고르세요:"
            f" {offered}",
            field=question.key,
        )


class FilesAreAttached(RuleViolation):
    """A question for files is answered by attaching them."""

    def __init__(self, question: Question) -> None:
        super().__init__(
            f"‘{question.label}’ 항목은 파일을 붙여서 채웁니다. 첨부파일 탭에서 붙이세요.",
            field=question.key,
        )


def write_answers(session: Session, form: Form, demand: Demand, answers: Answers) -> None:
    """Set what a demand answers to some questions; None or nothing leaves one open."""
    for key, answer in answers.items():
        question = form.question(key)
        if question is None:
            raise NoSuchQuestion(key, (one.label for one in form.questions))
        if question.kind is FieldKind.FILES:
            raise FilesAreAttached(question)
        _check(question, answer)
        binding = BINDINGS.get(question.binding or "")
        if binding is None:
            _write_own(session, demand, question, answer)
        elif binding.part is None:
            _write_field(session, demand, question, answer)
        else:
            _write_parts(session, demand, binding, _rows(binding, answer))
    demand.check()


def _check(question: Question, answer: Answer) -> None:
    if isinstance(answer, tuple):
        for one in answer:
            if isinstance(one, Mapping):
                _check_row(question, one)
            else:
                _require_offered(question, one)
    elif question.kind is FieldKind.CHOICE and answer is not None:
        _require_offered(question, answer)
    elif question.longest and isinstance(answer, str) and len(answer) > question.longest:
        raise AnswerTooLong(question, len(answer))


def _check_row(question: Question, row: Row) -> None:
    columns = {column.key: column for column in question.columns}
    for key, value in row.items():
        if key not in columns:
            raise NoSuchQuestion(key, (one.label for one in question.columns))
        _check(columns[key], value)


def _require_offered(question: Question, key: object) -> None:
    if all(choice.key != key for choice in question.choices):
        raise NotOffered(question)


def _write_field(session: Session, demand: Demand, question: Question, answer: Answer) -> None:
    name = question.binding or ""
    values = accepted(Demand, {name: answer})
    setattr(demand, name, values[name])
    require(session, demand, values)


def _rows(binding: Binding, answer: Answer) -> Sequence[Row]:
    given: tuple[Any, ...] = answer if isinstance(answer, tuple) else ()
    if binding.kind is FieldKind.CHOICES:
        return [{binding.cells[0].field: key} for key in given]
    return given


def _write_parts(session: Session, demand: Demand, binding: Binding, rows: Sequence[Row]) -> None:
    """Rows that name the same as before change it; what no row names goes to the trash."""
    kind = record_class(binding.part or "")
    fields = [cell.field for cell in binding.cells]
    keys = [cell.field for cell in binding.cells if cell.is_key]
    left = list(parts_of_demand(session, demand, binding))
    for position, row in enumerate(rows, 1):
        values = accepted(kind, {field: row.get(field) for field in fields})
        part = _same(left, keys, values)
        if part is None:
            part = kind(demand_id=demand.id)
            session.add(part)
        else:
            left.remove(part)
        if "position" in kind.__table__.columns:
            values["position"] = position
        for field, value in values.items():
            setattr(part, field, value)
        part.check()
        require(session, part, values)
    for part in left:
        part.deleted = DELETED


def _same(parts: Iterable[Record], keys: Sequence[str], values: Mapping[str, Any]) -> Record | None:
    return next(
        (part for part in parts if all(getattr(part, key) == values[key] for key in keys)), None
    )


def _write_own(session: Session, demand: Demand, question: Question, answer: Answer) -> None:
    wanted = list(_kept(question, answer))
    ids = [question.id, *(column.id for column in question.columns)]
    query = select(DemandAnswer).where(
        DemandAnswer.demand_id == demand.id,
        DemandAnswer.field_id.in_(ids),
        DemandAnswer.deleted.is_(None),
    )
    there = {(one.field_id, one.position, one.choice_id): one for one in session.scalars(query)}
    for field_id, position, choice_id, text in wanted:
        place = (field_id, position, choice_id)
        found = there.pop(place, None)
        if found is None and question.kind is FieldKind.CHOICE and there:
            found = there.pop(next(iter(there)))
        if found is None:
            found = DemandAnswer(demand_id=demand.id, field_id=field_id, position=position)
            session.add(found)
        found.choice_id, found.text = choice_id, text
        require_targets(session, DemandAnswer, {"choice_id": choice_id})
    for left in there.values():
        left.deleted = DELETED


def _kept(
    question: Question, answer: Answer, position: int | None = None
) -> Iterable[tuple[str, int | None, str | None, str | None]]:
    """Field, row, choice and text of each answer that is kept."""
    if answer in (None, "", ()):
        return
    if question.kind is FieldKind.TABLE:
        assert isinstance(answer, tuple)
        for place, row in enumerate(answer, 1):
            assert isinstance(row, Mapping)
            for column in question.columns:
                yield from _kept(column, row.get(column.key), place)
    elif question.kind is FieldKind.CHOICES:
        assert isinstance(answer, tuple)
        for key in answer:
            yield question.id, position, str(key), None
    elif question.kind is FieldKind.CHOICE:
        yield question.id, position, str(answer), None
    else:
        yield question.id, position, None, _text(question, answer)  # type: ignore[arg-type]


def _text(question: Question, answer: Single) -> str:
    if question.kind is FieldKind.YES_NO:
        return YES if answer else NO
    if question.kind is FieldKind.DECIMAL:
        return format(answer, "f")
    return answer.isoformat() if isinstance(answer, date) else str(answer)
