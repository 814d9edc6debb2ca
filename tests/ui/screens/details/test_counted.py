"""What a target counts stands beside what is measured of it."""

from __future__ import annotations

from afm_desktop.services.details.shapes import RELATED
from afm_desktop.ui.labels.details import related_title
from afm_desktop.ui.screens.details.layout import tabs_of


def test_what_is_counted_comes_first_among_the_results():
    (results,) = tabs_of("targets")

    assert results.related[0] == "counted"
    assert set(results.related) == {spec.key for spec in RELATED["targets"]}
    assert related_title("targets", "counted") == "집계한 자료"
