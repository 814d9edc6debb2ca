"""The box above the navigation that says, and lets choose, what the window is narrowed to."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QActionGroup, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy

from afm_desktop.ui.drawing import draw_icon, draw_text, fill, focus_ring
from afm_desktop.ui.labels import frame
from afm_desktop.ui.shell.scope import WindowScope
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.tooltip import set_tip


class ScopeSelector(QAbstractButton):
    """11 units high with 2 around; only its tile where the navigation is icons."""

    def __init__(self, scope: WindowScope, tip: str) -> None:
        super().__init__()
        self._scope, self._tip, self._is_narrow = scope, tip, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        scope.changed.connect(self._follow)
        self._follow()

    def set_narrow(self, is_narrow: bool) -> None:
        """Only the tile, or the whole box."""
        self._is_narrow = is_narrow
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(51), theme().px(11))

    def menu(self) -> QMenu:
        """The divisions to choose from."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        everything = WindowScope(self._scope.divisions, None).words
        choices = [(None, everything), *((d.code, d.name) for d in self._scope.divisions)]
        for number, (code, words) in enumerate(choices):
            action = menu.addAction(words.replace("&", "&&"))
            action.setCheckable(True)
            action.setActionGroup(group)
            action.setChecked(code == self._scope.division)
            action.triggered.connect(lambda _=False, code=code: self._scope.choose(code))
            if number == 0:
                menu.addSeparator()
        return menu

    def open_menu(self) -> None:
        """Show the divisions below the box."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.setMinimumWidth(self.width() - theme().px(4))
        menu.popup(self.mapToGlobal(QPoint(theme().px(2), self.height())))

    def paintEvent(self, _event: QPaintEvent) -> None:
        current, painter = theme(), QPainter(self)
        t, u = current.tokens, current.u
        box = QRectF(self.rect()).adjusted(2 * u, 0, -2 * u, 0)
        if not self._is_narrow:
            fill(painter, box, t.hover if self.underMouse() else t.raised, 2 * u, t.control)
        tile = QRectF(0, 0, 6 * u, 6 * u)
        tile.moveCenter(box.center())
        if not self._is_narrow:
            tile.moveLeft(box.left() + 2 * u)
        fill(painter, tile, t.accent_soft, 1.5 * u)
        ink = t.accent
        draw_icon(painter, tile.center().x() - 2 * u, tile.center().y(), self._icon(), ink)
        if not self._is_narrow:
            left, width = tile.right() + 2 * u, box.right() - 7 * u - tile.right() - 2 * u
            top = QRectF(left, box.top() + u, width, 5 * u)
            draw_text(painter, top, self._scope.words, role="strong")
            below = QRectF(left, box.top() + 5.25 * u, width, 4.5 * u)
            draw_text(painter, below, self._caption(), role="caption", ink=t.text3)
            x = box.right() - 5.5 * u
            draw_icon(painter, x, box.center().y(), "chevrons-up-down", t.text2, units=3.5)
        if self.hasFocus():
            focus_ring(painter, box, 2 * u)

    def _icon(self) -> str:
        return "layers" if self._scope.division is None else "shapes"

    def _caption(self) -> str:
        return frame.SCOPE_ALL if self._scope.division is None else frame.SCOPE_ONE

    def _follow(self) -> None:
        self.setAccessibleName(f"{frame.SCOPE}: {self._scope.words}")
        set_tip(self, f"{self._scope.words} · {self._tip}")
        self.update()
