"""The shortcut sheet: every key of the window on one card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from afm_desktop.ui.commands import Commands, SheetLine
from afm_desktop.ui.drawing import CENTER, draw_text, fill
from afm_desktop.ui.labels import frame
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import close_button
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.overlay import Card, Overlay

LINE = 7
COLUMNS = 2


class _Line(QWidget):
    """What a key does, and the keys in their boxes at the right."""

    def __init__(self, line: SheetLine) -> None:
        super().__init__()
        self._line = line
        self.setAccessibleName(f"{line.words}: {', '.join(line.keys)}")
        self.setFixedHeight(theme().px(LINE))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(60), theme().px(LINE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        current, painter = theme(), QPainter(self)
        t, u, right = current.tokens, current.u, float(self.width())
        for native in reversed(self._line.keys):
            keys = native.replace("+", " ").replace("  ", " +")
            width = current.advance(keys, "caption") + 3 * u
            box = QRectF(round(right - width), round(self.height() / 2 - 2.5 * u), width, 5 * u)
            fill(painter, box, t.surface, u, t.control)
            draw_text(painter, box, keys, role="caption", ink=t.text2, align=CENTER)
            right = box.left() - 1.5 * u
        draw_text(painter, QRectF(0, 0, right - 2 * u, self.height()), self._line.words)


class ShortcutSheet(Overlay):
    """Ctrl+/: the keys by menu, in two columns of about the same length."""

    def __init__(self, host: QWidget, commands: Commands) -> None:
        card = Card()
        super().__init__(host, card, top_units=12, width_units=176)
        u = theme().u
        top = QWidget()
        row = QHBoxLayout(top)
        row.setContentsMargins(6 * u, 4 * u, 4 * u, 3 * u)
        row.addWidget(Line(frame.SHORTCUTS, "h1"))
        row.addSpacing(3 * u)
        hint = frame.SHORTCUTS_HINT.format(key=commands.keys_of("palette"))
        row.addWidget(Line(hint, "caption", "text2").may_shrink(), 1)
        self.cross = close_button()
        self.cross.clicked.connect(self.close_overlay)
        row.addWidget(self.cross)
        card.column.addWidget(top)
        card.column.addWidget(rule())
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        area.setAccessibleName(frame.SHORTCUTS)
        page = _page(commands.sheet())
        area.setWidget(page)
        page.setAutoFillBackground(False)  # the card shows through, with its corners
        area.viewport().setAutoFillBackground(False)
        area.setMinimumHeight(theme().px(40))
        self.full_height = page.sizeHint().height() + top.sizeHint().height() + 2 * u
        card.column.addWidget(area, 1)


def _page(groups: Sequence[tuple[str, list[SheetLine]]]) -> QWidget:
    page = QWidget()
    u = theme().u
    row = QHBoxLayout(page)
    row.setContentsMargins(6 * u, 2 * u, 6 * u, 5 * u)
    row.setSpacing(10 * u)
    for column in _columns(groups):
        box = QVBoxLayout()
        box.setSpacing(0)
        for title, lines in column:
            box.addSpacing(3 * u)
            box.addWidget(Line(title, "strong", "text"))
            box.addSpacing(u)
            for line in lines:
                box.addWidget(_Line(line))
        box.addStretch(1)
        row.addLayout(box, 1)
    return page


def _columns(
    groups: Sequence[tuple[str, list[SheetLine]]],
) -> list[list[tuple[str, list[SheetLine]]]]:
    """The groups in their order, a column ended where its share of lines is reached."""
    share = sum(len(lines) + 2 for _, lines in groups) / COLUMNS
    columns: list[list[tuple[str, list[SheetLine]]]] = [[]]
    filled = 0.0
    for group in groups:
        if filled >= share * len(columns) - 1 and len(columns) < COLUMNS:
            columns.append([])
        columns[-1].append(group)
        filled += len(group[1]) + 2
    return columns
