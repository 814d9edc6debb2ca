"""The roster as a grid: a letter marks and goes on to the next, cells beside it are typed in."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from afm_desktop.domain.attendance_marks import TYPED
from afm_desktop.domain.enums import AttendanceRole
from afm_desktop.domain.enums import AttendanceStatus as S
from afm_desktop.domain.words import word
from afm_desktop.services.meetings.model import RosterRow
from afm_desktop.ui.glyphs import Glyph
from afm_desktop.ui.labels import meetings as labels
from afm_desktop.ui.models.rows import Cell, TableRow
from afm_desktop.ui.screens.meetings.acting import Acting
from afm_desktop.ui.screens.meetings.clock_field import ClockField
from afm_desktop.ui.screens.meetings.grid import Grid
from afm_desktop.ui.screens.rounds.list_editor import column
from afm_desktop.ui.tokens import Tone
from afm_desktop.ui.widgets.columns import Look
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.fields import ChoiceField, Option, TextField

LOOKS = {
    S.PLANNED.value: Look(Tone.NEUTRAL, Glyph.DASHED),
    S.PRESENT.value: Look(Tone.SUCCESS, Glyph.TICK),
    S.PROXY.value: Look(Tone.INFO, Glyph.HALF),
    S.ABSENT.value: Look(Tone.DANGER, Glyph.CROSS),
    S.EXCUSED.value: Look(Tone.WARNING, Glyph.DASH),
}
_EDITED = ("role", "proxy_name", "reason", "arrived_at", "left_at")
_BESIDE = {S.PROXY: "proxy_name", S.ABSENT: "reason", S.EXCUSED: "reason"}
"""The cell that is typed in for somebody with such a mark."""


class RosterTable(Grid):
    """`marked` tells the number of a row and the letter that was typed there."""

    marked = Signal(int, str)

    def __init__(self, acting: Acting) -> None:
        heads = labels.ROSTER_HEADS
        super().__init__(
            labels.TABS["roster"],
            (
                column("number", heads, kind="number", sample="100"),
                column("organization", heads, sample="예시한국자동차연구", stretch=True),
                column("name", heads, sample="홍*동 책임연구원"),
                column("role", heads, sample="위원장", ink="text2", yields=3),
                column("status", heads, kind="chip", sample="참석", looks=LOOKS),
                column("proxy_name", heads, sample="대리 참석자"),
                column("reason", heads, sample="해외 출장 중"),
                column("arrived_at", heads, sample="14:00", yields=1),
                column("left_at", heads, sample="14:00", yields=2),
            ),
            is_ordered=True,
        )
        self._acting = acting
        self._people: Sequence[RosterRow] = ()
        self.letters = TYPED
        self.typed.connect(self._mark)
        self.opened.connect(self._open_beside)
        self.set_editing(self._field, _EDITED)

    def show_people(self, people: Sequence[RosterRow]) -> None:
        """Show who is invited now."""
        self._people = people
        self.show_rows([_row(one) for one in people])

    def person(self, key: object) -> RosterRow | None:
        """Somebody of the roster."""
        return next((one for one in self._people if one.id == key), None)

    # --- within -----------------------------------------------------------------------------------

    def _mark(self, letter: str) -> None:
        """Mark the row the keyboard is at, and go on."""
        here = self.currentIndex()
        person = self.person(self.current_key())
        if person is None or not self._acting.may:
            return
        self.marked.emit(person.number, letter)
        self.go_to_cell(here.row() + 1, here.column())

    def _open_beside(self, key: object) -> None:
        """Enter goes into the cell that says more of the mark, unless one is at another."""
        person = self.person(key)
        if person is None:
            return
        if self.current_column() not in _EDITED:
            index = self.index_of(key, _BESIDE.get(person.status, "reason"))
            self.go_to_cell(index.row(), index.column())
        self.edit_cell()

    def _field(self, key: object, name: str) -> Field | None:
        person = self.person(key)
        if person is None or name not in _EDITED or not self._acting.may:
            return None
        field = self._made(name)
        if field is not None:
            field.set_value(getattr(person, name))
            field.left.connect(partial(self._save, person.id, name))
        return field

    def _made(self, name: str) -> Field | None:
        label = labels.ROSTER_HEADS[name]
        if name == "role":
            return ChoiceField(label, [Option(one, word(one)) for one in AttendanceRole],
                               is_required=True)  # fmt: skip
        if name in ("proxy_name", "reason"):
            return TextField(label)
        sheet = self._acting.sheet
        day = sheet.head.held_on if sheet is not None else None
        if day is None:
            self._acting.refused.emit(labels.NO_DAY_FOR_TIMES)
            return None
        return ClockField(label, day)

    def _save(self, id: str, name: str, value: object) -> None:
        rosters = self._acting.desk.rosters
        self._acting.do(lambda: rosters.change(id, {name: value}))


def _row(one: RosterRow) -> TableRow:
    arrived, left = labels.clock(one.arrived_at), labels.clock(one.left_at)
    return TableRow(
        one.id,
        (
            Cell(str(one.number), one.number),
            Cell(one.organization),
            Cell(labels.name_words(one)),
            Cell(word(one.role)),
            Cell(word(one.status), one.status.value),
            Cell(one.proxy_name or ""),
            Cell(one.reason or ""),
            Cell(arrived, spoken=f"{arrived} {labels.LATE}" if one.is_late else ""),
            Cell(left, spoken=f"{left} {labels.EARLY}" if one.left_early else ""),
        ),
    )
