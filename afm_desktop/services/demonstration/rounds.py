"""The survey round of 2026: when it ran, what it asked, and how it judges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import TieBreak
from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.rounds import ChecklistItem, ChecklistReason, Round
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.services.demonstration.days import ROUND_CLOSES, ROUND_OPENS
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.members import SOURCE
from afm_desktop.services.demonstration.packs import read
from afm_desktop.services.forms.ready_made import ready_made, write_ready_made


@dataclass(frozen=True, slots=True)
class OfferedReason:
    """A reason that the checklist offers for an item, with what the applicant is told."""

    id: str
    item_id: str
    reply: str


@dataclass(frozen=True, slots=True)
class Survey:
    """The round with the items of its checklist in their order, and their reasons by label."""

    id: str
    items: tuple[str, ...]
    reasons: Mapping[str, OfferedReason]


def write_round(ledger: Ledger, structure_id: str) -> Survey:
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
        most_supplements=ready_made()["most_supplements"],
        tie_break=TieBreak.FIRST_CRITERION,
        source=SOURCE,
    )
    items: list[str] = []
    reasons: dict[str, OfferedReason] = {}

    def add(entity: type[Record], /, **values: Any) -> str:
        id = ledger.add(entity, **values)
        if entity is ChecklistItem:
            items.append(id)
        elif entity is ChecklistReason:
            reasons[values["label"]] = OfferedReason(id, values["item_id"], values["reply"])
        return id

    write_ready_made(add, round_id)
    return Survey(round_id, tuple(items), reasons)
