"""What a merged body left: the redirect to the one that remains, and what was between the two.

They are of no use without the body that remains, so they go and come back with it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.model.base import Record
from afm_desktop.domain.model.supply import SupplyLink, TierOverride
from afm_desktop.services.portions import portions

Kind = type[Record]
_BETWEEN: tuple[tuple[Kind, Any, Any], ...] = (
    (SupplyLink, SupplyLink.supplier_id, SupplyLink.buyer_id),
    (TierOverride, TierOverride.supplier_id, TierOverride.anchor_id),
)
"""Records between two bodies that stay as they are when the two become one."""


def redirects(
    session: Session, kind: Kind, ids: Collection[str], *, deleted: int | None
) -> dict[str, str]:
    """Each record that became one of these, with that one, over any number of mergers."""
    if kind.redirect is None:
        return {}
    column = getattr(kind, kind.redirect)
    found: dict[str, str] = {}
    ends = {id_: id_ for id_ in ids}
    while ends:
        following: dict[str, str] = {}
        for some in portions(ends):
            query = select(kind.id, column).where(column.in_(some), _is(kind, deleted))
            following.update((former, ends[into]) for former, into in session.execute(query))
        ends = {former: end for former, end in following.items() if former not in found}
        found.update(ends)
    return {former: end for former, end in found.items() if former not in ids}


def between(
    session: Session, family: Mapping[str, str], *, deleted: int | None
) -> Iterator[tuple[Kind, set[str]]]:
    """What lies between a body and those that became it; `family` tells of each which one it is."""
    for kind, first, second in _BETWEEN if family else ():
        found: set[str] = set()
        for some in portions(family):
            query = select(kind.id, first, second).where(first.in_(some), _is(kind, deleted))
            found.update(
                id_
                for id_, one, other in session.execute(query)
                if family[one] == family.get(other)
            )
        if found:
            yield kind, found


def _is(kind: Kind, deleted: int | None) -> Any:
    return kind.deleted.is_(None) if deleted is None else kind.deleted == deleted
