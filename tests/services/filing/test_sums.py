"""Whatever is written into a budget, the total of the sheet is the sum of its lines."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afm_desktop.domain.enums import BudgetSource
from afm_desktop.domain.model.demands import Demand, StatedTotalDiffers
from afm_desktop.services.filing.errors import StillMissing
from afm_desktop.services.forms.model import Answer
from afm_desktop.services.records import live
from afm_desktop.storage.workspace import Workspace
from tests.services.conftest import OFFICE
from tests.services.filing.conftest import Case, begin_in

_places = st.tuples(st.integers(2025, 2030), st.sampled_from(BudgetSource))
_budgets = st.dictionaries(_places, st.integers(0, 10**13), max_size=8)
_histories = st.lists(_budgets, min_size=1, max_size=4)


@given(history=_histories)
@settings(max_examples=12, deadline=None)
def test_totals_are_the_sums_of_their_lines(
    history: list[dict[tuple[int, BudgetSource], int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.create(Path(folder) / "합계.afm", OFFICE)
        try:
            case = begin_in(workspace)
            for budget in history:
                _write_and_check(case, workspace, budget)
        finally:
            workspace.close()


def _write_and_check(
    case: Case, workspace: Workspace, budget: dict[tuple[int, BudgetSource], int]
) -> None:
    rows: Answer = tuple(
        {"year": year, "source": source.value, "amount_won": won}
        for (year, source), won in budget.items()
    )
    case.filing.answer(case.demand_id, "budget", rows)
    total = sum(budget.values())
    assert case.filing.sheet(case.demand_id).total_won == total
    with workspace.reading() as session:
        demand = live(session, Demand, case.demand_id)
        assert demand.total_cost_won == sum(demand.cost_by_source.values()) == total
    case.fill(budget=rows or None, stated_total_won=total + 1)
    with pytest.raises(StatedTotalDiffers if rows else StillMissing):
        case.filing.submit(case.demand_id)
