"""What the divisions are concerned about, told of their own chains and demands."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from afm_desktop.domain.enums import DemandStatus, IssueState, LocalMatching
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.model.narratives import Issue
from afm_desktop.domain.money import MoneyUnit, amount
from afm_desktop.services.demonstration.chains import Link, sole_items
from afm_desktop.services.demonstration.days import MeetingDays, after, meeting_days
from afm_desktop.services.demonstration.demands import Filed
from afm_desktop.services.demonstration.facts import Home
from afm_desktop.services.demonstration.ledger import Ledger
from afm_desktop.services.demonstration.packs import Concern, Pack, packs
from afm_desktop.services.demonstration.plans import holder
from afm_desktop.services.demonstration.seats import Cast

_NAMED = 3  # buyers or intake numbers in a sentence
_GOES_ON = (
    DemandStatus.RECEIVED,
    DemandStatus.REVIEWING,
    DemandStatus.SUPPLEMENT,
    DemandStatus.CANDIDATE,
    DemandStatus.RESERVED,
)

_Words = Mapping[str, str]
_CHOSEN: Mapping[str, Callable[[Filed], bool]] = {
    "reserve": lambda demand: demand.status is DemandStatus.RESERVED,
    "supplement": lambda demand: demand.status is DemandStatus.SUPPLEMENT,
    "local": lambda demand: (
        demand.status in _GOES_ON and demand.budget.matching is LocalMatching.UNDER_TALKS
    ),
}
"""Which demands an issue is about."""


def write_issues(
    ledger: Ledger,
    cast: Cast,
    homes: Mapping[str, Home],
    links: Sequence[Link],
    demands: Sequence[Filed],
) -> int:
    """The issues of all divisions; how many there are."""
    count = 0
    for pack in packs():
        days = meeting_days(homes[pack.code].position)
        own = [demand for demand in demands if demand.division == pack.code]
        for number, concern in enumerate(pack.concerns):
            words = _words(concern, pack, links, own)
            if words is None:
                continue
            raised, due = _days(concern.state, days, number)
            ledger.add(
                Issue,
                division_id=homes[pack.code].id,
                kind=concern.kind,
                title=concern.title.format_map(words),
                statement=concern.statement.format_map(words),
                background=concern.background.format_map(words),
                request=concern.request.format_map(words),
                responsible_id=holder(cast, pack, concern.by).id,
                state=concern.state,
                raised_on=raised,
                due_on=due,
            )
            count += 1
    return count


def _words(
    concern: Concern, pack: Pack, links: Sequence[Link], demands: Sequence[Filed]
) -> _Words | None:
    """What the sentences quote; None when there is nothing of that sort."""
    if not concern.about:
        return {}
    if concern.about == "sole":
        return _of_sole_item(pack, links)
    found = [demand for demand in demands if _CHOSEN[concern.about](demand)]
    return _of_demands(found) if found else None


def _of_sole_item(pack: Pack, links: Sequence[Link]) -> _Words:
    """The first item of the division that only one firm makes."""
    row = next(row for row in sole_items(links, pack.code) if row.item == pack.sole[0])
    names = sorted({buyer.name for buyer in row.buyers})
    named = ", ".join(names[:_NAMED])
    return {
        "item": row.item,
        "item_을": josa(row.item, "을/를"),
        "item_이": josa(row.item, "이/가"),
        "item_은": josa(row.item, "은/는"),
        "supplier": row.supplier.name,
        "process": row.process,
        "hit": f"{named} 등 구매기업 {len(names)}개사"
        if len(names) > _NAMED
        else f"구매기업 {named}",
    }


def _of_demands(found: Sequence[Filed]) -> _Words:
    total = sum(demand.budget.total_won for demand in found)
    numbers = sorted(demand.intake_no or "" for demand in found)
    rest = f" 등 {len(numbers)}건" if len(numbers) > _NAMED else ""
    return {
        "count": str(len(found)),
        "total": f"{amount(total, MoneyUnit.HUNDRED_MILLION, 1)}억원",
        "numbers": ", ".join(numbers[:_NAMED]) + rest,
    }


def _days(state: IssueState, days: MeetingDays, number: int) -> tuple[date, date]:
    """When it was raised, and until when it is to be settled."""
    if state is IssueState.TO_DECIDE:
        return days.judged, after(days.next, 12 + number)
    return after(days.last, number), days.fourth
