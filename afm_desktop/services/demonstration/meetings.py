"""Invented meetings: those held, the next one, who comes, and what is dealt with."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import zip_longest
from typing import Any

from afm_desktop.domain.dates import korean_moment, parse_day
from afm_desktop.domain.enums import (
    AgendaKind,
    AttendanceRole,
    AttendanceStatus,
    MeetingStatus,
    OrganizationKind,
)
from afm_desktop.domain.model.meetings import AgendaItem, Attendance, Meeting
from afm_desktop.domain.model.narratives import DivisionEvent
from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.days import TODAY, meeting_days
from afm_desktop.services.demonstration.endings import Matter, ending, number_of
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.members import SOURCE
from afm_desktop.services.demonstration.names import OFFICE
from afm_desktop.services.demonstration.packs import Pack, packs, read
from afm_desktop.services.demonstration.people import Staff
from afm_desktop.services.demonstration.seats import Cast

_MOST_GUESTS = 14
_QUORUM = 8
_LASTS = timedelta(hours=2, minutes=30)


@dataclass(frozen=True, slots=True)
class Occasion:
    """A meeting of a division before it is written down."""

    day: date
    hour: int
    place: str
    ordinal: int
    purpose: str
    told: str
    matters: tuple[Matter, ...]
    has_guests: bool = False
    is_postponed: bool = False
    """Whether it was set for a week before and put off once."""

    @property
    def is_over(self) -> bool:
        """Whether it was held before the demonstration's day."""
        return self.day < TODAY


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting of a division as it was written down, with its matters by their ids."""

    id: str
    division: str
    occasion: Occasion
    matters: tuple[tuple[str, Matter], ...]
    decided: int
    """How many decisions the division had taken in the year when it was over."""


def write_meetings(
    ledger: Ledger, cast: Cast, homes: Mapping[str, Home], staff: Staff
) -> tuple[tuple[Held, ...], int]:
    """All meetings of all divisions, and how many there are with those of the alliance."""
    found: list[Held] = []
    for pack in packs():
        home = homes[pack.code]
        secretary = _Secretary(ledger, cast, staff, home, pack)
        occasions = list(_occasions(pack, home))
        before: Held | None = None
        for occasion, following in zip_longest(occasions, occasions[1:]):
            before = secretary.write(occasion, before, following)
            found.append(before)
    return tuple(found), len(found) + _write_alliance_meetings(ledger, cast)


def _occasions(pack: Pack, home: Home) -> Iterator[Occasion]:
    """The meetings of a division; neighbours in the alliance have other agendas."""
    days, orders = meeting_days(home.position), read("meetings")["division"]
    for number, row in enumerate(orders[home.position % len(orders)]):
        is_away = (number + home.position) % 3 == 0 and row["day"] != "next"
        yield Occasion(
            day=getattr(days, row["day"]),
            hour=pack.hours[number % len(pack.hours)],
            place=pack.other_place if is_away else pack.place,
            ordinal=row["ordinal"],
            purpose=row["purpose"].format(*pack.topics),
            told=row["told"].format(*pack.topics),
            matters=tuple(_matters(row["matters"], pack.topics)),
            has_guests=row.get("has_guests", False),
            is_postponed=row["day"] == "last" and pack.code in read("meetings")["postponed"],
        )


def _matters(rows: Iterable[Sequence[Any]], topics: Sequence[str] = ()) -> Iterator[Matter]:
    for kind, title, minutes, outcome in rows:
        yield Matter(AgendaKind(kind), title.format(*topics), minutes, outcome)


@dataclass(frozen=True, slots=True)
class _Secretary:
    """Writes down the meetings of one division."""

    ledger: Ledger
    cast: Cast
    staff: Staff
    home: Home
    pack: Pack

    @property
    def host(self) -> Body:
        """The invented body that runs the meetings."""
        return self.cast.secretariat(self.pack.code)

    def write(self, occasion: Occasion, before: Held | None, following: Occasion | None) -> Held:
        """A meeting with its agenda; its guests where they matter; its line in the course."""
        year, starts = occasion.day.year, korean_moment(occasion.day, occasion.hour)
        meeting = self.ledger.add(
            Meeting,
            division_id=self.home.id,
            kind="division",
            year=year,
            ordinal=occasion.ordinal,
            title=f"{year}년 제{occasion.ordinal}차 {self.home.name} 분과회의",
            purpose=occasion.purpose,
            starts_at=starts,
            ends_at=starts + _LASTS,
            place=occasion.place,
            host_id=self.host.id,
            status=MeetingStatus.CLOSED if occasion.is_over else MeetingStatus.PLANNED,
            previous_id=before and before.id,
            notice=2 if occasion.is_postponed else None,
            quorum=_QUORUM if occasion.has_guests else None,
            chair_note=None if occasion.is_over else read("meetings")["chair_note"],
        )
        same_year = before is not None and before.occasion.day.year == year
        decided = before.decided if before is not None and same_year else 0
        later = {one.title for one in following.matters} if following is not None else set()
        matters = tuple(self._write_agenda(meeting, occasion, before, later, decided))
        if occasion.has_guests:
            self._write_guests(meeting, occasion)
            self._write_observers(meeting, occasion)
        if occasion.is_over:
            self._write_event(meeting, occasion)
        decided += sum(matter.is_decided for _, matter in matters)
        return Held(meeting, self.pack.code, occasion, matters, decided)

    def _write_event(self, meeting: str, occasion: Occasion) -> None:
        self.ledger.add(
            DivisionEvent,
            division_id=self.home.id,
            meeting_id=meeting,
            happened_on=occasion.day,
            title=f"{occasion.day.year}년 제{occasion.ordinal}차 분과회의",
            detail=occasion.told,
            is_planned=False,
            source=SOURCE,
        )

    def _write_agenda(
        self,
        meeting: str,
        occasion: Occasion,
        before: Held | None,
        later: Collection[str],
        decided: int,
    ) -> Iterator[tuple[str, Matter]]:
        """The secretariat presents; an anchor firm speaks of its own second."""
        anchor = self.cast.at_home(self.pack.code)[0]
        waiting = {one.title: id for id, one in before.matters} if before is not None else {}
        for position, matter in enumerate(occasion.matters, 1):
            presenter = anchor if position == 2 else self.host
            decided += matter.is_decided
            yield (
                self.ledger.add(
                    AgendaItem,
                    meeting_id=meeting,
                    position=position,
                    kind=matter.kind,
                    title=matter.title,
                    presenter_id=presenter.id,
                    presenter_person_id=self.staff.contacts[presenter.id],
                    planned_minutes=matter.minutes,
                    outcome=matter.outcome,
                    carried_from_id=waiting.get(matter.title),
                    **number_of(matter, f"{self.home.code}-{occasion.day.year}", decided),
                    **ending(matter, position + self.home.position, goes_on=matter.title in later),
                ),
                matter,
            )

    def _write_guests(self, meeting: str, occasion: Occasion) -> None:
        """The chair, the secretary, and members of the day."""
        for position, (body, person, role) in enumerate(self._invited(occasion), 1):
            self.ledger.add(
                Attendance,
                meeting_id=meeting,
                position=position,
                organization_id=body.id,
                person_id=person,
                role=role,
                **_came(occasion, position),
            )

    def _invited(self, occasion: Occasion) -> Iterator[tuple[Body, str, AttendanceRole]]:
        yield (*self.staff.chairs[self.pack.code], AttendanceRole.CHAIR)
        contacts, host = self.staff.contacts, self.host
        yield host, contacts[host.id], AttendanceRole.SECRETARY
        present = self.cast.present(self.pack.code, min(occasion.day, TODAY))
        for body in [body for body in present if body.id != host.id][: _MOST_GUESTS - 2]:
            yield body, contacts[body.id], AttendanceRole.MEMBER

    def _write_observers(self, meeting: str, occasion: Occasion) -> None:
        for position, (name, title) in enumerate(read("meetings")["observers"], _MOST_GUESTS + 1):
            self.ledger.add(
                Attendance,
                meeting_id=meeting,
                position=position,
                guest_name=name,
                guest_title=title,
                guest_body=OFFICE,
                role=AttendanceRole.OBSERVER,
                **_came(occasion, 1),
            )


def _came(occasion: Occasion, position: int) -> dict[str, AttendanceStatus | str | None]:
    """Whether somebody came, and why not; nobody knows yet of a meeting to come."""
    if not occasion.is_over:
        return {"status": AttendanceStatus.PLANNED, "reason": None}
    if position == 6:
        return {"status": AttendanceStatus.PROXY, "reason": "같은 부서 직원이 대리 참석"}
    if position == 9:
        return {"status": AttendanceStatus.EXCUSED, "reason": "해외 출장"}
    return {"status": AttendanceStatus.PRESENT, "reason": None}


def _write_alliance_meetings(ledger: Ledger, cast: Cast) -> int:
    """The steering committee that was held, and the assembly to come."""
    rows = read("meetings")["alliance"]
    host = next(body for body in cast.bodies if body.kind is OrganizationKind.ASSOCIATION)
    for row in rows:
        day = parse_day(row["on"])
        starts = korean_moment(day, row["hour"])
        meeting = ledger.add(
            Meeting,
            kind=row["kind"],
            year=day.year,
            ordinal=1,
            title=row["title"],
            purpose=row["purpose"],
            starts_at=starts,
            ends_at=starts + _LASTS,
            place=read("meetings")["place"],
            host_id=host.id,
            status=MeetingStatus.CLOSED if day < TODAY else MeetingStatus.PLANNED,
        )
        decided = 0
        for position, matter in enumerate(_matters(row["matters"]), 1):
            decided += matter.is_decided
            ledger.add(
                AgendaItem,
                meeting_id=meeting,
                position=position,
                kind=matter.kind,
                title=matter.title,
                planned_minutes=matter.minutes,
                outcome=matter.outcome,
                **number_of(matter, f"총괄-{day.year}", decided),
                **ending(matter, position, goes_on=False),
            )
    return len(rows)
