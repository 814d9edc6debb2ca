"""Questions about the supply chain, answered in rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import DemandStatus, MemberRole, SizeClass
from afm_desktop.domain.hangul import sort_key
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.members import Membership
from afm_desktop.domain.model.organizations import Organization
from afm_desktop.domain.model.shared import holding
from afm_desktop.services.bodies import IN_ONE_QUERY, Mergers, names_of
from afm_desktop.services.naming import DivisionName
from afm_desktop.services.supply_chain import questions
from afm_desktop.services.supply_chain.answers import (
    NamedBody,
    PathAnswer,
    PathStep,
    Reach,
    ReachCell,
    ReachedAnchor,
    ReachedDemand,
    SharedSupplier,
    SoleSupply,
    StopAnswer,
    StoppedItem,
    UnlinkedMember,
    Way,
)
from afm_desktop.services.supply_chain.chains import Tiers
from afm_desktop.services.supply_chain.net import SupplyNet
from afm_desktop.services.supply_chain.reading import bodies_of, links_of
from afm_desktop.services.supply_chain.rows import ChainLink

NAMED = 5
"""Alternatives that are named."""
_OVER = frozenset(
    {
        DemandStatus.REJECTED,
        DemandStatus.INELIGIBLE,
        DemandStatus.MERGED,
        DemandStatus.NOT_SELECTED,
        DemandStatus.WITHDRAWN,
    }
)
"""Demands nobody waits for any more."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A look at the file with its links at hand."""

    session: Session
    net: SupplyNet
    mergers: Mergers
    day: date

    def path(self, start: str, goal: str) -> PathAnswer:
        """The shortest way between two firms."""
        net = self.net
        found = questions.route(net, net.add(start), net.add(goal))
        steps = [
            self._step(net, one, other, found.way is Way.BUYS)
            for one, other in pairwise(found.bodies)
        ]
        names = self._names({start, goal, *(net.ids[body] for body in found.bodies)})
        return PathAnswer(
            names[start],
            names[goal],
            found.way,
            tuple(
                PathStep(names[supplier], names[buyer], items, is_sole)
                for supplier, buyer, items, is_sole in steps
            ),
        )

    def stop(self, supplier: str, anchors: Iterable[str]) -> StopAnswer:
        """What stops when a supplier stops; `anchors` are all there are."""
        net, number = self.net, self.net.add(supplier)
        reached = questions.downstream(net, number)
        alone = questions.depends_alone(net, number)
        makers = questions.makers(net)
        own: dict[int, list[int]] = {}
        for link in net.down.links(number):
            own.setdefault(net.item[link], []).append(link)
        others = {item: questions.alternatives(net, number, item, makers) for item in own}
        hit = [net.add(id) for id in anchors if net.number.get(id) in reached]
        shown = {number, *hit, *(net.buyer[link] for links in own.values() for link in links)}
        shown |= {body for found in others.values() for body in found[:NAMED]}
        names = self._names(net.ids[body] for body in shown)
        items = [
            StoppedItem(
                net.items[item],
                _named(names, {net.ids[net.buyer[link]] for link in links}),
                any(net.sole[link] for link in links),
                tuple(names[net.ids[body]] for body in others[item][:NAMED]),
                max(0, len(others[item]) - NAMED),
            )
            for item, links in own.items()
        ]
        return StopAnswer(
            names[supplier],
            tuple(
                sorted(
                    (ReachedAnchor(names[net.ids[a]], reached[a], a in alone) for a in hit),
                    key=lambda row: (row.tier, sort_key(row.body.name)),
                )
            ),
            self._demands({net.ids[body]: tier for body, tier in reached.items()}),
            tuple(sorted(items, key=lambda row: (not row.is_sole, sort_key(row.item)))),
            len(reached),
        )

    def sole_items(self, tiers: Tiers) -> tuple[SoleSupply, ...]:
        """The items of chains with one supplier alone, nearest first."""
        net, found = self.net, questions.sole_links(self.net, tiers)
        chains = questions.chains_of(tiers)
        links = [link for group in found.values() for link in group]
        ids = {net.ids[body] for link in links for body in (net.supplier[link], net.buyer[link])}
        names = self._names({*ids, *(net.ids[anchor] for anchor in tiers.anchors)})
        notes = {
            net.row[number]: row.note
            for number, row in zip(links, self._links(links), strict=False)
        }
        rows = [
            SoleSupply(
                net.items[item],
                names[net.ids[supplier]],
                _named(names, {net.ids[net.buyer[link]] for link in group}),
                _named(names, {net.ids[a] for a in questions.anchors_behind(net, chains, group)}),
                tiers.nearest[supplier],
                sum(max(0, net.won[link]) for link in group),
                next((notes[net.row[link]] for link in group if notes.get(net.row[link])), None),
            )
            for (item, supplier), group in found.items()
        ]
        rows.sort(key=lambda row: (row.tier, sort_key(row.item), sort_key(row.supplier.name)))
        return tuple(rows)

    def shared(
        self, tiers: Tiers, places: Mapping[str, Iterable[str]]
    ) -> tuple[SharedSupplier, ...]:
        """The suppliers of several anchors, those of most first; `places` are their divisions."""
        net, found = self.net, questions.shared(tiers)
        names = self._names(net.ids[body] for body in {*found, *tiers.anchors})
        rows = [
            SharedSupplier(
                names[net.ids[supplier]],
                tuple(
                    sorted(
                        (ReachedAnchor(names[net.ids[a]], tier, False) for a, tier in hit),
                        key=lambda row: (row.tier, sort_key(row.body.name)),
                    )
                ),
                tuple(sorted({code for a, _ in hit for code in places.get(net.ids[a], ())})),
            )
            for supplier, hit in found.items()
        ]
        rows.sort(key=lambda row: (-len(row.anchors), row.tier, sort_key(row.supplier.name)))
        return tuple(rows)

    def circles(self, tiers: Tiers | None, limit: int) -> tuple[tuple[NamedBody, ...], ...]:
        """Ways in which supply goes round, each firm delivering to the next."""
        within = None if tiers is None else tiers.nearest.keys() | set(tiers.anchors)
        found = questions.circles(self.net, within, limit)
        names = self._names({self.net.ids[body] for path in found for body in path})
        return tuple(tuple(names[self.net.ids[body]] for body in path) for path in found)

    def unlinked(self, divisions: Mapping[str, DivisionName]) -> tuple[UnlinkedMember, ...]:
        """The firms among the members of divisions (by id) that no link leads to or from."""
        query = select(Membership.organization_id, Membership.division_id, Membership.role).where(
            Membership.deleted.is_(None),
            Membership.role.in_((MemberRole.ANCHOR, MemberRole.MEMBER)),
            holding(Membership.joined_on, Membership.left_on, self.day),
        )
        seats: dict[str, dict[str, MemberRole]] = {}
        for body, division, role in self.session.execute(query):
            if body and role and division and division in divisions:
                seats.setdefault(self.mergers.body(body), {})[division] = role
        lonely = questions.unlinked(self.net, list(seats))
        known = bodies_of(self.session, lonely, self.day)
        order = list(divisions)
        sits = {id: sorted(seats[id], key=order.index) for id in lonely}
        rows = [
            UnlinkedMember(
                NamedBody(id, known[id].name),
                tuple(divisions[division].code for division in sits[id]),
                tuple(divisions[division].name for division in sits[id]),
                min(seats[id].values(), key=list(MemberRole).index),
                known[id].size,
            )
            for id in lonely
            if id in known and known[id].size is not SizeClass.NONE
        ]
        places = {one.code: place for place, one in enumerate(divisions.values())}

        def place(row: UnlinkedMember) -> tuple[list[int], str]:
            return [places[code] for code in row.divisions], sort_key(row.body.name)

        return tuple(sorted(rows, key=place))

    def reach(self, tiers: Tiers) -> Reach:
        """The suppliers of chains by tier, size class and region."""
        ids = {self.net.ids[body]: tier for body, tier in tiers.nearest.items()}
        known = bodies_of(self.session, ids, self.day)
        tally = Counter((ids[id], body.size, body.region) for id, body in known.items())
        cells = [ReachCell(tier, size, region, n) for (tier, size, region), n in tally.items()]
        order = [*SizeClass, None]
        cells.sort(key=lambda cell: (cell.tier, order.index(cell.size), cell.region or "힣"))
        return Reach(tuple(cells))

    # --- within -------------------------------------------------------------------------------

    def _step(
        self, net: SupplyNet, one: int, other: int, is_bought: bool
    ) -> tuple[str, str, tuple[str, ...], bool]:
        supplier, buyer = (other, one) if is_bought else (one, other)
        links = questions.links_between(net, supplier, buyer)
        if not links:  # a way around goes against the goods here
            supplier, buyer = buyer, supplier
            links = questions.links_between(net, supplier, buyer)
        items = sorted({net.items[net.item[link]] for link in links} - {""})
        return net.ids[supplier], net.ids[buyer], tuple(items), any(net.sole[n] for n in links)

    def _links(self, numbers: Sequence[int]) -> list[ChainLink]:
        return list(links_of(self.session, [self.net.row[n] for n in numbers], self.net, numbers))

    def _names(self, ids: Iterable[str]) -> dict[str, NamedBody]:
        wanted = set(ids)
        known = names_of(self.session, wanted)
        return {id: NamedBody(id, known.get(id, "")) for id in wanted}

    def _demands(self, reached: Mapping[str, int]) -> tuple[ReachedDemand, ...]:
        """The demands of these bodies that are still open or were selected."""
        rows, wanted = [], sorted(self.mergers.named(reached))
        for start in range(0, len(wanted), IN_ONE_QUERY):
            query = (
                select(
                    Demand.id,
                    Demand.intake_no,
                    Demand.title,
                    Demand.applicant_id,
                    Organization.name,
                    Demand.status,
                )
                .join(Organization, Organization.id == Demand.applicant_id)
                .where(
                    Demand.deleted.is_(None),
                    Demand.applicant_id.in_(wanted[start : start + IN_ONE_QUERY]),
                    Demand.status.not_in(_OVER),
                )
            )
            rows += [
                ReachedDemand(
                    id,
                    number or "",
                    title or "",
                    NamedBody(self.mergers.body(applicant), name or ""),
                    reached[self.mergers.body(applicant)],
                    status,
                )
                for id, number, title, applicant, name, status in self.session.execute(query)
                if applicant
            ]
        rows.sort(key=lambda row: (row.tier, row.intake_no, sort_key(row.title)))
        return tuple(rows)


def _named(names: Mapping[str, NamedBody], ids: Iterable[str]) -> tuple[NamedBody, ...]:
    return tuple(sorted((names[id] for id in ids), key=lambda body: sort_key(body.name)))
