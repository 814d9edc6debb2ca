"""What is done about a book: where its findings are mended, keeping it, and its versions again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import shiboken6

from afm_desktop.domain.dates import KOREA
from afm_desktop.domain.errors import AfmError
from afm_desktop.reports.book_labels import difference_words
from afm_desktop.reports.names import file_name
from afm_desktop.reports.paper import Paper
from afm_desktop.services.book.preflight import BookCheck
from afm_desktop.services.kept_papers import Kept, KeptPaper, ToKeep
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.linking import place_at_field
from afm_desktop.ui.screens.reports.output import Output
from afm_desktop.ui.screens.reports.side import Side
from afm_desktop.ui.screens.reports.wanted import BOOK, SECTION, Made, Wanted
from afm_desktop.ui.screens.screen import Note, ScreenContext
from afm_desktop.ui.view_places import Spot

KEPT = "reports.kept"
_TABS = {"agenda_items": "agenda", "attendances": "roster", "attachments": "files"}
"""Where a meeting shows its parts."""


class Binder:
    """Kept papers leave as the bytes they are, for the same reasons as when they were made."""

    def __init__(
        self, context: ScreenContext, output: Output, show: Callable[[Made], None]
    ) -> None:
        self._context, self._output, self._show = context, output, show
        self._made: Callable[[], Made | None] = lambda: None

    def attach(self, side: Side, made: Callable[[], Made | None]) -> None:
        """Do what a pane asks for; `made` is the book that is shown."""
        self._made = made
        side.checks.asked.connect(self.go)
        side.kept.keep_asked.connect(self.keep)
        side.kept.print_asked.connect(lambda paper: self._reprint(paper, self._output.print))
        side.kept.save_asked.connect(lambda paper: self._reprint(paper, self._output.save))

    def go(self, check: BookCheck) -> None:
        """To the field that a finding speaks of."""
        place = self.place_of(check)
        if place is not None:
            self._context.frame.navigate(place)

    def place_of(self, check: BookCheck) -> Place | None:
        """Where a finding is mended; words of the office are written on the division's paper."""
        if check.table == "narratives":
            made = self._made()
            meeting = made.meeting if made is not None else None
            division = self._context.scope.division or self._division(check.name)
            asked = (("division", division), ("meeting", meeting), (SECTION, check.field))
            filters = tuple((key, (value,)) for key, value in asked if value)
            return Place("reports", "division-status", filters)
        return place_at(check)

    def _division(self, name: str) -> str | None:
        found = self._context.bridge.desk.divisions.names()
        return next((one.code for one in found if one.name == name), None)

    # --- keeping ----------------------------------------------------------------------------

    def keep(self) -> None:
        """Keep what is shown as the next version."""
        made = self._made()
        if made is None or made.to_keep is None:
            return
        wanted: ToKeep = made.to_keep
        kept_papers = self._context.bridge.desk.kept_papers
        self._context.bridge.write(
            lambda: kept_papers.keep(wanted, difference_words),
            lambda kept: self._kept(made, kept),
            self._refuse,
        )

    def _kept(self, made: Made, kept: Kept) -> None:
        words = labels.KEPT_NOW if kept.is_new else labels.KEPT_BEFORE
        self._context.toast(words.format(version=kept.paper.version), undo=kept.is_new)
        others = tuple(one for one in made.kept if one.id != kept.paper.id)
        self._show(replace(made, kept=(*others, kept.paper)))

    def _reprint(self, paper: KeptPaper, then: Callable[[Made], None]) -> None:
        """Print or save a version as it was kept."""
        kept_papers = self._context.bridge.desk.kept_papers
        self._context.bridge.read(
            lambda: kept_papers.content(paper.id),
            lambda content: then(_as_made(paper, content)),
            self._refuse,
        )

    def _refuse(self, error: AfmError) -> None:
        if shiboken6.isValid(self._context):
            self._context.info(Note(KEPT, str(error), "danger"))


def _as_made(paper: KeptPaper, content: bytes) -> Made:
    """A kept paper as what leaves the screen: with whom and what it names."""
    day = paper.as_of or (paper.made_at or datetime.now(KOREA)).date()
    name = file_name(labels.FILE_WORDS[BOOK], paper.title, f"{paper.version}판", day=day)
    return Made(
        Wanted(BOOK),
        Paper(content, paper.pages, ()),
        name,
        paper.title,
        paper.as_of,
        meeting=paper.meeting_id,
        people=paper.people,
        core=paper.core,
    )


def place_at(check: BookCheck) -> Place | None:
    """The record of a finding at its field, or the meeting at the row that is a part of it."""
    meeting = check.meeting or (check.id if check.table == "meetings" else "")
    if meeting and (check.table == "meetings" or check.table in _TABS):
        return place_at_field("meetings", meeting, str(_spot(check)) or None)
    return place_at_field(check.table, check.id, check.field)


def _spot(check: BookCheck) -> Spot:
    """Where on the screen of a meeting a finding is mended."""
    field = check.field or ""
    if check.table == "meetings":
        return Spot("", _TABS[field]) if field in _TABS else Spot(field)
    tab = "results" if field == "decision" else _TABS[check.table]
    return Spot(field, tab, check.id)
