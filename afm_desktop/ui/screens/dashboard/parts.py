"""What the blocks of the page have in common: their heads, and rows that lead somewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from afm_desktop.services.views.model import ViewKind, ViewQuery
from afm_desktop.ui.drawing import fill, focus_ring, rule
from afm_desktop.ui.places import Place
from afm_desktop.ui.theme import theme
from afm_desktop.ui.view_places import place_of
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.ringed import Ringed

Go = Callable[[Place], None]
ROW = 8  # units from line to line


OWN = frozenset({"applicant_id", "organization_id"})
"""Filters that the lists of a firm have by themselves."""


def own_place(view: ViewKind, query: ViewQuery, record: str | None = None) -> Place:
    """The list of a query as whoever sits here has it."""
    filters = tuple(one for one in query.filters if one.key not in OWN)
    return place_of(view, replace(query, filters=filters), record)


class LinkRow(Ringed):
    """One line that leads somewhere; what it shows is painted by the kinds of it."""

    def __init__(self, told: str, place: Place, go: Go, *, units: float = ROW) -> None:
        super().__init__()
        self.place = place
        self.is_last = False
        self._units = units
        self.setAccessibleName(told)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: go(place))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(40), theme().px(self._units))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(30), theme().px(self._units))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, t, u = QPainter(self), theme().tokens, theme().u
        box = QRectF(self.rect())
        if self.underMouse() and self.isEnabled():
            fill(painter, box.adjusted(0, 1, 0, -1), t.hover, 1.5 * u)
        if not self.is_last:
            rule(painter, box.left(), box.bottom() - t.edge, box.width(), t.hairline)
        self.draw(painter, box)
        if self.shows_ring:
            focus_ring(painter, box, 1.5 * u)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Paint what the row says; of the line alone there is nothing to say."""


class EdgeLink(Button):
    """A link at the right of a title; its text ends where the block ends."""

    def __init__(self, text: str) -> None:
        super().__init__(text, "", "link")

    @property
    def _side(self) -> float:
        return 0.0


class Block(QWidget):
    """A title with its note and link, and what stands below."""

    def __init__(self, title: str, note: str = "", link: QWidget | None = None) -> None:
        super().__init__()
        u = theme().u
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(2 * u)
        head.addWidget(Line(title, "h2"))
        head.addWidget(Line(note, "caption", "text2").may_shrink(), 1)
        if link is not None:
            head.addWidget(link)
        strut = QWidget()
        strut.setFixedHeight(9 * u)
        strut.setLayout(head)
        self.column.addWidget(strut)
        self.setAccessibleName(title)

    def fill_rows(self, rows: list[LinkRow]) -> None:
        """Put lines below one another; under the last one is no hairline."""
        for row in rows:
            self.column.addWidget(row)
        if rows:
            rows[-1].is_last = True

    def say(self, sentence: str) -> None:
        """What stands in an empty block."""
        line = Line(sentence, "body", "text2").may_shrink()
        line.setFixedHeight(theme().px(ROW))
        self.column.addWidget(line)
