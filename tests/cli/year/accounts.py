"""The accounts of a year, kept by hand: where each demand stands, and every sum of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from tests.cli.year.plan import CODES, SOURCES, Wanted

MILLION = 1_000_000
LEFT = ("merged", "withdrawn")
"""Whose money is in no total: it is asked for by another, or by nobody."""
EVALUATED = ("selected", "reserved", "not_selected")
PASSED = ("candidate", *EVALUATED)
LOCAL, PRIVATE = SOURCES[1:3], SOURCES[3:]


@dataclass
class Accounts:
    """Where the demands of a year stand, by their numbers in the plan."""

    wanted: dict[int, Wanted]
    status: dict[int, str] = field(default_factory=dict)
    passed: set[int] = field(default_factory=set)
    """Who once passed the screening."""

    def move(self, numbers: Iterable[int], to: str) -> None:
        for number in numbers:
            self.status[number] = to
            if to == "candidate":
                self.passed.add(number)

    def copy(self) -> Accounts:
        return Accounts(dict(self.wanted), dict(self.status), set(self.passed))

    def at(self, *statuses: str, division: str | None = None) -> list[int]:
        return [
            number
            for number, status in sorted(self.status.items())
            if (not statuses or status in statuses)
            and division in (None, self.wanted[number].body.division)
        ]

    def received(self, division: str | None = None) -> list[int]:
        away = ("draft", "submitted", "rejected")
        return [one for one in self.at(division=division) if self.status[one] not in away]

    def counted(self, division: str | None = None) -> list[int]:
        """Whose money is in the totals."""
        return [one for one in self.received(division) if self.status[one] not in LEFT]

    def counts(self, division: str | None = None) -> Counter[str]:
        return Counter(self.status[one] for one in self.at(division=division))

    def by_division(self) -> dict[str, Counter[str]]:
        return {code: self.counts(code) for code in CODES}

    def won(self, numbers: Collection[int], *sources: str) -> int:
        wanted = (self.wanted[one] for one in numbers)
        return sum(sum(map(one.won_of, sources)) if sources else one.won for one in wanted)

    def shares(self, numbers: Collection[int]) -> tuple[int, int, int, int]:
        """All, 국비, 지방비 and 민간."""
        parts = (SOURCES[:1], LOCAL, PRIVATE)
        told = [self.won(numbers, *sources) for sources in parts]
        return (self.won(numbers), *told)  # type: ignore[return-value]

    def won_by_year(self, numbers: Collection[int]) -> dict[int, list[int]]:
        """Of every year the won of each source."""
        years = sorted({year for one in numbers for year, _, _ in self.wanted[one].budget})
        lines = [line for one in numbers for line in self.wanted[one].budget]
        return {
            year: [
                sum(won for at, said, won in lines if (at, said) == (year, source))
                for source in SOURCES
            ]
            for year in years
        }


def millions(won: int) -> int:
    """백만원, half of one up."""
    return (won + MILLION // 2) // MILLION


def is_rounded(printed: int, won: int) -> bool:
    """Whether a printed figure is one of the two whole ones beside the exact one."""
    return abs(printed * MILLION - won) < MILLION


def check_table(rows: list[list[int]], total: list[int], exact: Callable[[int], list[int]]) -> int:
    """Rows of 계 and its parts add up across and down, and each part is rounded from its own.

    Answers how many sums were compared. 계 is the sum of what is printed beside it, so that it
    may stand as far from the exact one as its parts together.
    """
    for place, (whole, *parts) in enumerate(rows):
        assert whole == sum(parts), rows[place]
        won, *wons = exact(place)
        assert won == sum(wons)
        assert abs(whole * MILLION - won) < len(parts) * MILLION
        for printed, exactly in zip(parts, wons, strict=True):
            assert is_rounded(printed, exactly), (place, printed, exactly)
    assert total == [sum(column) for column in zip(*rows, strict=True)]
    wons = [exact(place) for place in range(len(rows))]
    assert total[0] == millions(sum(won[0] for won in wons))
    return len(rows) * (len(total) + 1) + len(total) + 1
