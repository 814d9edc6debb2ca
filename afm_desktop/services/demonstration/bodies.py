"""The bodies that only the demonstration has: who they are and what they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from afm_desktop.domain.enums import LinkKind, MemberRole, OrganizationKind, SizeClass
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.names import NameGiver, numbered
from afm_desktop.services.demonstration.packs import AnchorSort, Family, Pack, packs, read

ANCHOR_LEVEL = 0
SOFTWARE = "J62"


@dataclass(frozen=True, slots=True)
class Body:
    """A body with its part in its home division; `level` is its place in the chain, 0 on top."""

    id: str
    name: str
    home: str
    role: MemberRole
    kind: OrganizationKind
    size: SizeClass
    region: str
    district: str
    product: str
    level: int | None = None
    family: Family | None = None
    industry: str | None = None
    also_in: tuple[str, ...] = ()

    @property
    def is_firm(self) -> bool:
        """Whether it produces and so stands in a supply chain."""
        return self.level is not None


def invent(ledger: Ledger, copy: int, known: Mapping[str, int]) -> list[Body]:
    """The bodies of one copy; later copies also take the places of the real bodies."""
    inventor = _Inventor(ledger, NameGiver(copy), Random(f"기업·기관 {copy}"))
    found: list[Body] = []
    for pack in packs():
        found += inventor.anchors(pack)
        found += inventor.suppliers(pack)
        found += _institute(ledger, pack, copy)
        if copy > 1:
            found += inventor.stand_ins(pack, known[pack.code])
    return found + list(_institutions(ledger, copy))


@dataclass(frozen=True, slots=True)
class _Inventor:
    """Invents firms with names of their own."""

    ledger: Ledger
    names: NameGiver
    rng: Random

    def anchors(self, pack: Pack) -> Iterator[Body]:
        """The anchor firms of a division."""
        for sort in pack.anchors:
            yield self._top(pack, sort, MemberRole.ANCHOR)

    def suppliers(self, pack: Pack) -> Iterator[Body]:
        """One supplier of each sort."""
        for level, families in enumerate(pack.tiers, 1):
            for place, family in enumerate(families):
                firm = self._firm(pack, family.suffix, family.product)
                is_software = family.kind is LinkKind.SOFTWARE
                yield replace(
                    firm,
                    size=_size(level, place, len(families)),
                    level=level,
                    family=family,
                    industry=SOFTWARE if is_software else pack.industry,
                )

    def stand_ins(self, pack: Pack, count: int) -> Iterator[Body]:
        """Further large firms, which are no anchors."""
        for number in range(count):
            yield self._top(pack, pack.anchors[number % len(pack.anchors)], MemberRole.MEMBER)

    def _top(self, pack: Pack, sort: AnchorSort, role: MemberRole) -> Body:
        firm = self._firm(pack, sort.suffix, sort.product)
        return replace(firm, role=role, size=sort.size, level=ANCHOR_LEVEL, industry=pack.industry)

    def _firm(self, pack: Pack, suffix: str, product: str) -> Body:
        region = self.rng.choice(pack.regions)
        return Body(
            id=self.ledger.new_id(),
            name=self.names.give(suffix),
            home=pack.code,
            role=MemberRole.MEMBER,
            kind=OrganizationKind.COMPANY,
            size=SizeClass.MEDIUM,
            region=region,
            district=self.rng.choice(read("names")["districts"][region]),
            product=product,
        )


def _size(level: int, place: int, families: int) -> SizeClass:
    """Half of the 1차 suppliers are 중견기업; further up the firms are smaller."""
    if level == 1:
        return SizeClass.MIDDLE if place < (families + 1) // 2 else SizeClass.MEDIUM
    if level == 2:
        return SizeClass.SMALL if place == families - 1 else SizeClass.MEDIUM
    return SizeClass.MEDIUM if place == 0 and families == 3 else SizeClass.SMALL


def _institute(ledger: Ledger, pack: Pack, copy: int) -> Iterator[Body]:
    """The division's secretariat where no real one is known; in a copy it only advises."""
    if pack.institute is None:
        return
    role = MemberRole.SECRETARIAT if copy == 1 else MemberRole.ADVISER
    name, region, district = pack.institute
    yield _institution(
        ledger,
        OrganizationKind.INSTITUTE,
        role,
        (numbered(name, copy), region, district, pack.code, ()),
        "분과 운영·기술 지원",
    )


def _institutions(ledger: Ledger, copy: int) -> Iterator[Body]:
    sorts = (
        ("supporters", OrganizationKind.TECHNOPARK, MemberRole.SUPPORT, "실증 설비·시험 지원"),
        ("advisers", OrganizationKind.UNIVERSITY, MemberRole.ADVISER, "기술 자문·인력 양성"),
        ("associations", OrganizationKind.ASSOCIATION, MemberRole.SUPPORT, "제조 데이터 표준 지원"),
    )
    for key, kind, role, product in sorts:
        for name, *rest in read("names")[key]:
            yield _institution(ledger, kind, role, (numbered(name, copy), *rest), product)


def _institution(
    ledger: Ledger,
    kind: OrganizationKind,
    role: MemberRole,
    row: tuple[str, str, str, str, Sequence[str]],
    product: str,
) -> Body:
    name, region, district, home, also_in = row
    return Body(
        id=ledger.new_id(),
        name=name,
        home=home,
        role=role,
        kind=kind,
        size=SizeClass.NONE,
        region=region,
        district=district,
        product=product,
        also_in=tuple(also_in),
    )
