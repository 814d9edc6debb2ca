"""The records that are open in windows of their own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from afm_desktop.ui.geometry import Frame, clamped, of_screen
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.preferences import Preferences
from afm_desktop.ui.screens.details.pane import DetailsPane
from afm_desktop.ui.screens.details.record_window import RecordWindow
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme

MEETINGS = "meetings"
STEP = 6  # units from one window to the next
Key = tuple[str, str]


class RecordWindows:
    """Opens one window for each record, where the last one stood; none loses what was typed."""

    def __init__(
        self, owner: QWidget, context: Callable[[], ScreenContext], preferences: Preferences
    ) -> None:
        self._owner, self._context, self._preferences = owner, context, preferences
        self.windows: dict[Key, RecordWindow] = {}

    def open(self, table: str, id: str) -> None:
        """Show a record, in the window it has already or in a new one."""
        window = self.windows.get((table, id))
        if window is None:
            window = self._made(table, id)
            self._stand(window)
            window.read()
        window.come_forward()

    def leave(self) -> None:
        """Save what was typed in all of them."""
        for window in self.windows.values():
            window.pane.leave()

    def close(self) -> None:
        """Take all of them away, as before the file is closed."""
        for window in list(self.windows.values()):
            self._keep_frame(window)
            self._drop(window)

    def rebuild(self) -> None:
        """Make them anew in other measures; what is typed goes on in them."""
        self.leave()
        for key, old in list(self.windows.items()):
            drafts, box, is_seen = old.pane.drafts(), old.geometry(), old.isVisible()
            self._drop(old)
            window = self._made(*key)
            window.setGeometry(box)
            window.read(drafts)
            window.setVisible(is_seen)

    # --- within -----------------------------------------------------------------------------------

    def _made(self, table: str, id: str) -> RecordWindow:
        window = RecordWindow(self._owner, self._context(), table, id, maker_of(table))
        window.left.connect(lambda: self._left(window))
        window.kept.connect(lambda: self._kept(window))
        self.windows[table, id] = window
        return window

    def _stand(self, window: RecordWindow) -> None:
        """Where the last one stood, a step further for each that is seen; wholly on a screen."""
        seen = sum(one.isVisible() for one in self.windows.values())
        kept = self._preferences.kept.record_frame
        last = kept or Frame(
            self._owner.x() + theme().px(STEP), self._owner.y() + theme().px(STEP),
            window.width(), window.height(),
        )  # fmt: skip
        step = seen * theme().px(STEP)
        wanted = Frame(last.x + step, last.y + step, last.width, last.height)
        screens = [of_screen(screen) for screen in QGuiApplication.screens()]
        fitted = clamped(wanted, screens)
        window.setGeometry(fitted.x, fitted.y, fitted.width, fitted.height)

    def _left(self, window: RecordWindow) -> None:
        self._keep_frame(window)
        self._drop(window)

    def _kept(self, window: RecordWindow) -> None:
        self._keep_frame(window)
        self._context().toast(labels.DRAFT_KEPT_APART)

    def _keep_frame(self, window: RecordWindow) -> None:
        self._preferences.keep(record_frame=window.frame_now())

    def _drop(self, window: RecordWindow) -> None:
        self.windows.pop((window.table, window.id), None)
        window.hide()
        window.deleteLater()


def maker_of(table: str) -> Callable[[ScreenContext], DetailsPane]:
    """What makes the pane of a kind of record, as its list has it."""
    if table == MEETINGS:
        from afm_desktop.ui.screens.meetings.pane import MeetingPane  # noqa: PLC0415 - seldom

        return partial(MeetingPane, is_apart=True)
    return partial(DetailsPane, is_apart=True)
