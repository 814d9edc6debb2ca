"""The survey round of 2026: when it ran, what it asked, and how it judges."""

from __future__ import annotations

from decimal import Decimal

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import FieldKind, SizeClass, TieBreak
from afm_desktop.domain.model.rounds import (
    ChecklistItem,
    Criterion,
    FieldChoice,
    FormField,
    FormSection,
    Round,
    SupportRatio,
)
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.services.demonstration.days import ROUND_CLOSES, ROUND_OPENS
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.members import SOURCE
from afm_desktop.services.demonstration.packs import read


def write_round(ledger: Ledger, structure_id: str) -> str:
    """The round, with its form, its checklist and its criteria."""
    found = read("round")
    round_id = ledger.add(
        Round,
        structure_id=structure_id,
        year=found["year"],
        ordinal=found["ordinal"],
        name=found["name"],
        opens_at=korean_moment(ROUND_OPENS, 9),
        closes_at=korean_moment(ROUND_CLOSES, 18),
        planned_projects=found["planned_projects"],
        budget_won=found["budget_eok"] * MoneyUnit.HUNDRED_MILLION,
        is_extremes_dropped=True,
        cut_off=Decimal(70),
        tie_break=TieBreak.FIRST_CRITERION,
        source=SOURCE,
    )
    _write_rules(ledger, round_id)
    _write_form(ledger, round_id)
    return round_id


def _write_rules(ledger: Ledger, round_id: str) -> None:
    found = read("round")
    for position, (question, is_decisive) in enumerate(found["checklist"], 1):
        ledger.add(
            ChecklistItem,
            round_id=round_id,
            position=position,
            question=question,
            is_decisive=is_decisive,
        )
    for position, (name, points, guide) in enumerate(found["criteria"], 1):
        ledger.add(
            Criterion,
            round_id=round_id,
            position=position,
            name=name,
            points=Decimal(points),
            weight=Decimal(1),
            guide=guide,
        )
    for size, public, cash in found["ratios"]:
        ledger.add(
            SupportRatio,
            round_id=round_id,
            size_class=SizeClass(size),
            government_share=Decimal(public),
            cash_share=Decimal(cash),
        )


def _write_form(ledger: Ledger, round_id: str) -> None:
    found = read("round")
    for place, (title, guide, fields) in enumerate(found["sections"], 1):
        section = ledger.add(
            FormSection, round_id=round_id, position=place, title=title, guide=guide
        )
        for position, (label, kind, is_required, longest, unit) in enumerate(fields, 1):
            field = ledger.add(
                FormField,
                section_id=section,
                position=position,
                label=label,
                kind=FieldKind(kind),
                is_required=is_required,
                longest=longest,
                unit=unit,
            )
            for number, choice in enumerate(found["choices"].get(label, ()), 1):
                ledger.add(FieldChoice, field_id=field, position=number, label=choice)
