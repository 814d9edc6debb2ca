"""회의개요: purpose, time, place, participants and the agenda in one open frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from afm_desktop.domain.dates import weekday_words
from afm_desktop.domain.words import word
from afm_desktop.reports import labels
from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block
from afm_desktop.reports.style import HAIR, LEFT, RIGHT, RULE, WIDTH, Style
from afm_desktop.reports.text import Line, broken, single
from afm_desktop.services import plain
from afm_desktop.services.figures import Anchor, Tone, fitted
from afm_desktop.services.status import AgendaRow, MeetingOverview

LABEL, PAD, INDENT = 66.0, 6.0, 12.0
SIZE, LEAD, SMALL = 11.0, 18.0, 9.5


@dataclass(frozen=True, slots=True)
class _Item:
    """One 안건 with the lines of its title."""

    mark: str
    lines: tuple[Line, ...]
    kind: str
    presenter: str
    minutes: str


class Overview(Block):
    """The frame of 회의개요; rows without data are left out."""

    after = 6.0

    def __init__(self, meeting: MeetingOverview, style: Style) -> None:
        self._scale, self._meeting = style.scale, meeting
        room = WIDTH - self._label - 2 * INDENT
        self._rows = [
            (name, broken(text, self._size, room)) for name, text in _rows(meeting) if text
        ]
        self._agenda = self._items(meeting.agenda)
        self._places = self._edges(meeting.agenda)
        self._heights = [self._row_height(len(lines)) for _, lines in self._rows]
        if self._agenda:
            self._heights.append(self._row_height(sum(len(item.lines) for item in self._agenda)))
        self.height = sum(self._heights)

    def draw(self, ink: Ink, top: float) -> None:
        ink.box(LEFT, top - self.height, self._label, self.height, fill=Tone.FILL)
        y = top
        for (name, lines), high in zip(self._rows, self._heights, strict=False):
            self._draw_label(ink, name, y, high)
            self._draw_lines(ink, lines, y)
            y -= high
            if y - 1 > top - self.height:
                ink.rule(LEFT, y, RIGHT, HAIR)
        if self._agenda:
            self._draw_label(ink, labels.AGENDA, y, self._heights[-1])
            self._draw_agenda(ink, y - PAD * self._scale)
        ends = [(LEFT, top, RIGHT, top), (LEFT, top - self.height, RIGHT, top - self.height)]
        ink.rules(ends, RULE, Tone.INK)

    def plain(self) -> Iterator[plain.Part]:
        facts = [(name, text) for name, text in _rows(self._meeting) if text]
        if self._agenda:
            agenda = zip(self._agenda, self._meeting.agenda, strict=True)
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

    def _row_height(self, lines: int) -> float:
        return self._lead * lines + 2 * PAD * self._scale

    def _items(self, agenda: Sequence[AgendaRow]) -> list[_Item]:
        room = self._edges(agenda)[0] - (LEFT + self._label + INDENT + 16 * self._scale) - 8
        return [
            _Item(
                labels.circled(number),
                broken(row.title, self._size, room),
                f"[{word(row.kind)}]",
                single(row.presenter or ""),
                labels.minutes(row.minutes) if row.minutes else "",
            )
            for number, row in enumerate(agenda, 1)
        ]

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

    def _draw_lines(self, ink: Ink, lines: Sequence[Line], top: float) -> None:
        y = top - PAD * self._scale - self._lead / 2
        for line in lines:
            ink.runs(LEFT + self._label + INDENT, y, line, self._size)
            y -= self._lead

    def _draw_agenda(self, ink: Ink, top: float) -> None:
        x, small = LEFT + self._label + INDENT, SMALL * self._scale
        kind_x, presenter_x, minutes_x = self._places
        y = top - self._lead / 2
        for item in self._agenda:
            ink.text(x, y, item.mark, self._size)
            ink.text(kind_x, y, item.kind, small)
            room = minutes_x - presenter_x - width(labels.minutes(100), small) - 4
            who = fitted(item.presenter, room, small, False, width)
            ink.text(presenter_x, y, who, small, tone=Tone.SOFT)
            ink.text(minutes_x, y, item.minutes, small, tone=Tone.SOFT, anchor=Anchor.END)
            for line in item.lines:
                ink.runs(x + 16 * self._scale, y, line, self._size)
                y -= self._lead


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
