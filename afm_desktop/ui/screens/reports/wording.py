"""Keeps the words that are written beside the paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from afm_desktop.services.narratives import Narratives, PaperPlace
from afm_desktop.services.status import NarrativeLine
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.narratives import NarrativePane
from afm_desktop.ui.screens.reports.wanted import SectionWords
from afm_desktop.ui.screens.screen import ScreenContext


class Wording:
    """Carries what the pane tells to the file; what is saved comes back with the next paper."""

    def __init__(self, context: ScreenContext, place: Callable[[], PaperPlace | None]) -> None:
        self._context, self._place = context, place
        self._narratives = Narratives(context.bridge.desk.workspace)

    def attach(self, pane: NarrativePane) -> None:
        """Listen to a pane."""
        pane.written.connect(lambda words, lines: self._keep(pane, words, lines))
        pane.stands_asked.connect(lambda words: self._keep(pane, words, words.lines))
        pane.reset_asked.connect(lambda words: self._reset(pane, words))
        pane.set_read_only(labels.WORDS_READ_ONLY if self._context.bridge.read_only else "")

    def _keep(
        self, pane: NarrativePane, words: SectionWords, lines: Sequence[NarrativeLine]
    ) -> None:
        place = self._place()
        if place is None:
            return
        self._context.bridge.write(
            lambda: self._narratives.keep(place, words.section, lines, words.fingerprint),
            None,
            lambda error: pane.refuse(words.section, error),
        )

    def _reset(self, pane: NarrativePane, words: SectionWords) -> None:
        place, name = self._place(), labels.SECTION_NAMES[words.section]
        if place is None:
            return
        self._context.bridge.write(
            lambda: self._narratives.reset(place, words.section),
            lambda _none: self._context.toast(labels.WORDS_RESET.format(name=name), undo=True),
            lambda error: pane.refuse(words.section, error),
        )
