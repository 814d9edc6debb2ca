"""Everything one can see and ask of the supply chain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Confidentiality, MemberRole
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.shared import holding
from afm_desktop.domain.model.structures import Division, Structure
from afm_desktop.domain.model.supply import SupplyLink
from afm_desktop.services.bodies import IN_ONE_QUERY, Mergers, mergers, names_of
from afm_desktop.services.changes import Changes, Kinds
from afm_desktop.services.lists.choice import NoSuchDivision, divisions_on
from afm_desktop.services.records import live
from afm_desktop.services.supply_chain.answers import (
    NamedBody,
    PathAnswer,
    Reach,
    SharedSupplier,
    SoleSupply,
    StopAnswer,
    UnlinkedMember,
)
from afm_desktop.services.supply_chain.asking import Asking
from afm_desktop.services.supply_chain.chains import Tiers, chain_rows, tiers_above
from afm_desktop.services.supply_chain.net import SupplyNet
from afm_desktop.services.supply_chain.paper import AnchorTiers, ChainStatus
from afm_desktop.services.supply_chain.reading import read_net, strictest, walk_net
from afm_desktop.services.supply_chain.rows import AnchorChoice, Chain
from afm_desktop.services.supply_walk import read_overrides
from afm_desktop.storage.workspace import Workspace

FIRST = 500
"""Bodies of a chain that are shown before the whole of it is known."""
PRINTED = 5_000
"""Bodies of a chain that a paper chooses among."""
WALKED = 3_000
"""Bodies up to which a chain is read step by step, and all links need not be."""

_STANDS_ON = frozenset({"supply_links", "organizations"})


class ChainService:
    """Chains of anchors; what all links are is read once and kept until they change."""

    def __init__(self, workspace: Workspace, changes: Changes) -> None:
        self._workspace = workspace
        self._kept: tuple[date, SupplyNet] | None = None
        self._changes = 0
        changes.subscribe(self._forget)

    def anchors(self, division: str | None = None) -> tuple[AnchorChoice, ...]:
        """The anchor firms of a division by its code, or all, 가나다."""
        day = self._workspace.today
        with self._workspace.reading() as session:
            merged = mergers(session)
            places = _anchor_places(session, day, merged, division)
            names = names_of(session, places)
            buys = _buying(session, day, merged, names)
        found = [
            AnchorChoice(id, names[id], tuple(sorted(codes)), buys.get(id, 0))
            for id, codes in places.items()
            if id in names
        ]
        return tuple(sorted(found, key=lambda one: (sort_key(one.name), one.id)))

    def first(self, anchors: Sequence[str], *, most: int = FIRST) -> Chain:
        """The beginning of a chain, at once however large it is."""
        with self._workspace.reading() as session:
            merged = mergers(session)
            ids, given = _ready(session, anchors, merged)
            net, is_whole = self._near(session, merged, ids, given, most)
            tiers = tiers_above(net, ids, given)
            return chain_rows(
                session, net, tiers, self._workspace.today, most=most, is_whole=is_whole
            )

    def chain(self, anchors: Sequence[str], *, most: int = FIRST) -> Chain:
        """A chain whose counts are those of all of it; rows are given of so many bodies."""
        with self._workspace.reading() as session:
            merged = mergers(session)
            ids, given = _ready(session, anchors, merged)
            net = self._enough(session, merged, ids, given)
            tiers = tiers_above(net, ids, given)
            return chain_rows(session, net, tiers, self._workspace.today, most=most, is_whole=True)

    # --- what is asked ------------------------------------------------------------------------

    def path(self, start: str, goal: str) -> PathAnswer:
        """The shortest way between two firms."""
        with self._asking() as ask:
            return ask.path(*_bodies(ask, (start, goal)))

    def stop(self, supplier: str) -> StopAnswer:
        """What stops when a supplier stops."""
        with self._asking() as ask:
            (body,) = _bodies(ask, (supplier,))
            anchors = _anchor_places(ask.session, ask.day, ask.mergers, None)
            return ask.stop(body, anchors)

    def sole_items(self, anchors: Sequence[str]) -> tuple[SoleSupply, ...]:
        """The items of these anchors' chains with one supplier alone."""
        with self._asking() as ask:
            return ask.sole_items(_tiers(ask, anchors))

    def shared(self, anchors: Sequence[str]) -> tuple[SharedSupplier, ...]:
        """The suppliers that several of these anchors have in common."""
        with self._asking() as ask:
            places = _anchor_places(ask.session, ask.day, ask.mergers, None)
            return ask.shared(_tiers(ask, anchors), places)

    def cycles(
        self, anchors: Sequence[str] = (), *, limit: int = 100
    ) -> tuple[tuple[NamedBody, ...], ...]:
        """Ways in which supply goes round, of these anchors' chains or anywhere."""
        with self._asking() as ask:
            return ask.circles(_tiers(ask, anchors) if anchors else None, limit)

    def unlinked(self, division: str | None = None) -> tuple[UnlinkedMember, ...]:
        """The firms among the members that neither deliver nor buy."""
        with self._asking() as ask:
            known = {one.id: one for one in divisions_on(ask.session, ask.day)}
            codes = [one.code for one in known.values()]
            if division is not None and division not in codes:
                raise NoSuchDivision(division, codes)
            wanted = {id: one for id, one in known.items() if division in (None, one.code)}
            return ask.unlinked(wanted)

    def reach(self, anchors: Sequence[str]) -> Reach:
        """The suppliers of these anchors by tier, size class and region."""
        with self._asking() as ask:
            return ask.reach(_tiers(ask, anchors))

    def secrecy(self, demands: Collection[str] = ()) -> Confidentiality:
        """The strictest mark of the links of today and of these demands."""
        with self._workspace.reading() as session:
            return strictest(session, self._workspace.today, demands)

    def status(self, *, division: str | None = None, anchor: str | None = None) -> ChainStatus:
        """What 공급망 현황 tells of the anchors of a division, or of one anchor."""
        with self._asking() as ask:
            places = _anchor_places(ask.session, ask.day, ask.mergers, division)
            ids = _bodies(ask, (anchor,)) if anchor else sorted(places)
            tiers = _tiers(ask, ids)
            chain = chain_rows(ask.session, ask.net, tiers, ask.day, most=PRINTED, is_whole=True)
            names = names_of(ask.session, ids)
            sole = ask.sole_items(tiers)
            divisions = {one.code: one.name for one in divisions_on(ask.session, ask.day)}
            peers = tiers if not anchor else _tiers(ask, sorted({*ids, *places}))
            reach = ask.reach(tiers)
            everywhere = _anchor_places(ask.session, ask.day, ask.mergers, None)
            shared = ask.shared(peers, everywhere)
            structure = _structure(ask, {division} if division else everywhere.get(ids[0], set()))
        office = self._workspace.office
        rows = [
            AnchorTiers(
                names.get(id, ""),
                _by_tier(tiers.by_anchor[number], () if anchor else tiers.anchors),
                sum(any(body.id == id for body in row.anchors) for row in sole),
            )
            for id, number in zip(ids, tiers.anchors, strict=True)
        ]
        return ChainStatus(
            about=names.get(ids[0], "") if anchor else f"{divisions.get(division or '', '')} 분과",
            is_of_division=not anchor,
            as_of=self._workspace.today,
            issuer=office.organization or office.actor,
            is_demonstration=office.is_demonstration,
            chain=chain,
            anchors=tuple(sorted(rows, key=lambda row: sort_key(row.name))),
            sole_items=sole,
            shared=tuple(
                row for row in shared if not anchor or any(a.body.id in ids for a in row.anchors)
            ),
            reach=reach,
            structure=structure,
            learned_on=self._workspace.learned_on,
        )

    def whole(self) -> SupplyNet:
        """Every link of today."""
        with self._workspace.reading() as session:
            return self._whole(session, mergers(session))

    # --- what is walked along -----------------------------------------------------------------

    def _near(
        self,
        session: Session,
        merged: Mergers,
        ids: Sequence[str],
        given: dict[str, dict[str, int]],
        most: int,
    ) -> tuple[SupplyNet, bool]:
        """The links near these anchors; of a net that is kept, all of them."""
        if self._kept is not None and self._kept[0] == self._workspace.today:
            return self._kept[1], True
        seeds = {*ids, *(body for own in given.values() for body in own)}
        walked = walk_net(session, merged, self._workspace.today, seeds, most=most)
        return walked.net, walked.is_whole

    def _enough(
        self,
        session: Session,
        merged: Mergers,
        ids: Sequence[str],
        given: dict[str, dict[str, int]],
    ) -> SupplyNet:
        """The links of these chains; when they are long, every link there is."""
        net, is_whole = self._near(session, merged, ids, given, WALKED)
        return net if is_whole else self._whole(session, merged)

    @contextmanager
    def _asking(self) -> Iterator[Asking]:
        with self._workspace.reading() as session:
            merged = mergers(session)
            yield Asking(session, self._whole(session, merged), merged, self._workspace.today)

    def _whole(self, session: Session, merged: Mergers) -> SupplyNet:
        day = self._workspace.today
        if self._kept is None or self._kept[0] != day:
            changes = self._changes
            net = read_net(session, merged, day)
            if changes == self._changes:  # else it is old already
                self._kept = day, net
            return net
        return self._kept[1]

    def _forget(self, kinds: Kinds) -> None:
        if kinds & _STANDS_ON:
            self._kept, self._changes = None, self._changes + 1


def _by_tier(found: Mapping[int, int], anchors: Collection[int]) -> tuple[int, ...]:
    """How many suppliers stand at each tier; anchors of the same paper are none."""
    tally = Counter(tier for body, tier in found.items() if body not in anchors)
    return tuple(tally[tier] for tier in range(1, max(tally, default=0) + 1))


def _bodies(ask: Asking, ids: Sequence[str]) -> list[str]:
    return [ask.mergers.body(live(ask.session, Organization, id).id) for id in ids]


def _structure(ask: Asking, codes: Collection[str]) -> str:
    """The 체계 of these divisions."""
    query = (
        select(Structure.name)
        .join(Division, Division.structure_id == Structure.id)
        .where(
            Division.code.in_(sorted(codes)),
            Division.deleted.is_(None),
            holding(Division.valid_from, Division.valid_to, ask.day),
        )
        .order_by(Division.position, Division.row)
    )
    return ask.session.scalars(query).first() or ""


def _tiers(ask: Asking, anchors: Sequence[str]) -> Tiers:
    ids, given = _ready(ask.session, anchors, ask.mergers)
    return tiers_above(ask.net, ids, given)


def _ready(
    session: Session, anchors: Sequence[str], merged: Mergers
) -> tuple[list[str], dict[str, dict[str, int]]]:
    """The bodies that remain of these anchors, and the tiers given by hand below them."""
    ids = list(dict.fromkeys(merged.body(live(session, Organization, id).id) for id in anchors))
    return ids, read_overrides(session, ids, merged)


def _anchor_places(
    session: Session, day: date, merged: Mergers, code: str | None
) -> dict[str, set[str]]:
    """Every anchor firm with the codes of its divisions; of one division, when it is said."""
    known = {one.id: one.code for one in divisions_on(session, day)}
    if code is not None and code not in known.values():
        raise NoSuchDivision(code, known.values())
    query = (
        select(Membership.organization_id, Division.id)
        .join(Division, Division.id == Membership.division_id)
        .where(
            Membership.deleted.is_(None),
            Membership.role == MemberRole.ANCHOR,
            holding(Membership.joined_on, Membership.left_on, day),
        )
    )
    places: dict[str, set[str]] = {}
    for body, division in session.execute(query):
        if body and division in known:
            places.setdefault(merged.body(body), set()).add(known[division])
    return {id: codes for id, codes in places.items() if code is None or code in codes}


def _buying(session: Session, day: date, merged: Mergers, ids: Collection[str]) -> dict[str, int]:
    """How many deliver to each of these bodies."""
    query = select(SupplyLink.buyer_id, func.count(SupplyLink.supplier_id.distinct())).where(
        SupplyLink.deleted.is_(None),
        holding(SupplyLink.valid_from, SupplyLink.valid_to, day),
    )
    found: dict[str, int] = {}
    wanted = sorted(merged.named(ids))
    for start in range(0, len(wanted), IN_ONE_QUERY):
        part = query.where(SupplyLink.buyer_id.in_(wanted[start : start + IN_ONE_QUERY]))
        for body, count in session.execute(part.group_by(SupplyLink.buyer_id)):
            if body:
                id = merged.body(body)
                found[id] = found.get(id, 0) + count
    return found
