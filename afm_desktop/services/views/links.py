"""The list of supply links in force; tiers are worked out for the rows that are shown.

Only what asks for the tiers of all links walks over all of them: a division, the filter by tier and
the order by tier. What that finds is kept until links, bodies or places in divisions change.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session, aliased

from afm_desktop.domain.enums import Basis, Confidentiality, LinkKind
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.services.bodies import IN_ONE_QUERY, Mergers, mergers
from afm_desktop.services.lists import supply
from afm_desktop.services.lists.choice import found
from afm_desktop.services.lists.listing import Row
from afm_desktop.services.supply_walk import read_overrides
from afm_desktop.services.views import terms as t
from afm_desktop.services.views.model import (
    NOTHING,
    FilterChoice,
    FilterKind,
    Totals,
    ViewFilter,
    ViewKind,
    columns,
    offered,
)
from afm_desktop.services.views.sheet import (
    Asked,
    Keys,
    RecordSheet,
    fetched,
    lines_of,
    tables,
)
from afm_desktop.services.views.terms import Expression, Term
from afm_desktop.storage.sqlite.search import key_of, keys_beside
from afm_desktop.storage.tables import search_row

MOST_PASSED = 3_000
"""Firms up to which the way of goods is followed step by step."""
_TIER = "tier"
_READ_FROM = tables("supply_links organizations memberships tier_overrides")
_SUPPLIER, _PLACE = aliased(Organization), search_row.alias()
_Place = tuple[date, str | None]


@dataclass(frozen=True, slots=True)
class _Anchors:
    """Whose suppliers have tiers, and which of these were given by hand."""

    ids: Sequence[str]
    overrides: Mapping[str, Mapping[str, int]]


class TierBook:
    """Tiers below the anchors of a division or of all, kept until a change."""

    def __init__(self) -> None:
        self._anchors: dict[_Place, _Anchors] = {}
        self._whole: dict[_Place, Mapping[str, int]] = {}
        self._some: dict[_Place, dict[str, int | None]] = {}

    def forget(self, tables: frozenset[str]) -> None:
        """Work tiers out again if what they stand on has changed."""
        if tables & _READ_FROM:
            self._anchors, self._whole, self._some = {}, {}, {}

    def whole(self, session: Session, asked: Asked, merged: Mergers) -> Mapping[str, int]:
        """The tier of every supplier."""
        kept, place = self._whole, (asked.day, asked.division)
        if place not in kept:
            anchors = self.anchors(session, asked, merged)
            kept[place] = supply.all_lowest_tiers(
                session, asked.day, merged, anchors.ids, anchors.overrides
            )
        return kept[place]

    def of(
        self, session: Session, asked: Asked, merged: Mergers, firms: Collection[str]
    ) -> Mapping[str, int | None]:
        """The tiers of some suppliers: only the links their goods pass are walked along."""
        place = (asked.day, asked.division)
        whole, known = self._whole.get(place), self._some.setdefault(place, {})
        if whole is not None:
            return whole
        unknown = set(firms) - known.keys()
        if unknown:
            anchors = self.anchors(session, asked, merged)
            if not anchors.ids:
                return {}
            pairs = _passed(session, asked.day, merged, unknown)
            if pairs is None:
                return self.whole(session, asked, merged)
            tiers = supply.lowest_tiers(anchors.ids, pairs, anchors.overrides)
            firms_passed = unknown.union(*pairs)
            known.update({firm: tiers.get(firm) for firm in firms_passed})
        return known

    def anchors(self, session: Session, asked: Asked, merged: Mergers) -> _Anchors:
        """The anchor firms."""
        kept, place = self._anchors, (asked.day, asked.division)
        if place not in kept:
            ids = supply.anchors_of(session, asked.choice(), merged)
            kept[place] = _Anchors(ids, read_overrides(session, ids, merged))
        return kept[place]


def _passed(
    session: Session, day: date, merged: Mergers, firms: Collection[str]
) -> list[supply.Pair] | None:
    """Who delivers to whom of all that goods of these firms pass, a step at a time.

    None where they pass so many firms that all links are read sooner.
    """
    frontier, reached, found = set(firms), set(firms), list[supply.Pair]()
    while frontier:
        wanted = sorted(merged.named(frontier))
        parts = (wanted[n : n + IN_ONE_QUERY] for n in range(0, len(wanted), IN_ONE_QUERY))
        pairs = [pair for part in parts for pair in supply.pairs_on(session, day, merged, part)]
        found += pairs
        frontier = {buyer for _, buyer in pairs} - reached
        reached |= frontier
        if len(reached) > MOST_PASSED:
            return None
    return found


class LinkSheet(RecordSheet):
    """공급관계."""

    kind = ViewKind.LINKS
    reads = _READ_FROM
    record = SupplyLink
    columns = columns(
        supply.COLUMNS,
        shown="supplier buyer item kind tier share yearly_amount_won is_sole_source",
        summed="yearly_amount_won",
    )
    filters = (
        *offered("kind tier is_sole_source confidentiality is_inferred"),
        *(ViewFilter(key, FilterKind.RECORD) for key in ("supplier_id", "buyer_id", "body_id")),
    )

    def __init__(self, book: TierBook) -> None:
        self._book = book

    @classmethod
    def steady(cls) -> Mapping[str, Term]:
        return {
            "supplier": t.body(SupplyLink.supplier_id),
            "buyer": t.body(SupplyLink.buyer_id),
            "item": t.own_name(SupplyLink.item),
            "kind": t.choice(SupplyLink.kind, LinkKind),
            "process": t.text(SupplyLink.process),
            "share": t.exact(SupplyLink.share),
            "yearly_amount_won": t.number(SupplyLink.yearly_amount_won),
            "is_sole_source": t.yes_no(SupplyLink.is_sole_source),
            "confidentiality": t.choice(SupplyLink.confidentiality, Confidentiality),
            "is_inferred": t.yes_no(SupplyLink.basis.is_not_distinct_from(Basis.INFERRED)),
            "valid_from": t.plain(SupplyLink.valid_from),
            "valid_to": t.plain(SupplyLink.valid_to),
            "evidence": t.text(SupplyLink.evidence),
            "source": t.text(SupplyLink.source),
        }

    def terms(self, session: Session, asked: Asked) -> Mapping[str, Term]:
        merged = mergers(session)
        suppliers = t.one_of(SupplyLink.supplier_id, merged)
        buyers = t.one_of(SupplyLink.buyer_id, merged)
        either = Term(
            SupplyLink.supplier_id, takes=lambda ids: or_(suppliers.among(ids), buyers.among(ids))
        )
        return {
            "supplier_id": suppliers,
            "buyer_id": buyers,
            "body_id": either,
        }

    def scope(self, session: Session, asked: Asked) -> Iterator[Expression | None]:
        yield _in_force(asked.day)
        yield found(
            session,
            asked.text,
            SupplyLink,
            (SupplyLink.supplier_id, Organization),
            (SupplyLink.buyer_id, Organization),
        )

    def usual(self, session: Session, asked: Asked) -> Sequence[Expression]:
        return _PLACE.c.place, SupplyLink.row

    def arranged(self, statement: Select[Any]) -> Select[Any]:
        return statement.outerjoin(_SUPPLIER, _SUPPLIER.id == SupplyLink.supplier_id).outerjoin(
            _PLACE, _PLACE.c.key == key_of(_SUPPLIER)
        )

    def keys(self, session: Session, asked: Asked) -> Keys:
        if not _needs_all_tiers(asked):
            return self._walked(session, asked) or super().keys(session, asked)
        kept = self._with_tiers(session, asked)
        sorts = tuple(sort for sort in asked.sort if sort.key != _TIER)
        ordered = super().keys(session, Asked(asked.day, sort=sorts, only=tuple(kept)))
        if asked.sort and asked.sort[0].key == _TIER:
            return _by_tier(ordered, kept, descending=asked.sort[0].descending)
        return ordered

    def _walked(self, session: Session, asked: Asked) -> Keys | None:
        """All links in the usual order, which is theirs in two indexes; None where that is not all.

        A million links are sorted in seconds, and walked through in a fraction of that.
        """
        if asked.sort or asked.filters or asked.text or asked.only is not None:
            return None
        walked = keys_beside(session.connection(), "supply_links", "supplier_id", "organizations")
        over = select(SupplyLink.row).where(SupplyLink.deleted.is_not(None) | ~_in_force(asked.day))
        gone = frozenset(fetched(session, over))
        keys = array("q", [key for key in walked if key not in gone] if gone else walked)
        return keys if len(keys) == super().count(session, asked) else None

    def count(self, session: Session, asked: Asked) -> int:
        return super().count(session, self._by_keys(session, asked))

    def totals(self, session: Session, asked: Asked) -> Totals:
        return super().totals(session, self._by_keys(session, asked))

    def choices(self, session: Session, asked: Asked, key: str) -> list[FilterChoice]:
        others = replace(asked, filters={k: v for k, v in asked.filters.items() if k != key})
        if key != _TIER:
            return super().choices(session, self._by_keys(session, others), key)
        counts = Counter(self._with_tiers(session, others).values())
        tiers = sorted(counts, key=lambda tier: (tier is None, tier))
        return [FilterChoice(_written(tier), tier, counts[tier]) for tier in tiers]

    def read(self, session: Session, asked: Asked, keys: Sequence[int]) -> dict[int, Row]:
        merged = mergers(session)
        lines = supply.link_lines(session, asked.choice(keys), merged)
        suppliers = {line[-2] for line in lines if line[-2]}
        tiers = self._book.of(session, asked, merged, suppliers)
        names = supply.names_of_remaining(session, merged)
        return self.by_key(session, keys, [supply.link_row(line, tiers, names) for line in lines])

    def _with_tiers(self, session: Session, asked: Asked) -> Mapping[int, int | None]:
        """The tier of each link of the division and the filters, by key."""
        merged = mergers(session)
        tiers = self._book.whole(session, asked, merged)
        anchors = self._book.anchors(session, asked, merged).ids
        here = supply.bodies_here(session, asked.choice(), merged, anchors, tiers)
        wanted = asked.filters.get(_TIER, ())
        found: dict[int, int | None] = {}
        for key, *firms in lines_of(session, self._ends(session, asked)):
            supplier, buyer = (merged.body(firm) if firm else "" for firm in firms)
            tier = tiers.get(supplier)
            is_here = here is None or (supplier in here and buyer in here)
            if is_here and (not wanted or _written(tier) in wanted):
                found[key] = tier
        return found

    def _ends(self, session: Session, asked: Asked) -> Select[Any]:
        """The statement on both ends of the links that the other filters take."""
        filters = {key: values for key, values in asked.filters.items() if key != _TIER}
        others = replace(asked, filters=filters)
        terms = self.all_terms(session, others) if filters else {}
        ends: Any = select(SupplyLink.row, SupplyLink.supplier_id, SupplyLink.buyer_id)
        return self._chosen(session, others, terms, ends)

    def _by_keys(self, session: Session, asked: Asked) -> Asked:
        """The same question by its keys, where not the database alone can answer it."""
        if not _needs_all_tiers(asked):
            return asked
        return Asked(asked.day, only=tuple(self.keys(session, asked)))


def _in_force(day: date) -> Expression:
    return holding(SupplyLink.valid_from, SupplyLink.valid_to, day)


def _needs_all_tiers(asked: Asked) -> bool:
    is_sorted = any(sort.key == _TIER for sort in asked.sort)
    return asked.division is not None or bool(asked.filters.get(_TIER)) or is_sorted


def _by_tier(keys: Keys, tiers: Mapping[int, int | None], *, descending: bool) -> Keys:
    """By tier, within it as before; links below no anchor come last either way."""
    sign = -1 if descending else 1
    places = {key: (tier is None, sign * (tier or 0)) for key, tier in tiers.items()}
    return array("q", sorted(keys, key=places.__getitem__))


def _written(tier: int | None) -> str:
    return NOTHING if tier is None else str(tier)
