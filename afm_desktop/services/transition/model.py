"""What going over to another structure is given, and what it says it does."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from afm_desktop.domain.enums import Basis


class Kind(StrEnum):
    """What may be given to a division of its own choice; named as its table."""

    BODY = "organizations"
    DEMAND = "demands"
    PROJECT = "lead_projects"
    APPOINTMENT = "appointments"


class Handed(NamedTuple):
    """One record of a division that is split; the division by its code."""

    division: str
    kind: Kind
    id: str


@dataclass(frozen=True, slots=True)
class NewDivision:
    """A division of the new structure; the body that runs it is named as lists name it."""

    code: str
    name: str
    short_name: str = ""
    english_name: str = ""
    secretariat: str = ""
    id: str = ""
    """Of a division every office knows by the same id."""
    source: str = ""
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class NewStructure:
    """The structure to go over to, in force from `starts_on`."""

    name: str
    starts_on: date | None
    divisions: tuple[NewDivision, ...]
    code: str = ""
    id: str = ""
    source: str = ""
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A structure, which divisions follow each present one (the first of them in the main), and
    where each record of a split division goes. Divisions by their codes.
    """

    structure: NewStructure
    successors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    choices: Mapping[Handed, str] = field(default_factory=dict)
    also: Mapping[Handed, tuple[str, ...]] = field(default_factory=dict)
    """Further divisions a body of a split division sits in, beside its choice."""

    def is_split(self, division: str) -> bool:
        """Whether several divisions follow one."""
        return len(self.successors.get(division, ())) > 1


class Part(StrEnum):
    """A part of a plan, where a problem stands."""

    STRUCTURE = "structure"
    DIVISIONS = "divisions"
    MAPPING = "mapping"
    CHOICES = "choices"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a plan cannot be carried out, in words.

    `key` is the place of a new division in its order, the code of a present one, or what `Handed`
    names; `field` is what is wrong of it.
    """

    part: Part
    reason: str
    key: tuple[str, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """How much goes from one division to another."""

    members: int = 0
    """Bodies that sit in the new division because they sat in the old one."""
    joined: int = 0
    """Those of them that come from several divisions and sit once."""
    demands: int = 0
    projects: int = 0
    meetings: int = 0
    issues: int = 0
    events: int = 0
    appointments: int = 0


@dataclass(frozen=True, slots=True)
class Line:
    """What one division hands to one that follows it."""

    old_code: str
    old_name: str
    new_code: str
    new_name: str
    moved: Moved


@dataclass(frozen=True, slots=True)
class Left:
    """What stays with a division because it was over before the day."""

    code: str
    name: str
    demands: int
    projects: int
    meetings: int


@dataclass(frozen=True, slots=True)
class Choosable:
    """A record of a split division with where it goes; one that `must` be chosen follows nobody."""

    handed: Handed
    name: str
    must: bool
    chosen: str = ""
    also: tuple[str, ...] = ()

    @property
    def codes(self) -> tuple[str, ...]:
        """All divisions it goes to, the one its demands follow first."""
        return (self.chosen, *self.also) if self.chosen else ()


@dataclass(frozen=True, slots=True)
class TransitionReport:
    """What going over does, or why it cannot be done; a rehearsal has no gesture."""

    structure: NewStructure
    lines: tuple[Line, ...] = ()
    left: tuple[Left, ...] = ()
    new: tuple[str, ...] = ()
    """The names of divisions that follow none."""
    without_secretariat: tuple[str, ...] = ()
    ended_appointments: int = 0
    """Appointments that end with their division and are not begun anew."""
    problems: tuple[Problem, ...] = ()
    gesture: str | None = None

    @property
    def is_possible(self) -> bool:
        """Whether nothing stands in the way."""
        return not self.problems

    def total(self, name: str) -> int:
        """The sum of a count over all lines."""
        return sum(getattr(line.moved, name) for line in self.lines)
