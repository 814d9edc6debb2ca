"""Invented meetings: those held, the next one, who comes, and what is dealt with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
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
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.members import SOURCE
from afm_desktop.services.demonstration.names import OFFICE
from afm_desktop.services.demonstration.packs import Pack, packs, read
from afm_desktop.services.demonstration.people import Staff
from afm_desktop.services.demonstration.seats import Cast

_MOST_GUESTS = 14
_LASTS = timedelta(hours=2, minutes=30)


@dataclass(frozen=True, slots=True)
class Matter:
    """What a meeting deals with; `outcome` when it is over."""

    kind: AgendaKind
    title: str
    minutes: int
    outcome: str | None = None


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

    @property
    def is_over(self) -> bool:
        """Whether it was held before the demonstration's day."""
        return self.day < TODAY


def write_meetings(ledger: Ledger, cast: Cast, homes: Mapping[str, Home], staff: Staff) -> int:
    """All meetings of all divisions and of the alliance; how many there are."""
    count = 0
    for pack in packs():
        home = homes[pack.code]
        for occasion in _occasions(pack, home):
            _Secretary(ledger, cast, staff, home, pack).write(occasion)
            count += 1
    return count + _write_alliance_meetings(ledger, cast)


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

    def write(self, occasion: Occasion) -> None:
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
        )
        self._write_agenda(meeting, occasion)
        if occasion.has_guests:
            self._write_guests(meeting, occasion)
            self._write_observers(meeting, occasion)
        if occasion.is_over:
            self._write_event(meeting, occasion)

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

    def _write_agenda(self, meeting: str, occasion: Occasion) -> None:
        """The secretariat presents; an anchor firm speaks of its own second."""
        anchor = self.cast.at_home(self.pack.code)[0]
        series = f"{self.home.code}-{occasion.day.year}"
        for position, matter in enumerate(occasion.matters, 1):
            presenter = anchor if position == 2 else self.host
            _write_matter(
                self.ledger, meeting, position, matter, series=series, presenter=presenter.id
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
        for position, matter in enumerate(_matters(row["matters"]), 1):
            _write_matter(ledger, meeting, position, matter, series=f"총괄-{day.year}")
    return len(rows)


def _write_matter(
    ledger: Ledger,
    meeting: str,
    position: int,
    matter: Matter,
    *,
    series: str,
    presenter: str | None = None,
) -> None:
    """An agenda item; a decision that was taken has a number in its series."""
    is_decided = matter.kind is AgendaKind.DECISION and matter.outcome
    ledger.add(
        AgendaItem,
        meeting_id=meeting,
        position=position,
        kind=matter.kind,
        title=matter.title,
        presenter_id=presenter,
        planned_minutes=matter.minutes,
        outcome=matter.outcome,
        decision_no=f"{series}-의결-{position}" if is_decided else None,
    )
