"""Supply chains between invented firms: anchors, their 1차, 2차 and 3차 suppliers.

Every link goes from a higher level to a lower one, so that supply never goes round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
_AMOUNT_MILLION = {0: (1_800, 24_000), 1: (320, 5_200), 2: (45, 900)}
"""What a buyer of a level spends on an item of one supplier in a year."""

_SOLE_EVERY = 4
_EVIDENCE = ("납품 계약서 확인(예시)", "구매팀 확인(예시)", "협력사 조사표(예시)")
_SOLE_EVIDENCE = (
    "같은 규격의 국내 공급사 없음(예시 조사)",
    "고객사 승인 공급사 1개사(예시 조사)",
    "인증을 받은 공급사 1개사(예시 조사)",
)
_SOLE_NOTES = ("대체 공급사 인증 시험 중", "대체 공급사 조사 중", "대체 공급사 후보 2개사 협의")


@dataclass(frozen=True, slots=True)
class Link:
    """A supplier delivers an item to a buyer."""

    supplier: Body
    buyer: Body
    item: str
    family: Family
    is_sole: bool


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
    own = [found for pack in packs() for found in _within(firms[pack.code])]
    across = [found for pack in packs() for found in _across(pack, firms)]
    rng.shuffle(across)
    return own + across[: max(0, LINKS - len(own))]


def _within(firms: Sequence[Body]) -> Iterator[Link]:
    """All of a division's suppliers deliver all their items one level up."""
    for supplier in firms:
        for buyer in firms:
            if supplier.level == (buyer.level or 0) + 1:
                yield from _deliveries(supplier, buyer)


def _across(pack: Pack, firms: Mapping[str, Sequence[Body]]) -> Iterator[Link]:
    """Suppliers of related divisions; those of the 2차 also deliver straight to anchors."""
    for other in pack.related:
        for supplier in firms[other]:
            for buyer in firms[pack.code]:
                if _reaches_across(supplier, buyer):
                    yield from _deliveries(supplier, buyer)


def _reaches_across(supplier: Body, buyer: Body) -> bool:
    if supplier.family is None or supplier.level is None or buyer.level is None:
        return False
    if supplier.family.kind is LinkKind.MATERIAL:
        return False
    step = supplier.level - buyer.level
    return step == 1 or (step == 2 and supplier.family.kind is LinkKind.SOFTWARE)


def _deliveries(supplier: Body, buyer: Body) -> Iterator[Link]:
    family = supplier.family
    if family is None:
        return
    for number, item in enumerate(family.items):
        yield Link(supplier, buyer, item, family, is_sole=number == 0 and _is_sole(supplier))


def _is_sole(supplier: Body) -> bool:
    """One supplier in some has an item that nobody else makes."""
    return sum(map(ord, supplier.name)) % _SOLE_EVERY == 0


def write_links(ledger: Ledger, cast: Cast, links: Sequence[Link]) -> None:
    """The records of the links, with shares that fit together."""
    rng = Random(f"거래 {cast.copy}")
    shares = dict(_shares(links, rng))
    for found in links:
        low, high = _AMOUNT_MILLION[found.buyer.level or 0]
        million = rng.randrange(low, high) // 5 * 5
        kinds = _SOLE_EVIDENCE if found.is_sole else _EVIDENCE
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
            evidence=rng.choice(kinds),
            confidentiality=Confidentiality.DIVISION,
            valid_from=date(2024 + rng.randrange(2), rng.randrange(1, 13), 1),
            source=SOURCE,
            notes=rng.choice(_SOLE_NOTES) if found.is_sole else None,
        )


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
        if found.is_sole and division in (found.buyer.home, found.supplier.home):
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
