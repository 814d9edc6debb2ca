"""Texts that go beyond the class of a paper: their rows count, and do not say what they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.secrecy import WITHHELD, goes_beyond
from afm_desktop.reports import labels
from afm_desktop.reports.printed_list import PrintedList
from afm_desktop.services.status_demands import DemandRow, RoundStatus
from afm_desktop.services.status_supply import SupplyStatus
from afm_desktop.services.supply_chain.paper import ChainStatus
from afm_desktop.services.supply_chain.rows import Chain


def shown_demands(rows: Iterable[DemandRow], paper: Confidentiality) -> tuple[DemandRow, ...]:
    """The demands as a paper of this class may print them."""
    return tuple(
        replace(row, title=WITHHELD, applicant=WITHHELD) if goes_beyond(row.mark, paper) else row
        for row in rows
    )


def shown_round(status: RoundStatus, paper: Confidentiality) -> RoundStatus:
    """A round as a paper of this class may print it, with its targets."""
    hidden = {row.intake_no for row in status.demands if goes_beyond(row.mark, paper)}
    kpis = (replace(row, title=WITHHELD) if row.demand in hidden else row for row in status.kpis)
    return replace(status, demands=shown_demands(status.demands, paper), kpis=tuple(kpis))


def withheld_note(marks: Iterable[Confidentiality], paper: Confidentiality) -> list[str]:
    """What is to be said of rows whose texts are left out."""
    count = sum(goes_beyond(mark, paper) for mark in marks)
    if not count:
        return []
    return [f"공개등급이 이 문서보다 높은 {count:,}건은 합계에만 반영하고 내용을 밝히지 않음"]


def shown_list(printed: PrintedList, paper: Confidentiality) -> PrintedList:
    """A list as a paper of this class may print it, marked as such."""
    telling = [at for at, column in enumerate(printed.columns) if column.is_telling]
    rows = list(printed.rows)
    for number, mark in enumerate(printed.marks):
        if goes_beyond(mark, paper):
            said = list(rows[number])
            for at in telling:
                said[at] = WITHHELD
            rows[number] = tuple(said)
    return replace(
        printed,
        rows=rows,
        secrecy=labels.secrecy(paper),
        remarks=(*printed.remarks, *withheld_note(printed.marks, paper)),
        core={id: mark for id, mark in printed.core.items() if not goes_beyond(mark, paper)},
    )


def shown_chain(chain: Chain, paper: Confidentiality) -> Chain:
    """A chain whose links beyond the class do not say what is delivered."""
    told = _told(chain, paper)
    links = tuple(
        replace(link, item=WITHHELD, note=None)
        if goes_beyond(link.confidentiality, paper)
        else link
        for link in chain.links
    )
    bodies = tuple(
        body if not body.item or (body.name, body.item) in told else replace(body, item=WITHHELD)
        for body in chain.bodies
    )
    return replace(chain, links=links, bodies=bodies)


def shown_supply(supply: SupplyStatus, paper: Confidentiality) -> SupplyStatus:
    """공급망 of a division as a paper of this class may print it."""
    told = _told(supply.chain, paper)
    items = tuple(
        one if (one.supplier, one.item) in told else replace(one, item=WITHHELD, note=None)
        for one in supply.sole_items
    )
    return replace(supply, chain=shown_chain(supply.chain, paper), sole_items=items)


def shown_status(status: ChainStatus, paper: Confidentiality) -> ChainStatus:
    """공급망 현황 as a paper of this class may print it."""
    told = _told(status.chain, paper)
    items = tuple(
        one if (one.supplier.name, one.item) in told else replace(one, item=WITHHELD, note=None)
        for one in status.sole_items
    )
    return replace(status, chain=shown_chain(status.chain, paper), sole_items=items)


def _told(chain: Chain, paper: Confidentiality) -> frozenset[tuple[str, str]]:
    """Supplier and item of the links that the class may read, and of none that goes beyond it."""
    names = {body.id: body.name for body in chain.bodies}
    said = [
        ((names.get(link.supplier, ""), link.item), goes_beyond(link.confidentiality, paper))
        for link in chain.links
    ]
    hidden = {pair for pair, is_beyond in said if is_beyond}
    return frozenset(pair for pair, _ in said) - hidden
