"""What the first-run window and the window of a file have in common: menus, size, dropped files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
)
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from afm_desktop.paths import log_file
from afm_desktop.ui.command_specs import COMMANDS
from afm_desktop.ui.commands import Commands, CommandSpec
from afm_desktop.ui.geometry import Frame, clamped, of_screen, of_widget
from afm_desktop.ui.labels import frame
from afm_desktop.ui.preferences import SCALES
from afm_desktop.ui.screens.imports.dropping import dropped_along, dropped_list
from afm_desktop.ui.shell.menus import Menus
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.overlay import Overlay
from afm_desktop.ui.widgets.popup_menu import make_round

if TYPE_CHECKING:
    from afm_desktop.ui.shell.program import Program

SUFFIX = ".afm"
FIRST_SIZE = (1440, 900)
LEAST_UNITS = (160, 88)


class ProgramWindow(QMainWindow):
    """A window with the program's menus; what it cannot do stands in them greyed."""

    def __init__(self, program: Program, more: tuple[CommandSpec, ...] = ()) -> None:
        super().__init__()
        self.program = program
        self.is_closed = False
        self._overlay: Overlay | None = None
        self.setAcceptDrops(True)
        self.setWindowTitle(frame.PROGRAM)
        icon = theme().icon
        self.commands = Commands((*COMMANDS, *more), self, icon)
        self._recent = make_round(QMenu(frame.RECENT, self))
        self._recent.aboutToShow.connect(self._fill_recent)
        self.commands.fill(self.menuBar(), {"open_demo": self._recent})
        self.menus = Menus(self)
        self.menus.called.connect(self.open_menu)
        self.arrange_menus()
        self._bind_common()
        program.look.changed.connect(self._look_changed)
        self._restore_frame()

    def rebuild(self) -> None:
        """Make everything anew in other measures."""

    def refusal(self, sentence: str) -> None:
        """Say why a file could not be opened."""

    def _bind_common(self) -> None:
        program, look, bind = self.program, self.program.look, self.commands.bind
        bind("new_file", program.welcome)
        bind("open_file", program.ask_file)
        bind("open_demo", program.demonstrate)
        bind("quit", program.quit)
        bind("larger", lambda: look.step(1), self._why_not_larger)
        bind("smaller", lambda: look.step(-1), self._why_not_smaller)
        bind("normal_size", lambda: look.step(0))
        bind("dark", look.toggle_dark)
        bind("compact", program.toggle_density)
        bind("menu_bar", self._toggle_menu_bar)
        bind("menu", self.open_menu)
        bind("shortcuts", self.show_shortcuts)
        bind("about", self.show_about)
        bind("show_log", lambda: _show_folder(log_file().parent))

    def show_shortcuts(self) -> None:
        """Show the shortcut sheet over the window."""
        from afm_desktop.ui.shell.sheet import ShortcutSheet  # noqa: PLC0415 - seldom seen

        self.close_overlay()
        sheet = ShortcutSheet(self, self.commands)
        self.open_overlay(sheet, sheet.cross)

    def show_about(self) -> None:
        """Show version and licences."""
        from afm_desktop.ui.shell.about import AboutDialog  # noqa: PLC0415 - seldom seen

        AboutDialog(self).exec()

    def open_overlay(self, overlay: Overlay, focus: QWidget) -> None:
        """Show one overlay; there is never one over another."""
        overlay.closed.connect(self._forget_overlay)
        self._overlay = overlay
        overlay.open(focus)

    def close_overlay(self) -> None:
        """Take the overlay away, if there is one."""
        if self._overlay is not None:
            self._overlay.close_overlay()

    def _forget_overlay(self) -> None:
        self._overlay = None

    def _why_not_larger(self) -> str:
        return frame.LARGEST if self.program.look.scale >= SCALES[-1] else ""

    def _why_not_smaller(self) -> str:
        return frame.SMALLEST if self.program.look.scale <= SCALES[0] else ""

    def _look_changed(self, has_new_measures: bool) -> None:
        if self.is_closed:
            return
        self.commands.repaint()
        if has_new_measures:
            self.close_overlay()
            self.rebuild()
        self.commands.refresh()

    def open_menu(self) -> None:
        """Open the menus, whether they have a bar or not."""
        self.menus.open(self.menu_place())

    def menu_place(self) -> QPoint:
        """Where the menus open when they have no bar."""
        return self.mapToGlobal(QPoint(0, 0))

    def arrange_menus(self) -> None:
        """Give the menus a line of their own, unless it is not wanted."""
        is_hidden = self.program.preferences.kept.is_menu_hidden
        self.menus.show_bar(is_shown=not is_hidden)
        self.commands.rename("menu_bar", frame.SHOW_MENU_BAR if is_hidden else frame.HIDE_MENU_BAR)

    def _toggle_menu_bar(self) -> None:
        preferences = self.program.preferences
        preferences.keep(is_menu_hidden=not preferences.kept.is_menu_hidden)
        self.arrange_menus()

    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self.program.preferences.recent_files():
            action = self._recent.addAction(path.stem.replace("&", "&&"))
            action.setToolTip(str(path))
            action.triggered.connect(lambda _=False, path=path: self.program.open(path))
        if self._recent.isEmpty():
            self._recent.addAction(frame.NO_RECENT).setEnabled(False)

    # --- where it stands ----------------------------------------------------------------------

    def _restore_frame(self) -> None:
        kept = self.program.preferences.kept.frame
        self.setMinimumSize(theme().u * LEAST_UNITS[0], theme().u * LEAST_UNITS[1])
        screens = [of_screen(screen) for screen in QGuiApplication.screens()]
        wanted = kept or _centred(screens)
        fitted = clamped(wanted, screens)
        self.setMinimumSize(
            min(self.minimumWidth(), fitted.width), min(self.minimumHeight(), fitted.height)
        )
        self.setGeometry(fitted.x, fitted.y, fitted.width, fitted.height)
        if fitted.is_maximized:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _keep_frame(self) -> None:
        if self.geometry().isValid():
            self.program.preferences.keep(frame=of_widget(self))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.is_closed:
            self._keep_frame()
            self.is_closed = True
        super().closeEvent(event)

    # --- dropped files -------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event.mimeData().urls()) or dropped_list(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = _dropped(event.mimeData().urls())
        if path is not None:
            event.acceptProposedAction()
            self.program.open(path)
            return
        listed = dropped_list(event.mimeData())
        if listed is not None:
            event.acceptProposedAction()
            self.take_dropped(listed, dropped_along(event.mimeData(), listed))

    def take_dropped(self, path: Path, along: Sequence[Path] = ()) -> None:
        """Do what is done with a list that was dropped; without a file, nothing."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()


def _dropped(urls: list[QUrl]) -> Path | None:
    """The workspace among what is dropped."""
    paths = (Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    return next((path for path in paths if path.suffix.casefold() == SUFFIX), None)


def _show_folder(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))


def _centred(screens: list[Frame]) -> Frame:
    """The first window ever: in the middle of the first screen."""
    width, height = FIRST_SIZE
    if not screens:
        return Frame(0, 0, width, height)
    first = screens[0]
    x = first.x + max(0, (first.width - width) // 2)
    return Frame(x, first.y + max(0, (first.height - height) // 2), width, height)
