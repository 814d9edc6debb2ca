"""Two lists beside each other, and at the right the fields of what is chosen in one of them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from afm_desktop.services.rounds.model import RoundSheet
from afm_desktop.ui.screens.rounds.editing import Editing
from afm_desktop.ui.screens.rounds.list_editor import ListEditor
from afm_desktop.ui.screens.rounds.side import WIDTH, Side
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import rule


class PairPage(QWidget):
    """What all pages with two lists do; each says of what kinds they are."""

    def __init__(
        self,
        editing: Editing,
        first: ListEditor,
        second: ListEditor,
        sides: tuple[Side, Side],
        *,
        shares: tuple[int, int] = (2, 3),
    ) -> None:
        super().__init__()
        self.editing, self.first, self.second, self.sides = editing, first, second, sides
        self.sheet: RoundSheet | None = None
        self._at = 0
        self._wanted: str | None = None
        self.middle = QVBoxLayout()
        """The second list, and what a page puts below it."""
        self.middle.setSpacing(0)
        self.middle.addWidget(second, 3)
        self._stack = QStackedLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(first, shares[0])
        row.addWidget(rule(is_vertical=True))
        row.addLayout(self.middle, shares[1])
        row.addWidget(rule(is_vertical=True))
        right = QWidget()
        right.setFixedWidth(theme().px(WIDTH))
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._stack, 1)
        row.addWidget(right)
        for side in sides:  # the first is shown at once: it has to stand in a page by then
            self._stack.addWidget(side)
        for at, lister in enumerate((first, second)):
            lister.table.entered.connect(lambda at=at: self.turn(at))
            lister.table.opened.connect(lambda _key: self.side.begin())
        first.chosen.connect(lambda _key: self.show_first())
        second.chosen.connect(lambda _key: self.show_second())
        editing.allowed.connect(self._allow)
        self._allow(False)

    @property
    def side(self) -> Side:
        """The fields that are shown."""
        return self.sides[self._at]

    @property
    def lister(self) -> ListEditor:
        """The list whose fields are shown."""
        return (self.first, self.second)[self._at]

    @property
    def shown(self) -> RoundSheet:
        """The round that is shown."""
        assert self.sheet is not None
        return self.sheet

    def tie(self, kind: str, lister: ListEditor, side: Side) -> None:
        """Have what is done in a list, and written beside it, done to its kind of part."""
        editing = self.editing
        lister.removed.connect(lambda id: editing.remove(kind, id))
        lister.moved.connect(lambda id, step: editing.move(kind, id, step))
        side.changed.connect(
            lambda key, value, field: editing.change(kind, str(side.id), {key: value}, field)
        )

    def panes(self) -> Sequence[QWidget]:
        """The parts F6 goes round."""
        return (self.first.table, self.second.table, self.side)

    def start(self) -> QWidget:
        """Where the keyboard begins."""
        return self.first.table

    def turn(self, at: int) -> None:
        """Show the fields of what is chosen in the one list or the other."""
        self._at = at
        self._stack.setCurrentIndex(at)
        self.turned()

    def turned(self) -> None:
        """Something else is shown at the right."""

    def show_sheet(self, sheet: RoundSheet) -> None:
        """Show a round as the file holds it now."""
        self.sheet = sheet
        self.show_first_rows()
        self.show_first()
        self.show_second()

    def settle(self) -> None:
        """Take what is typed."""
        for side in self.sides:
            side.settle()

    def go_to(self, id: str) -> bool:
        """Choose a part by its id; whether it is here."""
        for at, lister in enumerate((self.first, self.second)):
            if lister.table.set_current(id):
                self.turn(at)
                return True
        return False

    def choose_new(self, lister: ListEditor, id: object) -> None:
        """Choose what was just added once it is read, and begin in its first field."""
        if not self._choose(lister, str(id)):
            self._wanted = str(id)

    @abstractmethod
    def show_first_rows(self) -> None:
        """Fill the first list."""

    @abstractmethod
    def show_first(self) -> None:
        """Show what is chosen in the first list, and what belongs to it."""

    @abstractmethod
    def show_second(self) -> None:
        """Show what is chosen in the second list."""

    def take_wanted(self, lister: ListEditor) -> None:
        """Choose what was added, now that it may be there."""
        if self._wanted is not None and self._choose(lister, self._wanted):
            self._wanted = None

    def _choose(self, lister: ListEditor, id: str) -> bool:
        if not lister.table.set_current(id):
            return False
        self.turn((self.first, self.second).index(lister))
        self.side.begin()
        return True

    def _allow(self, may: bool) -> None:
        self.first.allow(may)
        self.second.allow(may)
        for side in self.sides:
            side.allow(may)
