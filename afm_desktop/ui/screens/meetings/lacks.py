"""What a meeting lacks, each thing once, and the tab on which it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from afm_desktop.domain.meeting_lacks import Lack, lack_words
from afm_desktop.services.meetings.lacks import gathered
from afm_desktop.services.meetings.model import Lacking, Missing

CONTENT, AGENDA, ROSTER = "content", "agenda", "roster"
RESULTS, ACTIONS, MINUTES = "results", "actions", "minutes"
BOOK, CLOSING = "book", "closing"
"""What is no tab: the paper, and the dialog that closes."""

PLACES: Mapping[Lack, tuple[str, str]] = {
    Lack.DAY: (CONTENT, "starts_at"),
    Lack.PLACE: (CONTENT, "place"),
    Lack.CHAIR: (ROSTER, ""),
    Lack.ROSTER: (ROSTER, ""),
    Lack.AGENDA: (AGENDA, ""),
    Lack.PRESENTER: (AGENDA, "presenter_id"),
    Lack.MINUTES_PLANNED: (AGENDA, "planned_minutes"),
    Lack.OVER_RUN: (AGENDA, ""),
    Lack.WAITING: (AGENDA, ""),
    Lack.LAST_MINUTES: (MINUTES, ""),
    Lack.BOOK: (BOOK, ""),
    Lack.OLD_BOOK: (BOOK, ""),
    Lack.QUORUM: (ROSTER, ""),
    Lack.MARKS: (ROSTER, ""),
    Lack.DECISION: (RESULTS, "decision"),
    Lack.PLACEMENT: (RESULTS, "placement"),
    Lack.CLOSING: (CLOSING, ""),
    Lack.MINUTES: (MINUTES, ""),
}
"""Where each is mended: a tab, and the field on it."""


@dataclass(frozen=True, slots=True)
class Chipped:
    """One thing that is missing, as its chip says it and as it is read out."""

    lack: Lack
    words: str
    spoken: str
    item_id: str | None

    @property
    def place(self) -> tuple[str, str]:
        """The tab and the field where it is mended."""
        return PLACES[self.lack]


def chips(missing: Iterable[Missing]) -> tuple[Chipped, ...]:
    """Each kind once, in the order in which one would see to it."""
    return tuple(_chip(one) for one in gathered(missing))


def _chip(one: Lacking) -> Chipped:
    words, titles = lack_words(one.lack, one.count), ", ".join(one.titles)
    return Chipped(one.lack, words, f"{words}: {titles}" if titles else words, one.item_id)
