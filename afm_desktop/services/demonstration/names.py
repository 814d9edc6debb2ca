"""Invented names: of bodies, which all begin with 예시, and of people, whom nobody can mistake."""

from __future__ import annotations

from random import Random

from afm_desktop.services.demonstration.packs import read

OFFICE = "예시 총괄 사무국"


class NameGiver:
    """Gives each body of a copy a name that no other has."""

    def __init__(self, copy: int) -> None:
        found = read("names")
        self._prefix = str(found["prefix"])
        self._stems = list(found["stems"])
        Random("이름").shuffle(self._stems)
        self._number = numbered("", copy)
        self._used: set[str] = set()
        self._next = 0

    def give(self, suffix: str) -> str:
        """The next unused name that ends as its trade does."""
        while True:
            stem = self._stems[self._next % len(self._stems)]
            self._next += 1
            name = f"{self._prefix}{stem}{suffix}{self._number}"
            if name not in self._used:
                self._used.add(name)
                return name


def numbered(name: str, copy: int) -> str:
    """The name as it is in a copy; the first bears no number."""
    return name if copy == 1 else f"{name}{copy}"


def person_name(number: int) -> str:
    """`김예시`, `이예시`, … `김견본`: a surname and a word for an example."""
    surnames, given = read("names")["surnames"], read("names")["given"]
    return f"{surnames[number % len(surnames)]}{given[number // len(surnames) % len(given)]}"
