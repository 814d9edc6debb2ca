"""What is told of one division or one firm: counts with bars, or records with their days."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from afm_desktop.services.dashboard_rows import CountLine, DatedLine, Section
from afm_desktop.ui.drawing import RIGHT, draw_bar, draw_text
from afm_desktop.ui.labels import dashboard as labels
from afm_desktop.ui.screens.dashboard.parts import Block, EdgeLink, Go, LinkRow, own_place
from afm_desktop.ui.theme import theme
from afm_desktop.ui.view_places import place_of

_NAME, _NUMBER = 26, 12  # units of what is counted and of its number
_DAY = 27


class CountRow(LinkRow):
    """How many there are of one value; the bar is drawn to the largest."""

    def __init__(self, section: Section, line: CountLine, go: Go) -> None:
        place = own_place(section.view, line.query)
        super().__init__(labels.count_told(section, line), place, go)
        self._line = line
        self._share = line.count / max(each.count for each in section.counts)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        t, u = theme().tokens, theme().u
        name = QRectF(box.left(), box.top(), _NAME * u, box.height())
        draw_text(painter, name, labels.value_words(self._line), ink=t.text2)
        number = QRectF(name.right(), box.top(), _NUMBER * u, box.height())
        text = f"{self._line.count:,}"
        draw_text(painter, number, text, role="strong", align=RIGHT, tabular=True)
        left = number.right() + 3 * u
        bar = QRectF(left, box.center().y() - 0.75 * u, 0, 1.5 * u)
        bar.setRight(max(left, min(box.right(), left + 60 * u)))
        if bar.width() >= 8 * u:
            draw_bar(painter, bar, self._share, t.bar)


class DatedRow(LinkRow):
    """A record with its day at the left and how soon it is at the right."""

    def __init__(self, section: Section, line: DatedLine, today: date, go: Go) -> None:
        self._day = labels.dated_day(line)
        self._line, self._note = line, labels.dated_note(section, line, today)
        told = ", ".join(part for part in (self._day, line.title, self._note) if part)
        super().__init__(told, place_of(section.view, record=line.id), go)

    def draw(self, painter: QPainter, box: QRectF) -> None:
        t, u = theme().tokens, theme().u
        day = QRectF(box.left(), box.top(), _DAY * u, box.height())
        draw_text(painter, day, self._day or "—", ink=t.text2, tabular=True)
        used = draw_text(painter, box, self._note, role="caption", ink=t.text2, align=RIGHT)
        title = QRectF(day.right(), box.top(), 0, box.height())
        title.setRight(max(title.left(), box.right() - used - 3 * u))
        draw_text(painter, title, self._line.title)


class SectionBlock(Block):
    """A list in short, with the way to all of it."""

    def __init__(self, section: Section, today: date, go: Go) -> None:
        title, _counter, nothing = labels.SECTIONS[section.kind]
        every = EdgeLink(labels.section_note(section))
        place = own_place(section.view, section.query)
        every.clicked.connect(lambda: go(place))
        every.setAccessibleName(f"{title} {labels.section_note(section)}")
        super().__init__(title, "", every if section.count else None)
        self.place = place
        self.rows: list[LinkRow] = [CountRow(section, line, go) for line in section.counts]
        self.rows += [DatedRow(section, line, today, go) for line in section.dated]
        self.fill_rows(self.rows)
        if not self.rows:
            self.say(nothing)
        self.column.addStretch(1)
