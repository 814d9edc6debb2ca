"""The lines of a section as text that is typed: each begins with the mark of its level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from afm_desktop.domain.enums import LineLevel
from afm_desktop.services.status import NarrativeLine

MARKS: Mapping[LineLevel, str] = {
    LineLevel.TOPIC: "□",
    LineLevel.POINT: "○",
    LineLevel.DETAIL: "-",
    LineLevel.NOTE: "※",
}
_LIKE: Mapping[LineLevel, str] = {
    LineLevel.TOPIC: "□■ㅁ◇",
    LineLevel.POINT: "○●◦ㅇ〇",
    LineLevel.DETAIL: "-–—",
    LineLevel.NOTE: "※*",
}
"""What people type for a mark; ㅁ and ㅇ are the keys nearest to it."""
_SURE = "□○※"
"""Marks that are never part of the text."""
_INDENT: Mapping[LineLevel, int] = {
    LineLevel.TOPIC: 0,
    LineLevel.POINT: 1,
    LineLevel.DETAIL: 2,
    LineLevel.NOTE: 3,
}


def as_text(lines: Iterable[NarrativeLine]) -> str:
    """The lines below one another, deeper ones further in."""
    return "\n".join(marked(line) for line in lines)


def marked(line: NarrativeLine) -> str:
    """One line with its mark."""
    return f"{' ' * _INDENT[line.level]}{MARKS[line.level]} {line.text}"


def as_lines(text: str) -> list[NarrativeLine]:
    """The lines that were typed; one without a mark is a ○ line, an empty one is none."""
    return [read_line(line) for line in text.split("\n") if line.strip()]


def read_line(text: str) -> NarrativeLine:
    """One typed line; `-` counts only with a space behind it, so that -3% stays a figure."""
    bare = text.strip()
    for level, signs in _LIKE.items():
        if bare and bare[0] in signs and (bare[0] in _SURE or not bare[1:2].strip()):
            return NarrativeLine(level, bare[1:].strip())
    return NarrativeLine(LineLevel.POINT, bare)
