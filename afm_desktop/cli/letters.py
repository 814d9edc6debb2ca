"""`report … letter`: the letter of a demand, or one of every demand at a station."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from afm_desktop.app import opened
from afm_desktop.cli import paper_files, places
from afm_desktop.cli import screening_labels as labels
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import remark, say
from afm_desktop.cli.secrecy import let_out
from afm_desktop.cli.times import opened_then
from afm_desktop.exchange.papers.formats import WRITERS
from afm_desktop.reports import letter as paper
from afm_desktop.reports import letter_options
from afm_desktop.reports.kinds import PaperFormat
from afm_desktop.reports.letter_files import PDF, file_names
from afm_desktop.reports.letter_options import LetterOptions
from afm_desktop.reports.options import WrongOption
from afm_desktop.reports.saving import save_paper
from afm_desktop.services.letters.closing import in_full
from afm_desktop.services.letters.model import Letter
from afm_desktop.services.people import Access
from afm_desktop.storage.errors import LockedFile, ReadOnlyFile, WriteFailed


def report(asked: Namespace) -> int:
    """Make one letter as a file, or several in a folder."""
    if asked.demand is None and asked.status is None:
        raise UsageError(labels.NO_LETTER_SAID)
    is_one = asked.demand is not None
    options = _options(asked.option)
    if options.number and not is_one:
        raise UsageError(labels.NUMBER_OF_ONE)
    paper_files.refuse_odd(asked.out, asked.format, is_many=not is_one)
    with opened_then(asked) as desk:
        is_demonstration = desk.workspace.office.is_demonstration
        letters: tuple[Letter, ...]
        if is_one:
            letters = (desk.letters.of(desk.screening.find(asked.demand), asked.status),)
        else:
            division = asked.division or desk.workspace.office.division
            code = None if division == "all" else division
            letters = desk.letters.all_at(asked.status, division=code)
        core = desk.copies.guarded([id for one in letters for id in one.named])
    let_out(asked.file, core, asked.reason, Access.PRINT)
    letters = _with_contacts(asked.file, letters, asked.reason)
    for one in letters:
        _remark(one)
    if is_one:
        made = paper.make(letters[0], options, is_demonstration=is_demonstration)
        paper_files.write(made, asked.out, letters[0].to)
        return 0
    ending = (asked.format or PaperFormat.PDF).ending
    for name, one in zip(file_names(letters), letters, strict=True):
        made = paper.make(one, is_demonstration=is_demonstration)
        paper_files.note_missing(one.to, made.missing)
        save_paper(made, asked.out / f"{name.removesuffix(PDF)}{ending}", WRITERS)
    say(labels.LETTERS_MADE.format(count=len(letters), place=places.whole(asked.out)))
    return 0


def _options(pairs: Sequence[str]) -> LetterOptions:
    try:
        return letter_options.parse(pairs)
    except WrongOption as error:
        raise UsageError(str(error)) from error


def _with_contacts(
    file: Path, letters: tuple[Letter, ...], reason: str | None
) -> tuple[Letter, ...]:
    """Those who can be asked stand in full for a reason that can be logged, else masked."""
    named = {one.closing.contact_id for one in letters} - {None}
    if not named:
        return letters
    if not reason:
        remark(labels.CONTACT_MASKED)
        return letters
    ids = [id for id in named if id is not None]
    try:
        with opened(file) as desk:
            persons = desk.people.in_full(ids, reason=reason, access=Access.PRINT)
    except (LockedFile, ReadOnlyFile, WriteFailed):
        remark(labels.CONTACT_UNLOGGED)
        return letters
    known = {one.id: one for one in persons}
    return tuple(in_full(one, known) for one in letters)


def _remark(letter: Letter) -> None:
    if letter.unknown:
        names = ", ".join(letter.unknown)
        remark(labels.LETTER_UNKNOWN.format(to=letter.to, names=names))
