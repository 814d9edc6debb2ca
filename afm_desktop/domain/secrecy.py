"""Classes of confidentiality: which is the stricter, and whose text a paper may hold."""

from __future__ import annotations

from afm_desktop.domain.enums import Confidentiality

_ORDER = tuple(Confidentiality)
WITHHELD = "(비공개)"
"""What stands for a text that goes beyond the class of a paper."""


def strictest(*marks: Confidentiality) -> Confidentiality:
    """The strictest of some classes; 공개 of none."""
    return max(marks, key=_ORDER.index, default=Confidentiality.PUBLIC)


def goes_beyond(mark: Confidentiality, paper: Confidentiality) -> bool:
    """Whether what has this class may not stand in a paper of that class."""
    return _ORDER.index(mark) > _ORDER.index(paper)
