"""The line above the map: whose chain, in which colours, how large, and map, tree or table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from afm_desktop.services.supply_chain.rows import AnchorChoice
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.choice_row import Segmented
from afm_desktop.ui.widgets.option_list import Option, OptionPopup

ALL = ""
MODES = tuple(labels.MODES)
ROW = 11  # units
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def mode_row(mode: str) -> Segmented:
    """지도, 나무 or 표."""
    items = [(text, "") for text in labels.MODES.values()]
    return Segmented(items, MODES.index(mode), labels.MODE_NAME)


def _together(*widgets: QWidget) -> QWidget:
    group = QWidget()
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * theme().u)
    for widget in widgets:
        row.addWidget(widget)
    return group


class MapBar(QWidget):
    """Says what is chosen; it shows nothing itself."""

    anchor_chosen = Signal(str)
    changed = Signal()
    zoomed = Signal(int)
    fitted = Signal()
    folded = Signal()

    def __init__(self, mode: str) -> None:
        super().__init__()
        u = theme().u
        self.setAccessibleName(labels.BAR)
        self.setFixedHeight(theme().px(ROW))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.anchors: Sequence[AnchorChoice] = ()
        self.may_show_all = False
        self.anchor = Button(
            labels.CHOOSE_ANCHOR,
            variant="filter",
            name=labels.CHOOSE_ANCHOR_NAME,
            trailing="chevron-down",
        )
        self.anchor.clicked.connect(self.open_anchors)
        self.anchor.cleared.connect(lambda: self.anchor_chosen.emit(ALL))
        self.colours = Segmented(
            [(labels.BY_KIND, ""), (labels.BY_SIZE, "")], 0, labels.COLOUR_NAME
        )
        self.sole = Button(labels.ONLY_SOLE, "triangle-alert", "quiet", is_checkable=True)
        self.fold = Button("", "list-filter", "quiet", labels.FOLD_ALL)
        self.out = Button("", "zoom-out", "quiet", labels.ZOOM_OUT)
        self.into = Button("", "zoom-in", "quiet", labels.ZOOM_IN)
        self.fit = Button("", "rotate-ccw", "quiet", labels.FIT)
        self.modes = mode_row(mode)
        self._chosen = _together(self.anchor, self.colours, self.sole)
        self._seen = _together(self.fold, self.out, self.into, self.fit, self.modes)
        self._rows = QGridLayout(self)
        self._rows.setContentsMargins(4 * u, 0, 2 * u, 0)
        self._rows.setSpacing(0)
        self._rows.addWidget(self._chosen, 0, 0, LEFT)
        self._rows.addWidget(self._seen, 0, 1, RIGHT)
        self.colours.changed.connect(lambda _index: self.changed.emit())
        self.sole.toggled.connect(lambda _on: self.changed.emit())
        self.fold.clicked.connect(self.folded)
        self.out.clicked.connect(lambda: self.zoomed.emit(-1))
        self.into.clicked.connect(lambda: self.zoomed.emit(1))
        self.fit.clicked.connect(self.fitted)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(160), self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """What does not fit beside the rest stands below it; nothing is cut."""
        margins = self._rows.contentsMargins()
        room = self.width() - margins.left() - margins.right() - 2 * theme().u
        needed = self._chosen.sizeHint().width() + self._seen.sizeHint().width()
        is_double = needed > room
        place = (1, 0, 1, 2, LEFT) if is_double else (0, 1, 1, 1, RIGHT)
        self._rows.removeWidget(self._seen)
        self._rows.addWidget(self._seen, *place)
        self.setFixedHeight(theme().px(ROW * (2 if is_double else 1)))

    @property
    def is_by_size(self) -> bool:
        """Whether colours tell the size class."""
        return self.colours.current() == 1

    def show_anchor(self, name: str) -> None:
        """Name the anchor whose chain is shown."""
        if not name and self.may_show_all:
            self.anchor.setText(labels.ALL_ANCHORS)
        else:
            self.anchor.setText(labels.CHOOSE_ANCHOR)
        self.anchor.set_value(name)
        self._arrange()

    def set_is_map(self, is_map: bool) -> None:
        """A tree has no size and no colours."""
        for widget in (self.colours, self.sole, self.fold, self.out, self.into, self.fit):
            widget.setVisible(is_map)
        self._arrange()

    def open_anchors(self) -> None:
        """Offer the anchors, those that buy most first."""
        options = [Option(ALL, labels.ALL_ANCHORS)] if self.may_show_all else []
        order = sorted(self.anchors, key=lambda one: -one.suppliers)
        options += [
            Option(one.id, one.name, f"1차 {one.suppliers:,}개사", icon="building-2")
            for one in order
        ]
        popup = OptionPopup(self.anchor, options)
        popup.chosen.connect(lambda id: self.anchor_chosen.emit(str(id)))
        popup.open_under()
