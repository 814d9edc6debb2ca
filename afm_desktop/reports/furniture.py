"""What stands around the body of every inner page: title, secrecy, 기준일, number, source."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.style import FOOTER, HAIR, OPTICAL, PORTRAIT, THIN, Sheet
from afm_desktop.reports.text import single
from afm_desktop.services.figures import Anchor, Tone, fitted

SIZE, NUMBER_SIZE = 8.5, 10


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of it; empty ones are left out."""

    title: str
    secrecy: str
    as_of: str
    source: str


def draw_furniture(
    ink: Ink, furniture: Furniture, number: int, sheet: Sheet = PORTRAIT, count: int = 0
) -> None:
    """Draw it on a page; with a count the number is `3 / 14`."""
    _draw_head(ink, furniture, sheet)
    middle = FOOTER + OPTICAL * SIZE
    ink.text(sheet.left, middle, single(furniture.as_of), SIZE, tone=Tone.SOFT)
    said = f"- {number} / {count} -" if count else f"- {number} -"
    ink.text(sheet.width / 2, middle, said, NUMBER_SIZE, anchor=Anchor.MIDDLE)
    ink.text(sheet.right, middle, furniture.source, SIZE, tone=Tone.SOFT, anchor=Anchor.END)


def _draw_head(ink: Ink, furniture: Furniture, sheet: Sheet) -> None:
    left, right = sheet.left, sheet.right
    middle = sheet.header + OPTICAL * SIZE
    mark = width(furniture.secrecy, SIZE, True) + 12 if furniture.secrecy else 0.0
    title = fitted(single(furniture.title), right - left - mark - 24, SIZE, False, width)
    ink.text(left, middle, title, SIZE, tone=Tone.SOFT)
    if furniture.secrecy:
        ink.box(right - mark, middle - 7, mark, 14, edge=Tone.INK, weight=THIN)
        centre = right - mark / 2
        ink.text(centre, middle, furniture.secrecy, SIZE, is_bold=True, anchor=Anchor.MIDDLE)
    ink.rule(left, sheet.header - 9, right, HAIR, Tone.MARK)
