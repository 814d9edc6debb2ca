"""For which eyes a file is, and why demands on a national core technology leave in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from pathlib import Path

from afm_desktop.app import opened
from afm_desktop.cli.errors import UsageError
from afm_desktop.domain.enums import Confidentiality
from afm_desktop.reports.options import WrongOption, secrecy
from afm_desktop.services.copies import NAMING_DEMANDS
from afm_desktop.services.desk import Desk
from afm_desktop.services.lists.listing import Listing, ListKind
from afm_desktop.services.lists.withholding import told_cores
from afm_desktop.services.people import Access


def secrecy_of(said: str | None) -> Confidentiality | None:
    """The class a file is for; None is that of what it holds."""
    try:
        return secrecy("--secrecy", said) if said is not None else None
    except WrongOption as error:
        raise UsageError(str(error)) from error


def let_out(
    file: Path, core: Collection[str], reason: str | None, access: Access = Access.EXPORT
) -> None:
    """Log why these core technologies leave; refused without a reason. Of none, nothing is done.

    Nobody has the file open meanwhile: closing it would drop the locks of the other one.
    """
    if core:
        with opened(file) as desk:
            desk.copies.let_out(core, access, reason)


def told_by(file: Path, listing: Listing, paper: Confidentiality | None = None) -> tuple[str, ...]:
    """The demands of a listing that leave only for a reason."""
    if listing.kind is not ListKind.TRASH:
        return told_cores(listing, paper)
    records = defaultdict[str, list[str]](list)
    for table_, id in zip(listing.values("kind"), listing.values("id"), strict=True):
        if table_ in NAMING_DEMANDS:
            records[str(table_)].append(str(id))
    with opened(file, read_only=True) as desk:
        return desk.copies.behind(records)


def kept_back(desk: Desk, records: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Those of some records, by table and id, whose names are not for other programs.

    For commands that ask for no reason to tell them.
    """
    by_table = defaultdict[str, list[str]](list)
    for table_, id in records:
        by_table[table_].append(id)
    return desk.copies.telling(by_table)
