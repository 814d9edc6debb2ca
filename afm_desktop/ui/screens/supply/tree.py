"""The chain as an indented tree: each buyer over its suppliers, opened step by step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from afm_desktop.reports.chain_words import size_word
from afm_desktop.reports.map_words import tier_word
from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink
from afm_desktop.ui.drawing import colour
from afm_desktop.ui.labels import supply as labels
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
        self.setColumnCount(len(labels.TREE_HEADS))
        self.setHeaderLabels(labels.TREE_HEADS)
        self.setUniformRowHeights(True)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIndentation(theme().px(5))
        header = self.header()
        header.setMinimumSectionSize(theme().px(8))
        header.setStretchLastSection(True)
        for index, wide in enumerate(WIDTHS):
            header.setSectionResizeMode(index, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(index, theme().px(wide))
        self.setFont(theme().font("body"))
        header.setFont(theme().font("label"))
        palette, tokens = self.palette(), theme().tokens
        palette.setColor(QPalette.ColorRole.Highlight, colour(tokens.sel))
        palette.setColor(QPalette.ColorRole.HighlightedText, colour(tokens.text))
        self.setPalette(palette)
        self._bodies: dict[str, ChainBody] = {}
        self._suppliers: dict[str, list[ChainLink]] = {}
        self.itemExpanded.connect(self._fill)
        self.currentItemChanged.connect(lambda item, _before: self._tell(item))
        self.itemActivated.connect(lambda item, _column: self.opened.emit(item.data(0, ID)))

    def show_chain(self, chain: Chain) -> None:
        """Show another chain, its anchors opened."""
        self.clear()
        self._bodies = {body.id: body for body in chain.bodies}
        by_buyer: defaultdict[str, list[ChainLink]] = defaultdict(list)
        for link in chain.links:
            by_buyer[link.buyer].append(link)
        self._suppliers = by_buyer
        for anchor in chain.anchors:
            item = self._item(anchor, ())
            self.addTopLevelItem(item)
            item.setExpanded(True)
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)

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
        item.setSizeHint(0, QSize(0, theme().px(7.5)))
        item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
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
