"""A paper of each demand at a station, one file each in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtWidgets import QWidget

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.exchange.papers.formats import WRITERS
from afm_desktop.reports.saving import save_paper
from afm_desktop.services.people import Access
from afm_desktop.services.views.model import Filter, FilterChoice, ViewKind, ViewQuery
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.records.reasons import let_out
from afm_desktop.ui.screens.reports.catalogue import entry_of
from afm_desktop.ui.screens.reports.making_filed import named_in, paper_of
from afm_desktop.ui.screens.reports.saving import Folder, ask_folder
from afm_desktop.ui.screens.reports.wanted import Wanted
from afm_desktop.ui.screens.reports.wishes import without_texts
from afm_desktop.ui.screens.screen import Note, ScreenContext
from afm_desktop.ui.tasks import CancelToken, Progress, unheard
from afm_desktop.ui.widgets.option_list import Option, OptionPopup

NOTE = "reports.each"
_SECTION = "status"


@dataclass(frozen=True, slots=True)
class _Batch:
    """The demands at a station, and those of them that leave only for a reason."""

    ids: tuple[str, ...]
    core: tuple[str, ...]


class Each:
    """Asks for the station and the folder; core technologies leave for a reason alone."""

    def __init__(self, context: ScreenContext, screen: QWidget) -> None:
        self._context, self._screen = context, screen
        self._bridge, self._views = context.bridge, context.bridge.desk.views
        self._folder = Folder(context.preferences, Path(self._bridge.desk.workspace.path).parent)

    def ask(self, opener: QWidget, wanted: Wanted) -> None:
        """Offer the stations at which there are demands, of the division of the window."""
        query = ViewQuery(self._context.scope.division)

        def show(found: Sequence[FilterChoice]) -> None:
            options = [
                Option(
                    one.value, word(DemandStatus(one.value)), NOUNS["demands"].counted(one.count)
                )
                for one in found
                if one.value in set(DemandStatus)
            ]
            if not options:
                self._say(labels.NO_STATIONS)
                return
            popup = OptionPopup(opener, options)
            popup.chosen.connect(lambda status: self._begin(opener, wanted, str(status)))
            popup.open_under()

        self._bridge.read(
            lambda: self._views.choices(ViewKind.DEMANDS, _SECTION, query), show, self._refuse
        )

    def _begin(self, opener: QWidget, wanted: Wanted, status: str) -> None:
        query = ViewQuery(self._context.scope.division, filters=(Filter(_SECTION, (status,)),))
        folder = ask_folder(self._screen, self._folder)
        if folder is None:
            return
        desk, each = self._bridge.desk, replace(wanted, status=None)

        def read() -> _Batch:
            keys = self._views.keys(ViewKind.DEMANDS, query)
            known = self._views.ids_of(ViewKind.DEMANDS, keys)
            ids = tuple(known[key] for key in keys if key in known)
            named = {other for id in ids for other in named_in(desk, each, id)}
            return _Batch(ids, desk.copies.guarded(named))

        def go_on(batch: _Batch) -> None:
            let_out(
                opener,
                self._bridge,
                batch.core,
                Access.PRINT,
                then=lambda: self._make(wanted, batch.ids, folder),
                refuse=self._refuse,
            )

        self._bridge.read(read, go_on, self._refuse)

    def _make(self, wanted: Wanted, ids: Sequence[str], folder: Path) -> None:
        """Make them one after another; those that are finished stay when it is stopped."""
        desk = self._bridge.desk
        options = without_texts(wanted.options, entry_of(wanted.kind))
        one_of_many = replace(wanted, status=None, options=options)
        self._folder.keep(folder)

        def work(tell: Progress, token: CancelToken) -> int:
            ending = wanted.form.ending
            taken = {path.stem for path in folder.glob(f"*{ending}")}  # no paper takes its place
            for done, id in enumerate(ids):
                token.check()
                tell(done, len(ids))
                found = paper_of(desk, one_of_many, id, unheard)
                name = _free(found.name, taken)
                save_paper(found.paper, folder / f"{name}{ending}", WRITERS)
            return len(ids)

        self._bridge.run(
            labels.MAKING_ALL_OF.format(paper=labels.PAPERS[wanted.kind]),
            work,
            lambda count: self._tell(count, folder),
            self._refuse,
        )

    def _tell(self, count: int, folder: Path) -> None:
        self._context.info(None)
        self._context.toast(labels.ALL_MADE.format(count=count, folder=folder.name))

    def _refuse(self, error: AfmError) -> None:
        self._say(str(error))

    def _say(self, text: str) -> None:
        self._context.info(Note(NOTE, text, "warning"))


def _free(name: str, taken: set[str]) -> str:
    """The name, or the next one of its kind where two demands have the same."""
    found, number = name, 2
    while found in taken:
        found, number = f"{name} {number}", number + 1
    taken.add(found)
    return found
