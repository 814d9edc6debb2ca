"""A used round changes only by a recorded change: elsewhere it is refused."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import Record
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

_OWNER: Mapping[type[Record], type[Record]] = MappingProxyType(
    {
        FormSection: Round,
        FormField: FormSection,
        FieldChoice: FormField,
        ChecklistItem: Round,
        ChecklistReason: ChecklistItem,
        StageText: Round,
        RoundChange: Round,
        Criterion: Round,
        SupportRatio: Round,
    }
)
FREE = frozenset({"notes"})
"""What is noted of a round changes nothing of it."""


class UsedRound(RuleViolation):
    """A round that is in use is changed without saying why."""

    def __init__(self, name: str) -> None:
        what = josa(f"‘{name}’", "은/는")
        super().__init__(
            f"{what} 수요를 받았거나 조사서를 보낸 회차입니다."
            " 조사서 편집 화면에서 변경 사유를 적고 고치세요."
        )


def is_used(session: Session, round_id: str) -> bool:
    """Whether demands were filed in a round or forms of it sent."""
    filed = select(Demand.row).where(
        Demand.round_id == round_id,
        Demand.deleted.is_(None),
        Demand.status.is_not(None),
        Demand.status != DemandStatus.DRAFT,
    )
    sent = select(FormRequest.row).where(
        FormRequest.round_id == round_id,
        FormRequest.deleted.is_(None),
        FormRequest.sent_on.is_not(None),
    )
    return any(session.scalar(query.limit(1)) is not None for query in (filed, sent))


def round_of(session: Session, kind: type[Record], id: str | None) -> str | None:
    """The round a record of one belongs to."""
    while kind is not Round and id is not None:
        owner = kind.owner or ""
        id = session.scalar(select(getattr(kind, owner)).where(kind.id == id))
        kind = _OWNER[kind]
    return id


def refuse_unrecorded(
    session: Session, kind: str, ids: Collection[str], values: Mapping[str, Any]
) -> None:
    """Refuse to change records of a used round; `values` are those to be set, none to delete."""
    record = record_class(kind)
    if (record is not Round and record not in _OWNER) or (values and values.keys() <= FREE):
        return
    with session.no_autoflush:
        for id in ids:
            _refuse(session, round_of(session, record, id))
        owner = values.get(record.owner or "")
        if owner is not None:
            _refuse(session, round_of(session, _OWNER[record], owner))


def _refuse(session: Session, round_id: str | None) -> None:
    if round_id is not None and is_used(session, round_id):
        found = session.scalars(select(Round).where(Round.id == round_id)).one()
        raise UsedRound(found.name or f"{found.year}년 제{found.ordinal}차")
