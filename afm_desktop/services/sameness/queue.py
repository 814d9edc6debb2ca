"""Pairs of bodies that look like one: found by what they share, never by comparing all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Decision, Likeness
from afm_desktop.domain.firm_names import sameness_table
from afm_desktop.domain.model.duplicates import Duplicate
from afm_desktop.domain.sameness import Reason, Traits, compare
from afm_desktop.services.bodies import mergers
from afm_desktop.services.sameness.index import read_traits

Pair = tuple[str, str]
Progress = Callable[[int, int], None]
_EVERY = 10_000


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two bodies that look like one; the first is the one that was entered first.

    `site` when the second is named as a site of the first.
    """

    first_id: str
    second_id: str
    first_name: str
    second_name: str
    likeness: Likeness
    points: int
    reasons: tuple[Reason, ...]
    site: str | None


def pairs(session: Session, progress: Progress | None = None) -> list[PairRow]:
    """Every pair nobody has decided on, the likeliest first."""
    traits = dict(read_traits(session))
    decided = _told_apart(session)
    found = []
    wanted = _candidates(traits) - decided
    for done, pair in enumerate(sorted(wanted)):
        if progress is not None and done % _EVERY == 0:
            progress(done, len(wanted))
        row = _row(pair, traits)
        if row is not None:
            found.append(row)
    return sorted(found, key=lambda row: (-row.points, row.first_name, row.first_id, row.second_id))


def equal_numbers(session: Session) -> list[Pair]:
    """Every pair of one business number nobody has told apart, the body entered first before."""
    traits = dict(read_traits(session))
    order = {id_: place for place, id_ in enumerate(traits)}
    found: set[Pair] = set()
    for block in _blocks(traits, lambda body: (f"b{one}" for one in body.business_numbers)):
        found.update(_ordered(((block[0], other) for other in block[1:]), order))
    return sorted(found - _told_apart(session), key=lambda pair: (order[pair[0]], order[pair[1]]))


def _row(pair: Pair, traits: Mapping[str, Traits]) -> PairRow | None:
    first, second = pair
    verdict = compare(traits[first], traits[second])
    if verdict.likeness is Likeness.NONE:
        return None
    if verdict.site is not None and traits[first].name.endswith(verdict.site):
        first, second = second, first  # the body stands before its site
    return PairRow(
        first_id=first,
        second_id=second,
        first_name=traits[first].name,
        second_name=traits[second].name,
        likeness=verdict.likeness,
        points=verdict.points,
        reasons=verdict.reasons,
        site=verdict.site,
    )


def _candidates(traits: Mapping[str, Traits]) -> set[Pair]:
    """The pairs that share something; what too many share tells nothing unless it is certain."""
    order = {id_: place for place, id_ in enumerate(traits)}
    largest = sameness_table()["near"]["largest_block"]
    found: set[Pair] = set()
    for block in _blocks(traits, Traits.keys):
        found.update(_ordered(_within(block, largest), order))
    for keys in (Traits.contact_keys, Traits.slip_keys):
        for block in _blocks(traits, keys):
            if len(block) <= largest:
                found.update(_ordered(combinations(block, 2), order))
    found.update(_ordered(_sites(traits), order))
    return found


def _blocks(
    traits: Mapping[str, Traits], keys: Callable[[Traits], Iterable[str]]
) -> Iterator[list[str]]:
    """The bodies under each key that more than one has; a key stands once for one body."""
    first: dict[int, str] = {}
    more: defaultdict[int, list[str]] = defaultdict(list)
    for id_, body in traits.items():
        for key in set(map(hash, keys(body))):
            if (there := first.setdefault(key, id_)) is not id_:
                block = more[key]
                block.extend((id_,) if block else (there, id_))
    return iter(more.values())


def _within(block: list[str], largest: int) -> Iterable[Pair]:
    """All pairs of a block; of a large one each with the first, so that its size counts once."""
    if len(block) <= largest:
        return combinations(block, 2)
    return ((block[0], other) for other in block[1:])


def _sites(traits: Mapping[str, Traits]) -> Iterator[Pair]:
    """Each body that is named as a site, with those it may be a site of."""
    named: defaultdict[str, list[str]] = defaultdict(list)
    sites = {id_: wanted for id_, body in traits.items() if (wanted := set(body.site_keys()))}
    asked = set().union(*sites.values()) if sites else set()
    for id_, body in traits.items() if asked else ():
        for name in body.names:
            if f"n{name}" in asked:
                named[f"n{name}"].append(id_)
    for id_, wanted in sites.items():
        for key in wanted:
            yield from ((owner, id_) for owner in named.get(key, ()) if owner != id_)


def _ordered(pairs: Iterable[Pair], order: Mapping[str, int]) -> Iterator[Pair]:
    """The body that was entered first stands first."""
    for first, second in pairs:
        yield (first, second) if order[first] < order[second] else (second, first)


def _told_apart(session: Session) -> set[Pair]:
    """The pairs that are different bodies, either way round, of what remains of them."""
    merged = mergers(session)
    query = select(Duplicate.first_id, Duplicate.second_id).where(
        Duplicate.deleted.is_(None), Duplicate.decision == Decision.DIFFERENT
    )
    apart = [
        (merged.body(first), merged.body(second))
        for first, second in session.execute(query)
        if first and second
    ]
    return {*apart, *((second, first) for first, second in apart)}
