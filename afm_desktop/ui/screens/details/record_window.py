"""One record in a window of its own, so that it can be seen beside others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.details.model import Detail
from afm_desktop.services.undoing import TakenBack
from afm_desktop.ui.geometry import Frame, of_widget
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.details.drafts import RecordDraft
from afm_desktop.ui.screens.details.pane import DetailsPane
from afm_desktop.ui.screens.screen import Covering, Note, ScreenContext
from afm_desktop.ui.tab_order import step_stop
from afm_desktop.ui.theme import theme
from afm_desktop.ui.view_places import place_of
from afm_desktop.ui.widgets.toast import Toast

SIZE = (112, 180)  # units
_KEYS = {"Ctrl+Z": "undo", "Ctrl+Y": "redo", "Ctrl+Shift+Z": "redo", "F1": "help"}
"""What the window around the screens does, also when it is asked from here."""


class RecordWindow(QWidget):
    """The details of one record; closing it saves, and what cannot be saved waits in it."""

    left = Signal()
    """It was closed: all of it is saved."""
    kept = Signal()
    """It was closed with something typed that cannot be saved; it is only hidden."""

    def __init__(
        self,
        owner: QWidget,
        context: ScreenContext,
        table: str,
        id: str,
        make: Callable[[ScreenContext], DetailsPane],
    ) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self.table, self.id = table, id
        self._outside, self._toast = context, _NO_TOAST
        self.setWindowTitle(NOUNS[table].name)
        self.setAutoFillBackground(True)
        self.pane = make(replace(context, frame=self))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.pane)
        self.resize(theme().px(SIZE[0]), theme().px(SIZE[1]))
        self._has_started = False
        self._connect()

    def _connect(self) -> None:
        pane, outside = self.pane, self._outside
        pane.showed.connect(self._tell)
        pane.closed.connect(self.close)
        pane.open_record.connect(outside.frame.open_apart)
        pane.open_list.connect(lambda kind, query: self.navigate(place_of(kind, query)))
        for keys, command in _KEYS.items():
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda command=command: outside.commands.run(command))

    def read(self, drafts: Sequence[RecordDraft] = ()) -> None:
        """Show the record, with what was typed in the window this one replaces."""
        self.pane.take_up(drafts)
        self.pane.show_record(self.table, self.id)

    def frame_now(self) -> Frame:
        """Where it stands."""
        return of_widget(self)

    def focusNextPrevChild(self, is_next: bool) -> bool:
        return step_stop(self, self.focusWidget(), 1 if is_next else -1)

    # --- the frame of its pane --------------------------------------------------------------------

    def navigate(self, place: Place) -> None:
        """Go to a place in the window of the file."""
        self._outside.navigate(place)
        self._outside.frame.come_forward()

    def amend(self, _place: Place) -> None:
        """It is always at its record."""

    def open_apart(self, table: str, id: str) -> None:
        """Another record beside this one."""
        self._outside.frame.open_apart(table, id)

    def come_forward(self) -> None:
        """Be seen, with the keyboard."""
        self.show()
        self.raise_()
        self.activateWindow()

    def cover(self, make: Covering) -> None:
        """Put something over this window."""
        overlay, first = make(self)
        overlay.open(first)

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Say here what was done here."""
        for toast in self._toast:
            toast.dismiss()
        bridge = self._outside.bridge
        gesture = bridge.gesture if undo else ""
        toast = Toast(self, text, words.UNDO if gesture else "")
        if gesture:
            toast.acted.connect(lambda: bridge.undo(gesture, self._tell_undone))
            bridge.changed.connect(toast.dismiss)
        toast.closed.connect(lambda: self._forget_toast(toast))
        self._toast = (toast,)
        toast.pop()

    def info(self, _note: Note | None) -> None:
        """Notes belong to lists."""

    # --- within -----------------------------------------------------------------------------------

    def _forget_toast(self, toast: Toast) -> None:
        self._toast = tuple(one for one in self._toast if one is not toast)

    def _tell_undone(self, done: TakenBack) -> None:
        self.toast(frame.undone(done))

    def _tell(self, detail: Detail) -> None:
        title = labels.WINDOW_TITLE.format(title=detail.title, noun=NOUNS[detail.table].name)
        self.setWindowTitle(title)
        if not self._has_started:
            self._has_started = True
            self.pane.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.pane.leave()
        super().closeEvent(event)
        (self.kept if self.pane.has_drafts() else self.left).emit()


_NO_TOAST: tuple[Toast, ...] = ()
