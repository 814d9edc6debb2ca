"""보내기: what is asked, of whom, until when; and the texts to copy once the forms are there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import FormKind, IntakeRoute, MemberRole
from afm_desktop.domain.quarters import Quarter
from afm_desktop.domain.words import word
from afm_desktop.services.requests.choices import BodyChoice, Choosing, DemandChoice
from afm_desktop.services.requests.model import Request, Wish
from afm_desktop.ui.labels import forms as labels
from afm_desktop.ui.screens.forms.tables import BodyTable, body_rows
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import ChoiceField, DateField, Field, Option, TextField
from afm_desktop.ui.widgets.line import Line, rule
from afm_desktop.ui.widgets.placeholder import Placeholder

SIDE = 84  # units
_WHICH = tuple(Option(key, name) for key, name in labels.WHICH_DEMAND.items())
_ALL, _ANY = Option("", labels.ALL_DIVISIONS), Option("", labels.ALL_ROLES)


class SendingPage(QWidget):
    """Fields at the left, bodies to tick at the right."""

    changed = Signal()

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self._wanted: tuple[str, ...] = ()  # bodies to tick once they are read
        self._demands: tuple[DemandChoice, ...] = ()  # those whose forms alone are asked for
        self._offered = Choosing((), (), (), ())
        kinds = [Option(kind, name) for kind, name in labels.KINDS.items()]
        self.kind = ChoiceField(labels.KIND, kinds, is_required=True)
        self.round = ChoiceField(labels.ROUND, [], is_required=True)
        self.meeting = ChoiceField(labels.MEETING, [], is_required=True)
        self.quarter = TextField(labels.QUARTER, is_required=True)
        formats = [Option(key, name) for key, name in labels.FORMATS.items()]
        self.format = ChoiceField(labels.FORMAT, formats, is_required=True)
        self.due = DateField(labels.DUE, today=today)
        routes = [Option(route, name) for route, name in labels.ROUTES.items()]
        self.route = ChoiceField(labels.ROUTE, routes)
        self.number = TextField(labels.NUMBER)
        self.reason = TextField(labels.REASON, placeholder=labels.REASON_HINT)
        self.which = ChoiceField(labels.WHICH, [*_WHICH], is_required=True)
        self.division = ChoiceField(labels.DIVISION, [_ALL], is_required=True)
        roles = [Option(role, word(role)) for role in MemberRole]
        self.role = ChoiceField(labels.ROLE, [_ANY, *roles], is_required=True)
        self.table = BodyTable()
        self.all, self.none = Button(labels.TICK_ALL, "check"), Button(labels.TICK_NONE, "x")
        self._stack = QStackedLayout()
        self._rows: dict[Field, QWidget] = {}
        self.kind.set_value(FormKind.DEMAND)
        self.format.set_value("xlsx")
        self.which.set_value(labels.SAME_DEMAND)
        self.division.set_value(_ALL.value)
        self.role.set_value(_ANY.value)
        self.quarter.set_value(Quarter.of(today).words)
        self._listen()
        self._put_together()
        self._show_fields()

    def offer(self, offered: Choosing, division: str | None) -> None:
        """Show whom can be asked; `division` is the code the window is narrowed to."""
        self._offered = offered
        self.round.set_options([Option(one.id, one.name) for one in offered.rounds])
        self.meeting.set_options([Option(one.id, one.name) for one in offered.meetings])
        divisions = [Option(one.id, one.name) for one in offered.divisions]
        self.division.set_options([_ALL, *divisions])
        if self.round.value() is None and offered.rounds:
            self.round.set_value(offered.rounds[0].id)
        if self.meeting.value() is None and offered.meetings:
            self.meeting.set_value(offered.meetings[0].id)
        narrowed = next((one.id for one in offered.divisions if one.number == division), None)
        if division is not None:
            self.division.set_value(narrowed or _ALL.value)
        self._show_bodies()

    def begin(self, kind: FormKind, bodies: Sequence[str]) -> None:
        """Another screen asks for a kind of form for some bodies."""
        self._wanted, self._demands = tuple(bodies), ()
        self.kind.choose(kind)
        self.which.set_options([*_WHICH])
        self.which.set_value(labels.SAME_DEMAND)
        self.division.set_value(_ALL.value)
        self.role.set_value(_ANY.value)
        self._show_bodies()

    def begin_demands(self, demands: Sequence[DemandChoice]) -> None:
        """The forms of some demands alone are asked for, of whoever filed them."""
        bodies = tuple(dict.fromkeys(one.body.id for one in demands))
        self.begin(FormKind.DEMAND, bodies)
        self._demands = tuple(demands)
        if demands:
            told = labels.forms_of([one.name for one in demands])
            self.which.set_options([*_WHICH, Option(labels.THESE_DEMANDS, told)])
            self.which.set_value(labels.THESE_DEMANDS)
        self._show_bodies()
        self.table.rows.tick(bodies)
        if bodies:
            self.table.set_current(bodies[0])
        self.due.set_value(self._day_of(demands))

    def show_request(self, request: Request, demands: Sequence[DemandChoice] = ()) -> None:
        """Choose what a request asks for, of whom, and nobody else."""
        if demands:
            self.begin_demands(demands)
            return
        self.begin(request.kind, (request.organization_id,))
        if request.round_id:
            self.round.set_value(request.round_id)
        if request.meeting_id:
            self.meeting.set_value(request.meeting_id)
        if request.quarter:
            self.quarter.set_value(Quarter.parse(request.quarter).words)
        is_ahead = request.due_on is not None and request.due_on >= self._today
        self.due.set_value(request.due_on if is_ahead else None)
        self.table.rows.tick((request.organization_id,))
        self.table.set_current(request.organization_id)

    @property
    def count(self) -> int:
        """How many bodies are ticked."""
        return len(self.table.ticked_ids)

    @property
    def wish(self) -> Wish:
        """What is to be asked of whom."""
        kind = FormKind(str(self.kind.value()))
        route = self.route.value()
        due, division = self.due.value(), self.division.value()
        return Wish(
            kind,
            tuple(body.id for body in self._everybody() if body.id in self.table.ticked_ids),
            due_on=due if isinstance(due, date) else None,
            division_id=_text(division),
            round_id=_text(self.round.value()) if kind is FormKind.DEMAND else None,
            meeting_id=_text(self.meeting.value()) if kind is FormKind.ATTENDANCE else None,
            quarter=_text(self.quarter.value()) if kind is FormKind.QUARTER else None,
            route=IntakeRoute(str(route)) if route else None,
            document_no=_text(self.number.value()),
            reason=_text(self.reason.value()),
            is_another=kind is FormKind.DEMAND and self.which.value() == labels.ANOTHER_DEMAND,
            demands=self._asked_demands() if kind is FormKind.DEMAND else (),
        )

    @property
    def fields(self) -> Sequence[Field]:
        """All fields in their order."""
        return tuple(self._rows)

    def settle(self) -> None:
        """Take what is typed."""
        for field in self.fields:
            field.settle()

    def _listen(self) -> None:
        self.kind.left.connect(lambda _kind: self._show_fields())
        self.division.left.connect(lambda _division: self._show_bodies())
        self.role.left.connect(lambda _role: self._show_bodies())
        self.table.rows.ticks_changed.connect(self.changed)
        self.all.clicked.connect(lambda: self.table.rows.tick(self._shown_ids()))
        self.none.clicked.connect(lambda: self.table.rows.tick(()))

    def _show_fields(self) -> None:
        kind = self.kind.value()
        asks = {
            self.round: kind == FormKind.DEMAND,
            self.which: kind == FormKind.DEMAND,
            self.reason: kind == FormKind.DEMAND,
            self.meeting: kind == FormKind.ATTENDANCE,
            self.quarter: kind == FormKind.QUARTER,
        }
        for field, is_shown in asks.items():
            self._rows[field].setVisible(is_shown)
        self.changed.emit()

    def _show_bodies(self) -> None:
        """Show the bodies of a division and role; ticks of those not seen are taken away."""
        bodies = self._bodies()
        divisions = {one.id: one.name for one in self._offered.divisions}
        ids = [body.id for body in bodies]
        kept = (self.table.ticked_ids | set(self._wanted)) & set(ids)
        self._wanted = self._wanted if not ids else ()
        self.table.rows.offer(body_rows(bodies, divisions), ids, kept)
        self._stack.setCurrentIndex(0 if bodies else 1)
        if bodies:
            self.table.selectRow(0)
        self.changed.emit()

    def _bodies(self) -> Sequence[BodyChoice]:
        """The bodies of a division and role; first whose demands were chosen."""
        role = _text(self.role.value())
        division = _text(self.division.value())
        found = self._offered.bodies_of(division, MemberRole(role) if role else None)
        known = {body.id: body for body in found}
        own = {one.body.id: known.get(one.body.id, one.body) for one in self._demands}
        return (*own.values(), *(body for body in found if body.id not in own))

    def _everybody(self) -> Sequence[BodyChoice]:
        """The bodies that are offered, and the applicants that sit in no division."""
        ids = {body.id for body in self._offered.bodies}
        others = {one.body.id: one.body for one in self._demands if one.body.id not in ids}
        return (*others.values(), *self._offered.bodies)

    def _asked_demands(self) -> tuple[str, ...]:
        """The demands whose applicants are ticked, where demands were chosen."""
        if self.which.value() != labels.THESE_DEMANDS:
            return ()
        ticked = self.table.ticked_ids
        return tuple(one.id for one in self._demands if one.body.id in ticked)

    def _day_of(self, demands: Sequence[DemandChoice]) -> date | None:
        """The day demands are due on, where it is one and still to come."""
        days = {one.due_on for one in demands}
        day = days.pop() if len(days) == 1 else None
        return day if day is not None and day >= self._today else None

    def _shown_ids(self) -> list[object]:
        return [body.id for body in self._bodies()]

    def _put_together(self) -> None:
        u, side = theme().u, QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(4 * u, 3 * u, 4 * u, 4 * u)
        column.setSpacing(u)
        for field in (
            self.kind,
            self.round,
            self.which,
            self.meeting,
            self.quarter,
            self.due,
            self.format,
            self.route,
            self.number,
            self.reason,
        ):
            column.addWidget(self._row_of(field))
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("bare")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFixedWidth(theme().px(SIDE))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(area)
        row.addWidget(rule(is_vertical=True))
        row.addLayout(self._right(), 1)

    def _row_of(self, field: Field) -> QWidget:
        """A field under its label; both are seen or neither."""
        holder = self._rows[field] = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, theme().u)
        column.setSpacing(theme().u)
        column.addWidget(Line(field.label, "label", "text2"))
        column.addWidget(field)
        return holder

    def _right(self) -> QVBoxLayout:
        u = theme().u
        bar = QHBoxLayout()
        bar.setContentsMargins(4 * u, 3 * u, 4 * u, 0)
        bar.setSpacing(2 * u)
        bar.addWidget(Line(labels.BODIES, "h2"))
        bar.addStretch(1)
        for button in (self.all, self.none):
            bar.addWidget(button)
        narrowing = QHBoxLayout()
        narrowing.setContentsMargins(4 * u, 2 * u, 4 * u, 3 * u)
        narrowing.setSpacing(2 * u)
        for field, wide in ((self.division, 48), (self.role, 36)):
            field.setMaximumWidth(theme().px(wide))
            narrowing.addWidget(Line(field.label, "body", "text2"))
            narrowing.addWidget(field, wide)
        narrowing.addStretch(1)
        holder, nobody = QWidget(), Placeholder("users", labels.NO_BODIES, labels.NO_BODIES_WHY)
        holder.setLayout(self._stack)
        self._stack.addWidget(self.table)
        self._stack.addWidget(nobody)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addLayout(bar)
        column.addLayout(narrowing)
        column.addWidget(holder, 1)
        return column


def _text(value: object) -> str | None:
    return str(value) if value else None
