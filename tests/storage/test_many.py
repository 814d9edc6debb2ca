"""Many rows by few statements are the rows that `executemany` writes."""

from __future__ import annotations

import sqlite3

import pytest

from afm_desktop.storage.sqlite.many import insert_rows

INSERT = "INSERT INTO firm (name, place, kind) VALUES (?, ?, 'company')"


@pytest.fixture
def file() -> sqlite3.Connection:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.execute("CREATE TABLE firm (name TEXT, place INTEGER, kind TEXT)")
    return connection


@pytest.mark.parametrize("count", [0, 1, 49, 50, 51, 100, 237])
def test_every_row_is_written_once_and_in_order(file: sqlite3.Connection, count: int) -> None:
    rows = [(f"예시{place}", place) for place in range(count)]

    insert_rows(file, INSERT, rows)

    written = file.execute("SELECT name, place, kind FROM firm ORDER BY rowid").fetchall()
    assert written == [(*row, "company") for row in rows]


def test_values_do_not_slip_from_a_long_row_into_a_short_one(file: sqlite3.Connection) -> None:
    rows = [(f"예시{place}", place) for place in range(48)]

    with pytest.raises(sqlite3.ProgrammingError):
        insert_rows(file, INSERT, [*rows, ("길다", 1, 2), ("짧다",)])

    assert ("짧다",) not in file.execute("SELECT name FROM firm").fetchall()
