"""Asks for another day and opens the file as it was then."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from afm_desktop.domain.dates import end_of
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.gestures import GestureKind
from afm_desktop.services.as_of.model import Times
from afm_desktop.services.glance import Glance
from afm_desktop.ui.labels import history
from afm_desktop.ui.labels import past as labels
from afm_desktop.ui.screens.bodies.dialog import BodyDialog, labelled, stacked
from afm_desktop.ui.screens.screen import Note, ScreenContext
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.date_field import DateField
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.overlay import Overlay

if TYPE_CHECKING:
    from afm_desktop.services.desk import Desk
    from afm_desktop.services.lists.gestures import GestureRow
    from afm_desktop.ui.places import Place
    from afm_desktop.ui.shell.window import MainWindow

REFUSED = "then.refused"
_WIDTH = 130
_ERASABLE = frozenset({"people", "attendances", "attachments"})


@dataclass(frozen=True, slots=True)
class _Found:
    """The file as it was, ready to be shown."""

    times: Times
    desk: Desk
    seen: Glance
    nothing: str


class AskThen(BodyDialog):
    """기준일, and until when it is to be known; what is refused is said in place."""

    answered = Signal(object, object)

    def __init__(self, host: QWidget, context: ScreenContext, day: date) -> None:
        super().__init__(host, context, labels.LOOK_BACK, labels.ABOUT, width_units=_WIDTH)
        today = context.bridge.desk.workspace.today
        self.as_of = DateField(labels.AS_OF, today=today, is_required=True)
        self.as_of.set_value(day)
        self.known = DateField(labels.KNOWN_ON, today=today)
        self.known.set_placeholder(labels.ALL_KNOWN)
        self.refusal = Line("", "body", "danger", wrap=True)
        self.refusal.hide()
        self.content.space(3)
        for field, why in ((self.as_of, labels.AS_OF_WHY), (self.known, labels.KNOWN_WHY)):
            said = Line(why, "caption", "text2", wrap=True)
            holder = QWidget()
            column = stacked(field, said, gap=0.5)
            column.setContentsMargins(0, 0, 0, 0)
            holder.setLayout(column)
            self.content.add(labelled(field.label, holder))
        self.bottom.addWidget(self.refusal)
        self.foot.addStretch(1)
        self.cancel = Button(labels.CANCEL)
        self.cancel.clicked.connect(self.close_overlay)
        self.button = Button(labels.LOOK, variant="primary")
        self.button.clicked.connect(self._answer)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.button)

    def refuse(self, sentence: str) -> None:
        """Say why that day cannot be seen."""
        self.refusal.setText(sentence)
        self.refusal.show()
        self.fit()

    def _answer(self) -> None:
        if not (self.as_of.settle() and self.known.settle()):
            return
        day = self.as_of.value()
        if not isinstance(day, date):
            self.refuse(labels.NO_DAY)
            return
        self.answered.emit(day, self.known.value())


class LookingThen(QObject):
    """Binds the command; the window opens at the place one is at."""

    def __init__(
        self, window: MainWindow, context: Callable[[], ScreenContext], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._context = window, context
        self._asking: AskThen | None = None
        self._last: date | None = None
        window.commands.bind("look_back", self.ask)
        window.commands.bind("compare_dates", self.compare)
        window.bridge.changed.connect(self._close_erased)

    def ask(self) -> None:
        """Ask which day is to be seen."""
        self._window.come_forward()
        self._window.cover(self._make)

    def compare(self) -> None:
        """Ask which two days are to be compared, and tell what differs."""
        self._window.cover(self._make_comparison)

    def look(self, as_of: date, known_on: date | None = None) -> None:
        """Open the file as of a day, and as known until the end of another."""
        desk, path = self._window.desk, self._window.path
        known_at = end_of(known_on) if known_on is not None else None

        def work() -> _Found | None:
            times = desk.pasts.times(as_of, known_at)
            if times is None:
                return None
            past = desk.pasts.at(times)
            seen = Glance(path, past.workspace.office, past.divisions.names())
            return _Found(times, past, seen, _why_empty(times, desk.pasts.begins()))

        self._window.bridge.run(
            labels.LOOKING, lambda _progress, _token: work(), self._show, self._refuse
        )

    def _make(self, host: QWidget) -> tuple[Overlay, QWidget]:
        today = self._window.desk.workspace.today
        last_month = today.replace(day=1) - timedelta(days=1)
        asking = AskThen(host, self._context(), self._last or last_month)
        asking.answered.connect(self.look)
        asking.destroyed.connect(self._forget)
        self._asking = asking
        return asking, asking.as_of.entry

    def _make_comparison(self, host: QWidget) -> tuple[Overlay, QWidget]:
        from afm_desktop.ui.screens.history.comparing import CompareDialog  # noqa: PLC0415

        dialog = CompareDialog(host, self._context())
        return dialog, dialog.since.entry

    def _close_erased(self, kinds: frozenset[str]) -> None:
        """A copy that still shows what was just erased is let go of."""
        if not self._window.program.then or not kinds & _ERASABLE:
            return
        latest = self._window.desk.gestures.rows
        self._window.bridge.glance(lambda: latest(limit=1), self._judge_erasure)

    def _judge_erasure(self, latest: Sequence[GestureRow]) -> None:
        if latest and latest[0].kind is GestureKind.ERASE:
            self._window.program.close_then()
            self._window.toast(labels.CLOSED_ERASED)

    def _forget(self) -> None:
        self._asking = None

    def _close(self) -> None:
        asking, self._asking = self._asking, None
        if asking is not None:
            asking.close_overlay()

    def _show(self, found: _Found | None) -> None:
        from afm_desktop.ui.shell.past_window import PastWindow  # noqa: PLC0415 - the window

        self._close()
        if found is None:  # today is here already
            return
        self._last = found.times.as_of
        program, window = self._window.program, self._window
        then = PastWindow(program, found.seen, window.specs, found.times, self.ask)
        then.furnish(found.desk, None)
        if found.nothing:
            then.say_nothing_known(found.nothing)
        then.navigate(self._place())
        program.show_then(then)

    def _place(self) -> Place:
        current = self._window.body.stage.current
        assert current is not None
        return current.place()

    def _refuse(self, error: AfmError) -> None:
        if self._asking is not None:
            self._asking.refuse(str(error))
        else:
            self._window.info(Note(REFUSED, str(error), "warning"))


def _why_empty(times: Times, begins: datetime | None) -> str:
    """Why there is nothing where nothing was known yet."""
    if times.known_at is None or begins is None or times.known_at >= begins:
        return ""
    return labels.NOTHING_YET.format(begins=history.moment(begins))
