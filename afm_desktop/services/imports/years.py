"""Revenue and employees of a row, which are kept by year."""

from __future__ import annotations

from datetime import date

from afm_desktop.domain.model.organizations import OrganizationYear
from afm_desktop.services.imports.model import CellChange, Values
from afm_desktop.services.imports.pending import Pending
from afm_desktop.services.imports.rows import Work

_OWN = "organization_id"
_CELLS = {"revenue_won": "revenue", "employees": "employees"}


def write_years(work: Work, pending: Pending, body: str, day: date) -> None:
    """Write the figures of a row down for the years their columns name.

    Where a column names none they are of the latest year that is known, else of the year before.
    """
    cells = work.cells
    given = {name: cells.any(key) for name, key in _CELLS.items() if cells.any(key) is not None}
    if not given:
        return
    there = {known.get("year") or 0: known for known in pending.of(OrganizationYear, _OWN, body)}
    usual = max(there, default=0) or day.year - 1
    by_year: dict[int, Values] = {}
    for name, value in given.items():
        year = cells.any(f"{_CELLS[name]}_year") or usual
        by_year.setdefault(year, {})[name] = value
    for year, figures in by_year.items():
        known, before = there.get(year), len(work.changes)
        if known is None:
            made = work.add(OrganizationYear, {_OWN: body, "year": year, **figures}, _OWN, _CELLS)
            table = OrganizationYear.__tablename__
            work.changes += [CellChange(table, name, None, made[name]) for name in figures]
        else:
            work.set(OrganizationYear, known, figures, _CELLS)
        written = {change.field for change in work.changes[before:]}
        work.assumed |= {
            _CELLS[name]: year
            for name in figures
            if name in written and cells.any(f"{_CELLS[name]}_year") is None
        }
