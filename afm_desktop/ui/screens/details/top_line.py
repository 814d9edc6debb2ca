"""The line above a record: its number, and what is done with the record as a whole."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.ui.labels import bodies
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.popup_menu import PopupMenu


class TopLine(QWidget):
    """Copies the address, opens a menu, closes the pane."""

    link_asked = Signal()
    delete_asked = Signal()
    succession_asked = Signal()
    leaving_asked = Signal()
    apart_asked = Signal()
    closed = Signal()

    def __init__(self, *, is_apart: bool = False) -> None:
        super().__init__()
        u = theme().u
        self.setFixedHeight(11 * u)
        row = QHBoxLayout(self)
        row.setContentsMargins(4 * u, 0, 2 * u, 0)
        row.setSpacing(0)
        self.id = Line("", "body", "text2", tabular=True).may_shrink()
        row.addWidget(self.id, 1)
        self.link = Button("", "link", "quiet", labels.COPY_LINK)
        self._is_apart, self._is_body = is_apart, False
        self.apart = Button("", "external-link", "quiet", labels.OPEN_APART)
        self.apart.clicked.connect(self.apart_asked)
        self.more = Button("", "ellipsis", "quiet", labels.MORE)
        self.close_button = Button("", "x", "quiet", labels.CLOSE)
        self.link.clicked.connect(self.link_asked)
        self.more.clicked.connect(self._open_menu)
        self.close_button.clicked.connect(self.closed)
        for button in (self.link, self.apart, self.more, self.close_button):
            row.addWidget(button)

    def set_low(self, is_low: bool) -> None:
        """As high as the filters beside it, or lower where every row of the list above counts."""
        self.setFixedHeight(theme().px(7.5 if is_low else 11))

    def tell(self, words: str, *, has_record: bool, may_change: bool, is_body: bool) -> None:
        """Say which record is shown, and offer what can be done with it."""
        self._is_body = is_body
        self.id.setText(words)
        self.link.setVisible(has_record)
        self.apart.setVisible(has_record and not self._is_apart)
        self.more.setVisible(has_record and may_change)

    def _open_menu(self) -> None:
        menu = PopupMenu(self.more, labels.MORE)
        if self._is_body:
            menu.add(bodies.SUCCESSION_MENU, self.succession_asked.emit, icon="file-pen-line")
            menu.add(bodies.LEAVING_MENU, self.leaving_asked.emit, icon="list-checks")
            menu.addSeparator()
        menu.add(labels.DELETE, self.delete_asked.emit, icon="trash-2", is_danger=True)
        menu.open_under(self.more)
