"""Minutes as they are kept when they go round or are approved: the paper of that very version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from afm_desktop.domain.enums import MinutesState
from afm_desktop.reports import meeting_labels as words
from afm_desktop.reports import meeting_papers
from afm_desktop.reports.document import unheard
from afm_desktop.reports.kinds import PaperKind
from afm_desktop.reports.meeting_options import MINUTES_SPECS, MinutesOptions
from afm_desktop.reports.options import written
from afm_desktop.reports.paper import Progress
from afm_desktop.services.book.facts import BookFacts
from afm_desktop.services.kept_papers import ToKeep
from afm_desktop.services.meetings.model import MinutesRow
from afm_desktop.services.printed_meeting.model import PrintedMeeting

_NOTHING = BookFacts({}, (), {})


def circulated(meeting: PrintedMeeting, on: date, tell: Progress = unheard) -> ToKeep | None:
    """The latest version as it goes round on a day; None without one."""
    last = meeting.version
    if last is None:
        return None
    return _kept(meeting, replace(last, state=MinutesState.CIRCULATED, circulated_on=on), tell)


def approved(
    meeting: PrintedMeeting, on: date, within: str | None = None, tell: Progress = unheard
) -> ToKeep | None:
    """The latest version as it is approved on a day, in a meeting of a title or in writing."""
    last = meeting.version
    if last is None:
        return None
    state = MinutesState.APPROVED
    return _kept(meeting, replace(last, state=state, approved_on=on, approved_in=within), tell)


def _kept(meeting: PrintedMeeting, version: MinutesRow, tell: Progress = unheard) -> ToKeep:
    """Names are hidden in what is kept: a person who is erased later stands nowhere in full."""
    others = tuple(one for one in meeting.sheet.minutes if one.id != version.id)
    sheet, options = replace(meeting.sheet, minutes=(*others, version)), MinutesOptions()
    shown = replace(meeting, sheet=sheet).masked()
    paper = meeting_papers.make(shown, options, tell)
    return ToKeep(
        kind=PaperKind.MINUTES.value,
        meeting_id=meeting.head.id,
        title=f"{words.minutes_title(meeting)} {words.state(version)}",
        data=paper.data,
        pages=paper.pages,
        as_of=sheet.day,
        options=written(options, MINUTES_SPECS),
        facts=_NOTHING,
        core=meeting_papers.told(meeting, options),
    )
