"""The papers the screen offers, with what can be chosen about each."""

from __future__ import annotations

from dataclasses import dataclass

from afm_desktop.domain.office import Role
from afm_desktop.reports.approval_options import APPROVAL_SPECS, ApprovalOptions
from afm_desktop.reports.book_options import BOOK_SPECS, BookOptions
from afm_desktop.reports.chain_options import CHAIN_SPECS, ChainPaperOptions
from afm_desktop.reports.demand_options import DEMAND_STATUS_SPECS, DemandStatusOptions
from afm_desktop.reports.dossier_options import DOSSIER_SPECS, DossierOptions
from afm_desktop.reports.figure_options import (
    OVERVIEW_SPECS,
    PROJECTS_SPECS,
    TARGETS_SPECS,
    OverviewOptions,
    ProjectsOptions,
    TargetsOptions,
)
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.letter_options import LETTER_SPECS, LetterOptions
from afm_desktop.reports.list_options import LIST_SPECS, MEMBER_LIST_SPECS, MemberListOptions
from afm_desktop.reports.meeting_options import MEETING_SPECS, USUAL
from afm_desktop.reports.options import (
    STATUS_SPECS,
    OptionSpec,
    PaperOptions,
)
from afm_desktop.reports.receipt_options import RECEIPT_SPECS, ReceiptOptions
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.maker import Recipe
from afm_desktop.ui.screens.reports.making import make_status_paper
from afm_desktop.ui.screens.reports.making_book import make_meeting_book
from afm_desktop.ui.screens.reports.making_chains import make_chain_paper
from afm_desktop.ui.screens.reports.making_demands import make_demand_status
from afm_desktop.ui.screens.reports.making_figures import (
    make_overview,
    make_projects,
    make_targets,
)
from afm_desktop.ui.screens.reports.making_filed import make_of_demand
from afm_desktop.ui.screens.reports.making_lists import make_member_list, make_sent_list
from afm_desktop.ui.screens.reports.making_meetings import make_of_meeting
from afm_desktop.ui.screens.reports.wanted import LETTER, LIST, SentList


@dataclass(frozen=True, slots=True)
class PaperEntry:
    """One paper of the catalogue."""

    key: str
    icon: str
    group: str
    recipe: Recipe
    usual: object
    specs: tuple[OptionSpec, ...]
    is_for_meetings: bool = False
    is_of_anchors: bool = False
    may_be_of_all: bool = False
    is_for_each: bool = False
    """Whether those of all divisions can be made at once, one each."""
    has_words: bool = False
    has_scope: bool = True
    is_of_alliance: bool = False
    """Whether it is of all divisions together and of no single one."""
    is_of_demands: bool = False
    """Whether it is of one demand, or one of each of several."""
    is_of_meetings: bool = False
    """Whether it is of one meeting, and there is nothing to make without one."""
    is_book: bool = False
    """Whether it is of one meeting, is looked through before, and is kept."""

    @property
    def title(self) -> str:
        return labels.PAPERS[self.key]


_OF_DEMANDS: tuple[tuple[PaperKind, str, object, tuple[OptionSpec, ...]], ...] = (
    (PaperKind.DEMAND_DOSSIER, "file-text", DossierOptions(), DOSSIER_SPECS),
    (PaperKind.RECEIPT, "inbox", ReceiptOptions(), RECEIPT_SPECS),
    (PaperKind.LETTER, "mail", LetterOptions(), LETTER_SPECS),
    (PaperKind.APPROVAL, "file-pen-line", ApprovalOptions(), APPROVAL_SPECS),
)
_OF_MEETINGS: tuple[tuple[PaperKind, str], ...] = (
    (PaperKind.MINUTES, "book-open"),
    (PaperKind.MEETING_RESULT, "file-text"),
    (PaperKind.SIGN_IN, "users"),
)
CATALOGUE: tuple[PaperEntry, ...] = (
    PaperEntry(
        PaperKind.DIVISION_STATUS.value,
        "file-text",
        "status",
        make_status_paper,
        PaperOptions(),
        STATUS_SPECS,
        is_for_meetings=True,
        has_words=True,
        is_for_each=True,
    ),
    PaperEntry(
        PaperKind.DEMAND_STATUS.value,
        "inbox",
        "status",
        make_demand_status,
        DemandStatusOptions(),
        DEMAND_STATUS_SPECS,
        may_be_of_all=True,
        is_for_each=True,
    ),
    PaperEntry(
        PaperKind.SUPPLY_CHAIN.value,
        "network",
        "status",
        make_chain_paper,
        ChainPaperOptions(),
        CHAIN_SPECS,
        is_of_anchors=True,
        is_for_each=True,
    ),
    PaperEntry(
        PaperKind.PROJECTS.value,
        "flag",
        "status",
        make_projects,
        ProjectsOptions(),
        PROJECTS_SPECS,
        may_be_of_all=True,
        is_for_each=True,
    ),
    PaperEntry(
        PaperKind.TARGETS.value,
        "target",
        "status",
        make_targets,
        TargetsOptions(),
        TARGETS_SPECS,
        may_be_of_all=True,
        is_for_each=True,
    ),
    PaperEntry(
        PaperKind.OVERVIEW.value,
        "layout-dashboard",
        "status",
        make_overview,
        OverviewOptions(),
        OVERVIEW_SPECS,
        may_be_of_all=True,
        is_of_alliance=True,
    ),
    PaperEntry(
        PaperKind.MEETING_BOOK.value,
        "book-open",
        "meetings",
        make_meeting_book,
        BookOptions(),
        BOOK_SPECS,
        may_be_of_all=True,
        is_for_each=True,
        is_book=True,
    ),
    *(
        PaperEntry(
            kind.value,
            icon,
            "meetings",
            make_of_meeting,
            USUAL[kind],
            MEETING_SPECS[kind],
            is_for_meetings=True,
            may_be_of_all=True,
            is_for_each=True,
            is_of_meetings=True,
        )
        for kind, icon in _OF_MEETINGS
    ),
    *(
        PaperEntry(
            kind.value,
            icon,
            "demands",
            make_of_demand,
            usual,
            specs,
            may_be_of_all=True,
            is_of_demands=True,
        )
        for kind, icon, usual, specs in _OF_DEMANDS
    ),
    PaperEntry(
        PaperKind.MEMBER_LIST.value,
        "building-2",
        "lists",
        make_member_list,
        MemberListOptions(),
        MEMBER_LIST_SPECS,
        may_be_of_all=True,
    ),
    PaperEntry(
        LIST,
        "list-checks",
        "lists",
        make_sent_list,
        SentList(),
        LIST_SPECS,
        may_be_of_all=True,
        has_scope=False,
    ),
)


def papers_for(role: Role) -> tuple[PaperEntry, ...]:
    """The papers an office prints; a firm prints lists and its own demands alone."""
    if role is Role.FIRM:
        return tuple(
            entry
            for entry in CATALOGUE
            if entry.group == "lists" or (entry.is_of_demands and entry.key != LETTER)
        )
    return CATALOGUE


def entry_of(key: str) -> PaperEntry:
    """The paper of a key; the first one when the key is of none."""
    return next((entry for entry in CATALOGUE if entry.key == key), CATALOGUE[0])
