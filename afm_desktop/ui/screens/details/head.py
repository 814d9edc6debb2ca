"""What stands above the tabs of a record: its title, its place, and what may be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from afm_desktop.domain.enums import Confidentiality, OrganizationEventKind, ProjectSignal
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.domain.words import word
from afm_desktop.services.details.model import Detail
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.labels.secrecy import marks
from afm_desktop.ui.screens.details.ask import Ask
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.life import LifePanel
from afm_desktop.ui.screens.details.remark import Remark
from afm_desktop.ui.screens.details.tag_row import TagRow
from afm_desktop.ui.screens.records.kinds.looks import SIGNAL
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.fields import TextField
from afm_desktop.ui.widgets.line import Line

_UNDER_TITLE = 1


class Head(QWidget):
    """Title, firm · division, strip, notice and actions."""

    blamed = Signal(str, str)
    reveal_asked = Signal(str)  # the reason
    dropped = Signal()

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self._bench = bench
        self.title, self.subtitle = Line("", "h2", wrap=True), Line("", "body", "text2", wrap=True)
        self.lock, self.remark = Remark("lock"), Remark("info")
        self.signal, self.tags = Chip(""), TagRow(bench)
        self.life: LifePanel | None = None
        self.ask: Ask | None = None
        self.reveal = Button(labels.SHOW_IN_FULL, "eye")
        self.drop = Button(labels.DROP, "x")
        self.reveal.clicked.connect(self._ask_reason)
        self.drop.clicked.connect(self.dropped)
        self._column = QVBoxLayout(self)
        u = theme().u
        self._column.setContentsMargins(0, 0, 0, 0)
        self._gap = 3.0
        names = QVBoxLayout()
        names.setSpacing(u)
        names.addWidget(self.title)
        names.addWidget(self.subtitle)
        self._column.addLayout(names)
        for widget in (self.tags, self.signal, self.lock, self.remark, self.reveal, self.drop):
            self._column.addWidget(widget)
            widget.hide()
        self.set_tight(False)

    def set_tight(self, is_tight: bool) -> None:
        """Closer together where the pane is low, so that what can be done stays in sight."""
        self._gap = 1.5 if is_tight else 3.0
        self._column.setSpacing(theme().px(self._gap))
        self._is_tight = is_tight
        self._place_tags()
        if self.life is not None:
            self.life.set_gap(self._gap)

    def show_detail(self, detail: Detail, why_not: str) -> None:
        """Show what the file holds now."""
        self.title.setText(detail.title)
        under = [part for part in detail.subtitle if part != _number(detail)]
        self._say(self.subtitle, labels.BETWEEN.join(under))
        self.tags.show_detail(detail, may_edit=not why_not)
        self._show_signal(detail)
        self.lock.say(why_not)
        self.remark.say(remark_of(detail))
        self.drop.hide()
        if detail.demand is not None:
            if self.life is None:
                self.life = LifePanel(self._bench, detail.id)
                self.life.blamed.connect(self.blamed)
                self.life.set_gap(self._gap)
                self._column.addWidget(self.life)
                self._place_tags()
            self.life.show_facts(detail.id, detail.demand, may_edit=not why_not)

    def show_new(self, table: str, missing: str, *, is_kept: bool = False) -> None:
        """Say what a new record needs to exist."""
        self.title.setText(labels.NEW.format(noun=NOUNS[table].name))
        self.subtitle.hide()
        self.tags.hide()
        self.lock.say("")
        said = labels.NEW_KEPT if is_kept else labels.NEW_WHY
        self.remark.say(said.format(fields=missing) if missing else "", "info")
        self.drop.show()

    def show_masked(self, is_masked: bool, *, is_in_full: bool) -> None:
        """Offer to see a person in full, or say that one does."""
        if is_masked or is_in_full:
            said = labels.IN_FULL if is_in_full else labels.MASKED
            self.remark.say(said, "eye" if is_in_full else "eye-off")
        self.reveal.setVisible(is_masked and self.ask is None)
        if not is_masked:
            self.end_ask()

    def has_drafts(self) -> bool:
        """Whether something typed into a question waits."""
        asked = self.ask is not None and self.ask.has_drafts()
        return asked or (self.life is not None and self.life.has_drafts())

    def end_ask(self) -> None:
        """Take the question away."""
        ask, self.ask = self.ask, None
        if ask is not None:
            ask.hide()
            ask.deleteLater()

    def _place_tags(self) -> None:
        """Under the title; where the pane is low, under what can be done with the record."""
        self._column.removeWidget(self.tags)
        place = self._column.count() if self._is_tight else _UNDER_TITLE
        self._column.insertWidget(place, self.tags)

    def _show_signal(self, detail: Detail) -> None:
        """추진상태 of a project, as in its list; for whose eyes a demand is, as on its papers."""
        if detail.demand is not None:
            level = detail.field("confidentiality").value
            marked = marks(
                level if isinstance(level, Confidentiality) else None,
                is_core_technology=bool(detail.field("is_core_technology").value),
            )
            self.signal.set_state(labels.BETWEEN.join(marked), Tone.WARNING)
            self.signal.setVisible(bool(marked))
            return
        value = detail.field("signal").value if detail.project is not None else None
        if isinstance(value, ProjectSignal):
            look = SIGNAL[value]
            self.signal.set_state(word(value), look.tone, look.glyph)
        self.signal.setVisible(value is not None)

    def _ask_reason(self) -> None:
        field = TextField(labels.WHY_FULL, placeholder=labels.WHY_FULL_HINT)
        self.ask = Ask({"reason": field}, labels.SHOW, required=("reason",))
        self.ask.done.connect(self._reveal)
        self.ask.cancelled.connect(self._keep_masked)
        self._column.addWidget(self.ask)
        self.reveal.hide()
        self.ask.start()

    def _reveal(self, values: Mapping[str, object]) -> None:
        self.reveal_asked.emit(str(values["reason"]))

    def _keep_masked(self) -> None:
        self.end_ask()
        self.reveal.show()
        self.reveal.setFocus()

    def _say(self, line: Line, text: str) -> None:
        line.setText(text)
        line.setVisible(bool(text))
        line.updateGeometry()


def id_words(detail: Detail) -> str:
    """What the line above says: 접수번호 of a demand, else the kind of record."""
    return _number(detail) or NOUNS[detail.table].name


def _number(detail: Detail) -> str:
    if detail.table != "demands":
        return ""
    return str(detail.field("intake_no").value or "")


def remark_of(detail: Detail) -> str:
    """What has to be known before anything else is read: merged, gone, or inferred."""
    if detail.table == "organizations":
        into = detail.field("merged_into_id").shown
        return labels.merged_body(into) if into else _gone(detail)
    project = detail.project
    return labels.IS_INFERRED if project is not None and project.is_inferred else ""


def _gone(detail: Detail) -> str:
    """That a firm is there no more, since when, and who follows."""
    events = next((one.rows for one in detail.related if one.key == "events"), ())
    for row in reversed(events):
        on, kind, successor, _told = row.values
        if not isinstance(kind, OrganizationEventKind) or not isinstance(on, date):
            continue
        if kind in labels.GONE_BODY:
            return labels.gone_body(on, kind, str(successor or ""))
    return ""
