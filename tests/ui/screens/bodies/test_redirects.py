"""What names a merged body leads to the one it became: links, the way back, filters, windows."""

from __future__ import annotations

import pytest

from afm_desktop.ui.places import Place, from_link
from tests.ui.screens.frames import current, go, settle

KEPT, MERGED = "예시다봄에너지솔루션", "예시솔찬배터리시스템"


@pytest.fixture
def bodies(window):
    found = [window.desk.details.suggest("organizations", name)[0].id for name in (KEPT, MERGED)]
    return tuple(found)


def merge(window, bodies, qtbot):
    window.bridge.write(lambda: window.desk.sameness.merge(*bodies))
    settle(window, qtbot)


def test_a_link_to_a_merged_body_opens_the_one_it_became(window, bodies, qtbot):
    kept, merged = bodies
    link = go(window, Place("members", merged), qtbot).place().link()
    merge(window, bodies, qtbot)
    go(window, Place("demands"), qtbot)

    screen = go(window, from_link(link), qtbot)

    assert screen.place().record == kept
    assert window.trail.here.record == kept
    assert screen.side.pane.detail.title == KEPT


def test_the_way_back_leads_to_the_body_it_became(window, bodies, qtbot):
    kept, merged = bodies
    go(window, Place("members", merged), qtbot)
    go(window, Place("demands"), qtbot)
    merge(window, bodies, qtbot)

    window.commands.run("back")
    settle(window, qtbot)

    assert current(window).place().record == kept
    window.commands.run("undo")
    settle(window, qtbot)
    go(window, Place("demands"), qtbot)
    assert go(window, Place("members", merged), qtbot).place().record == merged


def test_a_filter_kept_from_before_finds_what_the_body_has_now(window, bodies, qtbot):
    kept, merged = bodies
    merge(window, bodies, qtbot)

    def count(body):
        place = Place("links", filters=(("body_id", (body,)),))
        return len(go(window, place, qtbot)._found.keys)

    assert count(merged) == count(kept) > 0


def test_a_window_of_its_own_shows_the_body_it_became(window, bodies, qtbot):
    kept, merged = bodies
    merge(window, bodies, qtbot)

    window.open_apart("organizations", merged)
    settle(window, qtbot)

    assert list(window.furnishing.apart.windows) == [("organizations", kept)]
