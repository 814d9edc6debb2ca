"""The rows of the settings: a caption at the left, what can be chosen beside it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import Line, rule

LABEL, WIDE = 30, 88


class Section(QWidget):
    """A title over rows; sections are told apart by a thin line."""

    def __init__(self, title: str, *, is_first: bool = False) -> None:
        super().__init__()
        u = theme().u
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 6 * u)
        self._column.setSpacing(3 * u)
        if not is_first:
            self._column.addWidget(rule())
            self._column.addSpacing(3 * u)
        self._column.addWidget(Line(title, "h2"))
        self.setAccessibleName(title)

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
        box.addLayout(line)
        if why:
            box.addWidget(Line(why, "caption", "text3", wrap=True))
        row.addLayout(box, 1)
        self._column.addLayout(row)
