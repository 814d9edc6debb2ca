"""Deleting and restoring: a record goes and comes back with all its parts, in one gesture."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from sqlalchemy import select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from afm_desktop.domain.errors import NotFound, RuleViolation
from afm_desktop.domain.hangul import josa
from afm_desktop.domain.model import RECORDS, record_class
from afm_desktop.domain.model.base import DELETED, Record
from afm_desktop.domain.nouns import NOUNS
from afm_desktop.services.portions import portions
from afm_desktop.services.redirects import between, redirects
from afm_desktop.storage.journal.fold import fold
from afm_desktop.storage.journal.operations import histories
from afm_desktop.storage.synced import referrers, synced_tables

Kind = type[Record]
Chosen = dict[Kind, set[str]]


class NoSuchRecords(NotFound):
    """Records that are asked for are not there, or not any more."""

    def __init__(self, kind: str, missing: int) -> None:
        what = josa(NOUNS[kind].counted(missing), "을/를")
        super().__init__(f"{what} 찾을 수 없습니다. 이미 삭제되었는지 목록에서 확인하세요.")


class NotDeleted(NotFound):
    """Records that are to be restored are not deleted."""

    def __init__(self, kind: str, missing: int) -> None:
        what = josa(NOUNS[kind].counted(missing), "은/는")
        super().__init__(f"삭제된 자료 중에 {what} 없습니다. 삭제된 자료 목록에서 확인하세요.")


class StillNeeded(RuleViolation):
    """Records that are to be deleted are pointed to by others."""

    def __init__(self, kind: str, doomed: int, pointing: Mapping[str, int]) -> None:
        what = josa(NOUNS[kind].counted(doomed), "을/를")
        others = ", ".join(NOUNS[table].counted(count) for table, count in pointing.items())
        super().__init__(
            f"{others}에서 쓰고 있어 {what} 삭제할 수 없습니다."
            " 그 자료를 먼저 삭제하거나 다른 값으로 바꾸세요."
        )


class NeedsDeleted(RuleViolation):
    """Records that are to be restored point to deleted ones."""

    def __init__(self, kind: str, restored: int, deleted: Mapping[str, int]) -> None:
        what = josa(NOUNS[kind].counted(restored), "을/를")
        others = ", ".join(NOUNS[table].counted(count) for table, count in deleted.items())
        super().__init__(
            f"{josa(others, '이/가')} 삭제된 상태라 {what} 복원할 수 없습니다."
            " 그 자료를 먼저 복원하세요."
        )


@cache
def parts_of(kind: Kind) -> tuple[tuple[Kind, str], ...]:
    """The kinds of part a record has, each with the field that names its owner."""
    return tuple(
        (part, part.owner)
        for part in RECORDS
        if part.owner is not None
        and dict(synced_tables()[part.__tablename__].references)[part.owner] == kind.__tablename__
    )


def delete(session: Session, kind: Kind, ids: Collection[str]) -> None:
    """Mark live records and all their parts; refused while others point to any of them."""
    missing = len(ids) - len(set(_ids(session, kind, kind.id, ids, deleted=None)))
    if missing:
        raise NoSuchRecords(kind.__tablename__, missing)
    doomed = _with_redirects(session, kind, ids)
    for part, _, found in _parts_below(session, kind, doomed[kind], deleted=None):
        doomed.setdefault(part, set()).update(found)
    pointing = _pointing(session, doomed)
    if pointing:
        raise StillNeeded(kind.__tablename__, len(ids), pointing)
    _mark(session, doomed, DELETED)


def restore(session: Session, chosen: Mapping[Kind, Collection[str]]) -> None:
    """Bring records of several kinds back; what they point to may come back with them."""
    back = {kind: _bring_back(session, kind, ids) for kind, ids in chosen.items()}
    for kind, restored in back.items():
        deleted = _pointed_and_deleted(session, restored)
        if deleted:
            raise NeedsDeleted(kind.__tablename__, len(chosen[kind]), deleted)


def _bring_back(session: Session, kind: Kind, ids: Collection[str]) -> Chosen:
    """Take the mark from records, and from the parts that were deleted in the same gesture."""
    missing = len(ids) - len(set(_ids(session, kind, kind.id, ids, deleted=DELETED)))
    if missing:
        raise NotDeleted(kind.__tablename__, missing)
    gestures = deleted_in(session, ids)
    restored = _with_redirects_of(session, kind, ids, gestures)
    for part, owners, found in _parts_below(session, kind, restored[kind], deleted=DELETED):
        gestures |= deleted_in(session, found)
        together = {id for id in found if gestures[id] == gestures[owners[id]]}
        restored.setdefault(part, set()).update(together & _owned(restored, owners, found))
    _mark(session, restored, None)
    return restored


def _with_redirects(session: Session, kind: Kind, ids: Collection[str]) -> Chosen:
    """Records with those that became one of them, and what lies between."""
    former = redirects(session, kind, ids, deleted=None)
    chosen: Chosen = {kind: {*ids, *former}}
    if former:
        chosen.update(between(session, {**{id: id for id in ids}, **former}, deleted=None))
    return chosen


def _with_redirects_of(
    session: Session, kind: Kind, ids: Collection[str], gestures: dict[str, int]
) -> Chosen:
    """Deleted records with the redirects that went in the same gesture; learns of which."""
    former = redirects(session, kind, ids, deleted=DELETED)
    gestures |= deleted_in(session, former)
    with_them = {id: end for id, end in former.items() if gestures[id] == gestures[end]}
    chosen: Chosen = {kind: {*ids, *with_them}}
    if with_them:
        family = {**{id: id for id in ids}, **with_them}
        at_once = {gestures[id] for id in family}
        for other, found in between(session, family, deleted=DELETED):
            gone = deleted_in(session, found)
            chosen[other] = {id for id in found if gone[id] in at_once}
    return chosen


def _owned(restored: Chosen, owners: Mapping[str, str], found: Iterable[str]) -> set[str]:
    """The parts whose owners come back too."""
    back = set().union(*restored.values())
    return {id for id in found if owners[id] in back}


def _parts_below(
    session: Session, kind: Kind, ids: Collection[str], *, deleted: int | None
) -> Iterator[tuple[Kind, dict[str, str], set[str]]]:
    """Each kind of part below these records, with the owner of each part."""
    for part, owner in parts_of(kind):
        column: InstrumentedAttribute[str] = getattr(part, owner)
        owners: dict[str, str] = {}
        for some in portions(ids):
            query = select(part.id, column).where(
                column.in_(some),
                part.deleted.is_(None) if deleted is None else part.deleted == deleted,
            )
            owners.update(session.execute(query).all())
        if owners:
            yield part, owners, set(owners)
            yield from _parts_below(session, part, set(owners), deleted=deleted)


def _ids(
    session: Session,
    kind: Kind,
    column: InstrumentedAttribute[str],
    wanted: Collection[str],
    *,
    deleted: int | None,
) -> Iterator[str]:
    for some in portions(wanted):
        yield from session.scalars(
            select(kind.id).where(
                column.in_(some),
                kind.deleted.is_(None) if deleted is None else kind.deleted == deleted,
            )
        )


def _pointing(session: Session, doomed: Chosen) -> dict[str, int]:
    """How many live records of each kind point to what is doomed and are not doomed themselves."""
    found: dict[str, set[str]] = {}
    for kind, ids in doomed.items():
        for table, field in referrers(kind.__tablename__):
            other = record_class(table)
            if other.is_remark:
                continue
            pointing = set(_ids(session, other, getattr(other, field), ids, deleted=None))
            found.setdefault(table, set()).update(pointing - doomed.get(other, set()))
    return {table: len(ids) for table, ids in found.items() if ids}


def _pointed_and_deleted(session: Session, restored: Chosen) -> dict[str, int]:
    """How many records of each kind are deleted that restored ones point to."""
    found: dict[str, set[str]] = {}
    for kind, ids in restored.items():
        for field, table in synced_tables()[kind.__tablename__].references:
            target = record_class(table)
            column: InstrumentedAttribute[str | None] = getattr(kind, field)
            for some in portions(ids):
                pointed = select(column).where(kind.id.in_(some))
                query = select(target.id).where(target.id.in_(pointed), target.deleted.is_not(None))
                found.setdefault(table, set()).update(session.scalars(query))
    return {table: len(ids) for table, ids in found.items() if ids}


def _mark(session: Session, chosen: Chosen, mark: int | None) -> None:
    for kind, ids in chosen.items():
        for some in portions(ids):
            session.execute(
                update(kind).where(kind.id.in_(some)).values(deleted=mark),
                execution_options={"synchronize_session": False},
            )


def deleted_in(session: Session, ids: Collection[str]) -> dict[str, int]:
    """The gesture each record was deleted in."""
    found = {}
    for record, history in histories(session.connection(), ids).items():
        gestures = {operation.id: operation.gesture for operation in history}
        found[record] = gestures[fold(history).heads["deleted"][-1].operation]
    return found
