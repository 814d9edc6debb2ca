"""Search rows stand in 가나다 order, whatever comes and however little room there is."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from afm_desktop.domain.hangul import collation
from afm_desktop.domain.model.organizations import OrganizationName
from afm_desktop.storage.check import check
from afm_desktop.storage.sqlite import shelf
from afm_desktop.storage.sqlite.finding import find
from afm_desktop.storage.sqlite.shelf import Entry, Filed
from tests.storage.conftest import add_organization

SYLLABLES = "가나다라마바사아자차카타파하"


@pytest.fixture
def crowded(monkeypatch):
    """A table's places are so few that every other row needs room made for it."""
    monkeypatch.setattr(shelf, "ROOM", 1 << 16)
    monkeypatch.setattr(shelf, "_WINDOWS", range(4, 17, 4))


def entry(key, name):
    return Entry(collation(name), key, name)


def rows(connection):
    return connection.exec_driver_sql(
        "SELECT sort, key, place, text FROM search_row ORDER BY place"
    ).all()


def is_in_order(connection, entries):
    return [tuple(row[:2]) for row in rows(connection)] == sorted(one[:2] for one in entries)


def indexed(connection, gram):
    found = connection.exec_driver_sql(
        "SELECT s.text FROM search AS f JOIN search_row AS s ON s.place = f.rowid "
        "WHERE f.search MATCH ? ORDER BY f.rowid",
        (gram,),
    )
    return [text for (text,) in found]


def test_rows_filed_one_behind_the_other_never_run_out_of_room(workspace, crowded):
    entries = [entry(key, f"가람{key:03d}") for key in range(150)]
    with workspace.administering() as connection:
        for one in entries:
            shelf.file(connection, 1, [one])

        assert is_in_order(connection, entries)
        assert indexed(connection, '"가람"') == [one.text for one in entries]


def test_rows_filed_one_before_the_other_never_run_out_of_room(workspace, crowded):
    entries = [entry(key, f"가람{key:03d}") for key in reversed(range(150))]
    with workspace.administering() as connection:
        for one in entries:
            shelf.file(connection, 1, [one])

        assert is_in_order(connection, entries)


def test_room_is_made_in_the_table_whose_places_they_are(workspace, crowded):
    with workspace.administering() as connection:
        shelf.file(connection, 2, [entry(2, "가람")])
        before = rows(connection)
        for key in range(120):
            shelf.file(connection, 1, [entry(64 * key + 1, f"하늘{key:03d}")])

        assert rows(connection)[-1] == before[0]
        assert all(shelf.is_in(1, place) for _, _, place, _ in rows(connection)[:-1])


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("room", [1 << 16, shelf.ROOM])
def test_whatever_is_filed_and_taken_out_stands_in_order(workspace, monkeypatch, seed, room):
    monkeypatch.setattr(shelf, "ROOM", room)
    monkeypatch.setattr(shelf, "_WINDOWS", range(4, room.bit_length(), 4))
    monkeypatch.setattr(shelf, "_A_SEARCH", 3)
    chance, there, keys = random.Random(seed), {}, iter(range(10_000))
    with workspace.administering() as connection:
        for _ in range(25):
            new = [
                entry(next(keys), "".join(chance.choices(SYLLABLES[:4], k=chance.randint(1, 3))))
                for _ in range(chance.choice([1, 1, 2, 12]))
            ]
            shelf.file(connection, 1, new)
            there |= {one.key: one for one in new}
            gone = [row for row in rows(connection) if chance.random() < 0.1]
            shelf.take_out(connection, [Filed(place, text) for _, _, place, text in gone])
            for _, key, *_ in gone:
                del there[key]

            assert is_in_order(connection, there.values())
        for gram in ("가나", "다라", "나나"):
            wanted = [one.text for one in sorted(there.values()) if gram in one.text]
            assert indexed(connection, f'"{gram}"') == wanted


def test_equal_names_stand_in_the_order_they_came(workspace):
    entries = [entry(key, "가람") for key in (5, 3, 9, 1)]
    with workspace.administering() as connection:
        for one in entries:
            shelf.file(connection, 1, [one])

        assert [key for _, key, *_ in rows(connection)] == [1, 3, 5, 9]


def test_a_row_of_which_only_other_names_change_keeps_its_place(workspace):
    record = add_organization(workspace, "예시가람")
    with workspace.reading() as session:
        before = rows(session.connection())
    with workspace.writing("이름 추가") as session:
        session.add(OrganizationName(organization_id=record, name="람전자"))

    with workspace.reading() as session:
        after = rows(session.connection())
        assert find(session, "organizations", "람전") == [1]
    assert [row[:3] for row in after] == [row[:3] for row in before]
    assert after[0][3] != before[0][3]


def test_the_check_finds_rows_that_stand_where_they_should_not(workspace):
    for name in ("예시가람", "예시나래"):
        add_organization(workspace, name)
    assert check(workspace.path).findings == ()
    with workspace.administering() as connection:
        (first, second) = (place for _, _, place, _ in rows(connection))
        connection.exec_driver_sql("UPDATE search_row SET place = ? WHERE place = ?", (9, first))
        connection.exec_driver_sql(
            "UPDATE search_row SET place = ? WHERE place = ?", (first, second)
        )
        connection.exec_driver_sql("UPDATE search_row SET place = ? WHERE place = ?", (second, 9))

    assert [finding.entity for finding in check(workspace.path).findings] == ["organizations"]


def test_places_lie_apart_but_near_when_many_are_filed_at_once(workspace):
    with workspace.administering() as connection:
        shelf.file(connection, 1, [entry(key, f"가람{key}") for key in range(1_000)])

        gaps = {right - left for (*_, left, _), (*_, right, _) in pairwise(rows(connection))}
    assert gaps == {shelf.APART}
