"""회의록·보관 문서: versions of the minutes and their approval, and papers as they went out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from afm_desktop.domain.enums import MinutesState
from afm_desktop.services.desk import Desk
from afm_desktop.services.kept_papers import ToKeep
from afm_desktop.services.meetings.model import MeetingSheet, MinutesRow
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.labels import meeting_results as labels
from afm_desktop.ui.screens.details.ask import Ask
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.kept import KeptPapers
from afm_desktop.ui.screens.meetings.page import MeetingPage
from afm_desktop.ui.tasks import Progress
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.fields import LongTextField
from afm_desktop.ui.widgets.form import SectionTitle
from afm_desktop.ui.widgets.line import Line, rule

_LOOKS = {
    MinutesState.DRAFT: (Tone.NEUTRAL, Glyph.DASHED),
    MinutesState.CIRCULATED: (Tone.INFO, Glyph.HALF),
    MinutesState.APPROVED: (Tone.SUCCESS, Glyph.TICK),
}


@dataclass(frozen=True, slots=True)
class _Step:
    """A step of a version of the minutes of a meeting; `within` is where it is approved.

    None is circulated; without a name it is approved in writing.
    """

    meeting: str
    work: Callable[..., Any]
    said: str
    within: str | None = None


def _paper(desk: Desk, step: _Step, tell: Progress) -> ToKeep | None:
    from afm_desktop.reports import minutes_keeping  # noqa: PLC0415 - ReportLab

    meeting, today = desk.printed_meetings.of(step.meeting), desk.workspace.today
    if step.within is None:
        return minutes_keeping.circulated(meeting, today, tell)
    return minutes_keeping.approved(meeting, today, step.within or None, tell)


class MinutesPage(MeetingPage):
    """The latest version first; what may be done with it stands beside it."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting)
        self.ask: Ask | None = None
        self.buttons: dict[str, Button] = {}
        self.kept_buttons: dict[int, Button] = {}
        self.draft = Button(labels.DRAFT, "file-pen-line")
        self.draft.clicked.connect(self._begin)
        self._versions = QWidget()
        self.kept = KeptPapers(acting)
        self.column.addWidget(self._versions)
        self.column.addWidget(self.draft, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self.kept)
        self._count = 0

    def show_sheet(self, sheet: MeetingSheet, *, may: bool) -> None:
        self._end()
        self.buttons, self.kept_buttons, self._count = {}, {}, len(sheet.minutes)
        old, self._versions = self._versions, QWidget()
        column = QVBoxLayout(self._versions)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        latest = sheet.minutes[-1] if sheet.minutes else None
        last = sheet.last_minutes[-1] if sheet.last_minutes else None
        if last is not None and last.state is not MinutesState.APPROVED:
            self._section(column, labels.LAST_TITLE, [last], self._of_last(last, sheet, may))
        self._section(column, labels.MINUTES_TITLE, sheet.minutes[::-1], self._of_own(latest, may))
        if latest is None:
            column.addWidget(Line(labels.NO_MINUTES, "body", "text2", wrap=True))
        self.column.replaceWidget(old, self._versions)
        old.hide()
        old.deleteLater()
        is_open = latest is None or latest.state is MinutesState.CIRCULATED
        self.draft.setText(labels.DRAFT if latest is None else labels.DRAFT_NEXT)
        self.draft.setVisible(may and is_open and not sheet.head.is_template)
        self.kept.show_papers(sheet.papers)

    def begin(self) -> None:
        where = next(iter(self.buttons.values()), self.draft)
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def has_drafts(self) -> bool:
        return self.ask is not None and self.ask.has_drafts()

    # --- versions ---------------------------------------------------------------------------------

    def _section(
        self,
        column: QVBoxLayout,
        title: str,
        rows: Sequence[MinutesRow],
        buttons: Sequence[Button],
    ) -> None:
        column.addWidget(SectionTitle(title))
        for place, row in enumerate(rows):
            line = QHBoxLayout()
            line.setContentsMargins(0, theme().px(1), 0, theme().px(1))
            line.setSpacing(theme().px(2))
            line.addWidget(Chip(labels.minutes_words(row), *_LOOKS[row.state]))
            line.addWidget(Line(labels.course_words(row), "body", "text2", wrap=True), 1)
            if row.paper_id is not None:
                line.addWidget(self._kept_button(row))
            for button in buttons if place == 0 else ():
                line.addWidget(button)
            column.addLayout(line)
            column.addWidget(rule())

    def _of_own(self, row: MinutesRow | None, may: bool) -> list[Button]:
        if row is None or not may or row.state is MinutesState.APPROVED:
            return []
        outcomes = self.acting.desk.outcomes
        found = []
        if row.state is MinutesState.DRAFT:
            step = _Step(self.acting.id, partial(outcomes.circulate, row.id), labels.CIRCULATED)
            found.append(self._made("circulate", labels.CIRCULATE, step))
        step = _Step(self.acting.id, partial(outcomes.approve, row.id), labels.APPROVED, "")
        found.append(self._made("approve", labels.APPROVE, step))
        return found

    def _of_last(self, row: MinutesRow, sheet: MeetingSheet, may: bool) -> list[Button]:
        if not may:
            return []
        outcomes = self.acting.desk.outcomes
        work = partial(outcomes.approve, row.id, in_id=sheet.head.id)
        step = _Step(sheet.head.previous_id or "", work, labels.APPROVED, sheet.head.title)
        return [self._made("approve_last", labels.APPROVE_HERE, step)]

    def _made(self, key: str, text: str, step: _Step) -> Button:
        button = Button(text, "check")
        button.clicked.connect(lambda _on=False: self._take(step))
        self.buttons[key] = button
        return button

    def _take(self, step: _Step) -> None:
        """The paper of the version is made first, and kept in the gesture of the step."""
        desk = self.acting.desk
        self.acting.context.bridge.run(
            labels.KEEPING,
            lambda progress, _token: _paper(desk, step, progress),
            lambda paper: self.acting.do(partial(step.work, paper=paper), step.said),
            lambda error: self.acting.refused.emit(str(error)),
        )

    def _kept_button(self, row: MinutesRow) -> Button:
        """Opens the very paper that was kept with a version."""
        button = Button(labels.OPEN_KEPT, "external-link", "link")
        button.clicked.connect(lambda _on=False: self.kept.open(row.paper_id or ""))
        self.kept_buttons[row.version] = button
        return button

    # --- a new version ----------------------------------------------------------------------------

    def _begin(self) -> None:
        """From the second version on it says what it changes."""
        self._end()
        if not self._count:
            self._write({})
            return
        self.ask = Ask({"changes": LongTextField(labels.WHAT_CHANGES)}, labels.DRAFT_DO,
                       required=("changes",))  # fmt: skip
        self.ask.done.connect(self._write)
        self.ask.cancelled.connect(self._end)
        self.column.insertWidget(2, self.ask)
        self.ask.start()

    def _write(self, values: Mapping[str, Any]) -> None:
        outcomes, id_ = self.acting.desk.outcomes, self.acting.id
        self.acting.do(
            lambda: outcomes.draft_minutes(id_, changes=values.get("changes")), labels.DRAFTED
        )

    def _end(self) -> None:
        ask, self.ask = self.ask, None
        if ask is not None:
            ask.hide()
            ask.deleteLater()
