"""The ready-made form: sections, checklist, letters and ratios of a round that begins with them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus, FieldKind, SizeClass
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.rounds import (
    ChecklistItem,
    ChecklistReason,
    Criterion,
    FieldChoice,
    FormField,
    FormSection,
    StageText,
    SupportRatio,
)
from afm_desktop.paths import FORMS

Add = Callable[..., str]
"""Adds a record of a kind with its values; answers its id."""


@cache
def ready_made() -> dict[str, Any]:
    """What the ready-made form says."""
    found: dict[str, Any] = json.loads((FORMS / "demand.json").read_text("utf-8"))
    return found


def add_to(session: Session) -> Add:
    """Adds records to a session."""

    def add(entity: type[Record], /, **values: Any) -> str:
        record = entity(**values)
        session.add(record)
        return record.id

    return add


def write_ready_made(add: Add, round_id: str) -> None:
    """Give a round the ready-made form and everything beside it."""
    write_definition(add, round_id, ready_made())


def write_definition(add: Add, round_id: str, told: Mapping[str, Any]) -> None:
    """Give a round a form and everything beside it, as a definition tells it."""
    _write_form(add, round_id, told["sections"])
    _write_checklist(add, round_id, told["checklist"])
    for text in told["texts"]:
        add(
            StageText,
            round_id=round_id,
            status=DemandStatus(text["status"]),
            subject=text["subject"],
            body=text.get("body"),
        )
    for ratio in told["ratios"]:
        add(
            SupportRatio,
            round_id=round_id,
            size_class=SizeClass(ratio["size"]),
            government_share=_exact(ratio.get("government")),
            cash_share=_exact(ratio.get("cash")),
        )
    for position, one in enumerate(told["criteria"], 1):
        add(
            Criterion,
            round_id=round_id,
            position=position,
            name=one["name"],
            points=Decimal(one["points"]),
            weight=Decimal(one.get("weight", 1)),
            guide=one.get("guide"),
        )


def _exact(number: Decimal | int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


def _write_form(add: Add, round_id: str, sections: list[dict[str, Any]]) -> None:
    for place, told in enumerate(sections, 1):
        section = add(
            FormSection,
            round_id=round_id,
            position=place,
            title=told["title"],
            guide=told.get("guide"),
        )
        for position, field in enumerate(told["fields"], 1):
            _write_field(add, section, position, field)


def _write_field(
    add: Add, section: str, position: int, told: dict[str, Any], parent: str | None = None
) -> None:
    field = add(
        FormField,
        section_id=section,
        parent_id=parent,
        position=position,
        label=told["label"],
        kind=FieldKind(told["kind"]),
        binding=told.get("binding"),
        is_required=told.get("required", False),
        help=told.get("help"),
        example=told.get("example"),
        longest=told.get("longest"),
        unit=told.get("unit"),
    )
    for number, choice in enumerate(told.get("choices", ()), 1):
        add(FieldChoice, field_id=field, position=number, label=choice)
    for number, column in enumerate(told.get("columns", ()), 1):
        _write_field(add, section, number, column, field)


def _write_checklist(add: Add, round_id: str, items: list[dict[str, Any]]) -> None:
    for position, told in enumerate(items, 1):
        item = add(
            ChecklistItem,
            round_id=round_id,
            position=position,
            question=told["question"],
            is_decisive=told.get("decisive", False),
        )
        for number, reason in enumerate(told.get("reasons", ()), 1):
            add(
                ChecklistReason,
                item_id=item,
                position=number,
                label=reason["label"],
                reply=reason.get("reply"),
                leads_to=_status(reason.get("leads_to")),
            )


def _status(value: str | None) -> DemandStatus | None:
    return None if value is None else DemandStatus(value)
