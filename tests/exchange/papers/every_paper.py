"""Each paper once, of the demonstration; a new kind is added here."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.reports import (
    approval,
    crosstab,
    demand_status,
    division_status,
    dossier,
    letter,
    list_paper,
    meeting_book,
    meeting_papers,
    member_list,
    overview_paper,
    projects,
    receipt,
    supply_chain,
    targets,
)
from afm_desktop.reports.crosstab_words import Around, worded
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.list_options import MemberListOptions
from afm_desktop.reports.meeting_options import USUAL
from afm_desktop.reports.paper import Paper
from afm_desktop.services.crosstab import CrosstabAsked
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.occasions import occasions
from afm_desktop.services.views.model import Filter, ViewKind, ViewQuery

DIVISION = "BAT"


def _status(desk: Desk) -> Paper:
    meeting = occasions(desk.lists, DIVISION).next
    assert meeting is not None
    return division_status.make(desk.division_status.of(DIVISION, meeting_id=meeting.id))


def _author(desk: Desk) -> str:
    return desk.workspace.office.organization or ""


def _members(desk: Desk) -> Paper:
    listing = desk.lists.listing(ListKind.MEMBERS, division=DIVISION)
    printed = member_list.member_list(listing, MemberListOptions(), author=_author(desk))
    return list_paper.make(printed)


def _crosstab(desk: Desk) -> Paper:
    names = {one.code: one.name for one in desk.divisions.names()}
    asked = CrosstabAsked(ViewKind.DEMANDS, ViewQuery(), "division", "status", "total_cost_won")
    around = Around(desk.workspace.today, names, author=_author(desk))
    return crosstab.make(worded(desk.crosstabs.of(asked), MoneyUnit.MILLION, around))


def _book(desk: Desk) -> Paper:
    meeting = occasions(desk.lists, DIVISION).next
    assert meeting is not None
    return meeting_book.make(desk.books.of(meeting.id))


def _of_meeting(desk: Desk, kind: PaperKind) -> Paper:
    known = occasions(desk.lists, DIVISION)
    meeting = known.next if kind is PaperKind.SIGN_IN else known.last
    assert meeting is not None
    return meeting_papers.make(desk.printed_meetings.of(meeting.id), USUAL[kind])


def _demand(desk: Desk, status: DemandStatus) -> str:
    query = ViewQuery(DIVISION, filters=(Filter("status", (status.value,)),))
    keys = desk.views.keys(ViewKind.DEMANDS, query)
    return desk.views.ids_of(ViewKind.DEMANDS, keys)[keys[0]]


def _selected(desk: Desk) -> str:
    return _demand(desk, DemandStatus.SELECTED)


PAPERS: Mapping[PaperKind, Callable[[Desk], Paper]] = {
    PaperKind.DIVISION_STATUS: _status,
    PaperKind.MEMBER_LIST: _members,
    PaperKind.SUPPLY_CHAIN: lambda desk: supply_chain.make(desk.chains.status(division=DIVISION)),
    PaperKind.DEMAND_STATUS: lambda desk: demand_status.make(desk.demand_reports.of(None)),
    PaperKind.RECEIPT: lambda desk: receipt.make(desk.filing.receipt(_selected(desk))),
    PaperKind.APPROVAL: lambda desk: approval.make(
        desk.filing.sheet(_selected(desk)), desk.workspace.today
    ),
    PaperKind.DEMAND_DOSSIER: lambda desk: dossier.make(desk.dossiers.of(_selected(desk))),
    PaperKind.LETTER: lambda desk: letter.make(desk.letters.of(_selected(desk))),
    PaperKind.CROSSTAB: _crosstab,
    PaperKind.MEETING_BOOK: _book,
    PaperKind.MINUTES: lambda desk: _of_meeting(desk, PaperKind.MINUTES),
    PaperKind.MEETING_RESULT: lambda desk: _of_meeting(desk, PaperKind.MEETING_RESULT),
    PaperKind.SIGN_IN: lambda desk: _of_meeting(desk, PaperKind.SIGN_IN),
    PaperKind.PROJECTS: lambda desk: projects.make(desk.project_reports.of(None)),
    PaperKind.TARGETS: lambda desk: targets.make(desk.target_reports.of(None)),
    PaperKind.OVERVIEW: lambda desk: overview_paper.make(desk.overviews.of(None)),
}
