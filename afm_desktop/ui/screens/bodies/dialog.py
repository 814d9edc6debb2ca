"""The card over the window on which something is asked about a body."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.desk import Desk
from afm_desktop.ui.labels import bodies as labels
from afm_desktop.ui.screens.details.typed_fields import ReferenceField
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button, close_button
from afm_desktop.ui.widgets.details_pane import ScrollColumn
from afm_desktop.ui.widgets.fields import Option
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.overlay import Card, Overlay

LABEL = 22  # units
_EDGE, _NARROW = 6, 136


class BodyDialog(Overlay):
    """Title, what scrolls, what is said of it, buttons; a click beside it throws nothing away."""

    def __init__(
        self, host: QWidget, context: ScreenContext, title: str, about: str, *, width_units: float
    ) -> None:
        card = Card()
        super().__init__(host, card, top_units=12, width_units=width_units)
        self.context = context
        self._rows: list[QBoxLayout] = []
        self.setAccessibleName(f"{title}: {about}")
        u = theme().u
        card.column.addLayout(self._head(title, about))
        card.column.addWidget(rule())
        self.content = ScrollColumn(title, edge_u=_EDGE, gap_u=2.5)
        page = self.content.widget()
        if page is not None:
            page.setAutoFillBackground(False)  # the card shows through
        card.column.addWidget(self.content, 1)
        card.column.addWidget(rule())
        self.bottom = QVBoxLayout()
        self.bottom.setContentsMargins(_EDGE * u, 3 * u, _EDGE * u, 0)
        self.bottom.setSpacing(u)
        card.column.addLayout(self.bottom)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(_EDGE * u, 3 * u, _EDGE * u, 3 * u)
        self.foot.setSpacing(2 * u)
        card.column.addLayout(self.foot)

    @property
    def desk(self) -> Desk:
        """The open file."""
        return self.context.bridge.desk

    def beside(self, *parts: QWidget) -> QBoxLayout:
        """Rows next to each other, or one below the other on a narrow card."""
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for part in parts:
            row.addWidget(part, 1)
        self._rows.append(row)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        u, is_narrow = theme().u, self.width() < theme().px(_NARROW)
        for row in self._rows:
            row.setDirection(
                QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
            )
            row.setSpacing(round(2.5 * u) if is_narrow else 5 * u)

    def event(self, event: QEvent) -> bool:
        """Keys are for what stands on the card: Del must not reach the list under it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _head(self, title: str, about: str) -> QHBoxLayout:
        u = theme().u
        row = QHBoxLayout()
        row.setContentsMargins(_EDGE * u, 4 * u, 4 * u, 3 * u)
        row.setSpacing(3 * u)
        row.addWidget(Line(title, "h1"))
        row.addWidget(Line(about, "body", "text2").may_shrink(), 1)
        cross = close_button()
        cross.clicked.connect(self.close_overlay)
        row.addWidget(cross)
        return row


def labelled(label: str, widget: QWidget) -> QWidget:
    """A row of the card: the label at the left on the first line."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * theme().u)
    word = Line(label, "body", "text2")
    word.setFixedSize(theme().px(LABEL), theme().control_h)
    row.addWidget(word, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(widget, 1)
    return holder


def stacked(*parts: QWidget, gap: float = 1) -> QVBoxLayout:
    """Lines that belong together."""
    column = QVBoxLayout()
    column.setSpacing(round(gap * theme().u))
    for part in parts:
        column.addWidget(part)
    return column


def other_body(desk: Desk, label: str, own: str) -> ReferenceField:
    """A field for another body than the one it is about."""

    def find(text: str) -> Sequence[Option]:
        try:
            found = desk.details.suggest("organizations", text)
        except AfmError:
            return ()  # the next key asks again
        return [Option(one.id, one.title, one.note or "") for one in found if one.id != own]

    field = ReferenceField(label, find, is_quiet=False)
    field.set_value(None)
    return field


def tick_all_button() -> Button:
    """Ticks everything, or nothing once all is ticked."""
    return Button(labels.TICK_ALL, variant="link")


def name_of(desk: Desk, id: str) -> str:
    """What a body is called."""
    return desk.details.names("organizations", [id]).get(id, "")
