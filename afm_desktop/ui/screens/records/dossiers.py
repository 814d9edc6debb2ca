"""수요별 상세자료 of chosen demands: of one it is shown on paper, of several saved in a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from afm_desktop.reports.dossier_options import DOSSIER_SPECS, DossierOptions
from afm_desktop.reports.kinds import PaperFormat
from afm_desktop.reports.options import kept
from afm_desktop.services.people import Access
from afm_desktop.services.views.model import ViewKind
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.reasons import let_out
from afm_desktop.ui.screens.reports.saving import Folder, ask_folder, may_replace
from afm_desktop.ui.screens.reports.wanted import DOSSIER
from afm_desktop.ui.screens.screen import Note, Screen, ScreenContext
from afm_desktop.ui.tasks import Cancelled, CancelToken, Progress

NOTE = "dossiers"


class Dossiers:
    """Core technologies leave only for a reason, which is asked under `opener`."""

    def __init__(self, context: ScreenContext, screen: Screen, opener: QWidget) -> None:
        self._context, self._screen, self._opener = context, screen, opener
        self._desk = context.bridge.desk
        path = Path(self._desk.workspace.path).parent
        self._folder = Folder(context.preferences, path)

    def of(self, keys: Sequence[int]) -> None:
        """Show one, or ask where several go."""
        views = self._desk.views
        self._context.bridge.read(
            lambda: tuple(views.ids_of(ViewKind.DEMANDS, keys).values()), self._go_on
        )

    def _go_on(self, ids: tuple[str, ...]) -> None:
        if len(ids) == 1:
            self._context.navigate(Place("reports", DOSSIER, (("demand", ids),)))
            return
        folder = ask_folder(self._screen, self._folder) if ids else None
        if folder is not None:
            self._context.bridge.read(
                lambda: self._before(ids, folder),
                lambda found: self._begin(ids, folder, *found),
                self._refuse,
            )

    def _before(self, ids: tuple[str, ...], folder: Path) -> tuple[tuple[str, ...], int]:
        """Which need a reason, and how many files would be replaced."""
        from afm_desktop.reports.dossier_batch import name_of  # noqa: PLC0415 - ReportLab

        day, there = self._desk.workspace.today, 0
        for id_ in ids:
            values = self._desk.records.values("demands", id_)
            name = name_of(str(values.get("intake_no") or values.get("title") or ""), day)
            there += (folder / f"{name}{PaperFormat.PDF.ending}").exists()
        return self._desk.copies.guarded(ids), there

    def _begin(self, ids: tuple[str, ...], folder: Path, core: tuple[str, ...], there: int) -> None:
        if not may_replace(self._screen, folder, there):
            return
        let_out(
            self._opener,
            self._context.bridge,
            core,
            Access.PRINT,
            then=lambda: self._make(ids, folder),
            refuse=self._refuse,
        )

    def _make(self, ids: tuple[str, ...], folder: Path) -> None:
        words = self._context.preferences.paper_options(DOSSIER)
        options = kept(words, DossierOptions(), DOSSIER_SPECS)
        self._folder.keep(folder)
        self._context.bridge.run(
            labels.MAKING_DOSSIERS,
            lambda tell, token: self._made(ids, folder, options, tell, token),
            lambda made: self._tell(*made, folder),
            self._refuse,
        )

    def _made(
        self,
        ids: tuple[str, ...],
        folder: Path,
        options: DossierOptions,
        tell: Progress,
        token: CancelToken,
    ) -> tuple[int, int]:
        from afm_desktop.reports import dossier_batch  # noqa: PLC0415 - ReportLab

        def told(done: int, total: int) -> None:
            try:
                tell(done, total)
            except Cancelled:
                return  # what is finished stays; the next one is not begun

        made = dossier_batch.make_all(
            self._desk.dossiers.of,
            ids,
            folder,
            options,
            tell=told,
            is_cancelled=lambda: token.is_cancelled,
        )
        return made.made, made.total

    def _tell(self, made: int, total: int, folder: Path) -> None:
        said = labels.ALL_MADE if made == total else labels.ALL_STOPPED
        text = said.format(count=made, total=total, folder=folder.name)
        self._context.info(None)
        self._context.toast(text)

    def _refuse(self, error: Exception) -> None:
        self._context.info(Note(NOTE, str(error), "warning"))
