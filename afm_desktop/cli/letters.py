"""`report … letter`: the letter of a demand, or one of every demand at a station."""

from __future__ import annotations

from argparse import Namespace

from afm_desktop.cli import labels as common
from afm_desktop.cli import places
from afm_desktop.cli import screening_labels as labels
from afm_desktop.cli.errors import UsageError
from afm_desktop.cli.output import note, say
from afm_desktop.cli.secrecy import let_out
from afm_desktop.cli.times import opened_then
from afm_desktop.reports import letter as paper
from afm_desktop.reports.letter_files import file_names
from afm_desktop.reports.saving import save
from afm_desktop.services.letters.model import Letter
from afm_desktop.services.people import Access


def report(asked: Namespace) -> int:
    """Make one letter as a file, or several in a folder."""
    if asked.demand is None and asked.status is None:
        raise UsageError(labels.NO_LETTER_SAID)
    is_one = asked.demand is not None
    (places.refuse_not_pdf if is_one else places.refuse_no_folder)(asked.out)
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
    for one in letters:
        _remark(one)
    if is_one:
        made = paper.make(letters[0], is_demonstration=is_demonstration)
        _missing(letters[0], made.missing)
        save(made.data, asked.out)
        say(common.PAPER_MADE.format(place=places.whole(asked.out), pages=made.pages))
        return 0
    for name, one in zip(file_names(letters), letters, strict=True):
        made = paper.make(one, is_demonstration=is_demonstration)
        _missing(one, made.missing)
        save(made.data, asked.out / name)
    say(labels.LETTERS_MADE.format(count=len(letters), place=places.whole(asked.out)))
    return 0


def _remark(letter: Letter) -> None:
    if letter.unknown:
        names = ", ".join(letter.unknown)
        note(labels.LETTER_UNKNOWN.format(to=letter.to, names=names))


def _missing(letter: Letter, signs: tuple[str, ...]) -> None:
    if signs:
        note(common.MISSING_GLYPHS.format(division=letter.to, signs=" ".join(signs)))
