"""The details of one gesture: which records, and every field before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.past import MOST, GestureDetail, Left
from afm_desktop.ui.labels import details as words
from afm_desktop.ui.labels import history as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.details.drafts import RecordDraft
from afm_desktop.ui.screens.details.editor import Create
from afm_desktop.ui.screens.history.copying import copier
from afm_desktop.ui.screens.history.line_list import LineList
from afm_desktop.ui.screens.history.lines import lines_of_gesture, lines_of_left
from afm_desktop.ui.screens.history.looking_back import LookingBack
from afm_desktop.ui.screens.records.linking import place_of_record
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.placeholder import Placeholder

HISTORY, SLOT = "history", "history.gesture"


class GesturePane(QWidget):
    """Follows the list; a gesture can be taken back as a whole or value by value."""

    open_record = Signal(str, str)
    open_list = Signal(str, object)
    closed = Signal()
    created = Signal(str, str)
    shown = Signal(object)
    """The `GestureDetail` that is shown now, or None."""

    def __init__(self, context: ScreenContext) -> None:
        super().__init__()
        self._context = context
        self.looking = LookingBack(context, self._keep_left)
        self.detail: GestureDetail | None = None
        self._wanted, self._most = "", MOST
        self._left: dict[str, tuple[Left, ...]] = {}
        self.setAccessibleName(labels.DETAILS)
        self._facts = Line("", "caption", "text3", wrap=True)
        self._title = Line("", "h2", wrap=True)
        self.back_button = Button(labels.TAKE_BACK, "undo-2")
        self.back_button.clicked.connect(self.take_back)
        self.list = LineList(labels.DETAILS)
        self.list.copy_value = copier(context, self.list)
        self.list.opened.connect(self._open)
        self.list.put_back.connect(self.looking.put_back)
        self.list.more_wanted.connect(self._read_more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._top_line())
        self._stack = QStackedLayout()
        column.addLayout(self._stack, 1)
        self._stack.addWidget(Placeholder("history", labels.CHOOSE, labels.CHOOSE_WHY))
        self._stack.addWidget(self._page())

    # --- as the list asks -------------------------------------------------------------------------

    def show_record(self, _kind: str, id: str | None) -> None:
        """Show another gesture, or read the same one again."""
        if id is None:
            self._wanted, self.detail = "", None
            self._link.setEnabled(False)
            self._stack.setCurrentIndex(0)
            self.shown.emit(None)
            return
        if id != self._wanted:
            self._wanted, self._most = id, MOST
        self._read()

    def begin_new(
        self, _kind: str, _defaults: Mapping[str, Any], _create: Create | None = None
    ) -> None:
        """Nothing: gestures are not entered."""

    def leave(self) -> bool:
        """Nothing is ever half typed here."""
        return True

    def drafts(self) -> Sequence[RecordDraft]:
        """None: nothing is typed here."""
        return ()

    def take_up(self, _drafts: Sequence[RecordDraft]) -> None:
        """Nothing is ever typed here."""

    def start(self, _field: str | None = None) -> None:
        """Take the keyboard: the first line of what changed."""
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def arrange(self, room: Room) -> None:
        """Nothing: title and lines stand below one another in any room."""

    # --- what is done -----------------------------------------------------------------------------

    def why_not_back(self) -> str:
        """Why what is shown cannot be taken back."""
        return self.looking.why_not(self.detail.gesture if self.detail is not None else None)

    def take_back(self) -> None:
        """Undo the gesture that is shown."""
        if self.detail is not None and not self.why_not_back():
            self.looking.take_back(self.detail.gesture)

    # --- within -----------------------------------------------------------------------------------

    def _top_line(self) -> QWidget:
        """As high as the filters beside it."""
        u, top = theme().u, QWidget()
        top.setFixedHeight(11 * u)
        row = QHBoxLayout(top)
        row.setContentsMargins(4 * u, 0, 2 * u, 0)
        row.setSpacing(0)
        row.addWidget(Line(labels.DETAILS, "body", "text2").may_shrink(), 1)
        self._link = Button("", "link", "quiet", words.COPY_LINK)
        self._link.setEnabled(False)
        self._link.clicked.connect(self._copy_link)
        self.close_button = Button("", "x", "quiet", words.CLOSE)
        self.close_button.clicked.connect(self.closed)
        row.addWidget(self._link)
        row.addWidget(self.close_button)
        return top

    def _copy_link(self) -> None:
        if self.detail is not None:
            link = Place(HISTORY, self.detail.gesture.id).link()
            QGuiApplication.clipboard().setText(link)
            self._context.toast(words.LINK_COPIED)

    def _page(self) -> QWidget:
        u = theme().u
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(4 * u, 0, 4 * u, 3 * u)
        head.setSpacing(u)
        head.addWidget(self._title)
        head.addWidget(self._facts)
        head.addSpacing(u)
        row = QHBoxLayout()
        row.addWidget(self.back_button)
        row.addStretch(1)
        head.addLayout(row)
        column.addLayout(head)
        column.addWidget(rule())
        column.addWidget(self.list, 1)
        return page

    def _read(self) -> None:
        past, wanted, most = self._context.bridge.desk.past, self._wanted, self._most
        self._context.bridge.read(
            lambda: past.gesture(wanted, most), self._show, self._fail, slot=SLOT
        )

    def _read_more(self) -> None:
        self._most += MOST
        self._read()

    def _show(self, detail: GestureDetail) -> None:
        same = self.detail is not None and self.detail.gesture.id == detail.gesture.id
        self.detail = detail
        self._link.setEnabled(True)
        self._facts.setText(labels.facts(detail.gesture))
        self._title.setText(detail.gesture.words)
        why = self.why_not_back()
        self.back_button.setEnabled(not why)
        self.back_button.set_tip(why)
        left = lines_of_left(self._left.get(detail.gesture.id, ()))
        self.list.set_lines([*left, *lines_of_gesture(detail, self._place_of)], keep_place=same)
        self._stack.setCurrentIndex(1)
        self.shown.emit(detail)

    def _fail(self, error: AfmError) -> None:
        self.show_record("", None)
        self._context.bridge.refused.emit(error)

    def _keep_left(self, gesture: str, left: tuple[Left, ...]) -> None:
        """What stayed is told in the details of the gesture that was taken back."""
        self._left[gesture] = left
        if gesture == self._wanted:
            self._read()

    def _place_of(self, table: str, id: str) -> Place | None:
        place = place_of_record(table, id)
        if place is None or not self._context.commands.is_bound(f"screen.{place.screen}"):
            return None
        return place

    def _open(self, place: Place) -> None:
        self._context.navigate(place)
