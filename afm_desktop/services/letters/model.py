"""A letter as frozen words, ready for paper or to be copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

from afm_desktop.domain.enums import Confidentiality, DemandStatus

END = "끝."
_CONSONANTS = "가나다라마바사아자차카타파하"
_VOWELS = (0, 4, 8, 13)  # 가 거 고 구: places of the vowels among 21
_FINALS, _OF_A = 28, 0


@dataclass(frozen=True, slots=True)
class Letter:
    """What one applicant is told of one step."""

    demand_id: str
    intake_no: str | None
    title: str
    status: DemandStatus
    to: str
    subject: str
    paragraphs: tuple[str, ...]
    items: tuple[str, ...]
    sender: str
    on: date
    confidentiality: Confidentiality | None
    control_number: str | None
    unknown: tuple[str, ...] = ()
    """Words in braces that nothing is known to stand for."""

    def body(self) -> str:
        """The text as it is put into an official letter: 1. 가. … 끝."""
        return "\n".join(f"{'  ' * depth}{text}" for depth, text in self.lines())

    def lines(self) -> Iterator[tuple[int, str]]:
        """The numbered lines with their depth; the last one ends in 끝."""
        texts = [(0, f"{number}. {text}") for number, text in enumerate(self.paragraphs, 1)]
        texts += [
            (1, f"{mark} {text}") for mark, text in zip(item_marks(), self.items, strict=False)
        ]
        depth, last = texts[-1]
        yield from texts[:-1]
        yield depth, f"{last}  {END}"


def item_marks() -> Iterator[str]:
    """가. 나. … 하. 거. 너. …, as official letters number what stands under a paragraph."""
    for vowel, first in product(_VOWELS, _CONSONANTS):
        yield f"{chr(ord(first) + vowel * _FINALS)}."
