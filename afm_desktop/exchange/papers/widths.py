"""How wide the columns of a document's table become, and how many lines its texts take.

Whoever opens a document has other fonts than the paper was laid out with, so that the columns whose
words must stay in one line get a little more than they have there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import east_asian_width

from afm_desktop.services.figures import Anchor
from afm_desktop.services.plain import Table

PAD: Final = {Anchor.START: 4.5, Anchor.MIDDLE: 2.5, Anchor.END: 3.5}
_LATIN, _KEPT = 0.6, 0.5
_MEASURED = 500


def widths_of(table: Table, measure: float) -> tuple[float, ...]:
    """As wide as on paper; where that is too little, what columns of texts can spare."""
    shares = [max(column.share, 1.0) for column in table.columns]
    wide = [share * measure / sum(shares) for share in shares]
    texts = [at for at, column in enumerate(table.columns) if column.anchor is Anchor.START]
    lacks = [
        0.0 if at in texts else max(0.0, need - wide[at]) for at, need in enumerate(_needs(table))
    ]
    spare = sum(wide[at] for at in texts) * (1 - _KEPT)
    if not texts or not sum(lacks):
        return tuple(wide)
    given = min(1.0, spare / sum(lacks))
    taken = sum(lacks) * given / sum(wide[at] for at in texts)
    return tuple(
        width * (1 - taken) if at in texts else width + lacks[at] * given
        for at, width in enumerate(wide)
    )


def _needs(table: Table) -> Iterator[float]:
    """What each column needs so that no line of it is broken."""
    rows = table.rows[:_MEASURED]
    for at, column in enumerate(table.columns):
        texts = [row.cells[at].text for row in rows if row.span <= max(at, 1)]
        lines = [line for text in (*texts, column.title) for line in text.split("\n")]
        longest = max((ems(line) for line in lines), default=0.0)
        yield longest * table.size + 2 * PAD[column.anchor] + 1


def ems(text: str) -> float:
    """About how long a line is, in em."""
    if text.isascii():
        return _LATIN * len(text)
    return sum(1.0 if east_asian_width(sign) in "WF" else _LATIN for sign in text)


def lines_of(text: str, room: float, size: float) -> int:
    """About how many lines a text takes in so many points."""
    return sum(1 + int(ems(line) * size / max(room, size)) for line in text.split("\n"))


def total(widths: Sequence[float], first: int, across: int) -> float:
    """How wide neighbours are together."""
    return sum(widths[first : first + across])
