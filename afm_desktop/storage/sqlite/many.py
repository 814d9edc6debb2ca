"""Many rows by few statements: to be called costs SQLite half as much as to write a row."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

_AT_ONCE = 50
"""Rows of one statement; with more of them none is written sooner."""


def insert_rows(target: Any, statement: str, rows: Sequence[Sequence[Any]]) -> None:
    """Do what `executemany` does with an `INSERT … VALUES (?, …)`, on a connection or cursor."""
    whole = len(rows) - len(rows) % _AT_ONCE
    if whole and len(set(map(len, rows))) == 1:
        head, values, row = statement.partition(" VALUES ")
        together = f"{head}{values}{', '.join([row] * _AT_ONCE)}"
        for start in range(0, whole, _AT_ONCE):
            said = tuple(chain.from_iterable(rows[start : start + _AT_ONCE]))
            target.execute(together, said)
        rows = rows[whole:]
    target.executemany(statement, rows)
