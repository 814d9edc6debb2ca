"""Many ids asked for in portions: SQLite takes only so many values in one statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

MOST = 900

Id = TypeVar("Id", str, int)


def portions(ids: Iterable[Id]) -> Iterator[list[Id]]:
    """Ids, each once and in order, in lists of at most 900."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), MOST):
        yield wanted[start : start + MOST]
