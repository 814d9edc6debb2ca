"""A letter as frozen words, ready for paper or to be copied."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count

from afm_desktop.domain.enums import Confidentiality, DemandStatus
from afm_desktop.domain.numbering import letter_of

END = "끝."


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
    leader_id: str | None = None
    """The demand it was merged into, where the letter tells its title."""

    @property
    def named(self) -> tuple[str, ...]:
        """The demands whose titles it tells."""
        return (self.demand_id, *((self.leader_id,) if self.leader_id else ()))

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
    return (f"{letter_of(number)}." for number in count())
