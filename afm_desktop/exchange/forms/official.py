"""기안문 본문: numbered as the rules for official documents have it, 1. 가. 1) 가), to 끝."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from afm_desktop.domain.numbering import letter_of

_CIRCLED = 14  # ㉮ to ㉻
_SHIFT = "  "  # two letters to the right for each level
_END = "  끝."


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item with those below it."""

    text: str
    below: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Official:
    """An official letter as it is typed into a 기안문."""

    subject: str
    items: tuple[Item, ...]
    enclosed: tuple[str, ...] = ()

    def body(self) -> str:
        """The text below 제목, with what is enclosed and 끝."""
        lines = list(_numbered(self.items, 0))
        if not self.enclosed:
            lines[-1] += _END
            return "\n".join(lines)
        return "\n".join([*lines, "", *_enclosed(self.enclosed)])

    def whole(self) -> str:
        """With 제목 above."""
        return f"제목  {self.subject}\n\n{self.body()}"


def _enclosed(what: Sequence[str]) -> Iterable[str]:
    if len(what) == 1:
        yield f"붙임  {what[0]}.{_END}"
        return
    for number, one in enumerate(what, 1):
        head = "붙임  " if number == 1 else "      "
        yield f"{head}{number}. {one}.{_END if number == len(what) else ''}"


def _numbered(items: Sequence[Item], level: int) -> Iterable[str]:
    """The lines of a level; an item that stands alone has no number."""
    for number, item in enumerate(items):
        mark = f"{_mark(level, number)} " if len(items) > 1 else ""
        yield f"{_SHIFT * level}{mark}{item.text}"
        yield from _numbered(item.below, level + 1)


def _mark(level: int, number: int) -> str:
    """1. 가. 1) 가) (1) (가) ① ㉮; after 하 comes 거."""
    figure = str(number + 1)
    letter = letter_of(number)
    if level == 6:
        return chr(ord("①") + number) if number < 20 else f"({figure})"
    if level == 7:
        return chr(ord("㉮") + number) if number < _CIRCLED else f"({letter})"
    sign = letter if level % 2 else figure
    return (f"{sign}.", f"{sign})", f"({sign})")[level // 2]
