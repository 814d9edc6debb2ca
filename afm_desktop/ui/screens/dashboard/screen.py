"""현황판: what waits, targets, the flow of demands, the divisions and what changed last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QWidget

from afm_desktop.domain.enums import StructureView
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Role
from afm_desktop.services.dashboard_rows import DashboardRows
from afm_desktop.services.desk import Desk
from afm_desktop.services.own_body import own_body
from afm_desktop.services.views.model import ViewKind
from afm_desktop.ui.labels import dashboard as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.dashboard.page import Page
from afm_desktop.ui.screens.dashboard.todos import URGENT
from afm_desktop.ui.screens.screen import Counter, Doing, Header, Screen, ScreenContext
from afm_desktop.ui.view_places import place_of
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.placeholder import Placeholder

SLOT = "dashboard"
REPORTS, PAPER = "reports", "division-status"
REPORT = "division_report"


class DashboardScreen(Screen):
    """Reads everything at once, away from the GUI thread, and shows it as one page."""

    key = "dashboard"
    title = labels.TITLE
    icon = "layout-dashboard"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self._room = Room.WIDE
        self.rows: DashboardRows | None = None
        self._is_one = False
        self._structure = StructureView.CURRENT
        self.page: Page | None = None
        self._area = QScrollArea()
        self._area.setObjectName("bare")
        self._area.setAccessibleName(self.title)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._area)
        self._instead: QWidget | None = None
        self.refresh(frozenset())

    def header(self) -> Header:
        if self.rows is None:
            return Header()
        told = labels.as_of(self.rows.structure, self.rows.as_of)
        if self.is_empty or self.rows.is_firm:
            return Header(told)
        return Header(told, primary=REPORT, words={REPORT: labels.REPORT})

    def doings(self) -> Mapping[str, Doing]:
        return {REPORT: Doing(self._open_report, self._why_no_report)}

    def refresh(self, kinds: frozenset[str]) -> None:
        desk, division = self.context.bridge.desk, self.context.scope.division
        structure = self._structure
        self.context.bridge.read(
            lambda: (division is not None, rows_for(desk, division, structure)),
            self._learn,
            self._fail,
            slot=SLOT,
        )

    def arrange(self, room: Room) -> None:
        if room is not self._room:
            self._room = room
            self._build()

    def panes(self) -> Sequence[QWidget]:
        return (self._instead or self._area,)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing yet that could be told of."""
        rows = self.rows
        return rows is not None and not (
            rows.total.members
            or rows.total.demands
            or rows.total.projects
            or rows.todos
            or any(section.count for section in rows.sections)
        )

    def count_in(self, structure: StructureView) -> None:
        """Show the divisions of today, of the structure before, or that one mapped."""
        self._structure = structure
        self.refresh(frozenset())

    def show_divisions(self) -> None:
        """Bring the divisions into sight."""
        if self.page is not None:
            self._area.ensureWidgetVisible(self.page.divisions)

    # --- within ------------------------------------------------------------------------------

    def _learn(self, read: tuple[bool, DashboardRows]) -> None:
        is_one, rows = read
        if rows == self.rows and is_one == self._is_one and self._instead is None:
            return
        is_other = self.rows is not None and _told_of(rows) != _told_of(self.rows)
        self._is_one, self.rows = is_one, rows
        self._build()
        if is_other:
            self._area.verticalScrollBar().setValue(0)
        self.header_changed.emit()

    def _build(self) -> None:
        if self.rows is None:
            return
        if self.is_empty:
            self._show_instead(self._nothing_yet())
            return
        was_choosing = self.page is not None and self.page.is_choosing_structure()
        at, focused = self._area.verticalScrollBar().value(), self._focused()
        page = Page(self.rows, self.context.navigate, self._room, is_one=self._is_one)
        for link in page.links():
            link.setEnabled(self.context.commands.is_bound(f"screen.{link.place.screen}"))
        page.divisions.structure_chosen.connect(self.count_in)
        self._area.setWidget(page)  # the one before is deleted with it
        self.page = page
        self._show_instead(None)
        self._area.verticalScrollBar().setValue(at)
        if was_choosing and page.divisions.views is not None:
            page.divisions.views.focus_current()
        for link in page.links():
            if focused is not None and link.place == focused:
                link.setFocus()

    def _focused(self) -> Place | None:
        """Where the line leads that has the keyboard."""
        if self.page is None:
            return None
        return next((link.place for link in self.page.links() if link.hasFocus()), None)

    def _nothing_yet(self) -> Placeholder:
        is_firm = self.rows is not None and self.rows.is_firm
        words = labels.OPEN_DEMANDS if is_firm else labels.OPEN_MEMBERS
        members = Button(words, "inbox" if is_firm else "building-2", "primary")
        first = place_of(ViewKind.DEMANDS if is_firm else ViewKind.MEMBERS)
        members.clicked.connect(lambda: self.context.navigate(first))
        why = labels.EMPTY_FIRM if is_firm else labels.EMPTY_WHY
        demo = Button(labels.OPEN_DEMO, "play")
        demo.clicked.connect(lambda: self.context.commands.run("open_demo"))
        return Placeholder(self.icon, labels.EMPTY, why, (members, demo), note=labels.EMPTY_NOTE)

    def _fail(self, error: AfmError) -> None:
        again = Button(labels.READ_AGAIN, "rotate-ccw")
        again.clicked.connect(lambda: self.refresh(frozenset()))
        self._show_instead(Placeholder("circle-alert", labels.FAILED, str(error), (again,)))

    def _show_instead(self, widget: QWidget | None) -> None:
        """Show something in place of the page, or the page again."""
        old, self._instead = self._instead, widget
        if widget is not None:
            self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget or self._area)
        if old is not None:
            self._stack.removeWidget(old)
            old.hide()
            old.deleteLater()

    def _open_report(self) -> None:
        self.context.navigate(Place(REPORTS, PAPER))

    def _why_no_report(self) -> str:
        return "" if self.context.commands.is_bound(f"screen.{REPORTS}") else labels.NO_REPORTS


def _told_of(rows: DashboardRows) -> tuple[str, ...]:
    """The divisions a page tells of."""
    return tuple(line.division.code for line in rows.divisions)


def rows_for(
    desk: Desk, division: str | None, structure: StructureView = StructureView.CURRENT
) -> DashboardRows:
    """What whoever sits here wants to know: a firm of itself, an office of its divisions."""
    if desk.workspace.office.role is Role.FIRM:
        return desk.dashboard.of_firm(own_body(desk.workspace))
    return desk.dashboard.of(division, structure)


def count_waiting(desk: Desk, division: str | None) -> Counter:
    """How many kinds of things wait for whoever sits here."""
    workspace = desk.workspace
    if workspace.office.role is Role.FIRM:
        found = desk.dashboard.todos_of_firm(own_body(workspace))
    else:
        found = desk.dashboard.todos(division)
    if not found:
        return Counter()
    is_urgent = any(todo.kind in URGENT for todo in found)
    return Counter(str(len(found)), is_urgent, labels.waiting(len(found)))
