"""The paper in the middle of the screen: its pages, and the bar that leads through them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from afm_desktop.reports.paper import Paper
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.finder import Finder
from afm_desktop.ui.screens.reports.page_view import STEPS, Fit, PageView, page_words
from afm_desktop.ui.screens.reports.pages import Pages
from afm_desktop.ui.screens.reports.thumbnails import Thumbnails
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.popup_menu import PopupMenu

NARROW = 150  # units below which the bar leaves out the search


class Preview(QWidget):
    """Shows the bytes that are saved; something else stands here while there is no paper."""

    settled = Signal()
    """The size of pages or the strip of small pages was changed."""
    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.paper: Paper | None = None
        self.view = PageView(labels.PREVIEW)
        self.thumbnails = Thumbnails()
        self.finder = Finder()
        self._instead: QWidget | None = None
        self._is_blank = False
        self._stack = QStackedWidget()
        self._stack.addWidget(self._body())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._bar = self._make_bar()
        column.addWidget(self._bar)
        column.addWidget(rule())
        column.addWidget(self._stack, 1)
        self.view.page_changed.connect(self._page_changed)
        self.view.zoom_changed.connect(self._show_zoom)
        self.thumbnails.chosen.connect(self.view.go_to)
        self.finder.found.connect(self.view.set_marks)
        self._page_changed(0)
        self._show_zoom()

    # --- what is shown -------------------------------------------------------------------------

    def show_paper(self, paper: Paper) -> None:
        """Show a finished paper; of the same one the place where one was reading is kept."""
        is_another = self._is_blank
        self.put_instead(None)
        if self.paper is not None and paper.data == self.paper.data:
            self.paper = paper
            return
        self.paper = paper
        pages = Pages(paper.data)
        # The search reads the old pages until it has the new ones.
        self.finder.search_in(pages)
        self.view.show_pages(pages)
        self.thumbnails.show_pages(pages)
        if is_another:
            self.view.go_to(0)
        self._page_changed(self.view.page())

    def clear(self) -> None:
        """Show neither pages nor their count until another paper is there."""
        self.put_instead(QWidget())
        self._is_blank = True
        self._bar.setEnabled(True)  # what is being made can be stopped

    def put_instead(self, widget: QWidget | None) -> None:
        """Show a placeholder in place of pages, or the pages again."""
        old, self._instead = self._instead, widget
        self._is_blank = False
        if widget is not None:
            self.paper = None
            self._stack.addWidget(widget)
            self._stack.setCurrentWidget(widget)
        else:
            self._stack.setCurrentIndex(0)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
        self._bar.setEnabled(widget is None)
        self.finder.setEnabled(widget is None)
        self._page_changed(self.view.page())

    def instead(self) -> QWidget | None:
        """The placeholder, if one is shown."""
        return None if self._is_blank else self._instead

    def show_busy(self, words: str) -> None:
        """Say in the bar that the paper is being made anew; empty when it is not."""
        self._busy.setText(words)
        self._busy.setVisible(bool(words))
        self._stop.setVisible(bool(words))

    def busy_words(self) -> str:
        """What it says is being made."""
        return self._busy.text()

    def go_to_chapter(self, key: str) -> None:
        """Scroll to where a chapter begins."""
        for spot in self.paper.spots if self.paper else ():
            if spot.key == key:
                self.view.go_to(spot.page - 1, spot.down)
                return

    def panes(self) -> Sequence[QWidget]:
        """What F6 goes round."""
        return (self.instead() or self.view,)

    # --- how it is left ------------------------------------------------------------------------

    def layout_state(self) -> dict[str, object]:
        """The size of pages and whether the small ones are shown."""
        fit = self.view.fit
        shown = not self.thumbnails.isHidden()
        return {"zoom": fit.value if fit else self.view.zoom(), "thumbnails": shown}

    def restore_layout(self, state: dict[str, object]) -> None:
        """Show pages as they were left."""
        zoom = state.get("zoom")
        if isinstance(zoom, int | float) and not isinstance(zoom, bool):
            self.view.set_zoom(float(zoom))
        elif zoom in {fit.value for fit in Fit}:
            self.view.set_fit(Fit(zoom))
        self._show_thumbnails(is_shown=bool(state.get("thumbnails", False)))

    # --- putting together ----------------------------------------------------------------------

    def _body(self) -> QWidget:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._edge = rule(is_vertical=True)
        for widget in (self.thumbnails, self._edge):
            row.addWidget(widget)
            widget.hide()
        row.addWidget(self.view, 1)
        return body

    def _make_bar(self) -> QWidget:
        bar, u = QWidget(), theme().u
        bar.setFixedHeight(11 * u)
        row = QHBoxLayout(bar)
        row.setContentsMargins(2 * u, 0, 2 * u, 0)
        row.setSpacing(u)
        self.strip = Button("", "columns-3", "quiet", labels.SHOW_THUMBNAILS, is_checkable=True)
        self.back = Button("", "chevron-left", "quiet", labels.PREVIOUS_PAGE)
        self.on = Button("", "chevron-right", "quiet", labels.NEXT_PAGE)
        self.number = Line("", "strong", tabular=True, align=Qt.AlignmentFlag.AlignCenter)
        self._busy = Line("", "caption", "text3").may_shrink()
        self._stop = Button(frame.CANCEL, variant="link")
        self.smaller = Button("", "minus", "quiet", labels.ZOOM_OUT)
        self.zoom = Button("", variant="quiet", name=labels.ZOOM, trailing="chevron-down")
        self.larger = Button("", "plus", "quiet", labels.ZOOM_IN)
        left = (self.strip, self.back, self.number, self.on, self._busy, self._stop)
        right = (self.finder, self.smaller, self.zoom, self.larger)
        for widget in left:
            row.addWidget(widget)
        row.addStretch(1)
        for other in right:
            row.addWidget(other)
        self.show_busy("")
        self.strip.clicked.connect(lambda on: self._show_thumbnails(is_shown=on))
        self.back.clicked.connect(lambda: self.view.go_to(self.view.page() - 1))
        self.on.clicked.connect(lambda: self.view.go_to(self.view.page() + 1))
        self._stop.clicked.connect(self.stop_asked)
        self.smaller.clicked.connect(lambda: self._step_zoom(-1))
        self.larger.clicked.connect(lambda: self._step_zoom(1))
        self.zoom.clicked.connect(self._open_zooms)
        return bar

    # --- going through it ----------------------------------------------------------------------

    def _page_changed(self, page: int) -> None:
        count = 0 if self._instead is not None else self.view.pages().count()
        self.number.setText(page_words(page, count) if count else "")
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < count)
        self.thumbnails.mark(page)

    def _show_thumbnails(self, *, is_shown: bool) -> None:
        self.strip.setChecked(is_shown)
        self.thumbnails.setVisible(is_shown)
        self._edge.setVisible(is_shown)
        self.settled.emit()

    def _step_zoom(self, step: int) -> None:
        self.view.step_zoom(step)
        self.settled.emit()

    def _open_zooms(self) -> None:
        menu = PopupMenu(self.zoom, labels.ZOOM)
        for fit, words in ((Fit.WIDTH, labels.FIT_WIDTH), (Fit.PAGE, labels.FIT_PAGE)):
            menu.add(words, partial(self._fit, fit), is_checked=self.view.fit is fit)
        menu.addSeparator()
        for zoom in STEPS[2:-1]:
            is_on = self.view.fit is None and abs(zoom - self.view.zoom()) < 0.01
            words = labels.PERCENT.format(percent=round(zoom * 100))
            menu.add(words, partial(self._zoom_to, zoom), is_checked=is_on)
        menu.open_under(self.zoom)

    def _fit(self, fit: Fit) -> None:
        self.view.set_fit(fit)
        self.settled.emit()

    def _zoom_to(self, zoom: float) -> None:
        self.view.set_zoom(zoom)
        self.settled.emit()

    def _show_zoom(self) -> None:
        fits = {Fit.WIDTH: labels.FIT_WIDTH, Fit.PAGE: labels.FIT_PAGE}
        percent = labels.PERCENT.format(percent=round(self.view.zoom() * 100))
        self.zoom.setText(fits[self.view.fit] if self.view.fit else percent)
