"""Ids sort by their moment, however many are made at once."""

from __future__ import annotations

from uuid import RFC_4122, UUID

from afm_desktop.domain.ids import new_id, new_ids


def test_ids_that_are_made_together_stand_behind_those_before_and_before_those_after():
    first, many, last = new_id(), new_ids(10_000), new_id()

    found = [first, *many, last]
    assert found == sorted(found)
    assert len(set(found)) == 10_002


def test_ids_that_are_made_together_are_like_single_ones():
    for said in new_ids(100):
        id_ = UUID(said)
        assert (str(id_), id_.version, id_.variant) == (said, 7, RFC_4122)
