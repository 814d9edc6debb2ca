"""Texts that go beyond the class of a paper: their rows count, and do not say what they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from afm_desktop.domain.enums import Confidentiality
from afm_desktop.domain.secrecy import WITHHELD, goes_beyond, needs_reason
from afm_desktop.reports import labels
from afm_desktop.reports.printed_list import PrintedList
from afm_desktop.services.status import DivisionStatus, NarrativeLine, Section, SignalChange
from afm_desktop.services.status_demands import DemandRow, ProjectRow, RoundStatus
from afm_desktop.services.status_supply import SupplyStatus
from afm_desktop.services.supply_chain.answers import NamedBody, SharedSupplier, SoleSupply
from afm_desktop.services.supply_chain.paper import ChainStatus
from afm_desktop.services.supply_chain.rows import Chain
from afm_desktop.services.supply_chain.withholding import reached, within

if TYPE_CHECKING:  # it asks the file, which a paper of rows does not
    from afm_desktop.services.demand_report import WaitingDemand


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


def shown_projects(status: DivisionStatus, paper: Confidentiality) -> DivisionStatus:
    """A division whose projects count, and are told as far as the demands they came from are."""
    projects = tuple(
        replace(row, title=WITHHELD, lead="", region=None, signal_reason=None, source=None)
        if goes_beyond(row.mark, paper)
        else row
        for row in status.projects
    )
    since = status.since
    if since is not None:
        signals = (
            replace(row, project=WITHHELD, reason=None) if goes_beyond(row.mark, paper) else row
            for row in since.signals
        )
        since = replace(since, signals=tuple(signals))
    return replace(status, projects=projects, since=since)


def told_projects(status: DivisionStatus, paper: Confidentiality) -> tuple[str, ...]:
    """The demands on a national core technology whose projects a paper of this class names."""
    named: list[ProjectRow | SignalChange] = [*status.projects]
    named += status.since.signals if status.since is not None else ()
    return tuple(
        core
        for row in named
        if needs_reason(row.mark, is_core=bool(row.cores), paper=paper)
        for core in row.cores
    )


def told_cores(
    rows: Iterable[DemandRow | WaitingDemand], paper: Confidentiality
) -> tuple[str, ...]:
    """The demands on a national core technology that a paper of this class names."""
    named = (
        row.core for row in rows if needs_reason(row.mark, is_core=bool(row.core), paper=paper)
    )
    return tuple(dict.fromkeys(named))


def worded_cores(status: DivisionStatus) -> tuple[str, ...]:
    """The demands on a national core technology that sections worded by hand call by their titles,
    or by those of the projects that came from them.

    Words of an office have no class, and are printed even where the demand itself is withheld.
    """
    rows = status.demands.demands if status.demands is not None else ()
    said = "".join(_said(row.lines) for row in status.narratives)
    titles = [(row.core, _squeezed(row.title)) for row in rows if row.core]
    titles += [(core, _squeezed(row.title)) for row in status.projects for core in row.cores]
    return tuple(id for id, title in titles if len(title) >= SHORTEST and title in said)


SHORTEST: Final = 4
"""A title of fewer letters could stand in any sentence."""


def named_anyway(status: DivisionStatus, paper: Confidentiality) -> tuple[Section, ...]:
    """The sections worded by hand that name a demand or project beyond the class of a paper.

    Words of an office have no class: they are printed, and whoever makes the paper is told.
    """
    rows = status.demands.demands if status.demands is not None else ()
    hidden = [row for row in rows if goes_beyond(row.mark, paper)]
    names = {_squeezed(name) for row in hidden for name in (row.title, row.intake_no or "")}
    names |= {_squeezed(row.title) for row in status.projects if goes_beyond(row.mark, paper)}
    if goes_beyond(Confidentiality.CLASSIFIED, paper):
        names |= {_squeezed(number) for number in (status.control_number or "").split(",")}
    names = {name for name in names if len(name) >= SHORTEST}
    said = {row.section: _said(row.lines) for row in status.narratives}
    return tuple(section for section, text in said.items() if any(name in text for name in names))


def _said(lines: Iterable[NarrativeLine]) -> str:
    return _squeezed("".join(line.text for line in lines))


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()


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
        core={
            id: mark
            for id, mark in printed.core.items()
            if needs_reason(mark, is_core=True, paper=paper)
        },
    )


def shown_supply(supply: SupplyStatus, paper: Confidentiality) -> SupplyStatus:
    """공급망 of a division as a paper of this class may print it."""
    chain = within(supply.chain, paper)
    if not chain.withheld:
        return supply
    told = _told(chain)
    items = tuple(
        one
        if (one.supplier, one.item) in told
        else replace(one, item=WITHHELD, supplier=WITHHELD, note=None)
        for one in supply.sole_items
    )
    return replace(supply, chain=chain, sole_items=items)


def shown_status(status: ChainStatus, paper: Confidentiality) -> ChainStatus:
    """공급망 현황 as a paper of this class may print it."""
    chain = within(status.chain, paper)
    if not chain.withheld:
        return status
    told, nobody = _told(chain), NamedBody("", WITHHELD)
    items = tuple(
        one
        if (one.supplier.name, one.item) in told
        else replace(one, item=WITHHELD, supplier=nobody, anchors=(), buyers=())
        for one in status.sole_items
    )
    anchors = {one.body.id for row in status.shared for one in row.anchors}
    below = {id: reached(chain.links, [id]) for id in anchors}
    shared = tuple(_shown_shared(row, below, nobody) for row in status.shared)
    return replace(status, chain=chain, sole_items=items, shared=shared)


def is_told(row: SoleSupply | SharedSupplier) -> bool:
    """Whether a row names its supplier; of the others a paper tells how many there are."""
    return row.supplier.name != WITHHELD


def _shown_shared(
    row: SharedSupplier, below: Mapping[str, frozenset[str]], nobody: NamedBody
) -> SharedSupplier:
    """A shared supplier with those of its anchors below which it is told to stand."""
    anchors = tuple(
        one if row.supplier.id in below[one.body.id] else replace(one, body=nobody)
        for one in row.anchors
    )
    is_named = any(one.body is not nobody for one in anchors)
    return replace(row, supplier=row.supplier if is_named else nobody, anchors=anchors)


def _told(chain: Chain) -> frozenset[tuple[str, str]]:
    """Supplier and item of the links that a chain tells."""
    names = {body.id: body.name for body in chain.bodies}
    return frozenset((names[link.supplier], link.item) for link in chain.links)
