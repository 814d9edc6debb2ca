"""제출 현황판: who has sent which form, who is late, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import FormKind, MemberRole
from afm_desktop.domain.errors import AfmError
from afm_desktop.services.collecting.model import (
    Asked,
    Board,
    BodyLine,
    CellKey,
    Done,
    FormCell,
    FormColumn,
    Narrowing,
    NoSuchForm,
)
from afm_desktop.services.collecting.service import READS
from afm_desktop.services.desk import Desk
from afm_desktop.services.people import Access
from afm_desktop.ui.board_places import BOARD, DIVISION, asked_at, narrowing_at, place_of
from afm_desktop.ui.labels import collecting as labels
from afm_desktop.ui.labels import frame, records
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.collecting.bar import BoardBar
from afm_desktop.ui.screens.collecting.mailing import read_mail
from afm_desktop.ui.screens.collecting.output import Shown, as_shown
from afm_desktop.ui.screens.collecting.step_dialog import STEPS, ask_step
from afm_desktop.ui.screens.collecting.table import BoardTable
from afm_desktop.ui.screens.records.gestures import AskPath, ask_path
from afm_desktop.ui.screens.records.reasons import let_out
from afm_desktop.ui.screens.screen import Doing, Header, Note, Screen, ScreenContext
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.placeholder import Placeholder
from afm_desktop.ui.widgets.popup_menu import PopupMenu

SLOT, REFUSED, MAIL = "collecting.board", "collecting.refused", "copy_reminder"
Read = tuple[tuple[FormColumn, ...], Board]


class CollectingScreen(Screen):
    """The bar narrows, the table shows; each step is one gesture for all that is chosen."""

    key = BOARD
    title = labels.TITLE
    icon = "clock-alert"

    def __init__(self, context: ScreenContext, ask: AskPath = ask_path) -> None:
        super().__init__(context)
        self.asked, self.narrowing = Asked(()), Narrowing()
        self.board: Board | None = None
        self._ask, self._chosen_at = ask, ""
        self.bar = BoardBar()
        self.bar.forms_chosen.connect(self.choose_forms)
        self.bar.roles_chosen.connect(self.choose_roles)
        self.bar.narrowed.connect(self.narrow)
        self.bar.entered.connect(self._enter_table)
        self.table = BoardTable((), {})
        self._shown_forms: tuple[str, ...] = ()
        self._body = QWidget()
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self.table)
        self._instead: Placeholder | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self._body, 1)
        self._show_instead(Placeholder(self.icon, labels.READING))

    # --- as the frame asks ------------------------------------------------------------------------

    def header(self) -> Header:
        """How many bodies and forms are shown, and what can be done with the chosen."""
        if self.board is None or not self.board.lines:
            return Header()
        lines = self._narrowed().lines
        forms = sum(1 for line in lines for _cell in self._cells_of(line))
        count = labels.COUNT.format(bodies=len(lines), forms=forms)
        return Header(
            count,
            primary="remind",
            secondary=("mark_sent", "receive_forms"),
            more=("extend_forms", "set_form_state", MAIL, "export", "print"),
        )

    def doings(self) -> Mapping[str, Doing]:
        """The steps, and the commands of every list."""
        steps = {step: Doing(partial(self.ask, step), self._why_not_step) for step in STEPS}
        return {
            **steps,
            MAIL: Doing(self.copy_mail, self._why_none_chosen),
            "find": Doing(self.bar.focus_search),
            "clear_filters": Doing(lambda: self.narrow(Narrowing()), self._why_not_clear),
            "select_all": Doing(self.table.selectAll, self._why_no_rows),
            "copy": Doing(self._copy, self._why_none_chosen),
            "copy_headers": Doing(partial(self._copy, with_headers=True), self._why_none_chosen),
            "export": Doing(self.export, self._why_no_rows),
            "print": Doing(self.print_shown, self._why_no_rows),
        }

    def open(self, place: Place) -> None:
        """Show the board of a place; the bare screen shows what it showed."""
        if not place.filters and not place.text and self.board is not None:
            self._read()
            return
        self.asked, self.narrowing = asked_at(place), narrowing_at(place)
        self._chosen_at = next(iter(place.filter(DIVISION)), "")
        self._read()

    def place(self) -> Place:
        """What the board shows."""
        return place_of(replace(self.asked, division=self._chosen_at or None), self.narrowing)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again when what it shows has changed."""
        if not kinds or kinds & READS:
            self._read()

    def panes(self) -> Sequence[QWidget]:
        """The bar, then the bodies."""
        return (self.bar.search, self.table if self._instead is None else self)

    def start(self) -> QWidget | None:
        """The bodies, where there are any."""
        return self.table if self._instead is None else self

    # --- what is shown ----------------------------------------------------------------------------

    def choose_forms(self, forms: tuple[str, ...]) -> None:
        """Show other forms."""
        self._show(replace(self.asked, forms=forms), Narrowing(text=self.narrowing.text))

    def choose_roles(self, roles: frozenset[MemberRole] | None) -> None:
        """Expect others."""
        self._show(replace(self.asked, roles=roles), self.narrowing)

    def narrow(self, narrowing: Narrowing) -> None:
        """Show some of the lines alone."""
        self.narrowing = narrowing
        self._fill()
        self.context.frame.amend(self.place())

    def chosen(self) -> frozenset[CellKey]:
        """The forms of the chosen bodies which the filters leave."""
        keys = set(self.table.selected_keys())
        return frozenset(
            cell.key
            for line in self._narrowed().lines
            if line.organization_id in keys
            for cell in self._cells_of(line)
        )

    # --- what is done -----------------------------------------------------------------------------

    def ask(self, step: str) -> None:
        """Ask what a step needs to know, then take it."""
        cells = self.chosen()
        bodies = len({cell.organization_id for cell in cells})
        about = labels.CHOSEN.format(bodies=bodies, forms=len(cells))
        ask_step(
            self.context,
            step,
            cells,
            about=about,
            division=self.asked.division,
            then=partial(self._tell_done, step),
        )

    def copy_mail(self) -> None:
        """Put the text of a mail to the chosen on the clipboard."""
        read_mail(self.context, self.chosen(), self.asked.division, self._tell_mail, self._refuse)

    def export(self) -> None:
        """Write what is shown to a workbook."""
        shown = self._as_shown()
        name = labels.EXPORT_NAME.format(day=self.context.bridge.desk.workspace.today)
        path = self._ask(self.window(), name)
        if path is None or shown is None:
            return
        self.context.bridge.run(
            labels.EXPORTING,
            lambda _progress, _token: shown.write(path),
            lambda count: self.context.toast(labels.EXPORTED.format(count=count, name=path.name)),
            self._refuse,
        )

    def print_shown(self) -> None:
        """Show what is shown as a paper, to be saved or printed."""
        from afm_desktop.ui.screens.reports.sending import send_list  # noqa: PLC0415 - ReportLab

        shown, desk = self._as_shown(), self.context.bridge.desk
        if shown is not None:
            send_list(self, labels.PAPER, lambda _progress: shown.printed(desk))

    def open_line(self, organization_id: str) -> None:
        """Open the one demand behind a line, else its body."""
        line = self._line(organization_id)
        demands = [mark for cell in self._cells_of(line) for mark in cell.demands] if line else []
        if len(demands) == 1:
            self.context.navigate(Place("demands", demands[0].id))
        else:
            self.context.navigate(Place("members", organization_id))

    # --- within -----------------------------------------------------------------------------------

    def _show(self, asked: Asked, narrowing: Narrowing) -> None:
        self.asked, self.narrowing = asked, narrowing
        self._read()
        self.context.frame.amend(self.place())

    def _read(self) -> None:
        division = self.context.scope.division or self._chosen_at or None
        self.asked = replace(self.asked, division=division)
        desk, asked = self.context.bridge.desk, self.asked
        self.context.bridge.read(partial(_look, desk, asked), self._learn, self._fail, slot=SLOT)

    def _learn(self, read: Read) -> None:
        forms, self.board = read
        self.bar.offer(forms)
        self.asked = replace(self.asked, forms=self.board.asked.forms)
        if self._shown_forms != self.asked.forms:
            self._make_table(self.board)
        self._fill()

    def _make_table(self, board: Board) -> None:
        """Other forms are other columns."""
        old, self._shown_forms = self.table, board.asked.forms
        had_focus = old.hasFocus()
        hues = {one.code: number for number, one in enumerate(self.context.scope.divisions, 1)}
        self.table = BoardTable(board.columns, hues)
        self.table.opened.connect(self.open_line)
        self.table.let_out = self._let_out
        self.table.context_requested.connect(self._open_menu)
        self.table.selection_changed.connect(self._tell_selected)
        self._stack.addWidget(self.table)
        self._stack.removeWidget(old)
        old.hide()
        old.deleteLater()
        if had_focus:
            self.table.setFocus()

    def _fill(self) -> None:
        if self.board is None:
            return
        narrowed = self._narrowed()
        self.bar.show_board(self.board, self.asked, self.narrowing)
        self.table.show_board(narrowed)
        self._show_instead(self._placeholder(narrowed))
        self.header_changed.emit()

    def _narrowed(self) -> Board:
        board = self.board
        if board is None:
            return Board(self.asked, (), (), self.context.bridge.desk.workspace.today)
        return board.narrowed(self.narrowing)

    def _cells_of(self, line: BodyLine) -> list[FormCell]:
        return [cell for cell in line.there if self.narrowing.takes(cell)]

    def _line(self, organization_id: str) -> BodyLine | None:
        lines = self._narrowed().lines
        return next((line for line in lines if line.organization_id == organization_id), None)

    def _as_shown(self) -> Shown | None:
        if self.board is None:
            return None
        told = labels.told(self.narrowing, labels.forms_words(self.board.columns))
        return as_shown(self.board, self.table.lines(), self.table, told, self.context.scope.words)

    # --- in place of the table --------------------------------------------------------------------

    def _placeholder(self, narrowed: Board) -> Placeholder | None:
        if not narrowed.columns:
            rounds = Button(labels.OPEN_ROUNDS, "list-checks", "primary")
            rounds.clicked.connect(lambda: self.context.navigate(Place("rounds")))
            return Placeholder(self.icon, labels.NO_FORMS, labels.NO_FORMS_WHY, (rounds,))
        if narrowed.lines:
            return None
        if self.narrowing.is_set:
            clear = Button(labels.CLEAR, "x")
            clear.clicked.connect(lambda: self.narrow(Narrowing()))
            return Placeholder("search", labels.NO_MATCH, labels.NO_MATCH_WHY, (clear,))
        return Placeholder("users", labels.NOBODY, labels.NOBODY_WHY)

    def _fail(self, error: AfmError) -> None:
        again = Button(labels.READ_AGAIN, "rotate-ccw")
        again.clicked.connect(self._read)
        self._show_instead(Placeholder("circle-alert", labels.FAILED, str(error), (again,)))

    def _show_instead(self, widget: Placeholder | None) -> None:
        old, self._instead = self._instead, widget
        if widget is not None:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget or self.table)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()

    # --- the menu, and what is told ---------------------------------------------------------------

    def _open_menu(self, at: QPoint) -> None:
        menu = PopupMenu(self.table)
        current = self.table.current_key()
        line = self._line(str(current)) if current is not None else None
        if line is not None:
            self._add_ways(menu, line)
        for key in (*STEPS, MAIL):
            self._add(menu, key)
        menu.addSeparator()
        for key in ("copy", "copy_headers", "export", "print"):
            self._add(menu, key)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def _add_ways(self, menu: PopupMenu, line: BodyLine) -> None:
        go: Callable[[Place], None] = self.context.navigate
        menu.add(
            labels.OPEN_BODY,
            partial(go, Place("members", line.organization_id)),
            icon="building-2",
        )
        marks = [mark for cell in line.there for mark in cell.demands]
        for mark in marks[: labels.MOST_DEMANDS]:
            words = labels.OPEN_DEMAND.format(title=mark.title)
            menu.add(words, partial(go, Place("demands", mark.id)), icon="inbox")
        menu.addSeparator()

    def _add(self, menu: PopupMenu, key: str) -> None:
        commands = self.context.commands
        menu.add(
            commands.words(key),
            partial(commands.run, key),
            icon=commands.spec(key).icon,
            keys=commands.keys_of(key),
            why_not=commands.reason(key),
        )

    def _enter_table(self) -> None:
        if self._instead is None:
            self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _copy(self, *, with_headers: bool = False) -> None:
        self.table.copy(with_headers=with_headers)

    def _let_out(self, copy: Callable[[], None]) -> None:
        """Copy the chosen lines once it is said why core technologies leave in them."""
        core = [one.id for one in self.table.chosen_named() if one.is_core]
        bridge = self.context.bridge
        let_out(self.bar.search, bridge, core, Access.EXPORT, then=copy, refuse=self._refuse)

    def _tell_selected(self, keys: list[object]) -> None:
        words = labels.CHOSEN.format(bodies=len(keys), forms=len(self.chosen()))
        self.selected.emit(words if len(keys) > 1 else "")
        self.header_changed.emit()

    def _tell_done(self, step: str, done: Done) -> None:
        self.context.info(None)
        self.context.toast(labels.done_words(step, done), undo=True)

    def _tell_mail(self, text: str) -> None:
        self.context.info(None)
        QGuiApplication.clipboard().setText(text)
        self.context.toast(labels.MAIL_COPIED)

    def _refuse(self, error: AfmError) -> None:
        self.context.info(Note(REFUSED, str(error), "warning"))

    def _why_not_step(self) -> str:
        return frame.IS_READ_ONLY if self.context.bridge.read_only else self._why_none_chosen()

    def _why_none_chosen(self) -> str:
        is_there = self._instead is None and bool(self.table.selected_rows())
        return "" if is_there else labels.CHOOSE_FIRST

    def _why_no_rows(self) -> str:
        return "" if self._narrowed().lines else labels.NOTHING_SHOWN

    def _why_not_clear(self) -> str:
        return "" if self.narrowing.is_set else records.NOT_NARROWED


def _look(desk: Desk, asked: Asked) -> Read:
    """The forms there are and the board; without a form that is known, the newest round's."""
    forms = desk.collecting.forms(asked.division)
    rounds = tuple(one.key for one in forms if one.ref.kind is FormKind.DEMAND)[:1]
    if not asked.forms:
        return forms, desk.collecting.board(replace(asked, forms=rounds))
    try:
        return forms, desk.collecting.board(asked)
    except NoSuchForm:
        return forms, desk.collecting.board(replace(asked, forms=rounds))
