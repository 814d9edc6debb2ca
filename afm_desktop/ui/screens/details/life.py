"""Where a demand stands, and the steps that may follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.dates import day_words, short_day_words, weekday_words
from afm_desktop.domain.enums import DemandStatus as S
from afm_desktop.domain.errors import AfmError
from afm_desktop.domain.words import word
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.services.details.model import DemandFacts, LifeMove, Whereabouts
from afm_desktop.services.details.model import LifeStep as Station
from afm_desktop.ui.labels import details as labels
from afm_desktop.ui.labels import filing
from afm_desktop.ui.places import Place
from afm_desktop.ui.screens.details.ask import Ask
from afm_desktop.ui.screens.details.bench import Bench
from afm_desktop.ui.screens.details.drafts import AskDraft, StepDraft
from afm_desktop.ui.screens.details.typed_fields import ReferenceField
from afm_desktop.ui.screens.records.kinds.looks import DEMAND
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.fields import DateField, Field, LongTextField, Option
from afm_desktop.ui.widgets.life_cycle_strip import DONE, NEXT, NOW, LifeCycleStrip, Step
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.notice import Notice
from afm_desktop.ui.widgets.popup_menu import PopupMenu

_STATES = {Whereabouts.DONE: DONE, Whereabouts.NOW: NOW, Whereabouts.AHEAD: NEXT}
PAPERS, DOSSIER = "screen.reports", PaperKind.DEMAND_DOSSIER.value
_BESIDE = 2
"""Buttons that stand open; the rest are in the menu beside them."""


class LifePanel(QWidget):
    """Strip, notice, the next steps as buttons, and what one of them asks."""

    blamed = Signal(str, str)  # the field a refused step names, and why

    def __init__(self, bench: Bench, id: str) -> None:
        super().__init__()
        self._bench, self._id = bench, id
        self._facts: DemandFacts | None = None
        self.ask: Ask | None = None
        self._asked: S | None = None
        self.moves: dict[S, Button] = {}
        self.strip, self.notice = LifeCycleStrip(), Notice()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme().px(2))
        self.filing = Button(filing.OPEN_COMMAND, "file-pen-line", "link")
        self.filing.clicked.connect(self._open_filing)
        self._holder = QWidget()
        self._holder.setLayout(self._buttons)
        self._buttons.setContentsMargins(0, 0, 0, 0)
        self.refusal = Line("", "caption", "danger", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.set_gap(3)
        for widget in (self.strip, self.notice, self._holder, self.refusal):
            self._column.addWidget(widget)
        self._column.addLayout(self._ways())
        self.notice.hide()
        self.refusal.hide()

    def _ways(self) -> QHBoxLayout:
        """To the form of the demand, and to its paper where this office has papers."""
        self.dossier = Button(labels.DOSSIER_PAPER, "printer", "link")
        self.dossier.clicked.connect(self._open_dossier)
        row = QHBoxLayout()
        row.setSpacing(theme().px(4))
        row.addWidget(self.filing)
        row.addWidget(self.dossier)
        row.addStretch(1)
        if not self._bench.context.commands.is_bound(PAPERS):
            self.dossier.hide()  # shown before it has a parent, it would be a window
        return row

    def set_gap(self, units: float) -> None:
        """How far apart strip, notice and steps stand."""
        self._column.setSpacing(theme().px(units))

    def show_facts(self, id: str, facts: DemandFacts, *, may_edit: bool) -> None:
        """Show where a demand stands now."""
        if id != self._id:
            self.end_ask()
        is_other = id != self._id or self._facts is None or facts.moves != self._facts.moves
        self._id, self._facts = id, facts
        self._show_strip(facts)
        self._show_notice(facts)
        if is_other:
            self.refusal.hide()
            self._show_moves(facts.moves)
        self._holder.setVisible(may_edit and bool(facts.moves))
        if self._asked is not None and self._asked not in [one.status for one in facts.moves]:
            self.end_ask()

    def has_drafts(self) -> bool:
        """Whether something typed into a question is not in the file."""
        return self.ask is not None and self.ask.has_drafts()

    def draft(self) -> StepDraft | None:
        """The step that is asked about, with what was typed."""
        asked = self.ask.draft() if self.ask is not None else None
        if asked is not None:
            return StepDraft(self._asked, asked)
        said = "" if self.refusal.isHidden() else self.refusal.text()
        return StepDraft(None, AskDraft({}, said)) if said else None

    def take_up(self, draft: StepDraft) -> None:
        """Ask about a step again, with what was typed."""
        if draft.status is None:
            self._say_refused(draft.asked.said)
            return
        moves = self._facts.moves if self._facts is not None else ()
        move = next((one for one in moves if one.status is draft.status), None)
        if move is not None:
            self.begin(move)
            if self.ask is not None:
                self.ask.take_up(draft.asked)

    def end_ask(self) -> None:
        """Take the question away."""
        ask, self.ask, asked, self._asked = self.ask, None, self._asked, None
        if ask is None:
            return
        had_focus = any(field.hasFocus() for field in ask.fields.values()) or ask.do.hasFocus()
        ask.hide()
        ask.deleteLater()
        if asked in self.moves and had_focus:
            self.moves[asked].setFocus()

    # ------------------------------------------------ showing

    def _show_strip(self, facts: DemandFacts) -> None:
        look = DEMAND[facts.status]
        self.strip.set_steps(steps_of(facts.steps), look.tone, look.glyph)

    def _show_notice(self, facts: DemandFacts) -> None:
        waits = facts.status is S.SUPPLEMENT
        is_worth = waits or (bool(facts.reason) and not facts.moves)
        self.notice.setVisible(is_worth)
        if not is_worth:
            return
        said = labels.SINCE.format(
            status=word(facts.status), day=weekday_words(facts.since) if facts.since else ""
        ).strip()
        elapsed = self._elapsed(facts.since) if waits else ""
        tone = Tone.WARNING if waits else Tone.NEUTRAL
        self.notice.set_notice(said, facts.reason or "", elapsed, tone)

    def _elapsed(self, since: date | None) -> str:
        days = (self._today - since).days if since else 0
        if since is None or days < 0:
            return ""
        return labels.ELAPSED.format(days=days) if days else labels.SINCE_TODAY

    def _show_moves(self, moves: Sequence[LifeMove]) -> None:
        while self._buttons.count():
            item = self._buttons.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.moves = {}
        for number, move in enumerate(moves[:_BESIDE]):
            variant = "primary" if number == 0 and not move.asks_reason else "secondary"
            button = Button(self._words(move), "check" if variant == "primary" else "", variant)
            button.clicked.connect(partial(self._pressed, move))
            self.moves[move.status] = button
            self._buttons.addWidget(button)
        rest = moves[_BESIDE:]
        if rest:
            more = Button("", "ellipsis", "secondary", labels.OTHER_MOVES)
            more.clicked.connect(lambda: self._open_menu(more, rest))
            self._buttons.addWidget(more)
        self._buttons.addStretch(1)

    def _has_form(self) -> bool:
        try:
            self._bench.desk.filing.sheet(self._id)
        except AfmError:
            return False
        return True

    def _open_filing(self) -> None:
        self._bench.context.navigate(Place("filing", self._id))

    def _open_dossier(self) -> None:
        self._bench.context.navigate(Place("reports", DOSSIER, (("demand", (self._id,)),)))

    def _words(self, move: LifeMove) -> str:
        is_back = self._facts is not None and self._facts.status is S.SUPPLEMENT
        return (
            labels.SETTLED if is_back and move.status is S.REVIEWING else labels.MOVES[move.status]
        )

    def _open_menu(self, button: Button, moves: Sequence[LifeMove]) -> None:
        menu = PopupMenu(button, labels.OTHER_MOVES)
        for move in moves:
            menu.add(self._words(move), partial(self.begin, move))
        menu.open_under(button)

    # ------------------------------------------------ steps

    def _pressed(self, move: LifeMove, _on: bool = False) -> None:
        self.begin(move)

    def begin(self, move: LifeMove) -> None:
        """Take a step, or ask for the one thing it needs."""
        self.refusal.hide()
        self.end_ask()
        if move.status is S.SUBMITTED and self._has_form():
            # What its round asks is checked there before it is filed.
            page = (("page", ("check",)),)
            self._bench.context.navigate(Place("filing", self._id, page))
            return
        if move.asks_demand:
            self._ask(move, {"merged_into": self._demand_field()})
        elif move.asks_reason:
            self._ask(move, self._reason_fields(move))
        elif move.status is S.CANDIDATE:
            self._check(move)
        else:
            self._move(move.status, {})

    def _check(self, move: LifeMove) -> None:
        """Ask once more where items of the checklist are left that nobody looked at."""
        screening, id_ = self._bench.desk.screening, self._id

        def go_on(count: int) -> None:
            if self._id != id_:
                return
            if count:
                self._ask(move, {}, labels.UNCHECKED.format(count=count))
            else:
                self._move(move.status, {})

        self._bench.bridge.read(lambda: screening.unchecked([id_]), go_on, self._not_moved)

    def _reason_fields(self, move: LifeMove) -> Mapping[str, Field]:
        """Why, and of what is returned until when."""
        reason = LongTextField(labels.REASON, placeholder=labels.REASON_HINT)
        if move.status is not S.SUPPLEMENT:
            return {"reason": reason}
        return {"reason": reason, "due_on": DateField(labels.DUE, today=self._today)}

    @property
    def _today(self) -> date:
        return self._bench.desk.workspace.today

    def _ask(self, move: LifeMove, fields: Mapping[str, Field], said: str = "") -> None:
        ask = Ask(fields, labels.MOVE_DO[move.status], required=tuple(fields), said=said)
        ask.done.connect(lambda values: self._move(move.status, values))
        ask.cancelled.connect(self.end_ask)
        self.ask, self._asked = ask, move.status
        self._column.addWidget(ask)
        ask.start()

    def _demand_field(self) -> Field:
        details, own = self._bench.desk.details, self._id

        def find(text: str) -> Sequence[Option]:
            try:
                found = details.suggest("demands", text)
            except AfmError:
                return ()
            return [Option(one.id, one.title, one.note or "") for one in found if one.id != own]

        return ReferenceField(labels.MERGE_INTO, find, is_quiet=False)

    def _move(self, status: S, values: Mapping[str, object]) -> None:
        demands, id_ = self._bench.desk.demands, self._id
        for button in self.moves.values():
            button.setEnabled(False)
        self._bench.bridge.write(
            lambda: demands.move(id_, to=status, **values),  # type: ignore[arg-type]
            lambda number: self._moved(status, number),
            self._not_moved,
        )

    def _moved(self, status: S, number: str | None) -> None:
        said = labels.MOVED.format(status=word(status))
        if status is S.RECEIVED and number:
            said = labels.MOVED_WITH_NO.format(status=word(status), number=number)
        self._bench.context.toast(said, undo=True)
        self._enable()
        self.end_ask()

    def _not_moved(self, error: AfmError) -> None:
        self._enable()
        if self.ask is not None:
            self.ask.refuse(str(error))
            return
        self._say_refused(str(error))
        self.blamed.emit(getattr(error, "field", None) or "", str(error))

    def _say_refused(self, sentence: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()

    def _enable(self) -> None:
        for button in self.moves.values():
            button.setEnabled(True)


def steps_of(stations: Sequence[Station]) -> list[Step]:
    """The steps with their days; the year stands where it is not that of the day before."""
    found, year = [], 0
    for one in stations:
        day = day_words(one.on) if one.on else ""
        short = short_day_words(one.on) if one.on and one.on.year == year else ""
        year = one.on.year if one.on else year
        found.append(Step(word(one.status), day, _STATES[one.where], short))
    return found
