"""The survey round of 2026: when it ran, what it asked, and how it judges."""

from __future__ import annotations

from decimal import Decimal

from afm_desktop.domain.dates import korean_moment
from afm_desktop.domain.enums import TieBreak
from afm_desktop.domain.model.rounds import Round
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.services.demonstration.days import ROUND_CLOSES, ROUND_OPENS
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.members import SOURCE
from afm_desktop.services.demonstration.packs import read
from afm_desktop.services.forms.ready_made import ready_made, write_ready_made


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
        most_supplements=ready_made()["most_supplements"],
        tie_break=TieBreak.FIRST_CRITERION,
        source=SOURCE,
    )
    write_ready_made(ledger.add, round_id)
    return round_id
