"""The chain as an indented tree: each buyer over its suppliers, opened step by step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from afm_desktop.domain.supply_chain import nearest_path
from afm_desktop.reports.chain_words import size_word
from afm_desktop.reports.map_words import tier_word
from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.screens.supply.tree_look import STEP, Index, TreeDelegate, TreeHeader
from afm_desktop.ui.theme import theme

ID = Qt.ItemDataRole.UserRole
WIDTHS = (64, 24, 44, 18, 20, 24)  # units


class ChainTree(QTreeWidget):
    """A body that stands above itself already is named and not opened again."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(labels.TREE)
        self.setHeader(TreeHeader(self))
        self._look = TreeDelegate(self)
        self.setItemDelegate(self._look)
        self.setColumnCount(len(labels.TREE_HEADS))
        self.setHeaderLabels(labels.TREE_HEADS)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIndentation(theme().px(STEP))
        header = self.header()
        for index, wide in enumerate(WIDTHS):
            header.setSectionResizeMode(index, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(index, theme().px(wide))
        self._chain: Chain | None = None
        self._bodies: dict[str, ChainBody] = {}
        self._suppliers: dict[str, list[ChainLink]] = {}
        self.itemExpanded.connect(self._fill)
        self.currentItemChanged.connect(lambda item, _before: self._tell(item))
        self.itemActivated.connect(lambda item, _column: self.opened.emit(item.data(0, ID)))

    def show_chain(self, chain: Chain) -> None:
        """Show another chain, its anchors opened."""
        self.clear()
        self._chain = chain
        self._bodies = {body.id: body for body in chain.bodies}
        by_buyer: defaultdict[str, list[ChainLink]] = defaultdict(list)
        for link in chain.links:
            by_buyer[link.buyer].append(link)
        self._suppliers = by_buyer
        for anchor in chain.anchors:
            item = self._item(anchor, ())
            self.addTopLevelItem(item)
            item.setExpanded(True)

    def mark(self, id: str | None) -> str | None:
        """Stand at a body, opened down to it; at the first where there is none. Says at whom."""
        here = self.currentItem()
        if here is None or here.data(0, ID) != id:  # of a body's places the current one is kept
            here = self._place_of(id) if id is not None else None
            here = here or self.topLevelItem(0)
        if here is None:
            return None
        self.setCurrentItem(here)
        self.scrollToItem(here)
        return str(here.data(0, ID))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        self._look.branch(painter, rect, index)

    def _place_of(self, id: str) -> QTreeWidgetItem | None:
        """The place of a body that is nearest to an anchor; the rows above it are opened."""
        if self._chain is None:
            return None
        anchors = {anchor.id for anchor in self._chain.anchors}
        links = ((link.supplier, link.buyer) for link in self._chain.links)
        found: QTreeWidgetItem | None = None
        for body in reversed(nearest_path(id, anchors, links) or ()):
            found = _among(found or self.invisibleRootItem(), body)
            if found is None:
                return None
            if body != id:
                found.setExpanded(True)
        return found

    def _item(self, body: ChainBody, links: Sequence[ChainLink]) -> QTreeWidgetItem:
        best = links[0] if links else None
        share = f"{best.share:f}" if best is not None and best.share is not None else ""
        more = f" 외 {len(links) - 1:,}건" if len(links) > 1 else ""
        texts = [
            body.name,
            tier_word(body.tier),
            best.item + more if best is not None else "",
            share,
            labels.SOLE if best is not None and best.is_sole else "",
            size_word(body.size),
        ]
        item = QTreeWidgetItem(texts)
        item.setData(0, ID, body.id)
        spoken = ", ".join(text for text in texts if text)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
        if self._suppliers.get(body.id):
            item.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
        return item

    def _fill(self, item: QTreeWidgetItem) -> None:
        if item.childCount():
            return
        above = {item.data(0, ID)}
        parent = item.parent()
        while parent is not None:
            above.add(parent.data(0, ID))
            parent = parent.parent()
        by_supplier: dict[str, list[ChainLink]] = {}
        links = self._suppliers.get(item.data(0, ID), [])
        for link in sorted(links, key=lambda link: (not link.is_sole, -(link.yearly_won or 0))):
            by_supplier.setdefault(link.supplier, []).append(link)
        for supplier, own in by_supplier.items():
            child = self._item(self._bodies[supplier], own)
            if supplier in above:
                child.setText(1, labels.AGAIN)
                never = QTreeWidgetItem.ChildIndicatorPolicy.DontShowIndicator
                child.setChildIndicatorPolicy(never)
            item.addChild(child)

    def _tell(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0, ID))


def _among(parent: QTreeWidgetItem, id: str) -> QTreeWidgetItem | None:
    for place in range(parent.childCount()):
        child = parent.child(place)
        if child is not None and child.data(0, ID) == id:
            return child
    return None
