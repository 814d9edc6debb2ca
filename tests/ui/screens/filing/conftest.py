"""The real window on a file with an open round and a draft."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afm_desktop.domain.office import Role
from afm_desktop.storage.workspace import Workspace
from afm_desktop.ui.places import Place
from tests.services.conftest import OFFICE
from tests.services.filing.conftest import begin_in
from tests.ui.screens.frames import go, program, settle, shown
from tests.ui.watchdog import watchdog

__all__ = ["program", "watchdog"]


def made(tmp_path, program, qtbot, role=Role.CENTER, answers=()):
    """A window on a new file, and what was begun in it."""
    path = tmp_path / "수요.afm"
    organization = "예시가람" if role is Role.FIRM else None
    workspace = Workspace.create(path, replace(OFFICE, role=role, organization=organization))
    case = begin_in(workspace)
    for one in answers:
        case.fill(**one)
    workspace.close()
    window = shown(program, path, qtbot)
    return window, case


def opened(window, case, qtbot, page=""):
    """The form of the draft, whole."""
    filters = (("page", (page,)),) if page else ()
    screen = go(window, Place("filing", case.demand_id, filters), qtbot)
    qtbot.waitUntil(lambda: screen.form.is_built)
    settle(window, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return screen


@pytest.fixture
def draft(tmp_path, program, qtbot):
    """The window of an office, the draft, and its screen."""
    window, case = made(tmp_path, program, qtbot)
    return window, case, opened(window, case, qtbot)
