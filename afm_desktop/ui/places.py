"""Where somebody is in the program, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote, unquote, urlencode

LONGEST_TRAIL = 100
MARK = "#"
NEW = "new"
"""The record of a place where one that is not there yet begins."""


@dataclass(frozen=True, slots=True)
class Place:
    """A screen, the record it shows and what its list is narrowed to."""

    screen: str
    record: str | None = None
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    text: str = ""

    def filter(self, key: str) -> tuple[str, ...]:
        """The values one filter lets through; none when it is not set."""
        return dict(self.filters).get(key, ())

    def link(self) -> str:
        """The place as text that can be sent and pasted: `#demands/<id>?status=submitted`."""
        asked = [(key, value) for key, values in self.filters for value in values]
        if self.text:
            asked.append(("", self.text))
        record = f"/{quote(self.record, safe='')}" if self.record else ""
        return f"{MARK}{self.screen}{record}" + (f"?{urlencode(asked)}" if asked else "")


def from_link(text: str) -> Place | None:
    """The place a link names, or None when the text is no link."""
    text = text.strip()
    if not text.startswith(MARK):
        return None
    where, _, asked = text.removeprefix(MARK).partition("?")
    screen, _, record = where.partition("/")
    if not screen.isidentifier():
        return None
    pairs = parse_qsl(asked)
    return Place(
        screen,
        unquote(record) or None,
        _grouped((key, value) for key, value in pairs if key),
        next((value for key, value in pairs if not key), ""),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return tuple((key, tuple(values)) for key, values in found.items())


class Trail:
    """The places that were visited, and which of them is shown."""

    def __init__(self) -> None:
        self._places: list[Place] = []
        self._at = -1

    @property
    def here(self) -> Place | None:
        return self._places[self._at] if self._places else None

    @property
    def can_go_back(self) -> bool:
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        return self._at < len(self._places) - 1

    def visit(self, place: Place) -> None:
        """Go to a place; what lay ahead is forgotten."""
        if place == self.here:
            return
        self._places = [*self._places[: self._at + 1], place][-LONGEST_TRAIL:]
        self._at = len(self._places) - 1

    def amend(self, place: Place) -> None:
        """Say more exactly where one is, as when another record is chosen in a list."""
        if self._places:
            self._places[self._at] = place
        else:
            self.visit(place)

    def back(self) -> Place | None:
        """The place before, or None at the first one."""
        if not self.can_go_back:
            return None
        self._at -= 1
        return self.here

    def forward(self) -> Place | None:
        """The place after, or None at the last one."""
        if not self.can_go_forward:
            return None
        self._at += 1
        return self.here
