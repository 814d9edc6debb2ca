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
class Closing:
    """Whom and where to ask; what is not known is empty. The name is masked, as on other papers."""

    contact_id: str | None = None
    contact: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""


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
    closing: Closing = Closing()

    @property
    def named(self) -> tuple[str, ...]:
        """The demands whose titles it tells."""
        return (self.demand_id, *((self.leader_id,) if self.leader_id else ()))

    def body(self) -> str:
        """The text as it is put into an official letter: 1. 가. … 끝."""
        return "\n".join(f"{'  ' * depth}{text}" for depth, text in self.lines())

    def lines(self) -> Iterator[tuple[int, str]]:
        """The numbered lines with their depth; the last one ends in 끝."""
        texts = [(depth, f"{mark} {text}" if mark else text) for depth, mark, text in self.marked()]
        depth, last = texts[-1]
        yield from texts[:-1]
        yield depth, f"{last}  {END}"

    def marked(self) -> Iterator[tuple[int, str, str]]:
        """Depth, mark and text of all that is said; what stands alone has no mark."""
        numbers = (f"{number}." for number in count(1))
        for depth, marks, texts in ((0, numbers, self.paragraphs), (1, item_marks(), self.items)):
            is_alone = len(texts) == 1
            for mark, text in zip(marks, texts, strict=False):
                yield depth, "" if is_alone else mark, text


def item_marks() -> Iterator[str]:
    """가. 나. … 하. 거. 너. …, as official letters number what stands under a paragraph."""
    return (f"{letter_of(number)}." for number in count())
