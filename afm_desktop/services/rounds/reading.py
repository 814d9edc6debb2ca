"""Reading rounds with all that belongs to them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus, FieldKind, SizeClass
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.requests import FormRequest
from afm_desktop.domain.model.rounds import (
    ChecklistItem,
    ChecklistReason,
    Criterion,
    FieldChoice,
    FormField,
    FormSection,
    Round,
    RoundChange,
    StageText,
    SupportRatio,
)
from afm_desktop.services.parts import NoSuchRecords
from afm_desktop.services.rounds.model import (
    ChangeRow,
    ChoiceRow,
    CriterionRow,
    FieldRow,
    ItemRow,
    RatioRow,
    ReasonRow,
    RoundRow,
    RoundSheet,
    SectionRow,
    TextRow,
)

_STATUSES = {status: place for place, status in enumerate(DemandStatus)}
_SIZES = {size: place for place, size in enumerate(SizeClass)}


def round_rows(session: Session, ids: Collection[str] | None = None) -> tuple[RoundRow, ...]:
    """The rounds, the latest first."""
    query = select(Round).where(Round.deleted.is_(None))
    if ids is not None:
        query = query.where(Round.id.in_(ids))
    found = session.scalars(
        query.order_by(Round.year.desc(), Round.ordinal.desc(), Round.row.desc())
    ).all()
    demands = _demands(session)
    sent = _sent(session)
    return tuple(_round(one, demands.get(one.id, (0, 0)), sent.get(one.id, 0)) for one in found)


def sheet_of(session: Session, round_id: str) -> RoundSheet:
    """All of one round."""
    rounds = round_rows(session, [round_id])
    if not rounds:
        raise NoSuchRecords(Round.__tablename__, 1)
    return RoundSheet(
        round=rounds[0],
        sections=_sections(session, round_id),
        checklist=_checklist(session, round_id),
        texts=_texts(session, round_id),
        criteria=tuple(
            CriterionRow(one.id, one.name or "", one.points or Decimal(0), one.weight, one.guide)
            for one in _live(session, Criterion, Criterion.round_id == round_id)
        ),
        ratios=_ratios(session, round_id),
        changes=_changes(session, round_id),
    )


def _demands(session: Session) -> Mapping[str, tuple[int, int]]:
    """How many demands of each round are filed, and how many are drafts."""
    is_draft = func.coalesce(Demand.status, DemandStatus.DRAFT) == DemandStatus.DRAFT
    drafts = func.sum(case((is_draft, 1), else_=0))
    query = select(Demand.round_id, func.count() - drafts, drafts)
    query = query.where(Demand.deleted.is_(None), Demand.round_id.is_not(None))
    return {
        id or "": (filed, left)
        for id, filed, left in session.execute(query.group_by(Demand.round_id))
    }


def _sent(session: Session) -> Mapping[str, int]:
    query = select(FormRequest.round_id, func.count()).where(
        FormRequest.deleted.is_(None),
        FormRequest.round_id.is_not(None),
        FormRequest.sent_on.is_not(None),
    )
    return {id or "": count for id, count in session.execute(query.group_by(FormRequest.round_id))}


def _round(one: Round, demands: tuple[int, int], sent: int) -> RoundRow:
    return RoundRow(
        id=one.id,
        year=one.year,
        ordinal=one.ordinal,
        name=one.title,
        opens_at=one.opens_at,
        closes_at=one.closes_at,
        planned_projects=one.planned_projects,
        budget_won=one.budget_won,
        most_supplements=one.most_supplements,
        is_extremes_dropped=one.is_extremes_dropped,
        cut_off=one.cut_off,
        tie_break=one.tie_break,
        copied_from_id=one.copied_from_id,
        source=one.source,
        notes=one.notes,
        filed=demands[0],
        drafts=demands[1],
        sent=sent,
    )


def _sections(session: Session, round_id: str) -> tuple[SectionRow, ...]:
    sections = _live(session, FormSection, FormSection.round_id == round_id)
    fields = _live(session, FormField, FormField.section_id.in_([one.id for one in sections]))
    choices = _grouped(
        _live(session, FieldChoice, FieldChoice.field_id.in_([one.id for one in fields])),
        "field_id",
    )
    top = _grouped([one for one in fields if one.parent_id is None], "section_id")
    below = _grouped([one for one in fields if one.parent_id is not None], "parent_id")

    def row(field: FormField) -> FieldRow:
        return FieldRow(
            id=field.id,
            label=field.label or "",
            kind=field.kind or FieldKind.TEXT,
            binding=field.binding,
            is_required=bool(field.is_required),
            help=field.help,
            example=field.example,
            longest=field.longest,
            unit=field.unit,
            choices=tuple(ChoiceRow(one.id, one.label or "") for one in choices[field.id]),
            columns=tuple(map(row, below[field.id])),
        )

    return tuple(
        SectionRow(one.id, one.title or "", one.guide, tuple(map(row, top[one.id])))
        for one in sections
    )


def _checklist(session: Session, round_id: str) -> tuple[ItemRow, ...]:
    items = _live(session, ChecklistItem, ChecklistItem.round_id == round_id)
    reasons = _grouped(
        _live(session, ChecklistReason, ChecklistReason.item_id.in_([one.id for one in items])),
        "item_id",
    )
    return tuple(
        ItemRow(
            one.id,
            one.question or "",
            bool(one.is_decisive),
            tuple(
                ReasonRow(reason.id, reason.label or "", reason.reply, reason.leads_to)
                for reason in reasons[one.id]
            ),
        )
        for one in items
    )


def _texts(session: Session, round_id: str) -> tuple[TextRow, ...]:
    found = _live(session, StageText, StageText.round_id == round_id)
    rows = [
        TextRow(one.id, one.status, one.subject or "", one.body)
        for one in found
        if one.status is not None
    ]
    return tuple(sorted(rows, key=lambda row: _STATUSES[row.status]))


def _ratios(session: Session, round_id: str) -> tuple[RatioRow, ...]:
    found = _live(session, SupportRatio, SupportRatio.round_id == round_id)
    rows = [
        RatioRow(one.id, one.size_class, one.government_share, one.cash_share)
        for one in found
        if one.size_class is not None
    ]
    return tuple(sorted(rows, key=lambda row: _SIZES[row.size_class]))


def _changes(session: Session, round_id: str) -> tuple[ChangeRow, ...]:
    query = (
        select(RoundChange)
        .where(RoundChange.round_id == round_id, RoundChange.deleted.is_(None))
        .order_by(RoundChange.happened_on.desc(), RoundChange.row.desc())
    )
    return tuple(
        ChangeRow(one.id, one.happened_on or date.min, one.detail, one.reason or "")
        for one in session.scalars(query)
    )


def _grouped(records: Sequence[Any], field: str) -> Mapping[str, list[Any]]:
    found = defaultdict[str, list[Any]](list)
    for record in records:
        found[getattr(record, field)].append(record)
    return found


def _live(session: Session, kind: Any, condition: Any) -> Sequence[Any]:
    order = (
        [kind.position.asc().nulls_last(), kind.row] if hasattr(kind, "position") else [kind.row]
    )
    query = select(kind).where(condition, kind.deleted.is_(None)).order_by(*order)
    return session.scalars(query).all()
