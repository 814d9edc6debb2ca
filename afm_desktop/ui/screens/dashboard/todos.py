"""할 일: what waits, each line a link to the list behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout

from afm_desktop.services.dashboard_rows import Todo, TodoKind
from afm_desktop.ui.board_places import late_place
from afm_desktop.ui.drawing import RIGHT, draw_icon, draw_text
from afm_desktop.ui.labels import dashboard as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.dashboard.parts import (
    ROW,
    Block,
    EdgeLink,
    Go,
    LinkRow,
    own_place,
)
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.tooltip import set_tip

MOST = 7
TWO_LINES = 12.0  # units of the line of a meeting, under which stands what it lacks
URGENT = frozenset(
    (
        TodoKind.FORMS_LATE,
        TodoKind.SUPPLEMENTS_LATE,
        TodoKind.ISSUES_OVERDUE,
        TodoKind.ACTIONS_OVERDUE,
        TodoKind.PEOPLE_EXPIRED,
        TodoKind.MEETINGS_UNSETTLED,
    )
)
_ICONS: Mapping[TodoKind, str] = {
    TodoKind.SUPPLEMENTS: "clock-alert",
    TodoKind.FORMS_LATE: "clock-alert",
    TodoKind.SUPPLEMENTS_LATE: "clock-alert",
    TodoKind.SUBMITTED: "inbox",
    TodoKind.RECEIVED: "list-checks",
    TodoKind.ISSUES_OVERDUE: "circle-alert",
    TodoKind.ISSUES_OPEN: "message-square-text",
    TodoKind.PROJECTS_DELAYED: "flag",
    TodoKind.NEXT_MEETING: "calendar-days",
    TodoKind.ACTIONS_OVERDUE: "circle-alert",
    TodoKind.MEETINGS_WITHOUT_AGENDA: "file-pen-line",
    TodoKind.MEETINGS_UNSETTLED: "calendar",
    TodoKind.PEOPLE_EXPIRED: "user",
    TodoKind.MEMBERS_WITHOUT_PEOPLE: "users",
    TodoKind.DRAFTS: "file-pen-line",
    TodoKind.SOLE_SOURCES: "network",
    TodoKind.PEOPLE_UNCONFIRMED: "users",
}


def in_order(todos: Sequence[Todo]) -> list[Todo]:
    """What is late first, then the next meeting with what it lacks, else as it is told."""
    meeting = TodoKind.NEXT_MEETING
    return sorted(todos, key=lambda todo: (todo.kind not in URGENT, todo.kind is not meeting))


class TodoRow(LinkRow):
    """What waits, how much of it, and since when."""

    def __init__(self, todo: Todo, today: date, go: Go) -> None:
        self._todo = todo
        self._text, self._count = labels.todo_text(todo), labels.todo_count(todo)
        self._note = labels.todo_note(todo, today)
        self._lacks = labels.todo_lacks(todo)
        parts = (self._text, self._lacks or self._count, self._note)
        told, units = " ".join(part for part in parts if part), TWO_LINES if self._lacks else ROW
        super().__init__(told, _place(todo), go, units=units)
        set_tip(self, self._lacks)
        self.book: EdgeLink | None = None
        if todo.kind is TodoKind.NEXT_MEETING and todo.record is not None:
            self.book = self._book_link(book_place(todo.record), go)

    def _book_link(self, place: Place, go: Go) -> EdgeLink:
        """The way to the papers of the meeting, before the way to the meeting itself."""
        link, u = EdgeLink(labels.BOOK), theme().u
        link.clicked.connect(lambda _on=False: go(place))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, ceil(self._way_width() + 4 * u), 0)
        row.addStretch(1)
        row.addWidget(link, 0, Qt.AlignmentFlag.AlignVCenter)
        return link

    @staticmethod
    def _way_width() -> float:
        return theme().advance(labels.OPEN, "label") + 5 * theme().u

    def draw(self, painter: QPainter, box: QRectF) -> None:
        t, u, middle = theme().tokens, theme().u, box.center().y()
        is_urgent = self._todo.kind in URGENT
        icon = _ICONS[self._todo.kind]
        draw_icon(painter, box.left() + u / 2, middle, icon, t.danger if is_urgent else t.accent)
        end = self._draw_way(painter, box)
        place = QRectF(box.left(), box.top(), end - box.left(), box.height())
        if self._note:
            place.setRight(end)
            end -= draw_text(painter, place, self._note, role="caption", ink=t.text3, align=RIGHT)
            end -= 3 * u
        left = box.left() + 6.5 * u
        if self._lacks:
            upper = box.adjusted(left - box.left(), u, end - box.right(), -box.height() / 2)
            draw_text(painter, upper, self._text)
            lower = upper.translated(0, upper.height())
            draw_text(painter, lower, self._lacks, role="caption", ink=t.text2)
            return
        wide = theme().advance(self._count, "strong", True)
        room = QRectF(left, box.top(), max(0.0, end - left - wide - 2 * u), box.height())
        left += draw_text(painter, room, self._text) + 2 * u
        count = QRectF(left, box.top(), wide + 1, box.height())
        ink = t.danger if is_urgent else t.text
        draw_text(painter, count, self._count, role="strong", ink=ink, tabular=True)

    def _draw_way(self, painter: QPainter, box: QRectF) -> float:
        """What a click does, at the right; how far the rest may reach."""
        t, u = theme().tokens, theme().u
        if not self.isEnabled():
            return box.right()
        end, middle = box.right() - 5 * u, box.center().y()
        draw_icon(painter, box.right() - 3.5 * u, middle, "chevron-right", t.accent, units=3)
        place = QRectF(box.left(), box.top(), end - box.left(), box.height())
        used = draw_text(painter, place, labels.OPEN, role="label", ink=t.accent, align=RIGHT)
        end -= used + 4 * u
        return end if self.book is None else end - self.book.sizeHint().width() - 3 * u


def book_place(meeting: str) -> Place:
    """Where the papers of a meeting are made."""
    return Place("reports", "meeting-book", (("meeting", (meeting,)),))


def _place(todo: Todo) -> Place:
    """The list behind a count, or the board of late forms."""
    if todo.late is not None:
        return late_place(todo.late)
    return own_place(todo.view, todo.query, todo.record)


class TodoBlock(Block):
    """The first lines at once, the rest on demand."""

    def __init__(self, todos: Sequence[Todo], today: date, go: Go) -> None:
        super().__init__(labels.TODOS, str(len(todos)) if todos else "")
        found = in_order(todos)
        is_long = len(found) > MOST
        rows = [TodoRow(todo, today, go) for todo in found]
        self.rows = rows
        if not rows:
            self.say(labels.NOTHING_TO_DO)
        self.fill_rows([*rows])
        if is_long:
            rest = rows[MOST - 1 :]
            for row in rest:
                row.hide()
            more = Button(labels.MORE_TODOS.format(count=len(rest)), "", "link")
            more.clicked.connect(partial(self._unfold, rest, more))
            self.column.addWidget(more)
        self.column.addStretch(1)

    def _unfold(self, rows: Sequence[LinkRow], more: Button) -> None:
        more.hide()
        for row in rows:
            row.show()
        rows[0].setFocus()
