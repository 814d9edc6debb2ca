"""The navigation knows what every screen is called before the screen is loaded."""

from __future__ import annotations

import pytest

from afm_desktop.domain.office import Office, Role
from afm_desktop.services.founding import found_office
from afm_desktop.ui.screens import SCREENS
from afm_desktop.ui.screens.records.screen import RecordsScreen
from tests.ui.whole_window import shown, visit

LISTS_BEYOND_RECORDS = ("history", "trash", "screening", "decisions")


@pytest.mark.parametrize("role", [Role.CENTER, Role.FIRM])
def test_screens_are_what_the_navigation_says(program, tmp_path, role):
    path = tmp_path / "예시.afm"
    found_office(path, Office(role, "예시 담당"))
    window = shown(program, path)
    wanted = [spec for spec in SCREENS if role in spec.roles]

    for spec in wanted:
        visit(window, spec.key)
        screen = window.body.stage.current
        assert (screen.key, screen.title, screen.icon) == (spec.key, spec.words, spec.icon)
        if isinstance(screen, RecordsScreen) and spec.key not in LISTS_BEYOND_RECORDS:
            assert spec.finds == screen.spec.record

    assert len(wanted) == len(window.specs)
