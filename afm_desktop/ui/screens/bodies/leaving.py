"""탈퇴 점검: what is still to be settled of a body that leaves, settled in a few gestures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.services.sameness.leaving import Checklist, Item, Step
from afm_desktop.services.sameness.open_matters import Matter
from afm_desktop.services.undoing import TakenBack
from afm_desktop.ui.labels import bodies as labels
from afm_desktop.ui.labels import frame
from afm_desktop.ui.labels import widgets as words
from afm_desktop.ui.screens.bodies.dialog import (
    BodyDialog,
    labelled,
    other_body,
    stacked,
    tick_all_button,
)
from afm_desktop.ui.screens.bodies.erasing import EraseAsk
from afm_desktop.ui.screens.bodies.matter_places import place_of_matter
from afm_desktop.ui.screens.bodies.matter_table import MatterTable
from afm_desktop.ui.screens.details.making import OPENED
from afm_desktop.ui.screens.records.reasons import guard_rows
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.choice_row import TabBar
from afm_desktop.ui.widgets.fields import DateField, TextField
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.placeholder import Placeholder
from afm_desktop.ui.widgets.tooltip import announce

_SLOT = "leaving.checklist"
_WIDE, _TABLE, _HIGH = 184, 42, 184


class LeavingDialog(BodyDialog):
    """Items with their state and how they are settled; what is ticked is settled together."""

    def __init__(
        self,
        host: QWidget,
        context: ScreenContext,
        id: str,
        name: str,
        membership: str | None = None,
    ) -> None:
        super().__init__(host, context, labels.LEAVING, name, width_units=_WIDE)
        self._id, self._membership = id, membership
        self._found: Checklist | None = None
        self._tabs: list[Matter | None] = [None]
        self._gesture = ""
        self.ask: EraseAsk | None = None
        self._make_parts()
        self._put_together()
        self._connect()
        self.full_height = theme().px(_HIGH)
        self._read()

    # --- putting together -------------------------------------------------------------------------

    def _make_parts(self) -> None:
        today = self.desk.workspace.today
        self.count = Line("", "h2")
        self.about = Line("", "body", "text2", wrap=True)
        self.tabs = TabBar([(labels.ALL, "")], name=labels.ITEMS)
        self.list_button = Button(labels.OPEN_LIST, "arrow-right", "link")
        self.all_button = tick_all_button()
        self.settled = Line("", "caption", "text2").may_shrink()
        self.table = MatterTable(labels.ITEMS, has_steps=True)
        self.table.setMinimumHeight(theme().px(_TABLE))
        guard_rows(self.table, self.context.bridge, self.table.named, self._refuse)
        self.nothing = Placeholder("circle-check", labels.NOTHING_LEFT, labels.NOTHING_LEFT_WHY)
        self.day = DateField(labels.LEAVE_DAY, today=today, is_required=True)
        self.day.set_value(today)
        self.to = other_body(self.desk, labels.TO, self._id)
        self.reason = TextField(labels.REASON, placeholder=labels.REASON_HINT)
        self.said = Line("", "body", "text", wrap=True)
        self.undo = Button(words.UNDO, "undo-2", "link")
        self.end_button = Button(labels.END, variant="primary")
        self.hand_button = Button(labels.HAND)
        self.erase_button = Button(labels.ERASE, "trash-2", "danger")
        self.close_button = Button(labels.CLOSE)

    def _put_together(self) -> None:
        content, u = self.content, theme().u
        content.space(3)
        content.add(stacked(self.count, self.about))
        content.add(self.tabs)
        bar = QHBoxLayout()
        bar.setSpacing(3 * u)
        bar.addWidget(self.settled, 1)
        bar.addWidget(self.list_button)
        bar.addWidget(self.all_button)
        content.add(bar)
        content.add(self.table)
        content.give_room(self.table)
        content.add(self.nothing)
        content.give_room(self.nothing)
        self._fields = QWidget()
        column = stacked(labelled(labels.REASON, self.reason), gap=2)
        row = self.beside(labelled(labels.LEAVE_DAY, self.day), labelled(labels.TO, self.to))
        column.insertLayout(0, row)
        column.setContentsMargins(0, 0, 0, 0)
        self._fields.setLayout(column)
        content.add(self._fields)
        answer = QHBoxLayout()
        answer.setSpacing(2 * u)
        answer.addWidget(self.said, 1)
        answer.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        self.bottom.addLayout(answer)
        self.foot.addWidget(self.erase_button)
        self.foot.addStretch(1)
        for button in (self.close_button, self.hand_button, self.end_button):
            self.foot.addWidget(button)
        for part in (self.about, self.nothing, self.said, self.undo):
            part.hide()

    def _connect(self) -> None:
        self.tabs.changed.connect(lambda _at: self._show_tab())
        self.table.rows.ticks_changed.connect(self._judge)
        self.table.opened.connect(self._open)
        self.all_button.clicked.connect(self._turn_all)
        self.list_button.clicked.connect(self._open_list)
        self.close_button.clicked.connect(self.close_overlay)
        self.undo.clicked.connect(self._take_back)
        self.end_button.clicked.connect(partial(self._order, Step.END))
        self.hand_button.clicked.connect(partial(self._order, Step.HAND))
        self.erase_button.clicked.connect(self._ask_erasing)
        self.context.bridge.changed.connect(self._changed)

    # --- what is open -----------------------------------------------------------------------------

    def _read(self) -> None:
        leaving, id_, membership = self.desk.leaving, self._id, self._membership
        self.context.bridge.read(
            lambda: leaving.checklist(id_, membership), self._show, self._unreadable, slot=_SLOT
        )

    def _changed(self, _kinds: frozenset[str]) -> None:
        self._read()

    def _unreadable(self, error: AfmError) -> None:
        """The one membership has ended: everything else of the body is shown."""
        if self._membership is not None:
            self._membership = None
            self._read()
        else:
            self._say(str(error), "danger")

    def _show(self, found: Checklist) -> None:
        self._found = found
        self.count.setText(
            labels.TO_SETTLE.format(count=found.left) if found.left else labels.NOTHING_LEFT
        )
        self._show_about(found)
        wanted = self._tabs[max(0, self.tabs.current())]
        shown = [matter for matter, tally in found.tallies.items() if tally.open]
        self._tabs = [None, *shown]
        items = [(labels.ALL, f"{len(found.items):,}")]
        items += [(labels.matter_word(one), f"{found.tallies[one].open:,}") for one in shown]
        self.tabs.set_items(items, self._tabs.index(wanted) if wanted in self._tabs else 0)
        is_empty = not found.items
        self.nothing.setVisible(is_empty)
        for part in (self.tabs, self.table, self._fields):
            part.setVisible(not is_empty)
        self._show_tab(self.table.rows.ticked)

    def _show_about(self, found: Checklist) -> None:
        seats = [item.open for item in found.items if item.open.matter is Matter.MEMBERSHIP]
        name = next((one.title for one in seats if one.id == found.membership_id), "")
        is_last = any(item.open.matter is Matter.PERSON for item in found.items)
        said = labels.LAST_MEMBERSHIP if is_last else labels.OF_MEMBERSHIP
        self.about.setText(said.format(division=name) if name else "")
        self.about.setVisible(bool(name))

    def _show_tab(self, ticked: frozenset[object] = frozenset()) -> None:
        found, matter = self._found, self._tabs[max(0, self.tabs.current())]
        if found is None:
            return
        items = [item for item in found.items if matter in (None, item.open.matter)]
        steps = {item.open.id: item.steps for item in items}
        may = [item.open.id for item in items if item.steps]
        self.table.offer([item.open for item in items], may, ticked, steps)
        done = [
            f"{labels.matter_word(one)} {tally.settled:,}"
            for one, tally in found.tallies.items()
            if tally.settled and matter in (None, one)
        ]
        told = labels.BETWEEN.join(done)
        self.settled.setText(labels.SETTLED.format(settled=told) if told else "")
        self.list_button.setVisible(matter is not None and self._place(matter) is not None)
        self._judge()

    def _judge(self) -> None:
        """Each button says how much of what is ticked it settles."""
        for step, button, plain in (
            (Step.END, self.end_button, labels.END),
            (Step.HAND, self.hand_button, labels.HAND),
            (Step.ERASE, self.erase_button, labels.ERASE),
        ):
            count = len(self._ticked(step))
            said = labels.PERSONS if step is Step.ERASE else labels.COUNTED
            button.setText(said.format(words=plain, count=count) if count else plain)
            button.setEnabled(count > 0 and self.ask is None)
            button.set_tip("" if count else labels.TICK_FIRST[step])
        may = self._may()
        is_all = bool(may) and set(may) == set(self.table.rows.ticked)
        self.all_button.setText(labels.TICK_NONE if is_all else labels.TICK_ALL)
        self.all_button.setVisible(bool(may))

    def _items(self) -> Sequence[Item]:
        return self._found.items if self._found is not None else ()

    def _may(self) -> list[str]:
        matter = self._tabs[max(0, self.tabs.current())]
        shown = [item for item in self._items() if matter in (None, item.open.matter)]
        return [item.open.id for item in shown if item.steps]

    def _ticked(self, step: Step) -> list[str]:
        """What is ticked and may be settled so."""
        ticked = self.table.ticked_ids
        return [
            item.open.id for item in self._items() if item.open.id in ticked and step in item.steps
        ]

    def _turn_all(self) -> None:
        may = self._may()
        self.table.rows.tick([] if set(may) == set(self.table.rows.ticked) else may)

    # --- the way out ------------------------------------------------------------------------------

    def _place(self, matter: Matter) -> object:
        return place_of_matter(matter, self._id, self._items())

    def _open_list(self) -> None:
        matter = self._tabs[max(0, self.tabs.current())]
        place = place_of_matter(matter, self._id, self._items()) if matter is not None else None
        if place is not None:
            self.close_overlay()
            self.context.navigate(place)

    def _open(self, key: object) -> None:
        """Show the record of a row beside the checklist."""
        item = next((one for one in self._items() if one.open.id == key), None)
        if item is not None and item.open.matter.value in OPENED:
            self.context.frame.open_apart(item.open.matter.value, item.open.id)

    # --- settling ---------------------------------------------------------------------------------

    def _order(self, step: Step, _on: bool = False) -> None:
        if not self.day.settle() or not self.reason.settle():
            return
        ids, on, to = self._ticked(step), self.day.value(), self.to.value()
        leaving, id_, reason = self.desk.leaving, self._id, self.reason.value()
        if not ids or not isinstance(on, date):
            return
        if step is Step.END:
            said = str(reason) if reason is not None else None
            work = partial(leaving.end, id_, ids, on=on, reason=said)
        else:
            work = partial(leaving.hand, id_, ids, to=str(to) if to is not None else None, on=on)
        self.context.bridge.write(work, partial(self._done, step), self._refuse)

    def _ask_erasing(self) -> None:
        """Say that it cannot be taken back, before it is done."""
        ids = self._ticked(Step.ERASE)
        self._end_ask()
        self.ask = EraseAsk(len(ids))
        self.ask.done.connect(lambda: self._erase(ids))
        self.ask.cancelled.connect(self._end_ask)
        self.bottom.addWidget(self.ask)
        self._judge()
        self.ask.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _erase(self, ids: Sequence[str]) -> None:
        self._end_ask()
        leaving, id_ = self.desk.leaving, self._id
        self.context.bridge.write(
            lambda: leaving.erase(id_, ids), partial(self._done, Step.ERASE), self._refuse
        )

    def _end_ask(self) -> None:
        ask, self.ask = self.ask, None
        if ask is not None:
            ask.hide()
            ask.deleteLater()
            self.erase_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._judge()

    def _done(self, step: Step, count: int) -> None:
        self._gesture = self.context.bridge.gesture if step is not Step.ERASE else ""
        self._say(labels.DONE[step].format(count=count), "text")
        self.undo.setVisible(bool(self._gesture))

    def _refuse(self, error: AfmError) -> None:
        self._say(str(error), "danger")
        self.undo.hide()

    def _take_back(self) -> None:
        gesture, self._gesture = self._gesture, ""
        self.undo.hide()
        self.context.bridge.undo(gesture, self._tell_undone)

    def _tell_undone(self, done: TakenBack) -> None:
        self._say(frame.undone(done), "text")

    def _say(self, sentence: str, colour: str) -> None:
        announce(self, sentence)
        self.said.setText(sentence)
        self.said.set_colour(colour)
        self.said.show()
