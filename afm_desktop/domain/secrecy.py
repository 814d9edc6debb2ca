"""Classes of confidentiality: which is the stricter, and whose text a paper may hold."""

from __future__ import annotations

from afm_desktop.domain.enums import Confidentiality

_ORDER = tuple(Confidentiality)
GUARDED = (Confidentiality.SECRET, Confidentiality.CLASSIFIED)
"""Classes of what leaves only for a reason that is recorded, as a national core technology does."""
WITHHELD = "(비공개)"
"""What stands for a text that goes beyond the class of a paper."""


def strictest(*marks: Confidentiality) -> Confidentiality:
    """The strictest of some classes; 공개 of none."""
    return max(marks, key=_ORDER.index, default=Confidentiality.PUBLIC)


def goes_beyond(mark: Confidentiality, paper: Confidentiality) -> bool:
    """Whether what has this class may not stand in a paper of that class."""
    return _ORDER.index(mark) > _ORDER.index(paper)


def is_guarded(
    mark: Confidentiality | None, *, is_core: bool, paper: Confidentiality | None = None
) -> bool:
    """Whether what has this class leaves only for a reason; in a paper that hides it, it does not.

    That a national core technology is among others is told even where its text is left out.
    """
    if is_core:
        return True
    return mark in GUARDED and (paper is None or not goes_beyond(mark, paper))
