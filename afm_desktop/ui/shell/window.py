"""The window of an open file."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Role
from afm_desktop.services.glance import Glance
from afm_desktop.ui.bridge import Bridge
from afm_desktop.ui.command_specs import COMMANDS, screen_command
from afm_desktop.ui.labels import commands as told
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.manual import CONTENTS, page_of
from afm_desktop.ui.places import Place, Trail
from afm_desktop.ui.room import has_menu_bar, room_of
from afm_desktop.ui.screens.imports.dropping import place_for
from afm_desktop.ui.screens.screen import (
    Covering,
    Header,
    Note,
    Screen,
    ScreenContext,
    ScreenSpec,
)
from afm_desktop.ui.shell.body import Body, step_pane
from afm_desktop.ui.shell.closing import may_close
from afm_desktop.ui.shell.program_window import ProgramWindow
from afm_desktop.ui.shell.scope import WindowScope
from afm_desktop.ui.shell.screen_frame import ScreenFrame
from afm_desktop.ui.shell.status_bar import StatusBar
from afm_desktop.ui.shell.window_notes import WindowNotes
from afm_desktop.ui.tab_order import is_gone, stay_near, step_stop
from afm_desktop.ui.tasks import Work
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from afm_desktop.services.desk import Desk
    from afm_desktop.services.hits import Hit
    from afm_desktop.ui.shell.furnishing import Furnishing
    from afm_desktop.ui.shell.manual_window import ManualWindow
    from afm_desktop.ui.shell.program import Program

IMPORT = "import"
DECLARED = frozenset(spec.key for spec in COMMANDS)


class MainWindow(ProgramWindow):
    """Leads between the screens of a file and tells them what has changed.

    It stands, and takes the keyboard, as soon as a glance at the file tells whose it is; the file
    itself is there from `furnish` on. What is asked for before that is done then.
    """

    desk: Desk
    bridge: Bridge
    furnishing: Furnishing

    def __init__(self, program: Program, seen: Glance, screens: Sequence[ScreenSpec]) -> None:
        role = seen.office.role
        self.specs = tuple(spec for spec in screens if role in spec.roles)
        super().__init__(
            program,
            tuple(
                screen_command(at, spec.key, spec.words, spec.icon)
                for at, spec in enumerate(self.specs)
                if f"screen.{spec.key}" not in DECLARED
            ),
        )
        self.commands.explain_unbound(told.NOT_YET)
        self.seen, self.path, self.trail = seen, seen.path, Trail()
        self.is_furnished = False
        self._wanted = Place(self.specs[0].key if self.specs else "")
        self._asked: Callable[[], None] | None = None
        self.scope = WindowScope(seen.divisions, self._first_scope(role))
        self.notes = WindowNotes(program.preferences, lambda: self.body.notes)
        self._bound: list[str] = []
        self._toast: Toast | None = None
        self._manual: ManualWindow | None = None
        self.body = self._make_body()
        self.arrange_menus()
        self._bind()
        self._begin_notes()
        self.scope.changed.connect(self._scope_changed)
        self._await()

    def _begin_notes(self) -> None:
        is_demo = self.seen.office.is_demonstration
        self.notes.begin(self.program, self.commands, is_demo=is_demo)

    @property
    def file_words(self) -> str:
        """What is open, in its title and in the status bar."""
        return self.path.name

    def furnish(self, desk: Desk, reason: AfmError | None) -> None:
        """The file is open: show it, and do what was asked for meanwhile."""
        from afm_desktop.ui.shell.furnishing import Furnishing  # noqa: PLC0415 - the services

        divisions = desk.divisions.names()  # a damaged file is refused before anything is made
        self.desk, self.bridge = desk, Bridge(desk)
        self.is_furnished = True
        self.commands.explain_unbound(told.NOT_HERE)
        self._connect_status(self.body.status)
        self.furnishing = Furnishing(self, lambda: self._context(""))
        if reason is not None:
            self.notes.explain(self.program, reason)
        self.scope.renew(divisions)
        if self.scope.division is None and self._first_scope(self.seen.office.role):
            self.scope.choose(desk.workspace.office.division)  # the one before has ended
        self.bridge.changed.connect(self._changed)
        self.bridge.refused.connect(lambda error: self.refusal(str(error)))
        self._show_wanted()
        self._answer_asked()
        self.furnishing.who.find_out()

    # --- what screens ask of it ------------------------------------------------------------

    def navigate(self, place: Place) -> None:
        """Go to a place; it can be come back from."""
        if not self.is_furnished:
            self._want(place)
            return
        if all(spec.key != place.screen for spec in self.specs):
            return
        current = self.body.stage.current
        if current is not None:
            self.trail.amend(current.place())
        self.trail.visit(place)
        self._show_there(place)

    def amend(self, place: Place) -> None:
        """Say more exactly where one is."""
        self.trail.amend(place)

    def open_apart(self, table: str, id: str) -> None:
        """Show a record in a window of its own."""
        self.furnishing.redirects.record(table, id, self.furnishing.apart.open)

    def come_forward(self) -> None:
        """Be seen before other windows."""
        self.raise_()
        self.activateWindow()

    def cover(self, make: Covering) -> None:
        """Put something over the whole window, in place of what stands there."""
        self.close_overlay()
        self.open_overlay(*make(self))

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Say what was done, for some seconds."""
        if self._toast is not None:
            self._toast.dismiss()
        gesture = self.bridge.gesture if undo else ""
        toast = Toast(self.body.stage, text, words.UNDO if gesture else "")
        if gesture:
            toast.acted.connect(lambda: self.furnishing.undoing.take_back(gesture))
            self.bridge.changed.connect(toast.dismiss)
        toast.closed.connect(lambda: self._forget(toast))
        self._toast = toast
        toast.pop()

    def info(self, note: Note | None) -> None:
        """Show a note of the window, or take the refusal away."""
        if note is None:
            self.notes.take_refusal()
        else:
            self.notes.put(note)

    def note_of(self, screen: str, note: Note | None) -> None:
        """Keep what a screen has to say; it is shown with its screen."""
        self.notes.put_of_screen(screen, note)

    def refusal(self, sentence: str) -> None:
        self.notes.refuse(sentence)

    # --- putting together ------------------------------------------------------------------

    def rebuild(self) -> None:
        current = self.body.stage.current
        place = current.place() if current is not None else None
        if current is not None:
            current.leave()
        if self._toast is not None:
            self._toast.dismiss()
        old, self.body = self.body, self._make_body()
        self.body.stage.take_over(old.stage.all_left())
        old.deleteLater()
        self.arrange_menus()
        self.notes.show_again()
        if not self.is_furnished:
            self._await()
            return
        self.furnishing.apart.rebuild()
        self.furnishing.counters.tell_all()
        if place is not None:
            self._show(place)

    def _make_body(self) -> Body:
        office = self.desk.workspace.office if self.is_furnished else self.seen.office
        role = frame.ROLES[office.role]
        who = frame.WHO.format(role=role, name=office.actor) if office.actor else role
        status = StatusBar(who, self.file_words)
        if self.is_furnished:
            self._connect_status(status)
        body = Body(self.commands, self.specs, self.scope, self._context, status)
        body.nav.chosen.connect(self._go_to)
        body.stage.header_changed.connect(self._show_header)
        body.stage.selected.connect(status.show_selected)
        body.notes.closed.connect(self.notes.closed)
        self.setCentralWidget(body)
        self._arrange(body)
        return body

    def _connect_status(self, status: StatusBar) -> None:
        status.cancelled.connect(self.bridge.cancel)
        self.bridge.saved.connect(status.show_saved)
        self.bridge.working.connect(status.show_work)
        if self.bridge.read_only:
            status.show_read_only()

    def _context(self, key: str) -> ScreenContext:
        return ScreenContext(
            bridge=self.bridge,
            preferences=self.program.preferences,
            commands=self.commands,
            scope=self.scope,
            frame=ScreenFrame(key, self),
            program=self.program,
        )

    def _first_scope(self, role: Role) -> str | None:
        kept = self.program.preferences.scope_of(self.path)
        if kept is not None:
            return kept or None
        return None if role is Role.CENTER else self.seen.office.division

    # --- before the file is open ------------------------------------------------------------

    def show_opening(self, work: Work | None) -> None:
        """Say that the file is still being opened."""
        if not self.is_furnished:
            self.body.status.show_work(work)

    def _want(self, place: Place) -> None:
        """Go to a place once there is something to show on it."""
        if any(spec.key == place.screen for spec in self.specs):
            self._wanted = place
            self._await()

    def _await(self) -> None:
        """Stand on the screen that is wanted, with nothing on it yet."""
        spec = next((spec for spec in self.specs if spec.key == self._wanted.screen), None)
        if spec is None:
            return
        self.body.nav.show_current(spec.key)
        self._show_title(spec.words, spec.words, Header())
        if QApplication.focusWidget() is None:
            self.body.nav.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _find(
        self, text: str, kinds: tuple[str, ...], then: Callable[[Sequence[Hit]], None]
    ) -> None:
        """Have records found; before the file is open that is done once it is."""
        if self.is_furnished:
            self.furnishing.find(text, kinds, then)
        else:
            self._asked = lambda: self.furnishing.find(text, kinds, then)

    def _show_wanted(self) -> None:
        """Show the screen; who has gone on with the keyboard is left where that is."""
        held = QApplication.focusWidget()
        has_gone_on = held is not None and held is not self.body.nav.list
        self.navigate(self._wanted)
        if held is not None and has_gone_on:
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer_asked(self) -> None:
        asked, self._asked = self._asked, None
        if asked is not None and self._overlay is not None:
            asked()

    def _bind(self) -> None:
        bind = self.commands.bind
        bind("palette", self.show_palette)
        bind("back", lambda: self._step(self.trail.back()), self._why_not_back)
        bind("forward", lambda: self._step(self.trail.forward()), self._why_not_forward)
        bind("scope", self._choose_scope)
        bind("nav", self._toggle_nav)
        bind("refresh", self._refresh)
        bind("next_pane", lambda: self._step_pane(1))
        bind("previous_pane", lambda: self._step_pane(-1))
        bind("copy_link", self._copy_link)
        bind("help", self._show_help)
        bind("import_list", lambda: self.navigate(Place(IMPORT, "file")), self._why_not_import)
        bind("paste_list", lambda: self.navigate(Place(IMPORT, "pasted")), self._why_not_import)
        for spec in self.specs:
            bind(f"screen.{spec.key}", partial(self._go_to, spec.key))

    # --- going about ------------------------------------------------------------------------

    def _go_to(self, screen: str) -> None:
        """Go to a screen as it was left; a link to it means all it has."""
        if not self.is_furnished:
            self._want(Place(screen))
            return
        self.navigate(self.body.stage.left_at(screen))

    def _show(self, place: Place) -> None:
        screen = self.body.stage.show_screen(place.screen)
        if self._toast is not None:
            self._toast.raise_()  # the page that is shown next comes to lie over it
        screen.open(place)
        self._take_over(screen)
        self.body.nav.show_current(place.screen)
        self.notes.show_screen(place.screen)
        self.body.status.show_selected("")
        self._show_header()
        start = screen.start()
        if start is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_over(self, screen: Screen) -> None:
        """The frame's commands now do what this screen does."""
        self.commands.unbind(*self._bound)
        doings = screen.doings()
        self._bound = list(doings)
        for key, doing in doings.items():
            self.commands.bind(key, doing.do, doing.when)
        self.commands.refresh()

    def _show_header(self) -> None:
        screen = self.body.stage.current
        if screen is None:
            return
        header = screen.header()
        self._show_title(screen.title, header.title or screen.title, header)

    def _show_title(self, words: str, title: str, header: Header) -> None:
        scope = self.scope.words if self.scope.division else ""
        self.body.header.show_header(words, scope, header)
        self.setWindowTitle(
            frame.WINDOW_TITLE.format(screen=title, scope=self.scope.words, file=self.file_words)
        )
        self.commands.refresh()

    def _choose_scope(self) -> None:
        self.body.nav.scope.open_choice()

    def _refresh(self) -> None:
        self.body.stage.refresh_all()

    def _step(self, place: Place | None) -> None:
        if place is not None:
            self._show_there(place)

    def _show_there(self, place: Place) -> None:
        """A place that names a merged body is that of the body it became."""
        self.furnishing.redirects.place(place, self._show)

    def _why_not_back(self) -> str:
        return "" if self.trail.can_go_back else frame.NO_WAY_BACK

    def _why_not_forward(self) -> str:
        return "" if self.trail.can_go_forward else frame.NO_WAY_FORWARD

    def _why_not_import(self) -> str:
        return frame.IS_READ_ONLY if self.is_furnished and self.bridge.read_only else ""

    def take_dropped(self, path: Path, along: Sequence[Path] = ()) -> None:
        """Show the columns of a list that was dropped, or what a form that came back does."""
        if not self._why_not_import():
            self.navigate(place_for(path, self.desk.workspace.office.role, along))

    def _step_pane(self, by: int) -> None:
        step_pane(self.body.panes(), QApplication.focusWidget(), by)

    def _toggle_nav(self) -> None:
        preferences = self.program.preferences
        preferences.keep(is_nav_narrow=not preferences.kept.is_nav_narrow)
        self._arrange(self.body)
        self._show_header()

    def _arrange(self, body: Body) -> None:
        room = room_of(self.width(), self.program.look.scale)
        body.arrange(room, is_nav_narrow=self.program.preferences.kept.is_nav_narrow)
        self.arrange_menus()

    def arrange_menus(self) -> None:
        """Where there is little room a button in the header takes the bar's place."""
        super().arrange_menus()
        if not hasattr(self, "body"):
            return
        if not has_menu_bar(self.width(), self.program.look.scale):
            self.menus.show_bar(is_shown=False)
        self.body.header.menu_button.setVisible(self.menus.is_hidden)

    def menu_place(self) -> QPoint:
        """Below the button that stands for the menus."""
        button = self.body.header.menu_button
        return button.mapToGlobal(QPoint(0, button.height() + theme().u))

    def _copy_link(self) -> None:
        screen = self.body.stage.current
        if screen is not None:
            QGuiApplication.clipboard().setText(screen.place().link())
            self.toast(frame.LINK_COPIED)

    def show_palette(self) -> None:
        """Find records, screens and commands in one field."""
        from afm_desktop.ui.shell.palette import Palette  # noqa: PLC0415 - when it is called
        from afm_desktop.ui.shell.palette_entries import Entries  # noqa: PLC0415

        self.close_overlay()
        entries = Entries(self.commands, self.specs, self.navigate)
        palette = Palette(self, entries, lambda text, then: self._find(text, entries.kinds, then))
        self.open_overlay(palette, palette.field)

    def _show_help(self) -> None:
        """Open the manual at the page of this screen."""
        from afm_desktop.ui.shell.manual_window import ManualWindow  # noqa: PLC0415 - seldom seen

        if self._manual is None:
            self._manual = ManualWindow(self)
        screen = self.body.stage.current
        self._manual.open_page(page_of(screen.key) if screen is not None else CONTENTS)

    # --- what has happened ---------------------------------------------------------------------

    def _changed(self, kinds: frozenset[str]) -> None:
        if "divisions" in kinds:
            self.scope.renew(self.desk.divisions.names())
        self.body.stage.refresh(kinds)

    def _scope_changed(self) -> None:
        self.program.preferences.keep_scope(self.path, self.scope.division)
        self.body.stage.refresh_all()
        if self.is_furnished:
            self._show_header()
        else:
            self._await()

    def _forget(self, toast: Toast) -> None:
        if self._toast is toast:
            self._toast = None

    def focusNextPrevChild(self, is_next: bool) -> bool:
        here = QApplication.focusWidget()
        if here is not None and self.isAncestorOf(here) and is_gone(here):
            return stay_near(self, here)
        return step_stop(self, here, 1 if is_next else -1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "body"):
            self._arrange(self.body)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.is_closed:
            return
        if self.is_furnished and not may_close(self, self.bridge):
            event.ignore()
            return
        super().closeEvent(event)
        self.hide()  # at once, though something may still be being saved
        if self.is_furnished:
            self.release()
        self.program.closed(self)

    def release(self) -> None:
        """Save what was typed and let go of the file."""
        screen = self.body.stage.current
        if screen is not None:
            screen.leave()
        self.furnishing.apart.leave()
        self.bridge.close()
        self.furnishing.apart.close()
        self.desk.workspace.close()
