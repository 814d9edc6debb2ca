"""The large cards of the first run: one of three kinds of office."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from afm_desktop.domain.office import Role
from afm_desktop.ui.drawing import draw_icon, draw_lines, draw_text, fill, focus_ring
from afm_desktop.ui.labels import frame
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.ringed import Ringed

ICONS = {Role.SECRETARY: "list-checks", Role.FIRM: "building-2", Role.CENTER: "layers"}
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class RoleCard(Ringed):
    """A radio button of 60 by 42 units with an icon, a title and a sentence."""

    stepped = Signal(int)

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.role = role
        self.setCheckable(True)
        self.setAccessibleName(frame.ROLES[role])
        self.setAccessibleDescription(frame.ROLE_CARDS[role])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(60), theme().px(42))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(44), theme().px(42))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the primary button of the page
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        current, painter = theme(), QPainter(self)
        t, u = current.tokens, current.u
        box, is_on = QRectF(self.rect()), self.isChecked()
        ground = t.accent_soft if is_on else t.hover if self.underMouse() else t.surface
        fill(painter, box, ground, 2.5 * u, t.accent if is_on else t.field)
        if self.shows_ring:
            focus_ring(painter, box, 2.5 * u)
        left, right = box.left() + 5 * u, box.right() - 5 * u
        ink = t.accent if is_on else t.text2
        draw_icon(painter, left, box.top() + 8 * u, ICONS[self.role], ink, units=5.5)
        self._paint_dot(painter, right - 2 * u, box.top() + 8 * u, is_on)
        title = QRectF(left, box.top() + 15 * u, right - left, 7 * u)
        draw_text(painter, title, frame.ROLES[self.role], role="h2")
        words = QRectF(left, box.top() + 23 * u, right - left, 16 * u)
        draw_lines(painter, words, frame.ROLE_CARDS[self.role], ink=t.text2)

    def _paint_dot(self, painter: QPainter, x: float, y: float, is_on: bool) -> None:
        t, u = theme().tokens, theme().u
        ring = QRectF(x - 2 * u, y - 2 * u, 4 * u, 4 * u)
        fill(painter, ring, t.surface, 2 * u, t.accent if is_on else t.field)
        if is_on:
            fill(painter, ring.adjusted(u, u, -u, -u), t.accent, u)


class RoleCards(QWidget):
    """The three cards; arrow keys choose, as among radio buttons."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self.cards = [RoleCard(each) for each in Role]
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme().px(4))
        for card in self.cards:
            self._group.addButton(card)
            row.addWidget(card)
            card.setChecked(card.role is role)
            card.stepped.connect(lambda by, card=card: self._step(card, by))

    def role(self) -> Role:
        """The chosen kind of office."""
        return next(card.role for card in self.cards if card.isChecked())

    def focus_chosen(self) -> None:
        """Put the keyboard on the chosen card."""
        card = next(card for card in self.cards if card.isChecked())
        card.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, card: RoleCard, by: int) -> None:
        cards: Sequence[RoleCard] = self.cards
        other = cards[(cards.index(card) + by) % len(cards)]
        other.setChecked(True)
        other.setFocus(Qt.FocusReason.TabFocusReason)
