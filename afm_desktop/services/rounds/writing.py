"""Changing the parts of a round, each with what the journal of changes says of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from afm_desktop.domain.dates import day_words, moment_words
from afm_desktop.domain.fields import field_word
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.demand_parts import DemandAnswer
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.rounds import (
    FieldChoice,
    FormField,
    FormSection,
    Round,
    StageText,
    SupportRatio,
)
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services import parts
from afm_desktop.services.records import live, require
from afm_desktop.services.rounds.bindings import binding_words
from afm_desktop.services.rounds.rules import NO_COLUMN
from afm_desktop.services.rounds.sentences import (
    AlreadyThere,
    BoundTwice,
    KindIsAnswered,
    NotInATable,
)

CHOICES = "choices"
"""What a question offers, written as its labels in their order."""
NOTHING = "없음"
_NAMES = ("label", "title", "question", "name", "subject")
_LONGEST_TOLD = 60


def name_of(record: Record) -> str:
    """`조사서 항목 ‘대상 공정’`, as changes and the Undo menu name a part."""
    noun = NOUNS[record.__tablename__].name
    if isinstance(record, StageText):
        own = word(record.status) if record.status else ""
    elif isinstance(record, SupportRatio):
        own = word(record.size_class) if record.size_class else ""
    else:
        own = next((getattr(record, name) or "" for name in _NAMES if hasattr(record, name)), "")
    return f"{noun} ‘{own}’" if own and not isinstance(record, Round) else noun


def set_values(session: Session, record: Record, values: Mapping[str, Any]) -> list[str]:
    """Set fields of a part of a round; answers what changed, in words."""
    told = []
    for field, value in values.items():
        before = getattr(record, field)
        if before == value:
            continue
        said = field_word(record.__tablename__, field)
        told.append(f"{said} {shown(session, field, before)} → {shown(session, field, value)}")
        if isinstance(record, FormField) and field in ("kind", "binding"):
            _refuse_answered(session, record, field)
        setattr(record, field, value)
    if told:
        refuse_twice(session, record)
        require(session, record, values)
    return told


def shown(session: Session, field: str, value: Any) -> str:
    """A value as a recorded change says it."""
    if value is None:
        return NOTHING
    if field == "section_id":
        return live(session, FormSection, str(value)).title or ""
    if field == "year":
        return str(value)
    if field == "binding":
        return binding_words().get(str(value), str(value))
    say = next((say for kind, say in _SAYS if isinstance(value, kind)), _quoted)
    return say(value)


def _quoted(value: object) -> str:
    text = " ".join(str(value).split())
    return f"‘{text[:_LONGEST_TOLD]}{'…' if len(text) > _LONGEST_TOLD else ''}’"


_SAYS: Sequence[tuple[Any, Callable[[Any], str]]] = (
    (bool, lambda value: "예" if value else "아니요"),
    (StrEnum, word),
    (datetime, moment_words),
    (date, day_words),
    ((int, Decimal), lambda value: f"{value:,}"),
)


def refuse_twice(session: Session, record: Record) -> None:
    """Refuse a second question, letter or ratio of what there is one of."""
    with session.no_autoflush:
        if isinstance(record, FormField):
            _refuse_binding(session, record)
            if record.parent_id is not None and record.kind in NO_COLUMN:
                raise NotInATable(word(record.kind))
        elif isinstance(record, StageText):
            _refuse_same(session, record, "status", "안내문")
        elif isinstance(record, SupportRatio):
            _refuse_same(session, record, "size_class", "지원 비율")


def _refuse_binding(session: Session, field: FormField) -> None:
    if field.binding is None:
        return
    query = (
        select(FormField)
        .join(FormSection, FormSection.id == FormField.section_id)
        .where(
            FormSection.round_id
            == select(FormSection.round_id)
            .where(FormSection.id == field.section_id)
            .scalar_subquery(),
            FormField.binding == field.binding,
            FormField.id != field.id,
            FormField.deleted.is_(None),
            FormSection.deleted.is_(None),
        )
    )
    other = session.scalars(query).first()
    if other is not None:
        raise BoundTwice(other.label or "", field.label or "")


def _refuse_same(session: Session, record: Any, field: str, noun: str) -> None:
    kind, value = type(record), getattr(record, field)
    query = select(kind.row).where(
        kind.round_id == record.round_id,
        kind.id != record.id,
        kind.deleted.is_(None),
        getattr(kind, field) == value,
    )
    if value is not None and session.scalars(query).first() is not None:
        raise AlreadyThere(f"‘{word(value)}’ {noun}", field)


def _refuse_answered(session: Session, field: FormField, changed: str) -> None:
    """What demands answered stays of its kind, or it could not be read any more."""
    if field.binding is not None:
        return
    columns = select(FormField.id).where(FormField.parent_id == field.id)
    query = select(func.count(func.distinct(DemandAnswer.demand_id))).join(
        Demand, Demand.id == DemandAnswer.demand_id
    )
    query = query.where(
        or_(DemandAnswer.field_id == field.id, DemandAnswer.field_id.in_(columns)),
        DemandAnswer.deleted.is_(None),
        Demand.deleted.is_(None),
    )
    with session.no_autoflush:
        count = session.scalar(query) or 0
    if count:
        raise KindIsAnswered(field.label or "", count, changed)


def set_choices(session: Session, field: FormField, labels: Sequence[str]) -> list[str]:
    """Offer these answers; one that is only worded anew stays the same choice."""
    wanted = [label.strip() for label in labels if label.strip()]
    for label in wanted:
        if wanted.count(label) > 1:
            raise AlreadyThere(f"선택지 ‘{label}’", CHOICES)
    there = choices_of(session, field.id)
    before = [one.label or "" for one in there]
    if before == wanted:
        return []
    matched = _matched(there, wanted)
    gone = [one for one in there if one not in matched]
    if gone:
        parts.delete(session, FieldChoice, {one.id for one in gone})
    for position, (label, known) in enumerate(zip(wanted, matched, strict=True), 1):
        choice = known or FieldChoice(field_id=field.id)
        session.add(choice)
        choice.label, choice.position = label, position
    return [f"선택지 {', '.join(before) or NOTHING} → {', '.join(wanted) or NOTHING}"]


def choices_of(session: Session, field_id: str) -> list[FieldChoice]:
    """What a question offers, in its order."""
    query = select(FieldChoice).where(
        FieldChoice.field_id == field_id, FieldChoice.deleted.is_(None)
    )
    return list(session.scalars(query.order_by(FieldChoice.position, FieldChoice.row)))


def _matched(there: Sequence[FieldChoice], wanted: Sequence[str]) -> list[FieldChoice | None]:
    """Each answer with the choice it was: by its words, else by its place."""
    by_label = {one.label: one for one in there}
    matched: list[FieldChoice | None] = [by_label.get(label) for label in wanted]
    if len(there) != len(wanted):  # some are new or gone: none is merely worded anew
        return matched
    return [
        there[place] if found is None and there[place] not in matched else found
        for place, found in enumerate(matched)
    ]


def put_last(session: Session, record: Record) -> None:
    """Give a part the place behind its siblings."""
    if "position" in record.__table__.columns:
        others = [one for one in siblings(session, record) if one.id != record.id]
        places = [one.position or 0 for one in others]
        record.position = max(places, default=0) + 1  # type: ignore[attr-defined]


def siblings(session: Session, record: Any) -> list[Any]:
    """The parts that stand in one order with a part."""
    kind = type(record)
    query = select(kind).where(
        getattr(kind, kind.owner) == getattr(record, kind.owner), kind.deleted.is_(None)
    )
    if kind is FormField:
        query = query.where(
            FormField.parent_id.is_(None)
            if record.parent_id is None
            else FormField.parent_id == record.parent_id
        )
    with session.no_autoflush:
        return list(session.scalars(query.order_by(kind.position.asc().nulls_last(), kind.row)))


def follow_section(session: Session, field: FormField) -> None:
    """A question that went to another section takes its columns with it, and stands last there."""
    put_last(session, field)
    columns = select(FormField).where(FormField.parent_id == field.id, FormField.deleted.is_(None))
    for column in session.scalars(columns):
        column.section_id = field.section_id
