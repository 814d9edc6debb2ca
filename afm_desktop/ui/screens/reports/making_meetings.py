"""Making the papers of one meeting, away from the GUI thread; knows no Qt."""

from __future__ import annotations

import time
from dataclasses import replace

from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.meeting_options import USUAL, MeetingOptions
from afm_desktop.reports.names import file_name
from afm_desktop.reports.paper import Progress
from afm_desktop.services.desk import Desk
from afm_desktop.services.occasions import Occasions, occasions
from afm_desktop.ui.labels import reports as labels
from afm_desktop.ui.screens.reports.wanted import NEXT, Made, Wanted


def make_of_meeting(desk: Desk, wanted: Wanted, tell: Progress) -> Made:
    """The paper of the meeting that is chosen; without one there is nothing."""
    from afm_desktop.reports import meeting_papers  # noqa: PLC0415 - ReportLab

    begun = time.perf_counter()
    known = occasions(desk.lists, wanted.division)
    id = chosen(known, wanted)
    if id is None:
        return Made(wanted, None, labels.PAPERS[wanted.kind], occasions=known)
    meeting, options = desk.printed_meetings.of(id), options_of(wanted)
    made = Made(
        wanted,
        None,
        file_name(labels.FILE_WORDS[wanted.kind], meeting.head.title, day=meeting.held_on),
        meeting.head.title,
        meeting.sheet.day,
        occasions=known,
        meeting=id,
        people=meeting_papers.persons(meeting, options) if wanted.names_in_full else 0,
        core=desk.copies.guarded(meeting_papers.told(meeting, options)),
    )
    shown = meeting_papers.shown(meeting, options, names_in_full=wanted.names_in_full)
    paper = meeting_papers.make(shown, options, tell)
    return replace(made, paper=paper, seconds=time.perf_counter() - begun)


def options_of(wanted: Wanted) -> MeetingOptions:
    """What is chosen about it, or the usual."""
    usual = USUAL[PaperKind(wanted.kind)]
    return wanted.options if isinstance(wanted.options, type(usual)) else usual


def chosen(known: Occasions, wanted: Wanted) -> str | None:
    """The meeting it is of: a list to sign of the next one, what came of it of the last one."""
    if wanted.meeting not in (NEXT, None):
        return wanted.meeting
    ways = [known.next, known.last]
    if wanted.kind != PaperKind.SIGN_IN.value:
        ways.reverse()
    return next((one.id for one in ways if one is not None), None)
