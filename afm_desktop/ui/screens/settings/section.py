"""The rows of the settings: a caption at the left, what can be chosen beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import Line, rule

TITLE, LABEL, WIDE = 44, 30, 88


class Section(QWidget):
    """A title beside its rows, or over them where room is short; a thin line before the next."""

    def __init__(self, title: str, *, is_first: bool = False) -> None:
        super().__init__()
        u = theme().u
        page = QVBoxLayout(self)
        page.setContentsMargins(0, 0, 0, 6 * u)
        page.setSpacing(0)
        if not is_first:
            page.addWidget(rule())
            page.addSpacing(6 * u)
        self._title = QWidget()
        row = QHBoxLayout(self._title)
        row.setContentsMargins(0, 0, 0, 0)
        words = Line(title, "h2")
        words.setFixedHeight(theme().control_h)
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.setSpacing(2 * u)
        self._column = QVBoxLayout()
        self._column.setSpacing(3 * u)
        self._both.addWidget(self._title, 0, Qt.AlignmentFlag.AlignTop)
        self._both.addLayout(self._column, 1)
        page.addLayout(self._both)
        self.setAccessibleName(title)
        self.set_beside(True)

    def set_beside(self, is_beside: bool) -> None:
        """Put the title at the left of the rows, or over them."""
        kind = QBoxLayout.Direction
        self._both.setDirection(kind.LeftToRight if is_beside else kind.TopToBottom)
        self._title.setFixedWidth(theme().px(TITLE if is_beside else LABEL + WIDE))

    def add(self, label: str, *content: QWidget, why: str = "", is_wide: bool = False) -> None:
        """One row; `why` is a sentence below it."""
        row = QHBoxLayout()
        row.setSpacing(theme().px(2))
        caption = Line(label, "body", "text2")
        caption.setFixedWidth(theme().px(LABEL))
        caption.setFixedHeight(theme().control_h)
        row.addWidget(caption, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout()
        box.setSpacing(theme().u)
        line = QHBoxLayout()
        line.setSpacing(theme().px(2))
        for widget in content:
            line.addWidget(widget, int(is_wide), Qt.AlignmentFlag.AlignVCenter)
        line.addStretch(0 if is_wide else 1)
        first = QWidget()  # as high as a control, so that the caption stands beside its middle
        first.setMinimumHeight(theme().control_h)
        line.setContentsMargins(0, 0, 0, 0)
        first.setLayout(line)
        box.addWidget(first)
        if why:
            box.addWidget(Line(why, "caption", "text3", wrap=True))
        row.addLayout(box, 1)
        self._column.addLayout(row)
