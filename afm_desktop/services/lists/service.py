"""Listings of an open file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from sqlalchemy.orm import Session

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.enums import StructureView
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.text import clean
from afm_desktop.services.collecting import listing as collecting
from afm_desktop.services.former_figures import require_handover
from afm_desktop.services.lists import (
    agenda,
    demands,
    divisions,
    issues,
    members,
    outcomes,
    past,
    people,
    supply,
    tagged,
)
from afm_desktop.services.lists.choice import (
    Choice,
    division_among,
    division_of_code,
    names_of_divisions,
)
from afm_desktop.services.lists.listing import Column, Listing, ListKind, Row
from afm_desktop.services.naming import DivisionName
from afm_desktop.services.people import Access
from afm_desktop.services.views.gestures import GestureSheet
from afm_desktop.services.views.trash import TrashSheet
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
    ListKind.COLLECTING: (collecting.COLUMNS, collecting.rows),
    ListKind.TARGETS: (agenda.TARGET_COLUMNS, agenda.target_rows),
    ListKind.ISSUES: (issues.COLUMNS, issues.rows),
    ListKind.DECISIONS: (outcomes.DECISION_COLUMNS, outcomes.decision_rows),
    ListKind.ACTIONS: (outcomes.ACTION_COLUMNS, outcomes.action_rows),
    ListKind.GESTURES: (past.columns_of(GestureSheet()), past.reader_of(GestureSheet())),
    ListKind.TRASH: (past.columns_of(TrashSheet()), past.reader_of(TrashSheet())),
}
UNDIVIDED = frozenset({ListKind.GESTURES, ListKind.TRASH})
"""Nothing in these belongs to one division."""
UNTAGGED = UNDIVIDED | {ListKind.COLLECTING}
"""A line of these is no record that bears tags."""


class AsOfNotYet(RuleViolation):
    """Rows are asked for as of another day than the file they are read from is of."""

    def __init__(self, wanted: date, today: date) -> None:
        super().__init__(
            f"이 자료의 기준일은 {day_words(today)}입니다. {day_words(wanted)} 기준으로 보려면"
            " 기준일을 바꿔 여세요.",
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
        structure: StructureView = StructureView.CURRENT,
    ) -> Listing:
        """The records of a kind: of a division by its code, found by a query, on today's day.

        Divisions can be counted in the structure before, or what it held under today's.
        Persons are masked; with a reason they stand in full, which is logged where it can be.
        What is masked is not searched either, or a query would tell it.
        """
        today = self._workspace.today
        self.refuse_another_day(as_of)
        query = clean(query or "").strip() or None
        is_people = kind is ListKind.PEOPLE
        told = self._told(reason) if is_people else ""
        is_masked = is_people and not told
        columns, read = LISTS[kind]
        division = None if kind in UNDIVIDED else division
        with self._workspace.reading() as session:
            chosen = _chosen(session, division, today, structure) if division else None
            division_id = chosen.id if chosen else None
            choice = Choice(today, division_id, query, in_full=bool(told), structure=structure)
            rows = read(session, choice)
            if kind not in UNTAGGED:
                columns, rows = (*columns, tagged.COLUMN), tagged.with_tags(session, rows)
        if is_masked:
            rows = [people.masked(row) for row in rows]
        elif told:
            self._note(rows, told, access)
        code = chosen.code if chosen else None
        learned = self._workspace.learned_on
        return Listing(
            kind, columns, tuple(rows), today, code, query, is_masked, structure, learned
        )

    def refuse_another_day(self, as_of: date | None) -> None:
        """Refuse a day that the data are not of."""
        today = self._workspace.today
        if as_of is not None and as_of != today:
            raise AsOfNotYet(as_of, today)

    def _told(self, reason: str | None) -> str:
        """The reason for which persons may stand in full; none where it cannot be noted down."""
        return "" if self._workspace.read_only else clean(reason or "").strip()

    def _note(self, rows: list[Row], reason: str, access: Access) -> None:
        ids = " ".join(sorted(str(row[0]) for row in rows))
        self._workspace.note_access(access, ids, len(rows), reason)


def _chosen(session: Session, code: str, day: date, structure: StructureView) -> DivisionName:
    """The division of a code: of today's, or of those that a structure before had."""
    if structure is not StructureView.FORMER:
        return division_of_code(session, clean(code), day)
    known = names_of_divisions(session)
    old = [known[id] for id in require_handover(session, day).old]
    return division_among(old, clean(code))
