"""What a column can hold.

A value that does not fit (of a newer version, or of somebody who means harm) is kept in its
operation and sent on, but the fold does not show it: a later version may.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Column, Enum, Integer

from afm_desktop.domain.model.base import ABSENT, DELETED, Exact, IsoDate, UtcMoment
from afm_desktop.storage.synced import Synced, synced_tables

Fits = Callable[[Any], bool]
_ID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_LENGTH = 36
is_id = re.compile(_ID).fullmatch
_are_ids = re.compile(f"{_ID}(?:,{_ID})*").fullmatch
_LARGEST = 2**63 - 1


@cache
def fitting(entity: str) -> Mapping[str, Fits]:
    """For each field of a table whether a value fits; nothing is known of other tables."""
    synced = synced_tables().get(entity)
    if synced is None:
        return {}
    return {field: _fits(synced, synced.table.columns[field]) for field in synced.fields}


def are_ids(together: str, count: int) -> bool:
    """Whether a text is so many ids with commas between them."""
    return len(together) == (_LENGTH + 1) * count - 1 and _are_ids(together) is not None


def is_proof(value: object) -> bool:
    """Whether a value is what an operation keeps of a personal one."""
    return (
        type(value) is dict
        and value.keys() == {"ref", "proof"}
        and type(value["ref"]) is str
        and type(value["proof"]) is str
    )


@cache
def stricter(table: str) -> tuple[tuple[str, Fits], ...]:
    """The columns in which SQLite would let stand what does not fit; text always fits."""
    personal = synced_tables()[table].personal
    return tuple(
        (name, fits)
        for name, fits in fitting(table).items()
        if fits is not _is_text and name not in personal
    )


def _fits(synced: Synced, column: Column[Any]) -> Fits:
    if column.name == "deleted":
        return _one_of(int, {DELETED, ABSENT})
    if column.name in synced.personal:
        return is_proof
    if column.foreign_keys:
        return lambda value: type(value) is str and is_id(value) is not None
    if isinstance(column.type, Enum):
        return _one_of(str, set(column.type.enums))
    return next((fits for kind, fits in _BY_TYPE if isinstance(column.type, kind)), _is_text)


def _one_of(kind: type, values: set[Any]) -> Fits:
    return lambda value: type(value) is kind and value in values


def _is_text(value: Any) -> bool:
    return type(value) is str


def _is_whole(value: Any) -> bool:
    return type(value) is int and -_LARGEST <= value <= _LARGEST


def _that_reads(read: Callable[[str], object]) -> Fits:
    return lambda value: type(value) is str and _reads(read, value)


def _reads(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


_BY_TYPE: tuple[tuple[type, Fits], ...] = (
    (Boolean, _one_of(int, {0, 1})),
    (IsoDate, _that_reads(date.fromisoformat)),
    (UtcMoment, _that_reads(datetime.fromisoformat)),
    (Integer, _is_whole),
    (Exact, _is_whole),
)
