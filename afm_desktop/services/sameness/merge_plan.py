"""What merging two bodies would do, field by field and child by child, before it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from afm_desktop.domain.errors import RuleViolation
from afm_desktop.domain.firm_names import fold_name
from afm_desktop.domain.model import record_class
from afm_desktop.domain.model.attachments import Attachment
from afm_desktop.domain.model.base import ABSENT, Record
from afm_desktop.domain.model.duplicates import Duplicate
from afm_desktop.domain.model.organizations import MergedIntoItself, Organization
from afm_desktop.domain.model.tags import Tagging
from afm_desktop.services.lists.people import masked_name
from afm_desktop.services.parts import parts_of
from afm_desktop.services.record_fields import fields_of
from afm_desktop.services.records import live
from afm_desktop.services.titles import title_of
from afm_desktop.storage.synced import referrers, synced_tables

BODIES = Organization.__tablename__
_STAYS = {BODIES, Duplicate.__tablename__}
"""Redirects and decisions stay with the body they were made of."""
_ENDS = {"supply_links", "tier_overrides", "organization_events"}
"""Records between two bodies; between a body and itself they say nothing."""
_MARKS = (Tagging.__tablename__, Attachment.__tablename__)
"""What is put on records of any kind names them by their id alone."""
_TELLING: Mapping[str, tuple[str, ...]] = {
    "memberships": ("division_id", "role"),
    "supply_links": ("supplier_id", "buyer_id", "item"),
    "people": ("name",),
    "sites": ("name",),
    "organization_years": ("year",),
    "business_numbers": ("number",),
    "organization_industries": ("code",),
    "organization_names": ("name",),
}
"""What two records of a kind have in common that are probably about one thing."""
ONLY_ONE: Mapping[str, str] = {
    "memberships": "is_home",
    "business_numbers": "is_main",
    "organization_industries": "is_main",
}
"""Marks that only one of a body's records bears."""


class Side(StrEnum):
    """One of the two bodies of a merger."""

    KEEP = "keep"
    LOSE = "lose"


class FieldState(StrEnum):
    """How a field stands in the two bodies."""

    SAME = "same"
    DIFFERENT = "different"
    ONLY_KEEP = "only_keep"
    ONLY_LOSE = "only_lose"


class Fate(StrEnum):
    """What becomes of a record of the body that is merged."""

    CARRIED = "carried"
    BESIDE = "beside"
    SAME = "same"
    LEFT = "left"


class AlreadyMerged(RuleViolation):
    """A body is merged that has been merged before."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"이미 다른 기업·기관과 합친 곳입니다: ‘{name}’. 중복 목록을 다시 불러오세요."
        )


@dataclass(frozen=True, slots=True)
class FieldRow:
    """A field of both bodies, and the side whose value is taken unless one says otherwise."""

    field: str
    keep: Any
    lose: Any
    state: FieldState
    taken: Side


@dataclass(frozen=True, slots=True)
class ChildRow:
    """A record of the merged body, called as lists call it, and what becomes of it.

    BESIDE: carried, and a similar one is there · SAME: carried into the trash, as the very same is
    there · LEFT: stays with the merged body, as it would be between a body and itself.
    """

    kind: str
    id: str
    title: str
    fate: Fate
    fields: tuple[str, ...]
    twin: str | None = None


@dataclass(frozen=True, slots=True)
class MergePlan:
    """What a merger would do."""

    keep_id: str
    lose_id: str
    keep_name: str
    lose_name: str
    fields: tuple[FieldRow, ...]
    children: tuple[ChildRow, ...]

    @property
    def has_conflict(self) -> bool:
        """Whether a field has two values; a name in another legal form is the same name."""
        return any(
            row.state is FieldState.DIFFERENT
            and not (row.field == "name" and fold_name(row.keep) == fold_name(row.lose))
            for row in self.fields
        )


def plan_of(session: Session, keep_id: str, lose_id: str) -> MergePlan:
    """What merging one body into another would do."""
    keep, lose = _mergeable(session, keep_id), _mergeable(session, lose_id)
    if keep_id == lose_id:
        raise MergedIntoItself
    return MergePlan(
        keep_id,
        lose_id,
        keep.name or "",
        lose.name or "",
        tuple(_fields(keep, lose)),
        tuple(_children(session, keep_id, lose_id)),
    )


def _mergeable(session: Session, id: str) -> Organization:
    body = live(session, Organization, id)
    if body.merged_into_id is not None:
        raise AlreadyMerged(body.name or "")
    return body


def _fields(keep: Organization, lose: Organization) -> Iterator[FieldRow]:
    """The fields that either has, as forms list them."""
    for name in fields_of(Organization):
        ours, theirs = getattr(keep, name), getattr(lose, name)
        if name == "merged_into_id" or (ours is None and theirs is None):
            continue
        yield FieldRow(name, ours, theirs, *_standing(ours, theirs))


def _standing(ours: Any, theirs: Any) -> tuple[FieldState, Side]:
    if theirs is None:
        return FieldState.ONLY_KEEP, Side.KEEP
    if ours is None:
        return FieldState.ONLY_LOSE, Side.LOSE
    return FieldState.SAME if ours == theirs else FieldState.DIFFERENT, Side.KEEP


def _children(session: Session, keep: str, lose: str) -> Iterator[ChildRow]:
    """Every record that points to the merged body, by kind; none is forgotten by name."""
    fields_by_kind: dict[str, list[str]] = {}
    for table, field in referrers(BODIES):
        if table not in _STAYS:
            fields_by_kind.setdefault(table, []).append(field)
    fields_by_kind |= {key: ["record_id"] for key in _MARKS}
    for table, fields in fields_by_kind.items():
        yield from _of_kind(session, record_class(table), fields, keep, lose)


def _of_kind(
    session: Session, kind: type[Record], fields: Sequence[str], keep: str, lose: str
) -> Iterator[ChildRow]:
    theirs = _pointing(session, kind, fields, lose)
    ours = {id_: record for id_, (record, _) in _pointing(session, kind, fields, keep).items()}
    pointed = _pointed(session, kind, theirs)
    for id_, (record, title) in theirs.items():
        moved = tuple(field for field in fields if getattr(record, field) == lose)
        if kind.__tablename__ in _ENDS and any(getattr(record, field) == keep for field in fields):
            yield ChildRow(kind.__tablename__, id_, title, Fate.LEFT, moved)
            continue
        fate, twin = _fate(record, moved, keep, ours.values(), is_pointed=id_ in pointed)
        yield ChildRow(kind.__tablename__, id_, title, fate, moved, twin)


def _pointing(
    session: Session, kind: type[Record], fields: Sequence[str], body: str
) -> dict[str, tuple[Record, str]]:
    """The records that point to a body, deleted ones too, each with its title."""
    found: dict[str, tuple[Record, str]] = {}
    for field in fields:
        query: Any = select(kind, title_of(kind).label("title")).where(
            getattr(kind, field) == body, kind.deleted.is_distinct_from(ABSENT)
        )
        for record, title in session.execute(query.order_by(kind.row)):
            shown = masked_name(title or "") if kind.__tablename__ == "people" else title or ""
            found[record.id] = record, shown
    return found


def _pointed(session: Session, kind: type[Record], ids: Iterable[str]) -> set[str]:
    """Those that others point to: they are carried, never put away."""
    wanted = list(ids)
    found: set[str] = set()
    if parts_of(kind):
        return set(wanted)
    for table, field in referrers(kind.__tablename__):
        column = getattr(record_class(table), field)
        for start in range(0, len(wanted), 900):
            found.update(session.scalars(select(column).where(column.in_(wanted[start:][:900]))))
    return found


def _fate(
    record: Record, moved: Sequence[str], keep: str, ours: Iterable[Record], *, is_pointed: bool
) -> tuple[Fate, str | None]:
    """Whether the body that remains has the very same record, or a similar one."""
    if record.deleted is not None:
        return Fate.CARRIED, None
    kind = record.__tablename__
    values = _values(record) | dict.fromkeys(moved, keep)
    live_ones = [other for other in ours if other.deleted is None]
    for other in live_ones:
        if not is_pointed and _adds_nothing(values, _values(other), ONLY_ONE.get(kind)):
            return Fate.SAME, other.id
    telling = _TELLING.get(kind, ())
    for other in live_ones:
        if telling and all(values[field] == getattr(other, field) for field in telling):
            return Fate.BESIDE, other.id
    return Fate.CARRIED, None


def _adds_nothing(values: Mapping[str, Any], there: Mapping[str, Any], mark: str | None) -> bool:
    """Whether every value is there already; a mark that only one bears does not count."""
    return all(
        value is None or value == there[field] for field, value in values.items() if field != mark
    )


def _values(record: Record) -> dict[str, Any]:
    names = synced_tables()[record.__tablename__].fields
    return {name: getattr(record, name) for name in names if name != "deleted"}
