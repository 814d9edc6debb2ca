"""수요별 상세자료 of several demands, one paper each in a folder."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from afm_desktop.reports import dossier
from afm_desktop.reports.dossier_options import DossierOptions
from afm_desktop.reports.kinds import PaperFormat
from afm_desktop.reports.names import file_name
from afm_desktop.reports.saving import Writers, save_paper
from afm_desktop.services.dossier import Dossier

FILE_WORD = "수요별상세자료"


@dataclass(frozen=True, slots=True)
class Sheaf:
    """What came of it: how many papers of how many, their pages, and what prints as ☒ in them."""

    made: int
    total: int
    pages: int
    signs: tuple[str, ...] = ()


def make_all(
    read: Callable[[str], Dossier],
    demands: Sequence[str],
    folder: Path,
    options: DossierOptions,
    *,
    tell: Callable[[int, int], None],
    is_cancelled: Callable[[], bool] = lambda: False,
    form: PaperFormat = PaperFormat.PDF,
    writers: Writers | None = None,
) -> Sheaf:
    """Make them one after another; those that are finished stay when it is stopped."""
    taken, pages, signs = set[str](), 0, set[str]()
    for demand in demands:
        if is_cancelled():
            break
        found = read(demand)
        paper = dossier.make(found, options)
        name = _free_name(found, taken)
        taken.add(name)
        save_paper(paper, folder / f"{name}{form.ending}", writers or {})
        pages += paper.pages
        signs |= set(paper.missing)
        tell(len(taken), len(demands))
    return Sheaf(len(taken), len(demands), pages, tuple(sorted(signs)))


def name_of(about: str, day: date) -> str:
    """`수요별상세자료_BAT-2026-0001_20260722`."""
    return file_name(FILE_WORD, about, day=day)


def _free_name(found: Dossier, taken: Collection[str]) -> str:
    """By 접수번호, else by the title; two of one title stay apart."""
    about = found.sheet.intake_no or found.sheet.title
    name, number = name_of(about, found.as_of), 2
    while name in taken:
        name, number = name_of(f"{about} {number}", found.as_of), number + 1
    return name
