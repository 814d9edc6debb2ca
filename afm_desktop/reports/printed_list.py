"""A list in finished words, ready for paper; knows nothing of how it is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from afm_desktop.domain.enums import Confidentiality


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column as the list shows it."""

    title: str
    is_figure: bool = False
    is_centred: bool = False
    is_telling: bool = False
    """Whether its texts say what a record is, and are left out beyond the class of the paper."""


@dataclass(frozen=True, slots=True)
class ListMoney:
    """The amounts of a column in won, so that they can be told in any unit."""

    at: int
    title: str
    """What stands over the column, without its unit."""
    wons: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class PrintedList:
    """A list with finished words: whoever shows it says how its values read.

    `conditions` is what it is narrowed to, in words; `count` is `회원 60개`. A total stands under
    its column; empty where there is none.
    """

    title: str
    columns: tuple[ListColumn, ...]
    rows: Sequence[tuple[str, ...]]
    count: str
    as_of: date
    conditions: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    secrecy: str = ""
    author: str = ""
    remarks: tuple[str, ...] = ()
    is_demonstration: bool = False
    is_large: bool = False
    learned_on: date | None = None
    """자료 확보일; None when it is the day they are of."""
    money: tuple[ListMoney, ...] = ()
    core: Mapping[str, Confidentiality] = field(default_factory=dict)
    """Demands on a national core technology among them, which leave only for a reason, and their
    classes."""
    marks: Sequence[Confidentiality] = ()
    """The classes of the rows, where they have any."""
    recipient: str = ""
    """수신처, faintly across each page."""
