"""What is kept of an import beside its gesture: where it was from and what its columns meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afm_desktop.services.imports.model import ImportKind
from afm_desktop.services.safekeeping import backups_of
from tests.services.imports.conftest import SOURCE, listed

MEMBERS = ImportKind.MEMBERS
LIVE = "SELECT name FROM organizations WHERE deleted IS NULL ORDER BY row"


def test_the_same_file_is_known_again_with_its_mapping(lists, division, workspace):
    report = lists.run(MEMBERS, listed({"name": "예시나래"}))

    (batch,) = lists.service.earlier("ab" * 32)

    assert (batch.gesture, batch.file, batch.counts.new) == (report.gesture, "회원명단.xlsx", 1)
    assert not batch.is_undone
    assert lists.service.mapping_for(MEMBERS, ["분과", "기업명"]) == {"기업명": "name"}
    assert lists.service.mapping_for(ImportKind.PEOPLE, ["분과", "기업명"]) == {}
    workspace.undo()
    assert lists.service.earlier("ab" * 32)[0].is_undone
    workspace.redo()
    assert not lists.service.earlier("ab" * 32)[0].is_undone


def test_the_mapping_of_an_import_that_was_taken_back_is_not_offered(lists, division, workspace):
    headers = ["기업명", "분과"]
    lists.run(MEMBERS, listed({"name": "예시나래"}))
    wrong = replace(SOURCE, mapping={"분과": "name"})
    lists.service.run(MEMBERS, wrong, listed({"name": "이차전지", "division": "BAT"}))
    assert lists.service.mapping_for(MEMBERS, headers) == {"분과": "name"}

    workspace.undo()
    assert lists.service.mapping_for(MEMBERS, headers) == {"기업명": "name"}

    workspace.undo()
    assert lists.service.mapping_for(MEMBERS, headers) == {}
    workspace.redo()
    assert lists.service.mapping_for(MEMBERS, headers) == {"기업명": "name"}


def test_the_file_is_backed_up_before(lists, division, workspace):
    lists.run(MEMBERS, listed({"name": "예시나래"}))

    assert backups_of(workspace.path)[0].path.name.endswith("-import.afm")


def test_an_import_that_is_stopped_leaves_nothing(lists, division):
    class Stopped(Exception):
        pass

    def stop(_done, _total):
        raise Stopped

    with pytest.raises(Stopped):
        lists.service.run(
            MEMBERS,
            SOURCE,
            listed({"name": "예시나래"}),
            None,
            stop,
        )

    assert lists.all(LIVE) == []
