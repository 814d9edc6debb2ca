"""양식: forms out to many bodies at once, and their replies looked at before they are taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeyEvent,
)
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from afm_desktop.domain.enums import FormKind
from afm_desktop.domain.errors import AfmError
from afm_desktop.services.requests.choices import Choosing, DemandChoice
from afm_desktop.services.requests.model import Received, ReplyReport, Request
from afm_desktop.ui.labels import forms as labels
from afm_desktop.ui.labels import frame
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.forms import files
from afm_desktop.ui.screens.forms.foot import Foot
from afm_desktop.ui.screens.forms.replies_page import RepliesPage
from afm_desktop.ui.screens.forms.sending_page import SendingPage
from afm_desktop.ui.screens.forms.wanted import Wanted
from afm_desktop.ui.screens.screen import Doing, Header, Note, Screen, ScreenContext
from afm_desktop.ui.tasks import Task
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.choice_row import TabBar
from afm_desktop.ui.widgets.line import rule

NOTE, SLOT = "forms.note", "forms"
FILE, KIND, BODY, DEMAND = "file", "kind", "body", "demand"
"""What a place may ask for: files to read, a kind of form for some bodies, or those of demands."""
OUT, BACK = range(2)
DUE = "due_on"
READS = frozenset({"organizations", "memberships", "rounds", "meetings", "divisions"})


class FormsScreen(Screen):
    """Nothing is written before the last button of either side."""

    key = "forms"
    title = labels.TITLE
    icon = "mail"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.sent: files.SentForms | None = None
        self._attached: frozenset[int] = frozenset()
        """The places of what was given to a reply as a file."""
        self._stale: set[int] = set()
        """The places of replies of which something else is wanted than was worked out."""
        self._is_taken = False
        self._request: Request | None = None
        self._task: Task | None = None
        today = context.bridge.desk.workspace.today
        self.sending, self.back, self.foot = SendingPage(today), RepliesPage(today), Foot()
        self.tabs = TabBar([(labels.OUT, ""), (labels.BACK, "")], OUT, labels.TABS)
        self._pages = QStackedWidget()
        self._put_together()
        self._listen()
        self._read()

    # --- what the frame asks --------------------------------------------------------------------

    def header(self) -> Header:
        return Header()

    def doings(self) -> Mapping[str, Doing]:
        return {"import_list": Doing(self.ask_files, self._why_not)}

    def open(self, place: Place) -> None:
        paths = [Path(path) for path in place.filter(FILE)]
        if paths:
            self.read(paths)
        elif place.record:
            self._open_request(place.record)
            return
        elif place.filter(DEMAND):
            self._open_demands(place.filter(DEMAND))
        elif place.filter(KIND):
            self._request = None
            self._go(OUT)
            self.sending.begin(FormKind(place.filter(KIND)[0]), place.filter(BODY))
        if place != self.place():
            self.context.frame.amend(self.place())

    def place(self) -> Place:
        return Place(self.key, self._request.id if self._request is not None else None)

    def refresh(self, kinds: frozenset[str]) -> None:
        if not kinds or kinds & READS:
            self._read()

    def panes(self) -> Sequence[QWidget]:
        if self._pages.currentIndex() == OUT:
            return (self.tabs, self.sending.kind, self.sending.table, self.foot.send)
        if self.back.report is None:
            return (self.tabs, self.back.files)
        first = self.back.side.start()
        chosen = (first,) if first is not None else ()
        return (self.tabs, self.back.table, *chosen, self.foot.apply)

    def start(self) -> QWidget | None:
        if self._pages.currentIndex() == OUT:
            return self.sending.table
        return self.back.files if self.back.report is None else self.back.table

    def leave(self) -> None:
        self.sending.settle()
        self.back.settle()

    # --- out ------------------------------------------------------------------------------------

    def ask_where(self) -> None:
        """Ask for the folder the forms go to."""
        chosen = QFileDialog.getExistingDirectory(self, labels.FOLDER_TITLE)
        if chosen:
            self.send(Path(chosen))

    def send(self, folder: Path) -> None:
        """Write the forms of all ticked bodies into a folder."""
        self.sending.settle()
        if self._task is not None or not self.sending.count:
            return
        desk, wish = self.context.bridge.desk, self.sending.wish
        format_ = str(self.sending.format.value())
        self._task = self.context.bridge.run(
            labels.WRITING,
            lambda progress, _token: files.send(desk, wish, folder, format_, progress),
            self._show_sent,
            self._fail,
            stopped=lambda: self._stopped(labels.CANCELLED),
            writes=True,
        )
        self._show_foot()

    def copy_mails(self) -> None:
        """Copy the mail of the chosen body that was sent to; of several, or none, all mails."""
        if self.sent is None:
            return
        keys = {str(key) for key in self.sending.table.selected_keys()}
        chosen = {one.body for one in self.sent.mails if one.body_id in keys}
        if len(chosen) == 1 and len({one.body_id for one in self.sent.mails}) > 1:
            QGuiApplication.clipboard().setText(self.sent.mails_to(keys))
            self.context.toast(labels.ONE_MAIL_COPIED.format(body=chosen.pop()))
            return
        QGuiApplication.clipboard().setText(self.sent.all_mails)
        self.context.toast(labels.MAILS_COPIED.format(count=len(self.sent.mails)))

    def copy_official(self) -> None:
        """Copy the 기안문 본문 of the request."""
        if self.sent is not None:
            QGuiApplication.clipboard().setText(self.sent.official)
            self.context.toast(labels.OFFICIAL_COPIED)

    # --- back -----------------------------------------------------------------------------------

    def ask_files(self) -> None:
        """Ask which files came back."""
        title, kinds = labels.FILES_TITLE, labels.FILES_FILTER
        chosen, _ = QFileDialog.getOpenFileNames(self, title, "", kinds)
        if chosen:
            self.read([Path(path) for path in chosen])

    def ask_folder(self) -> None:
        """Ask for the folder in which the files lie."""
        chosen = QFileDialog.getExistingDirectory(self, labels.REPLY_FOLDER_TITLE)
        if chosen:
            self.read([Path(chosen)])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files that came back, then see what they would do."""
        if self._task is not None:
            return
        self._go(BACK)
        desk = self.context.bridge.desk
        self._task = self.context.bridge.run(
            labels.READING,
            lambda progress, _token: files.read(desk, paths, progress),
            self._show_read,
            self._fail,
            stopped=lambda: self._stopped(labels.STOPPED),
        )

    def rehearse(self) -> None:
        """Work out what the replies would do."""
        if self._task is not None or not self.back.wanted.replies or self._is_taken:
            return
        reason = self._why_not()
        if reason:
            self._warn(reason)
            return
        self.back.settle()
        desk, wanted, arrival = self.context.bridge.desk, self.back.wanted, self.back.arrival
        replies, attached = wanted.replies, wanted.attached
        self._stale.clear()
        self._task = self.context.bridge.run(
            labels.REHEARSING,
            lambda progress, _token: desk.requests.rehearse(replies, arrival, progress, attached),
            self._show_report,
            self._fail,
            stopped=lambda: self._stopped(labels.STOPPED),
            writes=True,
        )

    def take(self) -> None:
        """Take the replies, in one gesture."""
        if self._task is not None or self._is_taken or not self.back.ticked:
            return
        self.back.settle()
        desk, wanted, arrival = self.context.bridge.desk, self.back.wanted, self.back.arrival
        replies, left_out = wanted.replies, self.back.table.left_out | wanted.attached
        self._task = self.context.bridge.run(
            labels.TAKING,
            lambda progress, _token: desk.requests.take(replies, arrival, progress, left_out),
            self._show_taken,
            self._fail,
            stopped=lambda: self._stopped(labels.STOPPED),
            writes=True,
        )
        self.foot.apply.setEnabled(False)

    def discard(self) -> None:
        """Forget the replies; nothing was written of them."""
        self._is_taken = False
        self.back.begin(Wanted())
        self.back.show_report(None)
        self.context.info(None)
        self._go(BACK)

    def copy_notice(self) -> None:
        """Copy the 기안문 본문 that tells of the receipt."""
        if self.back.report is not None:
            day = self.context.bridge.desk.workspace.today
            QGuiApplication.clipboard().setText(files.notice(self.back.report, day))
            self.context.toast(labels.NOTICE_COPIED)

    # --- within ---------------------------------------------------------------------------------

    def _read(self) -> None:
        desk = self.context.bridge.desk
        self.context.bridge.read(desk.requests.choosing, self._show_choosing, self._fail, slot=SLOT)

    def _open_request(self, id: str) -> None:
        requests = self.context.bridge.desk.requests
        self.context.bridge.read(
            lambda: (requests.choosing(), request := requests.request(id),
                     requests.demands([request.demand_id] if request.demand_id else [])),
            self._show_request,
            self._fail,
            slot=SLOT,
        )  # fmt: skip

    def _show_request(self, found: tuple[Choosing, Request, Sequence[DemandChoice]]) -> None:
        """Whom was asked for what, ready to be asked again."""
        offered, self._request, demands = found
        self.sending.offer(offered, None)
        self.sending.show_request(self._request, demands)
        self._go(OUT)

    def _open_demands(self, ids: Sequence[str]) -> None:
        requests, self._request = self.context.bridge.desk.requests, None
        self.context.bridge.read(
            lambda: (requests.choosing(), requests.demands(ids), len(ids)),
            self._show_demands,
            self._fail,
            slot=SLOT,
        )

    def _show_demands(self, found: tuple[Choosing, Sequence[DemandChoice], int]) -> None:
        """The forms of these demands alone, to be sent to whoever filed them."""
        offered, demands, count = found
        self.sending.offer(offered, None)
        self.sending.begin_demands(demands)
        left = count - len(demands)
        told = labels.NOT_TO_WRITE.format(count=left)
        self.context.info(Note(NOTE, told) if left else None)
        self._go(OUT)

    def _show_choosing(self, offered: Choosing) -> None:
        self.sending.offer(offered, self.context.scope.division)
        self._show_foot()

    def _show_sent(self, sent: files.SentForms) -> None:
        self._task = None
        self.sent, self._request = sent, None
        noted = labels.noted(sent.ready)
        self.context.info(Note(NOTE, noted) if noted else None)
        told = labels.sent(sent.kind, len(sent.mails))
        self.context.toast(told, undo=True)
        self._show_foot()

    def _show_read(self, received: Received) -> None:
        self._task = None
        self._is_taken = False
        self._attached = frozenset()
        self.back.begin(Wanted(received))
        self.rehearse()

    def _show_report(self, report: ReplyReport) -> None:
        self._task = None
        self.back.show_report(report)
        self._tell_loose()
        self._go(BACK)
        self._look_again()

    def _turn(self, place: int) -> None:
        """Something else is wanted of a reply: see what that does."""
        attached = self.back.wanted.attached
        self._stale |= {place} | (attached ^ self._attached)
        self._attached = attached
        self._look_again()

    def _look_again(self) -> None:
        """Work out anew what one of the replies would do, if that is not as it was."""
        if self._task is not None or not self._stale or self._is_taken:
            return
        place = self._stale.pop()
        desk, wanted, arrival = self.context.bridge.desk, self.back.wanted, self.back.arrival
        reply, left_out = wanted.replies[place], [0] if place in wanted.attached else []
        self.foot.apply.setEnabled(False)
        self._task = self.context.bridge.run(
            labels.REHEARSING,
            lambda _p, _t: desk.requests.rehearse([reply], arrival, left_out=left_out),
            lambda report: self._show_again(place, report),
            self._fail,
            stopped=lambda: self._stopped(labels.STOPPED),
            writes=True,
        )

    def _show_again(self, place: int, report: ReplyReport) -> None:
        self._task = None
        self.back.show_result(place, report.results[0])
        self._tell_loose()
        self._show_foot()
        self._look_again()

    def _tell_loose(self) -> None:
        results = self.back.report.results if self.back.report is not None else ()
        told = labels.loose([path.name for path in self.back.wanted.loose], results)
        self.context.info(Note(NOTE, told) if told else None)

    def _show_taken(self, report: ReplyReport) -> None:
        self._task = None
        self._is_taken = True
        self.context.info(None)
        self.back.show_report(report, may=False)
        self.context.toast(labels.ARE_TAKEN.format(count=report.accepted), undo=True)
        self._go(BACK)

    def _go(self, page: int) -> None:
        self.tabs.set_current(page)
        self._pages.setCurrentIndex(page)
        self._show_foot()
        start = self.start()
        if start is not None and self.isVisible():
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_foot(self) -> None:
        may = not self._why_not() and self._task is None
        is_out, report = self._pages.currentIndex() == OUT, self.back.report
        self.foot.setVisible(is_out or report is not None)
        if is_out:
            self.foot.show_sending(self.sending.count, is_sent=self.sent is not None, may=may)
            self.foot.note.setText(self._sending_note())
            self.selected.emit(labels.CHOSEN.format(count=self.sending.count))
        elif report is not None:
            told = labels.counts(report)
            if self._is_taken:
                self.foot.show_taken()
                told = labels.TAKEN_NOTE.format(counts=told)
            else:
                self.foot.show_replies(self.back.ticked, may=may)
            self.foot.note.setText(told)
            self.selected.emit("" if self._is_taken else self._replies_chosen(report))
        self.header_changed.emit()

    def _sending_note(self) -> str:
        if self._request is not None:
            return labels.request_words(self._request)
        if self.sent is not None:
            folder, count = self.sent.folder, len(self.sent.mails)
            return labels.SENT_NOTE.format(folder=folder, count=count)
        count = self.sending.count
        return labels.CHOSEN.format(count=count) if count else labels.NOBODY

    def _replies_chosen(self, report: ReplyReport) -> str:
        ticked = self.back.ticked
        return labels.REPLIES_CHOSEN.format(count=len(report.results), ticked=ticked)

    def _open_folder(self) -> None:
        if self.sent is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.sent.folder)))

    def _stopped(self, sentence: str) -> None:
        self._task = None
        self.context.toast(sentence)
        self._show_foot()

    def _fail(self, error: AfmError) -> None:
        self._task = None
        self._warn(str(error))
        if getattr(error, "field", None) == DUE:
            self.sending.due.set_error(str(error))
            self.sending.due.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_foot()

    def _warn(self, sentence: str) -> None:
        self.context.info(Note(NOTE, sentence, "warning"))

    def _why_not(self) -> str:
        return frame.IS_READ_ONLY if self.context.bridge.read_only else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_review = self._pages.currentIndex() == BACK and self.back.report is not None
        if event.key() == Qt.Key.Key_Escape and is_review and self._task is None:
            self.discard()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = files.dropped(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.read(paths)

    def _listen(self) -> None:
        self.setAcceptDrops(True)
        self.tabs.changed.connect(self._go)
        self.sending.changed.connect(self._show_foot)
        self.back.files.clicked.connect(self.ask_files)
        self.back.folder.clicked.connect(self.ask_folder)
        self.back.asked_anew.connect(self.rehearse)
        self.back.turned.connect(self._turn)
        self.back.table.rows.ticks_changed.connect(self._show_foot)
        self.foot.send.clicked.connect(self.ask_where)
        self.foot.mails.clicked.connect(self.copy_mails)
        self.foot.official.clicked.connect(self.copy_official)
        self.foot.open_folder.clicked.connect(self._open_folder)
        self.foot.discard.clicked.connect(self.discard)
        self.foot.again.clicked.connect(self.discard)
        self.foot.apply.clicked.connect(self.take)
        self.foot.notice.clicked.connect(self.copy_notice)

    def _put_together(self) -> None:
        u, head, edges = theme().u, QWidget(), (rule(), rule())
        for page in (self.sending, self.back):
            self._pages.addWidget(page)
        row = QHBoxLayout(head)
        row.setContentsMargins(4 * u, u, 4 * u, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (head, edges[0], self._pages, edges[1], self.foot):
            column.addWidget(widget, int(widget is self._pages))
