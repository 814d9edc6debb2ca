"""회의개요: purpose, time, place, participants and the agenda in one open frame."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from afm_desktop.domain.dates import weekday_words
from afm_desktop.domain.words import word
from afm_desktop.reports import labels
from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block
from afm_desktop.reports.style import BODY_HEIGHT, HAIR, LEFT, RIGHT, RULE, WIDTH, Style
from afm_desktop.reports.text import Line, broken, single
from afm_desktop.services import plain
from afm_desktop.services.figures import Anchor, Tone, fitted
from afm_desktop.services.status import AgendaRow, MeetingOverview

LABEL, PAD, INDENT = 66.0, 6.0, 12.0
FEWEST = 2  # lines of a row that begin on a page
SIZE, LEAD, SMALL = 11.0, 18.0, 9.5


@dataclass(frozen=True, slots=True)
class _Item:
    """What stands beside the title of one 안건."""

    mark: str
    kind: str
    presenter: str
    minutes: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of a row: of a text, or of the title of an 안건, which begins with its item."""

    line: Line
    is_title: bool = False
    item: _Item | None = None

    @property
    def may_begin(self) -> bool:
        """Whether a page may begin with it."""
        return not self.is_title or self.item is not None


@dataclass(frozen=True, slots=True)
class _Row:
    """A label and the lines beside it."""

    name: str
    entries: tuple[_Entry, ...]


class Overview(Block):
    """The frame of 회의개요; rows without data are left out, one too tall for a page goes on."""

    after = 6.0

    def __init__(self, meeting: MeetingOverview, style: Style) -> None:
        self._scale, self._meeting = style.scale, meeting
        room = WIDTH - self._label - 2 * INDENT
        self._places = self._edges(meeting.agenda)
        self._items = [_item(number, row) for number, row in enumerate(meeting.agenda, 1)]
        self._hang = max([16 * self._scale, *(self._wide(item.mark) for item in self._items)])
        self._lines = [
            _Row(name, tuple(_Entry(line) for line in broken(text, self._size, room)))
            for name, text in _rows(meeting)
            if text
        ]
        if self._items:
            self._lines.append(_Row(labels.AGENDA, tuple(self._titles(meeting.agenda))))
        self._measure()

    @property
    def least(self) -> float:
        if self.height <= BODY_HEIGHT:
            return self.height
        return self._row_height(min(FEWEST, len(self._lines[0].entries)))

    def split(self, room: float) -> tuple[Block, Block] | None:
        for at, (row, high) in enumerate(zip(self._lines, self._heights, strict=True)):
            if high > room:
                count = self._fitting(row, room)
                upper = [*self._lines[:at], *_part(row, 0, count)]
                lower = [*_part(row, count, len(row.entries)), *self._lines[at + 1 :]]
                return (self._with(upper), self._with(lower)) if upper else None
            room -= high
        return None

    def draw(self, ink: Ink, top: float) -> None:
        ink.box(LEFT, top - self.height, self._label, self.height, fill=Tone.FILL)
        y = top
        for row, high in zip(self._lines, self._heights, strict=True):
            self._draw_label(ink, row.name, y, high)
            self._draw_entries(ink, row.entries, y - PAD * self._scale)
            y -= high
            if y - 1 > top - self.height:
                ink.rule(LEFT, y, RIGHT, HAIR)
        ends = [(LEFT, top, RIGHT, top), (LEFT, top - self.height, RIGHT, top - self.height)]
        ink.rules(ends, RULE, Tone.INK)

    def plain(self) -> Iterator[plain.Part]:
        facts = [(name, text) for name, text in _rows(self._meeting) if text]
        if self._items:
            agenda = zip(self._items, self._meeting.agenda, strict=True)
            facts.append((labels.AGENDA, "\n".join(_told(item, row) for item, row in agenda)))
        columns = (
            plain.TableColumn("", LABEL, Anchor.MIDDLE),
            plain.TableColumn("", WIDTH - LABEL),
        )
        rows = (plain.TableRow((plain.Cell(name), plain.Cell(text))) for name, text in facts)
        yield plain.Table(columns, tuple(rows), size=self._size, row=2 * self._lead)

    @property
    def _label(self) -> float:
        return LABEL * self._scale

    @property
    def _size(self) -> float:
        return SIZE * self._scale

    @property
    def _lead(self) -> float:
        return LEAD * self._scale

    def _measure(self) -> None:
        self._heights = [self._row_height(len(row.entries)) for row in self._lines]
        self.height = sum(self._heights)

    def _row_height(self, lines: int) -> float:
        return self._lead * lines + 2 * PAD * self._scale

    def _fitting(self, row: _Row, room: float) -> int:
        """How many lines of a row there is room for, a title not parted."""
        count = max(0, int((room - 2 * PAD * self._scale) / self._lead))
        whole = count
        while whole and not row.entries[whole].may_begin:
            whole -= 1
        return whole or count

    def _with(self, lines: Sequence[_Row]) -> Overview:
        part = copy.copy(self)
        part._lines = list(lines)
        part._measure()
        return part

    def _wide(self, mark: str) -> float:
        return float(width(mark, self._size)) + 4

    def _titles(self, agenda: Sequence[AgendaRow]) -> Iterator[_Entry]:
        room = self._places[0] - (LEFT + self._label + INDENT + self._hang) - 8
        for item, row in zip(self._items, agenda, strict=True):
            for number, line in enumerate(broken(row.title, self._size, room)):
                yield _Entry(line, True, None if number else item)

    def _edges(self, agenda: Sequence[AgendaRow]) -> tuple[float, float, float]:
        """Where kind, presenter and minutes of the agenda stand."""
        small = SMALL * self._scale
        presenters = [width(single(row.presenter or ""), small) for row in agenda]
        wide = min(WIDTH / 4, max([*presenters, 48 * self._scale]))
        presenter = RIGHT - 8 - width(labels.minutes(100), small) - 14 - wide
        return presenter - 14 - width("[논의]", small), presenter, RIGHT - 8

    def _draw_label(self, ink: Ink, name: str, top: float, high: float) -> None:
        middle = top - high / 2
        x = LEFT + self._label / 2
        ink.text(x, middle, name, self._size, is_bold=True, anchor=Anchor.MIDDLE)

    def _draw_entries(self, ink: Ink, entries: Sequence[_Entry], top: float) -> None:
        x, y = LEFT + self._label + INDENT, top - self._lead / 2
        for entry in entries:
            if entry.item is not None:
                self._draw_item(ink, entry.item, x, y)
            hang = self._hang if entry.is_title else 0.0
            ink.runs(x + hang, y, entry.line, self._size)
            y -= self._lead

    def _draw_item(self, ink: Ink, item: _Item, x: float, y: float) -> None:
        small = SMALL * self._scale
        kind_x, presenter_x, minutes_x = self._places
        ink.text(x, y, item.mark, self._size)
        ink.text(kind_x, y, item.kind, small)
        room = minutes_x - presenter_x - width(labels.minutes(100), small) - 4
        who = fitted(item.presenter, room, small, False, width)
        ink.text(presenter_x, y, who, small, tone=Tone.SOFT)
        ink.text(minutes_x, y, item.minutes, small, tone=Tone.SOFT, anchor=Anchor.END)


def _item(number: int, row: AgendaRow) -> _Item:
    minutes = labels.minutes(row.minutes) if row.minutes else ""
    who = single(row.presenter or "")
    return _Item(labels.circled(number), f"[{word(row.kind)}]", who, minutes)


def _part(row: _Row, start: int, end: int) -> list[_Row]:
    """Some lines of a row under its label; none where there are none."""
    return [_Row(row.name, row.entries[start:end])] if start < end else []


def _told(item: _Item, row: AgendaRow) -> str:
    """A matter in one line."""
    parts = (item.mark, row.title, item.kind, row.presenter or "", item.minutes)
    return " ".join(part for part in parts if part)


def _rows(meeting: MeetingOverview) -> list[tuple[str, str]]:
    when = " ".join(
        part
        for part in (weekday_words(meeting.held_on), labels.hours(meeting.starts, meeting.ends))
        if part
    )
    who = (
        labels.participants(meeting.chair, meeting.anchors, meeting.participants, meeting.observers)
        if meeting.participants
        else ""
    )
    return [
        (labels.PURPOSE, meeting.purpose or ""),
        (labels.WHEN, when),
        (labels.WHERE, meeting.place or ""),
        (labels.WHO, who),
    ]
