"""Where everything goes once a plan is sound: divisions by their ids, and what has been moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from afm_desktop.services.transition.facts import OldDivision
from afm_desktop.services.transition.model import Kind
from afm_desktop.services.transition.open_matters import Matter

Chosen = tuple[str, Kind, str]


@dataclass(frozen=True, slots=True)
class Course:
    """The old divisions with those that follow each, in the order of the plan."""

    day: date
    old: Mapping[str, OldDivision]
    follows: Mapping[str, tuple[str, ...]]
    chosen: Mapping[Chosen, str]
    also: Mapping[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)
    """By an old division and a body of it, where that sits beside."""
    tally: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """By old and new division and what is counted."""

    def main(self, old: str) -> str:
        """The division that follows another in the main."""
        return self.follows[old][0]

    def of_body(self, old: str, body: str | None) -> str:
        """Where a body of a division goes."""
        return self.chosen.get((old, Kind.BODY, body or ""), self.main(old))

    def others_of_body(self, old: str, body: str | None) -> tuple[str, ...]:
        """Where it goes as well."""
        first, also = self.of_body(old, body), self.also.get((old, body or ""), ())
        return tuple(new for new in dict.fromkeys(also) if new != first)

    def of_matter(self, kind: Kind, matter: Matter) -> str:
        """Where a demand or project goes: where it was put, else with its body."""
        own = self.chosen.get((matter.division, kind, matter.id))
        if own is not None:
            return own
        bodies = ((matter.division, Kind.BODY, body) for body in matter.bodies)
        found = (self.chosen[place] for place in bodies if place in self.chosen)
        return next(found, self.main(matter.division))

    def of_appointment(self, old: str, id: str, body: str | None) -> str:
        """Where an appointment goes: where it was put, else with the person's body."""
        return self.chosen.get((old, Kind.APPOINTMENT, id)) or self.of_body(old, body)

    def count(self, old: str, new: str, what: str) -> None:
        """Note that one more went from a division to another."""
        self.tally[old, new, what] += 1

    def predecessors(self, new: str) -> list[OldDivision]:
        """The divisions that one follows."""
        return [self.old[old] for old, news in self.follows.items() if new in news]
