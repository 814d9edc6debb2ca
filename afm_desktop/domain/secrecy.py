"""Classes of confidentiality: which is the stricter, whose text a paper may hold, what needs why.

A copy of a demand leaves by a way; whether it needs a reason depends on the demand, the way and
the class of what leaves, and on nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.domain.enums import Confidentiality

_ORDER = tuple(Confidentiality)
WITHHELD = "(비공개)"
"""What stands for a text that goes beyond the class of a paper."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way out of the program, and which classes need a reason on it.

    What is on a national core technology needs one on every way.
    """

    guards: frozenset[Confidentiality] = frozenset()


MARKED = Way()
"""Lists, papers and answers stay with those whose eyes their class is for."""
TO_OTHERS = Way(frozenset({Confidentiality.SECRET, Confidentiality.CLASSIFIED}))
"""Forms go to other bodies, and tell all of a demand whatever its class."""


def strictest(*marks: Confidentiality) -> Confidentiality:
    """The strictest of some classes; 공개 of none."""
    return max(marks, key=_ORDER.index, default=Confidentiality.PUBLIC)


def goes_beyond(mark: Confidentiality, paper: Confidentiality) -> bool:
    """Whether what has this class may not stand in a paper of that class."""
    return _ORDER.index(mark) > _ORDER.index(paper)


def needs_reason(
    mark: Confidentiality | None,
    *,
    is_core: bool,
    way: Way = MARKED,
    paper: Confidentiality | None = None,
) -> bool:
    """Whether a demand leaves only for a reason; what the class of a paper withholds does not.

    Without a class of its own a paper tells all; without one a demand is 공개.
    """
    mark = mark or Confidentiality.PUBLIC
    if paper is not None and goes_beyond(mark, paper):
        return False
    return is_core or mark in way.guards
