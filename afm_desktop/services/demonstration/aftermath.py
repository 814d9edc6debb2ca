"""What invented meetings leave behind: steps of their life, minutes, follow-ups and links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from afm_desktop.domain.dates import korean_moment, parse_day
from afm_desktop.domain.enums import ActionStatus, DemandStatus, MeetingStatus, MinutesState
from afm_desktop.domain.model.meetings import ActionItem, AgendaLink, MeetingChange, Minutes
from afm_desktop.services.demonstration.days import TODAY, after
from afm_desktop.services.demonstration.demands import Filed
from afm_desktop.services.demonstration.endings import Matter
from afm_desktop.services.demonstration.facts import Home, Project
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.meetings import Held
from afm_desktop.services.demonstration.packs import Pack, packs, read
from afm_desktop.services.demonstration.people import Staff
from afm_desktop.services.demonstration.plans import holder
from afm_desktop.services.demonstration.seats import Cast

_TOLD_BEFORE = timedelta(days=21)
_PUT_OFF_BY = timedelta(days=7)
_MOST_LINKS = 3


@dataclass(frozen=True, slots=True)
class Aftermath:
    """Writes what meetings leave behind."""

    ledger: Ledger
    cast: Cast
    staff: Staff
    homes: Mapping[str, Home]
    demands: Sequence[Filed]
    projects: Sequence[Project]

    def write(self, meetings: Sequence[Held]) -> None:
        """Of the meetings of all divisions, in the order in which they were held."""
        for pack in packs():
            own = [held for held in meetings if held.division == pack.code]
            for held, following in zip(own, [*own[1:], None], strict=True):
                self._write_steps(held)
                self._write_links(held)
                if held.occasion.is_over:
                    self._write_minutes(held, following)
                    self._write_actions(pack, held)

    def _write_steps(self, held: Held) -> None:
        for on, before, status, more in _steps(held):
            self.ledger.add(
                MeetingChange,
                meeting_id=held.id,
                happened_on=on,
                from_status=before,
                status=status,
                **more,
            )

    def _write_minutes(self, held: Held, following: Held | None) -> None:
        """Approved in the meeting that followed; those of the last wait for the next."""
        day = held.occasion.day
        is_approved = following is not None and following.occasion.is_over
        self.ledger.add(
            Minutes,
            meeting_id=held.id,
            version=1,
            state=MinutesState.APPROVED if is_approved else MinutesState.CIRCULATED,
            written_on=after(day, 2),
            circulated_on=after(day, 3),
            approved_on=following.occasion.day if following and is_approved else None,
            approved_in_id=following.id if following and is_approved else None,
        )

    def _write_actions(self, pack: Pack, held: Held) -> None:
        position = 0
        for item, matter in held.matters:
            for words, by, due, became in _asked(held, matter):
                position += 1
                body = holder(self.cast, pack, by)
                self.ledger.add(
                    ActionItem,
                    division_id=self.homes[pack.code].id,
                    meeting_id=held.id,
                    item_id=item,
                    position=position,
                    title=words.format(title=matter.title),
                    organization_id=body.id,
                    person_id=self.staff.contacts[body.id],
                    agreed_on=held.occasion.day,
                    due_on=due,
                    **_became(became, due),
                )

    def _write_links(self, held: Held) -> None:
        """What matters are about: demands as they stood, projects that sources tell of."""
        kinds = read("meetings")["links"]
        for item, matter in held.matters:
            found = self._about(held, kinds.get(matter.title) or kinds.get(matter.outcome or ""))
            for position, linked in enumerate(found, 1):
                self.ledger.add(AgendaLink, item_id=item, position=position, **linked)

    def _about(self, held: Held, kind: str | None) -> Sequence[Mapping[str, str]]:
        own = [one for one in self.demands if one.division == held.division]
        if kind == "supplement":
            asked = [one for one in own if _was_asked(one, held.occasion.day)]
            return [{"demand_id": one.id} for one in asked[:_MOST_LINKS]]
        if kind == "selected":
            chosen = [one for one in own if one.status is DemandStatus.SELECTED]
            return [{"demand_id": one.id} for one in chosen[:_MOST_LINKS]]
        if kind == "projects":
            known = [one for one in self.projects if one.division == held.division]
            return [
                {"project_id": one.id}
                for one in known
                if one.year is not None and one.year < held.occasion.day.year
            ]
        return ()


def _steps(
    held: Held,
) -> Iterator[tuple[date, MeetingStatus, MeetingStatus, Mapping[str, Any]]]:
    """Planned, perhaps put off and set anew, and closed."""
    occasion = held.occasion
    day = occasion.day - _PUT_OFF_BY if occasion.is_postponed else occasion.day
    told = min(after(day - _TOLD_BEFORE, 0), TODAY)
    was_at = korean_moment(day, occasion.hour)
    yield told, MeetingStatus.DRAFT, MeetingStatus.PLANNED, {"was_at": was_at}
    if occasion.is_postponed:
        reason = read("meetings")["postponing"]
        yield (
            after(day - timedelta(days=6), 0),
            MeetingStatus.PLANNED,
            MeetingStatus.POSTPONED,
            {"was_at": was_at, "reason": reason},
        )
        yield (
            after(day - timedelta(days=5), 0),
            MeetingStatus.POSTPONED,
            MeetingStatus.PLANNED,
            {"was_at": was_at, "reason": reason},
        )
    if occasion.is_over:
        held_at = korean_moment(occasion.day, occasion.hour)
        yield occasion.day, MeetingStatus.PLANNED, MeetingStatus.CLOSED, {"was_at": held_at}


def _asked(held: Held, matter: Matter) -> Iterator[tuple[str, str, date, str]]:
    """What was asked for: the words, who does it, until when, and what became of it."""
    day = held.occasion.day
    for words, by, due, became in read("meetings")["followups"].get(matter.outcome or "", ()):
        yield words, by, parse_day(due) if isinstance(due, str) else after(day, due), became


def _became(became: str, due: date) -> dict[str, Any]:
    if became != "done":
        return {"status": ActionStatus(became)}
    return {
        "status": ActionStatus.DONE,
        "done_on": after(due - timedelta(days=2), 0),
        "outcome": read("meetings")["done"],
    }


def _was_asked(demand: Filed, day: date) -> bool:
    """Whether a supplement was asked for by then."""
    return any(
        step.status is DemandStatus.SUPPLEMENT and step.day <= day + timedelta(days=14)
        for step in demand.steps
    )
