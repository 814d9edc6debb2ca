"""The manual in a window of its own, so that it can be read beside what it tells of."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from afm_desktop.paths import MANUAL
from afm_desktop.ui.labels import manual as labels
from afm_desktop.ui.manual import Page, find, pages
from afm_desktop.ui.shell.manual_text import ManualText
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.nav_list import NavGroup, NavItem, NavList
from afm_desktop.ui.widgets.search_edit import SearchEdit

SIZE, LIST = (250, 180), 60  # units
ICON, FOUND_ICON = "file-text", "search"


class Reader(QTextBrowser):
    """Shows a page; links lead to other pages, never out of the manual."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("bare")
        self.setOpenLinks(False)
        self.setAccessibleName(labels.TEXT)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self._page: tuple[Path, str] | None = None

    def show_text(self, folder: Path, text: str) -> None:
        """Set a page and go to its beginning."""
        self._page = (folder, text)
        self._set()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._set()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._set()

    def _set(self) -> None:
        if self._page is not None:
            at, before = self.verticalScrollBar().value(), self.document()
            document = ManualText(*self._page, self.viewport().width())
            document.setParent(self)
            self.setDocument(document)
            if isinstance(before, ManualText):
                before.deleteLater()
            self.verticalScrollBar().setValue(at)


class ManualWindow(QWidget):
    """The pages at the left, with a search over them; the page at the right."""

    def __init__(self, owner: QWidget, folder: Path = MANUAL) -> None:
        super().__init__(owner, Qt.WindowType.Window)
        self._folder, self._pages = folder, {page.name: page for page in pages(folder)}
        self._trail: list[str] = []
        self.setWindowTitle(labels.TITLE)
        self.setAutoFillBackground(True)
        u = theme().u
        self.search = SearchEdit(labels.SEARCH, labels.SEARCH)
        self.search.queried.connect(self._find)
        self.list = NavList(labels.PAGES)
        self.list.chosen.connect(self.show_page)
        self.reader = Reader()
        self.reader.anchorClicked.connect(self._follow)
        self.nothing = Line("", "body", "text2", wrap=True)
        self.nothing.hide()
        side = QWidget()
        side.setFixedWidth(theme().px(LIST))
        column = QVBoxLayout(side)
        column.setContentsMargins(2 * u, 2 * u, 2 * u, 2 * u)
        column.setSpacing(2 * u)
        for widget in (self.search, self.nothing, self.list):
            column.addWidget(widget)
        column.setStretchFactor(self.list, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(rule(is_vertical=True))
        row.addWidget(self.reader, 1)
        self.resize(theme().px(SIZE[0]), theme().px(SIZE[1]))
        self._bind()
        self._list_all()

    @property
    def page(self) -> str:
        """The name of the page that is shown."""
        return self._trail[-1] if self._trail else ""

    def open_page(self, name: str) -> None:
        """Show the window with a page; the contents where there is none of that name."""
        self.search.set_query("")
        self._list_all()
        self.show_page(name if name in self._pages else next(iter(self._pages)))
        self.show()
        self.raise_()
        self.activateWindow()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, name: str) -> None:
        """Show a page."""
        if not self._trail or self._trail[-1] != name:
            self._trail.append(name)
        self._show(self._pages[name])

    def go_back(self) -> None:
        """Show the page before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._show(self._pages[self._trail[-1]])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    # --- within -----------------------------------------------------------------------------------

    def _bind(self) -> None:
        for keys, do in (("Ctrl+F", self.search.setFocus), ("Alt+Left", self.go_back)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)

    def _show(self, page: Page) -> None:
        self.setWindowTitle(labels.WINDOW_TITLE.format(page=page.title))
        self.list.set_current(page.name)
        self.reader.show_text(self._folder, page.text)

    def _list_all(self) -> None:
        self.nothing.hide()
        self.list.set_entries([NavItem(one.name, one.title, ICON) for one in self._pages.values()])
        self.list.set_current(self.page)

    def _find(self, text: str) -> None:
        if not text.strip():
            self._list_all()
            return
        found = list(find(text, tuple(self._pages.values())))
        entries: list[NavItem | NavGroup] = [
            NavItem(one.page.name, one.page.title, FOUND_ICON) for one in found
        ]
        self.list.set_entries(entries)
        self.nothing.setText(f"{labels.NOTHING.format(text=text.strip())}. {labels.NOTHING_WHY}")
        self.nothing.setVisible(not found)
        if found:
            self.show_page(found[0].page.name)
            self.reader.find(text.strip())

    def _follow(self, link: QUrl) -> None:
        name = Path(link.path()).stem
        if name in self._pages:
            self.show_page(name)
