"""조사서 편집: all of a round on one screen, saved field by field and taken back by one key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.desk import Desk
from afm_desktop.services.forms.model import Form
from afm_desktop.services.rounds.definition import Told
from afm_desktop.services.rounds.model import EarlierBody, Part, Problem, RoundRow, RoundSheet
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import rounds as labels
from afm_desktop.ui.places import NEW, Place
from afm_desktop.ui.screens.rounds import files
from afm_desktop.ui.screens.rounds.basics_page import BasicsPage
from afm_desktop.ui.screens.rounds.beginning import Beginning
from afm_desktop.ui.screens.rounds.checklist_page import ChecklistPage
from afm_desktop.ui.screens.rounds.editing import NOTE, Editing
from afm_desktop.ui.screens.rounds.form_page import FormPage
from afm_desktop.ui.screens.rounds.judging_page import JudgingPage
from afm_desktop.ui.screens.rounds.list_editor import ListEditor
from afm_desktop.ui.screens.rounds.past_pages import ChangesPage, EarlierPage
from afm_desktop.ui.screens.rounds.reason_band import ReasonBand
from afm_desktop.ui.screens.rounds.texts_page import TextsPage
from afm_desktop.ui.screens.screen import OFFICES, Doing, Header, Note, Screen, ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.choice_row import TabBar
from afm_desktop.ui.widgets.fields import ChoiceField, Option
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.placeholder import Placeholder

KEY, SLOT = "round_form", "round_form"
READS = frozenset(
    {
        *("rounds", "form_sections", "form_fields", "field_choices", "checklist_items"),
        *("checklist_reasons", "stage_texts", "criteria", "support_ratios", "round_changes"),
        *("demands", "form_requests", "people", "organizations"),
    }
)
BASICS, FORM, CHECKLIST, TEXTS, JUDGING, EARLIER, CHANGES = range(7)
_WHERE: Mapping[Part, int] = {
    Part.BASICS: BASICS,
    Part.FORM: FORM,
    Part.CHECKLIST: CHECKLIST,
    Part.TEXTS: TEXTS,
    Part.CRITERIA: JUDGING,
    Part.RATIOS: JUDGING,
}
_CHOICE = 72  # units
_Page: TypeAlias = Any


@dataclass(frozen=True, slots=True)
class Look:
    """What the screen reads at once."""

    rounds: tuple[RoundRow, ...]
    sheet: RoundSheet | None
    form: Form | None
    earlier: tuple[EarlierBody, ...]


def read_look(desk: Desk, wanted: str | None) -> Look:
    """All rounds, and the one that is wanted, or the latest."""
    rounds = desk.rounds.rounds()
    known = [row.id for row in rounds]
    if not known:
        return Look((), None, None, ())
    id = wanted if wanted in known else known[0]
    return Look(rounds, desk.rounds.sheet(id), desk.rounds.form(id), desk.rounds.earlier(id))


def read_file(path: Path) -> Told:
    """The round a file tells."""
    from afm_desktop.exchange.round_file import read_round  # noqa: PLC0415 - seldom

    return read_round(path)


class RoundScreen(Screen):
    """The parts of a round are tabs; the round itself is chosen above them."""

    key = KEY
    title = labels.TITLE
    icon = "list-checks"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.sheet: RoundSheet | None = None
        self._wanted: str | None = None
        self._is_beginning = False
        today = context.bridge.desk.workspace.today
        self.editing = Editing(context, self)
        self.round = ChoiceField(labels.ROUND, [], is_required=True)
        self.span = Line("", "body", "text2", tabular=True).may_shrink()
        self.tabs = TabBar([(tab, "") for tab in labels.TABS], BASICS, labels.TAB)
        self.band = ReasonBand()
        self.basics, self.form = BasicsPage(self.editing, today), FormPage(self.editing)
        self.checklist, self.texts = ChecklistPage(self.editing), TextsPage(self.editing)
        self.judging = JudgingPage(self.editing)
        self.earlier, self.changes = EarlierPage(), ChangesPage()
        self.pages: Sequence[_Page] = (
            *(self.basics, self.form, self.checklist, self.texts, self.judging),
            *(self.earlier, self.changes),
        )
        self.beginning = Beginning(today)
        self.first = Button(labels.BEGIN, "plus", "primary")
        self.bring = Button(labels.OPEN_FILE, "download")
        ways = (self.first, self.bring)
        for way in ways:
            way.setEnabled(not self._why_not())
        self.nothing = Placeholder("list-checks", labels.NONE_YET, labels.NONE_SENTENCE, ways)
        self._stack, self._whole = QStackedWidget(), QStackedWidget()
        self._put_together()
        self._listen()

    # --- what the frame asks --------------------------------------------------------------------

    @property
    def may_begin(self) -> bool:
        """Whether this office begins rounds."""
        return self.context.bridge.desk.workspace.office.role in OFFICES

    def header(self) -> Header:
        is_shown = self.sheet is not None and not self._is_beginning
        return Header(
            primary="new_round" if is_shown and self.may_begin else "",
            secondary=("save_round",) if is_shown else (),
            more=("open_round",) if self.may_begin else (),
        )

    def doings(self) -> Mapping[str, Doing]:
        found = {
            "new": Doing(self._add, self._why_no_list),
            "delete": Doing(self._remove, self._why_no_list),
            "save_round": Doing(self.save_file, self._why_no_round),
        }
        if self.may_begin:
            found["new_round"] = Doing(self.ask_for_new, self._why_not)
            found["open_round"] = Doing(self.open_file, self._why_not)
        return found

    def open(self, place: Place) -> None:
        """Show a round by its id, the latest where none is named, or a new one."""
        self._is_beginning = place.record == NEW and self.may_begin
        if place.record != NEW:
            self._wanted = place.record or self._wanted
        self._read()

    def place(self) -> Place:
        if self._is_beginning:
            return Place(KEY, NEW)
        return Place(KEY, self.sheet.round.id if self.sheet is not None else None)

    def refresh(self, kinds: frozenset[str]) -> None:
        if not kinds or kinds & READS:
            self._read()

    def panes(self) -> Sequence[QWidget]:
        if self._whole.currentWidget() is self.beginning:
            return (self.beginning,)
        if self.sheet is None:
            return (self.nothing,)
        band = (self.band.field,) if self.band.isVisible() else ()
        return (self.tabs, *band, *self.page.panes())

    def start(self) -> QWidget | None:
        if self._whole.currentWidget() is self.beginning:
            return self.beginning.year
        start: QWidget = self.page.start() if self.sheet is not None else self.first
        return start

    def leave(self) -> None:
        self._settle()

    # --- what it does ---------------------------------------------------------------------------

    @property
    def page(self) -> _Page:
        """The part that is shown."""
        return self.pages[self._stack.currentIndex()]

    def ask_for_new(self) -> None:
        """Go to where a round is begun."""
        self.context.navigate(Place(KEY, NEW))

    def open_file(self) -> None:
        """Begin a round that another office saved."""
        path, desk = files.ask_source(self), self.context.bridge.desk
        if path is not None:
            self.context.bridge.write(lambda: files.bring(desk, path), self._show_begun, self._fail)

    def save_file(self) -> None:
        """Save the round for another office."""
        sheet, desk = self.sheet, self.context.bridge.desk
        path = files.ask_target(self, sheet.round.name) if sheet is not None else None
        if sheet is not None and path is not None:
            id, said = sheet.round.id, labels.SAVED.format(name=path.name)
            self.context.bridge.read(
                lambda: files.save(desk, id, path),
                lambda _none: self.context.toast(said),
                self._fail,
            )

    def show_part(self, at: int) -> None:
        """Show a part of the round."""
        self._settle()
        self._stack.setCurrentIndex(at)
        self.tabs.set_current(at)

    def mend(self, problem: Problem) -> None:
        """Go to where a problem stands."""
        self.show_part(_WHERE[problem.part])
        if isinstance(self.page, FormPage):
            self._go_to_question(problem.id)
        elif problem.id:
            self._go_to_item(problem.id)
        start = self.page.start()
        start.setFocus()

    # --- within ---------------------------------------------------------------------------------

    def _read(self) -> None:
        desk, wanted = self.context.bridge.desk, self._wanted
        self.context.bridge.read(lambda: read_look(desk, wanted), self._show, self._fail, slot=SLOT)

    def _show(self, look: Look) -> None:
        was, self.sheet = self.sheet, look.sheet
        if self._is_beginning:
            self._show_beginning(look.rounds)
            return
        if look.sheet is None:
            self._whole.setCurrentWidget(self.nothing)
            self.header_changed.emit()
            return
        row = look.sheet.round
        self._wanted = row.id
        if was is not None and was.round.id != row.id:
            self._stack.setCurrentIndex(self.tabs.current())
        self.round.set_options([Option(one.id, one.name) for one in look.rounds])
        self.round.set_value(row.id)
        self.span.setText(labels.span(row))
        self.band.show_round(row)
        self._judge()
        self.form.show_form(look.form)
        for page in (self.basics, self.form, self.checklist, self.texts, self.judging):
            page.show_sheet(look.sheet)
        self.changes.show_sheet(look.sheet)
        self.earlier.show_bodies(look.earlier, may=not self._why_not())
        self.tabs.set_count(EARLIER, f"{len(look.earlier):,}" if look.earlier else "")
        changes = len(look.sheet.changes)
        self.tabs.set_count(CHANGES, f"{changes:,}" if changes else "")
        self._whole.setCurrentIndex(0)
        self.header_changed.emit()
        self._take_keyboard()

    def _take_keyboard(self) -> None:
        """What came in is typed into at once, unless the keyboard is somewhere by now."""
        start = self.start()
        if start is not None and self.isVisible() and QApplication.focusWidget() in (None, self):
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_beginning(self, rounds: Sequence[RoundRow]) -> None:
        if self._whole.currentWidget() is not self.beginning:
            self.beginning.offer(rounds)
        self._whole.setCurrentWidget(self.beginning)
        self.header_changed.emit()
        self._take_keyboard()

    def _judge(self) -> None:
        """A used round is changed once the reason is said."""
        may = not self._why_not()
        self.band.allow(may)
        is_used = self.sheet is not None and self.sheet.round.is_used
        reason = self.band.reason if is_used else None
        self.editing.allow(may and (not is_used or reason is not None), reason)

    def ask_for_file(self) -> None:
        """Ask which file tells the new round."""
        path = files.ask_source(self)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Read the round a file tells; a bad one is refused in a sentence."""

        def show(told: Told) -> None:
            self.beginning.take_file(path.name, told)
            self.context.toast(labels.FILE_READ.format(name=path.name))

        self.context.bridge.read(
            lambda: read_file(path), show, lambda error: self.beginning.refuse(str(error))
        )

    def _begin(self, values: Mapping[str, Any], copy_of: str | None, told: Told | None) -> None:
        rounds = self.context.bridge.desk.rounds
        if not self._why_not():
            self.context.bridge.write(
                lambda: rounds.sheet(rounds.create(values, copy_of=copy_of, definition=told)).round,
                self._show_begun,
                lambda error: self.beginning.refuse(str(error)),
            )

    def _show_begun(self, row: RoundRow) -> None:
        self._is_beginning = False
        self.context.toast(labels.BEGUN.format(name=row.name), undo=True)
        self.context.navigate(Place(KEY, row.id))

    def _add(self) -> None:
        lister = self._lister()
        if lister is not None:
            lister.begin()

    def _remove(self) -> None:
        lister = self._lister()
        if lister is not None:
            lister.drop()

    def _lister(self) -> ListEditor | None:
        found = getattr(self.page, "lister", None)
        return found if isinstance(found, ListEditor) else None

    def _why_no_list(self) -> str:
        if self._why_not():
            return self._why_not()
        if self.sheet is None or self._lister() is None:
            return labels.NO_LIST
        return "" if self.editing.may else labels.used(self.sheet.round)

    def _why_no_round(self) -> str:
        return labels.CHOOSE_ROUND if self.sheet is None or self._is_beginning else ""

    def _why_not(self) -> str:
        return frame.IS_READ_ONLY if self.context.bridge.read_only else ""

    def _go_to_question(self, id: str) -> None:
        sheet = self.sheet
        for section in sheet.sections if sheet is not None else ():
            ids = {one.id for field in section.fields for one in (field, *field.columns)}
            if id == section.id or id in ids:
                self.form.go_to(section.id)
                self.form.go_to(id)

    def _go_to_item(self, id: str) -> None:
        sheet = self.sheet
        for item in sheet.checklist if sheet is not None else ():
            if id in {one.id for one in item.reasons}:
                self.checklist.go_to(item.id)
        self.page.go_to(id)

    def _choose_round(self, id: object) -> None:
        self._settle()
        self.context.navigate(Place(KEY, str(id)))

    def _confirm(self, person: str) -> None:
        records, today = (
            self.context.bridge.desk.records,
            self.context.bridge.desk.workspace.today,
        )
        self.context.bridge.write(
            lambda: records.change("people", person, {"last_confirmed_on": today}),
            lambda _none: self.context.toast(labels.CONFIRMED_TODAY, undo=True),
            self._fail,
        )

    def _settle(self) -> None:
        for page in self.pages:
            page.settle()

    def _fail(self, error: AfmError) -> None:
        self.context.info(Note(NOTE, str(error), "warning"))

    def _listen(self) -> None:
        self.round.left.connect(self._choose_round)
        self.tabs.changed.connect(self.show_part)
        self.band.said.connect(lambda _reason: self._judge())
        self.basics.mend.connect(self.mend)
        self.beginning.begun.connect(self._begin)
        self.beginning.file_wanted.connect(self.ask_for_file)
        self.first.clicked.connect(self.ask_for_new)
        self.bring.clicked.connect(self.open_file)
        self.earlier.confirmed.connect(self._confirm)
        self.earlier.body_asked.connect(lambda id: self.context.navigate(Place("members", id)))

    def _put_together(self) -> None:
        u = theme().u
        for page in self.pages:
            self._stack.addWidget(page)
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(4 * u, 2 * u, 4 * u, u)
        row.setSpacing(4 * u)
        self.round.setFixedWidth(theme().px(_CHOICE))
        row.addWidget(self.round)
        row.addWidget(self.span, 1)
        tabs = QWidget()
        line = QHBoxLayout(tabs)
        line.setContentsMargins(4 * u, 0, 4 * u, 0)
        line.addWidget(self.tabs)
        line.addStretch(1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (head, self.band, tabs, rule(), self._stack):
            column.addWidget(widget, int(widget is self._stack))
        self.band.hide()
        for one in (whole, self.beginning, self.nothing):
            self._whole.addWidget(one)
        self._whole.setCurrentWidget(self.nothing)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._whole)
