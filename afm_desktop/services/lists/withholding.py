"""A listing for eyes of one class: what goes beyond it counts and does not say what it is."""

from __future__ import annotations

from dataclasses import replace

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.secrecy import WITHHELD, goes_beyond, needs_reason
from afm_desktop.services.lists.listing import ColumnKind, Listing, Row

SECRECY, CORE = "confidentiality", "is_core_technology"
TELLABLE = frozenset({"intake_no", "division", "division_name", "round", "control_number"})
"""Texts that place a record without saying what it is."""


def withheld(listing: Listing, paper: Confidentiality) -> Listing:
    """The same listing with the texts of rows beyond a class left out."""
    keys = [column.key for column in listing.columns]
    if SECRECY not in keys:
        return listing
    at = keys.index(SECRECY)
    secret = [
        place
        for place, column in enumerate(listing.columns)
        if column.kind is ColumnKind.TEXT and column.key not in TELLABLE
    ]

    def shown(row: Row) -> Row:
        mark = row[at]
        if not _is_beyond(mark, paper):
            return row
        said = list(row)
        for place in secret:
            if said[place] is not None:
                said[place] = WITHHELD
        return tuple(said)

    return replace(listing, rows=tuple(map(shown, listing.rows)), paper=paper)


def count_beyond(listing: Listing, paper: Confidentiality) -> int:
    """How many rows go beyond a class."""
    if SECRECY not in [column.key for column in listing.columns]:
        return 0
    return sum(_is_beyond(mark, paper) for mark in listing.values(SECRECY))


def marks_of(listing: Listing) -> tuple[Confidentiality, ...]:
    """The classes of the rows; whatever has none is public."""
    if SECRECY not in [column.key for column in listing.columns]:
        return ()
    return tuple(
        mark if isinstance(mark, Confidentiality) else Confidentiality.PUBLIC
        for mark in listing.values(SECRECY)
    )


def told_cores(listing: Listing, paper: Confidentiality | None = None) -> tuple[str, ...]:
    """The demands on a national core technology whose texts a class tells; None tells all."""
    keys = [column.key for column in listing.columns]
    if not {"id", SECRECY, CORE} <= set(keys):
        return ()
    id_, mark, core = keys.index("id"), keys.index(SECRECY), keys.index(CORE)
    return tuple(
        str(row[id_])
        for row in listing.rows
        if needs_reason(_class_of(row[mark]), is_core=bool(row[core]), paper=paper)
    )


def _is_beyond(mark: object, paper: Confidentiality) -> bool:
    return goes_beyond(_class_of(mark), paper)


def _class_of(mark: object) -> Confidentiality:
    return mark if isinstance(mark, Confidentiality) else Confidentiality.PUBLIC
