"""`report … minutes`, `meeting-result` and `sign-in`: the papers of a meeting, or of all."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from afm_desktop.app import opened
from afm_desktop.cli import labels as common
from afm_desktop.cli import meeting_paper_labels as labels
from afm_desktop.cli import paper_files, places
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.meetings import LAST, NEXT
from afm_desktop.cli.output import remark, say
from afm_desktop.cli.papers import ALL, NO_MEETING, folder_for, named_by
from afm_desktop.cli.secrecy import let_out
from afm_desktop.cli.times import opened_then
from afm_desktop.exchange.papers.formats import WRITERS
from afm_desktop.reports import meeting_options, meeting_papers
from afm_desktop.reports.kinds import PaperFormat, PaperKind
from afm_desktop.reports.meeting_options import MeetingOptions
from afm_desktop.reports.options import WrongOption
from afm_desktop.reports.paper import Paper
from afm_desktop.reports.saving import save_paper
from afm_desktop.services.desk import Desk
from afm_desktop.services.naming import DivisionName
from afm_desktop.services.occasions import occasions
from afm_desktop.services.people import Access
from afm_desktop.services.printed_meeting.model import PrintedMeeting
from afm_desktop.storage.errors import LockedFile, ReadOnlyFile, WriteFailed

_USUAL = {PaperKind.SIGN_IN: NEXT, PaperKind.MINUTES: LAST, PaperKind.MEETING_RESULT: LAST}
"""The meeting a paper is of unless one is said."""


@dataclass(frozen=True, slots=True)
class _Sheaf:
    """One meeting's paper before it is made."""

    path: Path
    meeting: PrintedMeeting


def report(asked: Namespace) -> int:
    """Make the paper of a meeting as a file, or that of every division in a folder."""
    options, is_all = _options(asked), asked.division == ALL
    if asked.meeting == NO_MEETING:
        raise UsageError(labels.NO_MEETING_SAID)
    if is_all and asked.meeting not in (None, LAST, NEXT):
        raise UsageError(labels.ONE_MEETING_FOR_ALL)
    paper_files.refuse_odd(asked.out, asked.format, is_many=is_all)
    with opened_then(asked) as desk:
        sheaves = list(_of_all(desk, asked)) if is_all else [_of_one(desk, asked)]
        told = (id for sheaf in sheaves for id in meeting_papers.told(sheaf.meeting, options))
        core = desk.copies.guarded(set(told))
    let_out(asked.file, core, asked.reason, Access.PRINT)
    is_in_full = _note_names(asked, sheaves, options)
    if is_all:
        with folder_for(asked.out):
            pages = _make(sheaves, options, is_in_full=is_in_full)
        place = places.whole(asked.out)
        say(common.PAPERS_MADE.format(place=place, count=len(sheaves), pages=pages))
        return 0
    (one,) = sheaves
    paper_files.write(*_paper(one, options, is_in_full=is_in_full))
    return 0


def _options(asked: Namespace) -> MeetingOptions:
    try:
        return meeting_options.parse(asked.kind, asked.option)
    except WrongOption as error:
        raise UsageError(str(error)) from error


def _of_one(desk: Desk, asked: Namespace) -> _Sheaf:
    """The paper of the meeting that is said, or of the next or last one of a division."""
    wanted = asked.meeting or _USUAL[asked.kind]
    if wanted not in (LAST, NEXT):
        id = desk.meetings.find(wanted)
        return _Sheaf(asked.out, desk.printed_meetings.of(id, asked.division))
    found = _occasion(desk, asked.division or desk.workspace.office.division, wanted)
    if found is None:
        raise CommandError(labels.NO_MEETING[wanted])
    return _Sheaf(asked.out, desk.printed_meetings.of(found))


def _of_all(desk: Desk, asked: Namespace) -> Iterator[_Sheaf]:
    """The paper of every division that has such a meeting; the others are told."""
    wanted, left_out = asked.meeting or _USUAL[asked.kind], list[str]()
    divisions = desk.divisions.names()
    if not divisions:
        raise CommandError(common.NO_DIVISIONS)
    for number, division in enumerate(divisions, 1):
        found = _occasion(desk, division.code, wanted)
        if found is None:
            left_out.append(division.name)
        else:
            path = asked.out / _file_name(number, division, asked)
            yield _Sheaf(path, desk.printed_meetings.of(found))
    if len(left_out) == len(divisions):
        raise CommandError(labels.NONE_OF_ALL)
    if left_out:
        remark(labels.LEFT_OUT.format(divisions=", ".join(left_out)))


def _occasion(desk: Desk, division: str | None, wanted: str) -> str | None:
    """The id of the next or last meeting of a division, or of all where none is named."""
    known = occasions(desk.lists, division)
    found = known.last if wanted == LAST else known.next
    return found.id if found else None


def _file_name(number: int, division: DivisionName, asked: Namespace) -> str:
    """`01-AUT-자동차-회의록.pdf`."""
    words = f"{division.code} {division.name} {labels.FILE_WORDS[asked.kind]}"
    form = asked.format or PaperFormat.PDF
    return f"{number:02d}-{named_by(words)}{form.ending}"


def _note_names(asked: Namespace, sheaves: Sequence[_Sheaf], options: MeetingOptions) -> bool:
    """Whether persons stand in full: for a reason that can be logged."""
    counts = {
        sheaf.meeting.head.id: meeting_papers.persons(sheaf.meeting, options) for sheaf in sheaves
    }
    named = {id: count for id, count in counts.items() if count}
    if not named:
        return False
    if not asked.reason:
        remark(labels.NAMES_MASKED)
        return False
    try:
        with opened(asked.file) as desk:
            subjects, people = " ".join(sorted(named)), sum(named.values())
            desk.workspace.note_access(Access.PRINT, subjects, people, asked.reason)
    except (LockedFile, ReadOnlyFile, WriteFailed):
        remark(labels.UNLOGGED)
        return False
    return True


def _make(sheaves: Sequence[_Sheaf], options: MeetingOptions, *, is_in_full: bool) -> int:
    """Make and save them; how many pages they have."""
    pages = 0
    for sheaf in sheaves:
        made, path, about = _paper(sheaf, options, is_in_full=is_in_full)
        paper_files.note_missing(about, made.missing)
        save_paper(made, path, WRITERS)
        pages += made.pages
    return pages


def _paper(sheaf: _Sheaf, options: MeetingOptions, *, is_in_full: bool) -> tuple[Paper, Path, str]:
    """The paper of a meeting, where it goes, and what it is of."""
    meeting = meeting_papers.shown(sheaf.meeting, options, names_in_full=is_in_full)
    return meeting_papers.make(meeting, options), sheaf.path, meeting.head.title
