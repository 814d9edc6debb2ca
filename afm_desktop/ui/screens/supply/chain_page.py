"""The page of a chain: bar, map or tree, legend, and the pane with the questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.words import word
from afm_desktop.reports import chain_words, map_words
from afm_desktop.reports.map_pages import MapSheet
from afm_desktop.services.supply_chain.drawing import ChainMap, draw_map
from afm_desktop.services.supply_chain.legend import explained
from afm_desktop.services.supply_chain.pick import MapPick, pick
from afm_desktop.services.supply_chain.rows import AnchorChoice, Chain, ChainBody
from afm_desktop.services.supply_chain.withholding import within
from afm_desktop.ui.figure_painter import measure
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.room import Room
from afm_desktop.ui.screens.screen import Doing, ScreenContext
from afm_desktop.ui.screens.supply.asking import Asker
from afm_desktop.ui.screens.supply.bar import ALL, MapBar
from afm_desktop.ui.screens.supply.legend import Legend
from afm_desktop.ui.screens.supply.map_view import MapView
from afm_desktop.ui.screens.supply.pane import ChainPane
from afm_desktop.ui.screens.supply.saving import MapSaver, TakenMap
from afm_desktop.ui.screens.supply.tree import ChainTree
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import rule
from afm_desktop.ui.widgets.placeholder import Placeholder

MAP, TREE = "map", "tree"
PANE = 92  # units
MOST = 10_000
"""Bodies of a chain that are read; the map folds, the tree opens step by step."""


class ChainPage(QWidget):
    """Reads a chain on a worker, the beginning of a large one first."""

    mode_chosen = Signal(str)
    counted = Signal()
    told = Signal(str)

    def __init__(self, context: ScreenContext, own: str | None) -> None:
        super().__init__()
        self._context, self._own = context, own
        self._chains = context.bridge.desk.chains
        self._mode = MAP
        self._scope: str | None = None
        self._anchor: str | None = own
        self.chain: Chain | None = None
        self.picked: MapPick | None = None
        self._unfolded: set[int] = set()
        self._kept: set[str] = set()
        self._is_stale = True
        self.bar = MapBar(MAP)
        self.map, self.tree, self.legend, self.pane = MapView(), ChainTree(), Legend(), ChainPane()
        self.saver, self.asker = MapSaver(context, self), Asker(context, self)
        self.stack = QStackedWidget()
        for widget in (self.map, self.tree):
            self.stack.addWidget(widget)
        self._placeholder: Placeholder | None = None
        self.pane.setFixedWidth(theme().px(PANE))
        self._edge = rule(is_vertical=True)
        self._lay_out()
        self._connect()

    # --- as the screen asks ---------------------------------------------------------------------

    @property
    def has_map(self) -> bool:
        """Whether there is a chain to see."""
        return self.picked is not None

    def count_words(self) -> str:
        """How many bodies there are, and how many sole sources."""
        if self.chain is None:
            return ""
        if not self.chain.is_whole:
            return labels.GROWING.format(shown=len(self.chain.bodies))
        sole = sum(body.is_sole for body in self.chain.bodies)
        return labels.COUNTS.format(total=sum(self.chain.counts), sole=sole)

    def title(self) -> str:
        """`예시앵커 공급망도`."""
        return labels.TITLE.format(name=self.about())

    def about(self) -> str:
        """Whose chain is shown: that of one anchor, or of all there are."""
        names = [body.name for body in self.chain.anchors] if self.chain is not None else []
        return names[0] if len(names) == 1 else self._context.scope.words

    def show_mode(self, mode: str) -> None:
        """The map or the tree."""
        self._mode = mode
        self.bar.set_is_map(mode == MAP)
        self.legend.setVisible(mode == MAP)
        self._stand_at_chosen()  # before the keyboard comes, which would go to the first
        if self._placeholder is None:
            self.stack.setCurrentWidget(self.map if mode == MAP else self.tree)
        self.read()

    def doings(self) -> Mapping[str, Doing]:
        """What the commands of the frame do with the map."""
        return {
            "export": Doing(self.saver.save, self._why_no_map),
            "print": Doing(self.saver.print, self._why_no_map),
            "details": Doing(lambda: self._show_pane(not self.pane.isVisible())),
            "refresh": Doing(lambda: self.refresh(is_shown=True)),
            "chain_fit": Doing(self.map.fit),
            "chain_anchor": Doing(self.bar.open_anchors),
            **{f"ask_{key}": Doing(lambda key=key: self.ask(key)) for key in labels.ASKED},  # type: ignore[misc]
        }

    def panes(self) -> Sequence[QWidget]:
        """Bar, map and pane."""
        return [self.bar, self.start(), self.pane]

    def start(self) -> QWidget:
        """The map or the tree, or what stands in their place."""
        if self._placeholder is not None:
            return self._placeholder
        return self.map if self._mode == MAP else self.tree

    def arrange(self, room: Room) -> None:
        """Beside the map there is a pane only where there is room."""
        self._show_pane(room is Room.WIDE)

    def refresh(self, *, is_shown: bool) -> None:
        """Read again now, or when it is shown next."""
        self._is_stale = True
        if is_shown:
            self.read()

    def read(self) -> None:
        """Show the chain that is asked for."""
        division = self._context.scope.division
        if not self._is_stale and division == self._scope:
            return
        if division != self._scope and self._own is None:
            self._anchor = None
        self._scope, self._is_stale = division, False
        self._context.bridge.read(
            lambda: self._chains.anchors(division), self._take_anchors, self._fail, slot="chain"
        )

    # --- reading ----------------------------------------------------------------------------------

    def _take_anchors(self, anchors: Sequence[AnchorChoice]) -> None:
        self.bar.anchors = anchors
        self.bar.may_show_all = self._scope is not None and len(anchors) > 1
        ids = self.anchor_ids()
        if ids:
            self._read_chain(ids)
        elif anchors or self._own:
            choose = Button(labels.CHOOSE_ANCHOR_NAME, variant="primary")
            choose.clicked.connect(self.bar.open_anchors)
            self._show_placeholder(labels.NO_ANCHOR, labels.NO_ANCHOR_WHY, choose)
        else:
            self._show_placeholder(labels.NO_ANCHORS, labels.NO_ANCHORS_WHY)
        if not ids:
            self.bar.show_anchor("")

    def anchor_ids(self) -> list[str]:
        """The anchors whose chain is shown: the chosen one, or all of the division."""
        if self._anchor:
            return [self._anchor]
        return [one.id for one in self.bar.anchors] if self._scope is not None else []

    def choose_anchor(self, id: str) -> None:
        """Show the chain of another anchor; of all, when none is named."""
        self._anchor = None if id == ALL else id
        self._unfolded, self._kept = set(), set()
        self.map.current = None
        if ids := self.anchor_ids():
            self._read_chain(ids)
        else:
            self._take_anchors(self.bar.anchors)

    def _read_chain(self, ids: Sequence[str]) -> None:
        name = next((one.name for one in self.bar.anchors if one.id == self._anchor), "")
        self.bar.show_anchor(name)

        def first(chain: Chain) -> None:
            self._take(chain)
            if not chain.is_whole:
                read(lambda: self._chains.chain(ids, most=MOST), self._take)

        def read(work: Callable[[], Chain], then: Callable[[Chain], None]) -> None:
            self._context.bridge.read(work, then, self._fail, slot="chain")

        read(lambda: self._chains.first(ids, most=MOST if self._scope else 500), first)

    def _take(self, chain: Chain) -> None:
        self.chain = chain
        if not chain.suppliers:
            self.picked = None
            self._show_placeholder(labels.NO_LINKS, labels.NO_LINKS_WHY)
        else:
            self._drop_placeholder()
            self.tree.show_chain(chain)
            self.draw()
            self._stand_at_chosen()
        self.counted.emit()

    def _fail(self, error: AfmError) -> None:
        self.picked = None
        self._show_placeholder(labels.UNREADABLE, str(error))

    # --- the map --------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw what the bar asks for."""
        if self.chain is None:
            return
        self.picked = self._pick(self.chain)
        bodies = {body.id: body for column in self.picked.columns for body in column}
        self.map.show_map(self._drawn(self.picked), bodies)
        count = labels.SHOWN.format(shown=self.picked.shown, total=self.picked.total)
        self.legend.show_words(is_by_size=self.bar.is_by_size, count=count)
        self.pane.show_body(bodies.get(self.map.current or ""), self.chain)

    def shown_bodies(self) -> list[ChainBody]:
        """The bodies of the map, tier by tier."""
        return [b for column in self.picked.columns for b in column] if self.picked else []

    def _pick(self, chain: Chain) -> MapPick:
        kept = self._kept | ({self.map.current} if self.map.current else set())
        return pick(chain, unfolded=self._unfolded, kept=kept, only_sole=self.bar.sole.isChecked())

    def _drawn(self, picked: MapPick) -> ChainMap:
        words = map_words.map_words(picked)
        return draw_map(picked, words, measure=measure, is_by_size=self.bar.is_by_size)

    def taken(self, paper: Confidentiality | None = None) -> TakenMap | None:
        """The map as it is seen, with its legend, for a file or a printer of a class."""
        if self.chain is None or self.picked is None:
            return None
        chain = self.chain if paper is None else within(self.chain, paper)
        picked = self._pick(chain)
        items = map_words.legend_items(picked, is_by_size=self.bar.is_by_size)
        figure = explained(self._drawn(picked).figure, items, measure=measure)
        mark = "" if chain.mark is Confidentiality.PUBLIC else word(chain.mark)
        learned = self._context.bridge.desk.workspace.learned_on
        left_out = map_words.left_out(chain)
        sheet = MapSheet(figure, self.title(), mark, chain.day, learned, left_out)
        return TakenMap(sheet, chain)

    def _unfold(self, tier: int) -> None:
        self._unfolded.add(tier)
        self.draw()

    def _fold(self) -> None:
        self._unfolded, self._kept = set(), set()
        self.draw()

    def _go(self, id: str) -> None:
        """Go to a body that may be folded away."""
        if self.map.map is not None and self.map.map.spot(id) is None:
            self._kept.add(id)
            self.draw()
        self.map.choose(id)
        self._choose(id)
        self._stand_at_chosen()

    def _stand_at_chosen(self) -> None:
        """Map and tree mark the body that the pane tells of, wherever it was chosen."""
        chosen = self.map.current
        if self.picked is None:
            return
        if self._mode == TREE:
            here = self.tree.mark(chosen)
            if here is not None and here != self.map.current:
                self._choose(here)
        elif chosen is not None and self.map.map is not None and self.map.map.spot(chosen) is None:
            self.draw()  # what was chosen in the tree is not folded away

    def _choose(self, id: str) -> None:
        body = self._body(id)
        self.pane.show_body(body, self.chain)
        if body is not None:
            self.map.current = id
            self.told.emit(chain_words.spoken(body))

    def _body(self, id: str | None) -> ChainBody | None:
        bodies = self.chain.bodies if self.chain is not None else ()
        return next((body for body in bodies if body.id == id), None)

    def _open(self, id: str) -> None:
        if self._context.commands.is_bound("screen.members"):
            self._context.navigate(Place("members", id))
        else:
            self._context.frame.open_apart("organizations", id)

    # --- questions ------------------------------------------------------------------------------

    def ask(self, question: str) -> None:
        """Answer in the pane."""
        self._show_pane(True)
        self.asker.ask(question, self._body(self.map.current))

    # --- putting together -------------------------------------------------------------------------

    def _show_pane(self, is_shown: bool) -> None:
        self.pane.setVisible(is_shown)
        self._edge.setVisible(is_shown)

    def _show_placeholder(self, title: str, why: str, *actions: Button) -> None:
        self._drop_placeholder()
        self.chain = self.picked = self.map.current = None
        self.told.emit("")
        table = Button(labels.TO_TABLE)
        table.clicked.connect(lambda: self.mode_chosen.emit("table"))
        self._placeholder = Placeholder("network", title, why, (*actions, table))
        self.stack.addWidget(self._placeholder)
        self.stack.setCurrentWidget(self._placeholder)
        self.legend.hide()
        self.pane.show_body(None, None)
        self.counted.emit()

    def _drop_placeholder(self) -> None:
        if self._placeholder is not None:
            self.stack.removeWidget(self._placeholder)
            self._placeholder.deleteLater()
            self._placeholder = None
        self.stack.setCurrentWidget(self.map if self._mode == MAP else self.tree)
        self.legend.setVisible(self._mode == MAP)

    def _why_no_map(self) -> str:
        return "" if self.has_map else labels.NOTHING_TO_SAVE

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(rule())
        column.addWidget(self.stack, 1)
        column.addWidget(self.legend)
        row.addLayout(column, 1)
        row.addWidget(self._edge)
        row.addWidget(self.pane)

    def _connect(self) -> None:
        bar = self.bar
        bar.anchor_chosen.connect(self.choose_anchor)
        bar.changed.connect(self.draw)
        bar.zoomed.connect(self.map.zoom)
        bar.fitted.connect(self.map.fit)
        bar.folded.connect(self._fold)
        bar.modes.changed.connect(lambda index: self.mode_chosen.emit(list(labels.MODES)[index]))
        self.map.chosen.connect(self._choose)
        self.map.opened.connect(self._open)
        self.map.unfolded.connect(self._unfold)
        self.tree.chosen.connect(lambda id: self._choose(id) if self._mode == TREE else None)
        self.tree.opened.connect(self._open)
        self.pane.asked.connect(self.ask)
        self.pane.opened.connect(self._open)
        self.pane.went.connect(self._go)
