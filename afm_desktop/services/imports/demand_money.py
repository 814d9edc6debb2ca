"""The money of a demand as a list states it: one sum for each source, and a total to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NoReturn

from afm_desktop.domain.enums import BudgetSource
from afm_desktop.domain.model.demand_parts import BudgetLine
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.words import word
from afm_desktop.services.imports.earlier import told_other
from afm_desktop.services.imports.model import CellChange, Policy, Problem, Values
from afm_desktop.services.imports.rows import Refused, Work

KEYS = {"division_id": "division", "applicant_id": "applicant", "stated_total_won": "total_cost"}
"""The cell each field of a demand is from, where they are called differently."""
_SOURCES = {
    "national": BudgetSource.NATIONAL,
    "province": BudgetSource.PROVINCE,
    "city": BudgetSource.CITY,
    "private_cash": BudgetSource.PRIVATE_CASH,
    "private_in_kind": BudgetSource.PRIVATE_IN_KIND,
}
_SEVERAL_YEARS = "연도별로 나뉜 사업비는 합계로 고칠 수 없습니다. 수요 화면에서 연도별로 고치세요."
_DIFFERS = "기재한 총사업비 {stated:,}원과 내역 합계 {lines:,}원이 다릅니다. 둘 중 하나를 고치세요."


@dataclass(frozen=True, slots=True)
class Money:
    """The money of one row."""

    work: Work
    demand: Values
    lines: Sequence[Values]
    day: date
    is_new: bool
    filled: Mapping[str, int]
    """The rows before that filled cells for the demand."""

    def write(self) -> None:
        """Bring every source to what the row says; refuse a total that says otherwise."""
        cells, total, is_said = self.work.cells, 0, False
        for key, source in _SOURCES.items():
            amount, there = cells.any(key), self._sum(source)
            is_said = is_said or amount is not None
            is_other = amount is not None and amount != there
            total += self._write_line(source, amount, key) if is_other else there
        stated = cells.any("total_cost")
        if stated is None or stated == total:
            return
        if "total_cost" in self.filled:
            self._refuse_other("total_cost", "총사업비")
        if is_said and total:
            raise Refused(Problem("total_cost", _DIFFERS.format(stated=stated, lines=total)))
        if self.is_new:
            self.demand["stated_total_won"] = stated
        else:
            self.work.set(Demand, self.demand, {"stated_total_won": stated}, KEYS)

    def _sum(self, source: BudgetSource) -> int:
        own = (line for line in self.lines if line.get("source") == source)
        return sum(line.get("amount_won") or 0 for line in own)

    def _write_line(self, source: BudgetSource, amount: int, key: str) -> int:
        """Bring a source to an amount; answer what it comes to."""
        own = [line for line in self.lines if line.get("source") == source]
        if own and key in self.filled:
            self._refuse_other(key, word(source))
        if own and self.work.policy is not Policy.UPDATE:
            return self._sum(source)
        if len(own) > 1:
            raise Refused(Problem(key, _SEVERAL_YEARS))
        if own:
            self.work.set(BudgetLine, own[0], {"amount_won": amount}, {"amount_won": key})
            return amount
        values = {
            "demand_id": self.demand["id"],
            "year": self._year(),
            "source": source,
            "amount_won": amount,
        }
        self.work.add(BudgetLine, values, "demand_id", {"amount_won": key})
        if not self.is_new:
            change = CellChange(BudgetLine.__tablename__, source, None, amount)
            self.work.changes.append(change)
        return amount

    def _refuse_other(self, key: str, said: str) -> NoReturn:
        raise Refused(Problem(key, told_other(said, self.filled[key])))

    def _year(self) -> int:
        """The year a sum is booked in: that in which the work begins, else of the filing."""
        start = self.demand.get("starts_on") or self.demand.get("received_on") or self.day
        return int(start.year)
