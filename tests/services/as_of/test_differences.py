"""What differs between two moments: net, across undo, imports and erasure."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from afm_desktop.domain.enums import DemandStatus
from afm_desktop.services.as_of.difference_rows import Change
from afm_desktop.services.history import Hidden
from afm_desktop.services.lists.listing import ListKind
from tests.factories import (
    DAY,
    make_budget_line,
    make_demand,
    make_membership,
    make_organization,
    make_person,
)
from tests.services.conftest import put
from tests.storage.test_turning_back import later


@pytest.fixture
def since(division, firm):
    """A moment after the division and 예시가람 were entered."""
    return later()


@pytest.fixture
def between(desk, since):
    def compare(*kinds: ListKind):
        return desk.differences.between(since, later(), kinds).records

    return compare


def told(rows):
    return [(row.change, row.table, row.title) for row in rows]


def changes(row):
    return {one.field: (one.old, one.new) for one in row.fields}


def test_nothing_differs_when_nothing_was_done(between):
    assert between() == ()


def test_a_changed_field_is_told_before_and_after(desk, firm, between):
    desk.records.change("organizations", firm.id, {"main_products": "밸브", "name": "예시나래"})

    (row,) = between()

    assert told([row]) == [(Change.CHANGED, "organizations", "예시나래")]
    assert changes(row) == {"name": ("예시가람", "예시나래"), "main_products": (None, "밸브")}


def test_several_changes_are_one(desk, firm, between):
    for name in ("예시나래", "예시다온", "예시라온"):
        desk.records.change("organizations", firm.id, {"name": name})

    (row,) = between()

    assert changes(row) == {"name": ("예시가람", "예시라온")}


def test_what_was_changed_and_put_back_does_not_differ(desk, firm, between):
    desk.records.change("organizations", firm.id, {"name": "예시나래"})
    desk.records.change("organizations", firm.id, {"name": "예시가람"})

    assert between() == ()


def test_what_was_undone_does_not_differ_and_redone_does(desk, workspace, firm, between):
    desk.records.change("organizations", firm.id, {"name": "예시나래"})
    workspace.undo()
    assert between() == ()

    workspace.redo()
    assert [changes(row) for row in between()] == [{"name": ("예시가람", "예시나래")}]


def test_new_and_gone_records_are_told_once_with_their_parts(
    desk, workspace, division, firm, between
):
    demand = make_demand(firm, division, title="예시 수요")
    put(workspace, demand, make_budget_line(demand))
    assert told(between()) == [(Change.NEW, "demands", "예시 수요")]

    middle = later()
    desk.records.delete("demands", [demand.id])

    rows = desk.differences.between(middle, later()).records
    assert told(rows) == [(Change.GONE, "demands", "예시 수요")]
    assert rows[0].fields == ()
    assert between() == ()  # it came and went


def test_a_part_alone_is_told_behind_its_owner(desk, workspace, division, firm):
    demand = make_demand(firm, division, title="예시 수요")
    line = make_budget_line(demand, 100)
    put(workspace, demand, line)
    since = later()
    desk.records.change("budget_lines", line.id, {"amount_won": 250})

    (row,) = desk.differences.between(since, later()).records

    assert (row.table, row.title, row.division) == ("budget_lines", "예시 수요 · 2026", "BAT")
    assert changes(row) == {"amount_won": (100, 250)}


def test_an_undone_creation_is_gone_and_still_has_its_name(desk, workspace, division):
    other = make_organization("예시나래")
    put(workspace, other, make_membership(other, division))
    since = later()
    workspace.undo()

    rows = desk.differences.between(since, later()).records

    assert told(rows) == [
        (Change.GONE, "organizations", "예시나래"),
        (Change.GONE, "memberships", "이차전지"),
    ]


def test_kinds_leave_out_the_others(desk, workspace, division, firm, between):
    put(workspace, make_demand(firm, division, title="예시 수요"))
    desk.records.change("organizations", firm.id, {"name": "예시나래"})

    assert [row.table for row in between(ListKind.DEMANDS)] == ["demands"]
    assert [row.table for row in between(ListKind.MEMBERS)] == ["organizations"]
    assert [row.table for row in between()] == ["organizations", "demands"]


def test_references_and_choices_are_told_in_words(desk, workspace, division, firm, between):
    demand = make_demand(firm, division, title="예시 수요")
    put(workspace, demand)
    since, other = later(), make_organization("예시나래")
    put(workspace, other)
    desk.records.change("demands", demand.id, {"lead_id": other.id})
    desk.demands.move(demand.id, to=DemandStatus.SUBMITTED)

    rows = desk.differences.between(since, later(), [ListKind.DEMANDS]).records

    assert told(rows)[0] == (Change.CHANGED, "demands", "예시 수요")
    assert changes(rows[0]) == {
        "lead_id": (None, "예시나래"),
        "status": (DemandStatus.DRAFT, DemandStatus.SUBMITTED),
    }
    assert told(rows)[1][:2] == (Change.NEW, "demand_events")


def test_persons_are_masked_and_erased_ones_hidden(desk, workspace, firm):
    person = make_person(firm, name="김예시", phone="02-123-4567")
    put(workspace, person)
    since = later()
    desk.records.change("people", person.id, {"name": "이예시"})
    (row,) = desk.differences.between(since, later()).records
    assert "김예시" not in repr(row)
    assert "이예시" not in repr(row)

    desk.people.erase([person.id])
    rows = desk.differences.between(since, later()).records

    assert changes(rows[0])["name"] == (Hidden.ERASED, None)
    assert changes(rows[0])["erased_on"] == (None, DAY)


def test_counts_by_kind_and_division_add_up(desk, workspace, division, firm, between):
    demands = [make_demand(firm, division, title=f"예시 수요 {n}") for n in range(3)]
    put(workspace, *demands)
    desk.records.change("organizations", firm.id, {"name": "예시나래"})
    found = desk.differences.between(datetime(2001, 1, 1, tzinfo=UTC), later())

    assert found.counts()["demands"] == {Change.NEW: 3}
    assert sum(sum(counted.values()) for counted in found.by_division().values()) == len(
        found.records
    )
    assert found.by_division()["BAT"][Change.NEW] == 4  # with the division itself
    assert list(found.by_division()) == ["BAT", ""]
