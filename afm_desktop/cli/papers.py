"""`report`: papers as PDF, of one division or of all."""

from __future__ import annotations

import re
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from afm_desktop.app import opened
from afm_desktop.cli import labels, paper_files, paper_labels, places
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.meetings import LAST, NEXT, occasion_of
from afm_desktop.cli.output import note, remark, say
from afm_desktop.cli.secrecy import let_out
from afm_desktop.cli.times import opened_then
from afm_desktop.exchange.papers.formats import WRITERS
from afm_desktop.reports import batch, division_status, fonts, options
from afm_desktop.reports.batch import Job, Made
from afm_desktop.reports.kinds import PaperFormat
from afm_desktop.reports.labels import SECTIONS
from afm_desktop.reports.options import Annex, PaperOptions
from afm_desktop.reports.withheld import named_anyway
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import ListKind
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.naming import DivisionName
from afm_desktop.services.people import Access
from afm_desktop.services.status import DivisionStatus
from afm_desktop.storage.errors import LockedFile, ReadOnlyFile, WriteFailed

ALL = "all"
NO_MEETING = "none"
_UNFIT_IN_A_NAME = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True)
class _Sheaf:
    """One division's paper before it is made."""

    name: str
    path: Path
    meeting: str | None
    status: DivisionStatus


def report(asked: Namespace) -> int:
    """Make the papers that are asked for."""
    chosen = _chosen(asked.option)
    is_all = asked.division == ALL
    paper_files.refuse_odd(asked.out, asked.format, is_many=is_all)
    with opened_then(asked) as desk:
        code = asked.division or desk.workspace.office.division
        sheaves = _of_all(desk, asked) if is_all else [_of_one(desk, code, asked)]
    core = [id for sheaf in sheaves for id in division_status.told(sheaf.status, chosen)]
    let_out(asked.file, core, asked.reason, Access.PRINT)
    if Annex.SIGN_IN in chosen.annexes:
        sheaves = _with_names(asked.file, sheaves, asked.reason)
    _list_missing(sheaves, chosen)
    with folder_for(asked.out):
        jobs = [Job(sheaf.status, sheaf.path, chosen, WRITERS) for sheaf in sheaves]
        made = batch.make_all(jobs, progress=_progress(sheaves) if is_all else None)
    for sheaf, paper in zip(sheaves, made, strict=True):
        _remark(sheaf.name, paper)
        _note_named(sheaf, chosen)
    is_pages = is_all or asked.out.suffix.casefold() == PaperFormat.PDF.ending
    one = labels.PAPER_MADE if is_pages else paper_labels.FILE_MADE
    what = labels.PAPERS_MADE if is_all else one
    pages = sum(paper.pages for paper in made)
    say(what.format(place=places.whole(asked.out), count=len(made), pages=pages))
    return 0


def _chosen(pairs: Sequence[str]) -> PaperOptions:
    """The options of the paper; what their words get wrong is known before any file is."""
    try:
        return options.parse(pairs)
    except options.WrongOption as error:
        raise UsageError(str(error)) from error


@contextmanager
def folder_for(folder: Path) -> Iterator[None]:
    """A folder that was made for papers goes again when there are none."""
    was_there = folder.exists()
    try:
        yield
    except BaseException:
        if not was_there:
            with suppress(OSError):
                folder.rmdir()
        raise


def file_name(number: int, division: DivisionName, form: PaperFormat = PaperFormat.PDF) -> str:
    """`01-AUT-자동차-분과-현황-보고.pdf`."""
    words = f"{division.code} {division.name} {labels.DIVISION_STATUS}"
    return f"{number:02d}-{named_by(words)}{form.ending}"


def named_by(words: str) -> str:
    """Words without what no file system takes in a name."""
    return _UNFIT_IN_A_NAME.sub("-", words).strip("-")


def _of_all(desk: Desk, asked: Namespace) -> list[_Sheaf]:
    if asked.meeting not in (None, LAST, NEXT, NO_MEETING):
        raise UsageError(labels.ONE_MEETING_FOR_ALL)
    divisions, form = desk.divisions.names(), asked.format or PaperFormat.PDF
    if not divisions:
        raise CommandError(labels.NO_DIVISIONS)
    return [
        _sheaf(desk, division, asked.out / file_name(number, division, form), asked)
        for number, division in enumerate(divisions, 1)
    ]


def _of_one(desk: Desk, code: str | None, asked: Namespace) -> _Sheaf:
    if not code:
        raise UsageError(labels.NO_DIVISION_SAID)
    found = desk.lists.listing(ListKind.DIVISIONS, division=code)
    named = DivisionName(*(str(found.values(key)[0]) for key in ("id", "code", "name")))
    return _sheaf(desk, named, asked.out, asked)


def _sheaf(desk: Desk, division: DivisionName, path: Path, asked: Namespace) -> _Sheaf:
    meeting = _meeting(desk, division, asked.meeting)
    status = desk.division_status.of(division.code, meeting_id=meeting)
    return _Sheaf(division.name, path, meeting, status)


def _meeting(desk: Desk, division: DivisionName, wanted: str | None) -> str | None:
    """The id of the meeting a paper is for; unless it is said, the next one if there is one."""
    if wanted == NO_MEETING:
        return None
    if wanted not in (None, LAST, NEXT):
        return wanted
    found = occasion_of(desk.lists, [division.code], wanted or NEXT)
    if wanted and found is None:
        raise CommandError(labels.NO_SUCH_MEETING[wanted].format(division=division.name))
    return found.id if found else None


def _with_names(file: Path, sheaves: Sequence[_Sheaf], reason: str | None) -> list[_Sheaf]:
    """Names of those invited stand in full for a reason that can be logged, else masked."""
    named = [sheaf for sheaf in sheaves if sheaf.status.attendance]
    if not named:
        return list(sheaves)
    if not reason:
        remark(labels.ATTENDANCE_MASKED)
        return [_masked(sheaf) for sheaf in sheaves]
    count = sum(len(sheaf.status.attendance) for sheaf in named)
    meetings = " ".join(sorted({sheaf.meeting or "" for sheaf in named}))
    try:
        with opened(file) as desk:
            desk.workspace.note_access(Access.PRINT, meetings, count, reason)
    except (LockedFile, ReadOnlyFile, WriteFailed):
        remark(labels.PRINTED_MASKED)
        return [_masked(sheaf) for sheaf in sheaves]
    return list(sheaves)


def _masked(sheaf: _Sheaf) -> _Sheaf:
    attendance = tuple(replace(row, name=masked_name(row.name)) for row in sheaf.status.attendance)
    return replace(sheaf, status=replace(sheaf.status, attendance=attendance))


def _progress(sheaves: Sequence[_Sheaf]) -> Callable[[int, int], None]:
    """`[ 3/12] 이차전지 …` as each paper is done."""
    names = [sheaf.name for sheaf in sheaves]
    width = len(str(len(names)))

    def tell(done: int, total: int) -> None:
        # Workers finish in any order; then only the count is certain.
        name = names[done - 1] if total < batch.WORTHWHILE else ""
        note(f"[{done:>{width}}/{total}] {name} …".rstrip())

    return tell


def _list_missing(sheaves: Sequence[_Sheaf], chosen: PaperOptions) -> None:
    """What will print as ☒, of the data and of the options, before anything is saved."""
    own = fonts.missing(chosen.approval)
    for sheaf in sheaves:
        if signs := sorted({*own, *division_status.missing_glyphs(sheaf.status)}):
            note(labels.MISSING_GLYPHS.format(division=sheaf.name, signs=" ".join(signs)))


def _note_named(sheaf: _Sheaf, chosen: PaperOptions) -> None:
    """Words of an office are printed whatever they name; whoever makes the paper is told."""
    if named := named_anyway(sheaf.status, chosen.secrecy or sheaf.status.confidentiality):
        sections = ", ".join(SECTIONS.get(section, labels.GIST) for section in named)
        note(paper_labels.NAMED_ANYWAY.format(division=sheaf.name, sections=sections))


def _remark(name: str, paper: Made) -> None:
    """What its maker should look at before the paper goes out."""
    if paper.outdated:
        sections = ", ".join(SECTIONS.get(section, labels.GIST) for section in paper.outdated)
        note(labels.OUTDATED.format(division=name, sections=sections))
