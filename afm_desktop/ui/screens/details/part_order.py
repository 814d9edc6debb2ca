"""The order of what belongs to a record: changed by keys, by dragging, and from a menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFrame, QWidget

from afm_desktop.services.details.model import Related
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.part_line import PartLine
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.popup_menu import PopupMenu
from afm_desktop.ui.widgets.tooltip import announce


class PartOrder(QObject):
    """Moves the lines of one list; each move is a gesture."""

    def __init__(self, bench: Bench, shown: QWidget, lines: Mapping[str, PartLine]) -> None:
        super().__init__(shown)
        self._bench, self._shown, self._lines = bench, shown, lines
        self.related: Related | None = None
        self._target: int | None = None
        self._mark = QFrame(shown)
        self._mark.setAutoFillBackground(True)
        self._mark.hide()

    def take(self, id: str, line: PartLine) -> None:
        """Let a line be moved."""
        line.is_ordered = True
        line.shift_asked.connect(lambda by: self.shift(id, by))
        line.dragged.connect(self._drag)
        line.dropped.connect(lambda: self._drop(id))

    def add_to(self, menu: PopupMenu, id: str) -> None:
        """Offer to move a line by one."""
        at, last = self._order().index(id), len(self._order()) - 1
        menu.add(
            labels.MOVE_UP,
            lambda: self.shift(id, -1),
            icon="arrow-up",
            keys="Alt+↑",
            why_not="" if at else labels.IS_FIRST,
        )
        menu.add(
            labels.MOVE_DOWN,
            lambda: self.shift(id, 1),
            icon="arrow-down",
            keys="Alt+↓",
            why_not="" if at < last else labels.IS_LAST,
        )

    def shift(self, id: str, by: int) -> None:
        """Put a line one place up or down."""
        self._put(id, self._order().index(id) + by)

    def _order(self) -> Sequence[str]:
        """The lines that are shown, from top to bottom."""
        rows = self.related.rows if self.related is not None else ()
        return [row.id for row in rows if row.id in self._lines]

    def _put(self, id: str, place: int) -> None:
        related, order = self.related, self._order()
        if related is None or place == order.index(id) or not 0 <= place < len(order):
            return
        all_ = [row.id for row in related.rows if row.id != id]
        others = [one for one in order if one != id]
        follows = all_.index(others[place - 1]) + 1 if place else 0
        before = all_[follows] if follows < len(all_) else None
        parts, table = self._bench.desk.parts, related.table
        self._bench.bridge.write(
            lambda: parts.put_before(table, id, before),
            lambda _done: announce(self._shown, labels.MOVED_TO.format(place=place + 1)),
            lambda error: self._bench.refused.emit(str(error)),
        )

    # --- by dragging ------------------------------------------------------------------------------

    def _drag(self, at: QPoint) -> None:
        """Show between which lines it would come to stand."""
        y = self._shown.mapFromGlobal(at).y()
        lines = [self._lines[one] for one in self._order()]
        middles = [line.y() + line.height() / 2 for line in lines]
        self._target = sum(y > middle for middle in middles)
        last = self._target >= len(lines)
        edge = lines[-1].geometry().bottom() if last else lines[self._target].y()
        palette = self._mark.palette()
        palette.setColor(self._mark.backgroundRole(), theme().tokens.accent)
        self._mark.setPalette(palette)
        self._mark.setGeometry(0, edge - 1, self._shown.width(), 2)
        self._mark.show()
        self._mark.raise_()

    def _drop(self, id: str) -> None:
        self._mark.hide()
        target, self._target = self._target, None
        if target is not None:
            here = self._order().index(id)
            self._put(id, target - (1 if target > here else 0))
