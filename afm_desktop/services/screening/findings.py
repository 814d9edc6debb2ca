"""What was found of the items of a checklist, with reasons that the applicant reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Verdict
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.demand_parts import Finding, FindingReason
from afm_desktop.domain.model.demands import Demand
from afm_desktop.domain.model.rounds import ChecklistItem, ChecklistReason
from afm_desktop.domain.text import clean
from afm_desktop.services.screening.errors import NotOfThisRound, ReasonsOfUnmet
from afm_desktop.services.screening.model import GivenReason, ItemRow, ReadyReason


def items_of(session: Session, demand: Demand) -> tuple[ItemRow, ...]:
    """The checklist of the demand's round with what was found."""
    items = _live(session, ChecklistItem, ChecklistItem.round_id == demand.round_id)
    offered = defaultdict[str, list[ReadyReason]](list)
    ids = [one.id for one in items]
    for one in _live(session, ChecklistReason, ChecklistReason.item_id.in_(ids)):
        ready = ReadyReason(one.id, one.label or "", one.reply or one.label or "", one.leads_to)
        offered[one.item_id or ""].append(ready)
    verdicts = {
        one.item_id: one.verdict for one in _live(session, Finding, Finding.demand_id == demand.id)
    }
    given = defaultdict[str, list[GivenReason]](list)
    for reason in _live(session, FindingReason, FindingReason.demand_id == demand.id):
        given[reason.item_id or ""].append(GivenReason(reason.text or "", reason.reason_id))
    return tuple(
        ItemRow(
            one.id,
            one.question or "",
            bool(one.is_decisive),
            tuple(offered[one.id]),
            verdicts.get(one.id),
            tuple(given[one.id]) if verdicts.get(one.id) is Verdict.UNMET else (),
        )
        for one in items
    )


def count_unchecked(session: Session, ids: Collection[str]) -> int:
    """How many items of their checklists nobody has looked at, of all these demands together."""
    query = (
        select(func.count())
        .select_from(Demand)
        .join(ChecklistItem, ChecklistItem.round_id == Demand.round_id)
        .where(
            Demand.id.in_(ids),
            ChecklistItem.deleted.is_(None),
            ~exists().where(
                Finding.demand_id == Demand.id,
                Finding.item_id == ChecklistItem.id,
                Finding.deleted.is_(None),
            ),
        )
    )
    return session.scalar(query) or 0


def write_finding(
    session: Session,
    demand: Demand,
    item: ItemRow,
    verdict: Verdict | None,
    reasons: Sequence[GivenReason],
) -> None:
    """Note a verdict with its reasons in place of what was found before; None takes it back."""
    wanted = [one for one in reasons if clean(one.text).strip()]
    if wanted and verdict is not Verdict.UNMET:
        raise ReasonsOfUnmet
    known = {one.id for one in item.offered}
    for one in wanted:
        if one.reason_id is not None and one.reason_id not in known:
            raise NotOfThisRound(one.reason_id)
    found = _of_item(session, Finding, demand, item.id)
    for former in found if verdict is None else found[:-1]:
        former.deleted = DELETED
    if verdict is not None:
        if found:
            found[-1].verdict = verdict
        else:
            session.add(Finding(demand_id=demand.id, item_id=item.id, verdict=verdict))
    _write_reasons(session, demand, item, wanted)


def picked(items: Sequence[ItemRow], name: str) -> tuple[ItemRow, ReadyReason]:
    """The reason of a checklist by its id or its label, with its item."""
    for item in items:
        for reason in item.offered:
            if name in (reason.id, reason.label):
                return item, reason
    raise NotOfThisRound(name)


def named_item(items: Sequence[ItemRow], name: str) -> ItemRow:
    """The item of a checklist by its id, its question, or its number from 1."""
    for number, item in enumerate(items, 1):
        if name in (item.id, item.question, str(number)):
            return item
    raise NotOfThisRound(name)


def unmet_reasons(items: Collection[ItemRow]) -> tuple[GivenReason, ...]:
    """The reasons of all items that are not met, in their order."""
    return tuple(reason for item in items for reason in item.reasons)


def _write_reasons(
    session: Session, demand: Demand, item: ItemRow, wanted: Sequence[GivenReason]
) -> None:
    """A reason that was given before stays the same record."""
    there = list(_of_item(session, FindingReason, demand, item.id))
    for position, reason in enumerate(wanted, 1):
        text = clean(reason.text).strip()
        same = next(
            (one for one in there if one.reason_id == reason.reason_id
             and (reason.reason_id is not None or one.text == text)),
            None,
        )  # fmt: skip
        if same is None:
            session.add(
                FindingReason(
                    demand_id=demand.id,
                    item_id=item.id,
                    reason_id=reason.reason_id,
                    position=position,
                    text=text,
                )
            )
            continue
        there.remove(same)
        same.position, same.text = position, text
    for left in there:
        left.deleted = DELETED


def _of_item(session: Session, kind: Any, demand: Demand, item_id: str) -> Sequence[Any]:
    return _live(session, kind, kind.demand_id == demand.id, kind.item_id == item_id)


def _live(session: Session, kind: Any, *conditions: Any) -> Sequence[Any]:
    order = [kind.position, kind.row] if hasattr(kind, "position") else [kind.row]
    query = select(kind).where(*conditions, kind.deleted.is_(None)).order_by(*order)
    return session.scalars(query).all()
