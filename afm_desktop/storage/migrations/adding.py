"""What revisions add: tables of records and columns, told in short.

A table or a column is told as `name TYPE`, and `name TYPE target` where it points to a record of
another table; several are parted by commas.
"""

from __future__ import annotations

from collections.abc import Mapping

from alembic import op

Told = Mapping[str, str]
"""Columns by table."""


def add_tables(tables: Told) -> None:
    """Make tables of records, with an index for each column that points elsewhere."""
    for table, columns in tables.items():
        told = [column.split() for column in columns.split(", ")]
        own = "".join(f', "{name}" {kind}' for name, kind, *_ in told)
        keys = "".join(
            f", CONSTRAINT fk_{table}_{name} FOREIGN KEY({name}) REFERENCES {target[0]} (id) "
            "DEFERRABLE INITIALLY DEFERRED"
            for name, _, *target in told
            if target
        )
        op.execute(
            f'CREATE TABLE {table} ("row" INTEGER NOT NULL, id TEXT NOT NULL, deleted INTEGER'
            f'{own}, notes TEXT, CONSTRAINT pk_{table} PRIMARY KEY ("row"), '
            f"CONSTRAINT uq_{table}_id UNIQUE (id){keys})"
        )
        for name, _, *target in told:
            if target:
                op.execute(f"CREATE INDEX ix_{table}_{name} ON {table} ({name})")


def add_columns(columns: Told) -> None:
    """Add columns, with an index for each that points elsewhere."""
    for table, told in columns.items():
        for column in told.split(", "):
            _add(table, *column.split())


def _add(table: str, name: str, kind: str, target: str | None = None) -> None:
    points = (
        f" CONSTRAINT fk_{table}_{name} REFERENCES {target} (id) DEFERRABLE INITIALLY DEFERRED"
        if target
        else ""
    )
    op.execute(f'ALTER TABLE {table} ADD COLUMN "{name}" {kind}{points}')
    if target:
        op.execute(f"CREATE INDEX ix_{table}_{name} ON {table} ({name})")
