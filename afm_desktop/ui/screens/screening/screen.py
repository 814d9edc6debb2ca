"""검토: three panes that keep the list's filter, and the next demand by one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Role
from afm_desktop.services.filing.model import Receipt
from afm_desktop.services.letters.model import Letter
from afm_desktop.services.people import Access
from afm_desktop.ui.labels import screening as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.details_slot import MakeDetails
from afm_desktop.ui.screens.records.gestures import AskPath, ask_path
from afm_desktop.ui.screens.records.list_doings import chosen_keys
from afm_desktop.ui.screens.records.listing import screen_class
from afm_desktop.ui.screens.records.reasons import let_out
from afm_desktop.ui.screens.records.screen import RecordsScreen
from afm_desktop.ui.screens.reports.saving import may_replace
from afm_desktop.ui.screens.screen import Doing, Header, Note, ScreenContext
from afm_desktop.ui.screens.screening import saving
from afm_desktop.ui.screens.screening.pane import ScreeningPane
from afm_desktop.ui.screens.screening.spec import (
    KEY,
    OWN_SCREENING,
    SCREENING,
    TO_SCREEN,
)
from afm_desktop.ui.tasks import CancelToken, Progress
from afm_desktop.ui.widgets.fields import DateField

NEXT, PREVIOUS = "next_demand", "previous_demand"
SAVE, COPY, EXTEND, RECEIPT = "save_letter", "copy_letter", "extend_due", "save_receipt"
SUPPLEMENT_FORM, FORMS = "supplement_form", "forms"
NOTE = "screening.letters"
T = TypeVar("T", Letter, Receipt)
_STEPS = {"Alt+Down": 1, "Alt+Up": -1}
_LETTERS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1, "ㅓ": 1, "ㅏ": -1}


class ScreeningScreen(RecordsScreen):
    """The list of demands with what belongs to screening beside it."""

    def __init__(
        self,
        context: ScreenContext,
        make_details: MakeDetails | None = None,
        ask: AskPath = ask_path,
    ) -> None:
        super().__init__(context, make_details or ScreeningPane, ask)
        self.pane = cast(ScreeningPane, self.side.pane)
        self.pane.chosen = self.chosen_ids
        self.pane.letter_wanted.connect(self.save_letters)
        self.pane.copy_wanted.connect(self.copy_letter)
        self.pane.receipt_wanted.connect(self.save_receipts)
        self.pane.form_wanted.connect(self.ask_for_supplements)
        self.pane.showed.connect(lambda _sheet: self.header_changed.emit())
        self.ask_file: Callable[[QWidget, str], Path | None] = saving.ask_file
        self.ask_folder: Callable[[QWidget], Path | None] = saving.ask_folder
        self.may_replace: Callable[[QWidget, Path, int], bool] = may_replace
        # The next demand is screened where one was: the keyboard stays in its pane.
        self.side.left_alone.disconnect()
        self.list.table.selection_changed.connect(lambda _keys: self._show_count())
        for keys, by in _STEPS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step_by_key, by))

    # --- as the frame asks ------------------------------------------------------------------------

    def header(self) -> Header:
        """The count, and what is made of the demands that are chosen."""
        usual = super().header()
        if self.spec.own:
            return Header(count=usual.count, more=("export", "print"))
        return Header(count=usual.count, secondary=(SAVE,), more=(COPY, RECEIPT, "export", "print"))

    def doings(self) -> Mapping[str, Doing]:
        """Those of the list, the way from one to the next, and letters."""
        kept = {key: one for key, one in super().doings().items() if key != "open_apart"}
        steps = {
            NEXT: Doing(lambda: self.step(1), self._why_none),
            PREVIOUS: Doing(lambda: self.step(-1), self._why_none),
        }
        if self.spec.own:
            return {**kept, **steps}
        return {
            **kept,
            **steps,
            SAVE: Doing(self.save_letters, self._why_none),
            COPY: Doing(self.copy_letter, self._why_none),
            RECEIPT: Doing(self.save_receipts, self._why_no_receipt),
            EXTEND: Doing(self._extend, self._why_not_extend),
            SUPPLEMENT_FORM: Doing(self.ask_for_supplements, self._why_no_form),
        }

    def open(self, place: Place) -> None:
        """The bare screen shows what is to be screened."""
        is_bare = not (place.filters or place.text or place.record)
        if is_bare and self.spec.own == "":
            place = Place(KEY, filters=tuple((one.key, one.values) for one in TO_SCREEN))
        super().open(place)

    def panes(self) -> Sequence[QWidget]:
        """Filters, list, form, checklist."""
        first = super().panes()[:2]
        return [*first, self.pane.form, self.pane.side] if self.side.is_shown else first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self._step_of(event)
        if step:
            self.step(step)
        else:
            super().keyPressEvent(event)

    # --- what is done -----------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next demand of the list, or to the one before."""
        table = self.list.table
        row = table.currentIndex().row() + by
        if 0 <= row < len(self.content.model.keys) and self.pane.leave():
            table.set_current(self.content.model.keys[row])

    def chosen_ids(self) -> Sequence[str]:
        """The demands that are chosen, in the order of the list; else the one that is shown."""
        keys = chosen_keys(self.list.table)
        shown = self.pane.sheet
        if len(keys) < 2:
            return [shown.id] if shown is not None else []
        ids = self.context.bridge.desk.views.ids_of(self.spec.kind, keys)
        return [ids[key] for key in keys if key in ids]

    def save_letters(self) -> None:
        """Save the letter of one demand as a file, or those of several in a folder."""
        self._write_letters(self._save_letters, Access.PRINT)

    def copy_letter(self) -> None:
        """Copy the text of the letters for an official letter."""
        self._write_letters(self._copy, Access.EXPORT)

    def save_receipts(self) -> None:
        """Save the receipt of one demand as a file, or those of several in a folder."""
        ids, desk = self.chosen_ids(), self.context.bridge.desk
        self._write(
            lambda: saving.received(desk, ids), self._save_receipts, lambda _: ids, Access.PRINT
        )

    def ask_for_supplements(self) -> None:
        """Go to where forms are sent, with those of the chosen demands and no other."""
        ids = tuple(self.chosen_ids())
        if ids:
            self.context.frame.navigate(Place(FORMS, filters=(("demand", ids),)))

    # --- within -----------------------------------------------------------------------------------

    def _write_letters(self, then: Callable[[Sequence[Letter]], None], access: Access) -> None:
        ids, desk = self.chosen_ids(), self.context.bridge.desk
        self._write(
            lambda: [desk.letters.of(id) for id in ids],
            then,
            lambda letters: [id for one in letters for id in one.named],
            access,
        )

    def _write(
        self,
        read: Callable[[], Sequence[T]],
        then: Callable[[Sequence[T]], None],
        named: Callable[[Sequence[T]], Sequence[str]],
        access: Access,
    ) -> None:
        """Read what is written of what is chosen; it is asked why core technologies leave in it.

        `named` tells the demands that it names.
        """
        desk, bridge = self.context.bridge.desk, self.context.bridge

        def work() -> tuple[Sequence[T], Sequence[str]]:
            written = read()
            return written, desk.copies.guarded(named(written))

        def go_on(found: tuple[Sequence[T], Sequence[str]]) -> None:
            written, core = found
            let_out(
                self.bar.search,
                bridge,
                core,
                access,
                then=lambda: then(written),
                refuse=self._refuse,
            )

        if self.chosen_ids():
            bridge.read(work, go_on, self._refuse, slot=NOTE)

    def _copy(self, letters: Sequence[Letter]) -> None:
        QGuiApplication.clipboard().setText("\n\n".join(one.body() for one in letters))
        self._note_unknown(letters)
        self.context.toast(labels.COPIED)

    def _save_letters(self, written: Sequence[Letter]) -> None:
        self._note_unknown(written)
        self._save(saving.letters(self.context.bridge.desk, written), labels.MAKING_LETTERS,
                   labels.LETTERS_SAVED)  # fmt: skip

    def _save_receipts(self, found: Sequence[Receipt]) -> None:
        without = len(self.chosen_ids()) - len(found)
        said = labels.NOT_RECEIVED.format(count=without)
        self.context.info(Note(NOTE, said) if without > 0 else None)
        self._save(saving.receipts(self.context.bridge.desk, found), labels.MAKING_RECEIPTS,
                   labels.RECEIPTS_SAVED)  # fmt: skip

    def _save(self, sheets: Sequence[saving.Sheet], making: str, said: str) -> None:
        if len(sheets) == 1:
            path = self.ask_file(self, sheets[0].name)
            if path is not None:
                self.context.bridge.run(
                    making,
                    lambda _progress, _token: saving.save_one(sheets[0], path),
                    lambda _none: self.context.toast(labels.PAPER_SAVED.format(name=path.name)),
                    self._refuse,
                )
            return
        folder = self.ask_folder(self)
        if folder is None:
            return
        if not self.may_replace(self, folder, saving.already_there(sheets, folder)):
            return

        def work(progress: Progress, token: CancelToken) -> int:
            return saving.save_all(sheets, folder, progress, token)

        self.context.bridge.run(
            making,
            work,
            lambda count: self.context.toast(said.format(count=count, name=folder.name)),
            self._refuse,
        )

    def _note_unknown(self, letters: Sequence[Letter]) -> None:
        names = dict.fromkeys(name for one in letters for name in one.unknown)
        said = labels.UNKNOWN_PLACES.format(names=", ".join(names))
        self.context.info(Note(NOTE, said, "warning") if names else None)

    def _refuse(self, error: AfmError) -> None:
        self.context.info(Note(NOTE, str(error), "warning"))

    def _extend(self) -> None:
        if self.pane.steps is not None:
            self.pane.steps.begin_extension()

    def _why_none(self) -> str:
        return "" if self.pane.sheet is not None else labels.CHOOSE_FIRST

    def _why_no_receipt(self) -> str:
        sheet = self.pane.sheet
        if sheet is None:
            return labels.CHOOSE_FIRST
        is_alone = len(self.chosen_ids()) < 2
        return labels.NOT_RECEIVED_YET if is_alone and sheet.intake_no is None else ""

    def _why_no_form(self) -> str:
        sheet = self.pane.sheet
        if sheet is None:
            return labels.CHOOSE_FIRST
        is_alone = len(self.chosen_ids()) < 2
        is_other = sheet.status is not DemandStatus.SUPPLEMENT
        return labels.NOT_IN_SUPPLEMENT if is_alone and is_other else ""

    def _why_not_extend(self) -> str:
        sheet = self.pane.sheet
        return labels.CHOOSE_FIRST if sheet is None else sheet.why_not_extend

    def _show_count(self) -> None:
        self.pane.show_count(self.list.count_chosen())

    def _step_by_key(self, by: int) -> None:
        """The same keys open the calendar of a day that is being typed."""
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, DateField):
            widget = widget.parentWidget()
        if widget is not None and by > 0:
            widget.open_calendar()
        else:
            self.step(by)

    def _step_of(self, event: QKeyEvent) -> int:
        """One row on or back by J and K outside of fields, whatever the input method is."""
        here = QApplication.focusWidget()
        is_aside = here is not None and self.pane.isAncestorOf(here)
        if event.modifiers() or not is_aside:
            return 0
        return _LETTERS.get(Qt.Key(event.key()), 0) or _LETTERS.get(event.text(), 0)


@cache
def _class_of(role: Role) -> type[RecordsScreen]:
    return screen_class(OWN_SCREENING if role is Role.FIRM else SCREENING, ScreeningScreen)


def make(context: ScreenContext) -> RecordsScreen:
    """The screen for whoever works in the file: a firm answers, an office screens."""
    role = context.bridge.desk.workspace.office.role
    return _class_of(role)(context, ScreeningPane)
