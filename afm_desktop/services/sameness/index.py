"""All bodies of the file by what they are recognised by, read once for a whole import."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import InstrumentedAttribute, Session

from afm_desktop.domain.enums import Likeness
from afm_desktop.domain.firm_names import sameness_table
from afm_desktop.domain.model.organizations import (
    BusinessNumber,
    Organization,
    OrganizationName,
)
from afm_desktop.domain.sameness import (
    NOTHING_ALIKE,
    Reason,
    Traits,
    Verdict,
    compare,
)

Column = InstrumentedAttribute[str | None]
_NUMBER = 24
"""Bits of the number of a body; the other forty are of the hash."""
_LARGEST = (1 << _NUMBER) - 1
_HASH = (1 << 64) - 1 ^ _LARGEST
_pack = msgspec.msgpack.Encoder().encode
"""Traits as they wait: most are never looked at again."""
_decode = msgspec.msgpack.Decoder().decode


@dataclass(frozen=True, slots=True)
class Match:
    """The body a candidate is, or may be; `others` are further ones it may be as well.

    `site` is the site of that body which the candidate's name speaks of.
    """

    likeness: Likeness
    organization_id: str | None = None
    reasons: tuple[Reason, ...] = ()
    points: int = 0
    site: str | None = None
    others: tuple[str, ...] = ()


NO_MATCH = Match(Likeness.NONE)


class SamenessIndex:
    """Finds the bodies a candidate may be without looking at all of them."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._packed: list[bytes] = []
        self._numbers: dict[str, int] = {}
        self._certain = _Shelf()
        self._slips: _Shelf | None = None
        self._asked: _Asked | None = None
        """The latest candidate, which becomes a body when it is none."""

    @classmethod
    def build(cls, session: Session) -> SamenessIndex:
        """The index of all live bodies that were not merged."""
        index = cls()
        for id_, traits in read_traits(session):
            index.add(id_, traits)
        return index

    def add(self, id: str, traits: Traits) -> None:
        """Know one more body, so that later rows of the same sheet find it."""
        number = self._numbers[id] = len(self._ids)
        self._ids.append(id)
        self._packed.append(_pack(traits))
        asked = self._as_asked(traits)
        self._certain.put(asked.keys, number)
        if self._slips is not None:
            self._slips.put(asked.slips(), number)

    def traits(self, id: str) -> Traits:
        """What a body of the index is recognised by."""
        return _unpack(self._packed[self._numbers[id]])

    def match(self, candidate: Traits) -> Match:
        """The body a candidate is, surely or perhaps, with the reasons."""
        asked = self._asked = _Asked(candidate)
        found = self._compared(candidate, self._certain.under(asked.keys))
        if not found and (sites := _hashed(candidate.site_keys())):
            found = self._compared(candidate, self._certain.under(sites))
        if not found:
            found = self._compared(candidate, self._near().under(asked.slips()))
        return _best(found) if found else NO_MATCH

    def _compared(self, candidate: Traits, numbers: set[int]) -> list[tuple[Verdict, str]]:
        if not numbers:
            return []
        alike = []
        for number in numbers:
            verdict = compare(candidate, _unpack(self._packed[number]))
            if verdict is not NOTHING_ALIKE:
                alike.append((verdict, self._ids[number]))
        return sorted(alike, key=lambda pair: (-pair[0].points, pair[1]))

    def _near(self) -> _Shelf:
        """Slips of names, made when the first candidate is not found by certain keys."""
        if self._slips is None:
            self._slips = _Shelf()
            for number, packed in enumerate(self._packed):
                self._slips.put(_hashed(_unpack(packed).slip_keys()), number)
        return self._slips

    def _as_asked(self, traits: Traits) -> _Asked:
        asked = self._asked
        return asked if asked is not None and asked.traits is traits else _Asked(traits)


class _Asked:
    """What a body is looked up by, and put under when it is not there."""

    def __init__(self, traits: Traits) -> None:
        self.traits = traits
        self.keys = _hashed(traits.keys())
        self._slips: list[int] | None = None

    def slips(self) -> list[int]:
        if self._slips is None:
            self._slips = _hashed(self.traits.slip_keys())
        return self._slips


class _Shelf:
    """Numbers of bodies under hashed keys: eight bytes for each, a dict would take a hundred."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 << 14))
        self._free = len(self._slots) // 2

    def put(self, keys: Collection[int], number: int) -> None:
        """Put a body under each of these keys."""
        self._free -= len(keys)
        while self._free < 0:
            self._grow()
        slots, last = self._slots, len(self._slots) - 1
        for key in keys:
            slot = key >> _NUMBER & last
            while slots[slot]:
                slot = slot + 1 & last
            slots[slot] = key & _HASH | number + 1

    def under(self, keys: Collection[int]) -> set[int]:
        """The bodies under any of these keys, and once in a great while one that is not."""
        found: set[int] = set()
        slots, last = self._slots, len(self._slots) - 1
        for key in [key for key in keys if slots[key >> _NUMBER & last]]:  # most are under none
            slot = key >> _NUMBER & last
            while there := slots[slot]:
                if not (there ^ key) & _HASH:
                    found.add((there & _LARGEST) - 1)
                slot = slot + 1 & last
        return found

    def _grow(self) -> None:
        """Four times the room: each finds its new place by the part of its hash that is kept."""
        old, self._slots = self._slots, array("Q", bytes(4 * 8 * len(self._slots)))
        self._free += (len(self._slots) - len(old)) // 2
        slots, last = self._slots, len(self._slots) - 1
        for there in filter(None, old):
            slot = there >> _NUMBER & last
            while slots[slot]:
                slot = slot + 1 & last
            slots[slot] = there


def _hashed(keys: Iterable[str]) -> list[int]:
    return list(map(hash, keys))


def _unpack(packed: bytes) -> Traits:
    name, folded, others, numbers, *rest = _decode(packed)
    return Traits(name, folded, frozenset(others), frozenset(numbers), *rest)


def traits_of(session: Session, ids: Collection[str]) -> dict[str, Traits]:
    """What a few bodies are recognised by."""
    return dict(read_traits(session, ids))


def read_traits(
    session: Session, only: Collection[str] | None = None
) -> Iterator[tuple[str, Traits]]:
    """What each live body that was not merged is recognised by, in the order of entry."""
    names = _by_body(session, OrganizationName.organization_id, OrganizationName.name, only)
    numbers = _by_body(session, BusinessNumber.organization_id, BusinessNumber.number, only)
    query = (
        select(
            Organization.id,
            Organization.name,
            Organization.corporate_number,
            Organization.region_code,
            Organization.phone,
            Organization.website,
            Organization.address,
        )
        .where(Organization.deleted.is_(None), Organization.merged_into_id.is_(None))
        .order_by(Organization.row)
    )
    if only is not None:
        query = query.where(Organization.id.in_(only))
    for id_, name, corporate, region, phone, website, address in session.execute(query).all():
        yield (
            id_,
            Traits.of(
                name or "",
                other_names=names.get(id_, ()),
                business_numbers=numbers.get(id_, ()),
                corporate_number=corporate,
                region_code=region,
                phone=phone,
                website=website,
                address=address,
            ),
        )


def _by_body(
    session: Session, owner: Column, value: Column, only: Collection[str] | None
) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = select(owner, value).where(owner.class_.deleted.is_(None))
    if only is not None:
        query = query.where(owner.in_(only))
    for body, text in session.execute(query):
        if body and text:
            found[body].append(text)
    return found


def _best(found: list[tuple[Verdict, str]]) -> Match:
    """The first of the bodies found; one that is not clearly ahead of the next is not certain."""
    (first, id_), rest = found[0], found[1:]
    near = [other for other, _ in rest if other.likeness is Likeness.SAME]
    ahead = first.points - near[0].points if near else 100
    sure = first.likeness is Likeness.SAME and ahead >= sameness_table()["thresholds"]["clear"]
    return Match(
        Likeness.SAME if sure else Likeness.MAYBE,
        id_,
        first.reasons,
        first.points,
        first.site,
        tuple(other for _, other in rest),
    )
