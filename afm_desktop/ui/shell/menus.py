"""The menus of a window where their bar is hidden: a button, Alt and F10 open them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QMenu

from afm_desktop.ui.labels import frame

_KEYS = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)


class Menus(QObject):
    """Shows the bar or hides it; the menus themselves are the same either way."""

    called = Signal()
    """Somebody wants the menus that are hidden."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._bar = window.menuBar()
        self._window = window
        self._is_alone = False
        self.open_menu: QMenu | None = None
        window.installEventFilter(self)

    @property
    def is_hidden(self) -> bool:
        """Whether the menus have no line of their own; on macOS they always have."""
        return self._bar.isHidden() and not self._bar.isNativeMenuBar()

    def show_bar(self, *, is_shown: bool) -> None:
        """Show the bar or hide it."""
        self._bar.setVisible(is_shown or self._bar.isNativeMenuBar())

    def open(self, at: QPoint) -> None:
        """Open the first menu of the bar, or all of them below a point when there is no bar."""
        if not self.is_hidden:
            self._bar.setActiveAction(self._bar.actions()[0])
            return
        if self.open_menu is not None:
            return
        menu = QMenu(self._window)
        menu.setAccessibleName(frame.MENU)
        menu.addActions(self._bar.actions())
        menu.aboutToHide.connect(self._forget)
        self.open_menu = menu
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt alone, pressed and let go, opens what is hidden."""
        if isinstance(event, QKeyEvent):
            if event.type() in _KEYS:
                self._is_alone = event.key() == Qt.Key.Key_Alt
            elif event.type() is QEvent.Type.KeyRelease and event.key() == Qt.Key.Key_Alt:
                is_alone, self._is_alone = self._is_alone, False
                if is_alone and self.is_hidden:
                    self.called.emit()
                    return True
        return super().eventFilter(watched, event)

    def _forget(self) -> None:
        menu, self.open_menu = self.open_menu, None
        if menu is not None:
            menu.deleteLater()
