"""The widgets of a window of a file, put together; made anew when the text size changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.ui.commands import Commands
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.screen import ScreenSpec
from afm_desktop.ui.shell.header import HeaderBar
from afm_desktop.ui.shell.nav import NavPane
from afm_desktop.ui.shell.notes import NoteSlot
from afm_desktop.ui.shell.scope import WindowScope
from afm_desktop.ui.shell.stage import Context, Stage
from afm_desktop.ui.shell.status_bar import StatusBar
from afm_desktop.ui.widgets.line import rule


class Body(QWidget):
    """Navigation | header, note, screen; the status bar under both."""

    def __init__(
        self,
        commands: Commands,
        specs: Sequence[ScreenSpec],
        scope: WindowScope,
        context: Context,
        status: StatusBar,
    ) -> None:
        super().__init__()
        self.nav = NavPane(specs, scope)
        self.header = HeaderBar(commands)
        self.notes = NoteSlot()
        self.stage = Stage(specs, context)
        self.status = status
        self.notes.folded.connect(self.header.show_notes_button)
        self.header.notes_asked.connect(self.notes.unfold)
        right = QVBoxLayout()
        for widget in (self.header, rule(), self.notes):
            right.addWidget(widget)
        right.addWidget(self.stage, 1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.nav)
        row.addWidget(rule(is_vertical=True))
        row.addLayout(right, 1)
        right.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row, 1)
        column.addWidget(rule())
        column.addWidget(status)
        self.setAutoFillBackground(True)

    def arrange(self, room: Room, *, is_nav_narrow: bool) -> None:
        """Lay out for so much room."""
        is_narrow = is_nav_narrow or room < Room.WIDE
        self.nav.set_narrow(is_narrow)
        self.header.arrange(room)
        self.notes.arrange(room)
        self.stage.arrange(room)
        self.status.arrange(room)

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        current = self.stage.current
        return [self.nav, self.header, *(current.panes() if current is not None else ())]


def step_pane(panes: Sequence[QWidget], here: QWidget | None, by: int) -> None:
    """Move the keyboard to the next pane that takes it."""
    shown = [pane for pane in panes if pane.isVisible() and first_focus(pane) is not None]
    if not shown:
        return
    inside = [at for at, pane in enumerate(shown) if here is not None and _holds(pane, here)]
    at = (inside[-1] + by) % len(shown) if inside else 0
    target = first_focus(shown[at])
    if target is not None:
        target.setFocus(Qt.FocusReason.TabFocusReason)


def first_focus(pane: QWidget) -> QWidget | None:
    """The first widget of a pane that the keyboard can go to, in visual order."""
    inside = [pane, *pane.findChildren(QWidget)]
    able = [w for w in inside if _takes_focus(w)]
    top = pane.mapToGlobal(pane.rect().topLeft())

    def place(widget: QWidget) -> tuple[int, int]:
        at = widget.mapToGlobal(widget.rect().topLeft()) - top
        return (at.y(), at.x())

    return min(able, key=place, default=None)


def _takes_focus(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isVisible() and widget.isEnabled()


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return pane is widget or pane.isAncestorOf(widget)
