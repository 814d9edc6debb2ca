"""Building: the same every time, whole or not at all, and as large as is asked for."""

import sqlite3

import pytest

from afm_desktop.services.demonstration import build
from afm_desktop.storage.check import check
from afm_desktop.storage.synced import synced_tables


def dump(path):
    """Every synced row of a file."""
    with sqlite3.connect(path) as connection:
        return {
            name: connection.execute(f"SELECT * FROM {name} ORDER BY row").fetchall()
            for name in synced_tables()
        }


def one(path, query):
    with sqlite3.connect(path) as connection:
        return connection.execute(query).fetchone()[0]


def test_two_buildings_are_equal(made, tmp_path):
    build(tmp_path / "again.afm")

    assert dump(tmp_path / "again.afm") == dump(made[0])


def test_a_scale_multiplies_bodies_links_and_demands(tmp_path):
    path = tmp_path / "large.afm"

    counts = build(path, scale=3)

    assert (counts.organizations, counts.links, counts.demands) == (3 * 153, 3 * 1530, 3 * 213)
    assert (counts.projects, counts.targets, counts.divisions) == (40, 28, 12)
    for table, count in (
        ("organizations", 459),
        ("supply_links", 4590),
        ("demands", 639),
        ("lead_projects", 40),
    ):
        assert one(path, f"SELECT count(*) FROM {table}") == count
    assert check(path).is_whole


def test_multiplied_bodies_have_names_numbers_and_homes_of_their_own(tmp_path):
    path = tmp_path / "large.afm"

    build(path, scale=3)

    assert one(path, "SELECT count(DISTINCT name) FROM organizations") == 459
    assert one(path, "SELECT count(DISTINCT number) FROM business_numbers") == 459 - 26
    assert one(path, "SELECT count(DISTINCT title) FROM demands") == 639
    assert one(path, "SELECT count(DISTINCT intake_no) FROM demands") == one(
        path, "SELECT count(intake_no) FROM demands"
    )
    assert one(path, "SELECT count(DISTINCT organization_id) FROM memberships") == 459
    assert one(path, "SELECT count(*) FROM organizations WHERE name NOT LIKE '예시%'") == 26


def test_a_larger_demonstration_begins_with_the_smaller_one(made, tmp_path):
    build(tmp_path / "large.afm", scale=2)

    small, large = dump(made[0]), dump(tmp_path / "large.afm")

    for name, rows in small.items():
        assert large[name][: len(rows)] == rows


def test_progress_is_told_to_its_end(tmp_path):
    told = []

    build(tmp_path / "large.afm", scale=2, progress=lambda done, total: told.append((done, total)))

    assert told == sorted(told)
    assert told[-1][0] == told[-1][1]


def test_giving_up_leaves_no_file(tmp_path):
    def give_up(done, total):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        build(tmp_path / "none.afm", progress=give_up)

    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".afm"] == []


def test_gestures_are_told_in_words(made):
    with sqlite3.connect(made[0]) as connection:
        words = [row[0] for row in connection.execute("SELECT words FROM gesture ORDER BY key")]

    assert words[0] == "예시 자료 만들기: 기업·기관 153개"
    assert all(word.startswith("예시 자료 만들기: ") for word in words)
