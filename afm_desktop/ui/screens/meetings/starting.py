"""새 회의: on one card, from nothing, after the last one or after a template."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtWidgets import QWidget

from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.tables import meeting_kinds
from afm_desktop.services.desk import Desk
from afm_desktop.services.meetings.model import (
    DIVISION_MEETING,
    Copied,
    MeetingHead,
    NewMeeting,
    Proposal,
    TemplateRow,
)
from afm_desktop.ui.labels import meeting_starts as labels
from afm_desktop.ui.screens.bodies.dialog import BodyDialog, labelled
from afm_desktop.ui.screens.details.typed_fields import MomentField
from afm_desktop.ui.screens.screen import ScreenContext
from afm_desktop.ui.theme import theme
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.fields import ChoiceField, Option, TextField
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.tooltip import announce

_WIDE, _HIGH = 128, 104
_SLOT = "meeting.proposal"
ALLIANCE = ""
"""The choice of a meeting of no division."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a new meeting begins from; nothing where both are None."""

    source: MeetingHead | None = None
    """The meeting that is copied."""
    templates: Sequence[TemplateRow] = ()
    """Those to choose from, where it is made after a template."""


class StartDialog(BodyDialog):
    """Says how it will be called while one types; `then` is told the new id."""

    def __init__(
        self,
        host: QWidget,
        context: ScreenContext,
        beginning: Beginning,
        division: str | None,
        then: Callable[[str], None],
    ) -> None:
        title, about = labels.title_of(beginning.source is not None, bool(beginning.templates))
        super().__init__(host, context, title, about, width_units=_WIDE)
        self._beginning, self._then = beginning, then
        self.fields = self._fields(division)
        self.called = Line("", "strong", wrap=True)
        self.told = Line("", "body", "danger", wrap=True)
        self.enter, self.cancel = Button(labels.START, "check", "primary"), Button(labels.CANCEL)
        self._put_together()
        self.full_height = theme().px(_HIGH)
        self.fit()
        self._propose()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return next(iter(self.fields.values()))

    def order(self) -> None:
        """Write the meeting down."""
        if not all(field.settle() for field in self.fields.values()):
            return
        desk, work = self.desk, self._work()
        self.enter.setEnabled(False)
        self.context.bridge.write(lambda: work(desk), self._done, self._refuse)

    # --- what is asked ----------------------------------------------------------------------------

    def _fields(self, division: str | None) -> dict[str, Field]:
        today, found = self.desk.workspace.today, dict[str, Field]()
        source, templates = self._beginning.source, self._beginning.templates
        if templates:
            options = [Option(one.id, one.title, one.kind_name) for one in templates]
            found["template"] = ChoiceField(labels.TEMPLATE, options, is_required=True)
            found["template"].set_value(templates[0].id)
        elif source is None:
            found |= self._series_fields(division)
        found["starts_at"] = MomentField(labels.STARTS, today=today, placeholder=labels.STARTS_HINT)
        found["ends_at"] = MomentField(labels.ENDS, today=today, placeholder=labels.ENDS_HINT)
        if source is None and not templates:
            found["place"] = TextField(labels.PLACE)
        for key in ("starts_at", "ends_at"):
            found[key].set_value(None)
        return found

    def _series_fields(self, division: str | None) -> dict[str, Field]:
        names = self.desk.divisions.names()
        bodies = [Option(one.id, one.name) for one in names]
        bodies.append(Option(ALLIANCE, labels.ALLIANCE))
        own = next((one.id for one in names if one.code == division), None)
        body = ChoiceField(labels.BODY, bodies, is_required=True)
        body.set_value(own or (names[0].id if names else ALLIANCE))
        kinds = [Option(one.code, one.name) for one in meeting_kinds()]
        kind = ChoiceField(labels.KIND, kinds, is_required=True)
        kind.set_value(DIVISION_MEETING)
        series = TextField(labels.SERIES, placeholder=labels.SERIES_HINT)
        for field in (body, kind, series):
            field.left.connect(lambda _value: self._propose())
        return {"body": body, "kind": kind, "series": series}

    def _propose(self) -> None:
        """Say how the meeting will be called."""
        if "body" not in self.fields:
            self.called.hide()
            return
        meetings, division = self.desk.meetings, self._value("body") or None
        kind, series = str(self._value("kind")), self._value("series")
        self.context.bridge.read(
            lambda: meetings.propose(
                division if isinstance(division, str) else None,
                kind,
                series=str(series) if series else None,
            ),
            self._show_proposal,
            slot=_SLOT,
        )

    def _show_proposal(self, found: Proposal) -> None:
        self.called.setText(found.title)

    def _value(self, key: str) -> object:
        return self.fields[key].value()

    def _moment(self, key: str) -> datetime | None:
        value = self._value(key)
        return value if isinstance(value, datetime) else None

    def _work(self) -> Callable[[Desk], str]:
        starts, ends = self._moment("starts_at"), self._moment("ends_at")
        source = self._beginning.source
        if source is not None:
            id_ = source.id
            return lambda desk: _id(desk.meetings.copy(id_, starts, ends))
        if "template" in self.fields:
            template = str(self._value("template"))
            new = NewMeeting(starts_at=starts, ends_at=ends)
            return lambda desk: _id(desk.meetings.from_template(template, new))
        series, place = self._value("series"), self._value("place")
        wanted = NewMeeting(
            division_id=str(self._value("body")) or None,
            kind=str(self._value("kind")),
            series=str(series) if series else None,
            starts_at=starts,
            ends_at=ends,
            place=str(place) if place else None,
        )
        return lambda desk: desk.meetings.create(wanted, follows=True)

    # --- putting together -------------------------------------------------------------------------

    def _put_together(self) -> None:
        content = self.content
        content.space(3)
        for field in self.fields.values():
            content.add(labelled(field.label, field))
        content.add(self.called)
        self.bottom.addWidget(self.told)
        self.told.hide()
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.enter)
        self.cancel.clicked.connect(self.close_overlay)
        self.enter.clicked.connect(self.order)

    def _done(self, id: str) -> None:
        self.close_overlay()
        self.context.toast(labels.STARTED, undo=True)
        self._then(id)

    def _refuse(self, error: AfmError) -> None:
        self.enter.setEnabled(True)
        self.told.setText(str(error))
        self.told.show()
        announce(self, str(error))


def _id(copied: Copied) -> str:
    return copied.id


def ask_start(context: ScreenContext, beginning: Beginning, then: Callable[[str], None]) -> None:
    """Ask over the window."""

    def make(host: QWidget) -> tuple[StartDialog, QWidget]:
        made = StartDialog(host, context, beginning, context.scope.division, then)
        return made, made.first

    context.frame.cover(make)
