"""A day, typed in any usual way or chosen from a month."""

from __future__ import annotations

from datetime import date, datetime
from typing import Unpack

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from afm_desktop.domain.dates import KOREA, day_words, parse_day
from afm_desktop.domain.errors import RuleViolation
from afm_desktop.ui.drawing import draw_icon
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.calendar import CalendarPopup
from afm_desktop.ui.widgets.entry import Entry
from afm_desktop.ui.widgets.line_field import LineField, LineOptions


class _DateEntry(Entry):
    """A line with a calendar at its end; Alt+Down opens it as well."""

    asked = Signal()

    def extra_room(self) -> float:
        return 5.0 * theme().u

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() == Qt.Key.Key_Down and event.modifiers() & (
            Qt.KeyboardModifier.AltModifier
        )
        if (opens or event.key() == Qt.Key.Key_F4) and not self.isReadOnly():
            self.asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._sign().contains(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if over else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._sign().contains(event.position()) and not self.isReadOnly():
            self.asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        calm = self._is_quiet and not self.underMouse() and not self.hasFocus()
        if not self.isReadOnly() and not calm:
            box, painter = self._sign(), QPainter(self)
            x = box.center().x() - 1.75 * theme().u
            draw_icon(painter, x, box.center().y(), "calendar", theme().tokens.text2, units=3.5)

    def _sign(self) -> QRectF:
        return QRectF(self.width() - 6 * theme().u, 0, 5 * theme().u, self.height())


class DateField(LineField):
    """A `date`; a day without a year is of the year of the stored day, or of today."""

    def __init__(
        self, label: str, *, today: date | None = None, **options: Unpack[LineOptions]
    ) -> None:
        self._today = today or datetime.now(KOREA).date()
        super().__init__(label, **options)

    def _make_entry(self, is_quiet: bool) -> Entry:
        entry = _DateEntry(self._name, is_quiet=is_quiet)
        entry.setMouseTracking(True)
        entry.asked.connect(self.open_calendar)
        return entry

    def open_calendar(self) -> CalendarPopup:
        """Open the month of the day that is typed."""
        try:
            typed = self._parse(self.entry.whole_text())
        except RuleViolation:
            typed = None
        popup = CalendarPopup(self.entry, typed or self._near(), self._today)
        popup.chosen.connect(self._take)
        popup.open_under()
        return popup

    def _take(self, day: date) -> None:
        self.entry.setText(day_words(day))
        self.settle()

    def _near(self) -> date:
        return self._stored if isinstance(self._stored, date) else self._today

    def _text_of(self, value: object) -> str:
        return day_words(value) if isinstance(value, date) else ""

    def _parse(self, typed: str) -> date | None:
        return parse_day(typed, self._near().year) if typed.strip() else None
