"""The amounts of a round as its paper prints them: one unit, rounded once, the same everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from afm_desktop.domain.apportion import rounded
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.reports import labels
from afm_desktop.reports.amounts import figure, settled, shown_unit
from afm_desktop.reports.units import ShownUnit
from afm_desktop.services.draft_chapters import (
    NOT_ADDED,
    added,
    left_out,
    left_out_words,
    selected,
)
from afm_desktop.services.status_demands import Cost, DemandRow, FunnelStage


@dataclass(frozen=True, slots=True)
class DemandMoney:
    """The demands of a round with the amounts that are printed, and what there is to note."""

    rows: Sequence[DemandRow]
    stated: Sequence[DemandRow]  # the same with the amounts of the applications
    unit: MoneyUnit

    @classmethod
    def of(cls, rows: Sequence[DemandRow], wanted: ShownUnit | None = None) -> DemandMoney:
        """The amounts of these demands in the wanted unit, or in the one that suits them all."""
        unit = shown_unit((won for row in rows for won in amounts_of(row.cost)), wanted)
        return cls(_rounded(rows, unit), rows, unit)

    def notes(self, *, has_sources: bool = True) -> list[str]:
        """What a reader must know to add up the table."""
        notes = [labels.NOTE_LOCAL] if has_sources else []
        out, words = left_out(self.rows), left_out_words(self.rows)
        if out:
            cost = figure(total(out), self.unit)
            notes.append(labels.left_out_note(words, len(out), cost, self.unit))
        if any(row.cost.total is None for row in self.rows):
            notes.append(labels.NOTE_UNSTATED)
        uneven = sum(not adds_up(row.cost) for row in self.stated)
        if uneven and has_sources:
            notes.append(labels.uneven_note(uneven))
        if not _are_whole(self.stated, self.unit):
            notes.append(labels.rounded_note(self.unit))
        return notes

    def stage_notes(self) -> list[str]:
        """What the costs of the stages hold beyond the total of the table."""
        out, words = left_out(self.rows), left_out_words(self.rows)
        cost = figure(total(out), self.unit)
        return [labels.staged_note(words, len(out), cost, self.unit)] if total(out) else []

    def of_stage(self, stage: FunnelStage) -> int:
        """What a stage costs, as the same demands cost in the table."""
        for choose in (list, added, selected):
            if total(choose(self.stated)) == stage.total_won:
                return total(choose(self.rows))
        return stage.total_won


def amounts_of(cost: Cost) -> tuple[int | None, ...]:
    """총사업비 and its sources as the tables list them."""
    return cost.total, cost.national, cost.local, cost.private


def total(rows: Iterable[DemandRow]) -> int:
    """The total cost of demands, as far as it is stated."""
    return sum(row.cost.total or 0 for row in rows)


def adds_up(cost: Cost) -> bool:
    """Whether a stated total is the sum of the stated sources; true where one side is missing."""
    parts = sum(_sources(cost))
    return cost.total is None or not parts or parts == cost.total


def _are_whole(rows: Sequence[DemandRow], unit: MoneyUnit) -> bool:
    return all((won or 0) % unit == 0 for row in rows for won in amounts_of(row.cost))


def _rounded(rows: Sequence[DemandRow], unit: MoneyUnit) -> list[DemandRow]:
    """The rows with costs in whole units that still add up, where some are not."""
    if _are_whole(rows, unit):
        return list(rows)
    counted = [index for index, row in enumerate(rows) if row.status not in NOT_ADDED]
    others = [index for index, row in enumerate(rows) if row.status in NOT_ADDED]
    found = list(rows)
    for part in (counted, others):
        stations = [rows[index].status for index in part]  # which the table by status sums
        costs = [_sources(rows[index].cost) for index in part]
        parts = settled(costs, unit, stations) if part else []
        for index, sources in zip(part, parts, strict=True):
            found[index] = replace(rows[index], cost=_shown_cost(rows[index].cost, sources, unit))
    return found


def _sources(cost: Cost) -> tuple[int, int, int]:
    return cost.national or 0, cost.local or 0, cost.private or 0


def _shown_cost(cost: Cost, sources: Sequence[int], unit: MoneyUnit) -> Cost:
    """The rounded cost; a total that is not the sum of its sources is rounded by itself."""
    national, local, private = sources
    whole = cost.total
    if whole is not None:
        stands = sum(_sources(cost)) == whole
        whole = sum(sources) if stands else rounded(whole, unit) * unit
    return Cost(whole, national, local, 0, private, 0)
