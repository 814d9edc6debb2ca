"""`report … --division all --out 폴더`: a paper of each division, where one file tells of all."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from afm_desktop.cli import labels, paper_files, paper_labels, places
from afm_desktop.cli import meeting_paper_labels as meeting_words
from afm_desktop.cli.errors import CommandError, UsageError
from afm_desktop.cli.meetings import LAST, NEXT
from afm_desktop.cli.output import remark
from afm_desktop.cli.papers import ALL, folder_for, named_by
from afm_desktop.cli.times import opened_then
from afm_desktop.reports.kinds import PaperFormat, PaperKind
from afm_desktop.services.desk import Desk
from afm_desktop.services.naming import DivisionName
from afm_desktop.services.occasions import occasions


def is_meant(asked: Namespace) -> bool:
    """Whether a folder is named for the papers of all divisions."""
    if asked.division != ALL or asked.out is None or asked.kind not in paper_labels.OF_EACH:
        return False
    return asked.out.suffix.casefold() not in {one.ending for one in PaperFormat}


def report(asked: Namespace, make: Callable[[Namespace], int]) -> int:
    """Make them one after another; of a run that fails nothing stays that was not there before."""
    paper_files.refuse_odd(asked.out, asked.format, is_many=True)
    with opened_then(asked) as desk:
        divisions = list(_shown(desk, asked))
    with folder_for(asked.out), _taken_back() as made:
        places.make_folder(asked.out)
        for number, division in divisions:
            path = asked.out / _file_name(number, division, asked)
            if not path.exists():
                made.append(path)
            own = {"division": division.code, "out": path, "format": None}
            make(Namespace(**{**vars(asked), **own}))
    return 0


def _shown(desk: Desk, asked: Namespace) -> Iterator[tuple[int, DivisionName]]:
    """All divisions with their numbers; those without a meeting have no book, which is told."""
    divisions, without = desk.divisions.names(), list[str]()
    if not divisions:
        raise CommandError(labels.NO_DIVISIONS)
    if asked.kind is PaperKind.MEETING_BOOK and asked.meeting not in (None, LAST, NEXT):
        raise UsageError(meeting_words.ONE_MEETING_FOR_ALL)
    for number, division in enumerate(divisions, 1):
        if asked.kind is PaperKind.MEETING_BOOK and not _has_meeting(desk, division, asked):
            without.append(division.name)
        else:
            yield number, division
    if len(without) == len(divisions):
        raise CommandError(meeting_words.NONE_OF_ALL)
    if without:
        remark(meeting_words.LEFT_OUT.format(divisions=", ".join(without)))


def _has_meeting(desk: Desk, division: DivisionName, asked: Namespace) -> bool:
    known = occasions(desk.lists, division.code)
    return (known.last if asked.meeting == LAST else known.next) is not None


def _file_name(number: int, division: DivisionName, asked: Namespace) -> str:
    """`01-AUT-자동차-회의자료.pdf`."""
    words = named_by(f"{division.code} {division.name} {paper_labels.OF_EACH[asked.kind]}")
    return f"{number:02d}-{words}{(asked.format or PaperFormat.PDF).ending}"


@contextmanager
def _taken_back() -> Iterator[list[Path]]:
    made: list[Path] = []
    try:
        yield made
    except BaseException:
        _remove(made)
        raise


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        with suppress(OSError):
            path.unlink(missing_ok=True)
