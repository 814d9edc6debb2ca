"""The papers the screen offers, with what can be chosen about each."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.options import STATUS_SPECS, OptionSpec, PaperOptions
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.maker import Recipe
from afm_desktop.ui.screens.reports.making import make_status_paper


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """One paper of the catalogue."""

    key: str
    icon: str
    group: str
    recipe: Recipe
    usual: object
    specs: tuple[OptionSpec, ...]
    is_for_meetings: bool = False
    may_be_of_all: bool = False
    has_words: bool = False

    @property
    def title(self) -> str:
        return labels.PAPERS[self.key]


CATALOGUE: tuple[PaperEntry, ...] = (
    PaperEntry(
        PaperKind.DIVISION_STATUS.value,
        "file-text",
        "status",
        make_status_paper,
        PaperOptions(),
        STATUS_SPECS,
        is_for_meetings=True,
        has_words=True,
    ),
)


def entry_of(key: str) -> PaperEntry:
    """The paper of a key; the first one when the key is of none."""
    return next((entry for entry in CATALOGUE if entry.key == key), CATALOGUE[0])
