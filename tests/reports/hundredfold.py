"""One division of the demonstration with a hundred times its records, for papers that grow long.

Copies are rows of the file beside those they are copies of, made by one statement for each table:
what belongs to a record that was copied belongs to its copy, everything else to what it did.
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

FOLD = 100
DIVISION = "BAT"
_OF_DIVISION = "division_id = (SELECT id FROM divisions WHERE code = 'BAT')"
_MEETINGS = (
    f"meeting_id IN (SELECT id FROM meetings WHERE {_OF_DIVISION} AND kind = 'division'"
    " AND year = 2026 AND ordinal IN (2, 3))"
)
_SELECTED = (
    f"demand_id = (SELECT id FROM demands WHERE {_OF_DIVISION} AND status = 'selected'"
    " ORDER BY intake_no LIMIT 1)"
)
_PARTS_OF_ONE = "demand_partners", "demand_suppliers", "kpi_targets", "review_comments"
COPIED = {
    "organizations": f"id IN (SELECT organization_id FROM memberships WHERE {_OF_DIVISION})",
    "memberships": _OF_DIVISION,
    "supply_links": f"supplier_id IN (SELECT organization_id FROM memberships WHERE {_OF_DIVISION})"
    " AND (deleted IS NULL OR NOT deleted)",
    "demands": _OF_DIVISION,
    "budget_lines": f"demand_id IN (SELECT id FROM demands WHERE {_OF_DIVISION})",
    "demand_events": f"demand_id IN (SELECT id FROM demands WHERE {_OF_DIVISION})",
    "lead_projects": _OF_DIVISION,
    "targets": "TRUE",
    "division_events": _OF_DIVISION,
    "issues": _OF_DIVISION,
    "action_items": _OF_DIVISION,
    "agenda_items": _MEETINGS,
    "attendances": _MEETINGS,
} | dict.fromkeys(_PARTS_OF_ONE, _SELECTED)
"""The tables that are copied, and which of their rows."""
_LINKS = {
    "memberships": ("organization_id",),
    "supply_links": ("supplier_id",),
    "demands": ("applicant_id",),
    "budget_lines": ("demand_id",),
    "demand_events": ("demand_id",),
}
"""What belongs to the copy of a record; a link leads from a copy to the firm that buys."""
_NAMES = ("name", "title", "item", "guest_name")


def make_hundredfold(demonstration: Path, path: Path) -> Path:
    """A copy of the demonstration in which a division has a hundred times as much."""
    shutil.copy(demonstration, path)
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TEMP TABLE fold (number INTEGER PRIMARY KEY)")
        file.executemany("INSERT INTO fold VALUES (?)", ((n,) for n in range(1, FOLD)))
        for table, which in COPIED.items():
            file.execute(f"CREATE TEMP TABLE old AS SELECT * FROM {table} WHERE {which}")
            columns = [row[1] for row in file.execute(f"PRAGMA table_info({table})")]
            told = ", ".join(_value(table, column) for column in columns)
            named = ", ".join(columns)
            file.execute(f"INSERT INTO {table} ({named}) SELECT {told} FROM old, fold")
            file.execute("DROP TABLE old")
        file.commit()
    return path


def _value(table: str, column: str) -> str:
    if column == "row":
        return "NULL"
    if column == "id" or column in _LINKS.get(table, ()):
        return f"printf('a%07x', number) || substr(old.{column}, 9)"
    if column == "intake_no":
        return "old.intake_no || '-' || number"
    if column in _NAMES:
        return f"old.{column} || ' ' || number"
    if column == "position":
        return "old.position + 100 * number"
    return f"old.{column}"
