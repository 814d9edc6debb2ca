"""The window is not held up by looks through what stays anyway."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from afm_desktop.app import open_desk
from afm_desktop.ui.start import make_program


@pytest.fixture
def thawed() -> Iterator[None]:
    """Nothing is spared before and after."""
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_a_program_that_has_started_leaves_its_modules_out_of_searches_for_garbage(thawed, qapp):
    loaded = len(gc.get_objects())

    make_program(qapp, open_desk)

    assert gc.get_freeze_count() > 0.9 * loaded
    assert len(gc.get_objects()) < 0.1 * loaded
