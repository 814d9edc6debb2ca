"""The words of a paper: what happened, what is at issue, and what is told."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from afm_desktop.domain.enums import IssueKind, IssueState, LineLevel
from afm_desktop.domain.model.base import Record, reference
from afm_desktop.domain.model.shared import Sourced
from afm_desktop.domain.periods import check_period


class DivisionEvent(Sourced, Record):
    """What a division, or the alliance when none is named, did or plans to do."""

    __tablename__ = "division_events"
    scope = ("division", "division_id")
    required = ("title", "happened_on")
    sorted_by = "happened_on"

    division_id: Mapped[str | None] = reference("divisions")
    meeting_id: Mapped[str | None] = reference("meetings")
    happened_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    title: Mapped[str | None] = mapped_column(info={"search": True})
    detail: Mapped[str | None]
    is_planned: Mapped[bool | None]

    def check(self) -> None:
        """Refuse an end before the start."""
        check_period(self.happened_on, self.ended_on, field="ended_on")


class Issue(Record):
    """A matter in dispute or a proposal, with the body that answers for it."""

    __tablename__ = "issues"
    scope = ("division", "division_id")
    required = ("title", "state")
    sorted_by = "raised_on"

    division_id: Mapped[str | None] = reference("divisions")
    meeting_id: Mapped[str | None] = reference("meetings")
    kind: Mapped[IssueKind | None]
    title: Mapped[str | None] = mapped_column(info={"search": True})
    statement: Mapped[str | None]
    background: Mapped[str | None]
    request: Mapped[str | None]
    responsible_id: Mapped[str | None] = reference("organizations")
    state: Mapped[IssueState | None]
    raised_on: Mapped[date | None]
    due_on: Mapped[date | None]
    settled_on: Mapped[date | None]


class Narrative(Record):
    """What one section of a paper says as of a day."""

    __tablename__ = "narratives"
    scope = ("division", "division_id")
    required = ("paper", "section")
    sorted_by = "as_of"

    paper: Mapped[str | None]
    section: Mapped[str | None]
    as_of: Mapped[date | None]
    division_id: Mapped[str | None] = reference("divisions")
    meeting_id: Mapped[str | None] = reference("meetings")
    drafted_from: Mapped[str | None]  # fingerprint of the figures the draft quotes


class NarrativeLine(Record):
    """A line of a section, with its □ ○ - ※ level."""

    __tablename__ = "narrative_lines"
    owner = "narrative_id"
    scope = ("narrative", "narrative_id")
    required = ("narrative_id", "text")
    sorted_by = "position"

    narrative_id: Mapped[str | None] = reference("narratives")
    position: Mapped[int | None]
    level: Mapped[LineLevel | None]
    text: Mapped[str | None]
