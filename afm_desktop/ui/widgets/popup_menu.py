"""Menus under a button or at the mouse; what people typed is shown as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from afm_desktop.ui.drawing import shown
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.tooltip import plain_tip


class PopupMenu(QMenu):
    """Actions with icons; those that destroy something in red."""

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__(parent)
        self.setAccessibleName(name or parent.accessibleName())
        self.setToolTipsVisible(True)

    def add(
        self,
        text: str,
        do: Callable[[], object],
        *,
        icon: str = "",
        keys: str = "",
        is_danger: bool = False,
        is_checked: bool | None = None,
        why_not: str = "",
    ) -> QAction:
        """One more action; `why_not` says why it cannot be used now."""
        action = QAction(shown(text).replace("&", "&&"), self)
        if icon:
            action.setIcon(theme().icon(icon, theme().tokens.danger if is_danger else None))
        if keys:
            action.setText(f"{action.text()}\t{keys}")
        if is_checked is not None:
            action.setCheckable(True)
            action.setChecked(is_checked)
        action.setEnabled(not why_not)
        action.setToolTip(plain_tip(why_not))
        action.triggered.connect(lambda _checked=False: do())
        self.addAction(action)
        return action

    def open_under(self, opener: QWidget) -> None:
        """Open below a control."""
        self.popup(opener.mapToGlobal(QPoint(0, opener.height() + theme().u // 2)))
