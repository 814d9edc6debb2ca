"""What paper is wanted, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from afm_desktop.domain.enums import Confidentiality, DemandStatus
from afm_desktop.reports.crosstab_words import PrintedCrosstab
from afm_desktop.reports.kinds import PaperFormat, PaperKind
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.reports.printed_list import PrintedList
from afm_desktop.reports.units import ShownUnit
from afm_desktop.services.book.preflight import BookCheck
from afm_desktop.services.kept_papers import KeptPaper, ToKeep
from afm_desktop.services.occasions import Occasions
from afm_desktop.services.people import PersonRow
from afm_desktop.services.status import NarrativeLine, Section
from afm_desktop.services.supply_chain.rows import AnchorChoice

NEXT = "next"
"""The meeting a paper is for unless one is chosen: the next one, if there is one."""
BOOK = PaperKind.MEETING_BOOK.value
DOSSIER = PaperKind.DEMAND_DOSSIER.value
LETTER = PaperKind.LETTER.value
SECTION = "section"
"""The filter of a place that names the words of a paper the keyboard is for."""
LIST = "list"
"""The catalogue's key of a list that a list screen sent."""


Printed = PrintedList | PrintedCrosstab
MakeList = Callable[[Progress], Printed]
"""Reads a list as it was shown; called on a worker, whenever the paper is made anew."""


@dataclass(frozen=True, slots=True)
class PersonList:
    """A list of persons, who stay masked unless somebody says why not."""

    reveal: Callable[[str], Sequence[PersonRow]]
    """The persons in full for a reason, which is logged first; called where gestures are done."""
    make: Callable[[Progress, Sequence[PersonRow]], PrintedList]
    """Reads the list with these persons in full."""


@dataclass(frozen=True, slots=True)
class SentList:
    """A list that a list screen wants to see on paper; of none there is nothing to make."""

    title: str = ""
    make: MakeList | None = None
    is_large: bool = False
    secrecy: Confidentiality | None = None
    """The class of the paper; None is that of the data."""
    unit: ShownUnit = ShownUnit.MILLION
    persons: PersonList | None = None
    shown: tuple[PersonRow, ...] = ()
    """The persons that stand in full, for this reason."""
    reason: str = ""
    recipient: str = ""
    """수신처, faintly across each page."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A paper before it is made; of no division, it is of all."""

    kind: str = PaperKind.DIVISION_STATUS.value
    division: str | None = None
    meeting: str | None = NEXT
    options: object = None
    names_in_full: bool = False
    even_if_empty: bool = False
    anchor: str | None = None
    """The anchor firm a paper is of; None is all of the division."""
    demand: str | None = None
    """The demand a paper is of."""
    status: DemandStatus | None = None
    """The station a letter tells of; None is where the demand is now."""
    form: PaperFormat = PaperFormat.PDF
    """What kind of files several papers become in their folder."""


@dataclass(frozen=True, slots=True)
class SectionWords:
    """What a section says now, and what its figures alone would say."""

    section: Section
    lines: tuple[NarrativeLine, ...]
    draft: tuple[NarrativeLine, ...]
    fingerprint: str
    is_own: bool
    is_outdated: bool


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a wish; without a paper there was nothing to put into one."""

    wanted: Wanted
    paper: Paper | None
    name: str
    """The suggested name of its file, without its ending."""
    division_name: str = ""
    as_of: date | None = None
    seconds: float = 0.0
    empty: tuple[Section, ...] = ()
    words: tuple[SectionWords, ...] = ()
    earlier: tuple[Section, ...] = ()
    """The sections whose words another paper has and this one could take over."""
    occasions: Occasions | None = None
    meeting: str | None = None
    """The meeting it is for."""
    anchors: tuple[AnchorChoice, ...] = ()
    """The anchor firms of its division."""
    people: int = 0
    """How many people stand in it with their full names."""
    subjects: str = ""
    """Their ids, where they are known one by one."""
    reason: str = ""
    """Why they stand in full, as somebody has written."""
    named: tuple[Section, ...] = ()
    """The sections worded by hand that name a demand beyond its class."""
    core: tuple[str, ...] = ()
    """Its demands on a national core technology, which leave only for a reason."""
    checks: tuple[BookCheck, ...] = ()
    """What to look at before it goes out."""
    to_keep: ToKeep | None = None
    """It as it would be kept."""
    kept: tuple[KeptPaper, ...] = ()
    """The versions of it that went out."""
