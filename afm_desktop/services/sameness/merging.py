"""Merging: the values that were chosen, every child carried over, the other kept as a redirect."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from afm_desktop.domain.enums import Decision, NameKind
from afm_desktop.domain.firm_names import fold_name
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.base import DELETED
from afm_desktop.domain.model.duplicates import Duplicate
from afm_desktop.domain.model.organizations import (
    BusinessNumber,
    Organization,
    OrganizationName,
    Site,
)
from afm_desktop.services.records import live
from afm_desktop.services.sameness.merge_plan import (
    ONLY_ONE,
    ChildRow,
    Fate,
    FieldState,
    MergePlan,
    Side,
)

_IN_ONE_QUERY = 900
_OF_THE_SITE = ("region_code", "district", "address", "main_products")


def carry_out(
    session: Session,
    plan: MergePlan,
    choices: Mapping[str, Side],
    decision: Duplicate,
    *,
    site: str | None = None,
) -> None:
    """Do what a plan says; `site` makes the merged body a site of the other."""
    keep = live(session, Organization, plan.keep_id)
    lose = live(session, Organization, plan.lose_id)
    values = _chosen(plan, choices, as_site=site is not None)
    unused = {plan.keep_name, plan.lose_name} - {values.get("name", plan.keep_name)}
    _yield_marks(session, plan)
    _carry(session, plan)
    for field, value in values.items():
        setattr(keep, field, value)
    if site is not None:
        _make_site(session, plan, lose, site)
    else:
        _remember_names(session, keep, unused)
    lose.merged_into_id = keep.id
    session.add(decision)
    session.flush()


def decided(plan: MergePlan, points: int | None, **values: Any) -> Duplicate:
    """The record that two bodies were merged."""
    return Duplicate(
        first_id=plan.keep_id,
        second_id=plan.lose_id,
        decision=Decision.MERGED,
        points=points,
        **values,
    )


def _chosen(plan: MergePlan, choices: Mapping[str, Side], *, as_site: bool) -> dict[str, Any]:
    """The fields of the body that remains which get the other's value."""
    values = {}
    for row in plan.fields:
        default = Side.KEEP if as_site else row.taken
        if choices.get(row.field, default) is Side.LOSE and row.state is not FieldState.SAME:
            values[row.field] = row.lose
    return values


def _carry(session: Session, plan: MergePlan) -> None:
    """Point every child to the body that remains; the very same ones go into the trash."""
    moved: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    same: defaultdict[str, list[str]] = defaultdict(list)
    for child in plan.children:
        if child.fate is Fate.LEFT:
            continue
        for field in child.fields:
            moved[child.kind, field].append(child.id)
        if child.fate is Fate.SAME:
            same[child.kind].append(child.id)
    for (kind, field), ids in moved.items():
        _set(session, kind, ids, {field: plan.keep_id})
    for kind, ids in same.items():
        _set(session, kind, ids, {"deleted": DELETED})


def _yield_marks(session: Session, plan: MergePlan) -> None:
    """A body has one home and one main number: those of the body that remains stay."""
    for kind, mark in ONLY_ONE.items():
        record: Any = record_class(kind)
        owned = select(record.row).where(
            record.organization_id == plan.keep_id,
            getattr(record, mark).is_(True),
            record.deleted.is_(None),
        )
        if session.scalar(owned.limit(1)) is None:
            continue
        carried = _of(plan.children, kind)
        for start in range(0, len(carried), _IN_ONE_QUERY):
            some = carried[start : start + _IN_ONE_QUERY]
            marked = select(record.id).where(record.id.in_(some), getattr(record, mark).is_(True))
            _set(session, kind, session.scalars(marked).all(), {mark: False})


def _of(children: Iterable[ChildRow], kind: str) -> list[str]:
    return [child.id for child in children if child.kind == kind and child.fate is not Fate.LEFT]


def _remember_names(session: Session, keep: Organization, unused: Iterable[str]) -> None:
    """The name that is not used any more finds the body still."""
    known = {fold_name(keep.name or "")} | {
        fold_name(name or "")
        for name in session.scalars(
            select(OrganizationName.name).where(
                OrganizationName.organization_id == keep.id, OrganizationName.deleted.is_(None)
            )
        )
    }
    for name in sorted(unused):
        if fold_name(name) not in known:
            kind = NameKind.ENGLISH if name.isascii() else NameKind.OTHER
            session.add(OrganizationName(organization_id=keep.id, name=name, kind=kind))


def _make_site(session: Session, plan: MergePlan, lose: Organization, name: str) -> None:
    """What was entered as a body of its own becomes a site with its own business numbers."""
    values = {field: getattr(lose, field) for field in _OF_THE_SITE}
    site = Site(organization_id=plan.keep_id, name=name, **values)
    session.add(site)
    session.flush()
    numbers = _of(plan.children, BusinessNumber.__tablename__)
    without = select(BusinessNumber.id).where(
        BusinessNumber.id.in_(numbers), BusinessNumber.site_id.is_(None)
    )
    _set(
        session, BusinessNumber.__tablename__, session.scalars(without).all(), {"site_id": site.id}
    )


def _set(session: Session, kind: str, ids: Iterable[str], values: Mapping[str, Any]) -> None:
    record, wanted = record_class(kind), list(ids)
    for start in range(0, len(wanted), _IN_ONE_QUERY):
        session.execute(
            update(record)
            .where(record.id.in_(wanted[start : start + _IN_ONE_QUERY]))
            .values(**values),
            execution_options={"synchronize_session": False},
        )
