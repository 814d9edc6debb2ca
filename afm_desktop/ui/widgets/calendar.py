"""A month to choose a day from, Sunday first, moved through by arrow keys."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.domain.dates import weekday_words
from afm_desktop.ui.drawing import CENTER, draw_text, fill, focus_ring
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.popup import Popup

_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_CELL = 8.0  # units


def month_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    year = min(max(year, 1), 9999)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


class MonthGrid(QWidget):
    """Six weeks of which one day has the mark; Enter or a click chooses it."""

    chosen = Signal(object)
    moved = Signal(object)

    def __init__(self, day: date, today: date) -> None:
        super().__init__()
        self._day, self._today, self._stored = day, today, day
        self._hover: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedSize(self.sizeHint())
        self._tell()

    def day(self) -> date:
        """The marked day."""
        return self._day

    def move_to(self, day: date) -> None:
        """Mark another day."""
        self._day = day
        self._tell()
        self.moved.emit(day)
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(weekday_words(self._day))

    def _first(self) -> date:
        first = self._day.replace(day=1)
        before = (first.weekday() + 1) % 7
        return first - timedelta(days=before) if first.toordinal() > before else first

    def sizeHint(self) -> QSize:
        return QSize(theme().px(7 * _CELL), theme().px(6 + 6 * 7.5))

    def _box(self, index: int) -> QRectF:
        u = theme().u
        week, weekday = divmod(index, 7)
        return QRectF(weekday * _CELL * u, (6 + week * 7.5) * u, _CELL * u, 7.5 * u)

    def _day_at(self, x: float, y: float) -> date | None:
        u = theme().u
        week, weekday = int((y - 6 * u) // (7.5 * u)), int(x // (_CELL * u))
        if not (0 <= week < 6 and 0 <= weekday < 7):
            return None
        return self._first() + timedelta(days=week * 7 + weekday)

    def paintEvent(self, _event: QPaintEvent) -> None:
        u, painter, first = theme().u, QPainter(self), self._first()
        for index, word in enumerate(words.WEEKDAYS):
            box = QRectF(index * _CELL * u, 0, _CELL * u, 6 * u)
            ink = theme().tokens.danger if index == 0 else theme().tokens.text3
            draw_text(painter, box, word, role="caption", ink=ink, align=CENTER)
        for index in range(42):
            self._paint_day(painter, self._box(index), first + timedelta(days=index))

    def _paint_day(self, painter: QPainter, box: QRectF, day: date) -> None:
        t, u = theme().tokens, theme().u
        disc = box.adjusted(u / 2, u / 4, -u / 2, -u / 4)
        ink = t.text if day.month == self._day.month else t.text3
        if day == self._day:
            fill(painter, disc, t.accent, 1.5 * u)
            ink = t.on_accent
            if self.hasFocus():
                focus_ring(painter, box.adjusted(0, 0, 0, 0), 2 * u)
        elif day == self._hover:
            fill(painter, disc, t.hover, 1.5 * u)
        if day == self._today and day != self._day:
            fill(painter, disc, "", 1.5 * u, t.accent)
        role = "strong" if day in (self._day, self._today) else "body"
        draw_text(painter, box, str(day.day), role=role, ink=ink, align=CENTER, tabular=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover = self._day_at(event.position().x(), event.position().y())
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position().x(), event.position().y())
        if day is not None:
            self.chosen.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.move_to(month_after(self._day, -1 if event.angleDelta().y() > 0 else 1))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.move_to(self._day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.move_to(month_after(self._day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in _ENTER:
            self.chosen.emit(self._day)
        else:
            super().keyPressEvent(event)


class CalendarPopup(Popup):
    """A month under a date field."""

    chosen = Signal(object)

    def __init__(self, opener: QWidget, day: date, today: date) -> None:
        super().__init__(opener)
        self.grid = MonthGrid(day, today)
        self._title = Line(words.month(day), "strong")
        row = QHBoxLayout()
        row.setContentsMargins(theme().px(2), 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._title, 1)
        for icon, name, step in (
            ("chevron-left", words.PREVIOUS_MONTH, -1),
            ("chevron-right", words.NEXT_MONTH, 1),
        ):
            button = Button("", icon, "quiet", name)
            button.clicked.connect(lambda _=False, by=step: self._turn(by))
            row.addWidget(button)
        now = Button(words.TODAY, variant="link")
        now.clicked.connect(lambda: self._choose(today))
        row.addWidget(now)
        self.column.addLayout(row)
        self.column.addWidget(self.grid, 0, Qt.AlignmentFlag.AlignHCenter)
        self.grid.moved.connect(lambda moved: self._title.setText(words.month(moved)))
        self.grid.chosen.connect(self._choose)
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def _turn(self, by: int) -> None:
        self.grid.move_to(month_after(self.grid.day(), by))

    def _choose(self, day: date) -> None:
        self.close()
        self.chosen.emit(day)
