"""What a record is called where one line names it, as an expression over its table alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import ScalarSelect, SQLColumnExpression, Text, case, cast, func, literal, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from afm_desktop.domain.enums import FormKind
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.duplicates import Duplicate
from afm_desktop.domain.model.members import Appointment, Membership
from afm_desktop.domain.model.narratives import Narrative
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.model.structures import Division
from afm_desktop.domain.model.supply import SupplyLink, TierOverride
from afm_desktop.domain.words import word

Expression = SQLColumnExpression[Any]
_NAMED_BY = ("name", "title", "label", "item", "question", "text", "number", "code", "year")
_BETWEEN = " · "
_TO = " → "


@cache
def title_of(record: type[Record]) -> Expression:
    """The title; of persons their name, which is to be masked. What has no name has an empty one.

    A part without a name of its own is called after what it points to beside its owner.
    """
    if record in _SPECIAL:
        return _SPECIAL[record]()
    fields = record.__table__.columns
    named = next((name for name in _NAMED_BY if name in fields), None)
    if named is not None:
        return cast(getattr(record, named), Text)
    return _pointed(record)


def _pointed(record: type[Record]) -> Expression:
    for column in record.__table__.columns:
        for key in column.foreign_keys:
            other: Any = aliased(record_class(key.column.table.name))
            label = getattr(other, "name", None) or getattr(other, "title", None)
            if column.name != record.owner and label is not None:
                reference = getattr(record, column.name)
                return _text(select(label).where(other.id == reference).scalar_subquery())
    return literal("", Text)


def _round() -> Expression:
    usual = (
        cast(Round.year, Text)
        + literal("년 제")
        + cast(Round.ordinal, Text)
        + literal("차 수요조사")
    )
    return func.coalesce(Round.name, usual)


def _link() -> Expression:
    ends = _body(SupplyLink.supplier_id) + literal(_TO) + _body(SupplyLink.buyer_id)
    has_item = SupplyLink.item.is_not(None)
    return ends + case((has_item, literal(_BETWEEN) + SupplyLink.item), else_=literal(""))


def _membership() -> Expression:
    place = _body(Membership.organization_id)
    return place + literal(_BETWEEN) + _division(Membership.division_id)


def _override() -> Expression:
    return _body(TierOverride.supplier_id) + literal(_TO) + _body(TierOverride.anchor_id)


def _duplicate() -> Expression:
    return _body(Duplicate.first_id) + literal(_BETWEEN) + _body(Duplicate.second_id)


def _request() -> Expression:
    """Whom a form was sent to, and which."""
    words = {kind: literal(_BETWEEN + word(kind)) for kind in FormKind}
    said = case(*((FormRequest.kind == kind, said) for kind, said in words.items()), else_="")
    return _body(FormRequest.organization_id) + said


def _appointment() -> Expression:
    """A person is not named in full."""
    return _division(Appointment.division_id)


def _attachment() -> Expression:
    """What is attached to a person is not named: it may tell whom it is about."""
    is_personal = Attachment.kind.in_(("people", "attendances"))
    return case((is_personal, literal("")), else_=func.coalesce(Attachment.name, literal("")))


def _narrative() -> Expression:
    return _division(Narrative.division_id)


def _body(reference: InstrumentedAttribute[str | None]) -> Expression:
    other = aliased(Organization)
    return _text(select(other.name).where(other.id == reference).scalar_subquery())


def _division(reference: InstrumentedAttribute[str | None]) -> Expression:
    other = aliased(Division)
    return _text(select(other.name).where(other.id == reference).scalar_subquery())


def _text(found: ScalarSelect[Any]) -> Expression:
    return func.coalesce(found, literal(""), type_=Text)


_SPECIAL: Mapping[type[Record], Callable[[], Expression]] = {
    Round: _round,
    SupplyLink: _link,
    Membership: _membership,
    TierOverride: _override,
    Appointment: _appointment,
    Attachment: _attachment,
    Duplicate: _duplicate,
    Narrative: _narrative,
    FormRequest: _request,
}
