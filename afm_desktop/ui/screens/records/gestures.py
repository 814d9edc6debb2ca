"""What is done with the rows of a list: delete, show in full, export, copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import AfmError
from afm_desktop.services.mailing import Mailing
from afm_desktop.services.people import Access, PersonRow
from afm_desktop.ui.labels import frame, marks
from afm_desktop.ui.labels import records as labels
from afm_desktop.ui.screens.records.ask_export import AskExport
from afm_desktop.ui.screens.records.ask_line import AskLine
from afm_desktop.ui.screens.records.exporting import Contents, Export, guarded_rows
from afm_desktop.ui.screens.records.reasons import let_out
from afm_desktop.ui.screens.records.spec import RecordsSpec
from afm_desktop.ui.screens.screen import Note, ScreenContext


class Mailed(StrEnum):
    """Which addresses of persons are copied; the value is the command's key."""

    MAILS = "copy_mails"
    LABELS = "copy_labels"


REFUSED = "refused"
AskPath = Callable[[QWidget, str], Path | None]
"""Asks where a file is to be put; suggests a name."""


def ask_path(parent: QWidget, name: str) -> Path | None:
    """The file that is chosen in the system's own dialog."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    suggested = str(Path(folder) / f"{name}.xlsx")
    chosen, kind = QFileDialog.getSaveFileName(
        parent, labels.EXPORT_TITLE, suggested, labels.EXPORT_KINDS
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix else path.with_suffix(".csv" if "csv" in kind else ".xlsx")


class RowGestures(QObject):
    """Gestures on the records of one list; refusals are said above it."""

    revealed = Signal(object)
    """The `PersonRow`s that may be seen in full now."""

    def __init__(
        self,
        spec: RecordsSpec,
        context: ScreenContext,
        screen: QWidget,
        ask: AskPath = ask_path,
    ) -> None:
        super().__init__(screen)
        self._spec, self._context, self._screen, self._ask = spec, context, screen, ask
        self._bridge = context.bridge

    def refuse(self, error: AfmError) -> None:
        """Say why something was not done, until the next thing is."""
        self._context.info(Note(REFUSED, str(error), "warning"))

    def accept(self) -> None:
        """What was refused before no longer matters."""
        self._context.info(None)

    def delete(self, keys: Sequence[int]) -> None:
        """Put the records into the trash; the toast takes it back."""
        desk, spec = self._bridge.desk, self._spec

        def work() -> int:
            ids = list(desk.views.ids_of(spec.kind, keys).values())
            desk.records.delete(spec.record, ids)
            return len(ids)

        self._bridge.write(work, self._tell_deleted, self.refuse)

    def ask_reason_to_show(self, opener: QWidget, keys: Sequence[int]) -> None:
        """Ask why persons are to be seen in full."""
        asking = AskLine(
            opener, labels.REASON, labels.SHOW, hint=labels.REASON_HINT, why=labels.REASON_WHY
        )
        asking.answered.connect(lambda reason: self.show_in_full(keys, reason))
        asking.open_under()

    def show_in_full(self, keys: Sequence[int], reason: str) -> None:
        """Unmask persons; who saw whom and why is logged first."""
        desk, kind = self._bridge.desk, self._spec.kind

        def work() -> tuple[PersonRow, ...]:
            ids = list(desk.views.ids_of(kind, keys).values())
            return desk.people.in_full(ids, reason=reason)

        self._bridge.write(work, self._tell_revealed, self.refuse)

    def ask_reason_to_copy(self, opener: QWidget, keys: Sequence[int], way: Mailed) -> None:
        """Ask why addresses of persons are to be copied."""
        asking = AskLine(
            opener, labels.REASON, labels.COPY, hint=labels.REASON_HINT, why=labels.REASON_WHY
        )
        asking.answered.connect(lambda reason: self.copy_addresses(keys, way, reason))
        asking.open_under()

    def copy_addresses(self, keys: Sequence[int], way: Mailed, reason: str) -> None:
        """Put addresses of persons on the clipboard; who took whose and why is logged first."""
        desk, kind = self._bridge.desk, self._spec.kind

        def work() -> Mailing:
            ids = list(desk.views.ids_of(kind, keys).values())
            read = desk.mailing.mails if way is Mailed.MAILS else desk.mailing.labels
            return read(ids, reason=reason)

        self._bridge.write(work, partial(self._tell_copied, way), self.refuse)

    def export(self, opener: QWidget, export: Export) -> None:
        """Write what is shown to a file; what not everybody may read is asked about first."""
        desk = self._bridge.desk
        if self._spec.is_personal:
            self._ask_masked(opener, export)
        else:
            self._bridge.read(
                lambda: export.contents(desk),
                lambda contents: self._ask_class(opener, export, contents),
                self.refuse,
            )

    def _ask_class(self, opener: QWidget, export: Export, contents: Contents) -> None:
        """For which eyes the file is, and why core technologies leave in it."""
        if contents.is_open:
            self._write(export)
            return

        if not contents.has_classes:
            let_out(
                opener,
                self._bridge,
                contents.told(None),
                Access.EXPORT,
                then=lambda: self._write(export),
                refuse=self.refuse,
            )
            return

        def go_on(paper: Confidentiality | None, reason: str) -> None:
            core, copies = contents.told(paper), self._bridge.desk.copies
            chosen = replace(export, secrecy=paper)
            if not core:
                self._write(chosen)
                return
            self._bridge.write(
                lambda: copies.let_out(core, Access.EXPORT, reason),
                lambda _count: self._write(chosen),
                self.refuse,
            )

        asking = AskExport(opener, contents)
        asking.answered.connect(go_on)
        asking.open_under()

    def let_out(self, opener: QWidget, keys: Sequence[int], then: Callable[[], None]) -> None:
        """Go on once it is said why the guarded demands among these leave; of none, at once."""
        if not keys:
            then()
            return
        desk, kind, bridge = self._bridge.desk, self._spec.kind, self._bridge
        bridge.read(
            lambda: guarded_rows(desk, kind, keys),
            lambda core: let_out(
                opener, bridge, core, Access.EXPORT, then=then, refuse=self.refuse
            ),
            self.refuse,
        )

    def _ask_masked(self, opener: QWidget, export: Export) -> None:
        """Of persons it is asked whether they stay masked."""
        asking = AskLine(
            opener,
            labels.REASON,
            labels.EXPORT_IN_FULL,
            hint=labels.REASON_HINT,
            why=labels.REASON_WHY,
            otherwise=labels.EXPORT_MASKED,
        )
        asking.answered.connect(lambda reason: self._write(export.because(reason)))
        asking.declined.connect(lambda: self._write(export))
        asking.open_under()

    def _write(self, export: Export) -> None:
        desk = self._bridge.desk
        noun = self._spec.words.noun.name.partition("(")[0]
        name = labels.EXPORT_FILE.format(noun=noun, day=desk.workspace.today)
        path = self._ask(self._screen.window(), name)
        if path is None:
            return
        self._bridge.run(
            labels.EXPORTING,
            lambda progress, _token: export.write(desk, path, progress),
            partial(self._tell_exported, path),
            self.refuse,
            writes=bool(export.reason),
        )

    def _tell_deleted(self, count: int) -> None:
        self.accept()
        self._context.toast(labels.deleted(self._spec.words.noun.counted(count)), undo=True)

    def tell_filled(self, count: int) -> None:
        """Say that a value was filled down."""
        self.accept()
        self._context.toast(labels.filled(self._spec.words.noun.counted(count)), undo=True)

    def tell_changed(self, count: int, word: str) -> None:
        """Say that a field of several records was changed."""
        self.accept()
        self._context.toast(labels.changed(self._spec.words.noun.counted(count), word), undo=True)

    def tell_tagged(self, count: int, *, is_put: bool) -> None:
        """Say that a tag was put on several records or taken off them."""
        self.accept()
        said = marks.PUT_ON_MANY if is_put else marks.TAKEN_OFF_MANY
        self._context.toast(said.format(what=self._spec.words.noun.counted(count)), undo=True)

    def _tell_revealed(self, people: Sequence[PersonRow]) -> None:
        self.accept()
        self.revealed.emit(people)
        self._context.toast(labels.SHOWN_IN_FULL.format(count=len(people)))

    def _tell_copied(self, way: Mailed, mailing: Mailing) -> None:
        self.accept()
        if mailing.count:
            QGuiApplication.clipboard().setText(mailing.text)
        self._context.toast(labels.copied(mailing.count, mailing.without, way is Mailed.MAILS))

    def _tell_exported(self, path: Path, count: int) -> None:
        self.accept()
        counted = self._spec.words.noun.counted(count)
        self._context.toast(labels.exported(counted, path.name))

    def why_not_change(self) -> str:
        """Why nothing can be changed; empty when it can."""
        return frame.IS_READ_ONLY if self._bridge.read_only else ""
