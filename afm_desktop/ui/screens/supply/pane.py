"""Beside the map: the body one is at, what can be asked, and the answer in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from afm_desktop.domain.words import word
from afm_desktop.reports import map_words
from afm_desktop.reports.chain_words import size_word
from afm_desktop.reports.map_words import GIVEN, tier_word
from afm_desktop.services.supply_chain.drawing import noted
from afm_desktop.services.supply_chain.rows import Chain, ChainBody, ChainLink
from afm_desktop.ui.labels import supply as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.link_line import LinkLine

MOST = 6
"""Neighbours of a body that are listed on each side."""
OF_A_BODY = ("stop", "path")


class ChainPane(QScrollArea):
    """Tells who asks what; it reads nothing itself."""

    asked = Signal(str)
    opened = Signal(str)
    kept = Signal()
    """The answer is wanted on paper or elsewhere."""
    went = Signal(str)
    """A body among the neighbours is wanted."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(labels.PANE)
        self._body: ChainBody | None = None
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        u = theme().u
        self._column.setContentsMargins(4 * u, 3 * u, 4 * u, 4 * u)
        self._column.setSpacing(0)
        self._about, self._answer, self._near = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        for part in (self._about, self._answer, self._near):
            part.setSpacing(u)
        self.buttons = {key: self._button(key) for key in labels.ASKED}
        self._column.addLayout(self._about)
        self._column.addSpacing(3 * u)
        self._column.addWidget(rule())
        self._column.addSpacing(2 * u)
        self._column.addWidget(Line(labels.QUESTIONS, "strong"))
        self._column.addSpacing(u)
        for button in self.buttons.values():
            self._column.addWidget(button)
        self._column.addSpacing(2 * u)
        self._column.addLayout(self._answer)
        self.keep = Button(labels.KEEP_ANSWER, "file-down", "link")
        self.keep.clicked.connect(self.kept)
        self._column.addWidget(self.keep)
        self._column.addSpacing(2 * u)
        self._column.addLayout(self._near)
        self._column.addStretch(1)
        self.setWidget(inner)
        self.show_body(None, None)

    @property
    def answer(self) -> list[str]:
        """The lines of the answer that is shown."""
        items = (self._answer.itemAt(n) for n in range(self._answer.count()))
        found = (item.widget() for item in items if item is not None)
        return [line.text() for line in found if isinstance(line, Line)]

    def show_body(self, body: ChainBody | None, chain: Chain | None) -> None:
        """Show another body with its neighbours."""
        self._body = body
        _clear(self._about)
        _clear(self._near)
        _clear(self._answer)
        self.keep.hide()
        for key in OF_A_BODY:
            self.buttons[key].setEnabled(body is not None)
        if body is None or chain is None:
            self._about.addWidget(Line(labels.NOTHING_CHOSEN, "body", "text3", wrap=True))
            self._fit()
            return
        self._about.addWidget(Line(_tier(body), "caption", "text2"))
        self._about.addWidget(Line(body.name, "h2", wrap=True))
        for line in _facts(body):
            self._about.addWidget(Line(line, "body", "text2", wrap=True))
        open_ = Button(labels.OPEN, "external-link", "link")
        open_.clicked.connect(lambda: self.opened.emit(body.id))
        self._about.addWidget(open_)
        names = {one.id: one.name for one in chain.bodies}
        sells = _grouped((link.buyer, link) for link in chain.links if link.supplier == body.id)
        buys = _grouped((link.supplier, link) for link in chain.links if link.buyer == body.id)
        for title, found in ((labels.BUYERS, sells), (labels.SELLERS, buys)):
            if found:
                self._near.addWidget(rule())
                self._near.addWidget(Line(f"{title} {len(found):,}개사", "strong"))
            for other, links in list(found.items())[:MOST]:
                self._near.addWidget(self._neighbour(other, names[other], items_of(links)))
            if len(found) > MOST:
                more = map_words.folded(len(found) - MOST)
                self._near.addWidget(Line(more, "caption", "text3"))
        self._fit()

    def show_answer(self, question: str, lines: Iterable[str], *, may_keep: bool = False) -> None:
        """Show what was asked and what is answered; what is no answer is not kept."""
        _clear(self._answer)
        title = labels.ASKED[question].rstrip("…")
        self._answer.addWidget(rule())
        self._answer.addSpacing(theme().u)
        heading = Line(title, "strong")
        self._answer.addWidget(heading)
        told = list(lines)
        shown = [Line(line, "body", "text2", wrap=True) for line in told[:200]]
        for line in shown:
            self._answer.addWidget(line)
        for line in (heading, *shown):
            line.show()  # what is not shown yet takes no room
        self.keep.setVisible(may_keep)
        self.setAccessibleDescription(" ".join((title, *told[:3])))
        self._fit()
        self._go_to(heading)

    def _go_to(self, heading: Line) -> None:
        """Scroll to what was asked; the area gives its content the new height only later."""
        inner = self.widget()
        if inner is None:
            return
        self._column.activate()
        high = max(self._column.totalHeightForWidth(inner.width()), self.viewport().height())
        inner.resize(inner.width(), high)
        self.verticalScrollBar().setValue(heading.y() - 2 * theme().u)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give wrapped lines the height they need in this width, or a layout shares it out anew."""
        margins = self._column.contentsMargins()
        width = self.viewport().width() - margins.left() - margins.right()
        for line in self.findChildren(Line):
            if line.hasHeightForWidth() and width > 0:
                line.setFixedHeight(line.heightForWidth(width))

    def tab_order(self) -> Sequence[QWidget]:
        """Its controls from top to bottom."""
        return [*self.buttons.values(), self.keep]

    def _button(self, key: str) -> Button:
        button = Button(labels.ASKED[key], variant="quiet", is_checkable=False)
        button.clicked.connect(lambda: self.asked.emit(key))
        return button

    def _neighbour(self, id: str, name: str, note: str) -> LinkLine:
        line = LinkLine(name, note=note, has_rule=False, high_u=6.5)
        line.clicked.connect(lambda: self.went.emit(id))
        return line


def _tier(body: ChainBody) -> str:
    given = f" · {GIVEN}" if body.is_given else ""
    return tier_word(body.tier) + given


def _facts(body: ChainBody) -> Iterable[str]:
    facts: Mapping[str, str] = {
        labels.SIZE: size_word(body.size),
        labels.REGION: body.region or "",
        labels.ITEM: noted(body, ""),
    }
    for name, text in facts.items():
        if text:
            yield f"{name}  {text}"
    if body.kind is not None:
        yield word(body.kind)
    if body.is_sole:
        yield f"△ {labels.LEGEND_SOLE}"


def _grouped(links: Iterable[tuple[str, ChainLink]]) -> dict[str, list[ChainLink]]:
    """The links by the body at the other end; sole deliveries first."""
    found: dict[str, list[ChainLink]] = {}
    for other, link in sorted(links, key=lambda pair: (not pair[1].is_sole, pair[0])):
        found.setdefault(other, []).append(link)
    return found


def items_of(links: Sequence[ChainLink]) -> str:
    """`변속기 하우징 외 3건 · 단독`."""
    best = max(links, key=lambda link: (link.is_sole, link.yearly_won or 0, link.item))
    more = f" 외 {len(links) - 1:,}건" if len(links) > 1 else ""
    return best.item + more + (f" · {labels.SOLE}" if best.is_sole else "")


def _clear(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
