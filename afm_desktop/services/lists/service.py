"""Listings of an open file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.text import clean
from afm_desktop.services.lists import agenda, demands, divisions, members, people, supply
from afm_desktop.services.lists.choice import Choice, division_of_code
from afm_desktop.services.lists.listing import Column, Listing, ListKind, Row
from afm_desktop.services.people import Access
from afm_desktop.storage.workspace import Workspace

Reader = Callable[[Session, Choice], list[Row]]
LISTS: Mapping[ListKind, tuple[tuple[Column, ...], Reader]] = {
    ListKind.DIVISIONS: (divisions.COLUMNS, divisions.rows),
    ListKind.MEMBERS: (members.COLUMNS, members.rows),
    ListKind.LINKS: (supply.COLUMNS, supply.rows),
    ListKind.DEMANDS: (demands.COLUMNS, demands.rows),
    ListKind.PEOPLE: (people.COLUMNS, people.rows),
    ListKind.PROJECTS: (agenda.PROJECT_COLUMNS, agenda.project_rows),
    ListKind.MEETINGS: (agenda.MEETING_COLUMNS, agenda.meeting_rows),
    ListKind.ROUNDS: (agenda.ROUND_COLUMNS, agenda.round_rows),
    ListKind.TARGETS: (agenda.TARGET_COLUMNS, agenda.target_rows),
}


class AsOfNotYet(RuleViolation):
    """A listing is asked for as of another day than the data are of."""

    def __init__(self, wanted: date, today: date) -> None:
        super().__init__(
            f"기준일 {day_words(wanted)}의 자료는 아직 낼 수 없습니다. 기준일을 빼거나"
            f" 오늘({day_words(today)})로 적으세요.",
            field="as_of",
        )


class Lists:
    """What there is to list in one file."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def listing(
        self,
        kind: ListKind,
        *,
        division: str | None = None,
        query: str | None = None,
        as_of: date | None = None,
        reason: str | None = None,
        access: Access = Access.VIEW,
    ) -> Listing:
        """The records of a kind: of a division by its code, found by a query, on today's day.

        Persons are masked; with a reason they stand in full, which is logged where it can be.
        """
        today = self._workspace.today
        if as_of is not None and as_of != today:
            raise AsOfNotYet(as_of, today)
        query = clean(query or "").strip() or None
        columns, read = LISTS[kind]
        with self._workspace.reading() as session:
            chosen = division_of_code(session, clean(division), today) if division else None
            rows = read(session, Choice(today, chosen.id if chosen else None, query))
        is_masked = kind is ListKind.PEOPLE and not self._may_see(rows, reason, access)
        if is_masked:
            rows = [people.masked(row) for row in rows]
        code = chosen.code if chosen else None
        return Listing(kind, columns, tuple(rows), today, code, query, is_masked)

    def _may_see(self, rows: list[Row], reason: str | None, access: Access) -> bool:
        """Whether persons may stand in full: for a reason, and noted down."""
        told = clean(reason or "").strip()
        if not told or self._workspace.read_only:
            return False
        ids = " ".join(sorted(str(row[0]) for row in rows))
        self._workspace.note_access(access, ids, len(rows), told)
        return True
