"""수요서: a demand is filled in, checked, filed, compared and printed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.office import Role
from afm_desktop.services.forms.model import Answer
from afm_desktop.services.rounds.model import RoundRow
from afm_desktop.ui.labels import filing as labels
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import rounds as rounds_labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.details.ask import Ask
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.filing import papers
from afm_desktop.ui.screens.filing.check_page import CheckPage
from afm_desktop.ui.screens.filing.compare_page import ComparePage
from afm_desktop.ui.screens.filing.form_page import FormPage
from afm_desktop.ui.screens.filing.head import FilingHead
from afm_desktop.ui.screens.filing.loaded import Loaded, Start, load, load_revisions, load_start
from afm_desktop.ui.screens.filing.offering import Offering
from afm_desktop.ui.screens.filing.start_page import StartPage
from afm_desktop.ui.screens.rounds import files
from afm_desktop.ui.screens.screen import Doing, Header, Note, Screen, ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.view_places import place_of
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import TextField
from afm_desktop.ui.widgets.line import rule

START, FORM, CHECK, COMPARE = range(4)
PAGE = "page"
_PAGES = {"check": CHECK, "compare": COMPARE}
_SLOT, _NOTE = "filing", "filing.note"
READS = frozenset(
    {
        "demands",
        "demand_answers",
        "demand_partners",
        "demand_sites",
        "demand_suppliers",
        "demand_technologies",
        "demand_events",
        "budget_lines",
        "kpi_targets",
        "attachments",
        "review_comments",
        "rounds",
        "form_sections",
        "form_fields",
        "field_choices",
        "support_ratios",
        "form_requests",
        "organizations",
        "people",
        "supply_links",
        "tier_overrides",
        "indicators",
    }
)
_OFFERED = frozenset({"organizations", "supply_links", "tier_overrides", "indicators"})
"""What changes what fields offer, and is read only then."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper that waits for its reason."""

    kind: str
    path: Path | None


class FilingScreen(Screen):
    """One demand at a time; what is typed is saved when its field is left."""

    key = "filing"
    title = labels.TITLE
    icon = "file-pen-line"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        desk = context.bridge.desk
        self.demand: str | None = None
        self.loaded: Loaded | None = None
        self.ask: Ask | None = None
        self._pending: dict[str, int] = {}
        self._is_outdated = False  # what the fields offer
        self._page = START
        self._is_firm = desk.workspace.office.role is Role.FIRM
        self._bench = Bench(context, self)
        self.offering = Offering(desk)
        self.head = FilingHead()
        self.begin = StartPage(self.offering.bodies, self.offering.demands, is_firm=self._is_firm)
        self.form = FormPage(self._bench, self.offering.means)
        self.check, self.compare = CheckPage(), ComparePage()
        self.foot = _Foot()
        self._pages = QStackedWidget()
        self._asking = QVBoxLayout()
        self._put_together()
        self._listen()
        self._show_page(START)
        self._read()

    # --- what the frame asks --------------------------------------------------------------------

    def header(self) -> Header:
        title = "" if self.loaded is None else self.loaded.sheet.form.name
        is_firms = self._is_firm and self._page == START
        return Header(count=title, more=("open_round",) if is_firms else ())

    def doings(self) -> Mapping[str, Doing]:
        opens = {"open_round": Doing(self.open_round, self._why_not)} if self._is_firm else {}
        return opens | {
            "check_filing": Doing(lambda: self._show_page(CHECK), self._why_no_demand),
            "print": Doing(lambda: self.print(papers.APPROVAL), self._why_no_demand),
        }

    def open(self, place: Place) -> None:
        if place.record != self.demand:
            self._settle()
            self.demand, self.loaded = place.record, None
            self._end_ask()
            self._read()
        wanted = place.filter(PAGE)
        page = _PAGES.get(wanted[0], FORM) if wanted else FORM
        self._show_page(START if self.demand is None else page)

    def place(self) -> Place:
        names = {at: name for name, at in _PAGES.items()}
        name = names.get(self._page)
        return Place(self.key, self.demand, ((PAGE, (name,)),) if name else ())

    def refresh(self, kinds: frozenset[str]) -> None:
        if kinds and not kinds & READS:
            return
        self._read(anew=not kinds or bool(kinds & _OFFERED))

    def panes(self) -> Sequence[QWidget]:
        if self._page == START:
            return (self.begin,)
        if self._page == FORM:
            return (self.form.sections, self.form.column, self.foot)
        page = self._pages.currentWidget() or self
        return (page,) if self._page == CHECK else (page, self.foot)

    def start(self) -> QWidget | None:
        if self._page == START:
            return self.begin.start()
        if self._page == CHECK:
            return self.check.start()
        return self.compare.start() if self._page == COMPARE else self.form.start()

    def leave(self) -> None:
        self._settle()

    def drafts(self) -> object:
        return (self.demand, self.form.drafts()) if self.demand is not None else None

    def take_up(self, drafts: object) -> None:
        if isinstance(drafts, tuple):
            self.demand, typed = drafts
            self.form.take_up(typed)
            self._read()

    # --- what can be done -----------------------------------------------------------------------

    def submit(self) -> None:
        """File the demand; where something stands in the way, say so and lead there."""
        demand, filing = self.demand, self.context.bridge.desk.filing
        if demand is None or not self.form.settle():
            self.check.end_ask()
            return
        again = self.loaded is not None and self.loaded.sheet.status is DemandStatus.SUPPLEMENT
        said = labels.SUBMITTED_AGAIN if again else labels.SUBMITTED
        self.context.bridge.write(
            lambda: filing.submit(demand), lambda _at: self._submitted(said), self._not_submitted
        )

    def open_round(self) -> None:
        """Take the round that the secretary sent as a file."""
        path, desk = files.ask_source(self), self.context.bridge.desk
        if path is not None:
            self.context.bridge.write(
                lambda: files.bring(desk, path), self._round_opened, self._refuse
            )

    def print(self, kind: str) -> None:
        """Save a paper where somebody says; a core technology first asks why."""
        self._settle()
        loaded = self.loaded
        if loaded is None:
            return
        if loaded.sheet.is_core_technology:
            self._ask_reason(kind)
            return
        self._choose_place(kind, None)

    def save_paper(self, kind: str, path: Path, reason: str | None = None) -> None:
        """Make a paper and save it."""
        demand, desk = self.demand, self.context.bridge.desk
        if demand is None:
            return
        self.context.bridge.run(
            labels.MAKING,
            lambda _progress, _token: papers.write_paper(desk, demand, kind, path, reason),
            self._paper_saved,
            self._refuse,
            writes=reason is not None,
        )

    def go_to(self, key: str) -> None:
        """Show a question with the keyboard in its field."""
        self._show_page(FORM)
        self.form.go_to(key)

    # --- reading and saving ---------------------------------------------------------------------

    def _read(self, *, anew: bool = False) -> None:
        demand, desk = self.demand, self.context.bridge.desk
        self._is_outdated = self._is_outdated or anew
        known = None if self._is_outdated else self.loaded
        bridge = self.context.bridge
        if demand is None:
            bridge.read(lambda: load_start(desk), self._show_start, self._refuse, slot=_SLOT)
        else:
            bridge.read(
                lambda: load(desk, demand, known), self._show, self._cannot_show, slot=_SLOT
            )

    def _show_start(self, start: Start) -> None:
        if self.demand is None:
            focused = QApplication.focusWidget()
            was_here = focused is not None and self.begin.isAncestorOf(focused)
            self.begin.show_start(start)
            if was_here and focused is not None and not focused.isVisible():
                self.begin.start().setFocus(Qt.FocusReason.OtherFocusReason)
            self.header_changed.emit()

    def _show(self, loaded: Loaded) -> None:
        if loaded.sheet.demand_id != self.demand or any(self._pending.values()):
            return
        before = self.loaded
        if before is None or loaded.suppliers is not before.suppliers:
            self._is_outdated = False
        self.loaded = loaded
        self.offering.show(loaded)
        self.context.info(None)
        sheet = loaded.sheet
        self.head.show_sheet(sheet, loaded.why_not)
        self.form.show_loaded(loaded)
        self.check.show_sheet(sheet)
        self.foot.show_sheet(sheet, self._page)
        self.header_changed.emit()
        self._read_revisions()

    def _read_revisions(self) -> None:
        loaded, desk = self.loaded, self.context.bridge.desk
        if self._page != COMPARE or loaded is None:
            return
        sheet = loaded.sheet
        self.context.bridge.read(
            lambda: load_revisions(desk, sheet.demand_id),
            lambda found: self.compare.show_revisions(sheet, found),
            self._refuse,
            slot="filing.revisions",
        )

    def _cannot_show(self, error: AfmError) -> None:
        self.demand, self.loaded = None, None
        self._show_page(START)
        self._refuse(error)
        self._read()

    def _save(self, key: str, value: object) -> None:
        demand, filing = self.demand, self.context.bridge.desk.filing
        if demand is None:
            return
        answer: Answer = value  # type: ignore[assignment]
        self._pending[key] = self._pending.get(key, 0) + 1
        self.context.bridge.write(
            lambda: filing.answer(demand, key, answer),
            lambda _none: self._saved(key),
            lambda error: self._not_saved(key, error),
        )

    def _saved(self, key: str) -> None:
        self._pending[key] -= 1
        self._read()

    def _not_saved(self, key: str, error: AfmError) -> None:
        self._pending[key] -= 1
        self.form.refuse(key, str(error))

    def _settle(self) -> None:
        if self.loaded is not None and self.loaded.may_answer:
            self.form.settle()

    def _begin(self, values: Mapping[str, Any]) -> None:
        filing = self.context.bridge.desk.filing
        self.context.bridge.write(
            lambda: filing.start(
                values["round"],
                values["applicant"],
                values["previous"],
                title=values["title"],
                division_id=values.get("division"),
            ),
            self._begun,
            lambda error: self.begin.refuse(str(error)),
        )

    def _begun(self, demand: str) -> None:
        self.begin.clear()
        self.context.toast(labels.BEGUN, undo=True)
        self.context.navigate(Place(self.key, demand))

    def _round_opened(self, row: RoundRow) -> None:
        self.context.toast(rounds_labels.BEGUN.format(name=row.name), undo=True)
        self._read(anew=True)

    def _find_round(self) -> None:
        if self._is_firm:
            self.open_round()
        else:
            self.context.navigate(Place("rounds"))

    def _why_not(self) -> str:
        return frame.IS_READ_ONLY if self.context.bridge.read_only else ""

    def _submitted(self, said: str) -> None:
        self.check.end_ask()
        self.context.toast(said, undo=True)
        self._show_page(FORM)

    def _not_submitted(self, error: AfmError) -> None:
        self.check.end_ask()
        self.check.refuse(str(error))

    # --- papers ---------------------------------------------------------------------------------

    def _ask_reason(self, kind: str) -> None:
        self._end_ask()
        field = TextField(labels.REASON, placeholder=labels.REASON_ASKS)
        self.ask = Ask({"reason": field}, labels.MAKE_PAPER, required=("reason",))
        self.ask.done.connect(lambda values: self._choose_place(kind, str(values["reason"])))
        self.ask.cancelled.connect(self._end_ask)
        self._asking.addWidget(self.ask)
        self.ask.start()

    def _end_ask(self) -> None:
        ask, self.ask = self.ask, None
        if ask is not None:
            ask.hide()
            ask.deleteLater()

    def _choose_place(self, kind: str, reason: str | None) -> None:
        self._end_ask()
        if self.loaded is None:
            return
        path = papers.ask_place(self, papers.file_name(kind, self.loaded.sheet))
        if path is not None:
            self.save_paper(kind, path, reason)

    def _paper_saved(self, path: Path) -> None:
        self.context.toast(labels.PAPER_SAVED.format(name=path.name))

    # --- within ---------------------------------------------------------------------------------

    def _show_page(self, page: int) -> None:
        self._page = page
        self._pages.setCurrentIndex(page)
        is_start = page == START
        for widget in self._around:
            widget.setVisible(not is_start)
        for widget in (self.foot, self._around[-2]):
            widget.setVisible(page in (FORM, COMPARE))
        if self.loaded is not None:
            self.foot.show_sheet(self.loaded.sheet, page)
        if page == CHECK:
            self.check.refuse("")
            self._settle()
        self._read_revisions()
        self.header_changed.emit()
        if self.demand is not None and self.isVisible():
            self.context.frame.amend(self.place())
        start = self.start()
        if start is not None and self.isVisible():
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_list(self) -> None:
        self._settle()
        if self._is_firm:
            self.context.navigate(Place(self.key))
        else:
            self.context.navigate(Place("demands", self.demand))

    def _why_no_demand(self) -> str:
        return "" if self.loaded is not None else labels.CHOOSE_FIRST

    def _refuse(self, error: AfmError) -> None:
        self.context.info(Note(_NOTE, str(error), "warning"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._page in (CHECK, COMPARE):
            self._show_page(FORM)
        else:
            super().keyPressEvent(event)

    def _listen(self) -> None:
        self.context.bridge.saved.connect(self.head.show_saved)
        self.begin.opened.connect(lambda id_: self.context.navigate(Place(self.key, id_)))
        self.begin.begun.connect(self._begin)
        self.begin.way.clicked.connect(self._find_round)
        self.form.answered.connect(self._save)
        self.check.wanted.connect(self.go_to)
        self.check.submitted.connect(self.submit)
        self.check.back.clicked.connect(lambda: self._show_page(FORM))
        self.foot.back.clicked.connect(self._to_list)
        self.foot.compare.clicked.connect(lambda: self._show_page(COMPARE))
        self.foot.receipt.clicked.connect(lambda: self.print(papers.RECEIPT))
        self.foot.approval.clicked.connect(lambda: self.print(papers.APPROVAL))
        self.foot.check.clicked.connect(lambda: self._show_page(CHECK))
        self.foot.form.clicked.connect(lambda: self._show_page(FORM))
        self._bench.opened.connect(self.context.frame.open_apart)
        self._bench.listed.connect(lambda kind, query: self.context.navigate(place_of(kind, query)))

    def _put_together(self) -> None:
        u = theme().u
        for page in (self.begin, self.form, self.check, self.compare):
            self._pages.addWidget(page)
        self._asking.setContentsMargins(6 * u, 0, 6 * u, 0)
        edges = (rule(), rule())
        self._around: tuple[QWidget, ...] = (self.head, *edges, self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._asking)
        column.addWidget(edges[0])
        column.addWidget(self._pages, 1)
        column.addWidget(edges[1])
        column.addWidget(self.foot)


class _Foot(QWidget):
    """The ways on and back, always in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.back = Button(labels.TO_LIST, "arrow-left")
        self.compare = Button(labels.COMPARE_BUTTON, "history")
        self.receipt = Button(labels.RECEIPT_BUTTON, "file-down")
        self.approval = Button(labels.APPROVAL_BUTTON, "printer")
        self.form = Button(labels.TO_FORM, "arrow-left")
        self.check = Button(labels.TO_CHECK, "list-checks", "primary")
        u = theme().u
        row = QHBoxLayout(self)
        row.setContentsMargins(6 * u, 2 * u, 6 * u, 2 * u)
        row.setSpacing(2 * u)
        for button in (self.form, self.back):
            row.addWidget(button)
        row.addStretch(1)
        for button in (self.compare, self.receipt, self.approval, self.check):
            row.addWidget(button)
        self.setFocusProxy(self.check)

    def show_sheet(self, sheet: Any, page: int) -> None:
        """Offer what can be done with a demand on this page."""
        is_form = page == FORM
        self.form.setVisible(not is_form)
        self.back.setVisible(is_form)
        self.compare.setVisible(is_form and sheet.submitted_at is not None)
        self.receipt.setVisible(is_form and sheet.intake_no is not None)
        self.approval.setVisible(is_form)
        self.check.setVisible(page != CHECK)
