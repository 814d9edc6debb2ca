"""Revenue and employees of a row, which are kept by year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from afm_desktop.domain.model.organizations import OrganizationYear
from afm_desktop.services.imports.model import CellChange, Values
from afm_desktop.services.imports.pending import Pending
from afm_desktop.services.imports.rows import Cells, Work

_OWN = "organization_id"
CELLS = {"revenue_won": "revenue", "employees": "employees"}
"""The cell each figure of a year is from."""


def write_years(work: Work, pending: Pending, body: str, day: date) -> None:
    """Write the figures of a row down for the years their columns name.

    Where a column names none they are of the latest year that is known, else of the year before.
    """
    cells = work.cells
    if not cells.filled(CELLS.values()):
        return
    there = years_of(pending, body)
    for year, figures in figures_by_year(cells, there, day).items():
        known, before = there.get(year), len(work.changes)
        if known is None:
            made = work.add(OrganizationYear, {_OWN: body, "year": year, **figures}, _OWN, CELLS)
            table = OrganizationYear.__tablename__
            work.changes += [CellChange(table, name, None, made[name]) for name in figures]
        else:
            work.set(OrganizationYear, known, figures, CELLS)
        written = {change.field for change in work.changes[before:]}
        work.assumed |= {
            CELLS[name]: year
            for name in figures
            if name in written and cells.any(f"{CELLS[name]}_year") is None
        }


def years_of(pending: Pending, body: str) -> dict[int, Values]:
    """What is known of each year of a body."""
    return {known.get("year") or 0: known for known in pending.of(OrganizationYear, _OWN, body)}


def figures_by_year(cells: Cells, there: Mapping[int, Values], day: date) -> dict[int, Values]:
    """The figures of a row under the years they are written down for."""
    usual = max(there, default=0) or day.year - 1
    by_year: dict[int, Values] = {}
    for name, key in CELLS.items():
        value = cells.any(key)
        if value is not None:
            by_year.setdefault(cells.any(f"{key}_year") or usual, {})[name] = value
    return by_year
