"""Menus under a button or at the mouse; what people typed is shown as it is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from afm_desktop.ui.drawing import draw_icon, shadow, shown
from afm_desktop.ui.stylesheet import SHADOW
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.tooltip import plain_tip


def make_round(menu: QMenu) -> QMenu:
    """Give a menu round corners, in which what is behind it shows."""
    menu.setObjectName("round")
    menu.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    return menu


def _ink(action: QAction) -> str:
    return theme().tokens.accent if action.isEnabled() else theme().tokens.text3


class PopupMenu(QMenu):
    """Actions with icons; those that destroy something in red."""

    def __init__(self, parent: QWidget, name: str = "") -> None:
        super().__init__(parent)
        self.setAccessibleName(name or parent.accessibleName())
        self.setToolTipsVisible(True)
        make_round(self)
        self.setObjectName("floating")

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

    def popup(self, place: QPoint) -> None:  # type: ignore[override]
        """Open with the corner of the frame, not of its shadow, at a place on the screen."""
        around = theme().px(SHADOW)
        super().popup(place - QPoint(around, around))

    def paintEvent(self, event: QPaintEvent) -> None:
        u, around = theme().u, theme().px(SHADOW)
        frame = QRectF(self.rect()).adjusted(around, around, -around, -around)
        shadow(QPainter(self), frame, 2 * u, around)
        super().paintEvent(event)
        painter = QPainter(self)
        for action in self.actions():
            if action.isCheckable() and action.isChecked():
                box = QRectF(self.actionGeometry(action))
                draw_icon(painter, box.left() + u, box.center().y(), "check", _ink(action))

    def open_under(self, opener: QWidget, *, ends_with_it: bool = False) -> None:
        """Open below a control, from its left edge or up to its right one."""
        place = opener.mapToGlobal(QPoint(0, opener.height() + theme().u // 2))
        if ends_with_it:
            wide = self.sizeHint().width() - 2 * theme().px(SHADOW)
            place += QPoint(opener.width() - wide, 0)
        self.popup(place)
