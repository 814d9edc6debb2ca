"""The three papers of a meeting as one: whose names stand in full, what is told, the PDF."""

from __future__ import annotations

from afm_desktop.reports import meeting_parts, meeting_result, minutes, sign_in
from afm_desktop.reports.document import unheard
from afm_desktop.reports.meeting_options import MeetingOptions, MinutesOptions, SignInOptions
from afm_desktop.reports.paper import Paper, Progress
from afm_desktop.services.printed_meeting.model import PrintedMeeting, persons_in


def make(meeting: PrintedMeeting, options: MeetingOptions, tell: Progress = unheard) -> Paper:
    """The paper that is chosen by its options; names are as they come."""
    if isinstance(options, MinutesOptions):
        return minutes.make(meeting, options, tell=tell)
    if isinstance(options, SignInOptions):
        return sign_in.make(meeting, options, tell=tell)
    return meeting_result.make(meeting, options, tell=tell)


def shown(
    meeting: PrintedMeeting, options: MeetingOptions, *, names_in_full: bool
) -> PrintedMeeting:
    """The meeting as the paper prints it.

    Names stand in full in the list of attendees, which the paper is for; elsewhere, and telephone
    numbers, only where that is chosen too.
    """
    if not names_in_full:
        return meeting.masked()
    if isinstance(options, SignInOptions):
        return meeting.masked(is_list=False, are_phones=options.masks_phones)
    return meeting.masked(is_list=False, is_rest=options.masks_rest)


def persons(meeting: PrintedMeeting, options: MeetingOptions) -> int:
    """How many persons stand in the paper in full, where they may."""
    if isinstance(options, SignInOptions):
        return len(meeting.sheet.roster)
    elsewhere = 0 if options.masks_rest else persons_in(meeting.sheet)
    return elsewhere + (len(meeting.sheet.roster) if isinstance(options, MinutesOptions) else 0)


def told(meeting: PrintedMeeting, options: MeetingOptions) -> tuple[str, ...]:
    """The demands that the paper names."""
    if isinstance(options, SignInOptions):
        return ()
    if isinstance(options, MinutesOptions):
        return meeting_parts.told(meeting, options.secrecy)
    return meeting.spoken
