"""What is wanted of replies: answers that are left out, and the files that go with each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from afm_desktop.services.requests.model import Received, Reply, Unreadable


class Wanted:
    """Everything is wanted as it came, until something is turned on or off."""

    def __init__(self, received: Received | None = None) -> None:
        self._received = received or Received(())
        self._answers: dict[int, frozenset[str]] = {}
        self._files: dict[int, tuple[Path, ...]] = {}

    @property
    def replies(self) -> tuple[Reply | Unreadable, ...]:
        """The replies as they are wanted."""
        return tuple(self._wanted(place, one) for place, one in enumerate(self._received.replies))

    @property
    def loose(self) -> tuple[Path, ...]:
        """The files that belong to no reply."""
        taken = {path for paths in self._files.values() for path in paths}
        return tuple(path for path in self._received.loose if path not in taken)

    @property
    def attached(self) -> frozenset[int]:
        """The places of what is no reply and was given to one as a file."""
        taken = {path for paths in self._files.values() for path in paths}
        return frozenset(
            place
            for place, one in enumerate(self._received.replies)
            if isinstance(one, Unreadable) and one.path in taken
        )

    def files_of(self, place: int) -> Sequence[tuple[Path, bool]]:
        """The files that may go with a reply, and whether each does; first those that came so."""
        reply = self._received.replies[place]
        if not isinstance(reply, Reply):
            return ()
        chosen = self._chosen(place, reply)
        by_hand = [path for path in self._received.loose if path in (*chosen, *self.loose)]
        return [(path, path in chosen) for path in (*reply.enclosures, *by_hand)]

    def turn_answer(self, place: int, answer: str, *, is_on: bool) -> None:
        """Take an answer of a reply, or leave it out."""
        known = self._answers.get(place, frozenset())
        self._answers[place] = known - {answer} if is_on else known | {answer}

    def turn_file(self, place: int, path: Path, *, is_on: bool) -> None:
        """Attach a file to the demand of a reply, or do not."""
        reply = self._received.replies[place]
        if isinstance(reply, Reply):
            others = tuple(one for one in self._chosen(place, reply) if one != path)
            self._files[place] = (*others, path) if is_on else others

    def _wanted(self, place: int, one: Reply | Unreadable) -> Reply | Unreadable:
        if not isinstance(one, Reply):
            return one
        unwanted = self._answers.get(place, frozenset())
        return replace(one, enclosures=self._chosen(place, one), unwanted=unwanted)

    def _chosen(self, place: int, reply: Reply) -> tuple[Path, ...]:
        return self._files.get(place, reply.enclosures)
