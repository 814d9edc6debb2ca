"""Undo and redo: new operations that put back every value nobody has touched since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from afm_desktop.domain.collecting import without_collecting
from afm_desktop.domain.gestures import Gesture, GestureKind
from afm_desktop.domain.model.base import ABSENT
from afm_desktop.storage.errors import NothingToUndo, UndoBlocked
from afm_desktop.storage.journal.fold import State, fold, still_gone
from afm_desktop.storage.journal.operations import (
    NEVER,
    NewWrite,
    Operation,
    Write,
    histories,
    in_parts,
    marks,
    records_of,
)
from afm_desktop.storage.journal.pen import Clock, Pen, Writer
from afm_desktop.storage.journal.restate import Place, restate
from afm_desktop.storage.journal.seal import Sealed
from afm_desktop.storage.sqlite.capture import forget
from afm_desktop.storage.synced import referrers, scope_of, synced_tables


@dataclass(frozen=True, slots=True)
class LeftAsIs:
    """A value an undo did not put back: changed since (`later` names the gesture) or needed."""

    entity: str
    record: str
    field: str
    later: str | None


@dataclass(frozen=True, slots=True)
class Undone:
    """What an undo or redo did."""

    sealed: Sealed
    words: str
    left: tuple[LeftAsIs, ...]


@dataclass(slots=True)
class _Plan:
    """What an undo is about to write on one record."""

    entity: str
    record: str
    state: State
    operations: dict[str, Operation]
    writes: dict[str, NewWrite] = field(default_factory=dict)
    withdraws: bool = False


def latest(connection: Connection, actor: str, *, redo: bool = False) -> tuple[str, str]:
    """The gesture this person's next undo (or redo) takes back: its id and words.

    In the order in which they were done here, whatever the clock said; of another office's gestures
    none, though its secretary bear the same name.
    """
    rows = connection.exec_driver_sql(
        "SELECT id, kind, words, undoes FROM gesture AS g WHERE actor = ? AND EXISTS ("
        "SELECT 1 FROM operation AS o JOIN stream AS s ON s.key = o.stream "
        "WHERE o.gesture = g.key AND s.is_received = 0) ORDER BY key DESC",
        (actor,),
    )
    undone: set[str] = set()
    for identity, kind, words, undoes in rows:
        if identity in undone:
            continue
        if undoes is not None:
            undone.add(undoes)
        if redo:
            if kind == GestureKind.UNDO:
                return identity, words
            if kind != GestureKind.REDO:
                break
        elif kind not in (GestureKind.UNDO, GestureKind.ERASE):
            return identity, words
    raise NothingToUndo(redo)


@without_collecting()
def invert(
    connection: Connection, gesture: str, kind: GestureKind, writer: Writer, clock: Clock
) -> Undone:
    """Take a gesture back in a new one; what later changes stand on is left and listed."""
    key, words = connection.exec_driver_sql(
        "SELECT key, words FROM gesture WHERE id = ?", (gesture,)
    ).one()
    left: list[LeftAsIs] = []
    plans = _plans(connection, key, left)
    _keep_what_is_needed(connection, plans, left)
    plans = [plan for plan in plans if plan.writes]
    if not plans:
        raise UndoBlocked(words)
    for plan in plans:
        plan.writes = {**still_gone(plan.state), **plan.writes}
    pen = Pen(connection, Gesture(words, kind, undoes=gesture), writer, clock)
    known: dict[str, list[Operation]] = {}
    for plan in plans:
        synced = synced_tables()[plan.entity]
        scope = scope_of(plan.entity, {"id": plan.record, **plan.state.values})
        written = pen.change(scope, synced, plan.record, plan.writes)
        known[plan.record] = [*plan.operations.values(), written]
    pen.flush()
    places: list[Place] = [(plan.entity, plan.record) for plan in plans]
    restate(connection, places, known)
    forget(connection)
    touched = frozenset(plan.entity for plan in plans)
    sealed = Sealed(pen.gesture, touched, len(plans))
    return Undone(sealed, words, tuple(_named(connection, left)))


def _plans(connection: Connection, key: int, left: list[LeftAsIs]) -> list[_Plan]:
    plans = []
    for record, history in histories(connection, records_of(connection, key)).items():
        mine = next(operation for operation in history if operation.gesture == key)
        if mine.entity not in synced_tables():
            continue
        operations = {operation.id: operation for operation in history}
        plan = _Plan(mine.entity, record, fold(history), operations)
        _plan_record(plan, mine, left)
        plans.append(plan)
    return plans


def _plan_record(plan: _Plan, mine: Operation, left: list[LeftAsIs]) -> None:
    deleted = mine.writes.get("deleted")
    if deleted is not None and _back(plan, "deleted", deleted).value == ABSENT:
        _plan_withdrawal(plan, deleted, left)
        return
    for name, write in mine.writes.items():
        heads = plan.state.heads[name]
        if name == "deleted" and _back(plan, name, write).value == write.value:
            continue  # said along with a change, but not changed
        if len(heads) == 1 and heads[0].origin == write.origin:
            plan.writes[name] = _back(plan, name, write)
        else:
            left.append(LeftAsIs(plan.entity, plan.record, name, _latest(heads)))


def _plan_withdrawal(plan: _Plan, birth: Write, left: list[LeftAsIs]) -> None:
    """Make a record absent that `birth` brought into being, if all its values are of then."""
    if plan.state.is_absent:
        return  # it is gone already, by an undo before this one
    known = {birth.origin, NEVER, *birth.parents}
    for name, heads in plan.state.heads.items():
        of_then = known | _seen_at(plan, birth, name)
        if any(one.origin not in of_then and one.operation not in of_then for one in heads):
            left.append(LeftAsIs(plan.entity, plan.record, name, _latest(heads)))
            return
    plan.writes["deleted"] = NewWrite(ABSENT, plan.state.seen, NEVER)
    plan.withdraws = True


def _seen_at(plan: _Plan, birth: Write, name: str) -> set[str]:
    """What the field's values go back to that were there when the record came into being again."""
    seen = (plan.operations[one].writes for one in birth.parents if one in plan.operations)
    return {writes[name].origin for writes in seen if name in writes}


def _back(plan: _Plan, name: str, write: Write) -> NewWrite:
    """The write that puts back what a write replaced."""
    parents = plan.state.seen if name == "deleted" else (plan.state.heads[name][0].operation,)
    before = [
        plan.operations[parent].writes[name]
        for parent in write.parents
        if parent in plan.operations and name in plan.operations[parent].writes
    ]
    if not before:
        return NewWrite(ABSENT if name == "deleted" else None, parents, NEVER)
    shown = max(before, key=lambda found: (found.clock, found.operation))
    return NewWrite(shown.value, parents, shown.origin)


def _latest(heads: Iterable[Write]) -> str:
    return max(heads, key=lambda write: (write.clock, write.operation)).operation


def _keep_what_is_needed(connection: Connection, plans: list[_Plan], left: list[LeftAsIs]) -> None:
    """A record that a remaining record points to is not withdrawn."""
    going = {plan.record: plan for plan in plans if plan.withdraws}
    turned = {
        (plan.record, name): write.value for plan in plans for name, write in plan.writes.items()
    }
    needed = _needed(connection, going, turned)
    while needed:
        for record in needed:
            plan = going.pop(record)
            plan.withdraws, plan.writes = False, {}
            left.append(LeftAsIs(plan.entity, record, "deleted", None))
        needed = _needed(connection, going, turned)


def _needed(
    connection: Connection, going: dict[str, _Plan], turned: dict[tuple[str, str], Any]
) -> set[str]:
    """What rows point to that neither go themselves nor are turned elsewhere by the same undo."""
    needed: set[str] = set()
    by_table: dict[str, list[str]] = {}
    for record, plan in going.items():
        by_table.setdefault(plan.entity, []).append(record)
    for entity, records in by_table.items():
        for table, reference in referrers(entity):
            for part in in_parts(records):
                rows = connection.exec_driver_sql(
                    f"SELECT {reference}, id FROM {table} WHERE deleted IS NULL "
                    f"AND {reference} IN ({marks(part)})",
                    part,
                )
                needed |= {
                    target
                    for target, pointer in rows
                    if pointer not in going and turned.get((pointer, reference), target) == target
                }
    return needed


def _named(connection: Connection, left: list[LeftAsIs]) -> Iterable[LeftAsIs]:
    """The left values with the words of the gesture that changed them."""
    for item in left:
        if item.later is None:
            yield item
            continue
        stream, _, sequence = item.later.rpartition(":")
        words = connection.exec_driver_sql(
            "SELECT g.words FROM operation AS o JOIN stream AS s ON s.key = o.stream "
            "JOIN gesture AS g ON g.key = o.gesture WHERE s.name = ? AND o.sequence = ?",
            (stream, int(sequence)),
        ).scalar_one()
        yield LeftAsIs(item.entity, item.record, item.field, words)
