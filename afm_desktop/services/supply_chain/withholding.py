"""A chain for eyes of one class: what goes beyond it counts, and names no firm."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.secrecy import goes_beyond
from afm_desktop.services.supply_chain.describing import described
from afm_desktop.services.supply_chain.rows import Chain, ChainLink


def told_links(chain: Chain, paper: Confidentiality) -> tuple[ChainLink, ...]:
    """The links that a class may read."""
    return tuple(link for link in chain.links if not goes_beyond(link.confidentiality, paper))


def reached(links: Iterable[ChainLink], anchors: Iterable[str]) -> frozenset[str]:
    """These anchors, and the bodies whose goods come to them along these links."""
    suppliers = defaultdict[str, set[str]](set)
    for link in links:
        suppliers[link.buyer].add(link.supplier)
    found, frontier = set(anchors), list(anchors)
    while frontier:
        new = suppliers[frontier.pop()] - found
        found |= new
        frontier += new
    return frozenset(found)


def within(chain: Chain, paper: Confidentiality) -> Chain:
    """The chain without the links beyond a class, and without the firms that they alone bring in.

    The counts stay those of the whole chain, so that a map folds what it does not name.
    """
    told = told_links(chain, paper)
    if len(told) == len(chain.links):
        return replace(chain, mark=paper)
    linked = {id for link in chain.links for id in (link.supplier, link.buyer)}
    named = reached(told, [body.id for body in chain.anchors])
    known = {body.id: body for body in chain.bodies if body.id in named or body.id not in linked}
    links = tuple(link for link in told if link.supplier in known and link.buyer in known)
    tiers = {id: body.tier for id, body in known.items()}
    given = {id for id, body in known.items() if body.is_given}
    return replace(
        chain,
        bodies=tuple(
            replace(body, suppliers=known[body.id].suppliers)
            for body in described(known, tiers, given, links)
        ),
        links=links,
        mark=paper,
        withheld=len(chain.links) - len(told),
    )
