"""Ids in portions that a statement takes."""

from __future__ import annotations

from afm_desktop.services.portions import MOST, portions


def test_each_id_comes_once_and_in_order():
    assert list(portions(["나", "가", "나"])) == [["가", "나"]]


def test_no_portion_is_larger_than_a_statement_takes():
    ids = range(2 * MOST + 1)

    assert [len(part) for part in portions(ids)] == [MOST, MOST, 1]
    assert [id for part in portions(ids) for id in part] == list(ids)


def test_of_no_ids_nothing_is_asked():
    assert list(portions([])) == []
