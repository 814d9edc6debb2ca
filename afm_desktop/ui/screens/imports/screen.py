"""가져오기: choose a list, say what its columns are, see every row, then take it over at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.exchange.importing import told_of
from afm_desktop.exchange.reading.fields import ImportKind, field_of
from afm_desktop.exchange.rejected import assumptions_of
from afm_desktop.services.imports.model import ImportReport
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import imports as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.imports import opened as lists
from afm_desktop.ui.screens.imports.columns_page import ColumnsPage
from afm_desktop.ui.screens.imports.done_page import DonePage
from afm_desktop.ui.screens.imports.dropping import dropped_along, dropped_list, place_for
from afm_desktop.ui.screens.imports.foot import Foot
from afm_desktop.ui.screens.imports.head import Head
from afm_desktop.ui.screens.imports.opened import Opened
from afm_desktop.ui.screens.imports.review_page import ReviewPage
from afm_desktop.ui.screens.records.reasons import guard_rows
from afm_desktop.ui.screens.screen import Doing, Header, Note, Screen, ScreenContext
from afm_desktop.ui.tasks import CancelToken, Progress, Task
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.line import rule
from afm_desktop.ui.widgets.placeholder import Placeholder

NOTE = "import.note"
FILE, PASTED = "file", "pasted"
_INTO_DIVISIONS = (ImportKind.MEMBERS, ImportKind.DEMANDS)
"""Lists whose rows are of a division."""
_START, _COLUMNS, _REVIEW, _DONE = range(4)


class ImportScreen(Screen):
    """Nothing is written before 적용; Esc goes one step back and never loses a choice."""

    key = "import"
    title = labels.TITLE
    icon = "download"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.opened: Opened | None = None
        self.report: ImportReport | None = None
        self._division: str | None = None  # of rows that name none
        self._task: Task | None = None
        self._waiting: tuple[str, ...] = ()
        """The files that were dropped together with the one that is open."""
        self.head = Head()
        self.columns = ColumnsPage()
        self.review = ReviewPage()
        guard_rows(self.review.table, context.bridge, self.review.named, self._fail)
        self._pages = QStackedWidget()
        self.done = DonePage()
        self.foot = Foot()
        self._put_together()
        self._listen()
        self._show_start()

    # --- what the frame asks --------------------------------------------------------------------

    def header(self) -> Header:
        return Header(secondary=("import_list",))

    def doings(self) -> Mapping[str, Doing]:
        return {
            "import_list": Doing(self.ask_file, self._why_not),
            "paste_list": Doing(self.paste, self._why_not),
        }

    def open(self, place: Place) -> None:
        wanted = place.filter("kind")
        kind = ImportKind(wanted[0]) if wanted else None
        self._read_first(place.filter(FILE), kind)
        if place.record == PASTED:
            self.paste()
        elif place.record == FILE:
            self.ask_file()
        if place != self.place():
            self.context.frame.amend(self.place())

    def refresh(self, kinds: frozenset[str]) -> None:
        if self._pages.currentIndex() == _REVIEW and self._task is None:
            self.rehearse()
        elif self._pages.currentIndex() == _DONE:
            self._follow_history()

    def panes(self) -> Sequence[QWidget]:
        at = self._pages.currentIndex()
        if at == _COLUMNS:
            return (self.head.kind, self.columns.table, self.columns.field, self.foot.next)
        if at == _REVIEW:
            return (self.review.tabs, self.review.table, self.foot.apply)
        return (self._starter,) if at == _START else (self.done,)

    def start(self) -> QWidget | None:
        at = self._pages.currentIndex()
        return {_COLUMNS: self.columns.table, _REVIEW: self.review.table}.get(at, self._starter)

    # --- choosing a list ------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Ask which file."""
        chosen, _ = QFileDialog.getOpenFileName(self, labels.FILE_TITLE, "", labels.FILE_FILTER)
        if chosen:
            self.read_file(Path(chosen))

    def paste(self) -> None:
        """Take the table that was copied."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        html = "" if mime is None else mime.html()  # None where nobody has copied anything yet
        plain = "" if mime is None else mime.text()
        text = html if "<table" in html.casefold() else plain
        if not text.strip():
            self._warn(labels.NOTHING_COPIED)
            return
        self.take_text(text)

    def take_text(self, text: str) -> None:
        """Show the columns of a copied table."""
        desk = self.context.bridge.desk
        self.context.bridge.read(
            lambda: lists.read_pasted(desk, text, None), self._show_list, self._fail, slot="import"
        )

    def _read_first(self, paths: Sequence[str], kind: ImportKind | None = None) -> None:
        """Open the first of some files; what is left is told with its columns."""
        if paths:
            self.read_file(Path(paths[0]), kind)
            self._waiting = tuple(Path(path).name for path in paths[1:])

    def read_file(
        self, path: Path, kind: ImportKind | None = None, encoding: str | None = None
    ) -> None:
        """Open a file and show its columns."""
        desk = self.context.bridge.desk
        self._stop()
        self._waiting = ()

        self._task = self.context.bridge.run(
            labels.READING,
            lambda progress, _token: lists.read_file(desk, path, kind, encoding, progress),
            self._show_list,
            self._fail,
            stopped=self._stopped,
        )

    def _look_again(self, kind: ImportKind, at: int) -> None:
        opened, desk = self.opened, self.context.bridge.desk
        if opened is not None:
            self.context.bridge.read(
                lambda: lists.look_at(desk, opened.book, kind, at, opened.path),
                self._show_list,
                self._fail,
                slot="import",
            )

    def _show_list(self, opened: Opened) -> None:
        self._task = None
        self.opened, self.report = opened, None
        self.review.begin()
        self.head.show_list(opened)
        self.columns.show_list(opened)
        self._show_divisions(opened)
        self._tell_columns()
        self._inform(opened)
        self._go(_COLUMNS)
        self.columns.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _inform(self, opened: Opened, report: ImportReport | None = None) -> None:
        """Tell what is to be known of the list as a whole."""
        told = [labels.known_before(batch) for batch in opened.earlier[:1]]
        told += [labels.others_words(opened.others)] if opened.others and report is None else []
        told += [labels.waiting_words(self._waiting)] if self._waiting else []
        told += (*told_of(opened.table), *(assumptions_of(report) if report is not None else ()))
        self.context.info(Note(NOTE, " ".join(told), "info") if told else None)

    def _show_divisions(self, opened: Opened) -> None:
        scope = self.context.scope
        self._division = scope.division
        self.head.show_divisions(
            scope.divisions, scope.division, is_shown=opened.kind in _INTO_DIVISIONS
        )

    def _take_division(self, code: object) -> None:
        self._division = str(code) if code else None
        self._tell_columns()
        if self._pages.currentIndex() == _REVIEW:
            self.rehearse()

    def _map(self, opened: Opened) -> None:
        self.opened = opened
        self.columns.show_list(opened)
        self._tell_columns()

    def _tell_columns(self) -> None:
        opened = self.opened
        if opened is None:
            return
        missing = opened.mapping.missing
        names = ", ".join(field_of(opened.kind, key).label for key in missing)
        ready = labels.SAVED_MAP if opened.is_saved else labels.MAP_READY
        is_placed = self._division or opened.mapping.fields & {"division", "divisions"}
        if opened.kind in _INTO_DIVISIONS and not is_placed:
            ready = labels.NO_DIVISION
        self.foot.note.setText(labels.MAP_NOTE.format(names=names) if missing else ready)
        self.foot.next.setEnabled(not missing)

    # --- seeing what would happen ---------------------------------------------------------------

    def rehearse(self) -> None:
        """Work out what each row would do."""
        opened, desk = self.opened, self.context.bridge.desk
        if opened is None or opened.mapping.missing:
            return
        self._stop()
        chosen = self.review.wishes
        wishes = replace(chosen, division=self._division, left_out=frozenset())
        self.foot.next.setEnabled(False)
        self._task = self.context.bridge.run(
            labels.REHEARSING,
            lambda progress, _token: lists.rehearse(desk, opened, wishes, progress),
            self._show_report,
            self._fail,
            stopped=self._stopped,
            writes=True,
        )

    def _show_report(self, report: ImportReport) -> None:
        self._task = None
        self.report = report
        assert self.opened is not None
        self.review.show_report(report, self.opened)
        self._inform(self.opened, report)
        self._tell_columns()
        self.foot.note.setText(labels.REVIEW_NOTE)
        self._tell_ticked()
        was_here = self._pages.currentIndex() == _REVIEW
        self._go(_REVIEW)
        if not was_here:
            self.review.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_ticked(self) -> None:
        ticked, report = self.review.ticked, self.report
        self.foot.show_ticked(ticked, may=not self._why_not())
        if report is not None:
            told = labels.CHOSEN.format(count=len(report.rows), ticked=ticked)
            self.selected.emit(told)

    # --- taking it over ---------------------------------------------------------------------------

    def carry_out(self) -> None:
        """Import what is ticked."""
        opened, desk = self.opened, self.context.bridge.desk
        wishes = replace(self.review.wishes, division=self._division)
        if opened is None or not self.review.ticked:
            return
        self._stop()
        self.foot.apply.setEnabled(False)
        self._task = self.context.bridge.run(
            labels.IMPORTING,
            lambda progress, _token: lists.carry_out(desk, opened, wishes, progress),
            self._show_done,
            self._fail,
            stopped=self._stopped,
            writes=True,
        )

    def _show_done(self, report: ImportReport) -> None:
        self._task = None
        self.report = report
        self.done.show_report(report)
        self._go(_DONE)
        self.done.setFocus(Qt.FocusReason.OtherFocusReason)
        if report.gesture is not None:
            what = labels.KINDS[report.kind]
            told = labels.DONE.format(what=what, count=report.counts.written)
            self.context.toast(told, undo=True)

    def _follow_history(self) -> None:
        """Ask whether what was taken over has been taken back, and how much was done since."""
        report, desk = self.report, self.context.bridge.desk
        if report is None or report.gesture is None:
            return
        gesture = report.gesture
        self.context.bridge.read(
            lambda: (desk.imports.is_undone(gesture), desk.undoing.above(gesture)),
            lambda standing: self._show_standing(gesture, *standing),
            self._fail,
            slot="import-standing",  # or a list that is being read would be forgotten for it
        )

    def _show_standing(self, gesture: str, is_undone: bool, above: int) -> None:
        opened, report = self.opened, self.report
        if opened is None or report is None or report.gesture != gesture:
            return  # another list has been begun
        if (is_undone, above) == (self.done.is_undone, self.done.above):
            return
        self.done.show_report(report, is_undone=is_undone, above=above)
        if is_undone:
            self.context.info(None)
        else:
            self._inform(opened, report)

    def _see(self) -> None:
        if self.report is not None:
            self.context.navigate(Place(labels.SCREENS[self.report.kind]))

    def _ask_where_to_keep(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, labels.KEEP_TITLE, labels.KEPT_NAME, labels.WORKBOOKS
        )
        if chosen:
            self.keep_rejected(Path(chosen).with_suffix(".xlsx"))

    def keep_rejected(self, path: Path) -> None:
        """Write the rows that are not taken to a workbook that can be mended."""
        opened, report = self.opened, self.report
        if opened is None or report is None:
            return
        source = opened.list

        def write(_progress: Progress, _token: CancelToken) -> int:
            from afm_desktop.exchange.rejected import write_rejected  # noqa: PLC0415 - XlsxWriter

            return write_rejected(source, report, path)

        self.context.bridge.run(
            labels.KEEPING,
            write,
            lambda count: self.context.toast(labels.KEPT.format(count=count, name=path.name)),
            self._fail,
        )

    # --- between the steps ------------------------------------------------------------------------

    def step_back(self) -> None:
        """From the rows to the columns, from there to the start."""
        if self._task is not None:
            self._stop()
        elif self._pages.currentIndex() == _REVIEW:
            self._go(_COLUMNS)
            self._tell_columns()
            self.columns.table.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._pages.currentIndex() == _COLUMNS:
            self._show_start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pages.currentIndex() in (_COLUMNS, _REVIEW):
            self.step_back()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_list(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_list(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self._take_dropped(path, dropped_along(event.mimeData(), path))

    def _take_dropped(self, path: Path, along: Sequence[Path] = ()) -> None:
        """Read a list; a form that came back is taken elsewhere."""
        place = place_for(path, self.context.bridge.desk.workspace.office.role, along)
        if place.screen == self.key:
            self._read_first(place.filter(FILE))
        else:
            self.context.navigate(place)

    def _show_start(self) -> None:
        self._stop()
        self.opened = self.report = None
        self.context.info(None)
        self._go(_START)
        self._starter.setFocus(Qt.FocusReason.OtherFocusReason)

    def _go(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        is_at_work = page in (_COLUMNS, _REVIEW)
        for widget in self._around:
            widget.setVisible(is_at_work)
        if page == _REVIEW and self.report is not None:
            counts = self.report.counts
            self.foot.show_rows(has_rejected=bool(counts.rejected or counts.duplicates))
            self._tell_ticked()
        else:
            self.foot.show_columns()
            self.selected.emit("")
        self.header_changed.emit()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _stopped(self) -> None:
        self._task = None
        self._tell_columns()
        self._tell_ticked()
        self.context.toast(labels.CANCELLED)

    def _fail(self, error: AfmError) -> None:
        self._task = None
        self._tell_columns()
        self._tell_ticked()
        self._warn(str(error))

    def _warn(self, sentence: str) -> None:
        self.context.info(Note(NOTE, sentence, "warning"))

    def _why_not(self) -> str:
        return frame.IS_READ_ONLY if self.context.bridge.read_only else ""

    # --- putting together -----------------------------------------------------------------------

    def _listen(self) -> None:
        self.setAcceptDrops(True)
        self.head.kind_chosen.connect(self._take_kind)
        self.head.table_chosen.connect(self._take_table)
        self.head.encoding_chosen.connect(self._take_encoding)
        self.head.division_chosen.connect(self._take_division)
        self.columns.changed.connect(self._map)
        self.review.changed.connect(self._tell_ticked)
        self.review.asked_anew.connect(self.rehearse)
        self.foot.discard.clicked.connect(self._show_start)
        self.foot.back.clicked.connect(self.step_back)
        self.foot.keep.clicked.connect(self._ask_where_to_keep)
        self.foot.next.clicked.connect(self.rehearse)
        self.foot.apply.clicked.connect(self.carry_out)
        self.done.see_asked.connect(self._see)
        self.done.list_asked.connect(self.rehearse)
        self.done.another_asked.connect(self._show_start)
        self.done.keep_asked.connect(self._ask_where_to_keep)

    def _take_kind(self, kind: object) -> None:
        if self.opened is not None:
            self._look_again(ImportKind(str(kind)), self.opened.at)

    def _take_table(self, at: int) -> None:
        if self.opened is not None:
            self._look_again(self.opened.kind, at)

    def _take_encoding(self, encoding: str) -> None:
        if self.opened is not None and self.opened.path is not None:
            self.read_file(self.opened.path, self.opened.kind, encoding)

    def _put_together(self) -> None:
        self._starter = Button(labels.CHOOSE_FILE, "folder-open", "primary")
        self._starter.clicked.connect(self.ask_file)
        paste = Button(labels.PASTE, "copy")
        paste.clicked.connect(self.paste)
        start = Placeholder("download", labels.DROP, labels.DROP_WHY, [self._starter, paste])
        for page in (start, self.columns, self.review, self.done):
            self._pages.addWidget(page)
        head_edge, foot_edge = rule(), rule()
        self._around: tuple[QWidget, ...] = (self.head, head_edge, foot_edge, self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(head_edge)
        column.addWidget(self._pages, 1)
        column.addWidget(foot_edge)
        column.addWidget(self.foot)
