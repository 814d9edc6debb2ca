"""The frame of a record's details: id and buttons above, everything else scrolls."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line

WIDE, LEAST = 92.0, 88.0  # units


class ScrollColumn(QScrollArea):
    """Widgets one below the other; it scrolls, so that it never makes the window higher."""

    def __init__(self, name: str, *, edge_u: float = 4, gap_u: float = 3) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(name)
        page, u = QWidget(), theme().u
        page.setAutoFillBackground(False)
        self.viewport().setAutoFillBackground(False)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(round(edge_u * u), 0, round(edge_u * u), 4 * u)
        self._column.setSpacing(round(gap_u * u))
        self._column.addStretch(1)
        self.setWidget(page)

    def add(self, part: QWidget | QLayout) -> None:
        """One more widget, or a row of them, at the end."""
        place = self._column.count() - 1
        if isinstance(part, QWidget):
            self._column.insertWidget(place, part)
        else:
            self._column.insertLayout(place, part)

    def give_room(self, part: QWidget) -> None:
        """Let a widget have all the room the others leave."""
        self._column.setStretchFactor(part, 1)
        self._column.setStretch(self._column.count() - 1, 0)

    def space(self, units: float) -> None:
        """Leave more room before what follows."""
        self._column.insertSpacing(self._column.count() - 1, theme().px(units))

    def clear(self) -> None:
        """Take everything out."""
        while self._column.count() > 1:
            item = self._column.takeAt(0)
            if item is not None:
                _discard(item.widget(), item.layout())


def _discard(widget: QWidget | None, layout: QLayout | None) -> None:
    if widget is not None:
        widget.hide()
        widget.deleteLater()
    while layout is not None and layout.count():
        item = layout.takeAt(0)
        if item is not None:
            _discard(item.widget(), item.layout())


class DetailsPane(QWidget):
    """Id line, then a column that scrolls; Esc closes it when nothing in it wants the key."""

    closed = Signal()
    link_asked = Signal()
    apart_asked = Signal()

    def __init__(self, name: str, *, is_closable: bool = True) -> None:
        super().__init__()
        u = theme().u
        self.setAccessibleName(name)
        self.setMinimumWidth(round(LEAST * u))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._id = Line("", "body", "text2").may_shrink()
        top = QWidget()
        top.setFixedHeight(11 * u)
        row = QHBoxLayout(top)
        row.setContentsMargins(4 * u, 0, 2 * u, 0)
        row.setSpacing(0)
        row.addWidget(self._id, 1)
        for icon, title, signal in (
            ("link", words.COPY_LINK, self.link_asked),
            ("external-link", words.OPEN_APART, self.apart_asked),
            ("x", words.CLOSE, self.closed),
        ):
            if icon == "x" and not is_closable:
                continue
            button = Button("", icon, "quiet", title)
            button.clicked.connect(signal)
            row.addWidget(button)
        self.content = ScrollColumn(name)
        column.addWidget(top)
        column.addWidget(self.content, 1)

    def set_id(self, text: str) -> None:
        """The number or kind of the record in the top line."""
        self._id.setText(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
