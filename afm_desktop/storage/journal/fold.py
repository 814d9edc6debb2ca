"""The fold: what a record is, as a pure function of the set of operations on it.

A field's *heads* are the writes no other write replaces. One head is the value; several with
different values are a conflict, shown by the latest and settled by a person. A deletion holds only
over what its writer had seen: an edit it did not know keeps the record and asks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from afm_desktop.domain.model.base import ABSENT, DELETED
from afm_desktop.storage.journal.operations import NewWrite, Operation, Write
from afm_desktop.storage.journal.values import fitting

_SETTLED_AND_REOPENED = 4
"""Writes of a field: two that differ, the one that settled them, and the one that took it back."""
Heads = dict[str, tuple[Write, ...]]


@dataclass(frozen=True, slots=True)
class State:
    """A record's values by field, the heads they come from, and the fields in conflict."""

    values: dict[str, Any]
    heads: Heads
    conflicts: frozenset[str]

    @property
    def is_absent(self) -> bool:
        return self.values.get("deleted") == ABSENT

    @property
    def seen(self) -> tuple[str, ...]:
        """Every operation that is a head somewhere: what a deletion here has seen."""
        return tuple(sorted({write.operation for heads in self.heads.values() for write in heads}))


def fold(history: Sequence[Operation]) -> State:
    """The record that these operations make; no operations make an absent record."""
    if not history:
        return State({"deleted": ABSENT}, {}, frozenset())
    if len(history) == 1 and "deleted" in history[0].writes:
        return _only(history[0])
    fields: dict[str, list[Write]] = {}
    for operation in history:
        for field, write in operation.writes.items():
            fields.setdefault(field, []).append(write)
    heads = {field: _heads(writes) for field, writes in fields.items()}
    values = _that_fit(history[0].entity, {field: found[-1] for field, found in heads.items()})
    conflicts = {field for field, found in heads.items() if _differ(found)}
    conflicts |= {
        field
        for field, found in heads.items()
        if field != "deleted"
        and len(fields[field]) >= _SETTLED_AND_REOPENED
        and _differ((*found, *_reopened(found, fields[field])))
    }
    if values.get("deleted") in (DELETED, ABSENT) and not _saw_everything(heads):
        values["deleted"] = None
        conflicts.add("deleted")
    if "deleted" not in values:  # its creation has not arrived yet
        values["deleted"] = ABSENT
    return State(values, heads, frozenset(conflicts))


def still_gone(state: State) -> dict[str, NewWrite]:
    """What is written along with a change of a record that is gone: the writer knew of it.

    Otherwise the change would look like one that the deletion had not seen, and keep the record.
    """
    if state.values["deleted"] is None:
        return {}
    head = state.heads["deleted"][-1]
    return {"deleted": NewWrite(head.value, state.seen, head.origin)}


def _only(creation: Operation) -> State:
    """The state of a record nothing has happened to since."""
    writes = creation.writes
    heads: Heads = {field: (write,) for field, write in writes.items()}
    return State(_that_fit(creation.entity, writes), heads, frozenset())


def _that_fit(entity: str, shown: Mapping[str, Write]) -> dict[str, Any]:
    """The values that are shown; one that its column cannot hold is shown as none."""
    fits = fitting(entity)
    return {
        field: write.value
        if write.value is None or field not in fits or fits[field](write.value)
        else None
        for field, write in shown.items()
    }


def _heads(writes: Sequence[Write]) -> tuple[Write, ...]:
    """The writes that no other replaces, in the order of their clocks."""
    if len(writes) == 1:
        return tuple(writes)
    replaced = {parent for write in writes for parent in write.parents if parent != write.operation}
    found = [write for write in writes if write.operation not in replaced]
    # Only who means harm lets writes replace each other in a circle: then all of them stand.
    return tuple(sorted(found or writes, key=lambda write: (write.clock, write.operation)))


def _reopened(heads: Sequence[Write], writes: Sequence[Write]) -> list[Write]:
    """The values of a conflict that was settled and whose settling was taken back."""
    if all(head.origin == head.operation for head in heads):
        return []
    known = {write.operation: write for write in writes}
    found, waiting, seen = [], list(heads), set()
    while waiting:
        write = waiting.pop()
        if write.operation in seen:
            continue
        seen.add(write.operation)
        if write.origin == write.operation:
            found.append(write)
            continue
        for undone in write.parents:  # what stood before it stands again
            if undone in known:
                waiting += [known[one] for one in known[undone].parents if one in known]
    return found


def _differ(heads: Sequence[Write]) -> bool:
    return len(heads) > 1 and any(write.value != heads[0].value for write in heads)


def _saw_everything(heads: Heads) -> bool:
    """Whether the deletions together knew every value that still stands."""
    deletions = [write for write in heads["deleted"] if write.value in (DELETED, ABSENT)]
    seen = {parent for write in deletions for parent in write.parents}
    seen |= {write.operation for write in heads["deleted"]}
    return all(
        write.operation in seen
        for field, found in heads.items()
        if field != "deleted"
        for write in found
    )
