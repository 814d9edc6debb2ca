"""Places can be sent as text, and there is always a way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from afm_desktop.ui.places import Place, Trail, from_link


def test_back_and_forward_go_through_what_was_visited():
    trail = Trail()
    for screen in ("dashboard", "demands", "members"):
        trail.visit(Place(screen))

    assert trail.back() == Place("demands")
    assert trail.back() == Place("dashboard")
    assert trail.back() is None
    assert trail.forward() == Place("demands")
    assert trail.can_go_forward


def test_a_new_visit_forgets_what_lay_ahead():
    trail = Trail()
    for screen in ("dashboard", "demands"):
        trail.visit(Place(screen))
    trail.back()

    trail.visit(Place("members"))

    assert not trail.can_go_forward
    assert trail.back() == Place("dashboard")


def test_the_same_place_twice_is_one_step():
    trail = Trail()
    trail.visit(Place("demands"))
    trail.visit(Place("demands"))

    assert not trail.can_go_back


def test_choosing_another_record_amends_the_place():
    trail = Trail()
    trail.visit(Place("demands"))
    trail.amend(Place("demands", "a"))
    trail.visit(Place("members"))

    assert trail.back() == Place("demands", "a")


def test_a_long_trail_forgets_its_beginning():
    trail = Trail()
    for number in range(500):
        trail.visit(Place("demands", str(number)))

    steps = 0
    while trail.back() is not None:
        steps += 1

    assert steps == 99


@given(
    st.from_regex(r"[a-z_]{1,12}", fullmatch=True),
    st.none() | st.text(min_size=1, max_size=20),
    st.dictionaries(
        st.text(min_size=1, max_size=8),
        st.lists(st.text(min_size=1, max_size=8), min_size=1, max_size=4),
        max_size=4,
    ),
    st.text(max_size=12),
)
def test_a_link_names_the_same_place(screen, record, filters, text):
    asked = tuple((key, tuple(values)) for key, values in filters.items())
    place = Place(screen, record, asked, text)

    assert from_link(f"  {place.link()}  ") == place


@pytest.mark.parametrize("text", ["", "수요", "#", "#/x", "demands", "# demands"])
def test_other_text_is_no_link(text):
    assert from_link(text) is None
