"""Who listens hears which kinds of record a gesture touched."""

from __future__ import annotations

import pytest

from afm_desktop.services.changes import Changes
from afm_desktop.services.records import Records, RequiredEmpty


@pytest.fixture
def heard(workspace):
    changes, heard = Changes(), []
    workspace.subscribe(changes.announce)
    changes.subscribe(heard.append)
    return heard


def test_a_saved_gesture_and_its_undo_are_heard(workspace, heard):
    Records(workspace).create("organizations", {"name": "예시가람"})
    workspace.undo()

    assert heard == [frozenset({"organizations"})] * 2


def test_what_is_refused_is_not_heard(workspace, heard):
    with pytest.raises(RequiredEmpty):
        Records(workspace).create("organizations", {})

    assert heard == []


def test_a_listener_may_stop_listening_while_it_is_told():
    changes, heard = Changes(), []

    def once(kinds):
        heard.append(kinds)
        stop()

    stop = changes.subscribe(once)
    changes.subscribe(heard.append)
    changes.publish(frozenset({"demands"}))
    changes.publish(frozenset({"demands"}))

    assert len(heard) == 3
