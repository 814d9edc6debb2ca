"""Where the bodies of the demonstration sit, since when, and which seats they gave up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from afm_desktop.domain.enums import LinkKind, MemberRole
from afm_desktop.domain.periods import holds
from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.days import LAUNCH, after, meeting_days
from afm_desktop.services.demonstration.packs import Pack, packs

_LATER = (
    date(2024, 10, 14),
    date(2024, 12, 3),
    date(2025, 3, 17),
    date(2025, 6, 9),
    date(2025, 9, 22),
    date(2025, 11, 18),
    date(2026, 2, 9),
)
_FROM_THE_START = 6  # of ten bodies
_MOST_SEATS = 3
_LEAVERS = ("AUT", "BAT", "SEM", "ELC", "MCH", "MCH", "STL", "CHM", "FOD")
_LONG_GONE = ("SEM", "ELC")
_REASONS = ("주력 품목 전환", "사업 정리", "주관 분과로 활동 통합")


@dataclass(frozen=True, slots=True)
class Seat:
    """A stay of a body in a division; `reason` is why it ended."""

    body: Body
    division: str
    role: MemberRole
    joined_on: date
    left_on: date | None = None
    reason: str | None = None

    def held_on(self, day: date) -> bool:
        """Whether the body sits there on a day."""
        return holds(day, self.joined_on, self.left_on)


@dataclass(frozen=True, slots=True)
class Cast:
    """All invented bodies of one copy, with their seats."""

    copy: int
    bodies: tuple[Body, ...]
    seats: tuple[Seat, ...]

    @property
    def is_first(self) -> bool:
        """Whether this is the demonstration itself and none of its multiples."""
        return self.copy == 1

    def at_home(self, division: str) -> list[Body]:
        """Firms whose home a division is."""
        return [body for body in self.bodies if body.is_firm and body.home == division]

    def present(self, division: str, day: date) -> list[Body]:
        """Bodies that sit in a division on a day, in the order of their seats."""
        return [seat.body for seat in self.seats if seat.division == division and seat.held_on(day)]

    def secretariat(self, division: str) -> Body:
        """The body that runs a division's meetings; a real secretariat has a stand-in."""
        seats = [seat for seat in self.seats if seat.division == division]
        for role in (MemberRole.SECRETARIAT, MemberRole.SUPPORT):
            for seat in seats:
                if seat.role is role:
                    return seat.body
        raise LookupError(division)


def seat(copy: int, bodies: Sequence[Body]) -> Cast:
    """Seat the bodies of one copy."""
    rng = Random(f"참여 {copy}")
    seats = [_home_seat(body, rng) for body in bodies]
    seats += [
        Seat(body, division, body.role, LAUNCH) for body in bodies for division in body.also_in
    ]
    seats += _guests(bodies, seats, rng)
    seats += _leavers(bodies, seats, rng)
    return Cast(copy, tuple(bodies), tuple(seats))


def _home_seat(body: Body, rng: Random) -> Seat:
    is_early = body.level in (None, 0) or rng.randrange(10) < _FROM_THE_START
    return Seat(body, body.home, body.role, LAUNCH if is_early else rng.choice(_LATER))


def _guests(bodies: Sequence[Body], seats: Sequence[Seat], rng: Random) -> Iterator[Seat]:
    """Suppliers that also sit in a second or third division; the first of them are new."""
    taken = Counter(seat.body.id for seat in seats)
    for position, pack in enumerate(packs(), 1):
        chosen = sorted(_candidates(bodies, pack, taken), key=lambda body: _fitness(body, rng))
        for number, body in enumerate(chosen[: pack.guests]):
            taken[body.id] += 1
            recent = after(meeting_days(position).last, 6 + (position * 5 + number * 9) % 22)
            is_new = number < pack.newcomers
            yield Seat(body, pack.code, MemberRole.MEMBER, recent if is_new else rng.choice(_LATER))


def _candidates(bodies: Sequence[Body], pack: Pack, taken: Mapping[str, int]) -> list[Body]:
    return [
        body
        for body in bodies
        if body.home in pack.related and body.level in (1, 2) and taken[body.id] < _MOST_SEATS
    ]


def _fitness(body: Body, rng: Random) -> tuple[bool, float]:
    """Makers of software and equipment serve many industries."""
    is_general = body.family is not None and body.family.kind in (
        LinkKind.SOFTWARE,
        LinkKind.EQUIPMENT,
    )
    return not is_general, rng.random()


def _leavers(bodies: Sequence[Body], seats: Sequence[Seat], rng: Random) -> Iterator[Seat]:
    """Bodies that gave up their second seat and keep their home."""
    sitting = {(seat.body.id, seat.division) for seat in seats}
    days = {pack.code: meeting_days(position) for position, pack in enumerate(packs(), 1)}
    of_code = {pack.code: pack for pack in packs()}
    for number, code in enumerate(_LEAVERS):
        pack = of_code[code]
        free = [
            body
            for body in bodies
            if body.home in pack.related and body.level in (2, 3) and (body.id, code) not in sitting
        ]
        body = rng.choice(free)
        sitting.add((body.id, code))
        left_on = (
            date(2026, 2, 27) if code in _LONG_GONE else after(days[code].last, 9 + number * 2)
        )
        yield Seat(body, code, MemberRole.MEMBER, date(2024, 10, 14), left_on, rng.choice(_REASONS))
