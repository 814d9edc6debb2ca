"""What stands around the body of every inner page: title, secrecy, 기준일, number, source."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.reports.fonts import width
from afm_desktop.reports.ink import Ink
from afm_desktop.reports.style import FOOTER, HAIR, OPTICAL, PORTRAIT, THIN, Sheet
from afm_desktop.reports.text import single
from afm_desktop.services.figures import Anchor, Tone, fitted

SIZE, NUMBER_SIZE = 8.5, 10
SLANT, LARGEST = 40, 54.0


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of it; empty ones are left out."""

    title: str
    secrecy: str
    as_of: str
    source: str
    recipient: str = ""
    """수신처, faintly across each page."""


def draw_furniture(
    ink: Ink, furniture: Furniture, number: int, sheet: Sheet = PORTRAIT, count: int = 0
) -> None:
    """Draw it on a page; with a count the number is `3 / 14`."""
    draw_recipient(ink, furniture.recipient, sheet)
    _draw_head(ink, furniture, sheet)
    middle = FOOTER + OPTICAL * SIZE
    ink.text(sheet.left, middle, single(furniture.as_of), SIZE, tone=Tone.SOFT)
    said = f"- {number} / {count} -" if count else f"- {number} -"
    ink.text(sheet.width / 2, middle, said, NUMBER_SIZE, anchor=Anchor.MIDDLE)
    ink.text(sheet.right, middle, furniture.source, SIZE, tone=Tone.SOFT, anchor=Anchor.END)


def draw_recipient(ink: Ink, recipient: str, sheet: Sheet = PORTRAIT) -> None:
    """Whom the copy is for, from the lower left to the upper right and under all else."""
    text = single(recipient)
    if not text:
        return
    canvas = ink.canvas
    canvas.saveState()
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(SLANT)
    size = min(LARGEST, 0.8 * sheet.measure / width(text, 1, True))
    Ink(canvas).text(0, 0, text, size, is_bold=True, tone=Tone.FILL, anchor=Anchor.MIDDLE)
    canvas.restoreState()


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
