"""The line above a table or figure, and the notes below it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from afm_desktop.reports import labels
from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.style import LEFT, RIGHT, WIDTH, Style
from afm_desktop.reports.text import Line, broken, single
from afm_desktop.services.figures import Anchor, Tone, fitted

SIZE, UNIT_SIZE, BAND = 9.5, 9.0, 18.0
NOTE_SIZE, NOTE_LEAD, NOTE_HANG, NOTE_BEFORE = 9.0, 13.5, 13.0, 4.5


@dataclass(frozen=True, slots=True)
class Caption:
    """`표 3  제목 ... (단위: 백만원)`; without a title nothing is drawn."""

    label: str = ""
    title: str = ""
    unit: str = ""
    is_continued: bool = False

    def height(self, style: Style) -> float:
        """The height of its band."""
        return BAND * style.scale if self.title else 0.0

    def continued(self) -> Caption:
        """The same above the rest of a parted table."""
        return replace(self, is_continued=True)

    def draw(self, ink: Ink, top: float, style: Style) -> float:
        """Draw it below `top` and return where the table begins."""
        if not self.title:
            return top
        size, small = SIZE * style.scale, UNIT_SIZE * style.scale
        middle = top - BAND * style.scale / 2
        unit = f"({single(self.unit)})" if self.unit else ""
        more = labels.CONTINUED if self.is_continued else ""
        x = ink.flow(LEFT, middle, self.label, size, is_bold=True, tone=Tone.ACCENT) + 6
        room = RIGHT - x - width(unit, small) - width(more, small) - 12
        title = fitted(single(self.title), room, size, True, width)
        x = ink.flow(x, middle, title, size, is_bold=True)
        ink.text(x + 4, middle, more, small, tone=Tone.SOFT)
        ink.text(RIGHT, middle, unit, small, tone=Tone.SOFT, anchor=Anchor.END)
        return top - BAND * style.scale


@dataclass(frozen=True, slots=True)
class Notes:
    """The ※ lines under a table or figure."""

    texts: tuple[tuple[Line, ...], ...]
    scale: float
    said: tuple[str, ...] = ()
    """The same before they were broken."""

    @classmethod
    def of(cls, texts: Iterable[str], style: Style) -> Notes:
        """Notes broken to the width of the column."""
        size, hang = NOTE_SIZE * style.scale, NOTE_HANG * style.scale
        said = tuple(text for text in texts if text)
        return cls(tuple(broken(text, size, WIDTH - hang) for text in said), style.scale, said)

    @property
    def height(self) -> float:
        """The height of all notes with the gap above them."""
        if not self.texts:
            return 0.0
        lines = sum(len(lines) for lines in self.texts)
        return NOTE_BEFORE + NOTE_LEAD * self.scale * lines

    def draw(self, ink: Ink, top: float) -> None:
        """Draw them below `top`."""
        size, lead = NOTE_SIZE * self.scale, NOTE_LEAD * self.scale
        y = top - NOTE_BEFORE - lead / 2
        for lines in self.texts:
            ink.text(LEFT, y, labels.NOTE_MARK, size, tone=Tone.SOFT)
            for line in lines:
                ink.runs(LEFT + NOTE_HANG * self.scale, y, line, size, Tone.SOFT)
                y -= lead
