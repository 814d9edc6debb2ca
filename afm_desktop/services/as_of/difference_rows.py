"""What differs between what was known at two moments, in rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from afm_desktop.services.details.model import EntryKind
from afm_desktop.services.lists.listing import ListKind


class Change(StrEnum):
    """What became of a record between two moments."""

    NEW = "new"
    GONE = "gone"
    CHANGED = "changed"


ROOTS: Mapping[ListKind, tuple[str, ...]] = {
    ListKind.DIVISIONS: ("structures", "divisions"),
    ListKind.MEMBERS: ("organizations", "memberships", "appointments"),
    ListKind.LINKS: ("supply_links", "tier_overrides"),
    ListKind.DEMANDS: ("demands", "form_requests"),
    ListKind.PEOPLE: ("people",),
    ListKind.PROJECTS: ("lead_projects",),
    ListKind.MEETINGS: ("meetings", "division_events", "narratives"),
    ListKind.ROUNDS: ("rounds",),
    ListKind.TARGETS: ("indicators", "targets"),
    ListKind.ISSUES: ("issues",),
    ListKind.ACTIONS: ("action_items",),
}
"""The tables that each kind of list is about; their parts go with them."""


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field before and after; `kind` says how to write the values."""

    field: str
    kind: EntryKind | None
    old: Any
    new: Any


@dataclass(frozen=True, slots=True)
class RecordDifference:
    """A record that is new, gone or changed."""

    change: Change
    table: str
    id: str
    title: str
    division: str
    """The code of its division; empty when it belongs to none."""
    fields: tuple[FieldDifference, ...]
    """Of what is gone none: it says no more than that."""


@dataclass(frozen=True, slots=True)
class Differences:
    """All that differs, by the kind of record and within it new, gone and changed."""

    since: datetime
    until: datetime
    records: tuple[RecordDifference, ...]
    divisions: Mapping[str, str]
    """The names of the divisions by code, in their own order."""

    def counts(self) -> dict[str, Counter[Change]]:
        """How many of each kind of record, in the order of the rows."""
        found: dict[str, Counter[Change]] = {}
        for record in self.records:
            found.setdefault(record.table, Counter())[record.change] += 1
        return found

    def by_division(self) -> dict[str, Counter[Change]]:
        """How many of each division, in the order of the divisions; of none they come last."""
        found: dict[str, Counter[Change]] = {code: Counter() for code in (*self.divisions, "")}
        for record in self.records:
            found.setdefault(record.division, Counter())[record.change] += 1
        return {code: counted for code, counted in found.items() if counted}
