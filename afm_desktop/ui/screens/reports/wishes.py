"""What is wanted of each paper; its options are kept for the next time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from afm_desktop.reports.options import OptionKind, kept, written
from afm_desktop.ui.screens.reports.catalogue import PaperEntry
from afm_desktop.ui.screens.reports.wanted import LIST, NEXT, SentList, Wanted
from afm_desktop.ui.screens.screen import ScreenContext

NAMES = "names-in-full"


class Wishes:
    """One wish for each paper; that of the paper that is shown is the current one."""

    def __init__(self, context: ScreenContext, entry: PaperEntry) -> None:
        self._context = context
        self._known: dict[str, Wanted] = {}
        self._scope = context.scope.division
        self.entry = entry
        self.choose(entry)

    @property
    def current(self) -> Wanted:
        """What is wanted of the paper that is shown."""
        return self._known[self.entry.key]

    @property
    def has_list(self) -> bool:
        """Whether a list was sent to be printed."""
        sent = self._known.get(LIST)
        return sent is not None and getattr(sent.options, "make", None) is not None

    def choose(self, entry: PaperEntry) -> None:
        """Make another paper the current one; of one demand, that of the paper before."""
        demand = self._known[self.entry.key].demand if self.entry.key in self._known else None
        self.entry = entry
        if entry.key not in self._known:
            self._known[entry.key] = self._first(entry)
        if entry.is_of_demands and demand is not None:  # the papers of one demand, one by one
            self.change(demand=demand)

    def change(self, **changes: Any) -> None:
        """Want the current paper otherwise; what was written for one demand is of no other."""
        before = self.current
        wanted = replace(before, **changes)
        if (wanted.demand, wanted.status) != (before.demand, before.status):
            wanted = replace(wanted, options=without_texts(wanted.options, self.entry))
        self._known[self.entry.key] = wanted
        if {"options", "names_in_full"} & changes.keys():
            self._keep()

    def mask_persons(self) -> bool:
        """Want the persons of a list masked again; whether they stood in full."""
        wanted = self._known.get(LIST)
        if wanted is None or not isinstance(wanted.options, SentList) or not wanted.options.shown:
            return False
        masked = replace(wanted.options, shown=(), reason="")
        self._known[LIST] = replace(wanted, options=masked)
        return True

    def follow_scope(self) -> None:
        """Take over what the window was narrowed to since."""
        scope = self._context.scope.division
        if scope == self._scope:
            return
        self._scope = scope
        for key, wanted in self._known.items():
            division = scope or wanted.division
            self._known[key] = replace(wanted, division=division, meeting=NEXT, anchor=None)

    def _first(self, entry: PaperEntry) -> Wanted:
        """What was chosen about a paper last time."""
        words = self._context.preferences.paper_options(entry.key)
        usual = "yes" if entry.is_of_meetings else "no"  # its list of attendees is what it is for
        names = words.pop(NAMES, usual) == "yes" and not self._context.bridge.read_only
        options = kept(words, entry.usual, entry.specs)
        return Wanted(entry.key, self._division(entry), NEXT, options, names)

    def _division(self, entry: PaperEntry) -> str | None:
        desk, chosen = self._context.bridge.desk, self._context.scope.division
        if chosen or entry.may_be_of_all:
            return chosen
        known = [division.code for division in desk.divisions.names()]
        own = desk.workspace.office.division
        return own if own in known else next(iter(known), None)

    def _keep(self) -> None:
        options = without_texts(self.current.options, self.entry)
        words = written(options, self.entry.specs)
        words[NAMES] = "yes" if self.current.names_in_full else "no"
        self._context.preferences.keep_paper_options(self.entry.key, words)


def without_texts(options: Any, entry: PaperEntry) -> Any:
    """The options without what is written for one paper alone, such as its number."""
    texts = {one.field for one in entry.specs if one.kind in (OptionKind.TEXT, OptionKind.DATE)}
    usual = {field: getattr(entry.usual, field) for field in texts}
    return replace(options, **usual) if usual else options
