"""What a meeting lacks, each thing once, and the tab on which it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from afm_desktop.services.meetings.model import Lack, Missing
from afm_desktop.ui.labels import meetings as labels

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
_MINUTES = Lack.OVER_RUN


@dataclass(frozen=True, slots=True)
class Lacking:
    """One thing that is missing, of one matter or of several; `item_id` is the first of them."""

    lack: Lack
    words: str
    spoken: str
    item_id: str | None

    @property
    def place(self) -> tuple[str, str]:
        """The tab and the field where it is mended."""
        return PLACES[self.lack]


def gathered(missing: Iterable[Missing]) -> tuple[Lacking, ...]:
    """Each kind once, in the order in which one would see to it."""
    found: dict[Lack, list[Missing]] = {}
    for one in missing:
        found.setdefault(one.lack, []).append(one)
    return tuple(_lacking(lack, some) for lack, some in found.items())


def _lacking(lack: Lack, some: list[Missing]) -> Lacking:
    count = some[0].count if some[0].count is not None else len(some)
    words = labels.LACKS[lack].format(count=count)
    titles = ", ".join(one.title for one in some if one.title)
    spoken = f"{words}: {titles}" if titles else words
    return Lacking(lack, words, spoken, some[0].item_id)
