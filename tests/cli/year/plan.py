"""What the bodies of a year ask for, told apart from the program: the sums are counted here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

CODES = ("AUT", "SHP", "BAT", "SEM", "ELC", "MCH", "STL", "CHM", "TEX", "BIO", "AER", "FOD")
WITHOUT, WITH = 107, 53
"""Bodies without the program, which ask once, and those with it, which ask twice."""
SILENT = 3
"""Bodies that are sent a form and never answer."""
DEMANDS = WITHOUT + 2 * WITH
SOURCES = ("국비", "시·도비", "시·군·구비", "민간부담금(현금)", "민간부담금(현물)")
SIZES = ("대기업", "중견기업", "중기업", "소기업")
PLACES = ("경기도", "경상북도", "서울특별시", "충청남도", "울산광역시")
LEVELS = {"비공개(영업비밀)": 3, "대외비": 2, "당사자·간사 한정": 6, "분과 한정": 40}
"""How many demands are of each class; all others are 공개."""
HANGUL = (19, 50, 77, 103)
"""Who answers on a Hangul form."""
_PLAIN = (0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18)
TECHNOLOGIES = {"inspection": "AI 품질검사", "robot": "로봇·자동화", "energy": "에너지 관리"}


@dataclass(frozen=True)
class Body:
    """An anchor firm of a division."""

    name: str
    division: str
    size: str
    place: str
    person: str


@dataclass(frozen=True)
class Wanted:
    """What a body asks for."""

    number: int
    body: Body
    title: str
    budget: tuple[tuple[int, str, int], ...]
    level: str = "공개"
    control_number: str | None = None
    is_core: bool = False
    technologies: tuple[str, ...] = ()
    answers: dict[str, Any] = field(default_factory=dict)

    @property
    def won(self) -> int:
        return sum(amount for _, _, amount in self.budget)

    def won_of(self, source: str) -> int:
        return sum(amount for _, said, amount in self.budget if said == source)

    def won_in(self, year: int) -> int:
        return sum(amount for said, _, amount in self.budget if said == year)

    def with_(self, **changed: Any) -> Wanted:
        return replace(self, **changed)


@cache
def bodies() -> tuple[Body, ...]:
    """Those without the program, those with it, and those who never answer."""
    return tuple(
        Body(
            f"예시{_syllables(number)}산업",
            CODES[number % 12 if number % 4 else number // 4 % 3],
            SIZES[number % 4],
            PLACES[number % 5],
            f"김{_syllables(number)}",
        )
        for number in range(WITHOUT + WITH + SILENT)
    )


def _syllables(number: int) -> str:
    """A word that differs from every other in two syllables, so that no two look like one."""
    first, second = divmod(number, 14)
    places = zip((first, second, (first + second) % 14), (0, 8, 20), strict=True)
    return "".join(chr(0xAC00 + 588 * _PLAIN[place] + 28 * vowel) for place, vowel in places)


@cache
def demands(year: int) -> tuple[Wanted, ...]:
    """213 demands: one of each body without the program, two of each with it."""
    asking = [*bodies()[:WITHOUT], *(body for body in bodies()[WITHOUT:][:WITH] for _ in (0, 1))]
    levels = [level for level, count in LEVELS.items() for _ in range(count)]
    by_number = {(7 + 4 * place) % DEMANDS: level for place, level in enumerate(levels)}
    return tuple(
        _wanted(number, body, year, by_number.get(number, "공개"))
        for number, body in enumerate(asking)
    )


def _wanted(number: int, body: Body, year: int, level: str) -> Wanted:
    return Wanted(
        number,
        body,
        f"{body.name} {'가나다라마바사아'[number % 8]}공정 자율제어 {number}",
        tuple(_budget(number, year)),
        level,
        f"대외비-{number}" if level == "대외비" else None,
        is_core=number % 43 == 5,
        technologies=tuple(TECHNOLOGIES)[: 1 + number % 3],
    )


def _budget(number: int, year: int) -> list[tuple[int, str, int]]:
    """Odd won, so that every rounding to 백만원 leaves something over."""
    lines = []
    for later in range(1 + number % 3):
        for place, source in enumerate(SOURCES):
            if place in (0, 3) or (number + place + later) % 3 == 0:
                odd = 7_919 * (number + 1) + 104_729 * (place + 1) + 499_979 * (later + 1)
                lines.append((year + later, source, 73_456_789 * (place + 2) + odd))
    return lines


def answers_of(wanted: Wanted, today: date) -> dict[str, Any]:
    """The answers to the ready-made form, by its keys and in its words."""
    number = wanted.number
    return {
        "contact_id": wanted.body.person,
        "title": wanted.title,
        "process": f"{'가나다라'[number % 4]}공정",
        "product": "예시 부품",
        "as_is": f"사람이 하루 {number + 2:,}번 잰다.",
        "problem": "불량이 잦다.",
        "to_be": "스스로 맞춘다.",
        "development": "AI 제어와 로봇",
        "trl_from": 3 + number % 3,
        "trl_to": 6 + number % 3,
        "starts_on": today + timedelta(days=90),
        "ends_on": today + timedelta(days=800),
        "data_sharing": "분과 안",
        "effects": "불량이 준다.",
        "confidentiality": wanted.level,
        "control_number": wanted.control_number,
        "is_core_technology": "예" if wanted.is_core else "아니요",
        **wanted.answers,
    }


def kpis_of(wanted: Wanted) -> list[tuple[Any, ...]]:
    number = wanted.number
    rows = [("불량률", "%", 3 + number % 5, 1), ("설비종합효율", "%", 60, 80 + number % 7)]
    return rows[: 1 + number % 2]


def partners_of(wanted: Wanted) -> list[tuple[str, str]]:
    other = bodies()[(wanted.number * 7 + 3) % WITHOUT]
    rows = [(wanted.body.name, "주관")]
    return rows if other == wanted.body else [*rows, (other.name, "수요기업")]
