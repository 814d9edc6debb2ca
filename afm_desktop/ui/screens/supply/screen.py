"""공급망: the table of links, and the same as a map and a tree with what can be asked of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import cast

from PySide6.QtWidgets import QLayout, QStackedWidget, QWidget

from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.records.details_slot import MakeDetails
from afm_desktop.ui.screens.records.gestures import AskPath, ask_path
from afm_desktop.ui.screens.records.screen import RecordsScreen
from afm_desktop.ui.screens.screen import Doing, Header, ScreenContext
from afm_desktop.ui.screens.supply.bar import MODES, mode_row
from afm_desktop.ui.screens.supply.chain_page import MAP, ChainPage
from afm_desktop.ui.widgets.choice_row import Segmented

TABLE = "table"
LAYOUT = "links.mode"


class ChainScreen(RecordsScreen):
    """The list it is, until the map or the tree is wanted."""

    def __init__(
        self,
        context: ScreenContext,
        make_details: MakeDetails | None = None,
        ask: AskPath = ask_path,
    ) -> None:
        self._modes: Segmented | None = None
        super().__init__(context, make_details, ask)
        self.mode = TABLE
        self.pages = QStackedWidget()
        column = cast(QLayout, self.layout())
        column.removeWidget(self.side.widget)
        self.pages.addWidget(self.side.widget)
        self.chain = ChainPage(context, self.content.own)
        self.pages.addWidget(self.chain)
        column.addWidget(self.pages)
        self.chain.mode_chosen.connect(self.set_mode)
        self.chain.counted.connect(self.header_changed)
        self.chain.told.connect(self.selected)
        kept = context.preferences.layout(LAYOUT).get("mode")
        if kept in MODES and kept != TABLE:
            self.set_mode(str(kept))

    def more_ends(self) -> Sequence[QWidget]:
        """Map, tree or table."""
        self._modes = mode_row(TABLE)
        self._modes.changed.connect(lambda index: self.set_mode(MODES[index]))
        return (self._modes,)

    @property
    def is_table(self) -> bool:
        """Whether the links are shown as a table."""
        return self.mode == TABLE

    def set_mode(self, mode: str) -> None:
        """Show the map, the tree or the table."""
        self.mode = mode
        self.context.preferences.keep_layout(LAYOUT, {"mode": mode})
        for row in (self._modes, self.chain.bar.modes):
            if row is not None:
                row.set_current(MODES.index(mode))
        self.pages.setCurrentIndex(0 if self.is_table else 1)
        if not self.is_table:
            self.chain.show_mode(mode)
        start = self.start()
        if self.isVisible():
            start.setFocus()
        self.header_changed.emit()

    # --- as the frame asks ----------------------------------------------------------------------

    def header(self) -> Header:
        """The count of what is shown, and the ways out of it."""
        if self.is_table:
            return super().header()
        usual = super().header()
        return Header(
            count=self.chain.count_words(),
            primary=usual.primary,
            secondary=("export",) if self.chain.has_map else (),
            more=("print",) if self.chain.has_map else (),
            words=usual.words,
        )

    def doings(self) -> Mapping[str, Doing]:
        """Those of the list and those of the map; which of them is meant is known when it is."""
        modes = {
            f"chain_{mode}": Doing(lambda mode=mode: self.set_mode(mode))  # type: ignore[misc]
            for mode in MODES
        }
        keys = {*super().doings(), *self.chain.doings()}
        return {
            **{key: Doing(partial(self._do, key), partial(self._why_not, key)) for key in keys},
            **modes,
        }

    def _do(self, key: str) -> None:
        """What is asked of the map while the table is shown leads to the map."""
        if self.is_table and key not in super().doings():
            self.set_mode(MAP)
        if (doing := self._doing(key)) is not None:
            doing.do()

    def _why_not(self, key: str) -> str:
        doing = self._doing(key)
        return doing.when() if doing is not None else labels.ONLY_IN_TABLE

    def _doing(self, key: str) -> Doing | None:
        listed, mapped = super().doings(), self.chain.doings()
        if self.is_table or key == "new":
            return listed.get(key) or mapped.get(key)
        return mapped.get(key)

    def open(self, place: Place) -> None:
        """A record or a narrowed list is shown as a table."""
        if (place.record or place.filters or place.text) and not self.is_table:
            self.set_mode(TABLE)
        super().open(place)
        if not self.is_table:
            self.chain.read()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Both follow a change."""
        super().refresh(kinds)
        if not kinds or kinds & self.spec.reads:
            self.chain.refresh(is_shown=not self.is_table)

    def panes(self) -> Sequence[QWidget]:
        """The parts F6 goes round."""
        return super().panes() if self.is_table else self.chain.panes()

    def start(self) -> QWidget:
        """The rows, or the map."""
        return super().start() if self.is_table else self.chain.start()

    def arrange(self, room: Room) -> None:
        """The pane beside the map goes where there is little room."""
        super().arrange(room)
        self.chain.arrange(room)
