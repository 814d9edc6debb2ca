"""체계 전환: name the new divisions, say which follow which, see what moves, then do it at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.people import Access
from afm_desktop.services.transition.model import (
    Choosable,
    Kind,
    NewStructure,
    Part,
    Plan,
    Problem,
    TransitionReport,
)
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import transition as labels
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.records.reasons import guard_rows, let_out_records
from afm_desktop.ui.screens.screen import Header, Note, Screen, ScreenContext
from afm_desktop.ui.screens.transition.beginning import Beginning, read_beginning
from afm_desktop.ui.screens.transition.done_page import DonePage
from afm_desktop.ui.screens.transition.foot import MAPPING, PREVIEW, STRUCTURE, Foot
from afm_desktop.ui.screens.transition.mapping_page import MappingPage
from afm_desktop.ui.screens.transition.preview_page import PreviewPage
from afm_desktop.ui.screens.transition.sheets import (
    ask_source,
    ask_target,
    bring_sheet,
    save_sheet,
)
from afm_desktop.ui.screens.transition.structure_page import StructurePage
from afm_desktop.ui.tasks import Task
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.choice_row import TabBar
from afm_desktop.ui.widgets.line import rule

NOTE, SLOT, CHOICES = "transition.note", "transition", "transition.choices"
READS = frozenset({"divisions", "structures", "memberships", "demands", "lead_projects"})
_DONE = 3


class TransitionScreen(Screen):
    """Nothing is written before the last button; what was planned is kept until then."""

    key = "transition"
    title = labels.TITLE
    icon = "shapes"

    def __init__(self, context: ScreenContext) -> None:
        super().__init__(context)
        self.plan: Plan | None = None
        self.report: TransitionReport | None = None
        self._unread: tuple[Problem, ...] = ()  # of a sheet that was brought
        self._task: Task | None = None
        today = context.bridge.desk.workspace.today
        self.structure, self.mapping = StructurePage(today), MappingPage()
        choices, named = self.mapping.choices, self.mapping.named
        guard_rows(choices, context.bridge, named, self._fail)
        self.preview, self.foot = PreviewPage(), Foot()
        self.steps = TabBar([(step, "") for step in labels.STEPS], STRUCTURE, labels.STEP)
        self._pages, self._done = QStackedWidget(), QWidget()
        self._put_together()
        self._listen()
        self._begin()

    # --- what the frame asks --------------------------------------------------------------------

    def header(self) -> Header:
        return Header()

    def refresh(self, kinds: frozenset[str]) -> None:
        if kinds and not kinds & READS:
            return
        self._begin()

    def panes(self) -> Sequence[QWidget]:
        at = self._pages.currentIndex()
        if at == STRUCTURE:
            return (self.steps, self.structure.name, self.structure.table, self.foot.next)
        if at == MAPPING:
            split = (self.mapping.choices,) if self.mapping.choices.isVisible() else ()
            news = (self.mapping.news,) if self.mapping.news is not None else ()
            return (self.steps, self.mapping.table, *news, *split, self.foot.next)
        if at == PREVIEW:
            return (self.steps, self.preview.table, self.foot.apply)
        return (self,)

    def start(self) -> QWidget | None:
        at = self._pages.currentIndex()
        starts = {STRUCTURE: self.structure.table, MAPPING: self.mapping.table}
        return starts.get(at, self.preview.table if at == PREVIEW else self)

    def leave(self) -> None:
        self.structure.settle()

    # --- the plan -------------------------------------------------------------------------------

    def take(self, plan: Plan) -> None:
        """Go on with a plan."""
        self.plan, self.report = plan, None
        self.structure.show_structure(plan.structure)
        self.mapping.show_plan(plan)
        self._read_choosable()

    def go(self, step: int) -> None:
        """Go to a step; the last one sees first what would happen."""
        self.structure.settle()
        if self.plan is None or self._task is not None:
            self.steps.set_current(min(self._pages.currentIndex(), PREVIEW))
        elif step == PREVIEW:
            self.rehearse()
        else:
            self._show_step(step)

    def rehearse(self) -> None:
        """Work out what the plan would do."""
        plan, transition = self.plan, self.context.bridge.desk.transition
        if plan is None or self._why_not():
            self._fail_reason(self._why_not())
            return
        self._task = self.context.bridge.run(
            labels.REHEARSING,
            lambda progress, _token: transition.rehearse(plan, progress),
            self._show_report,
            self._fail,
            stopped=self._stopped,
            writes=True,
        )

    def carry_out(self) -> None:
        """Go over, in one gesture."""
        plan, transition = self.plan, self.context.bridge.desk.transition
        if plan is None or self.report is None or not self.report.is_possible or self._task:
            return
        self.foot.apply.setEnabled(False)
        self._task = self.context.bridge.run(
            labels.RUNNING,
            lambda progress, _token: transition.run(plan, progress),
            self._show_done,
            self._fail,
            stopped=self._stopped,
            writes=True,
        )

    # --- as a workbook --------------------------------------------------------------------------

    def ask_where_to_save(self) -> None:
        """Ask where the sheet goes."""
        path = ask_target(self)
        if path is not None:
            self.save(path)

    def save(self, path: Path) -> None:
        """Write the plan to a workbook to fill in, once it is said why core technologies leave."""
        plan, bridge = self.plan, self.context.bridge
        if plan is None:
            return
        bridge.read(
            lambda: bridge.desk.transition.named(plan),
            lambda demands: let_out_records(
                self.foot.save,
                bridge,
                {Kind.DEMAND.value: demands},
                Access.EXPORT,
                then=lambda: self._save(plan, path),
                refuse=self._fail,
            ),
            self._fail,
        )

    def _save(self, plan: Plan, path: Path) -> None:
        desk = self.context.bridge.desk
        self.context.bridge.run(
            labels.SAVING,
            lambda _progress, _token: save_sheet(desk, plan, path),
            lambda _none: self.context.toast(labels.SAVED.format(name=path.name)),
            self._fail,
        )

    def ask_what_to_bring(self) -> None:
        """Ask which sheet was filled in."""
        path = ask_source(self)
        if path is not None:
            self.bring(path)

    def bring(self, path: Path) -> None:
        """Go on with what a workbook says."""
        desk = self.context.bridge.desk
        self._task = self.context.bridge.run(
            labels.BRINGING,
            lambda _progress, _token: bring_sheet(desk, path),
            lambda found: self._show_brought(found, path.name),
            self._fail,
            stopped=self._stopped,
        )

    # --- within ---------------------------------------------------------------------------------

    def _begin(self) -> None:
        desk = self.context.bridge.desk
        self.context.bridge.read(
            lambda: read_beginning(desk), self._show_beginning, self._fail, slot=SLOT
        )

    def _show_beginning(self, found: Beginning) -> None:
        self.structure.offer(found.ready)
        self.mapping.begin(found.present, found.members)
        plan = self.plan
        if plan is None:
            plan = next(iter(found.ready), Plan(NewStructure("", None, ())))
        if self._pages.currentIndex() != _DONE:
            self.take(plan)
            if self._pages.currentIndex() == PREVIEW:
                self._show_step(MAPPING)

    def _change_structure(self, structure: NewStructure, renamed: Mapping[str, str]) -> None:
        """Codes that were changed are changed wherever they stand; one that went, goes."""
        if self.plan is None:
            return
        self._unread = ()
        successors = {
            old: tuple(code for one in news if (code := renamed.get(one, one)))
            for old, news in self.plan.successors.items()
        }
        choices = {
            handed: code
            for handed, one in self.plan.choices.items()
            if (code := renamed.get(one, one))
        }
        also = {
            handed: tuple(code for one in more if (code := renamed.get(one, one)))
            for handed, more in self.plan.also.items()
            if handed in choices
        }
        self.take(Plan(structure, successors, choices, also))

    def _read_choosable(self) -> None:
        plan, transition = self.plan, self.context.bridge.desk.transition
        if plan is not None:
            self.context.bridge.read(
                lambda: transition.choosable(plan), self._show_choosable, self._fail, slot=CHOICES
            )

    def _show_choosable(self, choosable: tuple[Choosable, ...]) -> None:
        self.mapping.show_choosable(choosable)

    def _show_report(self, report: TransitionReport) -> None:
        self._task = None
        unread = {(one.part, one.key, one.field) for one in self._unread}
        others = (one for one in report.problems if (one.part, one.key, one.field) not in unread)
        self.report = replace(report, problems=(*self._unread, *others))
        self.preview.show_report(self.report)
        self.foot.apply.setText(labels.apply_words(self.report))
        self.foot.apply.setEnabled(self.report.is_possible)
        self._show_step(PREVIEW)

    def _show_brought(self, found: tuple[Plan, tuple[Problem, ...]], name: str) -> None:
        self._task = None
        plan, self._unread = found
        self.take(plan)
        self.context.toast(labels.BROUGHT.format(name=name))
        self._show_step(MAPPING)

    def _show_done(self, report: TransitionReport) -> None:
        self._task = None
        name = report.structure.name
        done = DonePage(name, lambda: self.context.navigate(Place("divisions")), self._start_again)
        self._pages.removeWidget(self._done)
        self._done.deleteLater()
        self._done = done
        self._pages.addWidget(done)
        self._show_step(_DONE)
        done.see.setFocus(Qt.FocusReason.OtherFocusReason)
        self.context.toast(labels.DONE.format(name=name), undo=True)

    def _start_again(self) -> None:
        self.plan, self.report, self._unread = None, None, ()
        self._show_step(STRUCTURE)
        self._begin()

    def _mend(self, problem: Problem) -> None:
        """Go to where a problem stands."""
        is_structure = problem.part in (Part.STRUCTURE, Part.DIVISIONS)
        self._show_step(STRUCTURE if is_structure else MAPPING)
        if problem.part is Part.DIVISIONS and problem.key:
            self.structure.table.set_current(int(problem.key[0]))
        elif problem.part is Part.MAPPING and problem.key:
            self.mapping.table.set_current(problem.key[0])
        elif problem.part is Part.CHOICES:
            self.mapping.choices.set_current(problem.key)
            self.mapping.choices.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_step(self, step: int) -> None:
        self._pages.setCurrentIndex(step)
        self.context.info(None)
        for widget in self._around:
            widget.setVisible(step != _DONE)
        if step == _DONE:
            self.header_changed.emit()
            return
        self.steps.set_current(step)
        problems = self.report.problems if self.report is not None else ()
        self.foot.show_step(step, len(problems))
        start = self.start()
        if start is not None and self.isVisible():
            start.setFocus(Qt.FocusReason.OtherFocusReason)
        self.header_changed.emit()

    def _stopped(self) -> None:
        self._task = None
        self.foot.apply.setEnabled(self.report is not None and self.report.is_possible)
        self.context.toast(labels.CANCELLED)
        self.steps.set_current(min(self._pages.currentIndex(), PREVIEW))

    def _fail(self, error: AfmError) -> None:
        self._task = None
        self._fail_reason(str(error))

    def _fail_reason(self, reason: str) -> None:
        self.steps.set_current(min(self._pages.currentIndex(), PREVIEW))
        if reason:
            self.context.info(Note(NOTE, reason, "warning"))

    def _why_not(self) -> str:
        return frame.IS_READ_ONLY if self.context.bridge.read_only else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at = self._pages.currentIndex()
        if event.key() == Qt.Key.Key_Escape and at in (MAPPING, PREVIEW):
            self.go(at - 1)
            return
        super().keyPressEvent(event)

    def _listen(self) -> None:
        self.steps.changed.connect(self.go)
        self.structure.chosen.connect(self._take_ready)
        self.structure.changed.connect(self._change_structure)
        self.mapping.changed.connect(self._change_mapping)
        self.preview.mend.connect(self._mend)
        self.foot.save.clicked.connect(self.ask_where_to_save)
        self.foot.bring.clicked.connect(self.ask_what_to_bring)
        self.foot.back.clicked.connect(lambda: self.go(self._pages.currentIndex() - 1))
        self.foot.next.clicked.connect(lambda: self.go(self._pages.currentIndex() + 1))
        self.foot.apply.clicked.connect(self.carry_out)

    def _take_ready(self, plan: Plan) -> None:
        self._unread = ()
        self.take(plan)

    def _change_mapping(self, plan: Plan) -> None:
        self._unread = ()
        self.plan, self.report = plan, None
        self.mapping.show_plan(plan)
        self._read_choosable()

    def _put_together(self) -> None:
        u = theme().u
        for page in (self.structure, self.mapping, self.preview, self._done):
            self._pages.addWidget(page)
        head, edges = QWidget(), (rule(), rule())
        row = QHBoxLayout(head)
        row.setContentsMargins(4 * u, u, 4 * u, 0)
        row.addWidget(self.steps)
        row.addStretch(1)
        self._around: tuple[QWidget, ...] = (head, *edges, self.foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (head, edges[0], self._pages, edges[1], self.foot):
            column.addWidget(widget, int(widget is self._pages))
        self._show_step(STRUCTURE)
