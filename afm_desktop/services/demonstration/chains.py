"""Supply chains between invented firms: anchors, their 1차, 2차 and 3차 suppliers.

Every link goes from a higher level to a lower one, so that supply never goes round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from random import Random

from afm_desktop.domain.apportion import apportion
from afm_desktop.domain.enums import Confidentiality, LinkKind
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.domain.money import MoneyUnit
from afm_desktop.services.demonstration.bodies import Body
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.members import SOURCE
from afm_desktop.services.demonstration.packs import Family, Pack, packs
from afm_desktop.services.demonstration.seats import Cast

LINKS = 1_530
_GUESTS = {1: 1, 2: 5, 3: 5}
"""How many suppliers of each level a division has from related divisions."""

_AMOUNT_MILLION = {0: (1_800, 24_000), 1: (320, 5_200), 2: (45, 900)}
"""What a buyer of a level spends on an item of one supplier in a year."""

_EVIDENCE = ("납품 계약서 확인(예시)", "구매팀 확인(예시)", "협력사 조사표(예시)")
_SOLE_EVIDENCE = (
    "같은 규격의 국내 공급사 없음(예시 조사)",
    "고객사 승인 공급사 1개사(예시 조사)",
    "인증을 받은 공급사 1개사(예시 조사)",
)
_SOLE_NOTES = (
    "대체 공급사 인증 시험 중",
    "대체 공급사 조사 중",
    "대체 공급사 후보 2개사 협의",
    "대체 공급사 시제품 평가 중",
    "구매기업 자체 생산 검토",
)


@dataclass(frozen=True, slots=True)
class Link:
    """A supplier delivers an item to a buyer."""

    supplier: Body
    buyer: Body
    item: str
    family: Family
    is_sole: bool = False


@dataclass(frozen=True, slots=True)
class SoleItem:
    """An item with one supplier, and the firms that buy it."""

    item: str
    supplier: Body
    process: str
    buyers: tuple[Body, ...]


def link(cast: Cast) -> list[Link]:
    """The links of a copy: those within divisions, then between them until there are enough."""
    rng = Random(f"공급망 {cast.copy}")
    firms = {pack.code: cast.at_home(pack.code) for pack in packs()}
    sole = {(pack.code, item) for pack in packs() for item in pack.sole}
    own = [found for code in firms for found in _deliver(firms[code], firms[code], rng)]
    across = [
        found
        for pack in packs()
        for found in _deliver(_further_suppliers(pack, firms, rng), firms[pack.code], rng)
    ]
    rng.shuffle(across)
    links = own + across[: max(0, LINKS - len(own))]
    return [replace(found, is_sole=(found.supplier.home, found.item) in sole) for found in links]


def _further_suppliers(
    pack: Pack, firms: Mapping[str, Sequence[Body]], rng: Random
) -> Iterator[Body]:
    """Suppliers of related divisions that also deliver here."""
    for level, count in _GUESTS.items():
        found = [
            body
            for code in pack.related
            for body in firms[code]
            if body.level == level and body.family and body.family.general
        ]
        yield from rng.sample(found, min(count, len(found)))


def _deliver(suppliers: Iterable[Body], buyers: Sequence[Body], rng: Random) -> Iterator[Link]:
    """All items of these suppliers to most of the firms one level down."""
    for supplier in suppliers:
        if supplier.family is None:
            continue
        for buyer in _customers(supplier, buyers, rng):
            is_home = buyer.home == supplier.home
            for item in supplier.family.items if is_home else supplier.family.general:
                yield Link(supplier, buyer, item, supplier.family)


def _customers(supplier: Body, buyers: Sequence[Body], rng: Random) -> list[Body]:
    """Who buys: at least one; makers of software also deliver to an anchor from the 2차."""
    next_down = (supplier.level or 0) - 1
    found = [buyer for buyer in buyers if buyer.level == next_down]
    kept = [buyer for buyer in found if rng.randrange(4)] or rng.sample(found, 1)
    if next_down == 1 and supplier.family and supplier.family.kind is LinkKind.SOFTWARE:
        kept.append(rng.choice([buyer for buyer in buyers if buyer.level == 0]))
    return kept


def write_links(ledger: Ledger, cast: Cast, links: Sequence[Link]) -> None:
    """The records of the links, with shares that fit together."""
    rng = Random(f"거래 {cast.copy}")
    shares = dict(_shares(links, rng))
    for found in links:
        low, high = _AMOUNT_MILLION[found.buyer.level or 0]
        million = rng.randrange(low, high) // 5 * 5
        ledger.add(
            SupplyLink,
            supplier_id=found.supplier.id,
            buyer_id=found.buyer.id,
            item=found.item,
            kind=found.family.kind,
            process=found.family.process,
            share=shares[found.buyer.id, found.item, found.supplier.id],
            yearly_amount_won=million * MoneyUnit.MILLION,
            is_sole_source=found.is_sole,
            evidence=_told(found, _SOLE_EVIDENCE if found.is_sole else _EVIDENCE),
            confidentiality=Confidentiality.DIVISION,
            valid_from=date(2024 + rng.randrange(2), rng.randrange(1, 13), 1),
            source=SOURCE,
            notes=_told(found, _SOLE_NOTES) if found.is_sole else None,
        )


def _told(found: Link, texts: Sequence[str]) -> str:
    """What is said of an item, the same on each of its links."""
    return texts[len(found.item + found.supplier.name) % len(texts)]


def _shares(links: Iterable[Link], rng: Random) -> Iterator[tuple[tuple[str, str, str], Decimal]]:
    """What part of a buyer's purchases of an item each supplier has; a sole one has all."""
    groups: dict[tuple[str, str], list[Link]] = {}
    for found in links:
        groups.setdefault((found.buyer.id, found.item), []).append(found)
    for (buyer, item), group in groups.items():
        together = 100 if group[0].is_sole else rng.randrange(35, 95, 5)
        weights = [rng.randrange(1, 5) * together for _ in group]
        parts = apportion(weights, sum(weights) // together)
        for found, part in zip(group, parts, strict=True):
            yield (buyer, item, found.supplier.id), Decimal(part)


def sole_items(links: Iterable[Link], division: str) -> list[SoleItem]:
    """What firms of a division buy from an only supplier."""
    buyers: dict[tuple[str, str], list[Link]] = {}
    for found in links:
        if found.is_sole and found.buyer.home == division:
            buyers.setdefault((found.item, found.supplier.id), []).append(found)
    return [
        SoleItem(
            item,
            group[0].supplier,
            group[0].family.process,
            tuple(found.buyer for found in group),
        )
        for (item, _), group in buyers.items()
    ]
