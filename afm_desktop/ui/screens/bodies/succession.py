"""변동 등록: what happened to a body, who follows it, and what the successor takes."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.domain.enums import OrganizationEventKind
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.words import word
from afm_desktop.services.sameness.open_matters import OpenMatter
from afm_desktop.services.sameness.succession import (
    NewNameMissing,
    NoSuccessor,
    SuccessionPlan,
)
from afm_desktop.ui.labels import bodies as labels
from afm_desktop.ui.screens.bodies.dialog import (
    BodyDialog,
    labelled,
    other_body,
    stacked,
    tick_all_button,
)
from afm_desktop.ui.screens.bodies.matter_table import MatterTable
from afm_desktop.ui.screens.records.reasons import guard_rows
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.choice_row import Segmented
from afm_desktop.ui.widgets.fields import DateField, TextField
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.tooltip import announce

KINDS = tuple(OrganizationEventKind)
_RENAMED = OrganizationEventKind.RENAMED
_ALL_GO = (OrganizationEventKind.MERGED, OrganizationEventKind.CLOSED)
_PAUSE = 120  # milliseconds without a change until it is looked what that does
_SLOT = "succession.plan"
_WIDE, _TABLE = 168, 42
_HIGH, _LOW = 172, 84


class SuccessionDialog(BodyDialog):
    """Tells what entering it would do before it is entered; one gesture enters all of it."""

    def __init__(self, host: QWidget, context: ScreenContext, id: str, name: str) -> None:
        super().__init__(host, context, labels.SUCCESSION, name, width_units=_WIDE)
        self._id, self._offered = id, tuple[OpenMatter, ...]()
        self._plan: SuccessionPlan | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._look)
        self._make_fields()
        self._put_together()
        self._connect()
        self._show_kind()
        desk = self.desk
        context.bridge.read(lambda: desk.succession.offered(id), self._offer, self._refuse)

    @property
    def event_kind(self) -> OrganizationEventKind:
        """What happened."""
        return KINDS[max(0, self.kind.current())]

    def choose_kind(self, kind: OrganizationEventKind) -> None:
        """Say what happened, as by a click."""
        self.kind.set_current(KINDS.index(kind))
        self._show_kind()

    # --- putting together -------------------------------------------------------------------------

    def _make_fields(self) -> None:
        today = self.desk.workspace.today
        self.kind = Segmented([(word(kind), "") for kind in KINDS], 0, labels.KIND)
        self.day = DateField(labels.DAY, today=today, is_required=True)
        self.day.set_value(today)
        self.name = TextField(labels.NAME, is_required=True)
        self.successor = other_body(self.desk, labels.SUCCESSOR, self._id)
        self.detail = TextField(labels.DETAIL, placeholder=labels.DETAIL_HINT)
        self.table = MatterTable(labels.OFFERED, has_steps=False)
        self.table.setMinimumHeight(theme().px(_TABLE))
        guard_rows(self.table, self.context.bridge, self.table.named, self._refuse)
        self.count = Line("", "body", "text2", tabular=True).may_shrink()
        self.all_button = tick_all_button()
        self.told, self.more = Line("", "strong", wrap=True), Line("", "body", "text2", wrap=True)
        self.papers = Line(labels.OLD_PAPERS, "caption", "text3", wrap=True)
        self.enter = Button(labels.ENTER, "check", "primary")
        self.cancel = Button(labels.CANCEL)

    def _put_together(self) -> None:
        content = self.content
        content.space(3)
        chosen = QWidget()
        beside = QHBoxLayout(chosen)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.kind)
        beside.addStretch(1)
        content.add(labelled(labels.KIND, chosen))
        self._name_row = labelled(labels.NAME, self.name)
        self._successor_row = labelled(labels.SUCCESSOR, self.successor)
        day = labelled(labels.DAY, self.day)
        content.add(self.beside(day, self._name_row, self._successor_row))
        content.add(labelled(labels.DETAIL, self.detail))
        self._given = QWidget()
        head = QHBoxLayout()
        head.setSpacing(theme().px(2))
        head.addWidget(Line(labels.OFFERED, "strong"))
        head.addWidget(self.count, 1)
        head.addWidget(self.all_button)
        column = stacked(self.table)
        column.insertLayout(0, head)
        column.setContentsMargins(0, theme().u, 0, 0)
        self._given.setLayout(column)
        content.add(self._given)
        content.give_room(self._given)
        for line in (self.told, self.more, self.papers):
            self.bottom.addWidget(line)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.enter)

    def _connect(self) -> None:
        self.kind.changed.connect(lambda _at: self._show_kind())
        for field in (self.day, self.name, self.successor, self.detail):
            field.typed.connect(self._wait)
        for told in (self.day, self.name):
            told.left.connect(self._wait)
        self.successor.left.connect(lambda _id: self._show_successor())
        self.table.rows.ticks_changed.connect(self._ticked)
        self.all_button.clicked.connect(self._turn_all)
        self.cancel.clicked.connect(self.close_overlay)
        self.enter.clicked.connect(self._order)

    # --- what is asked ----------------------------------------------------------------------------

    def _offer(self, found: tuple[OpenMatter, ...]) -> None:
        self._offered = found
        self.table.offer(found)
        self._show_kind()

    def _show_kind(self) -> None:
        is_renamed = self.event_kind is _RENAMED
        self._name_row.setVisible(is_renamed)
        self._successor_row.setVisible(not is_renamed)
        self._given.setVisible(not is_renamed and bool(self._offered))
        self.full_height = theme().px(_HIGH if self._given.isVisibleTo(self) else _LOW)
        self.fit()
        self._show_successor()

    def _show_successor(self) -> None:
        """All that is open goes where a body is gone; a split takes what is ticked."""
        has_one = self.successor.value() is not None
        ids = self._own_ids() if has_one else []
        self.table.rows.allow(ids)
        if self.event_kind in _ALL_GO:
            self.table.rows.tick(ids)

    def _ticked(self) -> None:
        count, ticked = len(self._own_ids()), len(self.table.rows.ticked)
        has_one = self.successor.value() is not None
        told = labels.CHOSEN.format(all=count, ticked=ticked) if has_one else ""
        self.count.setText(told or labels.NO_SUCCESSOR_YET)
        self.all_button.setText(labels.TICK_NONE if count == ticked else labels.TICK_ALL)
        self.all_button.setVisible(has_one)
        self._wait()

    def _own_ids(self) -> list[str]:
        """What this office may hand over."""
        return [one.id for one in self._offered if not one.keeper]

    def _turn_all(self) -> None:
        ids = self._own_ids()
        self.table.rows.tick([] if len(self.table.rows.ticked) == len(ids) else ids)

    # --- what it would do -------------------------------------------------------------------------

    def _wait(self, _value: object = None) -> None:
        self.enter.setEnabled(False)
        self._plan = None
        self._pause.start()

    def _look(self) -> None:
        """Read what entering it would do; of looks that are overtaken nothing is shown."""
        try:
            day, name = self.day.typed_value(), self.name.shown_text()
        except AfmError as refusal:
            self._say_refused(str(refusal))
            return
        succession, id_, kind = self.desk.succession, self._id, self.event_kind
        successor, taken = self._successor_id(), self._taken()
        if not isinstance(day, date):
            return
        self.context.bridge.read(
            lambda: succession.plan(
                id_, kind, on=day, successor_id=successor, taken=taken, name=name
            ),
            self._show_plan,
            self._refuse,
            slot=_SLOT,
        )

    def _show_plan(self, plan: SuccessionPlan) -> None:
        self._plan = plan
        self._say(labels.what_happens(plan), "text")
        self._say_more(labels.what_becomes(plan))
        self.enter.setEnabled(True)

    def _refuse(self, error: AfmError) -> None:
        """What is only not said yet is no mistake."""
        is_open = isinstance(error, NoSuccessor | NewNameMissing)
        self._say_refused(str(error), "text2" if is_open else "danger")

    def _say_refused(self, sentence: str, colour: str = "danger") -> None:
        self.enter.setEnabled(False)
        self._say(sentence, colour)
        self._say_more("")

    def _say(self, sentence: str, colour: str) -> None:
        if sentence != self.told.text():
            announce(self, sentence)
        self.told.setText(sentence)
        self.told.set_colour(colour)

    def _say_more(self, sentence: str) -> None:
        self.more.setText(sentence)
        self.more.setVisible(bool(sentence))

    # --- entering it ------------------------------------------------------------------------------

    def _successor_id(self) -> str | None:
        value = self.successor.value()
        is_asked = self.event_kind is not _RENAMED
        return str(value) if value is not None and is_asked else None

    def _taken(self) -> frozenset[str]:
        return self.table.ticked_ids if self._successor_id() is not None else frozenset()

    def _order(self) -> None:
        fields = (self.day, self.name, self.detail)
        if not all(field.settle() for field in fields if field.isVisible()):
            return
        self.enter.setEnabled(False)
        succession, id_, kind, on = self.desk.succession, self._id, self.event_kind, _day(self.day)
        detail = self.detail.value()
        if kind is _RENAMED:
            work = partial(succession.rename, id_, str(self.name.value()), on=on, detail=detail)
        else:
            work = partial(
                succession.succeed,
                id_,
                kind,
                on=on,
                successor_id=self._successor_id(),
                taken=self._taken(),
                detail=detail,
            )
        self.context.bridge.write(work, self._entered, self._refuse)

    def _entered(self, plan: SuccessionPlan) -> None:
        self.close_overlay()
        self.context.toast(labels.entered(plan), undo=True)


def _day(field: DateField) -> date:
    value = field.value()
    if not isinstance(value, date):
        raise TypeError("a day that is required is there")
    return value
