"""Every kind of record that is searched has its code in the index."""

from __future__ import annotations

from afm_desktop.storage.sqlite.search import CODES
from afm_desktop.storage.synced import synced_tables


def test_every_searched_kind_of_record_has_a_code():
    searched = {
        name
        for name, synced in synced_tables().items()
        if synced.entity.owner is None
        and any(column.info.get("search") for column in synced.entity.__table__.columns)
    }

    assert searched == set(CODES)
    assert len(set(CODES.values())) == len(CODES)
