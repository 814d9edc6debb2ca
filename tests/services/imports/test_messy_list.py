"""A list of 400 rows as a secretary keeps it: in, looked through, and taken back days later."""

from __future__ import annotations

import time

import pytest

from afm_desktop.app import build as desk_on
from afm_desktop.exchange.importing import ForeignList, likely_table, suggested
from afm_desktop.exchange.reading.fields import ImportKind
from afm_desktop.exchange.reading.finding import all_tables
from afm_desktop.exchange.reading.opening import open_book
from afm_desktop.services.imports.model import NEW_RECORD, Outcome, Wishes
from afm_desktop.services.imports.service import ImportService
from afm_desktop.storage.check import check
from afm_desktop.storage.workspace import Workspace
from tests.messy_list import BODIES, REPEATED, write_messy_list

WRONG_NUMBERS = 6
DAY = 24 * 3_600 * 10**9  # nanoseconds


@pytest.fixture(scope="module")
def messy(tmp_path_factory):
    """The list with the field of each column, as it is suggested."""
    book = open_book(write_messy_list(tmp_path_factory.mktemp("messy") / "회원명부.xlsx"))
    table = likely_table(ImportKind.MEMBERS, all_tables(book.sheets))
    return ForeignList(book, table, suggested(table, ImportKind.MEMBERS, {}))


def import_all(workspace, messy, **wishes):
    service, rows = ImportService(workspace), list(messy.rows())
    asked = service.rehearse(messy.kind, messy.source, rows, Wishes(**wishes))
    decided = {(row.number, d.field): NEW_RECORD for row in asked.rows for d in row.doubts}
    wanted = Wishes(**wishes, decisions=decided)
    return asked, service.run(messy.kind, messy.source, rows, wanted)


def live(workspace, kind="organizations"):
    with workspace.reading() as session:
        query = f"SELECT id, name FROM {kind} WHERE deleted IS NULL ORDER BY row"
        return [tuple(row) for row in session.connection().exec_driver_sql(query)]


def test_every_column_finds_its_field(messy):
    told = {c.column.letter: c.field.key for c in messy.mapping.columns if c.field}

    assert told == {
        "B": "role", "C": "name", "D": "business_number", "E": "representative",
        "F": "size_class", "G": "region", "H": "district", "I": "main_products",
        "J": "person_name", "K": "title", "L": "person_phone", "M": "person_email",
        "N": "revenue", "O": "employees", "P": "joined_on", "Q": "division", "R": "notes",
    }  # fmt: skip


def test_a_messy_list_is_a_clean_directory_once_its_doubtful_rows_are_decided(
    workspace, division, messy
):
    asked, done = import_all(workspace, messy)

    assert asked.counts.rejected == WRONG_NUMBERS
    assert asked.counts.duplicates <= BODIES // 20
    assert len(done.rows) == BODIES + REPEATED
    names = [name for _, name in live(workspace)]
    assert len(names) == len(set(names)) == done.counts.new
    assert BODIES - WRONG_NUMBERS <= done.counts.new + WRONG_NUMBERS <= BODIES + WRONG_NUMBERS
    assert not any("(" in name or "주식" in name or "㈜" in name for name in names)
    assert all(p.field == "business_number" for row in done.rejected for p in row.problems)


def test_the_same_list_again_is_all_the_same(workspace, division, messy):
    import_all(workspace, messy)

    again = ImportService(workspace).rehearse(messy.kind, messy.source, messy.rows())

    rows = [row for row in again.rows if row.outcome is not Outcome.REJECTED]
    assert {row.outcome for row in rows} <= {Outcome.SAME, Outcome.CHANGED}
    repeated = {row.name for row in rows if row.outcome is Outcome.CHANGED}
    assert len(repeated) <= REPEATED  # two rows of one body with different notes


def test_three_days_later_it_goes_back_but_for_what_was_touched_since(
    workspace, division, messy, monkeypatch
):
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 3 * DAY)
    _, done = import_all(workspace, messy)
    monkeypatch.setattr(time, "time_ns", lambda: now() + 6 * DAY)
    path = workspace.path
    workspace.close()
    workspace = Workspace.open(path)
    kept, name = live(workspace)[0]
    person = live(workspace, "people")[0][0]
    desk = desk_on(workspace)
    desk.records.change("organizations", kept, {"phone": "02-0000-1234"})
    desk.records.delete("people", [person])
    workspace.close()
    workspace = Workspace.open(path)

    undone = workspace.undo(done.gesture)

    assert live(workspace) == [(kept, name)]
    assert live(workspace, "people") == []
    assert {left.record for left in undone.left} == {kept, person}
    workspace.close()
    assert check(path).findings == ()
