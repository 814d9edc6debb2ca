"""Links and bodies of a chain from the file: a step at a time, or every link at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.services.bodies import Mergers
from afm_desktop.services.division_members import region_name
from afm_desktop.services.portions import portions
from afm_desktop.services.supply_chain.net import DEEPEST, Line, SupplyNet
from afm_desktop.services.supply_chain.rows import ChainBody, ChainLink

AT_ONCE = 50
"""Buyers whose suppliers are read in one query while a walk may still end early."""
AT_ONCE_OF_ALL = 20_000
_LINKS, _BODIES = SupplyLink.__table__, Organization.__table__


def read_net(session: Session, mergers: Mergers, day: date) -> SupplyNet:
    """Every link that holds on a day."""
    bodies = select(_BODIES.c.id).where(_BODIES.c.deleted.is_(None)).order_by(_BODIES.c.row)
    connection = session.connection()
    live = connection.execute(bodies).scalars().all()
    cursor = connection.execute(_lines_on(day)).cursor  # rows of our own would take twice as long
    return SupplyNet.of(iter(partial(cursor.fetchmany, AT_ONCE_OF_ALL), []), mergers, live)


@dataclass(frozen=True, slots=True)
class Walked:
    """The links above some bodies; not all of them when the walk was ended early."""

    net: SupplyNet
    is_whole: bool


def walk_net(
    session: Session, mergers: Mergers, day: date, seeds: Iterable[str], *, most: int
) -> Walked:
    """Follow the links above these bodies until more than so many bodies are found."""
    reached, parts, frontier = set(seeds), list[Sequence[Line]](), sorted(seeds)
    steps = 0
    while frontier and steps < DEEPEST and len(reached) <= most:
        found: set[str] = set()
        for part in _lines_to(session, mergers, day, frontier):
            parts.append(part)
            found |= {mergers.body(line[1]) for line in part if line[1]} - reached
            if len(reached) + len(found) > most:
                break
        reached |= found
        frontier, steps = sorted(found), steps + 1
    return Walked(SupplyNet.of(parts, mergers, sorted(reached)), len(reached) <= most)


def _lines_to(
    session: Session, mergers: Mergers, day: date, buyers: Sequence[str]
) -> Iterator[Sequence[Line]]:
    """The links to these buyers from bodies that are live, some buyers at a time."""
    wanted = sorted(mergers.named(buyers)) if mergers.into else buyers
    query = (
        _lines_on(day)
        .join(_BODIES, _BODIES.c.id == _LINKS.c.supplier_id)
        .where(_BODIES.c.deleted.is_(None))
    )
    for start in range(0, len(wanted), AT_ONCE):
        part = query.where(_LINKS.c.buyer_id.in_(wanted[start : start + AT_ONCE]))
        yield session.connection().execute(part).all()


def bodies_of(session: Session, ids: Collection[str], day: date) -> dict[str, ChainBody]:
    """What a chain says of bodies wherever they stand in it."""
    columns = (
        Organization.id,
        Organization.name,
        Organization.size_class,
        Organization.region_code,
    )
    return {
        id: ChainBody(id, name or "", 0, size=size, region=region_name(code, day))
        for id, name, size, code in _in_parts(session, select(*columns), Organization.id, ids)
    }


def links_of(
    session: Session, rows: Collection[int], net: SupplyNet, numbers: Sequence[int]
) -> Iterator[ChainLink]:
    """The links of these rows in full; `numbers` are theirs in the net, in the same order."""
    columns = (
        SupplyLink.row,
        SupplyLink.id,
        SupplyLink.kind,
        SupplyLink.share,
        SupplyLink.confidentiality,
        SupplyLink.notes,
    )
    found = {
        line[0]: line[1:] for line in _in_parts(session, select(*columns), SupplyLink.row, rows)
    }
    for row, number in zip(rows, numbers, strict=True):
        if row in found:
            id, kind, share, secrecy, note = found[row]
            yield ChainLink(
                id,
                net.ids[net.supplier[number]],
                net.ids[net.buyer[number]],
                net.items[net.item[number]],
                kind,
                share,
                net.won[number] if net.won[number] >= 0 else None,
                bool(net.sole[number]),
                secrecy or Confidentiality.PUBLIC,
                note,
            )


def strictest(session: Session, day: date, demands: Collection[str]) -> Confidentiality:
    """The strictest mark among the links that hold on a day and these demands."""
    links = (
        select(SupplyLink.confidentiality)
        .where(
            SupplyLink.deleted.is_(None), holding(SupplyLink.valid_from, SupplyLink.valid_to, day)
        )
        .distinct()
    )
    asked = select(Demand.confidentiality, Demand.id)
    marks = {
        *session.scalars(links),
        *(mark for mark, _ in _in_parts(session, asked, Demand.id, demands)),
    }
    order = list(Confidentiality)
    return max((mark for mark in marks if mark), key=order.index, default=order[0])


def _lines_on(day: date) -> Select[*tuple[Any, ...]]:
    """What a net is made of; the plain columns, since a million rows need no records."""
    return select(
        _LINKS.c.row,
        _LINKS.c.supplier_id,
        _LINKS.c.buyer_id,
        _LINKS.c.item,
        _LINKS.c.yearly_amount_won,
        _LINKS.c.is_sole_source,
    ).where(_LINKS.c.deleted.is_(None), holding(SupplyLink.valid_from, SupplyLink.valid_to, day))


def _in_parts(session: Session, query: Any, key: Any, wanted: Collection[Any]) -> Iterator[Any]:
    for part in portions(wanted):
        yield from session.execute(query.where(key.in_(part)))
