"""참석자: who is invited, who came, and whether the meeting may decide."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from afm_desktop.domain.enums import AttendanceRole
from afm_desktop.domain.enums import AttendanceStatus as S
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import Invitee, MeetingSheet, Quorum
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.entry_row import EntryRow
from afm_desktop.ui.screens.meetings.page import MeetingPage
from afm_desktop.ui.screens.meetings.roster_table import RosterTable
from afm_desktop.ui.theme import theme
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.button import Button
from afm_desktop.ui.widgets.chip import Chip
from afm_desktop.ui.widgets.fields import ChoiceField, Option, TextField
from afm_desktop.ui.widgets.flow import Flow
from afm_desktop.ui.widgets.line import Line
from afm_desktop.ui.widgets.option_list import OptionPopup

_LIST = 80  # units of the list a person is chosen from
PROPOSED = "meeting.proposed"


class RosterPage(MeetingPage):
    """Quorum, the grid, and the ways onto the roster."""

    def __init__(self, acting: Acting) -> None:
        super().__init__(acting)
        self._proposed: Sequence[Invitee] = ()
        self._sheet: MeetingSheet | None = None
        self.count, self.quorum = Line("", "body", "text2"), Chip("")
        self.names = Button(labels.SHOW_NAMES, "eye", "link")
        self.all_present = Button(labels.ALL_PRESENT, "check", "link")
        self.none = Line("", "body", "text2", wrap=True)
        self.table = RosterTable(acting)
        self.hint = Line(labels.KEYS_HINT.format(keys=labels.keys_words()), "caption", "text2",
                         wrap=True)  # fmt: skip
        self.propose = Button(labels.PROPOSE, "users")
        self.person = Button(labels.ADD_PERSON, "plus")
        self.guest = Button(labels.ADD_GUEST, "plus")
        self.entry = _entry()
        for line in (self.count, self.quorum):
            line.setFixedHeight(theme().control_h)
        self.above, below = Flow(), Flow()
        self.above.add(self.count, self.quorum, self.all_present, self.names)
        below.add(self.propose, self.person, self.guest)
        parts: tuple[QWidget, ...] = (
            self.above,
            self.none,
            self.table,
            self.hint,
            below,
            self.entry,
        )
        for part in parts:
            self.column.addWidget(part)
        self.entry.hide()
        self._listen()

    def show_sheet(self, sheet: MeetingSheet, *, may: bool) -> None:
        self._sheet = sheet
        has_people = bool(sheet.roster)
        self.none.setText(f"{labels.NO_ROSTER} {labels.NO_ROSTER_WHY}" if may else labels.NO_ROSTER)
        self.none.setVisible(not has_people)
        self.above.setVisible(has_people)
        self._show_quorum(sheet.quorum, has_people)
        self.table.is_ordered = may
        self.table.show_people(sheet.roster)
        self.names.setText(labels.HIDE_NAMES if self.acting.is_in_full else labels.SHOW_NAMES)
        self.names.set_icon("eye-off" if self.acting.is_in_full else "eye")
        self.names.setVisible(has_people)
        self.all_present.setVisible(may and any(one.status is S.PLANNED for one in sheet.roster))
        self.hint.setVisible(may and has_people)
        for button in (self.propose, self.person, self.guest):
            button.setVisible(may)
        if not may:
            self.entry.hide()
        rosters, id_ = self.acting.desk.rosters, sheet.head.id
        if may:
            self.acting.context.bridge.read(
                lambda: rosters.propose(id_), partial(self._show_proposed, id_), slot=PROPOSED
            )

    def go_to(self, id: str, field: str = "") -> None:
        self.table.set_current(id)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin(self) -> None:
        where = self.table if self._sheet is not None and self._sheet.roster else self.propose
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    def settle(self) -> bool:
        return self.table.settle_cell()

    def has_drafts(self) -> bool:
        return self.table.cell_draft() is not None or self.entry.has_drafts()

    # --- within -----------------------------------------------------------------------------------

    def _listen(self) -> None:
        self.table.marked.connect(self._mark)
        self.table.reordered.connect(self._reorder)
        self.table.removed.connect(self._remove)
        self.table.added.connect(self._ask_person)
        self.propose.clicked.connect(self._invite)
        self.person.clicked.connect(self._ask_person)
        self.guest.clicked.connect(self._ask_guest)
        self.entry.entered.connect(self._add_guest)
        self.names.clicked.connect(self.acting.turn_names)
        self.all_present.clicked.connect(self._mark_rest)

    def _show_quorum(self, quorum: Quorum, has_people: bool) -> None:
        self.count.setText(labels.quorum_words(quorum))
        self.count.setVisible(has_people)
        said = labels.QUORUM_MET if quorum.is_met else labels.QUORUM_SHORT
        tone, glyph = (Tone.SUCCESS, Glyph.TICK) if quorum.is_met else (Tone.WARNING, Glyph.BANG)
        self.quorum.set_state(said.format(needed=quorum.needed), tone, glyph)
        self.quorum.setVisible(has_people and quorum.voters > 0)

    def _show_proposed(self, id: str, found: Sequence[Invitee]) -> None:
        if self._sheet is None or self._sheet.head.id != id:
            return
        self._proposed = found
        count = len(found)
        self.propose.setText(labels.PROPOSE_COUNT.format(count=count) if count else labels.PROPOSE)
        self.propose.setEnabled(bool(count))
        names = ", ".join(dict.fromkeys(one.organization for one in found[:_TOLD]))
        self.propose.set_tip(names if count else labels.NOBODY)

    def _invite(self) -> None:
        rosters, id_, who = self.acting.desk.rosters, self.acting.id, self._proposed
        said = labels.PROPOSED.format(count=len(who))
        self.acting.do(lambda: rosters.invite(id_, who), said)

    def _ask_person(self) -> None:
        if not self.acting.may:
            return
        popup = OptionPopup(self.person, self.acting.finder("people"), ())
        popup.chosen.connect(self._add_person)
        popup.open_under(theme().px(_LIST))

    def _add_person(self, person: object) -> None:
        rosters, id_ = self.acting.desk.rosters, self.acting.id
        if isinstance(person, str):
            self.acting.do(lambda: rosters.add_person(id_, person), labels.ADDED_ONE)

    def _ask_guest(self) -> None:
        self.entry.show()
        self.entry.begin()

    def _add_guest(self, values: dict[str, object]) -> None:
        rosters, id_ = self.acting.desk.rosters, self.acting.id
        self.acting.do(
            lambda: rosters.add_guest(id_, **values),  # type: ignore[arg-type]
            then=lambda _id: self.entry.clear("role", "body"),
            field=self.entry.fields["name"],
        )

    def _mark(self, number: int, letter: str) -> None:
        rosters, id_ = self.acting.desk.rosters, self.acting.id
        self.acting.do(lambda: rosters.mark(id_, {number: letter}))

    def _mark_rest(self) -> None:
        rosters, id_ = self.acting.desk.rosters, self.acting.id
        people = self._sheet.roster if self._sheet is not None else ()
        rest = {one.number: S.PRESENT for one in people if one.status is S.PLANNED}
        said = labels.ALL_MARKED.format(count=len(rest))
        self.acting.do(lambda: rosters.mark(id_, rest), said)

    def _reorder(self, keys: Sequence[str]) -> None:
        rosters, id_ = self.acting.desk.rosters, self.acting.id
        self.acting.do(lambda: rosters.reorder(id_, keys))

    def _remove(self) -> None:
        key, rosters = self.table.current_key(), self.acting.desk.rosters
        if isinstance(key, str) and self.acting.may:
            self.acting.do(lambda: rosters.remove([key]), labels.REMOVED_ONE)


_TOLD = 12
"""So many bodies are named in the tip of what is proposed."""


def _entry() -> EntryRow:
    role = ChoiceField(labels.ROLE, [Option(one, word(one)) for one in AttendanceRole],
                       is_required=True)  # fmt: skip
    role.set_value(AttendanceRole.OBSERVER)
    return EntryRow(
        {
            "body": TextField(labels.GUEST_BODY, placeholder=labels.GUEST_BODY),
            "name": TextField(labels.GUEST_NAME, placeholder=labels.GUEST_NAME),
            "title": TextField(labels.GUEST_TITLE, placeholder=labels.GUEST_TITLE),
            "role": role,
        },
        {"role": 22},
        required=("name",),
        name=labels.ADD_GUEST,
    )
