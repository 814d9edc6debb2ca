"""What the palette offers for what is typed: records, screens and commands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from afm_desktop.domain.dates import day_words
from afm_desktop.domain.hangul import matches
from afm_desktop.domain.words import word
from afm_desktop.ui.commands import Commands
from afm_desktop.ui.labels import frame
from afm_desktop.ui.places import Place, from_link
from afm_desktop.ui.screens.screen import ScreenSpec

if TYPE_CHECKING:
    from afm_desktop.services.hits import Hit

MOST_COMMANDS = 6
_TAGS = "tags"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    section: str
    words: str
    icon: str
    run: Callable[[], None]
    about: str = ""
    keys: str = ""


class Entries:
    """Makes the lines of the palette for one window."""

    def __init__(
        self,
        commands: Commands,
        screens: Sequence[ScreenSpec],
        navigate: Callable[[Place], None],
    ) -> None:
        self._commands, self._screens, self._navigate = commands, screens, navigate
        self._homes: Mapping[str, ScreenSpec] = {
            screen.finds: screen for screen in screens if screen.finds
        }

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds of record that some screen can open, and tags, which lead to lists."""
        return tuple(kind for kind in frame.SECTIONS if kind in self._homes or kind == _TAGS)

    def of_hits(self, hits: Iterable[Hit]) -> Iterator[Entry]:
        """Records that were found."""
        for hit in hits:
            home = self._homes.get(hit.within or hit.kind)
            if home is not None:
                place = Place(home.key, hit.id)
                if hit.kind == _TAGS:
                    place = Place(home.key, filters=((_TAGS, (hit.id,)),))
                yield Entry(
                    frame.SECTIONS[hit.kind],
                    hit.name,
                    home.icon,
                    self._to(place),
                    frame.TEMPLATE if hit.is_template else " · ".join(map(_fact, hit.about)),
                )

    def typed(self, text: str) -> Iterator[Entry]:
        """Places, screens and commands the text names; without a text all screens."""
        yield from self._linked(text)
        for screen in self._screens:
            if _names(text, screen.words):
                keys = self._commands.keys_of(f"screen.{screen.key}")
                yield Entry(
                    frame.SECTIONS["screens"],
                    screen.words,
                    screen.icon,
                    self._to(Place(screen.key)),
                    screen.group,
                    keys,
                )
        yield from self._of_commands(text)

    def _of_commands(self, text: str) -> Iterator[Entry]:
        found = (spec for spec in self._commands.offered())
        taken = 0
        for spec in found:
            words = self._commands.words(spec.key)
            if taken < MOST_COMMANDS and _names(text, words, spec.tooltip):
                taken += 1
                yield Entry(
                    frame.SECTIONS["commands"],
                    words.rstrip("…"),
                    spec.icon or "chevron-right",
                    self._running(spec.key),
                    spec.tooltip,
                    self._commands.keys_of(spec.key),
                )

    def _linked(self, text: str) -> Iterator[Entry]:
        place = from_link(text)
        screen = place and next((s for s in self._screens if s.key == place.screen), None)
        if place is not None and screen:
            yield Entry(
                frame.SECTIONS["links"],
                frame.PALETTE_LINK,
                "link",
                self._to(place),
                screen.words,
            )

    def _to(self, place: Place) -> Callable[[], None]:
        return lambda: self._navigate(place)

    def _running(self, key: str) -> Callable[[], None]:
        def run() -> None:
            self._commands.run(key)

        return run


def _names(text: str, *texts: str) -> bool:
    """Whether what is typed names one of the texts; nothing typed names all."""
    return any(matches(text, each) for each in texts)


def _fact(fact: str | StrEnum | date) -> str:
    if isinstance(fact, StrEnum):
        return word(fact)
    return day_words(fact) if isinstance(fact, date) else fact
