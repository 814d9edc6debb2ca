"""Making a list, away from the GUI thread; knows no Qt."""

from __future__ import annotations

import time
from dataclasses import replace

from afm_desktop.reports.crosstab_words import PrintedCrosstab
from afm_desktop.reports.labels import secrecy
from afm_desktop.reports.list_money import in_unit
from afm_desktop.reports.list_options import MemberListOptions
from afm_desktop.reports.member_list import member_list
from afm_desktop.reports.names import file_name
from afm_desktop.reports.paper import Progress
from afm_desktop.reports.printed_list import PrintedList
from afm_desktop.reports.withheld import shown_list
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.wanted import Made, SentList, Wanted


def make_member_list(desk: Desk, wanted: Wanted, tell: Progress) -> Made:
    """회원(기업·기관) 명부 of a division or of all."""
    begun = time.perf_counter()
    options = (
        wanted.options if isinstance(wanted.options, MemberListOptions) else MemberListOptions()
    )
    listing = desk.lists.listing(ListKind.MEMBERS, division=wanted.division)
    names = {one.code: one.name for one in desk.divisions.names()}
    division, office = names.get(listing.division or "", ""), desk.workspace.office
    printed = member_list(
        listing,
        options,
        division=division,
        author=office.organization or "",
        is_demonstration=office.is_demonstration,
    )
    about = division or labels.ALL_DIVISIONS
    name = file_name(labels.FILE_WORDS[wanted.kind], about, day=listing.as_of)
    return _made(wanted, printed, Made(wanted, None, name, about), begun, tell)


def make_sent_list(_desk: Desk, wanted: Wanted, tell: Progress) -> Made:
    """The list a list screen sent, read again as it was shown there."""
    begun, sent = time.perf_counter(), wanted.options
    if not isinstance(sent, SentList) or sent.make is None:
        return Made(wanted, None, labels.PAPERS[wanted.kind])
    is_in_full = sent.persons is not None and bool(sent.shown)
    read = sent.persons.make(tell, sent.shown) if sent.persons and is_in_full else sent.make(tell)
    made = Made(
        wanted,
        None,
        file_name(read.title, day=read.as_of),
        read.title,
        people=len(sent.shown),
        subjects=" ".join(sorted(person.id for person in sent.shown)),
        reason=sent.reason,
    )
    if isinstance(read, PrintedCrosstab):
        return _counted(read, made, sent, begun, tell)
    read = in_unit(read, sent.unit)
    if sent.secrecy is not None:
        read = shown_list(read, sent.secrecy)
    made = replace(made, core=tuple(read.core))
    read = replace(read, is_large=sent.is_large, recipient=sent.recipient)
    return _made(wanted, read, made, begun, tell)


def _counted(
    printed: PrintedCrosstab, made: Made, sent: SentList, begun: float, tell: Progress
) -> Made:
    from afm_desktop.reports import crosstab  # noqa: PLC0415 - ReportLab

    made = replace(made, as_of=printed.as_of)
    if printed.is_empty and not made.wanted.even_if_empty:
        return made
    mark = secrecy(sent.secrecy) if sent.secrecy else printed.secrecy
    printed = replace(printed, secrecy=mark, recipient=sent.recipient)
    paper = crosstab.make(printed, is_large=sent.is_large, tell=tell)
    return replace(made, paper=paper, seconds=time.perf_counter() - begun)


def _made(wanted: Wanted, printed: PrintedList, made: Made, begun: float, tell: Progress) -> Made:
    from afm_desktop.reports import list_paper  # noqa: PLC0415 - ReportLab

    made = replace(made, as_of=printed.as_of)
    if not printed.rows and not wanted.even_if_empty:
        return made
    paper = list_paper.make(printed, tell=tell)
    return replace(made, paper=paper, seconds=time.perf_counter() - begun)
