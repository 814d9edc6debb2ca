"""All bodies of the file by what they are recognised by, read once for a whole import."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

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
        self._traits: dict[str, Traits] = {}
        self._certain = _Shelf()
        self._slips: _Shelf | None = None

    @classmethod
    def build(cls, session: Session) -> SamenessIndex:
        """The index of all live bodies that were not merged."""
        index = cls()
        for id_, traits in read_traits(session):
            index.add(id_, traits)
        return index

    def add(self, id: str, traits: Traits) -> None:
        """Know one more body, so that later rows of the same sheet find it."""
        self._traits[id] = traits
        for key in traits.keys():  # noqa: SIM118 - not those of a mapping
            self._certain.put(key, id)
        if self._slips is not None:
            for key in traits.slip_keys():
                self._slips.put(key, id)

    def traits(self, id: str) -> Traits:
        """What a body of the index is recognised by."""
        return self._traits[id]

    def match(self, candidate: Traits) -> Match:
        """The body a candidate is, surely or perhaps, with the reasons."""
        found = self._compared(candidate, self._certain.under(candidate.keys()))
        if not found:
            found = self._compared(candidate, self._certain.under(candidate.site_keys()))
        if not found:
            found = self._compared(candidate, self._near().under(candidate.slip_keys()))
        return _best(found)

    def _compared(self, candidate: Traits, ids: set[str]) -> list[tuple[Verdict, str]]:
        verdicts = ((compare(candidate, self._traits[id_]), id_) for id_ in ids)
        alike = [pair for pair in verdicts if pair[0] is not NOTHING_ALIKE]
        return sorted(alike, key=lambda pair: (-pair[0].points, pair[1]))

    def _near(self) -> _Shelf:
        """Slips of names, made when the first candidate is not found by certain keys."""
        if self._slips is None:
            self._slips = _Shelf()
            for id_, traits in self._traits.items():
                for key in traits.slip_keys():
                    self._slips.put(key, id_)
        return self._slips


class _Shelf:
    """Ids under hashed keys; one id stands without a list, which spares half the memory."""

    def __init__(self) -> None:
        self._ids: dict[int, str | list[str]] = {}

    def put(self, key: str, id: str) -> None:
        place = hash(key)
        there = self._ids.setdefault(place, id)
        if isinstance(there, list):
            there.append(id)
        elif there != id:
            self._ids[place] = [there, id]

    def under(self, keys: Iterator[str]) -> set[str]:
        found: set[str] = set()
        for key in keys:
            there = self._ids.get(hash(key))
            if isinstance(there, list):
                found.update(there)
            elif there is not None:
                found.add(there)
        return found


def read_traits(session: Session) -> Iterator[tuple[str, Traits]]:
    """What each live body that was not merged is recognised by, in the order of entry."""
    names = _by_body(session, OrganizationName.organization_id, OrganizationName.name)
    numbers = _by_body(session, BusinessNumber.organization_id, BusinessNumber.number)
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


def _by_body(session: Session, owner: Column, value: Column) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    query = select(owner, value).where(owner.class_.deleted.is_(None))
    for body, text in session.execute(query):
        if body and text:
            found[body].append(text)
    return found


def _best(found: list[tuple[Verdict, str]]) -> Match:
    """The first of the bodies found; one that is not clearly ahead of the next is not certain."""
    if not found:
        return NO_MATCH
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
