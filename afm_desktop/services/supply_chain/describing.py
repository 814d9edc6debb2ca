"""What the bodies of a chain are known for in it, told of rows alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from afm_desktop.services.supply_chain.rows import ChainBody, ChainLink


def described(
    known: Mapping[str, ChainBody],
    tier: Mapping[str, int],
    given: Collection[str],
    links: Sequence[ChainLink],
) -> Iterator[ChainBody]:
    """The bodies with what they are best known for in this chain: their sole or largest delivery.

    A delivery to a nearer tier counts before one to a farther one.
    """
    buys = Counter(buyer for _, buyer in {(link.supplier, link.buyer) for link in links})

    def strength(link: ChainLink) -> tuple[bool, bool, int, str]:
        steps_down = tier[link.buyer] < tier[link.supplier]
        return link.is_sole, steps_down, link.yearly_won or 0, link.item

    best: dict[str, ChainLink] = {}
    for link in links:
        if link.supplier not in best or strength(link) > strength(best[link.supplier]):
            best[link.supplier] = link
    for id, own in tier.items():
        body = known[id]
        delivery = best.get(id) if own else None
        yield ChainBody(
            id,
            body.name,
            own,
            id in given,
            body.size,
            body.region,
            delivery.kind if delivery is not None else None,
            delivery.item if delivery is not None else "",
            delivery.share if delivery is not None else None,
            delivery is not None and delivery.is_sole,
            buys[id],
        )
