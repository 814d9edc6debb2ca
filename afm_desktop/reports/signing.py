"""What is confirmed at the end of a paper, and who signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from afm_desktop.reports import meeting_labels as words
from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.layout import Block
from afm_desktop.reports.style import HAIR, LEFT, PAGE_WIDTH, RIGHT, Style
from afm_desktop.reports.text import single
from afm_desktop.services import plain
from afm_desktop.services.figures import Anchor, Tone, fitted

SIZE, LEAD = 11.0, 33.0
OFFICE, SIGN = 66.0, 108.0


class Signatures(Block):
    """The sentence, the day, and a line to sign for each."""

    before = 30.0

    def __init__(
        self, sentence: str, day: str, signers: Sequence[tuple[str, str]], style: Style
    ) -> None:
        self._sentence, self._day, self._signers = sentence, day, tuple(signers)
        self._scale = style.scale
        self.height = LEAD * (2 + len(self._signers)) * style.scale

    def draw(self, ink: Ink, top: float) -> None:
        size, lead = SIZE * self._scale, LEAD * self._scale
        y = top - lead / 2
        ink.text(PAGE_WIDTH / 2, y, self._sentence, size, anchor=Anchor.MIDDLE)
        y -= lead
        ink.text(PAGE_WIDTH / 2, y, single(self._day), size, anchor=Anchor.MIDDLE)
        y -= lead / 2
        for office, name in self._signers:
            self._draw_line(ink, y - lead / 2, office, name)
            y -= lead

    def plain(self) -> Iterator[plain.Part]:
        size, middle = SIZE * self._scale, Anchor.MIDDLE
        yield plain.Line(self._sentence, size=size, anchor=middle, before=30, keeps_next=True)
        yield plain.Line(self._day, size=size, anchor=middle, before=12, keeps_next=True)
        for office, name in self._signers:
            said = "   ".join(part for part in (office, name, words.SIGN) if part)
            yield plain.Line(said, size=size, anchor=Anchor.END, before=14)

    def _draw_line(self, ink: Ink, middle: float, office: str, name: str) -> None:
        size, lead = SIZE * self._scale, LEAD * self._scale
        left = LEFT + 66
        x = left + OFFICE * self._scale
        sign = RIGHT - SIGN * self._scale
        ink.text(left, middle, single(office), size, is_bold=True)
        ink.text(x, middle, fitted(single(name), sign - x - 12, size, False, width), size)
        ink.text(RIGHT - 8, middle, words.SIGN, size, tone=Tone.SOFT, anchor=Anchor.END)
        ink.rule(left, middle - lead / 2, RIGHT, HAIR, Tone.MARK)
