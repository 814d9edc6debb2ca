"""Exclusive choices side by side: segments on a track, or tabs on a line."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QWidget,
)

from afm_desktop.ui.drawing import draw_text, fill, focus_ring, rule, shown
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.ringed import Ringed

Item = tuple[str, str]
"""A word and its count, which may be empty."""


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Choice(Ringed):
    """One of the choices; Enter is for what it stands in."""

    presses = ()
    stepped = Signal(int)

    def __init__(self, item: Item) -> None:
        super().__init__()
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_item(item)

    def set_item(self, item: Item) -> None:
        """Show this word and count."""
        self.word, self.count = item
        super().setText(self.word.replace("&", "&&"))
        self.setAccessibleName(words.counted(*item))
        self.updateGeometry()
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(step)


class ChoiceRow(QWidget):
    """A row of choices of which one is current; -1 when none is."""

    changed = Signal(int)
    choice_type: type[Choice] = Choice

    def __init__(self, items: Sequence[Item], current: int = 0, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._group = QButtonGroup(self)
        self._group.idClicked.connect(self._choose)
        self._current = -1
        self._choices: list[Choice] = []
        self.set_items(items, current)

    def set_items(self, items: Sequence[Item], current: int = 0) -> None:
        """Show other choices."""
        for old in self._choices:
            self._group.removeButton(old)
            self._row.removeWidget(old)
            old.deleteLater()
        self._choices = [self.choice_type(item) for item in items]
        for index, choice in enumerate(self._choices):
            self._group.addButton(choice, index)
            self._row.insertWidget(index, choice)
            choice.stepped.connect(self._step)
        self.set_current(current)

    def set_count(self, index: int, count: str) -> None:
        """Show another count beside one word."""
        self._choices[index].set_item((self._choices[index].word, count))

    def current(self) -> int:
        """The index of the current choice."""
        return self._current

    def set_current(self, index: int) -> None:
        """Make a choice current without telling anyone."""
        self._current = index
        self._group.setExclusive(False)
        for number, choice in enumerate(self._choices):
            choice.setChecked(number == index)
        self._group.setExclusive(True)

    def choices(self) -> Sequence[Choice]:
        """The buttons themselves."""
        return self._choices

    def focus_current(self) -> None:
        """Move the keyboard to the current choice."""
        if self._choices:
            self._choices[max(0, self._current)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _step(self, step: int) -> None:
        """Go to the neighbour of the choice that has the keyboard."""
        here = next((i for i, choice in enumerate(self._choices) if choice.hasFocus()), 0)
        there = min(max(here + step, 0), len(self._choices) - 1)
        self._choices[there].setFocus(Qt.FocusReason.TabFocusReason)
        self._choices[there].click()

    def _choose(self, index: int) -> None:
        if index != self._current:
            self._current = index
            self.changed.emit(index)


class _Segment(Choice):
    def sizeHint(self) -> QSize:
        current = theme()
        width = current.advance(shown(self.word), "strong") + 5 * current.u
        if self.count:
            width += current.u + current.advance(self.count, "body", True)
        return QSize(math.ceil(width), current.control_h - current.u)

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(self.rect())
        on = self.isChecked()
        if on:
            fill(painter, box, t.thumb, 1.25 * u, t.control if t.edge > 1 else "")
        ink = t.text3 if not self.isEnabled() else t.text if on or self.underMouse() else t.text2
        inner = box.adjusted(2.5 * u, 0, 0, 0)
        role = "strong" if on else "body"
        used = draw_text(painter, inner, self.word, role=role, ink=ink, elide=False)
        if self.count:
            inner = inner.adjusted(used + u, 0, 0, 0)
            draw_text(painter, inner, self.count, ink=t.text2, elide=False, tabular=True)
        if self.shows_ring:
            focus_ring(painter, box, 1.25 * u)


class Segmented(ChoiceRow):
    """Two to six exclusive choices on a track, of the height of a button."""

    choice_type = _Segment

    def __init__(self, items: Sequence[Item], current: int = 0, name: str = "") -> None:
        super().__init__(items, current, name)
        half = theme().u // 2
        self._row.setContentsMargins(half, half, half, half)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, _event: QPaintEvent) -> None:
        u = theme().u
        fill(QPainter(self), QRectF(self.rect()), theme().tokens.track, 1.5 * u)


_APART, _CLOSE = 4.5, 2.0
"""Units between tabs: as a rule, and at least."""


class _Tab(Choice):
    is_bare = False
    """Whether its count is left out, for want of room."""

    def sizeHint(self) -> QSize:
        current = theme()
        width = current.advance(shown(self.word), "strong")
        if self.count and not self.is_bare:
            width += current.u + current.advance(self.count, "caption", True)
        return QSize(math.ceil(width), current.px(9))

    def paintEvent(self, _event: QPaintEvent) -> None:
        t, u, painter = theme().tokens, theme().u, QPainter(self)
        box = QRectF(self.rect())
        on = self.isChecked()
        ink = t.text if on or self.underMouse() else t.text2
        role = "strong" if on else "body"
        used = draw_text(painter, box, self.word, role=role, ink=ink, elide=False)
        if self.count and not self.is_bare:
            place = box.adjusted(used + u, 0, 0, 0)
            draw_text(painter, place, self.count, role="caption", ink=t.text3, elide=False)
        if on:
            fill(painter, QRectF(0, box.bottom() - 2, box.width(), 2), t.accent)
        if self.shows_ring:
            focus_ring(painter, box.adjusted(0, u, 0, -u), u)


class TabBar(ChoiceRow):
    """The sections of a record over a hairline, the current one underlined."""

    choice_type = _Tab

    def __init__(self, items: Sequence[Item], current: int = 0, name: str = "") -> None:
        super().__init__(items, current, name)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme().px(_APART))
        self._row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_items(self, items: Sequence[Item], current: int = 0) -> None:
        """Show other tabs."""
        super().set_items(items, current)
        self._fit()

    def set_count(self, index: int, count: str) -> None:
        """Show another count beside one word."""
        super().set_count(index, count)
        self._fit()

    def sizeHint(self) -> QSize:
        wide = sum(choice.sizeHint().width() for choice in self._choices)
        gaps = max(0, len(self._choices) - 1)
        return QSize(wide + gaps * theme().px(_APART), theme().px(9))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(20), theme().px(9))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Move closer together where room is short, and then leave the counts out."""
        tabs = [choice for choice in self._choices if isinstance(choice, _Tab)]
        gaps, least = max(1, len(tabs) - 1), theme().px(_CLOSE)
        for is_bare in (False, True):
            for tab in tabs:
                tab.is_bare = is_bare
            left = self.width() - sum(tab.sizeHint().width() for tab in tabs)
            if left >= gaps * least:
                break
        self._row.setSpacing(max(least, min(theme().px(_APART), left // gaps)))
        for tab in tabs:
            tab.updateGeometry()
            tab.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = theme().tokens
        rule(QPainter(self), 0, self.height() - tokens.edge, self.width(), tokens.hairline)
